"""Backing up: both stores under fresh keys, in one sealed file that was opened again.

The keys of a study are forgotten as soon as it is open, so a copy gets keys of its own, wrapped for
the users and the recovery sheet as they are now. What a kill leaves of a copy nobody can open.
"""

from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.bundle.apart import prove_backup_apart
from app.bundle.backups import (
    BackupOrder,
    ProvenBackup,
    check_target,
    name_finally,
    take_back,
)
from app.bundle.errors import BackupInStudy, BackupNeedsNames
from app.crypto.keys import new_data_key
from app.crypto.sealing import identity_from_text, seal_to
from app.domain.backup import BackupFacts, LastBackup, MadeBackup, Overtaken, is_due
from app.domain.bundle import BundleFile
from app.domain.log import LogEvent, LogKind
from app.domain.study import Study, StudySecrets
from app.domain.users import Store, User
from app.services.office import Office
from app.services.unlocking import sealed_keys
from app.services.vault_keeping import OpenStudy
from app.storage.copying import furnish, read_study, workroom
from app.storage.errors import Finding, StudyDamaged, StudyRolledBack
from app.storage.files import HEADER, are_on_one_disk
from app.storage.header import Header, read_header, rendered
from app.storage.keys import StoreKeys
from app.storage.last_backup import note_last
from app.storage.opening import look_over
from app.storage.study import RecoveryRecipients
from app.storage.unit_of_work import UnitOfWork
from app.storage.witness import Seen


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """When the last good backup was made, and whether another should be made now."""

    last: LastBackup | None
    due: bool
    may: bool
    """Whether the one at the laptop can make one: it takes the key of the names."""
    made: tuple[MadeBackup, ...] = ()
    """All that were made here, the newest first."""
    overtaken: tuple[Overtaken, ...] = ()
    """Why the last one should be replaced, however new it is."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the study says of itself, for which nothing outside is believed."""

    study: Study
    secrets: StudySecrets
    sheets: tuple[RecoveryRecipients, ...]
    users: tuple[User, ...]
    revision: int
    number: int


def backup_standing(office: Office) -> BackupStanding:
    """Return what there is to say of backups."""
    with office.begin() as work:
        last, made, overtaken = _last(work), _made(work), _overtaken(work)
        something = bool(work.participants.all())
        may = work.has_identities
    old = is_due(last.made_at if last else None, office.clock.today())
    return BackupStanding(last, something and bool(old or overtaken), may, made, overtaken)


def make_backup(office: Office, folder: Path) -> ProvenBackup:
    """Make a backup in a folder: copied, sealed, opened again, and written into the log.

    Raises what `prepare_backup` raises, TargetNotWritable, TargetFull, WrittenDiffers; nothing is
    left behind then.
    """
    return keep_backup(office, prove_backup_apart(prepare_backup(office, folder)))


def prepare_backup(office: Office, folder: Path) -> BackupOrder:
    """Copy both stores and look the copies over; what comes back is all that sealing needs.

    Raises BackupNeedsNames, BackupInStudy, TargetNotWritable, StudyDamaged, and TargetFull for the
    study's own disk, which for a moment holds the copies.
    """
    study = on_disk(office)
    study.refuse_if_read_only()
    if folder.resolve().is_relative_to(study.folder.resolve()):
        raise BackupInStudy(folder)
    with office.begin() as work:
        if not work.has_identities:
            raise BackupNeedsNames
        known = _known(work)
    order = _order(office, known, folder)
    check_target(order)
    header = _header(study.folder, known)
    with workroom(study.folder) as room:
        files, seen = _copied(study, room, header, (known, office))
    anonymous = tuple(replace(slot, name="-") for slot in header.slots)
    slots = replace(header, title=known.study.pseudonym, slots=anonymous, tag="-")
    return replace(order, files=files, events=seen.log.seq, slots=rendered(slots))


def keep_backup(office: Office, proven: ProvenBackup) -> ProvenBackup:
    """Name a backup and write into the log that it was made, in one; or leave nothing behind.

    A backup that no log tells of would be forgotten when somebody who is in it is erased.
    """
    facts = proven.facts
    with office.begin() as work, ExitStack() as undo:
        recipients = [user.recipient for user in work.users.all() if user.active]
        name_finally(proven)
        undo.callback(take_back, proven)
        work.log(
            LogKind.BACKED_UP,
            facts.study,
            number=facts.number,
            made=facts.made_at.isoformat(),
            events=proven.events,
            sha256=proven.sha256,
            size=proven.size,
        )
        work.commit()
        undo.pop_all()
    where = seal_to(str(proven.path.parent.absolute()).encode(), recipients)
    note_last(on_disk(office).folder, facts.made_at, where)
    return proven


def shares_disk(office: Office, proven: ProvenBackup) -> bool:
    """Return whether a backup lies on the disk of its study, with which it may be lost."""
    with suppress(OSError):
        return are_on_one_disk(on_disk(office).folder, proven.path.parent)
    return False


