"""Who must be seen when: windows, words of caution, and who is about to be lost."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.clock import FixedClock
from app.domain.identity import RouteKind
from app.domain.schedule import Answered, Outcome, WaveState
from app.services.office import Office
from app.services.overview import overview, today
from app.services.scheduling import (
    Caution,
    Wish,
    agree,
    cautions,
    end,
    move,
    note_attempt,
    standings,
)
from app.storage.sql import IntegrityError
from tests.services.people import RELEASED, agreed, enrolled


def _at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00").astimezone()


def test_the_waves_follow_the_release_date(office: Office) -> None:
    participant = enrolled(office)
    states = {each.wave.id: each.state for each in standings(office, participant.id)}
    assert states["before-release"] is WaveState.OPEN
    assert states["week-1"] is WaveState.COMING


def test_a_passed_window_is_missed_and_a_planned_one_planned(
    office: Office, clock: FixedClock
) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    agree(office, Wish(participant.id, "week-1", _at("2026-12-16"), 60, participant.site))
    clock.set(_at("2026-12-15"))
    states = {each.wave.id: each.state for each in standings(office, participant.id)}
    assert states["before-release"] is WaveState.MISSED
    assert states["week-1"] is WaveState.PLANNED


def test_an_odd_time_is_named_in_words_and_allowed(office: Office) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    saturday = Wish(participant.id, "week-1", _at("2027-01-16"), 60, participant.site)
    assert set(cautions(office, saturday)) == {
        Caution.OUTSIDE_WINDOW,
        Caution.WEEKEND,
        Caution.AFTER_RELEASE_IN_PRISON,
    }
    appointment = agree(office, saturday)
    assert Caution.OVERLAPS in cautions(office, saturday)
    move(office, appointment.id, _at("2026-12-16"), 45)
    with office.begin() as work:
        moved = work.schedules.get(appointment.id)
    assert (moved.minutes, moved.sequence) == (45, 1)


def test_an_appointment_ends_in_an_outcome_and_is_never_deleted(office: Office) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    made = agree(office, Wish(participant.id, "week-1", _at("2026-12-16"), 60, participant.site))
    end(office, made.id, Outcome.TRANSFERRED)
    with pytest.raises(IntegrityError):
        end(office, made.id, Outcome.HELD)
    with office.begin() as work, pytest.raises(IntegrityError):
        work.schedules.db.execute("DELETE FROM appointment")


@pytest.mark.parametrize("hours", [1, -1])
def test_three_tries_without_an_answer_show_until_somebody_answers_whatever_the_clock_says(
    office: Office, clock: FixedClock, hours: int
) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    for _ in range(3):
        clock.advance(timedelta(hours=hours))
        note_attempt(office, participant.id, RouteKind.PHONE, "self", Answered.NO_ANSWER)
    assert [each.participant.id for each in today(office).out_of_sight] == [participant.id]
    clock.advance(timedelta(hours=hours))
    note_attempt(office, participant.id, RouteKind.PERSON, "zus", Answered.REACHED)
    assert today(office).out_of_sight == ()
    assert overview(office, participant.code).unanswered == 0


def test_today_says_who_is_due_and_whose_window_closes(office: Office, clock: FixedClock) -> None:
    planned, waiting = enrolled(office), enrolled(office, "Sanne Postma")
    agreed(office, planned)
    clock.set(_at((RELEASED - timedelta(days=5)).isoformat()))
    agree(office, Wish(planned.id, "before-release", clock.now(), 60, planned.site))
    now = today(office)
    assert [each.overview.participant.id for each in now.due] == [planned.id]
    assert [each.participant.id for each in now.to_plan] == [waiting.id]
    assert (now.recruitment.enrolled, now.recruitment.consented) == (2, 1)


def test_today_is_there_without_a_consent_form_to_ask_with(office: Office) -> None:
    known = enrolled(office)
    bare = replace(office, library=replace(office.library, consent_forms=()))
    now = today(bare)
    assert now.unfilled == ()
    assert [each.participant.id for each in now.to_ask] == [known.id]
