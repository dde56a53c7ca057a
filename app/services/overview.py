"""Overview: what must be done now, worked out from the data, and how a participant stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.consent import Standing
from app.domain.consent_form import Placeholder
from app.domain.interview import Interview, InterviewStatus
from app.domain.log import LogKind
from app.domain.participant import Participant, Site, Status
from app.domain.schedule import (
    SOON_DAYS,
    Appointment,
    ContactAttempt,
    WaveStanding,
    WaveState,
    next_wave,
    unanswered_in_a_row,
)
from app.services.backing_up import BackupStanding, backup_standing
from app.services.consenting import standing_of
from app.services.office import Office
from app.services.scheduling import standings_in
from app.services.settling import study, unfilled
from app.storage.unit_of_work import UnitOfWork

OUT_OF_SIGHT = 3
"""After so many attempts in a row without an answer somebody is about to be lost."""


@dataclass(frozen=True, slots=True)
class ParticipantOverview:
    """One participant, with all that a list or a page says at a glance."""

    participant: Participant
    site: Site
    consent: Standing
    waves: tuple[WaveStanding, ...]
    interviews: tuple[Interview, ...]
    attempts: tuple[ContactAttempt, ...]

    @property
    def next(self) -> WaveStanding | None:
        """Return the wave that comes first."""
        return next_wave(self.waves)

    @property
    def unanswered(self) -> int:
        """Return how many attempts were made since they were last reached."""
        return unanswered_in_a_row(self.attempts)


@dataclass(frozen=True, slots=True)
class DueToday:
    """An appointment of today."""

    appointment: Appointment
    overview: ParticipantOverview


@dataclass(frozen=True, slots=True)
class Recruitment:
    """How many people came how far."""

    enrolled: int
    consented: int
    talked: int
    talked_twice: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class LastOpened:
    """When the study was open before, by whom, and how many events its log holds now."""

    at: datetime
    by: str
    events: int


@dataclass(frozen=True, slots=True)
class Today:
    """The answer to: what must I do now?"""

    day: date
    due: tuple[DueToday, ...]
    unfinished: tuple[tuple[Interview, Participant], ...]
    to_ask: tuple[ParticipantOverview, ...]
    """Who was never asked for consent, whoever comes free first in front."""
    unfilled: tuple[Placeholder, ...]
    """What the consent form still lacks, so that nobody can be asked."""
    to_plan: tuple[ParticipantOverview, ...]
    out_of_sight: tuple[ParticipantOverview, ...]
    recruitment: Recruitment
    backup: BackupStanding
    before: LastOpened | None


def overview(office: Office, code_or_id: str) -> ParticipantOverview:
    """Return one participant with all that belongs to them, by code or by id."""
    with office.begin() as work:
        known = work.participants.with_code(code_or_id)
        people = work.participants.all()
        participant = known or next(each for each in people if each.id == code_or_id)
        return _overview(office, work, participant, _sites(work))


def overviews(office: Office) -> tuple[ParticipantOverview, ...]:
    """Return all participants, those who enrolled first in front."""
    with office.begin() as work:
        return _overviews(office, work)


def today(office: Office) -> Today:
    """Work out what must be done today."""
    with office.begin() as work:
        everybody = _overviews(office, work)
        appointments = work.schedules.all()
        before = _opened_before(work)
    day = office.clock.today()
    active = [each for each in everybody if each.participant.status is Status.ENROLLED]
    due = _due(appointments, everybody, day)
    return Today(
        day=day,
        due=due,
        unfinished=_unfinished(everybody),
        to_ask=_to_ask(active, due),
        unfilled=unfilled(office, study(office)),
        to_plan=_to_plan(active, day),
        out_of_sight=tuple(each for each in active if each.unanswered >= OUT_OF_SIGHT),
        recruitment=_recruitment(everybody),
        backup=backup_standing(office),
        before=before,
    )


def _opened_before(work: UnitOfWork) -> LastOpened | None:
    """Return the opening before this one; a study that is open for the first time has none."""
    opened = work.events.last(LogKind.UNLOCKED, 2)
    if len(opened) < 2:  # noqa: PLR2004 - this one and the one before
        return None
    before = opened[-1]
    user = work.users.find(before.actor)
    return LastOpened(before.at, user.name if user else "", work.events.head().seq)


def _sites(work: UnitOfWork) -> dict[str, Site]:
    return {site.id: site for site in work.participants.sites()}


def _overviews(office: Office, work: UnitOfWork) -> tuple[ParticipantOverview, ...]:
    sites = _sites(work)
    people = work.participants.all()
    return tuple(_overview(office, work, participant, sites) for participant in people)


def _overview(
    office: Office, work: UnitOfWork, participant: Participant, sites: dict[str, Site]
) -> ParticipantOverview:
    return ParticipantOverview(
        participant=participant,
        site=sites[participant.site],
        consent=standing_of(work, participant.id),
        waves=standings_in(office, work, participant),
        interviews=work.interviews.of(participant.id),
        attempts=work.schedules.attempts(participant.id),
    )


def _due(
    appointments: Sequence[Appointment], everybody: Sequence[ParticipantOverview], day: date
) -> tuple[DueToday, ...]:
    by_id = {each.participant.id: each for each in everybody}
    begun = {talk.appointment for each in everybody for talk in each.interviews}
    return tuple(
        DueToday(each, by_id[each.participant])
        for each in appointments
        if each.starts_at.astimezone().date() == day
        and each.outcome is None
        and each.id not in begun
    )


def _unfinished(
    everybody: Sequence[ParticipantOverview],
) -> tuple[tuple[Interview, Participant], ...]:
    return tuple(
        (interview, each.participant)
        for each in everybody
        for interview in each.interviews
        if interview.status is not InterviewStatus.FINISHED
    )


def _to_ask(
    active: Sequence[ParticipantOverview], due: Sequence[DueToday]
) -> tuple[ParticipantOverview, ...]:
    today = {each.appointment.participant for each in due}
    waiting = (
        each for each in active if each.consent.record is None and each.participant.id not in today
    )
    return tuple(sorted(waiting, key=lambda each: each.participant.release.day or date.max))


def _to_plan(active: Sequence[ParticipantOverview], day: date) -> tuple[ParticipantOverview, ...]:
    waiting = [each for each in active if _closes_in(each, day) is not None]
    return tuple(sorted(waiting, key=lambda each: _closes_in(each, day) or 0))


def _closes_in(each: ParticipantOverview, day: date) -> int | None:
    wave = each.next
    if wave is None or wave.window is None or wave.state is not WaveState.OPEN:
        return None
    left = wave.window.days_left(day)
    return left if left <= SOON_DAYS else None


def _recruitment(everybody: Sequence[ParticipantOverview]) -> Recruitment:
    finished = [
        sum(talk.status is InterviewStatus.FINISHED for talk in each.interviews)
        for each in everybody
    ]
    return Recruitment(
        enrolled=len(everybody),
        consented=sum(each.consent.record is not None for each in everybody),
        talked=sum(count >= 1 for count in finished),
        talked_twice=sum(count > 1 for count in finished),
        withdrawn=sum(each.participant.status is Status.WITHDRAWN for each in everybody),
    )
