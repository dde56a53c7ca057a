"""Composing: what goes into a bundle, as coarse and as masked as was decided, for one recipient."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.domain.bundle import (
    BundleContent,
    Cell,
    Column,
    ColumnType,
    DecisionCount,
    Level,
    Table,
    TextDocument,
    Withdrawn,
)
from app.domain.consent import Scope, Standing
from app.domain.ids import InterviewId, ParticipantId, RecipientId
from app.domain.interview import Interview, InterviewText
from app.domain.journey import Event, Lane, in_order
from app.domain.participant import Group, Participant, Site, SiteKind
from app.domain.release import Detection, Release
from app.language import UiLanguage, Words, speak
from app.language.nouns import group_word, lane_word, site_kind_word

QUARTER_HOUR = 15
QUOTE_MARKS = ("“", "”")


@dataclass(frozen=True, slots=True)
class Choices:
    """How coarse the bundle is: whether the site itself goes along, or only its kind."""

    with_site: bool = False
    with_group: bool = True


@dataclass(frozen=True, slots=True)
class Talked:
    """One finished interview with its newest text and what was decided on it."""

    interview: Interview
    number: int
    text: InterviewText
    detections: tuple[Detection, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One participant with everything that may go along."""

    participant: Participant
    site: Site
    consent: Standing
    talks: tuple[Talked, ...]
    journey: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """All that a bundle is composed from; `codes` are the names people have for this recipient.

    Who was erased is not among the people any more, but still has a code.
    """

    people: tuple[Person, ...]
    codes: Mapping[ParticipantId, str]
    ledger: tuple[Release, ...]
    recipient: RecipientId


Masked = Callable[[str, tuple[Detection, ...]], str]
"""Applies what was decided to a text."""


def included(source: Source) -> tuple[Person, ...]:
    """Return the people whose consent lets their data go along, ordered by their release code.

    That code is drawn by chance, so the order tells nothing of when somebody was recruited.
    """
    willing = [each for each in source.people if each.consent.may_share and each.talks]
    return tuple(sorted(willing, key=lambda each: source.codes[each.participant.id]))


def compose(source: Source, choices: Choices, masked: Masked) -> BundleContent:
    """Return the tables and texts of a bundle; nothing in it is finer than what was chosen."""
    people = included(source)
    return BundleContent(
        tables=(
            _participants(people, source, choices),
            _interviews(people, source),
            _journeys(people, source),
        ),
        texts=tuple(_texts(people, source, masked)),
        decisions=tuple(_decisions(people)),
        withdrawn=tuple(_withdrawn(source)),
    )


def text_name(code: str, number: int) -> str:
    """Return what the text of somebody's nth talk is called in the bundle."""
    return f"{code}-{number}"


def facts(person: Person, choices: Choices) -> dict[str, str]:
    """Return what a bundle tells of a person at these choices, by variable."""
    told = {"site_kind": person.site.kind.value}
    if choices.with_site:
        told["site"] = person.site.name
    if choices.with_group:
        told["group"] = person.participant.group.value
    return told


def interviews_of(people: Iterable[Person]) -> tuple[InterviewId, ...]:
    """Return the interviews whose texts go along."""
    return tuple(talk.interview.id for person in people for talk in person.talks)


def _participants(people: tuple[Person, ...], source: Source, choices: Choices) -> Table:
    columns = [Column("participant", "Deelnemer", ColumnType.STRING, "Code binnen deze bundels")]
    columns += [_PERSON_COLUMNS[name] for name in _told(choices)]
    columns.append(
        Column("interviews", "Gesprekken", ColumnType.INTEGER, "Aantal afgeronde gesprekken")
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            source.codes[person.participant.id],
            *_facts_in_order(person, choices),
            len(person.talks),
        )
        for person in people
    )
    return Table("participants", "Deelnemers", tuple(columns), rows)


def _facts_in_order(person: Person, choices: Choices) -> tuple[str, ...]:
    told = facts(person, choices)
    return tuple(told[name] for name in _told(choices))


def _told(choices: Choices) -> tuple[str, ...]:
    names = {"site_kind": True, "site": choices.with_site, "group": choices.with_group}
    return tuple(name for name, goes_along in names.items() if goes_along)


def _interviews(people: tuple[Person, ...], source: Source) -> Table:
    rows = tuple(
        (
            source.codes[person.participant.id],
            talk.number,
            talk.interview.wave,
            talk.interview.guide_id,
            _minutes(talk.interview),
            text_name(source.codes[person.participant.id], talk.number),
        )
        for person in people
        for talk in person.talks
    )
    return Table("interviews", "Gesprekken", _INTERVIEW_COLUMNS, rows)


def _minutes(interview: Interview) -> int:
    end = interview.ended_at or interview.started_at
    minutes = interview.elapsed_seconds(end) / 60
    return max(QUARTER_HOUR, QUARTER_HOUR * round(minutes / QUARTER_HOUR))


