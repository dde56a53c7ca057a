"""Who may come in: every user has a slot in the header, and keys wrapped for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from app.crypto.errors import WrongPassphrase
from app.crypto.passphrase import check_own
from app.crypto.sealing import AgeIdentity, generate_identity
from app.domain.ids import UserId, new_id
from app.domain.log import LogKind
from app.domain.users import KEYS, Role, User
from app.services.unlocking import Means, new_slot, sealed_keys, unlock
from app.services.vault_keeping import OpenStudy
from app.storage.errors import NoIdentityKey
from app.storage.files import key_file
from app.storage.files import replace as replace_file
from app.storage.header import Header, Slot, read_header, write_header
from app.storage.keys import StoreKeys
from app.storage.tags import header_key


@dataclass(frozen=True, slots=True)
class NewUser:
    """Who is to be let in."""

    name: str
    role: Role
    passphrase: str = field(repr=False)


def add_user(study: OpenStudy, own_passphrase: str, new: NewUser, means: Means) -> User:
    """Let somebody in, and wrap for them the keys that belong to their role; slow by intent.

    Whoever does this gives their own passphrase again, and can't give away a key they don't have.
    Raises PassphraseTooShort, WrongPassphrase, NoIdentityKey, TargetReadOnly, TargetFull. The files
    are written first: a kill leaves at worst a slot for somebody whom the study does not know.
    """
    check_own(new.passphrase)
    user, identity = _newcomer(new, means)
    with _own_keys(study, own_passphrase, means) as (header, keys):
        if KEYS[new.role] - {store for store, _ in keys.held()}:
            raise NoIdentityKey
        _write_key_files(study, keys, user)
        slot = new_slot(header.study, user, identity, new.passphrase, means)
        widened = _with_slot(header, slot).tagged(header_key(keys.research))
        write_header(study.folder, widened)
    with study.begin() as work:
        work.users.add(user)
        work.study.note_header(widened.revision)
        work.log(LogKind.USER_ADDED, user.id, role=user.role.value)
        work.commit()
    return user


@contextmanager
def _own_keys(
    study: OpenStudy, passphrase: str, means: Means
) -> Iterator[tuple[Header, StoreKeys]]:
    header = read_header(study.folder)
    unlocked = unlock(study.folder, header, passphrase, means.kdf)
    try:
        if unlocked.user != study.user.id:
            raise WrongPassphrase
        yield header, unlocked.keys
    finally:
        unlocked.keys.wipe()


def _newcomer(new: NewUser, means: Means) -> tuple[User, AgeIdentity]:
    identity = generate_identity()
    user_id = UserId(new_id(means.clock, means.chance))
    now = means.clock.now()
    return User(user_id, new.name, new.role, identity.public, active=True, added_at=now), identity


def _write_key_files(study: OpenStudy, keys: StoreKeys, newcomer: User) -> None:
    with study.begin() as work:
        users, recovery = [*work.users.all(), newcomer], work.study.recovery()
    for store, sealed in sealed_keys(keys, users, recovery).items():
        replace_file(key_file(study.folder, store), sealed)


def _with_slot(header: Header, slot: Slot) -> Header:
    return replace(header, revision=header.revision + 1, slots=(*header.slots, slot))
