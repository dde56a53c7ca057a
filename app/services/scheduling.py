"""Scheduling: when whom must be seen, what was agreed, and every try to reach somebody."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.consent import ConsentMissing
from app.domain.identity import RouteKind
from app.domain.ids import AppointmentId, AttemptId, ParticipantId, SiteId
from app.domain.log import LogKind
from app.domain.participant import Participant, SiteKind
from app.domain.protocol import Protocol, Window
from app.domain.schedule import (
    Answered,
    Appointment,
    ContactAttempt,
    Outcome,
    WaveStanding,
    wave_standings,
)
from app.services.consenting import standing_of
from app.services.office import Office
from app.services.shelf import protocol
from app.storage.unit_of_work import UnitOfWork

WEEKEND = (5, 6)
"""Saturday and Sunday, as `date.weekday` counts."""


class Caution(StrEnum):
    """What deserves a word about a time, and never forbids it."""

    OUTSIDE_WINDOW = "outside_window"
    OVERLAPS = "overlaps"
    WEEKEND = "weekend"
    IN_THE_PAST = "in_the_past"
    AFTER_RELEASE_IN_PRISON = "after_release_in_prison"


@dataclass(frozen=True, slots=True)
class Wish:
    """A time somebody wants to agree on; `starts_at` is aware."""

    participant: ParticipantId
    wave: str
    starts_at: datetime
    minutes: int
    site: SiteId


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One appointment with whom it is with and what its window is."""

    appointment: Appointment
    participant: Participant
    site: str
    window: Window | None


@dataclass(frozen=True, slots=True)
class Shift:
    """What another release date does to one wave: its window before and after."""

    wave: WaveStanding
    before: Window | None
    after: Window | None


def protocol_of(office: Office, participant: Participant) -> Protocol:
    """Return the repeat-interview plan this participant follows."""
    return protocol(office, participant.protocol_id)


def standings(office: Office, participant: ParticipantId) -> tuple[WaveStanding, ...]:
    """Return how every wave of a participant stands today."""
    with office.begin() as work:
        return standings_in(office, work, work.participants.get(participant))


def standings_in(
    office: Office, work: UnitOfWork, participant: Participant
) -> tuple[WaveStanding, ...]:
    """Return how every wave of a participant stands today, within a unit of work."""
    return wave_standings(
        protocol_of(office, participant),
        participant.release.day,
        work.interviews.of(participant.id),
        work.schedules.of(participant.id),
        office.clock.today(),
    )


def shifts(office: Office, participant: ParticipantId, day: date | None) -> tuple[Shift, ...]:
    """Return which windows would move if the release date were `day`, before it is accepted."""
    with office.begin() as work:
        known = work.participants.get(participant)
        talks, agreed = work.interviews.of(participant), work.schedules.of(participant)
    protocol, today = protocol_of(office, known), office.clock.today()
    before = wave_standings(protocol, known.release.day, talks, agreed, today)
    after = wave_standings(protocol, day, talks, agreed, today)
    pairs = zip(before, after, strict=True)
    return tuple(Shift(new, old.window, new.window) for old, new in pairs if old != new)


def cautions(
    office: Office, wish: Wish, moving: AppointmentId | None = None
) -> tuple[Caution, ...]:
    """Return what deserves a word about a time; what is `moving` is not in its own way."""
    with office.begin() as work:
        participant = work.participants.get(wish.participant)
        sites = {site.id: site for site in work.participants.sites()}
        waves = standings_in(office, work, participant)
        standing = [each for each in work.schedules.all() if each.outcome is None]
    others = [each for each in standing if each.id != moving]
    day = wish.starts_at.astimezone().date()
    window = next((each.window for each in waves if each.wave.id == wish.wave), None)
    free = participant.release.day is not None and day >= participant.release.day
    found = {
        Caution.IN_THE_PAST: wish.starts_at < office.clock.now(),
        Caution.OUTSIDE_WINDOW: window is not None and day not in window,
        Caution.AFTER_RELEASE_IN_PRISON: free and sites[wish.site].kind is SiteKind.PRISON,
        Caution.WEEKEND: day.weekday() in WEEKEND,
        Caution.OVERLAPS: any(_overlap(wish, each) for each in others),
    }
    return tuple(caution for caution, is_so in found.items() if is_so)


