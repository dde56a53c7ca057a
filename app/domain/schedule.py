"""The schedule: appointments and contact attempts, and how each wave stands on a given day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.identity import RouteKind
from app.domain.ids import AppointmentId, AttemptId, ParticipantId, SiteId, UserId
from app.domain.interview import Interview, InterviewStatus
from app.domain.protocol import Protocol, Wave, Window, window

SOON_DAYS = 14
"""A window that closes within so many days is shown as one to plan now."""


class Outcome(StrEnum):
    """How an appointment ended; it is never deleted."""

    HELD = "held"
    MOVED = "moved"
    TRANSFERRED = "transferred"
    ISOLATION = "isolation"
    COURT = "court"
    REGIME = "regime"
    STAFF_SHORTAGE = "staff_shortage"
    ILLNESS = "illness"
    NOT_SHOWN = "not_shown"
    CANCELLED_BY_PARTICIPANT = "cancelled_by_participant"
    CANCELLED_BY_US = "cancelled_by_us"


class Answered(StrEnum):
    """What came of a contact attempt."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    WRONG_ROUTE = "wrong_route"
    MESSAGE_LEFT = "message_left"
    REFUSED = "refused"


class WaveState(StrEnum):
    """How a wave stands for a participant today."""

    DONE = "done"
    PLANNED = "planned"
    OPEN = "open"
    COMING = "coming"
    MISSED = "missed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Appointment:
    """An agreed talk; `sequence` rises with every change, for calendars that import it twice."""

    id: AppointmentId
    participant: ParticipantId
    wave: str
    starts_at: datetime
    minutes: int
    site: SiteId
    outcome: Outcome | None
    sequence: int
    made_by: UserId

    @property
    def ends_at(self) -> datetime:
        """Return when it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class ContactAttempt:
    """One try to reach a participant; never changed afterwards."""

    id: AttemptId
    participant: ParticipantId
    route: RouteKind
    of: str
    answered: Answered
    tried_at: datetime
    tried_by: UserId


@dataclass(frozen=True, slots=True)
class WaveStanding:
    """One wave of one participant: its window, state, and what fills it."""

    wave: Wave
    window: Window | None
    state: WaveState
    appointment: Appointment | None
    interview: Interview | None


def wave_standings(
    protocol: Protocol,
    anchor: date | None,
    interviews: Iterable[Interview],
    appointments: Iterable[Appointment],
    today: date,
) -> tuple[WaveStanding, ...]:
    """Return how every wave of the protocol stands today, in the protocol's order."""
    held = {each.wave: each for each in interviews}
    agreed = {each.wave: each for each in appointments if each.outcome is None}
    return tuple(
        _standing(wave, anchor, held.get(wave.id), agreed.get(wave.id), today)
        for wave in protocol.waves
    )


def next_wave(standings: Iterable[WaveStanding]) -> WaveStanding | None:
    """Return the first wave that is neither done nor missed."""
    ended = {WaveState.DONE, WaveState.MISSED}
    return next((each for each in standings if each.state not in ended), None)


def unanswered_in_a_row(attempts: Sequence[ContactAttempt]) -> int:
    """Return how many attempts, the oldest first, were made since somebody was last reached."""
    count = 0
    for attempt in reversed(attempts):
        if attempt.answered in {Answered.REACHED, Answered.REFUSED}:
            return count
        count += 1
    return count


def _standing(
    wave: Wave,
    anchor: date | None,
    interview: Interview | None,
    appointment: Appointment | None,
    today: date,
) -> WaveStanding:
    period = window(wave, anchor)
    state = _state(period, interview, appointment, today)
    return WaveStanding(wave, period, state, appointment, interview)


def _state(
    period: Window | None,
    interview: Interview | None,
    appointment: Appointment | None,
    today: date,
) -> WaveState:
    if interview and interview.status is InterviewStatus.FINISHED:
        return WaveState.DONE
    if appointment or interview:
        return WaveState.PLANNED
    return _unfilled(period, today)


def _unfilled(period: Window | None, today: date) -> WaveState:
    if period is None:
        return WaveState.UNKNOWN
    if today < period.opens:
        return WaveState.COMING
    return WaveState.OPEN if today <= period.closes else WaveState.MISSED
