"""Sticks that are full, pulled out, read-only or lying, and kills: nothing half is left."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import pytest

from app.bundle import backups
from app.bundle.backups import prove_backup
from app.bundle.errors import (
    TargetFull,
    TargetNotWritable,
    WrittenDiffers,
)
from app.domain.library import Library
from app.domain.log import LogKind
from app.services.backing_up import (
    backup_standing,
    keep_backup,
    make_backup,
    prepare_backup,
)
from app.services.vault_keeping import Founded, read_log
from app.storage import errors as storage
from app.storage.last_backup import last_made
from app.storage.unit_of_work import UnitOfWork
from tests.services.backups.at_work import office
from tests.storage.studies import (
    act,
    found,
    opened,
)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "ro,size=128k", "tmpfs", str(folder)]
    if os.name != "posix" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("takes root to mount a stick")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("kind", ["missing", "read-only", "file"])
def test_a_target_that_takes_nothing_is_said_and_left_alone(
    founded: Founded, tmp_path: Path, shelf: Library, kind: str
) -> None:
    target = tmp_path / "target"
    if kind == "file":
        target.write_text("iets")
    mounted = read_only(target) if kind == "read-only" else nullcontext()
    with mounted, pytest.raises(TargetNotWritable):
        make_backup(office(founded.study, shelf), target)
    assert LogKind.BACKED_UP not in {each.kind for each in read_log(founded.study.begin)}


def test_a_full_stick_is_said_and_nothing_is_left_on_it(
    founded: Founded, stick: Path, shelf: Library
) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(stick)]
    if os.name != "posix" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("takes root to mount a small disk")
    try:
        with pytest.raises(TargetFull):
            make_backup(office(founded.study, shelf), stick)
        assert list(stick.iterdir()) == []
    finally:
        subprocess.run(["umount", "-l", str(stick)], check=True)
    assert make_backup(office(founded.study, shelf), stick).facts.number == 1


def test_a_stick_that_is_pulled_out_before_it_is_written_is_said(
    founded: Founded, stick: Path, shelf: Library
) -> None:
    at = office(founded.study, shelf)
    order = prepare_backup(at, stick)
    stick.rmdir()
    with pytest.raises(TargetNotWritable):
        prove_backup(order)
    assert backup_standing(at).last is None


def test_a_backup_that_no_log_can_tell_of_is_not_left_behind(
    founded: Founded, stick: Path, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = office(founded.study, shelf)
    proven = prove_backup(prepare_backup(at, stick))
    assert [path.suffix for path in stick.iterdir()] == [".part"]
    with monkeypatch.context() as patched:
        patched.setattr(UnitOfWork, "commit", full)
        with pytest.raises(storage.TargetFull):
            keep_backup(at, proven)
    assert list(stick.iterdir()) == []
    assert backup_standing(at).last is None


def full(_work: UnitOfWork) -> None:
    raise storage.TargetFull("research.db")


def test_a_stick_that_is_pulled_out_before_it_gets_its_name_is_said(
    founded: Founded, stick: Path, shelf: Library
) -> None:
    at = office(founded.study, shelf)
    proven = prove_backup(prepare_backup(at, stick))
    shutil.rmtree(stick)
    with pytest.raises(TargetNotWritable):
        keep_backup(at, proven)
    assert backup_standing(at).last is None


def test_a_stick_that_keeps_other_bytes_than_it_was_given_is_noticed(
    founded: Founded, stick: Path, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lying(path: Path) -> bytes:
        content = path.read_bytes()
        middle = len(content) // 2
        return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]

    monkeypatch.setattr(backups, "read_back", lying)
    with pytest.raises(WrittenDiffers):
        make_backup(office(founded.study, shelf), stick)
    assert list(stick.iterdir()) == []
    assert last_made(founded.study.folder) is None


def test_what_a_kill_leaves_is_cleaned_up_and_opens_for_nobody(
    founded: Founded, stick: Path, shelf: Library, tmp_path: Path
) -> None:
    left = founded.study.folder / "copies"
    left.mkdir()
    (left / "research.db").write_bytes(os.urandom(4096))
    make_backup(office(founded.study, shelf), stick)
    assert not left.exists()
    shutil.copytree(founded.study.folder, tmp_path / "killed")
    (tmp_path / "killed" / "copies").mkdir()
    opened(tmp_path / "killed").close()
    assert not (tmp_path / "killed" / "copies").exists()


def test_a_study_whose_own_disk_is_full_at_any_moment_says_so_and_goes_on(
    tmp_path: Path, shelf: Library
) -> None:
    disk, stick = tmp_path / "disk", tmp_path / "stick"
    disk.mkdir()
    stick.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)]
    if os.name != "posix" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("takes root to mount a small disk")
    try:
        refused = _back_up_with_less_and_less_room(disk, stick, shelf)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
    assert refused > 5
    assert len(list(stick.iterdir())) == 1


def _back_up_with_less_and_less_room(disk: Path, stick: Path, shelf: Library) -> int:
    """Try with ever more room, until it works; return how often it did not."""
    study = found(disk / "study").study
    act(study, 300)
    for tried in range(200):
        (disk / "filler").unlink(missing_ok=True)
        with (disk / "filler").open("wb", buffering=0) as file:
            with suppress(OSError):
                while file.write(bytes(4096)):
                    pass
            file.truncate(max(0, file.tell() - tried * 32 * 1024))
        try:
            make_backup(office(study, shelf), stick)
        except (storage.TargetFull, storage.TargetFailed):
            assert not (study.folder / "copies").exists()
            assert not list(stick.iterdir())
        else:
            break
    (disk / "filler").unlink()
    act(study)
    study.close()
    return tried
