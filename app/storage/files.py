"""Files of a study: who may read them, how they are written whole, and who holds the folder."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import WaterlijnError
from app.domain.users import Store
from app.storage.errors import (
    Finding,
    StudyDamaged,
    StudyInUse,
    StudyNotWritable,
    StudyUnreadable,
    TargetFailed,
    TargetFull,
    TargetReadOnly,
)

HEADER = "vault.json"
WITNESS = "witness"
LOCK = "lock"
BALLAST = "ballast"
ATTEMPTS = "attempts"
README = "README-RECOVERY.txt"
KEYS = "keys"
RENEWING, RENEWED = "renewing", "renewed"
"""Folders beside the stores while these get new keys: half made, and ready to take their place."""
RESEARCH = "research.db"
IDENTITY = "identity.db"

BALLAST_SIZE = 4 * 1024 * 1024
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_WRITING = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR}
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
HAS_MODES = os.name == "posix"
"""Windows inherits the rights of the user's own folder instead."""

if sys.platform == "win32":
    import msvcrt

    def _seize(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def writing(file: str) -> Iterator[None]:
    """Turn what the system says while `file` is written into an error that has a sentence."""
    try:
        yield
    except OSError as error:
        raise _expected(error, file) from error


def key_file(folder: Path, store: Store) -> Path:
    """Return where the wrapped key of a store lies."""
    return folder / KEYS / f"{store.value}.age"


def make_folder(path: Path) -> None:
    """Make a folder that only its owner enters."""
    with writing(path.name):
        path.mkdir(mode=PRIVATE_FOLDER)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what the system says while a file is read into StudyUnreadable or StudyDamaged."""
    try:
        yield
    except FileNotFoundError as error:
        raise StudyDamaged(path.name, Finding.MISSING) from error
    except OSError as error:
        raise StudyUnreadable(str(path), _code(error)) from error


def read_whole(path: Path, most: int) -> bytes:
    """Return what a file holds, `most` bytes of it; raise StudyDamaged when it is not there."""
    with reading(path), path.open("rb") as file:
        return file.read(most)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet, and wait until the disk has it."""
    with writing(path.name), _private(path, os.O_EXCL) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace(path: Path, content: bytes) -> None:
    """Write a file in place of another so that a kill leaves the old one or the new one whole."""
    part = path.with_name(path.name + ".part")
    with writing(path.name):
        with _private(part, os.O_TRUNC) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)


def wipe(path: Path) -> None:
    """Write over a file that gives away a secret, and take it away.

    What a disk keeps of old blocks stays out of reach.
    """
    with writing(str(path)):
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        sync_folder(path.parent)


def are_on_one_disk(one: Path, other: Path) -> bool:
    """Return whether two folders share a disk, so that both are gone when it is; raise OSError."""
    return one.stat().st_dev == other.stat().st_dev


def sync_folder(path: Path) -> None:
    """Wait until the disk knows the names in a folder; Windows has no such wish."""
    if not HAS_MODES:
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_private(path: Path) -> None:
    """Let only the owner read and write an existing file."""
    if HAS_MODES:
        path.chmod(PRIVATE_FILE)


class StudyLock:
    """Held as long as a study is open, so that a second window gets a sentence."""

    def __init__(self, folder: Path) -> None:
        """Seize the folder; raise StudyInUse, StudyNotWritable, TargetFull."""
        try:
            with writing(LOCK):
                self._file = _private(folder / LOCK, 0)
        except TargetReadOnly as error:
            raise StudyNotWritable(str(folder)) from error
        try:
            _seize(self._file)
        except OSError as error:
            self._file.close()
            raise StudyInUse(str(folder)) from error

    def release(self) -> None:
        """Let the next one in; the file itself stays."""
        self._file.close()


def _private(path: Path, flags: int) -> BinaryIO:
    handle = os.open(
        path, os.O_RDWR | os.O_CREAT | flags | getattr(os, "O_BINARY", 0), PRIVATE_FILE
    )
    return os.fdopen(handle, "r+b")


def _expected(error: OSError, file: str) -> WaterlijnError:
    if error.errno in NO_ROOM:
        return TargetFull(file)
    if error.errno in NO_WRITING:
        return TargetReadOnly(file)
    return TargetFailed(file, _code(error))


def _code(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "unknown")
