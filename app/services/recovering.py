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
from app.storage.errors import NotAUser
from app.storage.header import Header, read_header
from app.storage.keys import StoreKeys
from app.storage.opening import Visit, open_vault
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
    header = read_header(folder)
    lock = seize(folder)
    try:
        code_a, research = _opened(folder, Store.RESEARCH, codes)
        code_b, identity = _opened(folder, Store.IDENTITY, codes)
        sheet, keys = Recovery(code_a, code_b), StoreKeys(research, identity)
        try:
            lead = _let_back_in(folder, header, (sheet, keys), passphrase, means)
        finally:
            keys.wipe()
        forget_failures(folder)
        return lead
    finally:
        lock.release()


def _opened(folder: Path, store: Store, codes: Sequence[str]) -> tuple[str, bytearray]:
    """Return the code that opens a store, and the key of that store."""
    for code in codes:
        key = data_key(folder, store, code)
        if key is not None:
            return code, key
    raise RecoveryCodeMissing(store)


def _let_back_in(
    folder: Path,
    header: Header,
    given: tuple[Recovery, StoreKeys],
    passphrase: str,
    means: Means,
) -> User:
    sheet, keys = given
    vault, _ = open_vault(folder, keys, Visit(None, means.clock))
    try:
        lead, own = _lead(vault.begin), generate_identity()
        slot = new_slot(header.study, lead, own, passphrase, means)
        renewed = header.with_slot(slot).tagged(header_key(keys.research))
        counts = recipients_of(sheet)
        proven = replace(lead, recipient=own.public)
        note = partial(_note, lead=proven, sheet=counts)
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


def _note(work: UnitOfWork, lead: User, sheet: RecoveryRecipients) -> None:
    if sheet != work.study.recovery():
        work.study.change_recovery(sheet)
    work.log(LogKind.RECOVERED, lead.id)
