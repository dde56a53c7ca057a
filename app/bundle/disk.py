"""Writing so that it is there, or not at all: no overwriting, flushed, read back from the disk."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.bundle.errors import BundleNotReadable, TargetExists, TargetFull, TargetNotWritable

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OURS_ONLY = 0o600


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system says when it can't write into errors that have a sentence."""
    try:
        yield
    except FileExistsError as error:
        raise TargetExists(path) from error
    except OSError as error:
        if error.errno in _FULL:
            raise TargetFull(path) from error
        raise TargetNotWritable(path) from error


def write_new(path: Path, body: bytes) -> None:
    """Write a file that was not there, readable by nobody else, and wait until the disk has it."""
    with (
        writing(path),
        os.fdopen(os.open(path, _NEW | getattr(os, "O_NOFOLLOW", 0), _OURS_ONLY), "wb") as file,
    ):
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def read_back(path: Path) -> bytes:
    """Return what the disk holds, and on Linux not what memory still remembers of it."""
    with writing(path), path.open("rb") as file:
        if sys.platform == "linux":
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()


def read_at_most(path: Path, limit: int) -> bytes:
    """Return a regular file's first bytes, `limit` of them at the most."""
    try:
        if not path.is_file():
            raise BundleNotReadable(path)
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as error:
        raise BundleNotReadable(path) from error


def size_of(path: Path) -> int:
    """Return the size of a file in bytes."""
    try:
        return path.stat().st_size
    except OSError as error:
        raise BundleNotReadable(path) from error


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    with writing(folder):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
