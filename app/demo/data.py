"""The invented study as it stands in resources/demo: people, and the notes of their talks."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from app.domain.consent import Method
from app.domain.identity import MayKnow, RouteKind
from app.domain.interview import REFLECTION_TOPIC, NoteKind
from app.domain.journey import Lane
from app.domain.language_tag import Language
from app.domain.participant import Certainty, Group

HEADING = "+++"
ENROLLED_BEFORE = 9
"""How many days before the first talk somebody is enrolled, unless it is said."""
REFLECTION_HEADING = "nabespreking"
NOTE = re.compile(r"(?:(\d\d):(\d\d) )?(notitie|citaat|observatie|vervolgpunt|niet vastleggen): ?")
KINDS = {
    "notitie": NoteKind.NOTE,
    "citaat": NoteKind.QUOTE,
    "observatie": NoteKind.OBSERVATION,
    "vervolgpunt": NoteKind.FOLLOW_UP,
    "niet vastleggen": NoteKind.OFF_RECORD,
}


@dataclass(frozen=True, slots=True)
class Written:
    """One note: when it was written, where and what."""

    topic: str
    kind: NoteKind
    at: time | None
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """One talk; `direct` and `quasi` are the identifiers that stand in it, as a careful reader
    would mark them.
    """

    wave: str
    guide: str
    day: int
    start: time
    minutes: int
    direct: tuple[str, ...]
    quasi: tuple[str, ...]
    notes: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """A way to reach somebody."""

    kind: RouteKind
    value: str
    of: str
    may_know: MayKnow
    note: str


@dataclass(frozen=True, slots=True)
class Lived:
    """One event of a journey; `day` counts from today."""

    day: int | None
    uncertain: bool
    lane: Lane
    service: str
    what: str
    feeling: int
    stuck: bool


@dataclass(frozen=True, slots=True)
class Agreed:
    """A time that was agreed on for a talk that has not been held yet."""

    wave: str
    day: int
    at: time


@dataclass(frozen=True, slots=True)
class Somebody:
    """One invented participant; `asked_day` is when consent was given, None when not yet.

    Days count from today.
    """

    key: str
    group: Group
    site: str
    release_day: int | None
    certainty: Certainty
    language: Language
    enrolled_day: int
    asked_day: int | None
    method: Method | None
    refused: frozenset[str]
    name: str
    aliases: tuple[str, ...]
    born: date | None
    relatives: tuple[tuple[str, str], ...]
    routes: tuple[Reached, ...]
    journey: tuple[Lived, ...]
    talks: tuple[Told, ...]
    agreed: Agreed | None


def read_people(folder: Path) -> tuple[Somebody, ...]:
    """Return everybody in the folder; data that can't be read is our own mistake."""
    return tuple(_somebody(each) for each in sorted((folder / "participants").iterdir()))


def word_count(people: tuple[Somebody, ...]) -> int:
    """Return how many words the notes of all talks hold."""
    notes = (note for each in people for talk in each.talks for note in talk.notes)
    return sum(len(note.text.split()) for note in notes)


def _somebody(folder: Path) -> Somebody:
    told = tomllib.loads((folder / "participant.toml").read_text("utf-8"))
    identity = told["identity"]
    release_day = told.get("release_day")
    unknown = release_day is None
    talks = tuple(_talk(each) for each in sorted(folder.glob("interview-*.md")))
    first = min((talk.day for talk in talks), default=0)
    return Somebody(
        key=folder.name,
        group=Group(told["group"]),
        site=told["site"],
        release_day=release_day,
        certainty=Certainty.UNKNOWN if unknown else Certainty(told["release_certainty"]),
        language=Language(told["consent_language"]),
        enrolled_day=told.get("enrolled_day", first - ENROLLED_BEFORE),
        asked_day=told.get("asked_day", first if talks else None),
        method=Method(told["consent_method"]) if "consent_method" in told else None,
        refused=frozenset(told["refused_items"]),
        name=identity["name"],
        aliases=tuple(identity.get("aliases", ())),
        born=identity.get("born"),
        relatives=tuple((each["name"], each["role"]) for each in identity.get("relatives", ())),
        routes=tuple(_route(each) for each in identity.get("contacts", ())),
        journey=tuple(_event(each) for each in told.get("journey", ())),
        talks=talks,
        agreed=_agreed(told.get("appointment")),
    )


def _route(told: Mapping[str, Any]) -> Reached:
    return Reached(
        kind=RouteKind(told["kind"]),
        value=told["value"],
        of=told["of"],
        may_know=MayKnow(told["may_know"]),
        note=told.get("note", ""),
    )


def _event(told: Mapping[str, Any]) -> Lived:
    return Lived(
        day=told.get("day"),
        uncertain=told.get("uncertain", False),
        lane=Lane(told["lane"]),
        service=told["service"],
        what=told["what"],
        feeling=told["feeling"],
        stuck=told.get("stuck", False),
    )


def _agreed(told: Mapping[str, Any] | None) -> Agreed | None:
    if told is None:
        return None
    return Agreed(told["wave"], told["day"], time.fromisoformat(told["at"]))


def _talk(file: Path) -> Told:
    _, heading, body = file.read_text("utf-8").split(HEADING, 2)
    told = tomllib.loads(heading)
    return Told(
        wave=told["wave"],
        guide=told["guide"],
        day=told["day"],
        start=time.fromisoformat(told["start"]),
        minutes=told["minutes"],
        direct=tuple(told["direct"]),
        quasi=tuple(told["quasi"]),
        notes=tuple(_notes(body)),
    )


def _notes(body: str) -> Iterator[Written]:
    topic = ""
    for paragraph in filter(None, map(str.strip, body.split("\n\n"))):
        if paragraph.startswith("## "):
            heading = paragraph.removeprefix("## ").strip()
            topic = REFLECTION_TOPIC if heading == REFLECTION_HEADING else heading
            continue
        yield _note(topic, paragraph)


def _note(topic: str, paragraph: str) -> Written:
    begun = NOTE.match(paragraph)
    if begun is None:
        raise ValueError(paragraph)
    hour, minute, kind = begun.groups()
    at = time(int(hour), int(minute)) if hour else None
    text = " ".join(paragraph[begun.end() :].split())
    reflects = topic == REFLECTION_TOPIC
    return Written(topic, NoteKind.REFLECTION if reflects else KINDS[kind], at, text)