def agree(office: Office, wish: Wish) -> Appointment:
    """Write down an appointment; raise ConsentMissing when contact was taken back."""
    with office.begin() as work:
        _require_contact(work, wish.participant)
        appointment = Appointment(
            id=AppointmentId(office.new_id()),
            participant=wish.participant,
            wave=wish.wave,
            starts_at=wish.starts_at,
            minutes=wish.minutes,
            site=wish.site,
            outcome=None,
            sequence=0,
            made_by=office.actor,
        )
        work.schedules.add(appointment)
        work.log(LogKind.APPOINTMENT_MADE, wish.participant, wave=wish.wave)
        work.commit()
    return appointment


def move(office: Office, appointment: AppointmentId, starts_at: datetime, minutes: int) -> None:
    """Write down another time for an appointment."""
    with office.begin() as work:
        known = work.schedules.get(appointment)
        work.schedules.move(appointment, starts_at, minutes)
        work.log(LogKind.APPOINTMENT_MOVED, known.participant, wave=known.wave)
        work.commit()


def end(office: Office, appointment: AppointmentId, outcome: Outcome) -> None:
    """Write down how an appointment ended."""
    with office.begin() as work:
        known = work.schedules.get(appointment)
        work.schedules.end(appointment, outcome)
        work.log(LogKind.APPOINTMENT_ENDED, known.participant, outcome=outcome.value)
        work.commit()


def note_attempt(
    office: Office,
    participant: ParticipantId,
    route: RouteKind,
    of: str,
    answered: Answered,
) -> ContactAttempt:
    """Write down that somebody tried to reach a participant."""
    attempt = ContactAttempt(
        id=AttemptId(office.new_id()),
        participant=participant,
        route=route,
        of=of,
        answered=answered,
        tried_at=office.clock.now(),
        tried_by=office.actor,
    )
    with office.begin() as work:
        _require_contact(work, participant)
        work.schedules.add_attempt(attempt)
        work.log(LogKind.CONTACT_ATTEMPTED, participant, answered=answered.value)
        work.commit()
    return attempt


def attempts(office: Office, participant: ParticipantId) -> tuple[ContactAttempt, ...]:
    """Return the contact attempts for a participant, the oldest first."""
    with office.begin() as work:
        return work.schedules.attempts(participant)


def agenda(office: Office, first: date, last: date) -> tuple[AgendaEntry, ...]:
    """Return the appointments from the first day to the last, both included, by time."""
    with office.begin() as work:
        people = {each.id: each for each in work.participants.all()}
        names = {site.id: site.name for site in work.participants.sites()}
        return tuple(
            AgendaEntry(
                each,
                people[each.participant],
                names[each.site],
                _window(office, work, people[each.participant], each.wave),
            )
            for each in work.schedules.all()
            if first <= each.starts_at.astimezone().date() <= last
        )


def _window(office: Office, work: UnitOfWork, participant: Participant, wave: str) -> Window | None:
    waves = standings_in(office, work, participant)
    return next((each.window for each in waves if each.wave.id == wave), None)


def _overlap(wish: Wish, other: Appointment) -> bool:
    ends_at = wish.starts_at + timedelta(minutes=wish.minutes)
    return wish.starts_at < other.ends_at and other.starts_at < ends_at


def _require_contact(work: UnitOfWork, participant: ParticipantId) -> None:
    # Before anything was asked somebody must be approached; afterwards as they agreed.
    now = standing_of(work, participant)
    if now.record is not None and not now.may_contact:
        raise ConsentMissing(work.participants.get(participant).code, "recontact")
