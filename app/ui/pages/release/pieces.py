"""A text in pieces: what of it is plain and what is a mark, as it is and as it would leave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.release import Detection, Verdict
from app.services.releasing import LEFT_OUT


class Showing(StrEnum):
    """What the reader sees."""

    ORIGINAL = "original"
    BOTH = "both"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of what is shown; `start` is where its words begin in the original.

    `added` is what the program shows behind the words, and is not part of them.
    """

    words: str
    start: int
    end: int
    mark: Detection | None = None
    added: str = ""


def pieces(body: str, marks: Sequence[Detection], showing: Showing) -> Iterator[Piece]:
    """Yield the whole text in order; where marks overlap the first one counts."""
    at = 0
    for mark in sorted(marks, key=lambda each: each.span.start):
        span = mark.span
        if span.start < at:
            continue
        if span.start > at:
            yield Piece(body[at : span.start], at, span.start)
        yield _marked(body[span.start : span.end], mark, showing)
        at = span.end
    if at < len(body):
        yield Piece(body[at:], at, len(body))


def leaves(mark: Detection) -> str:
    """Return what stands in the place of a mark when the text leaves; empty when it stays."""
    return "" if mark.verdict is Verdict.KEEP else mark.replacement.strip() or LEFT_OUT


def _marked(words: str, mark: Detection, showing: Showing) -> Piece:
    span, instead = mark.span, leaves(mark)
    if showing is Showing.LEAVING and instead:
        return Piece(instead, span.start, span.end, mark)
    added = f"\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}{instead}" if instead else ""
    return Piece(words, span.start, span.end, mark, added if showing is Showing.BOTH else "")
