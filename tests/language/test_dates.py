"""Dates as people read and type them."""

from datetime import UTC, date, datetime

import pytest

from app.language import UiLanguage, speak
from app.language.dates import clock_time, long_day, read_day, short_day, span

WORDS = speak(UiLanguage.NL)
DAY = date(2026, 11, 23)


def test_a_day_is_written_with_its_weekday() -> None:
    assert short_day(WORDS, DAY) == "ma 23 nov 2026"
    assert long_day(WORDS, DAY) == "maandag 23 november 2026"


def test_a_time_is_the_one_on_the_clock_around_the_laptop() -> None:
    moment = datetime(2026, 11, 23, 13, 3, tzinfo=UTC)
    assert clock_time(WORDS, moment) == moment.astimezone().strftime("%H:%M")


def test_a_period_says_both_years_only_when_they_differ() -> None:
    assert span(WORDS, date(2026, 10, 5), date(2026, 11, 2)) == "5 okt – 2 nov 2026"
    assert span(WORDS, date(2026, 12, 5), date(2027, 1, 2)) == "5 dec 2026 – 2 jan 2027"


@pytest.mark.parametrize(
    "typed", ["4-12-1990", "04/12/1990", "4.12.1990", "1990-12-04", "4 12 1990"]
)
def test_a_day_is_read_however_it_is_typed(typed: str) -> None:
    assert read_day(typed) == date(1990, 12, 4)


@pytest.mark.parametrize("typed", ["", "gisteren", "31-2-1990", "4-13-1990", "0-0-0", "12-1990"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed) is None
