"""The journey: the route through services as the client lived it, event by event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import EventId, ParticipantId


class Lane(StrEnum):
    """A life domain."""

    IDENTITY_DOCUMENT = "identity-document"
    INCOME = "income"
    DEBTS = "debts"
    WORK = "work"
    EDUCATION = "education"
    HOUSING = "housing"
    HEALTH = "health"
    ADDICTION = "addiction"
    FAMILY = "family"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on the route; `feeling` runs from -2 (bad) to 2 (good)."""

    id: EventId
    participant: ParticipantId
    day: date | None
    uncertain: bool
    lane: Lane
    service: str
    what: str
    feeling: int
    stuck: bool


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events by day; those without a day come last, in the order they were told."""
    return tuple(sorted(events, key=lambda event: (event.day is None, event.day or date.max)))
