"""What the parts of the search hand over, and how marks that overlap are settled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.detection import Label, Layer, Tier


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the page that may identify; a lower `rank` wins from a higher one."""

    start: int
    end: int
    label: Label
    tier: Tier
    layer: Layer
    rank: int

    def __len__(self) -> int:
        """Return how many code points it covers."""
        return self.end - self.start

    def meets(self, other: "Mark") -> bool:
        """Tell whether it shares any place with `other`."""
        return self.start < other.end and other.start < self.end


_LEAST = 2
_FEWEST_DIGITS = 5
_EDGE_AFTER = re.compile(
    r"(?:\W|\b(?:van|de|der|den|en|in|op|bij|te|het|and|of|the|via|met|aan|uit|voor|naar|tot|mail|"
    r"bel|tel))\Z"
)
_EDGE_BEFORE = re.compile(r"[\s,;:.)\]'\"]*")
STRUCTURED, REGISTRY, BODIES, DATES, NAMES, PLACES, NET, STORY = range(8)


def settle(marks: Iterable[Mark], text: str) -> list[Mark]:
    """Return the marks that stay when each place of `text` may have one, in order."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in sorted(marks, key=lambda m: (m.rank, -len(m), m.start)):
        free = _free(mark, taken, text)
        if free is not None:
            kept.append(free)
            taken.update(range(free.start, free.end))
    return sorted(kept, key=lambda m: m.start)


def _free(mark: Mark, taken: set[int], text: str) -> Mark | None:
    """Return `mark`, or the longest part of it that nothing else covers."""
    if not any(place in taken for place in range(mark.start, mark.end)):
        return mark
    runs: list[tuple[int, int]] = []
    start = mark.start
    for place in range(mark.start, mark.end + 1):
        if place == mark.end or place in taken:
            runs.append((start, place))
            start = place + 1
    start, end = _trimmed(text, *max(runs, key=lambda run: run[1] - run[0]))
    if end - start < _LEAST or _says_nothing(mark, text, start, end):
        return None
    return Mark(start, end, mark.label, mark.tier, mark.layer, mark.rank)


def _says_nothing(mark: Mark, text: str, start: int, end: int) -> bool:
    """Tell whether what is left of a mark has lost its capitals, or most of its figures."""
    if mark.tier is Tier.FLAG:
        return False
    if mark.label is Label.NUMBER:
        return sum(map(str.isdigit, text[start:end])) < _FEWEST_DIGITS
    return text[start:end].islower() and not text.islower()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the little words and signs at its edges."""
    while (lost := _EDGE_AFTER.search(text, start, end)) is not None:
        end = lost.start()
    lead = _EDGE_BEFORE.match(text, start, end)
    return (lead.end() if lead else start), end
