"""The search for identifiers: all parts together, over one text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from app.deid.addresses import addresses
from app.deid.ages import ages
from app.deid.bodies import Bodies
from app.deid.contacts import contacts
from app.deid.dates import dates
from app.deid.folding import composed
from app.deid.lists import Lists
from app.deid.marks import NAMES, NET, Mark, settle
from app.deid.numbers import numbers
from app.deid.page import Page, capital_free, hushed
from app.deid.persons import Names
from app.deid.places import Places
from app.deid.reading import Reader
from app.deid.registry import Registry
from app.deid.shadow import shadow
from app.deid.story import leftovers, stories
from app.domain.detection import KnownTerm, Label, Layer, Span, Tier

_NAMES = frozenset((Label.PERSON, Label.NICK))
_ENOUGH = 3
"""The fewest letters of a name that is looked for again elsewhere in the text."""


class Detector:
    """Finds what may identify somebody; made once, used for every text."""

    def __init__(self, gazetteers: Path) -> None:
        """Use the lists in the folder `gazetteers`; they are read at the first search."""
        self._reader = Reader(Lists(gazetteers))

    def find(
        self, text: str, known: Sequence[KnownTerm] = (), others: Sequence[KnownTerm] = ()
    ) -> tuple[Span, ...]:
        """Return what was found, in order and apart from each other.

        `known` are the terms of the case itself, `others` those of every other case.
        """
        whole, places = composed(text)
        own = Registry(self._labelled(known), self._reader)
        strange = Registry(
            self._labelled(others), self._reader, Tier.REVIEW, Layer.OTHER_CASES, fuzzy=False
        )
        loose = capital_free(whole) or None
        pages = [(start, Page(whole[start:end], loose)) for start, end in _paragraphs(whole)]
        found = [(start, page, self._page(page, own, strange)) for start, page in pages]
        sure, perhaps = self._learned(found, Tier.AUTO), self._learned(found, Tier.REVIEW)
        spans: list[Span] = []
        for start, page, marks in found:
            more = [m for each in (sure, perhaps) if each.terms for m in each.find(page)]
            spans += [
                _span(mark, start, places) for mark in settle([*marks, *_lower(more)], page.text)
            ]
        return tuple(spans)

    def known_in(self, known: Sequence[KnownTerm]) -> Callable[[str], tuple[Span, ...]]:
        """Return a search of one line for known terms, spelt as they are known, in any capitals.

        A name that is an everyday word counts where it has a capital: "Wil belt", not "ik wil".
        """
        registry = Registry(self._labelled(known), self._reader, fuzzy=False)

        def find(line: str) -> tuple[Span, ...]:
            whole, places = composed(line)
            page = Page(whole, loose=False)
            marks = settle(tuple(registry.find(page)), page.text)
            return tuple(_span(mark, 0, places) for mark in marks)

        return find

    def _labelled(self, terms: Sequence[KnownTerm]) -> tuple[KnownTerm, ...]:
        """Return terms that each say what they are; a term without a label is read to see."""
        return tuple(
            term if term.label is not None else replace(term, label=self._read(term.term))
            for term in terms
        )

    def _read(self, term: str) -> Label:
        """Return what a term looks like by itself; a name of a person when nothing else does."""
        page = Page(f"in {term}")
        marks = (
            *addresses(page, self._reader.lists),
            *contacts(page),
            *Bodies(page, self._reader).marks(),
            *Places(page, self._reader).marks(),
        )
        whole = [m for m in settle(marks, page.text) if len(m) >= len(term) - 1]
        name = self._reader.first_name(page.word(1))
        return whole[0].label if whole and whole[0].tier is Tier.AUTO and not name else Label.PERSON

    def _page(self, original: Page, own: Registry, strange: Registry) -> list[Mark]:
        """Return every mark of one paragraph, also those that overlap."""
        calm = hushed(original)
        page = shadow(calm, self._reader)
        names = tuple(Names(page, calm, self._reader).marks())
        return [
            *contacts(page),
            *numbers(original),
            *addresses(page, self._reader.lists),
            *(addresses(original, self._reader.lists) if calm is not original else ()),
            *dates(page),
            *ages(page),
            *own.find(calm),
            *(_grown(mark, names) for mark in strange.find(calm)),
            *Bodies(page, self._reader).marks(),
            *names,
            *Places(page, self._reader).marks(),
            *stories(original),
            *leftovers(original),
        ]

    def _learned(self, found: Sequence[tuple[int, Page, list[Mark]]], tier: Tier) -> Registry:
        """Return a registry of the names that were found with as much certainty."""
        terms = {
            page.text[mark.start : mark.end]
            for _, page, marks in found
            for mark in settle(marks, page.text)
            if mark.label in _NAMES and mark.layer in {Layer.NAMES, Layer.NET}
            if mark.tier is tier and len(mark) >= _ENOUGH
        }
        names = tuple(KnownTerm(term, Label.PERSON) for term in sorted(terms))
        layer = Layer.NAMES if tier is Tier.AUTO else Layer.NET
        return Registry(names, self._reader, tier, layer, fuzzy=False)


def _grown(mark: Mark, names: Sequence[Mark]) -> Mark:
    """Return a name of another case as long as the sure name that it is part of.

    Else 'Chantal Pronk' would be a Chantal who is known elsewhere, and a Pronk beside her.
    """
    around = [
        name
        for name in names
        if name.tier is Tier.AUTO and name.start <= mark.start and mark.end <= name.end
    ]
    whole = max(around, key=len, default=mark) if mark.label in _NAMES else mark
    return replace(mark, start=whole.start, end=whole.end)


def _lower(marks: Sequence[Mark] | Iterator[Mark]) -> Iterator[Mark]:
    """Give names learned from the text itself the rank of names."""
    for mark in marks:
        rank = NAMES if mark.tier is Tier.AUTO else NET
        yield Mark(mark.start, mark.end, mark.label, mark.tier, mark.layer, rank)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of each paragraph that holds anything."""
    breaks = [-1, *(i for i, c in enumerate(text) if c == "\n"), len(text)]
    for before, after in pairwise(breaks):
        if text[before + 1 : after].strip():
            yield before + 1, after


def _span(mark: Mark, shift: int, places: tuple[int, ...] | None) -> Span:
    """Return a mark as a find in the original text."""
    start, end = mark.start + shift, mark.end + shift
    if places is not None:
        start, end = places[start], places[end]
    return Span(start, end, mark.label, mark.label.kind, mark.tier, mark.layer)
