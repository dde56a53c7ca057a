"""A TOML table of which every value is asked for by key and type, and its lines are known."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.domain.language_tag import Language
from app.domain.protocol import Titles
from app.forms.page import Page

Choice = TypeVar("Choice", bound=StrEnum)

KEY = re.compile(r"""^\s*["']?([\w-]+)["']?\s*=""")
IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
PLACE = re.compile(r"\(at line (\d+),")


@dataclass(frozen=True, slots=True)
class Fields:
    """One table; a value that is missing or wrong becomes a mistake and a harmless stand-in."""

    page: Page
    table: Mapping[str, object]
    line: int
    lines: Mapping[str, int]

    def line_of(self, key: str) -> int:
        """Return the line on which the key stands, or else the line where the table begins."""
        return self.lines.get(key, self.line)

    def wrong(self, key: str, sentence: str) -> None:
        """Note a mistake where the key stands."""
        self.page.mistake(self.line_of(key), sentence)

    def only(self, known: Iterable[str]) -> None:
        """Note every key that is not among the known ones."""
        allowed = tuple(known)
        for key in self.table:
            if key not in allowed:
                self.wrong(
                    key,
                    self.page.say(
                        "‘{key}’ is hier geen bekend woord. Je kunt gebruiken: {known}.",
                        key=key,
                        known=", ".join(allowed),
                    ),
                )

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        value = self._value(key)
        if isinstance(value, str) and value.strip():
            return value
        if value is not None:
            self.wrong(
                key, self.page.say("‘{key}’ moet een tekst zijn tussen aanhalingstekens.", key=key)
            )
        return ""

    def identifier(self, key: str) -> str:
        """Return a text made of small letters, digits and hyphens."""
        value = self.text(key)
        if value:
            check_identifier(self.page, value, self.line_of(key))
        return value

    def whole(self, key: str) -> int:
        """Return a whole number, negative ones included."""
        value = self._value(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.wrong(
                key,
                self.page.say(
                    "‘{key}’ moet een heel getal zijn, zonder aanhalingstekens.", key=key
                ),
            )
        return 0

    def version(self) -> int:
        """Return the version, which counts from 1."""
        value = self.whole("version")
        if value < 1 and type(self.table.get("version")) is int:
            self.wrong("version", self.page.say("Versies tellen vanaf 1."))
        return value

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """Return one of the members of an enumeration, named by its value."""
        value = self.text(key)
        return self._member(key, value, kind) if value else next(iter(kind))

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Return at least one member of an enumeration, in the order given."""
        value = self._value(key)
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            return tuple(self._member(key, each, kind) for each in value)
        if value is not None:
            self.wrong(
                key,
                self.page.say(
                    '‘{key}’ moet een lijst zijn, zoals ["{example}"].',
                    key=key,
                    example=next(iter(kind)).value,
                ),
            )
        return ()

    def titles(self, key: str) -> Titles:
        """Return one text a language, Dutch among them."""
        value = self._value(key)
        if isinstance(value, dict):
            return self._titles(key, value)
        if value is not None:
            self.wrong(
                key,
                self.page.say(
                    "‘{key}’ moet per taal gegeven zijn, zoals {example}.",
                    key=key,
                    example='{ nl = "…", en = "…" }',
                ),
            )
        return ((Language.NL, ""),)

    def _titles(self, key: str, table: Mapping[str, object]) -> Titles:
        inner = Fields(self.page, table, self.line_of(key), {})
        inner.only(Language)
        inner.text(Language.NL)
        return tuple((tag, inner.text(tag)) for tag in Language if tag in table)

    def _value(self, key: str) -> object:
        if key not in self.table:
            self.wrong(key, self.page.say("‘{key}’ ontbreekt.", key=key))
        return self.table.get(key)

    def _member(self, key: str, value: str, kind: type[Choice]) -> Choice:
        if value in set(kind):
            return kind(value)
        self.wrong(
            key,
            self.page.say(
                "‘{value}’ kan niet bij ‘{key}’. Kies uit: {known}.",
                value=value,
                key=key,
                known=", ".join(kind),
            ),
        )
        return next(iter(kind))


def check_identifier(page: Page, value: str, line: int) -> None:
    """Note an id that is not made of small letters, digits and hyphens."""
    if not IDENTIFIER.fullmatch(value):
        page.mistake(
            line,
            page.say(
                "‘{value}’ is geen goed kenmerk: gebruik kleine letters, cijfers en streepjes.",
                value=value,
            ),
        )


def check_unique(page: Page, found: Iterable[tuple[str, int]]) -> None:
    """Note every id that already stood on an earlier line."""
    first: dict[str, int] = {}
    for value, line in found:
        if value in first:
            page.mistake(
                line,
                page.say(
                    "Het kenmerk ‘{value}’ is al gebruikt op regel {first}.",
                    value=value,
                    first=first[value],
                ),
            )
        first.setdefault(value, line)


def key_lines(lines: Iterable[str], first: int) -> dict[str, int]:
    """Return on which line each key first stands; `first` is the number of the first line."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines, first):
        if match := KEY.match(line):
            found.setdefault(match[1], number)
    return found


def parse_toml(page: Page, text: str, first: int) -> dict[str, object]:
    """Return the table written in `text`, whose first line is line `first` of the page.

    Raises `FormHasMistakes` at once when it is no TOML: nothing after that could be understood.
    """
    table: dict[str, object] = {}
    try:
        table.update(tomllib.loads(text))
    except (ValueError, RecursionError) as error:
        # tomllib lets int() and deep nesting speak for themselves, so both are caught here.
        place = PLACE.search(str(error))
        within = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
        page.mistake(first + within - 1, _toml_sentence(page, str(error)))
        page.settle()
    return table


def _toml_sentence(page: Page, reason: str) -> str:
    if reason.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")):
        return page.say("Dit staat er al. Elk woord vóór het =-teken mag maar één keer.")
    return page.say(
        'Deze regel kan niet gelezen worden. Schrijf: woord = "tekst" of woord = getal, '
        "en sluit elk aanhalingsteken."
    )
