"""The journey is a picture that any program can show, and that tells what is not sure."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

from app.documents.journey import journey_svg
from app.documents.journey_plan import CARD, plan
from app.domain.ids import EventId, ParticipantId
from app.domain.journey import Event, Lane
from tests.documents.paper import CODE, WORDS

RELEASE = date(2026, 10, 6)
SVG = "{http://www.w3.org/2000/svg}"


def test_every_word_stands_in_the_picture_as_text() -> None:
    root = _picture(_event("a", date(2026, 9, 1), service="DigiD", what="Te laat, verlopen."))
    said = _texts(root)
    assert {"DigiD", "Te laat, verlopen.", "1 sep 2026", "Identiteitsbewijs"} <= said
    assert "vrij op 6 okt 2026" in said
    assert CODE in said


def test_markup_and_signs_that_xml_forbids_are_text() -> None:
    words = "<img src=/etc/passwd> & ]]>"
    root = _picture(_event("a", date(2026, 9, 1), service=words, what="bel\x07 en \ud800"))
    assert words in " ".join(_in_order(root))
    assert not root.findall(f".//{SVG}img")


def test_what_is_not_sure_is_drawn_with_dashes_and_said() -> None:
    sure = _picture(_event("a", date(2026, 9, 1)))
    unsure = _picture(_event("a", date(2026, 9, 1), uncertain=True))
    assert "≈ rond september 2026" in _texts(unsure)
    assert not sure.findall(f".//{SVG}rect[@stroke-dasharray]")
    assert len(unsure.findall(f".//{SVG}rect[@stroke-dasharray]")) == 1


def test_what_has_no_day_stands_in_the_margin_and_not_on_the_line() -> None:
    root = _picture(_event("a", date(2026, 9, 1)), _event("b", None, lane=Lane.WORK))
    assert "dag niet bekend" in _texts(root)
    assert len(root.findall(f".//{SVG}circle")) == 1


def test_where_it_got_stuck_is_said_in_words_too() -> None:
    assert "liep vast" in _texts(_picture(_event("a", date(2026, 9, 1), stuck=True)))
    assert "liep vast" not in _texts(_picture(_event("a", date(2026, 9, 1))))


def test_time_runs_to_the_right_and_no_two_cards_of_a_lane_overlap() -> None:
    days = [date(2026, 9, 1), date(2026, 9, 1), date(2026, 9, 3), date(2026, 12, 1), RELEASE]
    events = [_event(str(number), day) for number, day in enumerate(days)]
    cards = plan(events, RELEASE, lambda _: "", 0).dated()
    assert [card.event.day for card in cards] == sorted(days)
    for left, right in pairwise(cards):
        assert left.x + CARD <= right.x


def test_the_day_of_release_lies_between_what_came_before_and_after() -> None:
    events = [_event("a", date(2026, 9, 1)), _event("b", date(2026, 11, 1), lane=Lane.WORK)]
    placed = plan(events, RELEASE, lambda _: "", 0)
    before, after = placed.dated()
    assert placed.release_x
    assert before.x < placed.release_x < after.x


def test_an_empty_journey_says_that_there_is_nothing_yet() -> None:
    assert "Er staat nog niets op deze weg." in _texts(_picture())


def _picture(*events: Event) -> Element:
    return fromstring(journey_svg(CODE, events, RELEASE, WORDS).encode())  # noqa: S314 - our own file


def _texts(root: Element) -> set[str]:
    return set(_in_order(root))


def _in_order(root: Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def _event(event: str, day: date | None, **other: object) -> Event:
    who = ParticipantId("p")
    usual = Event(
        EventId(event), who, day, False, Lane.IDENTITY_DOCUMENT, "loket", "iets", -1, False
    )
    return replace(usual, **other)
