"""Getting back in with the recovery sheet, when nobody knows the lead's passphrase any more."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.crypto.errors import (
    KeyDoesNotFit,
    KeyTextMalformed,
    RecoveryCodeMissing,
    RecoveryCodeMistyped,
)
from app.crypto.keys import unwrap_data_key
from app.crypto.passphrase import check_own
from app.crypto.sealing import generate_identity, identity_from_text
from app.domain.log import LogKind
from app.domain.users import Role, Store, User
from app.services.unlocking import Means, new_slot, sealed_keys
from app.storage.errors import Finding, NotAUser, StudyDamaged
from app.storage.files import key_file
from app.storage.files import replace as replace_file
from app.storage.header import Header, Slot, read_header, write_header
from app.storage.keys import StoreKeys
from app.storage.opening import Visit, open_vault
from app.storage.renewing import seize
from app.storage.tags import header_key
from app.storage.unit_of_work import Begin

BEGINNING = "AGE-SECRET-KEY-1"
SIGNS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
"""The signs that may stand behind the beginning: age writes its keys in Bech32."""
GROUP, LINE = 6, 24
"""Signs in a group and on a line, as the recovery sheet shows them."""


def codes_in(typed: str) -> tuple[str, ...]:
    """Return the codes in what was typed from the sheet; spaces, lines and case are forgiven.

    Raises RecoveryCodeMistyped when a sign of a code is wrong or missing.
    """
    before, *codes = "".join(typed.split()).upper().split(BEGINNING)
    if before:
        raise RecoveryCodeMistyped(1)
    return tuple(_code(number, code) for number, code in enumerate(codes, 1))


def _code(number: int, signs: str) -> str:
    for place, sign in enumerate(signs, len(BEGINNING)):
        if sign not in SIGNS:
            raise RecoveryCodeMistyped(number, place // LINE + 1, place % LINE // GROUP + 1)
    try:
        return identity_from_text(BEGINNING + signs).secret
    except KeyTextMalformed:
        # The sum over all signs does not fit; where the slip is, it doesn't tell.
        raise RecoveryCodeMistyped(number) from None


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
            return _let_back_in(folder, header, keys, passphrase, means)
        finally:
            keys.wipe()
    finally:
        lock.release()


def _key(folder: Path, store: Store, codes: Sequence[str]) -> bytearray:
    path = key_file(folder, store)
    if not path.is_file():
        raise StudyDamaged(path.name, Finding.MISSING)
    sealed = path.read_bytes()
    for code in codes:
        try:
            return unwrap_data_key(sealed, code)
        except KeyDoesNotFit:
            continue
    raise RecoveryCodeMissing(store)


def _let_back_in(
    folder: Path, header: Header, keys: StoreKeys, passphrase: str, means: Means
) -> User:
    # The first slot is the founder's; opening checks that the header was written by a key holder.
    vault, _ = open_vault(folder, keys, Visit(header.slots[0].user, means.clock))
    try:
        lead, own = _lead(vault.begin), generate_identity()
        slot = new_slot(header.study, lead, own, passphrase, means)
        renewed = _exchanged(header, slot).tagged(header_key(keys.research))
        return _exchange(folder, vault.begin, keys, renewed, replace(lead, recipient=own.public))
    finally:
        vault.close()


def _lead(begin: Begin) -> User:
    with begin() as work:
        leads = [user for user in work.users.all() if user.active and user.role is Role.LEAD]
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
        users, recovery = [*work.users.all(), *also], work.study.recovery()
    for store, sealed in sealed_keys(keys, users, recovery).items():
        replace_file(key_file(folder, store), sealed)
