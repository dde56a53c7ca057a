"""Disks that are full or closed, and processes that are killed: an error and nothing left."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from app.bundle.apart import _apart
from app.bundle.errors import (
    BundleFileChanged,
    BundleFileMissing,
    BundleFileUnlisted,
    BundleNotReadable,
    SealingInterrupted,
    TargetExists,
    TargetFull,
    TargetNotWritable,
    WrittenDiffers,
)
from app.bundle.opening import OpenedBundle, open_bundle
from app.bundle.seal import SealingKeys, SealOrder, _make, _prove, discard_parts
from app.bundle.unpacking import unpack, verify_unpacked
from app.crypto.errors import KeyDoesNotFit, SealedContentDamaged, SignedByAnother
from app.crypto.sealing import generate_identity
from app.crypto.signing import generate_signing_keys
from app.domain.bundle import ExtraFile, Recipient
from tests.bundle.made import CONTENT, Desk, seal

LARGE = replace(CONTENT, extra_files=(ExtraFile("large.bin", bytes(300_000)),))
is_root = os.name == "posix" and os.geteuid() == 0
posix_only = pytest.mark.skipif(
    os.name != "posix", reason="Windows has no modes, and no links for all"
)


def _limited(order: SealOrder, limit: int) -> str:
    """Seal where files can't grow past a limit, in a process that may be spoiled for that."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        seal(order)
    except TargetFull:
        return "full"
    return "sealed"


@posix_only
@pytest.mark.parametrize("limit", [0, 100, 600, 4096, 65536, 300_000])
def test_a_full_disk_leaves_nothing_behind(desk: Desk, limit: int) -> None:
    with get_context("spawn").Pool(1) as pool:
        assert pool.apply(_limited, (desk.order(LARGE), limit)) == "full"
    assert list(desk.folder.iterdir()) == []


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 100 kB that runs full for real."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(disk)]
    if not is_root or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator can mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_runs_full_for_real_leaves_nothing_behind(desk: Desk, tiny_disk: Path) -> None:
    with pytest.raises(TargetFull):
        seal(replace(desk.order(LARGE), folder=tiny_disk))
    assert list(tiny_disk.iterdir()) == []
    assert seal(desk.order_to(tiny_disk)).path.exists()


def test_unpacking_onto_a_disk_that_runs_full_leaves_nothing_behind(
    desk: Desk, tiny_disk: Path
) -> None:
    opened = open_bundle(seal(desk.order(LARGE)).path, desk.analyst.secret, desk.sender)
    with pytest.raises(TargetFull) as full:
        unpack(opened, tiny_disk / "out")
    assert full.value.path == tiny_disk / "out"
    assert list(tiny_disk.iterdir()) == []


@posix_only
def test_a_folder_that_may_not_be_written_is_named(desk: Desk, tmp_path: Path) -> None:
    closed = Path("/sys/kernel") if is_root else tmp_path / "closed"
    if not is_root:
        closed.mkdir(mode=0o500)
    before = sorted(closed.iterdir())
    with pytest.raises(TargetNotWritable):
        seal(desk.order_to(closed))
    assert sorted(closed.iterdir()) == before


@pytest.mark.parametrize("name", ["none", "file"])
def test_a_folder_that_is_not_there_is_named(desk: Desk, name: str) -> None:
    (desk.folder / "file").write_bytes(b"")
    with pytest.raises(TargetNotWritable):
        seal(desk.order_to(desk.folder / name))


@pytest.mark.parametrize("end", [".age", ".receipt.txt", ".receipt.txt.minisig"])
def test_what_has_the_name_already_is_never_touched(desk: Desk, end: str) -> None:
    mine = desk.folder / f"waterlijn-0017{end}"
    mine.write_bytes(b"mine")
    with pytest.raises(TargetExists) as caught:
        seal(desk.order())
    assert caught.value.path == mine
    assert [path.read_bytes() for path in desk.folder.iterdir()] == [b"mine"]


@posix_only
def test_a_link_that_waits_under_the_name_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (desk.folder / "waterlijn-0017.age").symlink_to(elsewhere)
    with pytest.raises(TargetExists):
        seal(desk.order())
    (desk.folder / "waterlijn-0017.age").unlink()
    (desk.folder / "waterlijn-0017.age.part").symlink_to(elsewhere)
    seal(desk.order())
    assert not elsewhere.exists()


def test_what_a_killed_sealing_left_is_cleared_by_the_next(desk: Desk) -> None:
    part = desk.folder / "waterlijn-0017.age.part"
    part.write_bytes(b"half")
    seal(desk.order())
    assert not part.exists()


