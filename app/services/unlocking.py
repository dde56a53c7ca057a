"""From a passphrase to the keys of the stores: slots of the header, and the wrapped data keys."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.crypto.errors import (
    KeyDoesNotFit,
    NotSealed,
    SealedContentDamaged,
    SealedHeaderDamaged,
    SealedToForeignKey,
    SealedToPassphrase,
    TextArmour,
    WrongPassphrase,
)
from app.crypto.keys import unwrap_data_key, wrap_data_key
from app.crypto.sealing import AgeIdentity
from app.crypto.wrapping import PRODUCTION, KdfCost, KdfRules, Wrapped, unwrap, wrap
from app.domain.clock import Chance, Clock
from app.domain.ids import StudyId, UserId
from app.domain.users import Store, User
from app.storage.attempts import note_failure, seconds_to_wait
from app.storage.errors import Finding, NotAUser, StudyDamaged, TooSoon, WhichUser
from app.storage.files import key_file, read_whole
from app.storage.header import Header, Slot
from app.storage.keys import StoreKeys
from app.storage.study import RecoveryRecipients

MOST_BYTES = 256 * 1024
"""More than any key file is."""

NOT_OURS = (
    NotSealed,
    SealedContentDamaged,
    SealedHeaderDamaged,
    SealedToForeignKey,
    SealedToPassphrase,
    TextArmour,
)


@dataclass(frozen=True, slots=True)
class Means:
    """Time, chance, and what a try of a passphrase costs; only tests hand in other rules."""

    clock: Clock
    chance: Chance
    kdf: KdfRules = PRODUCTION


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Who gave the right passphrase, and the keys that are wrapped for them."""

    user: UserId
    keys: StoreKeys


def new_slot(
    study: StudyId, user: User, identity: AgeIdentity, passphrase: str, means: Means
) -> Slot:
    """Return the slot that lets `user` in with their passphrase; slow by intent.

    Its public key is that of `identity`, whatever `user` had before: the study believes the slot.
    """
    context = _context(study, user.id, identity.public)
    wrapped = wrap(identity.secret.encode(), passphrase, context, means.kdf, means.chance)
    return Slot(
        user=user.id,
        name=user.name,
        recipient=identity.public,
        memory_kib=wrapped.cost.memory_kib,
        passes=wrapped.cost.passes,
        lanes=wrapped.cost.lanes,
        salt=wrapped.salt,
        nonce=wrapped.nonce,
        box=wrapped.box,
    )


def sealed_keys(
    keys: StoreKeys, users: Sequence[User], *recovery: RecoveryRecipients
) -> dict[Store, bytes]:
    """Return the key file of every store whose key is at hand, for its holders and for recovery."""
    return {
        store: wrap_data_key(
            key,
            [
                *(user.recipient for user in users if user.holds_key_to(store)),
                *(each.of(store) for each in recovery),
            ],
        )
        for store, key in keys.held()
    }


def unlock(
    folder: Path, header: Header, who: UserId | None, passphrase: str, means: Means
) -> Unlocked:
    """Return what a passphrase opens for `who`, whose slot alone is tried; slow by intent.

    Raises WrongPassphrase, which is counted, TooSoon after too many of those, WhichUser when `who`
    is not given and there are several, and StudyDamaged or NotAUser when it fits a slot whose keys
    can't be had.
    """
    slot = slot_of(header, who)
    return keys_of(folder, slot, try_slot(folder, header.study, slot, passphrase, means))


def slot_of(header: Header, who: UserId | None) -> Slot:
    """Return the slot of `who`, or the only one; raises WhichUser or NotAUser."""
    if who is None and len(header.slots) > 1:
        raise WhichUser(tuple(slot.name for slot in header.slots))
    found = [slot for slot in header.slots if who in (None, slot.user)]
    if not found:
        raise NotAUser
    return found[0]


def try_slot(folder: Path, study: StudyId, slot: Slot, passphrase: str, means: Means) -> str:
    """Return the user's own age identity out of a slot; raises WrongPassphrase or TooSoon."""
    if seconds := seconds_to_wait(folder, means.clock):
        raise TooSoon(seconds)
    try:
        return secret_in(slot, study, passphrase, means.kdf)
    except WrongPassphrase:
        note_failure(folder, means.clock)
        raise


def keys_of(folder: Path, slot: Slot, secret: str) -> Unlocked:
    """Return the data keys that are wrapped for a user; raises NotAUser or StudyDamaged."""
    research = data_key(folder, Store.RESEARCH, secret)
    if research is None:
        raise NotAUser
    return Unlocked(slot.user, StoreKeys(research, data_key(folder, Store.IDENTITY, secret)))


def data_key(folder: Path, store: Store, secret: str) -> bytearray | None:
    """Return the key of a store, or nothing when it is not wrapped for `secret`.

    Raises StudyDamaged.
    """
    path = key_file(folder, store)
    try:
        return unwrap_data_key(read_whole(path, MOST_BYTES), secret)
    except KeyDoesNotFit:
        return None
    except NOT_OURS as error:
        raise StudyDamaged(path.name, Finding.UNREADABLE) from error


def secret_in(slot: Slot, study: StudyId, passphrase: str, rules: KdfRules) -> str:
    """Return the user's own age identity out of a slot; raises WrongPassphrase; slow by intent."""
    cost = KdfCost(slot.memory_kib, slot.passes, slot.lanes)
    wrapped = Wrapped(cost, slot.salt, slot.nonce, slot.box)
    context = _context(study, slot.user, slot.recipient)
    return unwrap(wrapped, passphrase, context, rules).decode()


def _context(study: StudyId, user: UserId, recipient: str) -> bytes:
    return json.dumps(["waterlijn slot 1", study, user, recipient]).encode()
