"""How a store is opened: the key, the manners it must keep, and proof that it keeps them."""

from pathlib import Path

from sqlcipher3 import dbapi2

from app.storage.errors import Finding, StudyDamaged
from app.storage.files import PRIVATE_FILE, writing
from app.storage.sql import Connection, typed

KEY_LENGTH = 32
HEXADECIMAL = b"0123456789abcdef"
PLAIN_HEADER = b"SQLite format 3"
PAGE = 4096

MANNERS: dict[str, tuple[str, str | int]] = {
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "foreign_keys": ("ON", 1),
    "recursive_triggers": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "synchronous": ("FULL", 2),
    "secure_delete": ("ON", 1),
}
"""What is set on every store and then asked back. `recursive_triggers` keeps REPLACE from slipping
past the triggers that forbid deleting."""

FILE_MANNERS: dict[str, tuple[str, str | int]] = {
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("WAL", "wal"),
    "mmap_size": ("0", 0),
}
"""What besides is set on a store that lies on disk."""

STAMPS = ("user_version", "application_id")
"""What a file says of itself besides its tables; exporting leaves it out."""


class MannersRefused(Exception):
    """The library did not do what was asked of it: our bug, or a foreign build of SQLCipher."""


def key_literal(key: bytearray) -> bytearray:
    """Return `x'…'` for a raw key, in memory that the caller wipes; ValueError unless 32 bytes.

    A malformed literal would silently be taken for a passphrase.
    """
    if len(key) != KEY_LENGTH or not any(key):
        raise ValueError("a store's key is 32 bytes")
    literal = bytearray(b"x'")
    for byte in key:
        literal.append(HEXADECIMAL[byte >> 4])
        literal.append(HEXADECIMAL[byte & 15])
    literal += b"'"
    return literal


def wipe(secret: bytearray) -> None:
    """Overwrite a secret with zeros, in place."""
    secret[:] = bytes(len(secret))


def connect(place: str, key: bytearray, name: str) -> Connection:
    """Open a store and set its key; the caller still has to `settle_manners` and to believe it."""
    # The unit of work lets one thread in at a time, which is what SQLite's own check is for.
    raw = dbapi2.connect(place, isolation_level=None, check_same_thread=False)
    literal = key_literal(key)
    try:
        raw.set_key(literal)
    finally:
        wipe(literal)
    return Connection(raw, name)


def settle_manners(connection: Connection, manners: dict[str, tuple[str, str | int]]) -> None:
    """Set every manner and ask it back."""
    for name, (wish, answer) in manners.items():
        connection.execute(f"PRAGMA {name} = {wish}")
        if (found := connection.the(f"PRAGMA {name}")[0]) != answer:
            raise MannersRefused(f"{name} is {found!r}, not {answer!r}")


def open_memory(key: bytearray, name: str) -> Connection:
    """Open an empty store that lives in memory."""
    connection = connect(":memory:", key, name)
    settle_manners(connection, MANNERS)
    return connection


def open_file(path: Path, key: bytearray) -> Connection:
    """Open a store that lies on disk, new or not.

    Raises StudyDamaged when the key does not open it, and closes it at once.
    """
    connection = connect(str(path), key, path.name)
    try:
        with typed(path.name):
            connection.raw.execute("PRAGMA cipher_log_level = NONE")
        settle_manners(connection, FILE_MANNERS)
        connection.all("SELECT name FROM sqlite_master")
        settle_manners(connection, MANNERS)
        check_header(path)
    except BaseException:
        connection.raw.close()
        raise
    return connection


def copy_store(connection: Connection, target: Path, key: bytearray) -> None:
    """Write an encrypted copy of an open store in place of `target`, by SQLite's own backup.

    A live store that is copied as a file is often corrupt; its backup never is.
    """
    target.unlink(missing_ok=True)
    with writing(target.name):
        target.touch(mode=PRIVATE_FILE)
    copy = connect(str(target), key, target.name)
    try:
        with typed(target.name):
            connection.raw.backup(copy.raw)
        copy.the("PRAGMA journal_mode = DELETE")
    finally:
        copy.raw.close()
    check_header(target)


def export_store(connection: Connection, target: Path, key: bytearray) -> None:
    """Write what an open store holds into a new file, under another key and with a salt of its own.

    The key is bound to the statement, not written into it, so that no text of SQL ever holds it.
    """
    with writing(target.name):
        target.touch(mode=PRIVATE_FILE, exist_ok=False)
    literal = key_literal(key)
    try:
        with typed(target.name):
            connection.raw.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(target), literal))
        try:
            connection.the("SELECT sqlcipher_export('fresh')")
            for name in STAMPS:
                value = int(connection.the(f"PRAGMA main.{name}")[0])
                connection.execute(f"PRAGMA fresh.{name} = {value}")
        finally:
            connection.execute("DETACH DATABASE fresh")
    finally:
        wipe(literal)
    check_header(target)


def check_header(path: Path) -> None:
    """Raise StudyDamaged when a store shows the header of a file without a key."""
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            raise StudyDamaged(path.name, Finding.PLAIN_TEXT)