def test_parts_can_be_discarded_and_nothing_else_goes(desk: Desk) -> None:
    (desk.folder / "waterlijn-0017.age.part").write_bytes(b"half")
    (desk.folder / "waterlijn-0016.age").write_bytes(b"whole")
    discard_parts(desk.order().stem)
    assert [path.name for path in desk.folder.iterdir()] == ["waterlijn-0016.age"]


@pytest.fixture
def opened(desk: Desk) -> OpenedBundle:
    return open_bundle(seal(desk.order()).path, desk.analyst.secret, desk.sender)


def test_unpacked_files_are_the_bundles_and_nobody_elses_to_read(
    opened: OpenedBundle, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    unpack(opened, out)
    found = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    assert found == {file.path: file.body for file in opened.files}
    assert os.name == "nt" or out.stat().st_mode & 0o777 == 0o700
    assert not any(path.name.endswith(".part") for path in tmp_path.iterdir())


def test_an_empty_folder_is_filled_and_a_full_one_is_left_alone(
    opened: OpenedBundle, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    unpack(opened, tmp_path / "empty")
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    for taken in (full, full / "mine.txt", tmp_path / "empty"):
        with pytest.raises(TargetExists):
            unpack(opened, taken)
    assert [path.name for path in full.iterdir()] == ["mine.txt"]


@posix_only
def test_a_link_is_not_unpacked_through(opened: OpenedBundle, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(TargetExists):
        unpack(opened, tmp_path / "link")


def test_a_folder_without_parent_is_not_made(opened: OpenedBundle, tmp_path: Path) -> None:
    with pytest.raises(TargetNotWritable):
        unpack(opened, tmp_path / "none" / "out")


@pytest.mark.parametrize("stale", [lambda p: p.mkdir(), lambda p: (p.mkdir(), (p / "x").touch())])
def test_what_a_killed_unpacking_left_is_cleared_by_the_next(
    opened: OpenedBundle, tmp_path: Path, stale: Callable[[Path], object]
) -> None:
    part = tmp_path / ".out.part"
    stale(part)
    unpack(opened, tmp_path / "out")
    assert not part.exists()
    assert not (tmp_path / "out" / "x").exists()


def test_an_unpacked_bundle_can_be_checked_again_later(
    desk: Desk, opened: OpenedBundle, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    unpack(opened, out)
    assert verify_unpacked(out, desk.sender).seal == opened.seal
    text = out / "data" / "texts" / "D-01-gesprek-1.txt"
    body = text.read_bytes()
    text.write_bytes(body + b"!")
    with pytest.raises(BundleFileChanged):
        verify_unpacked(out, desk.sender)
    text.unlink()
    with pytest.raises(BundleFileMissing):
        verify_unpacked(out, desk.sender)
    if os.name == "posix":
        text.symlink_to(tmp_path / "elsewhere")
        with pytest.raises(BundleFileUnlisted):
            verify_unpacked(out, desk.sender)
        text.unlink()
    text.write_bytes(body)
    (out / "data" / "more.txt").touch()
    with pytest.raises(BundleFileUnlisted):
        verify_unpacked(out, desk.sender)
    with pytest.raises(BundleNotReadable):
        verify_unpacked(tmp_path / "none", desk.sender)


def test_a_whole_bundle_that_is_not_the_one_just_made_is_not_called_sealed(desk: Desk) -> None:
    made = _make(desk.order())
    part = desk.folder / "waterlijn-0017.age.part"
    part.write_bytes(made.files[".age"])
    _prove(part, made, desk.keys)
    part.write_bytes(_make(desk.order(LARGE)).files[".age"])
    with pytest.raises(WrittenDiffers):
        _prove(part, made, desk.keys)
    part.write_bytes(made.files[".age"][:-1])
    with pytest.raises(SealedContentDamaged):
        _prove(part, made, desk.keys)


def test_an_archive_key_that_can_not_open_what_it_is_given_seals_nothing(desk: Desk) -> None:
    keys = SealingKeys(replace(desk.keys.archive, secret=desk.analyst.secret), desk.keys.signer)
    order = replace(
        desk.order(), keys=keys, facts=replace(desk.facts(), recipients=(_stranger(desk),))
    )
    with pytest.raises(KeyDoesNotFit):
        seal(order)
    assert list(desk.folder.iterdir()) == []


def _stranger(desk: Desk) -> Recipient:
    return replace(desk.facts().recipients[0], age_key=generate_identity().public)


def test_a_signer_whose_halves_do_not_fit_seals_nothing(desk: Desk) -> None:
    signer = replace(desk.keys.signer, public=generate_signing_keys().public)
    with pytest.raises(SignedByAnother):
        seal(replace(desk.order(), keys=SealingKeys(desk.keys.archive, signer)))
    assert list(desk.folder.iterdir()) == []


def test_a_process_that_dies_is_said_to_have_died() -> None:
    with pytest.raises(SealingInterrupted):
        _apart(os._exit, 1)
