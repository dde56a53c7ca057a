"""Founding a study on disk: everything is made in a folder beside, which then takes its place."""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.clock import Chance, Clock
from app.domain.ids import UserId
from app.domain.users import Store
from app.storage.connecting import open_file
from app.storage.errors import (
    FolderNotEmpty,
    NotAFolder,
    StudyInUse,
    TargetFull,
    TargetReadOnly,
    WholeDisk,
)
from app.storage.files import (
    HEADER,
    IDENTITY,
    KEYS,
    LOCK,
    PRIVATE_FOLDER,
    RESEARCH,
    WITNESS,
    StudyLock,
    key_file,
    make_folder,
    make_private,
    sync_folder,
    write_new,
    writing,
)
from app.storage.header import Header, rendered
from app.storage.keys import StoreKeys
from app.storage.migrating import migrate
from app.storage.readme import write_readme
from app.storage.sql import Connection
from app.storage.tags import header_key, witness_key
from app.storage.undo import arm
from app.storage.unit_of_work import UnitOfWork
from app.storage.vault import Stores, Vault, leave_in_order
from app.storage.witness import new_witness, open_witness


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new study begins with: its keys, its header, and the key files for those who may."""

    keys: StoreKeys
    header: Header
    key_files: Mapping[Store, bytes]
    actor: UserId


@contextmanager
def appearing(folder: Path, chance: Chance) -> Iterator[Path]:
    """Give a folder beside `folder` that takes its place at the end, or goes when something fails.

    Raises FolderNotEmpty, NotAFolder, WholeDisk, TargetReadOnly, TargetFull.
    """
    named, folder = str(folder), _free(folder)
    _clear_left(folder)
    beside = folder.with_name(f".{folder.name}.{chance(4).hex()}")
    with writing(named):
        beside.mkdir(mode=PRIVATE_FOLDER)
    try:
        lock = StudyLock(beside)
        try:
            yield beside
        finally:
            lock.release()
        with writing(named):
            (beside / LOCK).unlink()
            if folder.exists():
                folder.rmdir()
            beside.rename(folder)
            sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _clear_left(folder: Path) -> None:
    """Throw away what a kill left of an earlier try, and leave what somebody is still making.

    Hidden beside the folder it would never be found by whoever erases somebody.
    """
    ours = re.compile(rf"\.{re.escape(folder.name)}\.[0-9a-f]{{8}}")
    beside: list[Path] = []
    with suppress(OSError):
        beside = list(folder.parent.iterdir())
    for left in beside:
        if ours.fullmatch(left.name) and (left / LOCK).is_file():
            with suppress(StudyInUse, TargetReadOnly, TargetFull):
                StudyLock(left).release()
                shutil.rmtree(left, ignore_errors=True)


def _free(folder: Path) -> Path:
    """Return where the folder really is; raise what keeps a new one from standing there."""
    with writing(str(folder)):
        real = Path(os.path.realpath(folder))
        if not real.name or os.path.ismount(real):
            raise WholeDisk(str(folder))
        if real.exists() and not real.is_dir():
            raise NotAFolder(str(folder))
        if real.exists() and any(real.iterdir()):
            raise FolderNotEmpty(str(folder))
    return real


def found_vault(
    folder: Path, beginning: Beginning, clock: Clock, fill: Callable[[UnitOfWork], None]
) -> None:
    """Make every file of a study in an empty folder, and let `fill` write its first act."""
    write_files(folder, beginning)
    with ExitStack() as closing:
        stores = _new_stores(folder, beginning.keys)
        closing.callback(stores.close)
        with Vault(stores.pair, clock, beginning.actor, stores).begin() as work:
            fill(work)
            work.study.note_header(beginning.header.revision)
            work.commit()
        leave_in_order(stores)
    write_readme(folder)
    sync_folder(folder)


def write_files(folder: Path, beginning: Beginning) -> None:
    """Write key files, header and witness into a folder that has none; the stores come after."""
    make_folder(folder / KEYS)
    for store, sealed in beginning.key_files.items():
        write_new(key_file(folder, store), sealed)
    sync_folder(folder / KEYS)
    research = beginning.keys.research
    write_new(folder / HEADER, rendered(beginning.header.tagged(header_key(research))))
    write_new(folder / WITNESS, new_witness(witness_key(research)))


def _new_stores(folder: Path, keys: StoreKeys) -> Stores:
    if keys.identity is None:
        raise ValueError("a study begins with both keys")
    witness = open_witness(folder / WITNESS, witness_key(keys.research))
    research = _new_store(folder / RESEARCH, keys.research, Store.RESEARCH)
    identity = _new_store(folder / IDENTITY, keys.identity, Store.IDENTITY)
    arm(identity)
    return Stores(folder, research, identity, witness)


def _new_store(path: Path, key: bytearray, store: Store) -> Connection:
    write_new(path, b"")
    make_private(path)
    connection = open_file(path, key)
    migrate(connection, store)
    return connection
