"""What goes along to the gate, and into other calendars, names nobody and no subject."""

import re
from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from app.documents.agenda import AgendaLine, agenda_ics
from app.documents.card import Contact, card_sheet
from app.documents.day import DayEntry, day_sheet
from app.domain.consent import (
    NOT_ASKED,
    Answer,
    ConsentRecord,
    Copy,
    ItemAnswer,
    Method,
    Standing,
    Understood,
    standing,
)
from app.domain.ids import AppointmentId, ConsentRecordId, ParticipantId, SiteId, UserId
from app.domain.language_tag import Language
from app.domain.schedule import Appointment, Outcome
from tests.documents.paper import CODE, DAY, WORDS, pages

NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def test_the_day_sheet_says_what_to_bring_and_offers_every_outcome() -> None:
    (text,) = pages(day_sheet([_entry(NOT_ASKED), _entry(_agreed(), follow_ups=3)], DAY, WORDS))
    assert "Maandag 23 november 2026" in text
    assert "toestemming nog vragen" in text
    assert "toestemmingsbladen, twee keer" in text
    assert "toestemming gegeven, geen opname" in text
    assert "3 open vervolgpunten" in text
    assert f"{len(Outcome)} afgezegd door ons" in text


def test_a_name_of_a_place_that_looks_like_markup_is_text() -> None:
    site = "<img src=/etc/passwd> & <b>PI</b>"
    (text,) = pages(day_sheet([_entry(NOT_ASKED, site=site)], DAY, WORDS))
    assert site in text


def test_a_day_without_appointments_says_so() -> None:
    (text,) = pages(day_sheet([], DAY, WORDS))
    assert "staat niets afgesproken" in text


def test_the_card_says_whom_to_ring_and_nothing_of_the_study() -> None:
    pdf = card_sheet(Contact("Jasmijn de Groot", "020 123 45 67"), DAY, WORDS)
    (text,) = pages(pdf)
    assert text.count("020 123 45 67") == 8
    assert "WL-" not in text
    fonts = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert all(b"+AtkinsonHyperlegibleNext" in font for font in fonts)


def test_importing_twice_gives_one_event_and_the_later_one_wins() -> None:
    first = _events(_appointment(None, 0))
    second = _events(_appointment(Outcome.COURT, 1))
    merged = {str(event["UID"]): event for event in (*first, *second)}
    (event,) = merged.values()
    assert event["SEQUENCE"] == 1
    assert event["STATUS"] == "CANCELLED"


def test_an_event_is_neutral_and_in_universal_time() -> None:
    written = _ics(_appointment(Outcome.HELD, 2)).decode()
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert event["SUMMARY"] == f"{CODE} gesprek"
    assert event["STATUS"] == "CONFIRMED"
    assert "DTSTART:20261123T080000Z" in written
    assert "DTSTAMP:20261123T080000Z" in written
    assert "LOCATION" not in written
    assert "Dordrecht" not in written


def test_the_appointments_of_somebody_who_withdrew_are_called_off() -> None:
    line = AgendaLine(_appointment(None, 0), CODE, withdrawn=True)
    assert b"STATUS:CANCELLED" in agenda_ics([line], NINE, WORDS)


def _events(appointment: Appointment) -> list[dict[str, object]]:
    return [dict(each) for each in Calendar.from_ical(_ics(appointment)).walk("VEVENT")]


def _ics(appointment: Appointment) -> bytes:
    return agenda_ics([AgendaLine(appointment, CODE)], NINE, WORDS)


def _appointment(outcome: Outcome | None, sequence: int) -> Appointment:
    return Appointment(
        id=AppointmentId("018b5e40-0000-7000-8000-000000000001"),
        participant=ParticipantId("p"),
        wave="before-release",
        starts_at=NINE,
        minutes=90,
        site=SiteId("PI Dordrecht"),
        outcome=outcome,
        sequence=sequence,
        made_by=UserId("u"),
    )


def _entry(consent: Standing, *, follow_ups: int = 0, site: str = "PI Dordrecht") -> DayEntry:
    starts = NINE + timedelta(hours=1)
    return DayEntry(starts, 90, CODE, site, "Vóór vrijlating", consent, follow_ups)


def _agreed() -> Standing:
    record = ConsentRecord(
        id=ConsentRecordId("c"),
        participant=ParticipantId("p"),
        form_id="interview",
        form_version=1,
        language=Language.NL,
        digest="0" * 64,
        answers=(ItemAnswer("participate", Answer.YES, Understood.YES),),
        method=Method.PAPER,
        copy=Copy.SHEET,
        limits_said=True,
        witness="",
        interpreter="",
        taken_by=UserId("u"),
        taken_at=NINE,
    )
    return standing([record], [])
