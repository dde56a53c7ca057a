"""New data keys: both stores are written anew under other keys, and switched together.

Everything new is made in a folder beside the old files, `renewing`, and looked over there. Then it
is renamed `renewed`, and that is the one moment that counts: before it the old files hold, and the
next opening throws the half-made folder away; after it the new ones hold, and are moved over the
old ones by whoever has the study, or after a kill by whoever opens it next. No key is needed for
that, so a kill at any step leaves a study that opens.
"""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from app.domain.clock import Clock
from app.domain.users import Store
from app.storage.checks import chain_flaw, store_flaws
from app.storage.connecting import STAMPS, export_store
from app.storage.errors import Finding, StudyDamaged
from app.storage.files import (
    HEADER,
    IDENTITY,
    KEYS,
    RENEWED,
    RENEWING,
    RESEARCH,
    WITNESS,
    StudyLock,
    key_file,
    make_folder,
    sync_folder,
    writing,
)
from app.storage.founding import Beginning, write_files
from app.storage.keys import StoreKeys
from app.storage.opening import connected
from app.storage.pair import seen_in, settle
from app.storage.sql import Connection
from app.storage.undo import arm
from app.storage.unit_of_work import UnitOfWork
from app.storage.vault import Stores, Vault, leave_in_order

STORES = (RESEARCH, IDENTITY)
TAILS = ("-wal", "-shm", "-journal", ".before")
"""What may lie beside a store and belongs to the old key: its logs, its copy from a migration."""


class Step(StrEnum):
    """How far it has come; each is told when it is done."""

    BEGUN = "begun"
    RESEARCH_COPIED = "research-copied"
    IDENTITY_COPIED = "identity-copied"
    FILES_WRITTEN = "files-written"
    COMPARED = "compared"
    ACT_WRITTEN = "act-written"
    LEFT = "left"
    DECIDED = "decided"
    MOVED = "moved"
    SWITCHED = "switched"


Watch = Callable[[Step], None]
"""Is told of every step."""


def unwatched(_step: Step) -> None:
    """Let the steps pass."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a study goes on with: new keys with their files, and the act they are renewed for."""

    beginning: Beginning
    clock: Clock
    act: Callable[[UnitOfWork], None]
    watch: Watch = unwatched


def seize(folder: Path) -> StudyLock:
    """Lock a study and finish, or throw away, what a kill left of new keys.

    Raises StudyInUse, TargetReadOnly, TargetFull.
    """
    lock = StudyLock(folder)
    try:
        with writing(RENEWED):
            shutil.rmtree(folder / RENEWING, ignore_errors=True)
            if (folder / RENEWED).is_dir():
                _move(folder, unwatched)
    except BaseException:
        lock.release()
        raise
    return lock


def renew(vault: Vault, keys: StoreKeys, renewal: Renewal) -> None:
    """Give both stores of an open study the keys of `renewal`; `keys` are the present ones.

    Raises StudyDamaged when the new files do not hold what the old ones do, TargetFull and
    TargetReadOnly; the study then goes on under the present keys, as if nothing had been tried.
    """
    stores = vault.stores()
    beside = stores.folder / RENEWING
    shutil.rmtree(beside, ignore_errors=True)
    try:
        _make(stores, beside, renewal)
        _switch(vault, keys, renewal)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _make(old: Stores, beside: Path, renewal: Renewal) -> None:
    beginning, watch = renewal.beginning, renewal.watch
    make_folder(beside)
    watch(Step.BEGUN)
    export_store(old.research, beside / RESEARCH, beginning.keys.research)
    watch(Step.RESEARCH_COPIED)
    identity, key = _identity(old, beginning.keys)
    settle(identity)
    export_store(identity, beside / IDENTITY, key)
    watch(Step.IDENTITY_COPIED)
    write_files(beside, beginning)
    watch(Step.FILES_WRITTEN)
    with closing(_reopened(beside, beginning.keys)) as fresh:
        _compare(old.research, fresh.research)
        _compare(identity, _identity(fresh, beginning.keys)[0])
        watch(Step.COMPARED)
        _write_act(fresh, renewal)
        _look_over(fresh)
        leave_in_order(fresh)
    sync_folder(beside)
    watch(Step.ACT_WRITTEN)


def _identity(stores: Stores, keys: StoreKeys) -> tuple[Connection, bytearray]:
    if stores.identity is None or keys.identity is None:
        raise ValueError("both keys are renewed, by somebody who holds both")
    return stores.identity, keys.identity


def _reopened(folder: Path, keys: StoreKeys) -> Stores:
    stores = connected(folder, keys)
    if stores.identity is not None:
        arm(stores.identity)
    stores.witness.note_surely(seen_in(stores.research))
    return stores


def _write_act(fresh: Stores, renewal: Renewal) -> None:
    beginning = renewal.beginning
    with Vault(fresh.pair, renewal.clock, beginning.actor, fresh).begin() as work:
        renewal.act(work)
        work.study.note_header(beginning.header.revision)
        work.commit()


def _switch(vault: Vault, keys: StoreKeys, renewal: Renewal) -> None:
    folder, holding = vault.stores().folder, keys
    try:
        vault.let_go()
        renewal.watch(Step.LEFT)
        with writing(RENEWED):
            (folder / RENEWING).rename(folder / RENEWED)
            holding = renewal.beginning.keys
            sync_folder(folder)
            renewal.watch(Step.DECIDED)
            _move(folder, renewal.watch)
    finally:
        vault.take(_reopened(folder, holding))
    renewal.watch(Step.SWITCHED)


def _move(folder: Path, watch: Watch) -> None:
    """Move everything new over what is old; may be begun again wherever it was cut off."""
    renewed = folder / RENEWED
    files = [*STORES, *(str(key_file(Path(), store)) for store in Store), HEADER, WITNESS]
    for name in files:
        if not (renewed / name).exists():
            continue
        for tail in TAILS:
            (folder / f"{name}{tail}").unlink(missing_ok=True)
        (renewed / name).replace(folder / name)
        watch(Step.MOVED)
    sync_folder(folder / KEYS)
    shutil.rmtree(renewed)
    sync_folder(folder)


def _compare(old: Connection, fresh: Connection) -> None:
    if _contents(old) != _contents(fresh):
        raise StudyDamaged(fresh.file, Finding.STRUCTURE)


def _look_over(fresh: Stores) -> None:
    for store in (fresh.research, fresh.identity):
        if store is not None:
            for flaw in store_flaws(store, fresh.folder / store.file):
                raise flaw
    if broken := chain_flaw(fresh.research):
        raise broken


def _contents(store: Connection) -> tuple[object, ...]:
    """Return what a store says of itself, its schema, and of each table how many rows and which."""
    stamps = [int(store.the(f"PRAGMA main.{name}")[0]) for name in STAMPS]
    schema = store.all("SELECT type, name, sql FROM main.sqlite_master ORDER BY type, name")
    tables = [str(row["name"]) for row in schema if row["type"] == "table"]
    return stamps, [tuple(row) for row in schema], [_digest(store, table) for table in tables]


def _digest(store: Connection, table: str) -> tuple[int, str]:
    # Exporting keeps the order of the rows, so both files are read alike.
    count, digest = 0, sha256()
    for row in store.each(f'SELECT * FROM main."{table}"'):  # noqa: S608 - the schema's own name
        count += 1
        digest.update(repr(tuple(row)).encode())
    return count, digest.hexdigest()
