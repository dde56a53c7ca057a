"""The thin, typed door to SQL: repositories speak to a `Connection` and to nothing else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from app.storage.errors import (
    Finding,
    StudyDamaged,
    TargetFailed,
    TargetFull,
    TargetReadOnly,
)

Value = str | int | float | bytes | None
IntegrityError: type[Exception] = dbapi2.IntegrityError
"""A constraint or a trigger refused a change: our bug, or a rule that a repository answers for."""

FULL = "SQLITE_FULL"
READ_ONLY = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
FAILED = ("SQLITE_IOERR", "SQLITE_BUSY")
UNNAMED = {
    "database or disk is full": FULL,
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "disk I/O error": "SQLITE_IOERR",
    "database is locked": "SQLITE_BUSY",
}
"""What SQLite says of an error that the library gives no name: those of a backup have none."""


class Row(Protocol):
    """One row, whose columns are asked for by name or by place."""

    def __getitem__(self, column: str | int) -> Any:
        """Return the value of that column."""
        ...

    def keys(self) -> list[str]:
        """Return the names of the columns."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """Yield the values of the columns, in their order."""
        ...


class Connection:
    """One store, inside a transaction that somebody else began and ends."""

    def __init__(self, raw: dbapi2.Connection, file: str) -> None:
        """Speak to `raw`, whose key has been set; `file` is how errors name it."""
        raw.row_factory = dbapi2.Row
        self.raw = raw
        self.file = file

    def execute(self, sql: str, params: Sequence[Value] = ()) -> int:
        """Run one statement and return how many rows it changed."""
        with typed(self.file):
            return int(self.raw.execute(sql, params).rowcount)

    def one(self, sql: str, params: Sequence[Value] = ()) -> Row | None:
        """Return the first row, or None when there is none."""
        with typed(self.file):
            row: Row | None = self.raw.execute(sql, params).fetchone()
        return row

    def all(self, sql: str, params: Sequence[Value] = ()) -> list[Row]:
        """Return all rows."""
        with typed(self.file):
            rows: list[Row] = self.raw.execute(sql, params).fetchall()
        return rows

    def each(self, sql: str) -> Iterator[Row]:
        """Yield row after row, for what is too much to hold at once."""
        with typed(self.file):
            yield from self.raw.execute(sql)

    def the(self, sql: str, params: Sequence[Value] = ()) -> Row:
        """Return the row that is always there; its absence is our bug."""
        row = self.one(sql, params)
        if row is None:
            raise LookupError(sql)
        return row

    @property
    def changes(self) -> int:
        """Return how many rows were changed since this store was opened."""
        return int(self.raw.total_changes)

    @property
    def in_transaction(self) -> bool:
        """Return whether a transaction is open."""
        return bool(self.raw.in_transaction)


@contextmanager
def typed(file: str) -> Iterator[None]:
    """Turn what the disk did to a statement into an error that has a sentence."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or UNNAMED.get(str(error), "")
        expected = _expected(file, name)
        if expected is None:
            raise
        raise expected from error


def _expected(file: str, code: str) -> Exception | None:
    if code.startswith(FULL):
        return TargetFull(file)
    if code.startswith(READ_ONLY):
        return TargetReadOnly(file)
    if code.startswith(BROKEN):
        return StudyDamaged(file, Finding.UNREADABLE)
    if code.startswith(FAILED):
        return TargetFailed(file, code)
    return None
