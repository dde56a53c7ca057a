"""Who may come in: every user has a slot in the header, and keys wrapped for them.

Letting somebody in wraps the present keys for them. Whoever held a key can't unlearn it, so when a
member leaves, or becomes a steward, both stores get new keys that are wrapped for the others only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from app.crypto.keys import new_data_key
from app.crypto.passphrase import check_own
from app.crypto.sealing import AgeIdentity, generate_identity
from app.domain.ids import UserId, new_id
from app.domain.log import LogKind
from app.domain.users import (
    KEYS,
    NameTaken,
    NotOneself,
    OnlyLeads,
    Role,
    User,
    leads_among,
    tidy_name,
)
from app.services.exchanging import Exchange, exchange
from app.services.unlocking import Means, new_slot, sealed_keys, unlock
from app.services.vault_keeping import OpenStudy
from app.storage.errors import NoIdentityKey, NotAUser
from app.storage.files import key_file
from app.storage.files import replace as replace_file
from app.storage.founding import Beginning
from app.storage.header import Header, read_header, write_header
from app.storage.keys import StoreKeys
from app.storage.renewing import Renewal, Watch, renew, unwatched
from app.storage.tags import header_key
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewUser:
    """Who is to be let in."""

    name: str
    role: Role
    passphrase: str = field(repr=False)


def add_user(study: OpenStudy, own_passphrase: str, new: NewUser, means: Means) -> User:
    """Let somebody in, and wrap for them the keys that belong to their role; slow by intent.

    The lead who does this gives their own passphrase again, and can't give away a key they don't
    have. Raises PassphraseTooShort, OnlyLeads, NameTaken, WrongPassphrase, NoIdentityKey,
    TargetReadOnly, TargetFull. The files are written first: a kill leaves at worst a slot for
    somebody whom the study does not know, which the next opening takes out.
    """
    check_own(new.passphrase)
    new = replace(new, name=tidy_name(new.name))
    _free_name(study, new.name)
    user, identity = _newcomer(new, means)
    with lead_keys(study, own_passphrase, means) as (header, keys):
        if KEYS[new.role] - {store for store, _ in keys.held()}:
            raise NoIdentityKey
        _write_key_files(study, keys, user)
        slot = new_slot(header.study, user, identity, new.passphrase, means)
        widened = header.with_slot(slot).tagged(header_key(keys.research))
        write_header(study.folder, widened)
    with study.begin() as work:
        work.users.add(user)
        work.note_holders()
        work.study.note_header(widened.revision)
        work.log(LogKind.USER_ADDED, user.id, role=user.role.value)
        work.commit()
    return user


def change_role(
    study: OpenStudy,
    own_passphrase: str,
    change: tuple[UserId, Role],
    means: Means,
    watch: Watch = unwatched,
) -> User:
    """Give somebody another role; both stores get new keys when that changes which keys they hold.

    Raises OnlyLeads, NotOneself, WrongPassphrase, and what `remove_member` raises; slow by intent.
    """
    user_id, role = change
    known = _other_user(study, user_id)
    changed = replace(known, role=role)
    if known == changed:
        return known
    with lead_keys(study, own_passphrase, means) as (header, keys):
        if KEYS[known.role] == KEYS[role]:
            with study.begin() as work:
                _note(work, changed, LogKind.ROLE_CHANGED)
                work.commit()
        else:
            _renew(study, (header, keys), (changed, LogKind.ROLE_CHANGED), means, watch)
    return changed


def remove_member(
    study: OpenStudy,
    own_passphrase: str,
    user_id: UserId,
    means: Means,
    watch: Watch = unwatched,
) -> User:
    """Take somebody's slot away and give both stores new keys, wrapped for all others.

    What they did stays under their name. Raises OnlyLeads, NotOneself, WrongPassphrase,
    NoIdentityKey, StudyDamaged, TargetReadOnly, TargetFull; slow by intent. A kill at any step
    leaves a study that opens, with this member or without.
    """
    removed = replace(_other_user(study, user_id), active=False)
    with lead_keys(study, own_passphrase, means) as held:
        _renew(study, held, (removed, LogKind.MEMBER_REMOVED), means, watch)
    return removed


def let_back_in(
    study: OpenStudy, own_passphrase: str, user_id: UserId, passphrase: str, means: Means
) -> User:
    """Give somebody another passphrase who forgot theirs; they stay who they were.

    Raises PassphraseTooShort, OnlyLeads, NotOneself, NotAUser, WrongPassphrase, NoIdentityKey,
    TargetReadOnly, TargetFull; slow by intent. A kill leaves the old passphrase or the new one.
    """
    check_own(passphrase)
    known, own = _other_user(study, user_id), generate_identity()
    if not known.active:
        raise NotAUser
    changed = replace(known, recipient=own.public)
    with lead_keys(study, own_passphrase, means) as (header, keys):
        if KEYS[known.role] - {store for store, _ in keys.held()}:
            raise NoIdentityKey
        slot = new_slot(header.study, changed, own, passphrase, means)
        renewed = header.with_slot(slot).tagged(header_key(keys.research))
        wanted = Exchange(changed, partial(_note_slot, user=changed))
        exchange(study.folder, study.begin, keys, renewed, wanted)
    return changed


def _note_slot(work: UnitOfWork, user: User) -> None:
    work.log(LogKind.SLOT_GIVEN, user.id, role=user.role.value)


@contextmanager
def own_keys(study: OpenStudy, passphrase: str, means: Means) -> Iterator[tuple[Header, StoreKeys]]:
    """Give the header and the keys of the one who is at work, who proves it once more."""
    study.refuse_if_read_only()
    header = read_header(study.folder)
    unlocked = unlock(study.folder, header, study.user.id, passphrase, means)
    try:
        yield header, unlocked.keys
    finally:
        unlocked.keys.wipe()


@contextmanager
def lead_keys(
    study: OpenStudy, passphrase: str, means: Means
) -> Iterator[tuple[Header, StoreKeys]]:
    """Give the header and the keys of the one who is at work, when that is a lead."""
    with study.begin() as work:
        leads = leads_among(work.users.all())
    if study.user.id not in {lead.id for lead in leads}:
        raise OnlyLeads(tuple(lead.name for lead in leads))
    with own_keys(study, passphrase, means) as held:
        yield held


def _renew(
    study: OpenStudy,
    held: tuple[Header, StoreKeys],
    change: tuple[User, LogKind],
    means: Means,
    watch: Watch,
) -> None:
    (header, keys), (changed, kind) = held, change
    if keys.identity is None:
        raise NoIdentityKey
    fresh = StoreKeys(new_data_key(means.chance), new_data_key(means.chance))
    try:
        beginning = _beginning(study, header, fresh, changed)
        renewal = Renewal(beginning, means.clock, lambda work: _note(work, changed, kind), watch)
        renew(study.vault, keys, renewal)
    finally:
        fresh.wipe()


def _beginning(study: OpenStudy, header: Header, fresh: StoreKeys, changed: User) -> Beginning:
    with study.begin() as work:
        users, sheets = work.believed_users()
    after = [changed if each.id == changed.id else each for each in users]
    active = {each.id for each in after if each.active}
    slots = tuple(slot for slot in header.slots if slot.user in active)
    narrowed = replace(header, revision=header.revision + 1, slots=slots)
    return Beginning(fresh, narrowed, sealed_keys(fresh, after, *sheets), study.user.id)


def _note(work: UnitOfWork, changed: User, kind: LogKind) -> None:
    work.believed_users()
    work.users.change(changed)
    # With another role they would look for it in the other store, or never again.
    work.forget_typed(changed.id)
    work.note_holders()
    work.log(kind, changed.id, role=changed.role.value)


def _other_user(study: OpenStudy, user_id: UserId) -> User:
    if user_id == study.user.id:
        raise NotOneself
    with study.begin() as work:
        return work.users.get(user_id)


def _free_name(study: OpenStudy, name: str) -> None:
    with study.begin() as work:
        taken = {tidy_name(each.name).casefold() for each in work.users.all() if each.active}
    if name.casefold() in taken:
        raise NameTaken


def _newcomer(new: NewUser, means: Means) -> tuple[User, AgeIdentity]:
    identity = generate_identity()
    user_id = UserId(new_id(means.clock, means.chance))
    now = means.clock.now()
    return User(user_id, new.name, new.role, identity.public, active=True, added_at=now), identity


def _write_key_files(study: OpenStudy, keys: StoreKeys, newcomer: User) -> None:
    with study.begin() as work:
        users, sheets = work.believed_users()
    users.append(newcomer)
    for store, sealed in sealed_keys(keys, users, *sheets).items():
        replace_file(key_file(study.folder, store), sealed)
