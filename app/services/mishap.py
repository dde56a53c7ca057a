"""Mishaps: a study that does not open, what is wrong with it, and the ways on from there."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.bundle.backups import glance_at, look_at
from app.bundle.errors import (
    BackupDamaged,
    BackupTooLarge,
    BundleNotReadable,
    NotABackup,
)
from app.crypto.errors import KeyDoesNotFit, NotSealed, SealedContentDamaged, SealedHeaderDamaged
from app.crypto.sealing import open_with
from app.domain.backup import BackupFacts
from app.domain.errors import WaterlijnError
from app.domain.ids import StudyId, UserId
from app.domain.users import Store
from app.services.unlocking import Means, data_key, slot_of, try_slot
from app.services.vault_keeping import OpenStudy, open_salvaged, open_study
from app.storage.copying import keep_aside
from app.storage.errors import (
    NotAUser,
    StudyChanged,
    StudyDamaged,
    StudyRolledBack,
    WitnessLost,
)
from app.storage.header import read_header
from app.storage.keys import StoreKeys
from app.storage.last_backup import last_made, last_place
from app.storage.opening import key_flaw, look_over
from app.storage.renewing import seize
from app.storage.salvaging import copies, salvage


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands before a study that does not open, with the right passphrase."""

    folder: Path
    passphrase: str = field(repr=False)
    who: UserId | None = None


@dataclass(frozen=True, slots=True)
class FoundBackup:
    """The newest whole backup of a study that lies where backups were made."""

    path: Path
    facts: BackupFacts


@dataclass(frozen=True, slots=True)
class Mishap:
    """What is wrong with a study, whether one can go on without what is lost, and a backup."""

    flaws: tuple[WaterlijnError, ...]
    may_go_on: bool
    backup: FoundBackup | None
    may_look: bool = True
    """Whether there is a key to read anything with."""


@dataclass(frozen=True, slots=True)
class HalfRead:
    """A study open for looking only, and of which stores something could not be read."""

    study: OpenStudy
    missing: frozenset[Store]


def diagnose(visitor: Visitor, means: Means) -> Mishap:
    """Return everything that is wrong with a study, found on copies of its files; slow by intent.

    Raises what giving a passphrase raises, and TargetFull when there is no room for the copies.
    """
    with _inside(visitor, means) as inside:
        flaws = inside.flaws
        if inside.keys:
            with copies(visitor.folder) as copy:
                flaws += look_over(copy, inside.keys).flaws
        study = read_header(visitor.folder).study
    losses = all(isinstance(flaw, (StudyRolledBack, StudyChanged, WitnessLost)) for flaw in flaws)
    backup = _newest(study, visitor.folder, inside.secret)
    return Mishap(flaws, losses, backup, may_look=inside.keys is not None)


def locked_out(folder: Path, error: WaterlijnError) -> Mishap:
    """Return the way on from a study of which not even the header can be read.

    Which backup is the newest is only known by the moment that is noted beside the stores.
    """
    moment = last_made(folder)
    backup = _newest_whole(each for each in _beside(folder) if each.facts.made_at == moment)
    return Mishap((error,), may_go_on=False, backup=backup, may_look=False)


def look_only(visitor: Visitor, means: Means) -> HalfRead:
    """Open what can be read of a study, in memory; its files stay as they are, byte for byte.

    Raises StudyDamaged when nothing can be read, TargetFull when there is no room for the copies,
    and what giving a passphrase raises.
    """
    with _inside(visitor, means) as inside:
        if inside.keys is None:
            raise inside.flaws[0]
        with copies(visitor.folder) as copy:
            salvaged = salvage(copy, inside.keys)
    study = open_salvaged(visitor.folder, salvaged, inside.user, means.clock)
    unnamed = {Store.IDENTITY} if key_flaw(study.user, inside.keys) else set()
    return HalfRead(study, salvaged.missing | unnamed)


def go_on(visitor: Visitor, means: Means) -> OpenStudy:
    """Open a study that has lost something, after keeping its files aside as they are.

    Raises what `open_study` raises.
    """
    keep_aside(visitor.folder, means.clock.now())
    return open_study(visitor.folder, visitor.passphrase, means, visitor.who, accept_losses=True)


@dataclass(frozen=True, slots=True)
class _Inside:
    """What the right passphrase gives although key files may be damaged."""

    user: UserId
    secret: str = field(repr=False)
    keys: StoreKeys | None
    """Nothing without the key of the research store; without the other, no names."""
    flaws: tuple[WaterlijnError, ...]


@contextmanager
def _inside(visitor: Visitor, means: Means) -> Iterator[_Inside]:
    """Give what a visitor's passphrase opens, and what is wrong with the key files."""
    header = read_header(visitor.folder)
    lock = seize(visitor.folder)
    try:
        slot = slot_of(header, visitor.who)
        secret = try_slot(visitor.folder, header.study, slot, visitor.passphrase, means)
        keys, flaws = _keys_left(visitor.folder, secret)
        try:
            yield _Inside(slot.user, secret, keys, flaws)
        finally:
            if keys:
                keys.wipe()
    finally:
        lock.release()


def _keys_left(folder: Path, secret: str) -> tuple[StoreKeys | None, tuple[StudyDamaged, ...]]:
    """Return the keys that can be had, and what is wrong with the files of the others.

    Raises NotAUser.
    """
    flaws = []
    try:
        identity = data_key(folder, Store.IDENTITY, secret)
    except StudyDamaged as error:
        identity = None
        flaws.append(error)
    try:
        research = data_key(folder, Store.RESEARCH, secret)
    except StudyDamaged as error:
        return None, (error, *flaws)
    if research is None:
        raise NotAUser
    return StoreKeys(research, identity), tuple(flaws)


def _newest(study: StudyId, folder: Path, secret: str) -> FoundBackup | None:
    """Return the newest backup of this study that is whole, whatever the files are called.

    Their numbers go on where the clock of a laptop may have been set back.
    """
    found = _beside(folder, _last_place(folder, secret))
    return _newest_whole(each for each in found if each.facts.study == study)


def _newest_whole(found: Iterable[FoundBackup]) -> FoundBackup | None:
    newest = sorted(found, key=lambda each: (each.facts.number, each.facts.made_at), reverse=True)
    return next((each for each in newest if _seen(each.path, _look_over)), None)


def _beside(folder: Path, last: Path | None = None) -> list[FoundBackup]:
    """Return every backup, of whatever study, beside a folder, in it, and in another place."""
    return [
        backup
        for place in {last, folder.parent, folder}
        if place is not None and place.is_dir()
        for path in place.glob("*.tar")
        if (backup := _seen(path, glance_at))
    ]


def _look_over(path: Path) -> BackupFacts:
    return look_at(path).facts


def _seen(path: Path, look: Callable[[Path], BackupFacts]) -> FoundBackup | None:
    try:
        return FoundBackup(path, look(path))
    except (BackupDamaged, BackupTooLarge, BundleNotReadable, NotABackup):
        return None


def _last_place(folder: Path, secret: str) -> Path | None:
    sealed = last_place(folder)
    try:
        return Path(open_with(sealed, secret).decode()) if sealed else None
    except (KeyDoesNotFit, NotSealed, SealedContentDamaged, SealedHeaderDamaged, ValueError):
        return None
