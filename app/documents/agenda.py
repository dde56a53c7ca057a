"""The agenda for other calendars: a code and the word for a talk, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event

from app.domain.schedule import Appointment, Outcome
from app.language import Words

TOOK_PLACE = frozenset({None, Outcome.HELD, Outcome.NOT_SHOWN})
"""Every other outcome frees the time again."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An appointment and the code it is with; `withdrawn` when they no longer take part."""

    appointment: Appointment
    code: str
    withdrawn: bool = False


def agenda_ics(lines: Iterable[AgendaLine], now: datetime, words: Words) -> bytes:
    """Return the appointments as iCalendar (RFC 5545), which may be imported again and again.

    No place is said: beside a code, the name of a prison already tells what the talk is about.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Waterlijn//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for line in lines:
        calendar.add_component(_event(line, now, words))
    return bytes(calendar.to_ical())


def _event(line: AgendaLine, now: datetime, words: Words) -> Event:
    appointment, event = line.appointment, Event()
    stands = appointment.outcome in TOOK_PLACE and not line.withdrawn
    event.add("uid", appointment.id)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", appointment.starts_at.astimezone(UTC))
    event.add("dtend", appointment.ends_at.astimezone(UTC))
    event.add("summary", words.say("{code} gesprek", code=line.code))
    event.add("status", "CONFIRMED" if stands else "CANCELLED")
    event.add("class", "PRIVATE")
    return event
