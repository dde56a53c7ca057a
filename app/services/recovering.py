"""Getting back in with the recovery sheet, when nobody knows the lead's passphrase any more."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.crypto.errors import RecoveryCodeMissing
from app.crypto.passphrase import check_own
from app.crypto.sealing import generate_identity
from app.domain.log import LogKind
from app.domain.users import Store, User, leads_among
from app.services.exchanging import Exchange, exchange
from app.services.renewing import recipients_of
from app.services.unlocking import Means, data_key, new_slot
from app.services.vault_keeping import Recovery
from app.storage.attempts import forget_failures
from app.storage.errors import NotAUser, StudyDamaged
from app.storage.files import HEADER
from app.storage.header import Header, read_header, write_header
from app.storage.keys import StoreKeys
from app.storage.opening import Visit, known_of_itself, open_vault
from app.storage.renewing import seize
from app.storage.study import RecoveryRecipients
from app.storage.tags import header_key
from app.storage.unit_of_work import Begin, UnitOfWork


def recover(folder: Path, codes: Sequence[str], passphrase: str, means: Means) -> User:
    """Give the lead a new passphrase, with both codes of the recovery sheet; slow by intent.

    A sheet that waited to be tried is tried by this, and counts alone from then on. Raises
    PassphraseTooShort, RecoveryCodeMissing and whatever opening a study raises. A kill at any step
    leaves a study that the codes open, and from the new header on the new passphrase.
    """
    check_own(passphrase)
    header = header_left(folder)
    lock = seize(folder)
    try:
        code_a, research = _opened(folder, Store.RESEARCH, codes)
        code_b, identity = _opened(folder, Store.IDENTITY, codes)
        sheet, keys = Recovery(code_a, code_b), StoreKeys(research, identity)
        try:
            if header is None:
                _write_anew(folder, keys, passphrase, means)
            lead = _let_back_in(folder, (sheet, keys), passphrase, means, anew=header is None)
        finally:
            keys.wipe()
        forget_failures(folder)
        return lead
    finally:
        lock.release()


def header_left(folder: Path) -> Header | None:
    """Return the header, or nothing when it is lost or damaged: the sheet does without.

    Raises NotAStudy, NewerStudy, StudyUnreadable.
    """
    try:
        return read_header(folder)
    except StudyDamaged:
        return None


def _write_anew(folder: Path, keys: StoreKeys, passphrase: str, means: Means) -> None:
    """Write a header of what the research store knows, with a place for the lead and nobody else.

    Where a kill leaves it so, the sheet opens the study as before.
    """
    known, own = known_of_itself(folder, keys), generate_identity()
    leads = leads_among(known.users)
    if not leads:
        raise NotAUser
    slot = new_slot(known.study.id, leads[0], own, passphrase, means)
    header = Header(known.study.id, known.study.title, known.revision, (slot,))
    write_header(folder, header.tagged(header_key(keys.research)))


def _opened(folder: Path, store: Store, codes: Sequence[str]) -> tuple[str, bytearray]:
    """Return the code that opens a store, and the key of that store."""
    for code in codes:
        key = data_key(folder, store, code)
        if key is not None:
            return code, key
    raise RecoveryCodeMissing(store)


def _let_back_in(
    folder: Path,
    given: tuple[Recovery, StoreKeys],
    passphrase: str,
    means: Means,
    *,
    anew: bool,
) -> User:
    sheet, keys = given
    header = read_header(folder)
    vault, _ = open_vault(folder, keys, Visit(None, means.clock))
    try:
        lead, own = _lead(vault.begin), generate_identity()
        slot = new_slot(header.study, lead, own, passphrase, means)
        renewed = header.with_slot(slot).tagged(header_key(keys.research))
        counts = recipients_of(sheet)
        proven = replace(lead, recipient=own.public)
        note = partial(_note, lead=proven, sheet=counts, anew=anew)
        exchange(folder, vault.begin, keys, renewed, Exchange(proven, note, (counts,)))
        return proven
    finally:
        vault.close()


def _lead(begin: Begin) -> User:
    with begin() as work:
        leads = leads_among(work.users.all())
    if not leads:
        raise NotAUser
    return leads[0]


def _note(work: UnitOfWork, lead: User, sheet: RecoveryRecipients, *, anew: bool) -> None:
    if anew:
        work.log(LogKind.LOSS_ACCEPTED, HEADER)
    if sheet != work.study.recovery():
        work.study.change_recovery(sheet)
    work.log(LogKind.RECOVERED, lead.id)
