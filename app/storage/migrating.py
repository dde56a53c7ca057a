"""Migrations: numbered `.sql` files per store, each in one transaction."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.domain.users import Store
from app.storage.connecting import copy_store
from app.storage.errors import NewerStudy
from app.storage.sql import Connection, typed

FOLDER = Path(__file__).resolve().parent / "migrations"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of a store's schema."""

    number: int
    sql: str


@cache
def migrations(store: Store) -> tuple[Migration, ...]:
    """Return the steps of a store, the first one first; a gap in the numbers is our bug."""
    files = sorted((FOLDER / store.value).glob("[0-9]*.sql"))
    steps = tuple(
        Migration(int(file.name.partition("_")[0]), file.read_text("utf-8")) for file in files
    )
    if [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise ValueError(f"migrations of {store.value} are not numbered 1, 2, 3…")
    return steps


def version(connection: Connection) -> int:
    """Return the number of the last step this store took."""
    return int(connection.the("PRAGMA user_version")["user_version"])


def pending(connection: Connection, store: Store) -> tuple[Migration, ...]:
    """Return the steps this store has still to take; raise NewerStudy when it knows more."""
    steps = migrations(store)
    found = version(connection)
    if found > len(steps):
        raise NewerStudy(found, len(steps))
    return steps[found:]


def migrate(connection: Connection, store: Store) -> int:
    """Take every pending step, each whole or not at all, and return how many there were."""
    steps = pending(connection, store)
    for step in steps:
        take(connection, step)
    return len(steps)


def migrate_file(connection: Connection, store: Store, path: Path, key: bytearray) -> int:
    """Migrate a store on disk, after copying it beside itself as it was.

    The copy, under the same key, stays until the store has once been opened with nothing pending.
    """
    copy = path.with_name(f"{path.name}.before")
    if pending(connection, store):
        copy_store(connection, copy, key)
    else:
        copy.unlink(missing_ok=True)
    return migrate(connection, store)


def take(connection: Connection, step: Migration) -> None:
    """Take one step, whole or not at all."""
    script = f"BEGIN IMMEDIATE;\n{step.sql}\n;PRAGMA user_version = {step.number};\nCOMMIT;"
    try:
        with typed(connection.file):
            connection.raw.executescript(script)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
