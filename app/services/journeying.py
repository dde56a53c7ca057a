"""Journeying: the route through services, drawn together with the participant."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import EventId, ParticipantId
from app.domain.journey import Event, Lane, in_order
from app.domain.log import LogKind
from app.services.office import Office


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told of one event, before it has a place of its own."""

    participant: ParticipantId
    day: date | None
    uncertain: bool
    lane: Lane
    service: str
    what: str
    feeling: int
    stuck: bool


def keep_told(office: Office, told: Told, event: EventId | None = None) -> Event:
    """Keep what was told as a new event, or in place of the event it corrects."""
    kept = Event(
        id=event or EventId(office.new_id()),
        participant=told.participant,
        day=told.day,
        uncertain=told.uncertain,
        lane=told.lane,
        service=told.service,
        what=told.what,
        feeling=told.feeling,
        stuck=told.stuck,
    )
    put_event(office, kept)
    return kept


def journey(office: Office, participant: ParticipantId) -> tuple[Event, ...]:
    """Return the events of a participant by day."""
    with office.begin() as work:
        return in_order(work.journeys.of(participant))


def put_event(office: Office, event: Event) -> None:
    """Keep an event, or what it was corrected into."""
    with office.begin() as work:
        is_known = any(each.id == event.id for each in work.journeys.of(event.participant))
        work.journeys.put(event)
        kind = LogKind.JOURNEY_CORRECTED if is_known else LogKind.JOURNEY_CHANGED
        work.log(kind, event.participant)
        work.commit()


def remove_event(office: Office, participant: ParticipantId, event: EventId) -> None:
    """Take an event away."""
    with office.begin() as work:
        work.journeys.remove(event)
        work.log(LogKind.JOURNEY_CORRECTED, participant)
        work.commit()
