"""Reads a protocol: the waves of a repeat-interview plan, written in TOML."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from app.domain.protocol import Anchor, Mode, Protocol, Wave
from app.forms.fields import Fields, check_unique, key_lines, parse_toml
from app.forms.page import Page
from app.language import Words

KEYS = ("id", "version", "title", "anchor", "wave")
WAVE_KEYS = ("id", "title", "opens", "target", "closes", "guide", "modes")
WAVE = re.compile(r"^\s*\[\[\s*wave\s*\]\]")
FURTHEST = 36_500
"""A hundred years in days: further than any plan, and still a date."""


def read_protocol(text: str, name: str, words: Words) -> Protocol:
    """Return the protocol written in `text`; raises `FormHasMistakes`, speaking of file `name`."""
    page = Page(name, text, words)
    table = parse_toml(page, text, first=1)
    heading = Fields(page, table, 1, key_lines(page.lines, first=1))
    heading.only(KEYS)
    waves = tuple(_waves(page, heading))
    protocol = Protocol(
        id=heading.identifier("id"),
        version=heading.version(),
        titles=heading.titles("title"),
        anchor=heading.choice("anchor", Anchor),
        waves=tuple(wave for wave, _ in waves),
    )
    check_unique(page, [(wave.id, line) for wave, line in waves])
    _check_order(page, waves)
    page.settle()
    return protocol


def wave_lines(text: str) -> list[int]:
    """Return the line on which each wave begins."""
    return [number for number, line in enumerate(text.split("\n"), 1) if WAVE.match(line)]


def _waves(page: Page, heading: Fields) -> Iterator[tuple[Wave, int]]:
    tables = heading.table.get("wave")
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        page.mistake(
            1, page.say("Er is geen enkele ronde: begin er een met {mark}.", mark="[[wave]]")
        )
        return
    # Inline tables have no line of their own; they are spoken of by the first line.
    starts = wave_lines(page.text)
    starts += [1] * (len(tables) - len(starts))
    ends = [*starts[1:], len(page.lines) + 1]
    for table, start, end in zip(tables, starts, ends, strict=False):
        lines = key_lines(page.lines[start - 1 : end - 1], first=start)
        yield _wave(Fields(page, table, start, lines)), start


def _wave(fields: Fields) -> Wave:
    fields.only(WAVE_KEYS)
    mistakes_before = len(fields.page.mistakes)
    wave = Wave(
        id=fields.identifier("id"),
        titles=fields.titles("title"),
        opens=_days(fields, "opens"),
        target=_days(fields, "target"),
        closes=_days(fields, "closes"),
        guide=fields.identifier("guide"),
        modes=fields.choices("modes", Mode),
    )
    understood = len(fields.page.mistakes) == mistakes_before
    if understood and not wave.opens <= wave.target <= wave.closes:
        fields.wrong(
            "target",
            fields.page.say(
                "De beste dag ({key}) moet tussen de eerste en de laatste dag liggen.", key="target"
            ),
        )
    return wave


def _days(fields: Fields, key: str) -> timedelta:
    days = fields.whole(key)
    if abs(days) > FURTHEST:
        fields.wrong(key, fields.page.say("‘{key}’ is meer dan honderd jaar.", key=key))
        days = 0
    return timedelta(days=days)


def _check_order(page: Page, waves: tuple[tuple[Wave, int], ...]) -> None:
    for (before, _), (after, line) in pairwise(waves):
        if after.opens <= before.closes:
            page.mistake(
                line,
                page.say(
                    "De ronde ‘{after}’ begint voordat ‘{before}’ voorbij is. Zet de rondes op "
                    "volgorde, zonder overlap.",
                    after=after.id,
                    before=before.id,
                ),
            )
