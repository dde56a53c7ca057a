"""Both stores as one: kept in both or in neither, whatever happens in between."""

import os

import pytest

from app.domain.clock import FixedClock
from app.domain.ids import UserId
from app.domain.log import LogKind
from app.domain.users import Store
from app.storage.connecting import KEY_LENGTH, open_memory
from app.storage.memory import found_in_memory
from app.storage.migrating import migrate
from app.storage.pair import Mended, Pair, mend, note_research
from app.storage.sql import Connection, IntegrityError
from app.storage.undo import arm
from app.storage.vault import Vault
from tests.storage.studies import NOON

KEEPSAKE = """
    CREATE TABLE keepsake (number INTEGER PRIMARY KEY, text TEXT, worth REAL, scan BLOB);
    CREATE TRIGGER keepsake_stays BEFORE DELETE ON keepsake
    BEGIN SELECT RAISE(ABORT, 'kept'); END;
    CREATE TRIGGER keepsake_never_changes BEFORE UPDATE ON keepsake
    BEGIN SELECT RAISE(ABORT, 'kept'); END;
"""
PERSON = "INSERT INTO identity (participant_id, name, recorded_at) VALUES (?, ?, 'now')"
ALIAS = "INSERT INTO alias (participant_id, place, name) VALUES (?, ?, ?)"


@pytest.fixture
def research() -> Connection:
    return _store(Store.RESEARCH)


@pytest.fixture
def identity() -> Connection:
    connection = _store(Store.IDENTITY)
    connection.raw.executescript(KEEPSAKE)
    arm(connection)
    return connection


@pytest.fixture
def vault(research: Connection, identity: Connection) -> Vault:
    made = Vault(Pair(research, identity, None), FixedClock(NOON), UserId("u-1"))
    found_in_memory(made, FixedClock(NOON), os.urandom)
    return made


def _store(store: Store) -> Connection:
    connection = open_memory(bytearray(os.urandom(KEY_LENGTH)), store.value)
    migrate(connection, store)
    return connection


def _content(identity: Connection) -> list[list[tuple[object, ...]]]:
    return [
        [tuple(row) for row in identity.all(query)]
        for query in (
            "SELECT rowid, * FROM identity",
            "SELECT rowid, * FROM alias",
            "SELECT * FROM keepsake",
            "SELECT * FROM head",
            "SELECT * FROM undo",
        )
    ]


def _schema(identity: Connection) -> set[str]:
    return {row["sql"] for row in identity.all("SELECT sql FROM sqlite_master")}


def _furnish(vault: Vault) -> None:
    with vault.begin() as work:
        store = work.identities.db
        store.execute(PERSON, ("p-1", "Anna 'de' Vries\0 of niet"))
        store.execute(ALIAS, ("p-1", 0, "Ans"))
        store.execute(PERSON, ("p-2", "Bob"))
        store.execute("INSERT INTO keepsake VALUES (7, 'é', 0.1, x'00ff')")
        work.log(LogKind.IDENTITY_CHANGED)
        work.commit()


def _cut_off_after_the_identity_store(vault: Vault, *statements: str) -> None:
    """Do what a commit does up to the identity store's own, and no more."""
    pair = vault._pair
    pair.begin()
    store = pair.identity()
    for statement in statements:
        store.execute(statement)
    pair.research.execute(
        "UPDATE head SET commits = commits + 1, identity_commits = identity_commits + 1"
    )
    note_research(store, pair.research)
    store.execute("COMMIT")
    pair.end()


def test_a_change_of_both_counts_in_both(
    vault: Vault, research: Connection, identity: Connection
) -> None:
    _furnish(vault)
    own, other = identity.the("SELECT * FROM head"), research.the("SELECT * FROM head")
    assert own["commits"] == other["identity_commits"] == 1
    assert own["research_commits"] == other["commits"]
    assert own["log_digest"] == other["log_digest"]
    assert own["settled"] == 1
    assert not identity.all("SELECT * FROM undo")


def test_looking_at_names_changes_no_counter(vault: Vault, identity: Connection) -> None:
    _furnish(vault)
    before = _content(identity)
    with vault.begin() as work:
        assert work.identities.db.all("SELECT * FROM identity")
        work.log(LogKind.IDENTITY_SEEN, "p-1")
        work.commit()
    assert _content(identity) == before


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE identity SET name = 'x' || name, born = '1980-01-01'"],
        ["UPDATE alias SET participant_id = 'p-2'"],
        ["DELETE FROM identity"],
        ["DELETE FROM alias", "DELETE FROM identity WHERE participant_id = 'p-2'"],
        ["INSERT INTO keepsake VALUES (8, 'new', 1e300, NULL)"],
        [
            "INSERT INTO identity (participant_id, name, recorded_at) VALUES ('p-3', 'C', 'n')",
            "INSERT INTO alias (participant_id, place, name) VALUES ('p-3', 0, 'c')",
            "UPDATE alias SET name = 'cc' WHERE participant_id = 'p-3'",
            "DELETE FROM identity WHERE participant_id = 'p-3'",
        ],
        ["REPLACE INTO identity (participant_id, name, recorded_at) VALUES ('p-1', 'Z', 'n')"],
    ],
)
def test_a_commit_cut_off_between_the_stores_is_taken_back(
    vault: Vault, research: Connection, identity: Connection, statements: list[str]
) -> None:
    _furnish(vault)
    before, schema = _content(identity), _schema(identity)
    _cut_off_after_the_identity_store(vault, *statements)
    assert _content(identity) != before
    assert mend(research, identity) is Mended.TAKEN_BACK
    assert _content(identity) == before
    assert _schema(identity) == schema
    assert identity.the("PRAGMA foreign_keys")[0] == 1
    assert mend(research, identity) is Mended.NOTHING
    _furnish_more(vault)


def _furnish_more(vault: Vault) -> None:
    with vault.begin() as work:
        work.identities.db.execute(PERSON, ("p-9", "Na de reparatie"))
        work.log(LogKind.IDENTITY_CHANGED)
        work.commit()


def test_a_commit_cut_off_after_both_stores_is_completed(
    vault: Vault, research: Connection, identity: Connection
) -> None:
    _furnish(vault)
    _cut_off_after_the_identity_store(vault, "UPDATE identity SET name = 'other'")
    research.execute(
        "UPDATE head SET commits = commits + 1, identity_commits = identity_commits + 1"
    )
    assert mend(research, identity) is Mended.COMPLETED
    assert {row["name"] for row in identity.all("SELECT name FROM identity")} == {"other"}
    assert not identity.all("SELECT * FROM undo")


def test_a_research_store_that_refuses_takes_the_identity_store_with_it(
    vault: Vault, research: Connection, identity: Connection
) -> None:
    _furnish(vault)
    before = _content(identity)
    research.execute(
        "CREATE TEMP TRIGGER full BEFORE UPDATE OF commits ON main.head "
        "BEGIN SELECT RAISE(ABORT, 'no room'); END"
    )
    with vault.begin() as work:
        work.identities.db.execute("UPDATE identity SET name = 'other'")
        with pytest.raises(IntegrityError):
            work.commit()
    assert _content(identity) == before
