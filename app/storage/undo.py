"""Taking back a change of the identity store that the research store never heard of.

SQLite makes no commit atomic over two files in WAL mode. So the identity store, which commits
first, keeps beside every change the statement that takes it back, until the research store has
committed too. The statements are written by temporary triggers, so that no table needs to know.
Table names come from the schema itself; virtual tables and tables without a rowid do not belong in
this store.
"""

# ruff: noqa: S608   (every name in a statement comes from the schema of this very store)

from app.storage.sql import Connection

UNTOLD = ("undo",)
OWN_TABLES = """
    SELECT name FROM main.sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
"""


def arm(identity: Connection) -> None:
    """Have every change of every table leave its undoing in `undo`, as long as this stays open."""
    for row in identity.all(OWN_TABLES):
        table = str(row["name"])
        if table not in UNTOLD:
            _arm_table(identity, table)


def forget(identity: Connection) -> None:
    """Drop the undoing of a change that is settled."""
    identity.execute("DELETE FROM undo")


def take_back(identity: Connection) -> None:
    """Undo the last change, inside a transaction the caller began with foreign keys off.

    Triggers that forbid changes would forbid the undoing too, so they step aside for as long as
    the transaction lasts; other connections never see the store without them.
    """
    steps = [str(row["sql"]) for row in identity.all("SELECT sql FROM undo ORDER BY seq DESC")]
    guards = _step_aside(identity)
    for step in steps:
        identity.execute(step)
    forget(identity)
    for guard in guards:
        identity.execute(guard)


def _step_aside(identity: Connection) -> list[str]:
    triggers = identity.all("SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'")
    for row in triggers:
        identity.execute(f'DROP TRIGGER main."{row["name"]}"')
    return [str(row["sql"]) for row in triggers]


def _arm_table(identity: Connection, table: str) -> None:
    columns = [str(row["name"]) for row in identity.all(f'PRAGMA main.table_info("{table}")')]
    for change, step in _steps(table, columns).items():
        identity.execute(
            f'CREATE TEMP TRIGGER "undo_{change}_{table}" AFTER {change} ON main."{table}" '
            f"BEGIN INSERT INTO undo (sql) VALUES ({step}); END"
        )


def _steps(table: str, columns: list[str]) -> dict[str, str]:
    # Each step is an SQL expression whose value is the statement that takes the change back.
    names = ", ".join(["rowid", *(f'"{column}"' for column in columns)])
    old = [_literal(f'old."{column}"') for column in columns]
    sets = [_joined(_piece(f', "{name}" = '), was) for name, was in zip(columns, old, strict=True)]
    where = _joined(_piece(" WHERE rowid = "), "new.rowid")
    return {
        "INSERT": _joined(_piece(f'DELETE FROM "{table}"'), where),
        "UPDATE": _joined(_piece(f'UPDATE "{table}" SET rowid = '), "old.rowid", *sets, where),
        "DELETE": _joined(
            _piece(f'INSERT INTO "{table}" ({names}) VALUES ('),
            "old.rowid",
            *(_joined("', '", was) for was in old),
            "')'",
        ),
    }


def _joined(*parts: str) -> str:
    return " || ".join(parts)


def _piece(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _literal(value: str) -> str:
    # quote() stops at a NUL in a text; its bytes in hexadecimal do not.
    as_text = f"'CAST(X''' || hex(CAST({value} AS BLOB)) || ''' AS TEXT)'"
    return f"CASE typeof({value}) WHEN 'text' THEN {as_text} ELSE quote({value}) END"