def on_disk(office: Office) -> OpenStudy:
    """Return the study with its folder; one in memory has none, and asking is our bug."""
    if office.held is None:
        raise LookupError
    return office.held.study


def _last(work: UnitOfWork) -> LastBackup | None:
    """Return the last one in the order of the log, which no clock that was set back changes."""
    last = max(_told_of(work), key=lambda each: each.seq, default=None)
    if last is None:
        return None
    since = work.events.head().seq - last.seq
    made_at = datetime.fromisoformat(str(last.facts["made"]))
    return LastBackup(int(last.facts["number"]), made_at, since)


def _made(work: UnitOfWork) -> tuple[MadeBackup, ...]:
    names = {user.id: user.name for user in work.users.all()}
    return tuple(
        MadeBackup(
            number=int(told.facts["number"]),
            made_at=datetime.fromisoformat(str(told.facts["made"])),
            by=names.get(told.actor, "–"),
            events=events_in(told),
            size=int(told.facts["size"]),
        )
        for told in reversed(work.events.of_kind(LogKind.BACKED_UP))
    )


def _overtaken(work: UnitOfWork) -> tuple[Overtaken, ...]:
    last = max(_told_of(work), key=lambda each: each.seq, default=None)
    if last is None:
        return ()
    latest = {
        Overtaken.SHEET: _sheet_that_counts(work),
        Overtaken.MEMBER: work.events.latest(LogKind.MEMBER_REMOVED),
        Overtaken.ERASED: work.events.latest(LogKind.PARTICIPANT_ERASED),
    }
    held = events_in(last)
    return tuple(what for what, event in latest.items() if event and event.seq > held)


def _sheet_that_counts(work: UnitOfWork) -> LogEvent | None:
    """Return when the newest sheet was made; as long as nobody tried it the old one counts."""
    made, tried = (
        work.events.latest(kind) for kind in (LogKind.RECOVERY_MADE, LogKind.RECOVERY_TRIED)
    )
    return made if made and tried and made.seq < tried.seq else None


def events_in(told: LogEvent) -> int:
    """Return up to which event a backup goes: it was copied before the log could tell of it."""
    return int(told.facts.get("events", told.seq))


def _told_of(work: UnitOfWork) -> list[LogEvent]:
    kinds = (LogKind.BACKED_UP, LogKind.RESTORED)
    return [last for kind in kinds if (last := work.events.latest(kind))]


def _known(work: UnitOfWork) -> _Known:
    last = _last(work)
    # Who may hold the key of the names is asked where no steward can have written.
    users, sheets = work.believed_users()
    return _Known(
        study=work.study.get(),
        secrets=work.study.secrets(),
        sheets=sheets,
        users=tuple(user for user in users if user.active),
        revision=work.study.header_revision(),
        number=last.number if last else 0,
    )


def _order(office: Office, known: _Known, folder: Path) -> BackupOrder:
    """Return the order but for what is copied; a number that is taken there is passed over."""
    archive = identity_from_text(known.secrets.archive_identity)
    keys = (archive.public, *(sheet.of(store) for sheet in known.sheets for store in Store))
    facts = BackupFacts(known.study.id, known.study.pseudonym, known.number + 1, office.clock.now())
    order = BackupOrder(
        facts=facts,
        files=(),
        events=0,
        slots=b"",
        recipients=(*keys, *(user.recipient for user in known.users)),
        archive_secret=archive.secret,
        folder=folder,
    )
    while order.is_taken:
        order = replace(order, facts=replace(order.facts, number=order.facts.number + 1))
    return order


def _header(folder: Path, known: _Known) -> Header:
    """Return the header for the copy: slots from the file, who they are for from the store."""
    found = read_header(folder)
    if found.revision < known.revision:
        raise StudyRolledBack(HEADER, found.revision, known.revision)
    users = {(user.id, user.recipient): user for user in known.users}
    slots = tuple(
        replace(slot, name=users[slot.user, slot.recipient].name)
        for slot in found.slots
        if (slot.user, slot.recipient) in users
    )
    if not slots:
        raise StudyDamaged(HEADER, Finding.FORGED)
    return Header(known.study.id, known.study.title, found.revision, slots)


def _copied(
    study: OpenStudy, room: Path, header: Header, given: tuple[_Known, Office]
) -> tuple[tuple[BundleFile, ...], Seen]:
    """Copy both stores and look the copies over; return them, and how far they had come."""
    known, office = given
    keys = StoreKeys(new_data_key(office.chance), new_data_key(office.chance))
    try:
        seen = study.vault.copy_to(room, keys)
        furnish(room, keys, header, sealed_keys(keys, known.users, *known.sheets), seen)
        files = read_study(room)
        for flaw in look_over(room, keys).flaws:
            raise flaw
    finally:
        keys.wipe()
    return tuple(BundleFile(path, body) for path, body in files.items()), seen