def _journeys(people: tuple[Person, ...], source: Source) -> Table:
    rows = tuple(
        (
            source.codes[person.participant.id],
            number,
            _weeks(event, person.participant),
            event.lane.value,
            event.feeling,
            event.stuck,
        )
        for person in people
        for number, event in enumerate(in_order(person.journey), 1)
    )
    return Table("journey_events", "Klantreis", _JOURNEY_COLUMNS, rows)


def _weeks(event: Event, participant: Participant) -> int | None:
    if event.day is None or participant.release.day is None:
        return None
    return round((event.day - participant.release.day).days / 7)


def _texts(people: tuple[Person, ...], source: Source, masked: Masked) -> Iterable[TextDocument]:
    for person in people:
        code = source.codes[person.participant.id]
        for talk in person.talks:
            body = masked(talk.text.body, talk.detections)
            if not person.consent.may_quote:
                body = without_quotes(body)
            yield TextDocument(text_name(code, talk.number), body)


def without_quotes(body: str) -> str:
    """Return a text in which every paragraph that is a quote says only that one was left out."""
    paragraphs = body.split("\n\n")
    return "\n\n".join(_kept(paragraph) for paragraph in paragraphs)


def _kept(paragraph: str) -> str:
    first, last = QUOTE_MARKS
    is_quote = paragraph.strip().startswith(first) and paragraph.strip().endswith(last)
    return "[citaat weggelaten]" if is_quote else paragraph


def _decisions(people: tuple[Person, ...]) -> Iterable[DecisionCount]:
    counts = Counter(
        (each.span.label.value, each.span.tier.value, each.verdict.value)
        for person in people
        for talk in person.talks
        for each in talk.detections
    )
    return (DecisionCount(*key, count) for key, count in sorted(counts.items()))


def _withdrawn(source: Source) -> Iterable[Withdrawn]:
    """Say who took consent back, or was erased, after being in a bundle this recipient holds."""
    ours = [each for each in source.ledger if each.recipient == source.recipient]
    consents = {each.participant.id: each.consent for each in source.people}
    for participant, code in sorted(source.codes.items(), key=lambda each: each[1]):
        held = tuple(each.sequence for each in ours if participant in each.participants)
        consent = consents.get(participant)
        if held and not (consent and consent.may_share):
            yield Withdrawn(code, _taken_back(consent), held)


def _taken_back(consent: Standing | None) -> str:
    if consent is None:
        return Scope.EVERYTHING.value
    return consent.withdrawn.value if consent.withdrawn else "share-data"


DUTCH = speak(UiLanguage.NL)
"""Tables and codebook speak the language of the study, whatever the screen speaks."""

E = TypeVar("E", bound=StrEnum)


def _levels(word: Callable[[Words, E], str], members: Iterable[E]) -> tuple[Level, ...]:
    return tuple(Level(member.value, word(DUTCH, member)) for member in members)


_PERSON_COLUMNS = {
    "site_kind": Column(
        "site_kind",
        "Soort locatie",
        ColumnType.STRING,
        "Waar de deelnemer is ingeschreven: een gevangenis of een gemeente",
        _levels(site_kind_word, SiteKind),
    ),
    "site": Column("site", "Locatie", ColumnType.STRING, "De locatie zelf"),
    "group": Column(
        "group",
        "Doelgroep",
        ColumnType.STRING,
        "Waarom iemand meedoet",
        _levels(group_word, Group),
    ),
}

_INTERVIEW_COLUMNS = (
    Column("participant", "Deelnemer", ColumnType.STRING, "Code binnen deze bundels"),
    Column("number", "Nummer", ColumnType.INTEGER, "Het hoeveelste gesprek met deze deelnemer"),
    Column("wave", "Ronde", ColumnType.STRING, "De ronde van het meetplan"),
    Column("guide", "Gespreksleidraad", ColumnType.STRING, "De gebruikte leidraad"),
    Column("minutes", "Minuten", ColumnType.INTEGER, "Duur, afgerond op een kwartier"),
    Column("text", "Tekst", ColumnType.STRING, "De naam van de tekst in de map texts"),
)

_JOURNEY_COLUMNS = (
    Column("participant", "Deelnemer", ColumnType.STRING, "Code binnen deze bundels"),
    Column(
        "number",
        "Nummer",
        ColumnType.INTEGER,
        "De hoeveelste gebeurtenis van deze deelnemer, op volgorde van de dag",
    ),
    Column(
        "weeks_from_release",
        "Weken na vrijlating",
        ColumnType.INTEGER,
        "Hele weken; negatief is ervoor; leeg als een van beide dagen niet bekend is",
    ),
    Column(
        "lane",
        "Leefgebied",
        ColumnType.STRING,
        "Waar het over ging",
        _levels(lane_word, Lane),
    ),
    Column("feeling", "Gevoel", ColumnType.INTEGER, "Van -2 (slecht) tot 2 (goed)"),
    Column("stuck", "Vastloper", ColumnType.BOOLEAN, "Of de deelnemer hier vastliep"),
)
