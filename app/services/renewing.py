"""The recovery sheet of an open study: making a new one, and really trying it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.crypto.errors import RecoveryCodeMissing, RecoverySheetOld
from app.crypto.sealing import generate_identity, identity_from_text
from app.domain.log import LogEvent, LogKind
from app.domain.users import OnlyLeads, Role, Store, leads_among
from app.services.members import lead_keys
from app.services.unlocking import Means, data_key, sealed_keys
from app.services.vault_keeping import OpenStudy, Recovery
from app.storage.files import key_file
from app.storage.files import replace as replace_file
from app.storage.keys import StoreKeys
from app.storage.readme import write_readme
from app.storage.study import RecoveryRecipients
from app.storage.unit_of_work import Begin

MADE = (LogKind.STUDY_CREATED, LogKind.RECOVERY_MADE)
WORKED = (LogKind.RECOVERY_TRIED, LogKind.RECOVERED)


@dataclass(frozen=True, slots=True)
class SheetState:
    """When the newest recovery sheet was made, and when it was last seen to work, if ever."""

    made: LogEvent
    worked: LogEvent | None


def sheet_state(begin: Begin) -> SheetState:
    """Return what the log knows of the recovery sheet."""
    with begin() as work:
        made = _last(work.events.latest(kind) for kind in MADE)
        worked = _last(work.events.latest(kind) for kind in WORKED)
        *_, newest = work.study.sheets()
        waits = newest != work.study.recovery()
    if made is None:
        raise LookupError("every log begins with the study")
    return SheetState(made, worked if worked and worked.seq > made.seq and not waits else None)


def renew_recovery(study: OpenStudy, own_passphrase: str, means: Means) -> Recovery:
    """Make new recovery keys that open beside the old ones until they are tried; slow by intent.

    Raises OnlyLeads, WrongPassphrase, TargetReadOnly, TargetFull. A kill at any step leaves a
    study that the old sheet opens.
    """
    fresh = (generate_identity(), generate_identity())
    recipients = RecoveryRecipients(fresh[0].public, fresh[1].public)
    with lead_keys(study, own_passphrase, means) as (_, keys):
        with study.begin() as work:
            work.believed_users()
            work.study.await_recovery(recipients)
            work.note_holders()
            work.log(LogKind.RECOVERY_MADE)
            work.commit()
        _write_key_files(study, keys)
    return Recovery(fresh[0].secret, fresh[1].secret)


def rehearse(study: OpenStudy, typed: Recovery, fresh: Recovery | None) -> None:
    """Unwrap both data keys with what was typed from a sheet, and let that sheet count alone.

    Every other sheet is useless from then on. With `fresh` it must be that one. Raises OnlyLeads,
    RecoveryCodeMissing, RecoverySheetOld, TargetReadOnly, TargetFull.
    """
    study.refuse_if_read_only()
    _refuse_others(study)
    keys = StoreKeys(_unwrapped(study, Store.RESEARCH, typed), None)
    try:
        keys.identity = _unwrapped(study, Store.IDENTITY, typed)
        _refuse_old(typed, fresh)
        _settle(study, keys, recipients_of(typed))
    finally:
        keys.wipe()


def _settle(study: OpenStudy, keys: StoreKeys, recipients: RecoveryRecipients) -> None:
    with study.begin() as work:
        work.believed_users()
        work.study.change_recovery(recipients)
        work.note_holders()
        work.log(LogKind.RECOVERY_TRIED)
        work.commit()
    _write_key_files(study, keys)
    write_readme(study.folder)


def _write_key_files(study: OpenStudy, keys: StoreKeys) -> None:
    with study.begin() as work:
        users, sheets = work.believed_users()
    for store, sealed in sealed_keys(keys, users, *sheets).items():
        replace_file(key_file(study.folder, store), sealed)


def _unwrapped(study: OpenStudy, store: Store, typed: Recovery) -> bytearray:
    key = data_key(study.folder, store, typed.of(store))
    if key is None:
        raise RecoveryCodeMissing(store)
    return key


def _refuse_old(typed: Recovery, fresh: Recovery | None) -> None:
    for store in Store:
        if fresh and typed.of(store) != fresh.of(store):
            raise RecoverySheetOld(store)


def recipients_of(typed: Recovery) -> RecoveryRecipients:
    """Return the public keys of a recovery sheet."""
    research, identity = (identity_from_text(typed.of(store)).public for store in Store)
    return RecoveryRecipients(research, identity)


def _refuse_others(study: OpenStudy) -> None:
    if study.user.role is not Role.LEAD:
        with study.begin() as work:
            leads = leads_among(work.users.all())
        raise OnlyLeads(tuple(lead.name for lead in leads))


def _last(events: Iterator[LogEvent | None]) -> LogEvent | None:
    found = [event for event in events if event]
    return max(found, key=lambda event: event.seq, default=None)
