"""Getting back in with the recovery sheet, when nobody knows the lead's passphrase any more."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.crypto.errors import RecoveryCodeMissing
from app.crypto.passphrase import check_own
from app.crypto.sealing import generate_identity
from app.domain.log import LogKind
from app.domain.users import Store, User, leads_among
from app.services.unlocking import Means, data_key, new_slot, sealed_keys
from app.storage.attempts import forget_failures
from app.storage.errors import NotAUser
from app.storage.files import key_file
from app.storage.files import replace as replace_file
from app.storage.header import Header, Slot, read_header, write_header
from app.storage.keys import StoreKeys
from app.storage.opening import Visit, open_vault
from app.storage.renewing import seize
from app.storage.tags import header_key
from app.storage.unit_of_work import Begin


def recover(folder: Path, codes: Sequence[str], passphrase: str, means: Means) -> User:
    """Give the lead a new passphrase, with both codes of the recovery sheet; slow by intent.

    Raises PassphraseTooShort, RecoveryCodeMissing and whatever opening a study raises. A kill at
    any step leaves a study that the codes open, and from the new header on the new passphrase.
    """
    check_own(passphrase)
    header = read_header(folder)
    lock = seize(folder)
    try:
        keys = StoreKeys(_key(folder, Store.RESEARCH, codes), _key(folder, Store.IDENTITY, codes))
        try:
            lead = _let_back_in(folder, header, keys, passphrase, means)
        finally:
            keys.wipe()
        forget_failures(folder)
        return lead
    finally:
        lock.release()


def _key(folder: Path, store: Store, codes: Sequence[str]) -> bytearray:
    for code in codes:
        key = data_key(folder, store, code)
        if key is not None:
            return key
    raise RecoveryCodeMissing(store)


def _let_back_in(
    folder: Path, header: Header, keys: StoreKeys, passphrase: str, means: Means
) -> User:
    vault, _ = open_vault(folder, keys, Visit(None, means.clock))
    try:
        lead, own = _lead(vault.begin), generate_identity()
        slot = new_slot(header.study, lead, own, passphrase, means)
        renewed = _exchanged(header, slot).tagged(header_key(keys.research))
        return _exchange(folder, vault.begin, keys, renewed, replace(lead, recipient=own.public))
    finally:
        vault.close()


def _lead(begin: Begin) -> User:
    with begin() as work:
        leads = leads_among(work.users.all())
    if not leads:
        raise NotAUser
    return leads[0]


def _exchanged(header: Header, slot: Slot) -> Header:
    slots = tuple(slot if each.user == slot.user else each for each in header.slots)
    return replace(header, revision=header.revision + 1, slots=slots)


def _exchange(folder: Path, begin: Begin, keys: StoreKeys, header: Header, lead: User) -> User:
    """Take every step so that old and new both fit until the header says which holds."""
    _write_keys(folder, begin, keys, lead)
    with begin() as work:
        work.users.change_recipient(lead)
        work.note_holders()
        work.log(LogKind.RECOVERED, lead.id)
        work.commit()
    write_header(folder, header)
    with begin() as work:
        work.study.note_header(header.revision)
        work.commit()
    _write_keys(folder, begin, keys)
    return lead


def _write_keys(folder: Path, begin: Begin, keys: StoreKeys, *also: User) -> None:
    with begin() as work:
        users, recovery = work.believed_users()
    users.extend(also)
    for store, sealed in sealed_keys(keys, users, recovery).items():
        replace_file(key_file(folder, store), sealed)
