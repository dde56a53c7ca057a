"""A talk: notes grow, some things are never written down, and at the end it is one text."""

from contextlib import suppress
from datetime import timedelta
from itertools import count

import pytest

from app.domain.clock import FixedClock
from app.domain.consent import ConsentMissing, Scope
from app.domain.ids import InterviewId, NoteId
from app.domain.interview import (
    InterviewClosed,
    InterviewStatus,
    InterviewStepNotPossible,
    Note,
    NoteKind,
    TopicState,
    topic_state,
)
from app.domain.language_tag import Language
from app.domain.schedule import Outcome, WaveState
from app.services.consenting import withdraw
from app.services.interviewing import (
    Beginning,
    begin_interview,
    finish,
    pause,
    resume,
    stop,
    talk,
    tick,
    write_note,
)
from app.services.office import Office
from app.services.scheduling import Wish, agree, standings
from app.services.shelf import guide
from app.storage.errors import TargetFull
from app.storage.sql import IntegrityError
from app.storage.unit_of_work import UnitOfWork
from tests.services.people import agreed, enrolled, everything_in


def _begun(office: Office) -> InterviewId:
    participant = enrolled(office)
    agreed(office, participant)
    leaflet = guide(office, "detainee-before-release", Language.NL)
    wish = Wish(participant.id, "before-release", office.clock.now(), 90, participant.site)
    appointment = agree(office, wish).id
    beginning = Beginning(participant.id, "before-release", leaflet, 90, appointment)
    return begin_interview(office, beginning).id


def _note(office: Office, interview: InterviewId, text: str, kind: NoteKind, place: int) -> Note:
    return Note(
        id=NoteId(office.new_id()),
        interview=interview,
        topic="housing",
        kind=kind,
        text=text,
        written_at=office.clock.now(),
        place=place,
    )


def test_without_consent_no_talk_begins(office: Office) -> None:
    leaflet = guide(office, "detainee-before-release", Language.NL)
    with pytest.raises(ConsentMissing):
        begin_interview(office, Beginning(enrolled(office).id, "before-release", leaflet, 90))


def test_a_note_grows_under_one_id_and_an_emptied_one_is_gone(office: Office) -> None:
    interview = _begun(office)
    note = _note(office, interview, "Hij slaapt", NoteKind.NOTE, 1)
    for text in ("Hij slaapt", "Hij slaapt op de bank", ""):
        grown = Note(note.id, interview, note.topic, note.kind, text, note.written_at, 1)
        write_note(office, grown)
        assert [each.text for each in talk(office, interview).notes] == ([text] if text else [])


def test_what_is_off_the_record_can_not_be_stored(office: Office) -> None:
    interview = _begun(office)
    write_note(office, _note(office, interview, "", NoteKind.OFF_RECORD, 1))
    with pytest.raises(IntegrityError):
        write_note(office, _note(office, interview, "zeventien violen", NoteKind.OFF_RECORD, 2))
    with office.begin() as work:
        assert "zeventien violen" not in everything_in(work.interviews.db)


def test_topics_are_covered_in_any_order(office: Office) -> None:
    interview = _begun(office)
    write_note(office, _note(office, interview, "Bij een neef.", NoteKind.NOTE, 1))
    tick(office, interview, "debts")
    held = talk(office, interview)
    covered = frozenset(topic for topic, probe in held.ticks if not probe)
    assert topic_state("housing", held.notes, covered) is TopicState.BEGUN
    assert topic_state("debts", held.notes, covered) is TopicState.COVERED
    assert topic_state("family", held.notes, covered) is TopicState.UNTOUCHED


def test_a_pause_does_not_count_as_talking(office: Office, clock: FixedClock) -> None:
    interview = _begun(office)
    clock.advance(timedelta(minutes=20))
    pause(office, interview)
    clock.advance(timedelta(minutes=15))
    assert talk(office, interview).interview.elapsed_seconds(clock.now()) == 20 * 60
    resume(office, interview)
    clock.advance(timedelta(minutes=10))
    assert talk(office, interview).interview.elapsed_seconds(clock.now()) == 30 * 60


