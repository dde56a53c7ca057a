"""Acts of the work itself: people, what they agree to, talks, bundles, and erasing somebody."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from app.bundle.apart import open_apart
from app.domain.consent import (
    PARTICIPATE,
    Answer,
    ConsentMissing,
    ConsentTakenBack,
    Copy,
    ItemAnswer,
    Method,
    Scope,
    Understood,
)
from app.domain.erasure import ErasureReason, NotWithdrawn, OnlyTheLead
from app.domain.identity import RouteKind
from app.domain.ids import NoteId
from app.domain.interview import NEXT, InterviewClosed, InterviewStatus, Note, NoteKind
from app.domain.journey import Lane
from app.domain.language_tag import Language
from app.domain.log import LogKind
from app.domain.participant import Certainty, Group, ReleaseDate, SiteKind
from app.domain.release import NothingToRelease, TextsNotReady
from app.domain.schedule import Answered, Outcome
from app.domain.users import Role
from app.services.composing import Choices
from app.services.consenting import Given, presented_form, record_consent, withdraw
from app.services.detecting import case_without_names, keep_spans, mark_read, texts
from app.services.enrolling import (
    NewIdentity,
    NewParticipant,
    add_site,
    change_identity,
    enrol,
    see_identity,
)
from app.services.erasing import ErasureOrder, erase_participant
from app.services.interviewing import (
    Beginning,
    begin_interview,
    finish,
    forget_note,
    pause,
    resume,
    stop,
    write_note,
)
from app.services.journeying import Told, keep_told
from app.services.proving import seal_prepared
from app.services.releasing import add_recipient, keep_release, prepare, sender_key
from app.services.scheduling import Wish, agree, end, note_attempt
from app.services.shelf import guide
from app.storage.errors import NoIdentityKey
from tests.services.any_order.model import REACH, Person, Talk
from tests.services.any_order.walk import BEGUN, Walk

RELEASED = ReleaseDate(date(2026, 12, 14), Certainty.FIRM)
FAR = BEGUN + timedelta(days=36500)
"""So late that no clock makes an appointment look past."""
WAVES = ("before-release", "week-1", "week-6")
STEPS = {
    InterviewStatus.PAUSED: pause,
    InterviewStatus.RUNNING: resume,
    InterviewStatus.REFLECTING: stop,
    InterviewStatus.FINISHED: finish,
}


def with_somebody(act: Callable[[Walk, Person], None]) -> Callable[[Walk], None]:
    """Do it with one of the people, when there are any."""

    def done(walk: Walk) -> None:
        if walk.model.people:
            act(walk, walk.one(walk.model.people.values()))

    done.__name__ = act.__name__
    return done


def with_a_talk(act: Callable[[Walk, Person, Talk], None]) -> Callable[[Walk], None]:
    """Do it in one of the talks, when there are any."""

    def done(walk: Walk) -> None:
        talks = [(each, talk) for each in walk.model.people.values() for talk in each.talks]
        if talks:
            act(walk, *walk.one(talks))

    done.__name__ = act.__name__
    return done


def enrol_somebody(walk: Walk) -> None:
    if LogKind.SITE_ADDED not in walk.model.log:
        walk.log(LogKind.SITE_ADDED)
    site = add_site(walk.office, "PI Dordrecht", SiteKind.PRISON)
    identity = NewIdentity(walk.word(), (walk.word(),))
    new = NewParticipant(Group.DETAINEE, site.id, RELEASED, identity)
    if not walk.me.reads_names:
        with pytest.raises(NoIdentityKey):
            enrol(walk.office, new)
        return
    person = enrol(walk.office, new)
    words = {identity.name, *identity.aliases}
    walk.model.people[person.id] = Person(person.id, person.code, identity.name, words)
    walk.log(LogKind.PARTICIPANT_ENROLLED)


@with_somebody
def rename(walk: Walk, person: Person) -> None:
    new = NewIdentity(walk.word())
    if not walk.me.reads_names:
        with pytest.raises(NoIdentityKey):
            change_identity(walk.office, person.id, new)
        return
    change_identity(walk.office, person.id, new)
    person.name = new.name
    person.words.add(new.name)
    walk.log(LogKind.IDENTITY_CHANGED)


@with_somebody
def look_at_the_name(walk: Walk, person: Person) -> None:
    if not walk.me.reads_names:
        with pytest.raises(NoIdentityKey):
            see_identity(walk.office, person.id)
        return
    seen = see_identity(walk.office, person.id)
    assert seen is not None
    assert seen.name == person.name
    walk.log(LogKind.IDENTITY_SEEN)


@with_somebody
def ask_consent(walk: Walk, person: Person) -> None:
    form, witness = presented_form(walk.office, Language.NL), walk.word()
    refused = {each.id for each in form.items if walk.dice.random() < _refusing(each.id)}
    answers = tuple(
        ItemAnswer(each.id, Answer.NO if each.id in refused else Answer.YES, Understood.YES)
        for each in form.items
    )
    given = Given(
        person.id,
        form,
        form.digest,
        answers,
        Method.ORAL,
        Copy.NOTHING,
        limits_said=True,
        witness=witness,
    )
    if person.left:
        with pytest.raises(ConsentTakenBack):
            record_consent(walk.office, given)
        return
    record_consent(walk.office, given)
    person.words.add(witness)
    person.asked, person.withdrawn = True, None
    person.granted = {each.id for each in form.items} - refused
    walk.log(LogKind.CONSENT_RECORDED)


def _refusing(item: str) -> float:
    return 0.05 if item == PARTICIPATE else 0.25


@with_somebody
def take_consent_back(walk: Walk, person: Person) -> None:
    scope = walk.one(Scope)
    if not person.asked or person.left or (scope is Scope.ITEM and not person.granted):
        return
    item = walk.one(sorted(person.granted)) if scope is Scope.ITEM else None
    withdraw(walk.office, person.id, scope, item)
    person.granted -= {item}
    if item is None:
        person.withdrawn = max(person.withdrawn, scope, key=REACH.index)
    person.left = person.left or scope is Scope.EVERYTHING
    walk.log(LogKind.CONSENT_WITHDRAWN)
    if not person.may_contact:
        called_off = [each for each, stands in person.appointments.items() if stands]
        person.appointments.update(dict.fromkeys(called_off, False))
        walk.log(*[LogKind.APPOINTMENT_ENDED] * len(called_off))


@with_somebody
def plan(walk: Walk, person: Person) -> None:
    with walk.opened.begin() as work:
        (site,) = work.participants.sites()
    wish = Wish(person.id, walk.one(WAVES), FAR, 60, site.id)
    if not person.may_contact:
        with pytest.raises(ConsentMissing):
            agree(walk.office, wish)
        return
    person.appointments[agree(walk.office, wish).id] = True
    walk.log(LogKind.APPOINTMENT_MADE)


@with_somebody
def call_off(walk: Walk, person: Person) -> None:
    for each in [each for each, stands in person.appointments.items() if stands][:1]:
        end(walk.office, each, Outcome.COURT)
        person.appointments[each] = False
        walk.log(LogKind.APPOINTMENT_ENDED)


@with_somebody
def ring(walk: Walk, person: Person) -> None:
    tried = (person.id, RouteKind.PERSON, walk.word(), Answered.NO_ANSWER)
    if not person.may_contact:
        with pytest.raises(ConsentMissing):
            note_attempt(walk.office, *tried)
        return
    person.attempts.append(note_attempt(walk.office, *tried).of)
    person.words.add(person.attempts[-1])
    walk.log(LogKind.CONTACT_ATTEMPTED)


@with_somebody
def draw_the_journey(walk: Walk, person: Person) -> None:
    word = walk.word()
    keep_told(walk.office, Told(person.id, None, True, Lane.OTHER, word, word, -1, stuck=True))
    person.journey.append(word)
    person.words.add(word)
    walk.log(LogKind.JOURNEY_CHANGED)


@with_somebody
def begin_a_talk(walk: Walk, person: Person) -> None:
    leaflet = guide(walk.office, "detainee-before-release", Language.NL)
    beginning = Beginning(person.id, walk.one(WAVES), leaflet, 60)
    if not person.may_talk:
        with pytest.raises(ConsentMissing):
            begin_interview(walk.office, beginning)
        return
    person.talks.append(Talk(begin_interview(walk.office, beginning).id))
    walk.log(LogKind.INTERVIEW_STARTED)


@with_a_talk
def write(walk: Walk, person: Person, talk: Talk) -> None:
    new, word = NoteId(walk.office.new_id()), walk.word()
    note = walk.one([new, *talk.notes])
    written = Note(note, talk.id, "family", NoteKind.QUOTE, word, walk.clock.now(), 1)
    if talk.is_finished:
        with pytest.raises(InterviewClosed):
            write_note(walk.office, written)
        return
    write_note(walk.office, written)
    talk.notes[note] = word
    person.words.add(word)


@with_a_talk
def strike_out(walk: Walk, _person: Person, talk: Talk) -> None:
    for note in list(talk.notes)[:1]:
        if talk.is_finished:
            with pytest.raises(InterviewClosed):
                forget_note(walk.office, talk.id, note)
            return
        forget_note(walk.office, talk.id, note)
        del talk.notes[note]


@with_a_talk
def go_on_with_the_talk(walk: Walk, person: Person, talk: Talk) -> None:
    if talk.is_finished:
        return
    to = walk.one(sorted(NEXT[talk.status]))
    if to is InterviewStatus.RUNNING and not person.may_talk:
        with pytest.raises(ConsentMissing):
            resume(walk.office, talk.id)
        return
    STEPS[to](walk.office, talk.id)
    talk.status = to
    walk.log(*[LogKind.INTERVIEW_FINISHED] * talk.is_finished)


@with_somebody
def erase(walk: Walk, person: Person) -> None:
    order = ErasureOrder(
        person.id, walk.one((ErasureReason.ASKED, ErasureReason.ORDERED)), person.code
    )
    is_lead = walk.me.role is Role.LEAD
    if not is_lead or (order.reason is ErasureReason.ASKED and not person.left):
        with pytest.raises(NotWithdrawn if is_lead else OnlyTheLead):
            erase_participant(walk.office, order)
        return
    assert erase_participant(walk.office, order).scrubbed
    walk.model.erased[person.id] = walk.model.people.pop(person.id)
    for member in walk.model.members.values():
        member.draft = ""
    walk.log(LogKind.PARTICIPANT_ERASED)


def read_every_text(walk: Walk) -> None:
    for each in texts(walk.office):
        if not each.searched:
            keep_spans(walk.office, case_without_names(walk.office, each.interview.id), ())
            walk.log(LogKind.DETECTION_RUN)
        if not each.read:
            mark_read(walk.office, each.interview.id)
            walk.log(LogKind.TEXT_READ)


def seal_a_bundle(walk: Walk) -> None:
    read_every_text(walk)
    if LogKind.RECIPIENT_ADDED not in walk.model.log:
        walk.log(LogKind.RECIPIENT_ADDED)
    office, out = walk.office, walk.root / "out" / walk.word()
    out.mkdir()
    to = add_recipient(office, "Team", "Hogeschool", walk.recipient.public).id
    going = {each.id for each in walk.model.people.values() if each.goes_along}
    if not (going and walk.me.reads_names):
        with pytest.raises((NothingToRelease, TextsNotReady, NoIdentityKey)):
            prepare(office, to, Choices(), out)
        return
    prepared = prepare(office, to, Choices(), out)
    sealed = keep_release(office, prepared, seal_prepared(prepared))
    walk.model.bundles.append(going)
    walk.log(LogKind.RELEASE_SEALED)
    opened = open_apart(sealed.path, walk.recipient.secret, sender_key(office))
    assert opened.seal.sequence == len(walk.model.bundles)
    left = b"".join(file.body for file in opened.files).decode(errors="replace")
    for person in (*walk.model.people.values(), *walk.model.erased.values()):
        said = person.told if person.id in going and person.may_quote else set()
        assert {word for word in person.words if word in left} == said
