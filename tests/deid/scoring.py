"""Scores what the search finds against passages that a person marked."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.deid.engine import Detector
from app.domain.detection import KnownTerm, Label, Span, Tier

MASKED = frozenset((Tier.AUTO, Tier.REVIEW))
OWN = Path(__file__).parent
LISTS = OWN.parents[1] / "resources" / "gazetteers"


@dataclass(frozen=True, slots=True)
class Gold:
    """One span that a person marked."""

    start: int
    end: int
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with what a person marked in it."""

    name: str
    text: str
    gold: tuple[Gold, ...]
    known: tuple[KnownTerm, ...]


@dataclass(slots=True)
class Score:
    """Counts over many passages."""

    found: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    passages: int = 0
    words: int = 0
    reviews: int = 0
    notes: list[str] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        """Return the share of marked spans of a kind that were masked whole."""
        return self.found[kind] / max(1, self.marked[kind])

    def precision(self, *tiers: str) -> float:
        """Return the share of given spans of the tiers that meet a marked one."""
        return sum(self.right[t] for t in tiers) / max(1, sum(self.given[t] for t in tiers))

    @property
    def clean_share(self) -> float:
        """Return the share of passages without a direct leak."""
        return self.clean / max(1, self.passages)

    @property
    def reviews_per_1000(self) -> float:
        """Return the review marks per thousand words."""
        return 1000 * self.reviews / max(1, self.words)

    def __str__(self) -> str:
        """Return the figures on one line."""
        return (
            f"direct {self.recall('direct'):.3f} ({self.marked['direct']}) quasi "
            f"{self.recall('quasi'):.3f} "
            f"({self.marked['quasi']}) label "
            f"{self.labels['right'] / max(1, self.labels['all']):.3f} "
            f"precision auto {self.precision('auto'):.3f} with review "
            f"{self.precision('auto', 'review'):.3f} "
            f"clean {self.clean_share:.3f} reviews/1000 {self.reviews_per_1000:.1f}"
        )


def passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of one file."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = tuple(Gold(s["start"], s["end"], s["label"], s["kind"]) for s in row["spans"])
        known = tuple(
            KnownTerm(k["term"], Label(k["label"]) if k.get("label") else None, k.get("role"))
            for k in row["known_terms"]
        )
        yield Passage(row["id"], row["text"], gold, known)


def score(
    detector: Detector, given: Sequence[Passage], *, names: bool = True, lower: bool = False
) -> Score:
    """Score the passages, with or without known names, as written or all in lower case."""
    total = Score()
    for passage in given:
        text = passage.text.lower() if lower else passage.text
        spans = detector.find(text, passage.known if names else ())
        _add(total, passage, text, spans)
    return total


def _add(total: Score, passage: Passage, text: str, spans: Sequence[Span]) -> None:
    masked = {p for s in spans if s.tier in MASKED for p in range(s.start, s.end)}
    flagged = {p for s in spans for p in range(s.start, s.end)}
    leak = False
    for gold in passage.gold:
        story = gold.label in {"OFFENCE", "UNIQUE"}
        found = _covered(text, gold, flagged if story else masked, story=story)
        total.marked[gold.kind] += 1
        total.found[gold.kind] += found
        leak = leak or (gold.kind == "direct" and not found)
        if not found:
            total.notes.append(f"{passage.name} MISS {gold.label} {text[gold.start : gold.end]!r}")
    for span in spans:
        met = [g for g in passage.gold if g.start < span.end and span.start < g.end]
        total.given[span.tier] += 1
        total.right[span.tier] += bool(met)
        total.labels["all"] += bool(met)
        total.labels["right"] += any(g.label == span.label for g in met)
        if not met:
            total.notes.append(
                f"{passage.name} WRONG {span.tier} {span.label} {span.layer} "
                f"{text[span.start : span.end]!r}"
            )
    total.clean += not leak
    total.passages += 1
    total.words += len(text.split())
    total.reviews += sum(s.tier is Tier.REVIEW for s in spans)


def _covered(text: str, gold: Gold, places: set[int], *, story: bool) -> bool:
    """Tell whether a marked span is masked: every letter and figure of it but small words."""
    if story:
        return any(p in places for p in range(gold.start, gold.end))
    letters = [p for p in range(gold.start, gold.end) if text[p].isalnum()]
    bare = sum(p in places for p in letters)
    return bare >= 0.8 * len(letters) or (gold.kind == "quasi" and bare >= 0.5 * len(letters))


def main() -> None:
    """Print the figures of the files given, and with -v what went wrong."""
    detector = Detector(LISTS)
    verbose = "-v" in sys.argv
    for name in [a for a in sys.argv[1:] if not a.startswith("-")]:
        given = list(passages(Path(name)))
        for title, names, lower in (
            ("known", True, False),
            ("unknown", False, False),
            ("lower", True, True),
        ):
            result = score(detector, given, names=names, lower=lower)
            sys.stdout.write(f"{Path(name).stem:14} {title:8} {result}\n")
            if verbose and title == (
                "lower" if "-l" in sys.argv else "unknown" if "-u" in sys.argv else "known"
            ):
                sys.stdout.write("\n".join(result.notes) + "\n")


if __name__ == "__main__":
    main()
