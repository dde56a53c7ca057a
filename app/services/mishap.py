"""Mishaps: a study that does not open, what is wrong with it, and the ways on from there."""

from collections.abc import Callable, Iterator
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
from app.services.unlocking import Means, Unlocked, keys_of, slot_of, try_slot
from app.services.vault_keeping import OpenStudy, open_salvaged, open_study
from app.storage.copying import keep_aside
from app.storage.errors import StudyChanged, StudyDamaged, StudyRolledBack
from app.storage.header import read_header
from app.storage.last_backup import last_place
from app.storage.opening import look_over
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


@dataclass(frozen=True, slots=True)
class HalfRead:
    """A study open for looking only, and of which stores something could not be read."""

    study: OpenStudy
    missing: frozenset[Store]


def diagnose(visitor: Visitor, means: Means) -> Mishap:
    """Return everything that is wrong with a study, found on copies of its files; slow by intent.

    Raises what giving a passphrase raises, and TargetFull when there is no room for the copies.
    """
    with _inside(visitor, means) as (secret, unlocked):
        flaws: tuple[WaterlijnError, ...]
        if isinstance(unlocked, StudyDamaged):
            flaws = (unlocked,)
        else:
            with copies(visitor.folder) as copy:
                flaws = look_over(copy, unlocked.keys).flaws
        study = read_header(visitor.folder).study
    losses = all(isinstance(flaw, (StudyRolledBack, StudyChanged)) for flaw in flaws)
    return Mishap(flaws, losses, _newest(study, visitor.folder, secret))


def look_only(visitor: Visitor, means: Means) -> HalfRead:
    """Open what can be read of a study, in memory; its files stay as they are, byte for byte.

    Raises StudyDamaged when nothing can be read, TargetFull when there is no room for the copies,
    and what giving a passphrase raises.
    """
    with _inside(visitor, means) as (_, unlocked):
        if isinstance(unlocked, StudyDamaged):
            raise unlocked
        with copies(visitor.folder) as copy:
            salvaged = salvage(copy, unlocked.keys)
    study = open_salvaged(visitor.folder, salvaged, unlocked.user, means.clock)
    return HalfRead(study, salvaged.missing)


def go_on(visitor: Visitor, means: Means) -> OpenStudy:
    """Open a study that has lost something, after keeping its files aside as they are.

    Raises what `open_study` raises.
    """
    keep_aside(visitor.folder, means.clock.now())
    return open_study(visitor.folder, visitor.passphrase, means, visitor.who, accept_losses=True)


@contextmanager
def _inside(visitor: Visitor, means: Means) -> Iterator[tuple[str, Unlocked | StudyDamaged]]:
    """Give the visitor's own secret and the keys it opens, or what is wrong with the key files."""
    header = read_header(visitor.folder)
    lock = seize(visitor.folder)
    try:
        slot = slot_of(header, visitor.who)
        secret = try_slot(visitor.folder, header.study, slot, visitor.passphrase, means)
        try:
            unlocked: Unlocked | StudyDamaged = keys_of(visitor.folder, slot, secret)
        except StudyDamaged as error:
            unlocked = error
        try:
            yield secret, unlocked
        finally:
            if isinstance(unlocked, Unlocked):
                unlocked.keys.wipe()
    finally:
        lock.release()


def _newest(study: StudyId, folder: Path, secret: str) -> FoundBackup | None:
    """Return the newest backup of this study that is whole, whatever the files are called.

    Their numbers go on where the clock of a laptop may have been set back.
    """
    places = {_last_place(folder, secret), folder.parent, folder}
    found = [
        backup
        for place in places
        if place is not None and place.is_dir()
        for path in place.glob("*.tar")
        if (backup := _seen(path, glance_at)) and backup.facts.study == study
    ]
    newest = sorted(found, key=lambda each: (each.facts.number, each.facts.made_at), reverse=True)
    return next((each for each in newest if _seen(each.path, _look_over)), None)


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
