"""Dates and times as people read them, the same on screen, on paper and in the terminal."""

from datetime import date, datetime
from re import compile as pattern

from app.language.words import Words

TYPED = pattern(r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})")
LAST_DAY = 31


def short_day(words: Words, day: date) -> str:
    """Return a day for lists: *ma 23 nov 2026*."""
    return words.say(
        "{weekday} {day} {month} {year}",
        weekday=_weekdays_short(words)[day.weekday()],
        day=day.day,
        month=_months_short(words)[day.month - 1],
        year=day.year,
    )


def day_month(words: Words, day: date) -> str:
    """Return a day whose year nobody doubts: *23 nov*."""
    return words.say("{day} {month}", day=day.day, month=_months_short(words)[day.month - 1])


def long_day(words: Words, day: date) -> str:
    """Return a day for headings and letters: *maandag 23 november 2026*."""
    return words.say(
        "{weekday} {day} {month} {year}",
        weekday=_weekdays(words)[day.weekday()],
        day=day.day,
        month=_months(words)[day.month - 1],
        year=day.year,
    )


def weekday(words: Words, day: date) -> str:
    """Return the name of the day: *maandag*."""
    return _weekdays(words)[day.weekday()]


def month_year(words: Words, day: date) -> str:
    """Return the month for an agenda's head: *november 2026*."""
    return words.say("{month} {year}", month=_months(words)[day.month - 1], year=day.year)


def clock_time(words: Words, moment: datetime) -> str:
    """Return the time on the clock around the laptop: *14:03*."""
    local = moment.astimezone()
    return words.say("{hours:02d}:{minutes:02d}", hours=local.hour, minutes=local.minute)


def day_and_time(words: Words, moment: datetime) -> str:
    """Return day and time: *ma 23 nov 2026, 14:03*."""
    day = short_day(words, moment.astimezone().date())
    return words.say("{day}, {time}", day=day, time=clock_time(words, moment))


def span(words: Words, first: date, last: date) -> str:
    """Return a period: *5 okt – 2 nov 2026*; both years are said when they differ."""
    short = first.year == last.year
    start = day_month(words, first) if short else without_weekday(words, first)
    return words.say("{first} – {last}", first=start, last=without_weekday(words, last))


def without_weekday(words: Words, day: date) -> str:
    """Return a day where the weekday says nothing: *23 nov 2026*."""
    return words.say("{day} {year}", day=day_month(words, day), year=day.year)


def read_day(typed: str) -> date | None:
    """Return the day somebody typed as *4-12-1990* or *1990-12-04*; None when it is none."""
    parts = TYPED.fullmatch(typed.strip())
    if parts is None:
        return None
    first, month, last = (int(part) for part in parts.groups())
    year, day = (first, last) if first > LAST_DAY else (last, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekdays_short(words: Words) -> tuple[str, ...]:
    say = words.say
    return (say("ma"), say("di"), say("wo"), say("do"), say("vr"), say("za"), say("zo"))


def _weekdays(words: Words) -> tuple[str, ...]:
    say = words.say
    return (
        say("maandag"),
        say("dinsdag"),
        say("woensdag"),
        say("donderdag"),
        say("vrijdag"),
        say("zaterdag"),
        say("zondag"),
    )


def _months_short(words: Words) -> tuple[str, ...]:
    say = words.say
    return (
        say("jan"),
        say("feb"),
        say("mrt"),
        say("apr"),
        say("mei"),
        say("jun"),
        say("jul"),
        say("aug"),
        say("sep"),
        say("okt"),
        say("nov"),
        say("dec"),
    )


def _months(words: Words) -> tuple[str, ...]:
    say = words.say
    return (
        say("januari"),
        say("februari"),
        say("maart"),
        say("april"),
        say("mei"),
        say("juni"),
        say("juli"),
        say("augustus"),
        say("september"),
        say("oktober"),
        say("november"),
        say("december"),
    )
