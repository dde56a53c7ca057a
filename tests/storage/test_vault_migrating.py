"""Migrations: each whole or not at all, the file copied first, a newer file refused."""

import os
import shutil
from pathlib import Path

import pytest

from app.domain.users import Store
from app.storage import migrating
from app.storage.connecting import KEY_LENGTH, PLAIN_HEADER, open_file, open_memory
from app.storage.errors import NewerStudy
from app.storage.migrating import Migration, migrate, migrate_file, migrations, take, version
from app.storage.snapshot import snapshot, snapshot_file
from app.storage.sql import Connection, IntegrityError
from tests.storage.studies import closed, opened


@pytest.mark.parametrize("store", list(Store))
def test_the_snapshot_of_the_schema_is_what_migrations_make(store: Store) -> None:
    assert snapshot_file(store).read_text("utf-8") == snapshot(store), (
        "renew it: python -m app.storage.snapshot"
    )


@pytest.mark.parametrize("store", list(Store))
def test_every_table_is_strict(store: Store) -> None:
    connection = fresh(store)
    tables = connection.all("SELECT name, type, strict, wr FROM pragma_table_list")
    own = [row for row in tables if not row["name"].startswith("sqlite_")]
    assert [row["name"] for row in own if row["type"] == "table" and not row["strict"]] == []
    if store is Store.IDENTITY:
        # Undoing a change there takes triggers and a rowid.
        assert [row["name"] for row in own if row["wr"] or row["type"] != "table"] == []


def fresh(store: Store) -> Connection:
    connection = open_memory(bytearray(os.urandom(KEY_LENGTH)), store.value)
    migrate(connection, store)
    return connection


def test_a_migration_that_fails_leaves_the_store_as_it_was() -> None:
    connection = fresh(Store.RESEARCH)
    before = version(connection)
    bad = Migration(before + 1, "CREATE TABLE new (a INTEGER) STRICT; DELETE FROM head;")
    with pytest.raises(IntegrityError):
        take(connection, bad)
    assert version(connection) == before
    assert connection.all("SELECT 1 FROM sqlite_master WHERE name = 'new'") == []
    take(connection, Migration(before + 1, "CREATE TABLE new (a INTEGER) STRICT"))
    assert version(connection) == before + 1


def test_a_store_from_a_later_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    key = bytearray(os.urandom(KEY_LENGTH))
    path = tmp_path / "research.db"
    store = open_file(path, key)
    migrate(store, Store.RESEARCH)
    store.execute("PRAGMA user_version = 900")
    with pytest.raises(NewerStudy) as caught:
        migrate_file(store, Store.RESEARCH, path, key)
    assert (caught.value.found, caught.value.known) == (900, len(migrations(Store.RESEARCH)))
    store.raw.close()


def test_a_study_from_a_later_program_is_refused(tmp_path: Path) -> None:
    folder = closed(tmp_path / "study")
    study = opened(folder)
    study.vault._stores.research.execute("PRAGMA user_version = 900")
    study.close()
    with pytest.raises(NewerStudy):
        opened(folder)


def test_a_store_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    key = bytearray(os.urandom(KEY_LENGTH))
    path = tmp_path / "research.db"
    store = open_file(path, key)
    take(store, migrations(Store.RESEARCH)[0])
    steps = migrate_file(store, Store.RESEARCH, path, key)
    assert steps == len(migrations(Store.RESEARCH)) - 1
    copy = tmp_path / "research.db.before"
    assert not copy.read_bytes().startswith(PLAIN_HEADER)
    shutil.copy(copy, tmp_path / "copy.db")
    opened_copy = open_file(tmp_path / "copy.db", key)
    assert version(opened_copy) == 1
    opened_copy.raw.close()
    assert migrate_file(store, Store.RESEARCH, path, key) == 0
    assert not copy.exists()
    store.raw.close()


def test_what_was_taken_back_in_an_older_study_is_found_by_its_log_and_not_by_its_clock() -> None:
    store = open_memory(bytearray(os.urandom(KEY_LENGTH)), "research")
    *before, step = migrations(Store.RESEARCH)[:9]
    for each in before:
        take(store, each)
    store.execute("PRAGMA foreign_keys = OFF")
    told = ("recorded", "withdrawn", "recorded", "withdrawn", "withdrawn", "recorded")
    for seq, what in enumerate(told, 1):
        # Every act seems older than the one before it.
        moment = f"2026-11-{20 - seq:02}T11:00:00+00:00"
        store.execute(
            "INSERT INTO log VALUES (?, ?, 'lead', ?, 'p', '{}', zeroblob(32), zeroblob(32))",
            (seq, moment, f"consent-{what}"),
        )
        if what == "recorded":
            store.execute(
                "INSERT INTO consent_record VALUES "
                "(?, 'p', 'text', 'oral', 'sheet', 1, '', '', 'lead', ?)",
                (f"record-{20 - seq}", moment),
            )
        else:
            store.execute(
                "INSERT INTO withdrawal VALUES (?, 'p', 'contact', NULL, 'lead', ?)", (seq, moment)
            )
    take(store, step)
    found = store.all("SELECT record_id FROM withdrawal ORDER BY seq")
    assert [row["record_id"] for row in found] == ["record-19", "record-17", "record-17"]
    with pytest.raises(IntegrityError):
        store.execute("UPDATE withdrawal SET record_id = NULL")


def test_numbers_have_no_gaps() -> None:
    for store in Store:
        assert [step.number for step in migrations(store)] == list(
            range(1, len(migrations(store)) + 1)
        )
    assert migrating.FOLDER.is_dir()
