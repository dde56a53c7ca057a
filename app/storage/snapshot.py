"""The schemas as they are after all migrations, in files that a test compares.

`python -m app.storage.snapshot` renews them after a migration was added.
"""

from pathlib import Path

from app.domain.users import Store
from app.storage.connecting import KEY_LENGTH, open_memory
from app.storage.migrating import migrate, version

FOLDER = Path(__file__).resolve().parent


def snapshot(store: Store) -> str:
    """Return the schema of a store as one SQL text, in order of kind and name."""
    # Nothing is ever written under this key: the store is thrown away at once.
    connection = open_memory(bytearray(range(KEY_LENGTH)), store.value)
    migrate(connection, store)
    rows = connection.all("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    head = f"-- After migration {version(connection)}; renewed by python -m app.storage.snapshot\n"
    connection.raw.close()
    return head + "".join(f"{row['sql']};\n" for row in rows)


def snapshot_file(store: Store) -> Path:
    """Return where the snapshot of a store lies."""
    return FOLDER / f"schema-{store.value}.sql"


def renew() -> None:
    """Write the snapshots of both stores."""
    for store in Store:
        snapshot_file(store).write_text(snapshot(store), "utf-8")


if __name__ == "__main__":
    renew()
