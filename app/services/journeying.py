"""Journeying: the route through services, drawn together with the participant."""

from app.domain.ids import EventId, ParticipantId
from app.domain.journey import Event, in_order
from app.domain.log import LogKind
from app.services.office import Office


def journey(office: Office, participant: ParticipantId) -> tuple[Event, ...]:
    """Return the events of a participant by day."""
    with office.begin() as work:
        return in_order(work.journeys.of(participant))


def put_event(office: Office, event: Event) -> None:
    """Keep an event, or what it was corrected into."""
    with office.begin() as work:
        work.journeys.put(event)
        work.log(LogKind.JOURNEY_CHANGED, event.participant)
        work.commit()


def remove_event(office: Office, participant: ParticipantId, event: EventId) -> None:
    """Take an event away."""
    with office.begin() as work:
        work.journeys.remove(event)
        work.log(LogKind.JOURNEY_CHANGED, participant)
        work.commit()
