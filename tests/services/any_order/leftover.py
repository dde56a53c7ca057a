"""What a kill may leave: the study as it was before an act or as it is after it, with its log."""

import shutil

from app.domain.log import LogKind
from app.services.renewing import recipients_of
from app.services.vault_keeping import check_study, open_study
from app.storage.header import read_header
from app.storage.renewing import seize
from tests.services.any_order.holding import fits, secret_behind, told_by, told_of
from tests.services.any_order.model import Member, Model
from tests.services.any_order.walk import PATIENCE, Walk


def find_what_is_left(walk: Walk, before: Model, after: Model) -> None:
    """Come in as a lead, take for the model what is found, and hold it to be one or the other."""
    seize(walk.folder).release()
    found = after.copy()
    walk.worlds[0].model = found
    _find_passphrases(walk, before, after)
    may_come_in = [each for each in before.leads if after.members[each.id] in after.leads]
    lead = found.members[walk.one(may_come_in).id]
    _is_sound(walk, lead)
    walk.clock.advance(PATIENCE)
    walk.study = open_study(walk.folder, lead.passphrase, walk.means, lead.id)
    walk.me = lead
    _find_the_act(walk, before, after)
    _find_sheets(walk, before, after)


def _find_passphrases(walk: Walk, before: Model, after: Model) -> None:
    """Everybody has a slot that opens with the passphrase before or the one after."""
    for slot in read_header(walk.folder).slots:
        may = [each.members[slot.user] for each in (after, before) if slot.user in each.members]
        theirs = [each for each in may if secret_behind(walk, slot, each.passphrase)]
        assert theirs, f"{slot.name} can't come in"
        if slot.user in walk.model.members:
            mine = walk.model.members[slot.user]
            mine.passphrase, mine.former = theirs[0].passphrase, list(theirs[0].former)


def _is_sound(walk: Walk, lead: Member) -> None:
    copy = walk.place / "copy"
    shutil.copytree(walk.folder, copy)
    walk.clock.advance(PATIENCE)
    assert check_study(copy, lead.passphrase, walk.means, lead.id).flaws == ()
    shutil.rmtree(copy)


def _find_the_act(walk: Walk, before: Model, after: Model) -> None:
    """The log tells of nothing but the act, as far as it came, and of coming in."""
    with walk.opened.begin() as work:
        log = [event.kind for event in work.events.all()]
    added, told = after.log[len(before.log) :], log[len(before.log) : -1]
    assert log[: len(before.log)] == before.log
    assert log[-1] is LogKind.UNLOCKED
    while told and told != added[: len(told)]:
        assert told.pop() in {LogKind.REPAIRED, LogKind.UNLOCK_FAILED}
    found = told_by(walk.opened.begin)
    is_done = found == told_of(after, names=True)
    assert is_done or found == told_of(before, names=True)
    if [each for each in added if each is not LogKind.LOCKED] == told:
        assert is_done or not told
    model = walk.model if is_done else _with_phrases_of(walk.model, before.copy())
    model.log, model.failed, model.scrubbed = log, 0, True
    walk.worlds[0].model, walk.me = model, model.members[walk.me.id]
    with walk.opened.begin() as work:
        for member in model.active:
            if member.reads_names:
                member.draft = work.drafts.of(member.id)
    for member in model.active:
        assert member.draft in {
            each.members[member.id].draft for each in (before, after) if member.id in each.members
        } | {""}


def _with_phrases_of(found: Model, before: Model) -> Model:
    for each in before.members.values():
        each.passphrase, each.former = (
            found.members[each.id].passphrase,
            found.members[each.id].former,
        )
    return before


def _find_sheets(walk: Walk, before: Model, after: Model) -> None:
    """The sheet that counts is one of both; what opens one store only, or for now, is let be."""
    known = {recipients_of(sheet): sheet for each in (before, after) for sheet in each.sheets}
    with walk.opened.begin() as work:
        sheets = work.study.sheets()
    assert sheets[0] in known
    walk.model.sheet, waiting = known[sheets[0]], known.get(sheets[-1])
    # A kill between both key files leaves a sheet that opens one store: nobody has seen it yet.
    is_whole = len(sheets) > 1 and waiting is not None and fits(walk, waiting)
    walk.model.waiting = waiting if is_whole else None
    walk.model.useless = [each for each in before.useless if each in after.useless]
