"""Lays forms beside each other: translations beside the first language, waves beside guides."""

import re
from collections.abc import Callable, Iterator, Sequence

from app.domain.consent_form import ConsentForm
from app.domain.errors import Problem
from app.domain.guide import Guide, Topic
from app.domain.language_tag import Language
from app.forms.shelves import Filed, Noun, Shelves
from app.language import Words

ORDER = tuple(Language)


def compare(shelves: Shelves, words: Words) -> Iterator[Problem]:
    """Yield what does not fit between files that are each without mistakes."""
    for first, other in _beside_first(shelves.consent, lambda form: form.language):
        yield from _compare_forms(first, other, words)
    for leading, guide in _beside_first(shelves.guides, lambda guide: guide.language):
        yield from _compare_guides(leading, guide, words)
    yield from _missing_guides(shelves, words)


def line_with(text: str, wanted: str) -> int:
    """Return the first line on which the pattern is found, or else the first line."""
    numbered = enumerate(text.split("\n"), 1)
    return next((number for number, line in numbered if re.search(wanted, line)), 1)


def _beside_first(
    filed: Sequence[Filed[Noun]], language: Callable[[Noun], Language]
) -> Iterator[tuple[Filed[Noun], Filed[Noun]]]:
    first: dict[tuple[str, int], Filed[Noun]] = {}
    for each in sorted(filed, key=lambda one: ORDER.index(language(one.noun))):
        leading = first.setdefault((each.noun.id, each.noun.version), each)
        if leading is not each:
            yield leading, each


def _compare_forms(
    first: Filed[ConsentForm], other: Filed[ConsentForm], words: Words
) -> Iterator[Problem]:
    yield from _compare_ids(
        first,
        other,
        [each.id for each in first.noun.items],
        [each.id for each in other.noun.items],
        words,
    )
    counts = len(first.noun.sections), len(other.noun.sections)
    if counts[0] != counts[1]:
        yield Problem(
            other.name,
            1,
            words.say(
                "Deze brief heeft {own} hoofdstukken; {first} heeft er {count}.",
                own=counts[1],
                first=first.name,
                count=counts[0],
            ),
        )
    if first.noun.change is not other.noun.change:
        yield Problem(
            other.name,
            line_with(other.text, r"^\s*change\b"),
            words.say("‘change’ is hier anders dan in {first}.", first=first.name),
        )
    for item in other.noun.items:
        twin = first.noun.item(item.id)
        if twin and (twin.required, twin.pictogram) != (item.required, item.pictogram):
            yield _differs(first.name, other, item.id, words)


def _compare_guides(first: Filed[Guide], other: Filed[Guide], words: Words) -> Iterator[Problem]:
    yield from _compare_ids(
        first,
        other,
        [each.id for each in first.noun.topics],
        [each.id for each in other.noun.topics],
        words,
    )
    if set(first.noun.groups) != set(other.noun.groups):
        yield Problem(
            other.name,
            line_with(other.text, r"^\s*groups\b"),
            words.say("‘groups’ is hier anders dan in {first}.", first=first.name),
        )
    for topic in other.noun.topics:
        twin = first.noun.topic(topic.id)
        if twin and _shape(twin) != _shape(topic):
            yield _differs(first.name, other, topic.id, words)


def _shape(topic: Topic) -> tuple[object, ...]:
    questions = tuple(question.id for question in topic.questions)
    return topic.minutes, topic.waterline, questions, topic.reminder is None


def _compare_ids(
    first: Filed[Noun], other: Filed[Noun], wanted: list[str], own: list[str], words: Words
) -> Iterator[Problem]:
    for file, twin, missing in (
        (other, first, [each for each in wanted if each not in own]),
        (first, other, [each for each in own if each not in wanted]),
    ):
        for each in missing:
            yield Problem(
                file.name,
                line_with(file.text, r"^\s*language\b"),
                words.say(
                    "Hier ontbreekt ‘{id}’, dat wel in {twin} staat.", id=each, twin=twin.name
                ),
            )


def _differs(first: str, other: Filed[Noun], mark: str, words: Words) -> Problem:
    line = line_with(other.text, r"\{#" + re.escape(mark) + r"[ }]")
    return Problem(
        other.name,
        line,
        words.say(
            "‘{id}’ is hier anders dan in {first}: vergelijk wat tussen de accolades staat, "
            "de vragen en de regel met >.",
            id=mark,
            first=first,
        ),
    )


def _missing_guides(shelves: Shelves, words: Words) -> Iterator[Problem]:
    # A guide with mistakes of its own is there all the same.
    known = {name.removeprefix("guides/").partition(".")[0] for name in shelves.names}
    for filed in shelves.protocols:
        for wave in filed.noun.waves:
            if wave.guide not in known:
                line = line_with(filed.text, rf"^\s*guide\s*=.*{re.escape(wave.guide)}")
                yield Problem(
                    filed.name,
                    line,
                    words.say("Er is geen gespreksleidraad ‘{guide}’.", guide=wave.guide),
                )
