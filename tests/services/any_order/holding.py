"""What must hold after every act, looked up in the study itself, in its folder and in copies."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.crypto.errors import WrongPassphrase
from app.domain.log import canonical, first_break
from app.domain.users import Store
from app.services.consenting import standing_of
from app.services.erasing import erased
from app.services.finding import search
from app.services.unlocking import data_key, keys_of, secret_in, slot_of
from app.services.vault_keeping import Recovery, check_study, open_study
from app.storage.checks import header_revision
from app.storage.errors import NotAUser
from app.storage.files import IDENTITY, RESEARCH
from app.storage.header import Slot, read_header
from app.storage.pair import seen_in
from app.storage.unit_of_work import Begin, UnitOfWork
from tests.services.any_order.model import Member, Model, Person
from tests.services.any_order.walk import PATIENCE, Walk
from tests.storage.forensics import found_in, readable

NEWEST = 8
"""Events of the log that are read word by word; the ones before were the act before."""


def after_an_act(walk: Walk) -> None:
    """Hold the study against the model, as it is."""
    the_right_people_hold_keys(walk)
    the_right_sheets_fit(walk)
    if walk.study:
        begin = walk.study.begin
        assert told_by(begin) == told_of(walk.model, names=walk.me.reads_names)
        words_are_found_where_they_belong(walk)
        the_log_tells_every_act(walk)
        the_counters_agree(walk)


def now_and_then(walk: Walk) -> None:
    """Hold what takes longer against the model: really coming in, and every page of the disk."""
    everybody_comes_in(walk)
    nothing_is_left_of_who_was_erased(walk)
    if walk.study is None:
        member = walk.one(walk.model.active)
        walk.clock.advance(PATIENCE)
        assert check_study(walk.folder, member.passphrase, walk.means, member.id).flaws == ()
        for each in walk.model.members.values():
            if not each.active:
                with pytest.raises(NotAUser):
                    open_study(walk.folder, each.passphrase, walk.means, each.id)


def the_right_people_hold_keys(walk: Walk) -> None:
    header = read_header(walk.folder)
    assert {each.user for each in header.slots} == {each.id for each in walk.model.active}
    for slot in header.slots:
        member = walk.model.members[slot.user]
        secret = secret_behind(walk, slot, member.passphrase)
        assert secret is not None
        keys = keys_of(walk.folder, slot, secret).keys
        assert (keys.identity is not None) is member.reads_names
        for former in member.former[-2:]:
            assert secret_behind(walk, slot, former) is None


def secret_behind(walk: Walk, slot: Slot, passphrase: str) -> str | None:
    """Return what a passphrase opens, or nothing; nobody counts this try."""
    try:
        return secret_in(slot, read_header(walk.folder).study, passphrase, walk.means.kdf)
    except WrongPassphrase:
        return None


def the_right_sheets_fit(walk: Walk) -> None:
    for sheet in (*walk.model.sheets, *walk.model.useless):
        opens = [data_key(walk.folder, store, sheet.of(store)) is not None for store in Store]
        assert set(opens) == {sheet not in walk.model.useless}


def fits(walk: Walk, sheet: Recovery) -> bool:
    """Return whether a sheet opens both stores."""
    return all(data_key(walk.folder, store, sheet.of(store)) for store in Store)


def told_by(begin: Begin) -> dict[str, Any]:
    """Return what a study tells."""
    with begin() as work:
        known = work.identities.all() if work.has_identities else ()
        names = {each.participant: each.name for each in known}
        people = {
            each.id: (each.code, names.pop(each.id, None), *_told(work, each.id))
            for each in work.participants.all()
        }
        return {
            "people": people,
            "names of nobody": names,
            "erased": {each.participant for each in work.erasures.all()},
            "users": {each.id: (each.name, each.role, each.active) for each in work.users.all()},
            "bundles": [set(each.participants) for each in work.releases.all()],
        }


def _told(work: UnitOfWork, who: Any) -> Iterator[object]:
    now, talks = standing_of(work, who), work.interviews.of(who)
    may_contact = now.may_contact or now.record is None
    yield (now.may_talk, may_contact, now.may_share, now.may_quote), set(now.granted)
    yield [
        (each.id, each.status, {note.id: note.text for note in work.interviews.notes(each.id)})
        for each in talks
    ]
    yield [each.id for each in talks if work.interviews.text(each.id)]
    yield sorted(each.what for each in work.journeys.of(who))
    yield [each.of for each in work.schedules.attempts(who)]
    yield {each.id: each.outcome is None for each in work.schedules.of(who)}


def told_of(model: Model, *, names: bool) -> dict[str, Any]:
    """Return what the study should tell to somebody with or without the key of the names."""
    return {
        "people": {
            each.id: (each.code, each.name if names else None, *_told_of(each))
            for each in model.people.values()
        },
        "names of nobody": {},
        "erased": set(model.erased),
        "users": {each.id: (each.name, each.role, each.active) for each in model.members.values()},
        "bundles": model.bundles,
    }


def _told_of(person: Person) -> Iterator[object]:
    may = (person.may_talk, person.may_contact, person.may_share, person.may_quote)
    yield may, person.granted
    yield [(each.id, each.status, each.notes) for each in person.talks]
    yield [each.id for each in person.talks if each.is_finished]
    yield sorted(person.journey)
    yield person.attempts
    yield person.appointments


def words_are_found_where_they_belong(walk: Walk) -> None:
    office, model = walk.office, walk.model
    assert {each.erasure.participant for each in erased(office)} == set(model.erased)
    for person in model.erased.values():
        assert [word for word in person.words if search(office, word)] == []
    for person in model.people.values():
        for word in [word for talk in person.talks for word in talk.notes.values()]:
            assert [each.participant.id for each in search(office, word)] == [person.id]


def the_log_tells_every_act(walk: Walk) -> None:
    with walk.opened.begin() as work:
        chain, head = list(work.events.chain()), work.events.head()
    assert first_break(chain) is None
    assert chain[-1][0].head == head
    assert [event.kind for event, _ in chain] == walk.model.log
    told = b"".join(canonical(event) for event, _ in chain[-NEWEST:]).decode()
    everybody = (*walk.model.people.values(), *walk.model.erased.values())
    assert [word for each in everybody for word in each.words if word in told] == []


def the_counters_agree(walk: Walk) -> None:
    stores = walk.opened.vault.stores()
    now, seen = seen_in(stores.research), stores.witness.read()
    assert (seen.commits, seen.log) == (now.commits, now.log)
    assert header_revision(stores.research) == read_header(walk.folder).revision
    if stores.identity is not None:
        head = stores.identity.the("SELECT commits, research_commits, settled FROM head")
        assert head["commits"] == now.identity_commits
        assert head["research_commits"] <= now.commits
        assert head["settled"]


def everybody_comes_in(walk: Walk) -> None:
    """Open a copy, which is what a kill at this quiet moment leaves, as everybody who may."""
    for member in walk.model.active:
        copy = walk.place / "copy"
        shutil.copytree(walk.folder, copy)
        comes_in(walk, copy, member)
        shutil.rmtree(copy)


def comes_in(walk: Walk, folder: Path, member: Member) -> None:
    walk.clock.advance(PATIENCE)
    study = open_study(folder, member.passphrase, walk.means, member.id)
    assert study.user.role is member.role
    assert told_by(study.begin) == told_of(walk.model, names=member.reads_names)
    with study.begin() as work:
        assert work.drafts.of(member.id) == member.draft
    study.close()
    assert check_study(folder, member.passphrase, walk.means, member.id).flaws == ()


def nothing_is_left_of_who_was_erased(walk: Walk) -> None:
    """Decrypt every page with the keys, and read it."""
    model, lead = walk.model, walk.model.leads[0]
    if not model.scrubbed:
        return
    slot = slot_of(read_header(walk.folder), lead.id)
    secret = secret_behind(walk, slot, lead.passphrase)
    assert secret is not None
    held = keys_of(walk.folder, slot, secret).keys.held()
    plain = readable(walk.folder, {store: bytes(key) for store, key in held})
    assert found_in((word for each in model.erased.values() for word in each.words), plain) == set()
    kept = {each.name for each in model.people.values()}
    assert found_in(kept, plain) == kept
    beside = {each.name for each in walk.folder.iterdir()} - {RESEARCH, IDENTITY}
    assert not {each for each in beside if each.startswith(("kept-", "copies", "renew"))}