def test_a_clock_that_is_set_back_in_a_pause_keeps_nobody_from_going_on(
    office: Office, clock: FixedClock
) -> None:
    interview = _begun(office)
    clock.advance(timedelta(minutes=20))
    pause(office, interview)
    clock.advance(timedelta(hours=-2))
    resume(office, interview)
    assert talk(office, interview).interview.paused_seconds == 0
    pause(office, interview)
    clock.advance(timedelta(hours=-2))
    stop(office, interview)
    assert finish(office, interview)


def test_a_talk_does_not_go_on_after_consent_was_taken_back(office: Office) -> None:
    interview = _begun(office)
    stop(office, interview)
    person = talk(office, interview).participant.id
    withdraw(office, person, Scope.FURTHER_TALKS)
    with pytest.raises(ConsentMissing):
        resume(office, interview)
    finish(office, interview)


def test_finishing_makes_one_text_without_our_own_remarks(office: Office) -> None:
    interview = _begun(office)
    kinds = (
        ("Hij slaapt [nu] bij zijn neef.", NoteKind.NOTE),
        ("Niemand belt terug.", NoteKind.QUOTE),
        ("Kijkt weg.", NoteKind.OBSERVATION),
        ("Vraag naar de gemeente.", NoteKind.FOLLOW_UP),
        ("", NoteKind.OFF_RECORD),
    )
    for place, (text, kind) in enumerate(kinds):
        write_note(office, _note(office, interview, text, kind, place))
    stop(office, interview)
    body = finish(office, interview).body
    assert "# Wonen" in body
    assert "Hij slaapt ⟦nu⟧ bij zijn neef." in body
    assert "“Niemand belt terug.”" in body
    assert "Observatie: Kijkt weg." in body
    assert "niet vast te leggen" in body
    assert "Vraag naar de gemeente" not in body


def test_a_finished_talk_is_closed_and_fills_its_wave(office: Office) -> None:
    interview = _begun(office)
    stop(office, interview)
    finish(office, interview)
    with pytest.raises(InterviewClosed):
        write_note(office, _note(office, interview, "Nog iets", NoteKind.NOTE, 9))
    with pytest.raises(InterviewStepNotPossible):
        stop(office, interview)
    held = talk(office, interview)
    assert held.interview.status is InterviewStatus.FINISHED
    waves = {each.wave.id: each for each in standings(office, held.participant.id)}
    assert waves["before-release"].state is WaveState.DONE
    with office.begin() as work:
        (appointment,) = work.schedules.of(held.participant.id)
    assert appointment.outcome is Outcome.HELD


@pytest.mark.parametrize("days", [24, -24])
def test_next_time_the_open_points_of_last_time_are_there_whatever_the_clock_says(
    office: Office, clock: FixedClock, days: int
) -> None:
    first = _begun(office)
    write_note(office, _note(office, first, "Vraag naar DigiD.", NoteKind.FOLLOW_UP, 1))
    stop(office, first)
    finish(office, first)
    clock.advance(timedelta(days=days))
    held = talk(office, first)
    second = begin_interview(office, Beginning(held.participant.id, "week-1", held.guide, 60)).id
    before = talk(office, second).last_time
    assert before is not None
    assert [note.text for note in before.follow_ups] == ["Vraag naar DigiD."]
    assert talk(office, first).last_time is None
    with office.begin() as work:
        assert [each.id for each in work.interviews.of(held.participant.id)] == [first, second]


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_disk_that_fills_while_a_talk_is_finished_leaves_it_to_be_finished_later(
    office: Office, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    interview = _begun(office)
    stop(office, interview)
    commit, commits = UnitOfWork.commit, count(1)

    def commit_until_full(work: UnitOfWork) -> None:
        if next(commits) == fails_at:
            raise TargetFull("research.db")
        commit(work)

    monkeypatch.setattr(UnitOfWork, "commit", commit_until_full)
    with suppress(TargetFull):
        finish(office, interview)
    monkeypatch.setattr(UnitOfWork, "commit", commit)
    if talk(office, interview).interview.status is not InterviewStatus.FINISHED:
        finish(office, interview)
    with office.begin() as work:
        assert work.interviews.text(interview) is not None
