"""What is read of a laptop, on samples of other laptops, and what is said of it: never too much."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

import pytest

from app.bootstrap.posture import (
    hibernates,
    look,
    mount_of,
    sealed_device,
    sealed_path,
    swap_state,
    swaps_in,
)
from app.bootstrap.posture_windows import page_file, protection, sleep_file
from app.domain.posture import Found, Posture, Swap, Worry
from app.language import UiLanguage, speak
from app.services.vault_keeping import OpenStudy
from app.ui.wording.posture import clock_words, worry_sentence
from tests.storage.studies import NOON, found, opened

MOUNTS = """\
24 1 254:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw
30 24 8:1 / /boot rw,relatime shared:2 - ext4 /dev/sda1 rw
31 24 0:44 / /data rw,relatime shared:3 - btrfs /dev/mapper/luks-home rw,space_cache
32 24 8:17 / /media/anna/STICK\\040ROOD rw,nosuid shared:4 - vfat /dev/sdb1 rw
33 24 0:51 / /data/anna/Private rw - ecryptfs /data/.ecryptfs/anna rw
34 24 0:52 / /mnt/share rw - nfs4 server:/share rw
"""
SWAPS = """\
Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority
/dev/dm-2                               partition\t8388604\t\t0\t\t-2
/swap\\040file                           file\t\t2097148\t\t0\t\t-3
/dev/zram0                              partition\t4096000\t\t0\t\t100
"""
DEVICES = pytest.mark.skipif(os.name == "nt", reason="Windows has no folder called 8:3")
NOW = datetime(2026, 11, 23, 14, 3, tzinfo=UTC)


def blocks(folder: Path) -> Path:
    """Make a volume on LUKS on a partition, a plain partition and a stick, as sysfs has them."""
    made = {"254:1": ("LVM-abc", ["254:0"]), "254:0": ("CRYPT-LUKS2-def", ["8:3"]), "8:3": ("", [])}
    made |= {"8:1": ("", []), "8:17": ("", []), "9:0": ("", ["254:0", "8:17"])}
    for number, (uuid, below) in made.items():
        place = folder / number
        (place / "dm").mkdir(parents=True)
        if uuid:
            (place / "dm" / "uuid").write_text(uuid + "\n")
        for at, each in enumerate(below):
            (place / "slaves" / f"s{at}").mkdir(parents=True)
            (place / "slaves" / f"s{at}" / "dev").write_text(each + "\n")
    return folder


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/var/lib/studie", ("254:1", "ext4", "/dev/mapper/vg-root")),
        ("/data/anna/studie", ("0:44", "btrfs", "/dev/mapper/luks-home")),
        ("/media/anna/STICK ROOD/studie", ("8:17", "vfat", "/dev/sdb1")),
        ("/data/anna/Private/studie", ("0:51", "ecryptfs", "/data/.ecryptfs/anna")),
        ("/datas/anna", ("254:1", "ext4", "/dev/mapper/vg-root")),
    ],
)
def test_a_study_is_found_on_the_file_system_it_lies_on(
    path: str, expected: tuple[str, str, str]
) -> None:
    assert mount_of(MOUNTS, PurePosixPath(path)) == expected


@DEVICES
def test_a_volume_is_encrypted_when_everything_below_it_is(tmp_path: Path) -> None:
    place = blocks(tmp_path)
    assert sealed_device("254:1", place) is Found.YES
    assert sealed_device("8:1", place) is Found.NO
    assert sealed_device("9:0", place) is Found.NO
    assert sealed_device("99:9", place) is Found.UNKNOWN


@DEVICES
def test_what_does_not_show_is_called_unknown(tmp_path: Path) -> None:
    def sealed(device: str) -> Found:
        return sealed_device(device, blocks(tmp_path / "b") if device == "8:17" else tmp_path)

    assert sealed_path(PurePosixPath("/data/anna/Private/x"), MOUNTS, sealed) is Found.YES
    assert sealed_path(PurePosixPath("/mnt/share/x"), MOUNTS, sealed) is Found.UNKNOWN
    assert sealed_path(PurePosixPath("/media/anna/STICK ROOD/x"), MOUNTS, sealed) is Found.NO
    assert sealed_path(PurePosixPath("/x"), "", sealed) is Found.UNKNOWN


def test_swaps_are_read_and_the_worst_one_counts() -> None:
    assert swaps_in(SWAPS) == (
        ("/dev/dm-2", "partition"),
        ("/swap file", "file"),
        ("/dev/zram0", "partition"),
    )
    assert swap_state([]) is Swap.NONE
    assert swap_state([Found.YES, Found.YES]) is Swap.ENCRYPTED
    assert swap_state([Found.YES, Found.UNKNOWN]) is Swap.UNKNOWN
    assert swap_state([Found.UNKNOWN, Found.NO]) is Swap.PLAIN


@pytest.mark.parametrize(
    ("state", "disk", "swaps", "expected"),
    [
        ("freeze mem disk\n", "[platform] shutdown reboot suspend test_resume\n", 1, Found.YES),
        ("freeze mem disk\n", "[disabled]\n", 1, Found.NO),
        ("freeze mem\n", "", 1, Found.NO),
        ("freeze mem disk\n", "[platform]\n", 0, Found.NO),
    ],
)
def test_sleep_reaches_the_disk_when_there_is_a_swap_to_write_to(
    state: str, disk: str, swaps: int, expected: Found
) -> None:
    assert hibernates(state, disk, swaps) is expected


def test_windows_says_yes_only_when_the_key_is_not_beside_the_data() -> None:
    assert [protection(value) for value in (1, 2, 3, 5, 7, None)] == [
        Found.YES,
        Found.NO,
        Found.UNKNOWN,
        Found.NO,
        Found.UNKNOWN,
        Found.UNKNOWN,
    ]
    names = frozenset({"pagefile.sys", "hiberfil.sys", "windows"})
    assert page_file(names, Found.YES) is Swap.ENCRYPTED
    assert page_file(names, Found.NO) is Swap.PLAIN
    assert page_file(frozenset(), Found.NO) is Swap.UNKNOWN
    assert (sleep_file(names), sleep_file(frozenset({"windows"}))) == (Found.YES, Found.NO)


def posture(last: datetime | None, **seen: Found | Swap) -> Posture:
    told = {"disk_encrypted": Found.UNKNOWN, "swap": Swap.UNKNOWN, "hibernates": Found.UNKNOWN}
    return Posture(**{**told, **seen}, now=NOW, last=last)  # type: ignore[arg-type]


def test_what_is_unknown_worries_nobody_and_a_wrong_clock_comes_first() -> None:
    assert posture(None).worries == ()
    behind = posture(NOW + timedelta(days=1), disk_encrypted=Found.NO, swap=Swap.PLAIN)
    assert behind.worries == (Worry.CLOCK_BEHIND, Worry.DISK, Worry.SWAP)
    assert posture(NOW + timedelta(seconds=90)).worries == ()
    assert posture(NOW - timedelta(days=200)).worries == (Worry.CLOCK_AHEAD,)
    asleep = posture(NOW, swap=Swap.PLAIN, hibernates=Found.YES)
    assert asleep.worries == (Worry.SWAP, Worry.HIBERNATION)
    words = speak(UiLanguage.NL)
    for worry in Worry:
        assert worry_sentence(words, worry, behind)
    assert clock_words(words, behind) == "staat waarschijnlijk verkeerd"


def last_of(study: OpenStudy) -> datetime | None:
    with study.begin() as work:
        return work.events.last_before_opening()


def test_the_clock_is_compared_with_the_last_event_before_this_opening(tmp_path: Path) -> None:
    study = found(tmp_path / "study").study
    assert last_of(study) == NOON
    study.close()
    again = opened(tmp_path / "study")
    with again.begin() as work:
        seq = work.events.head().seq
    assert last_of(again) == NOON
    again.close()
    assert seq > 1


def test_this_very_laptop_can_be_looked_at(tmp_path: Path) -> None:
    seen = look(tmp_path, NOW, None)
    assert seen.now == NOW
    assert seen.disk_encrypted in Found
