"""Restoring: a backup becomes a study again, in a folder that holds nothing, never over another."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.bundle.apart import open_backup_apart
from app.bundle.backups import ClosedBackup, look_at
from app.bundle.errors import BackupDamaged, BackupNotForYou
from app.crypto.errors import KeyDoesNotFit, WrongPassphrase
from app.crypto.sealing import seal_to
from app.domain.backup import BackupFacts
from app.domain.ids import UserId
from app.domain.log import LogKind
from app.domain.users import Store
from app.services.unlocking import Means, data_key, secret_in
from app.storage.copying import STUDY_FILES, write_study
from app.storage.errors import StudyDamaged
from app.storage.founding import appearing
from app.storage.header import parse, read_header
from app.storage.keys import StoreKeys
from app.storage.last_backup import note_last
from app.storage.opening import Visit, open_vault


@dataclass(frozen=True, slots=True)
class Opener:
    """What somebody has to open a backup: a passphrase, or codes of the recovery sheet."""

    passphrase: str = field(default="", repr=False)
    codes: Sequence[str] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Restored:
    """A study that was put back, closed: as it was when the backup was made."""

    folder: Path
    title: str
    facts: BackupFacts
    events: int


def restore(file: Path, folder: Path, opener: Opener, means: Means) -> Restored:
    """Put a backup back into a new folder, look everything over, and say so in its log.

    Slow by intent. Raises NotABackup, BackupDamaged, BackupNotForYou, FolderNotEmpty,
    StudyDamaged, TargetReadOnly, TargetFull; nothing is left behind then.
    """
    closed = look_at(file)
    with appearing(folder, means.chance) as beside:
        actor, secrets = _secrets(closed, opener, means)
        files = _opened(closed, secrets)
        if files.keys() != set(STUDY_FILES):
            raise BackupDamaged(file)
        write_study(beside, files)
        header = read_header(beside)
        events = _begin_anew(beside, closed, (actor, secrets), means)
    recipients = [slot.recipient for slot in header.slots]
    where = seal_to(str(file.parent.absolute()).encode(), recipients)
    note_last(folder, closed.facts.made_at, where)
    return Restored(folder, header.title, closed.facts, events)


def _secrets(
    closed: ClosedBackup, opener: Opener, means: Means
) -> tuple[UserId | None, tuple[str, ...]]:
    if opener.codes:
        return None, tuple(opener.codes)
    try:
        header = parse(closed.slots)
    except StudyDamaged as error:
        raise BackupDamaged(closed.path) from error
    for slot in header.slots:
        try:
            return slot.user, (secret_in(slot, header.study, opener.passphrase, means.kdf),)
        except WrongPassphrase:
            continue
    raise BackupNotForYou


def _opened(closed: ClosedBackup, secrets: Sequence[str]) -> dict[str, bytes]:
    for secret in secrets:
        try:
            return open_backup_apart(closed, secret)
        except KeyDoesNotFit:
            continue
    raise BackupNotForYou


def _begin_anew(
    folder: Path, closed: ClosedBackup, who: tuple[UserId | None, Sequence[str]], means: Means
) -> int:
    """Open the study once, which looks everything over, and return how many events it holds."""
    actor, secrets = who
    research = _key(folder, Store.RESEARCH, secrets)
    if research is None:
        raise BackupNotForYou
    keys = StoreKeys(research, _key(folder, Store.IDENTITY, secrets))
    try:
        vault, _ = open_vault(folder, keys, Visit(actor, means.clock))
    finally:
        keys.wipe()
    try:
        with vault.begin() as work:
            events = work.events.head().seq - 1  # but for this very opening
            work.log(
                LogKind.RESTORED,
                closed.facts.study,
                number=closed.facts.number,
                made=closed.facts.made_at.isoformat(),
                sha256=closed.sha256,
            )
            work.commit()
    finally:
        vault.close()
    return events


def _key(folder: Path, store: Store, secrets: Sequence[str]) -> bytearray | None:
    keys = (data_key(folder, store, secret) for secret in secrets)
    return next((key for key in keys if key is not None), None)
