"""Acts that keep a study: coming in, users, passphrases, sheets, backups, and the clock."""

from datetime import timedelta
from random import Random  # noqa: TID251 - a walk that fails must be walked again

import pytest

from app.bundle.errors import BackupNeedsNames
from app.crypto.errors import RecoveryCodeMissing, WrongPassphrase
from app.crypto.shares import split
from app.domain.log import LogKind
from app.domain.recovery_code import key_bytes
from app.domain.users import NameTaken, OnlyLeads, Role, Store
from app.services.backing_up import make_backup
from app.services.drafting import keep_draft, take_draft
from app.services.members import NewUser, add_user, change_role, remove_member
from app.services.passphrases import change_passphrase
from app.services.recovering import recover
from app.services.recovery_codes import Copied, keys_in
from app.services.renewing import rehearse, renew_recovery
from app.services.restoring import Opener, restore
from app.services.vault_keeping import Recovery, open_study
from tests.services.any_order.model import Member
from tests.services.any_order.walk import PATIENCE, Walk, World

NAMES = ("Ine", "Stef", "Sara", "Mo", "Bram")
MOST_WORLDS = 3
HOURS = (-9000, -800, -30, -2, 1, 24, 700, 9000)


def lock(walk: Walk) -> None:
    walk.lock()


def unlock(walk: Walk) -> None:
    walk.come_in(walk.one([*walk.model.active, *walk.model.leads]))


def try_what_does_not_open(walk: Walk) -> None:
    member = walk.one(walk.model.active)
    walk.clock.advance(PATIENCE)
    with pytest.raises(WrongPassphrase):
        open_study(walk.folder, walk.one([*member.former, walk.phrase()]), walk.means, member.id)
    walk.model.failed += 1


def set_the_clock(walk: Walk) -> None:
    walk.clock.advance(timedelta(hours=walk.one(HOURS)))


def go_to_another_study(walk: Walk) -> None:
    walk.worlds = [*walk.worlds[1:], walk.worlds[0]]


def let_somebody_in(walk: Walk) -> None:
    new = NewUser(walk.one(NAMES), walk.one(Role), walk.phrase())
    taken = new.name in {each.name for each in walk.model.active}
    if taken or not _leads(walk):
        with pytest.raises(NameTaken if taken else OnlyLeads):
            add_user(walk.opened, walk.me.passphrase, new, walk.means)
        return
    user = add_user(walk.opened, walk.me.passphrase, new, walk.means)
    walk.model.members[user.id] = Member(user.id, new.name, new.role, new.passphrase)
    walk.log(LogKind.USER_ADDED)


def give_another_role(walk: Walk) -> None:
    member, role = _other(walk), walk.one(Role)
    if member is None or member.role is role:
        return
    change = (member.id, role)
    if not _leads(walk):
        with pytest.raises(OnlyLeads):
            change_role(walk.opened, walk.me.passphrase, change, walk.means)
        return
    change_role(walk.opened, walk.me.passphrase, change, walk.means)
    member.role, member.draft = role, ""
    walk.log(LogKind.ROLE_CHANGED)


def take_somebody_out(walk: Walk) -> None:
    member = _other(walk)
    if member is None:
        return
    if not _leads(walk):
        with pytest.raises(OnlyLeads):
            remove_member(walk.opened, walk.me.passphrase, member.id, walk.means)
        return
    remove_member(walk.opened, walk.me.passphrase, member.id, walk.means)
    member.active, member.draft = False, ""
    walk.log(LogKind.MEMBER_REMOVED)


def choose_another_passphrase(walk: Walk) -> None:
    new = walk.phrase()
    change_passphrase(walk.opened, walk.me.passphrase, new, walk.means)
    walk.me.choose(new)
    walk.log(LogKind.SLOT_CHANGED)


def leave_something_typed(walk: Walk) -> None:
    walk.me.draft = walk.word()
    keep_draft(walk.office, walk.me.draft)


def come_back_to_what_was_typed(walk: Walk) -> None:
    assert take_draft(walk.office) == walk.me.draft
    walk.me.draft = ""


def make_a_sheet(walk: Walk) -> None:
    if not _leads(walk):
        with pytest.raises(OnlyLeads):
            renew_recovery(walk.opened, walk.me.passphrase, walk.means)
        return
    fresh = renew_recovery(walk.opened, walk.me.passphrase, walk.means)
    walk.model.useless += [walk.model.waiting] if walk.model.waiting else []
    walk.model.waiting = fresh
    walk.log(LogKind.RECOVERY_MADE)


def try_a_sheet(walk: Walk) -> None:
    sheet = walk.one([*walk.model.sheets, *walk.model.useless])
    keys = keys_in(_typed(sheet, walk.dice))
    if not _leads(walk) or sheet in walk.model.useless:
        with pytest.raises(RecoveryCodeMissing if _leads(walk) else OnlyLeads):
            rehearse(walk.opened, keys, None)
        return
    rehearse(walk.opened, keys, None)
    walk.model.let_count(sheet)
    walk.log(LogKind.RECOVERY_TRIED)


def get_back_in(walk: Walk) -> None:
    model, phrase = walk.model, walk.phrase()
    sheet = walk.one([*model.sheets, *model.useless])
    codes = walk.dice.sample((sheet.research, sheet.identity), 2)
    if sheet in model.useless:
        with pytest.raises(RecoveryCodeMissing):
            recover(walk.folder, codes, phrase, walk.means)
        return
    assert recover(walk.folder, codes, phrase, walk.means).id == model.leads[0].id
    model.leads[0].choose(phrase)
    if sheet == model.waiting:
        model.let_count(sheet)
    model.come_in(with_names=True)
    walk.log(LogKind.RECOVERED, LogKind.LOCKED)


def make_a_backup(walk: Walk) -> None:
    then = walk.model.copy()
    if not walk.me.reads_names:
        with pytest.raises(BackupNeedsNames):
            make_backup(walk.office, walk.root / "stick")
        return
    sealed = make_backup(walk.office, walk.root / "stick")
    walk.backups.append(World(sealed.path, then))
    walk.log(LogKind.BACKED_UP)


def put_a_backup_back(walk: Walk) -> None:
    if not walk.backups or len(walk.worlds) == MOST_WORLDS:
        return
    backup = walk.one(walk.backups)
    model = backup.model.copy()
    member, sheet = walk.one(model.active), walk.one(model.sheets)
    opener, with_names = walk.one(
        [
            (Opener(member.passphrase), member.reads_names),
            (Opener(codes=(sheet.identity, sheet.research)), True),
            (Opener(codes=(sheet.research,)), False),
        ]
    )
    folder = walk.root / f"study-{walk.word()}"
    restore(backup.folder, folder, opener, walk.means)
    model.failed = 0
    model.come_in(with_names=with_names)
    walk.worlds.insert(0, World(folder, model))
    walk.log(LogKind.RESTORED, LogKind.LOCKED)


def _leads(walk: Walk) -> bool:
    return walk.me.role is Role.LEAD


def _other(walk: Walk) -> Member | None:
    others = [each for each in walk.model.active if each.id != walk.me.id]
    return walk.one(others) if others else None


def _typed(sheet: Recovery, dice: Random) -> Copied:
    """Return what somebody types from a sheet, or from two of the three shares of each code."""
    if dice.random() < 0.5:
        return Copied((sheet.research,), (sheet.identity,))
    research, identity = (split(key_bytes(sheet.of(store))) for store in Store)
    return Copied(
        tuple(" ".join(each) for each in dice.sample(research, 2)),
        tuple(" ".join(each) for each in dice.sample(identity, 2)),
    )
