"""Unpacking into a folder that appears only when all of it is there, and checking it later."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.bundle.disk import read_at_most, sync_folder, write_new, writing
from app.bundle.errors import (
    BundleFileUnlisted,
    BundleNotReadable,
    BundleTooLarge,
    TargetExists,
    TargetFull,
    TargetNotWritable,
)
from app.bundle.limits import BUNDLE_LIMIT
from app.bundle.opening import OpenedBundle, verified
from app.domain.bundle import BundleFile


def unpack(opened: OpenedBundle, to: Path) -> None:
    """Write an opened bundle into a new folder, or raise and leave nothing behind.

    The words in it are then plain text on that disk, which is what the person asked for.
    """
    to = to.absolute()
    _check_free(to)
    part = to.with_name(f".{to.name}.part")
    with ExitStack() as undo:
        with writing(to):
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(mode=0o700)
        undo.callback(shutil.rmtree, part, ignore_errors=True)
        with _called(to):
            for file in opened.files:
                _write(part / file.path, file.body)
        with writing(to):
            if to.exists():
                to.rmdir()
            part.rename(to)
        undo.pop_all()
    sync_folder(to.parent)


def verify_unpacked(folder: Path, sender: str | None) -> OpenedBundle:
    """Return the bundle an unpacked folder still is: the same files, and not one more or less."""
    if not folder.is_dir():
        raise BundleNotReadable(folder)
    files: list[BundleFile] = []
    left = BUNDLE_LIMIT
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise BundleFileUnlisted(path.relative_to(folder).as_posix())
        if path.is_dir():
            continue
        files.append(BundleFile(path.relative_to(folder).as_posix(), read_at_most(path, left + 1)))
        left -= len(files[-1].body)
        if left < 0:
            raise BundleTooLarge(BUNDLE_LIMIT - left, BUNDLE_LIMIT)
    return verified(tuple(files), sender, None)


@contextmanager
def _called(to: Path) -> Iterator[None]:
    """Name the folder that was asked for, not the one in which it is made."""
    try:
        yield
    except TargetFull as error:
        raise TargetFull(to) from error
    except TargetNotWritable as error:
        raise TargetNotWritable(to) from error


def _check_free(to: Path) -> None:
    with writing(to):
        if to.is_symlink() or (to.exists() and (not to.is_dir() or any(to.iterdir()))):
            raise TargetExists(to)
        if not to.parent.is_dir():
            raise TargetNotWritable(to.parent)


def _write(path: Path, body: bytes) -> None:
    with writing(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_new(path, body)
