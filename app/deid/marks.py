"""What the parts of the search hand over, and how marks that overlap are settled."""

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


STRUCTURED, REGISTRY, BODIES, DATES, NAMES, PLACES, OTHERS, NET, STORY = range(9)


def settle(marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks that stay when each place of the text may have one, in order of the text."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in sorted(marks, key=lambda m: (m.rank, -len(m), m.start)):
        free = _free(mark, taken)
        if free is not None and len(free):
            kept.append(free)
            taken.update(range(free.start, free.end))
    return sorted(kept, key=lambda m: m.start)


def _free(mark: Mark, taken: set[int]) -> Mark | None:
    """Return `mark`, or for a flag on a passage its longest part that nothing else covers."""
    if not any(place in taken for place in range(mark.start, mark.end)):
        return mark
    if mark.tier is not Tier.FLAG:
        return None
    runs: list[tuple[int, int]] = []
    start = mark.start
    for place in range(mark.start, mark.end + 1):
        if place == mark.end or place in taken:
            runs.append((start, place))
            start = place + 1
    start, end = max(runs, key=lambda run: run[1] - run[0])
    return Mark(start, end, mark.label, mark.tier, mark.layer, mark.rank)
