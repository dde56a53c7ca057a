"""The mark on every page: what it is of, so that a scan files itself and says what is missing."""

from dataclasses import dataclass
from enum import StrEnum

import segno
from reportlab.pdfgen.canvas import Canvas

from app.documents.colours import TEXT, WHITE, ink

VERSION = 6
"""The size of nearly every QR code, 41 modules a side: 106 signs at level M."""

QUIET_ZONE = 2
DIGEST_SIGNS = 12


class Leaf(StrEnum):
    """What a page belongs to."""

    PARTICIPANT = "participant"
    STUDY = "study"
    GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class Source:
    """What a page is of, and for whom; `code` is empty when it is for nobody in particular."""

    leaf: Leaf
    code: str
    id: str
    version: int
    language: str
    digest: str

    @property
    def short_digest(self) -> str:
        """Return the beginning of the digest, enough to tell two texts apart."""
        return self.digest[:DIGEST_SIGNS]


def mark(source: Source, page: int, pages: int) -> str:
    """Return the line that the QR code of one page holds."""
    fields = (
        "WL1",
        source.code or "-",
        source.id,
        str(source.version),
        source.language,
        source.short_digest,
        f"{page}/{pages}",
        source.leaf.value,
    )
    return "|".join(fields)


def draw_mark(canvas: Canvas, text: str, x: float, y: float, side: float) -> None:
    """Draw the QR code of `text` with its lower left corner at x, y; all in points."""
    rows = modules(text)
    module = side / (len(rows) + 2 * QUIET_ZONE)
    canvas.setFillColor(ink(WHITE))
    canvas.rect(x, y, side, side, stroke=0, fill=1)
    canvas.setFillColor(ink(TEXT))
    top = y + side - (QUIET_ZONE + 1) * module
    for down, row in enumerate(rows):
        for start, length in _runs(row):
            left = x + (QUIET_ZONE + start) * module
            canvas.rect(left, top - down * module, length * module, module, stroke=0, fill=1)


def modules(text: str) -> tuple[bytearray, ...]:
    """Return the rows of the QR code of `text`; only a very long one gets more modules."""
    try:
        return segno.make_qr(text, version=VERSION, error="m", boost_error=False).matrix
    except segno.DataOverflowError:
        return segno.make_qr(text, error="m", boost_error=False).matrix


def _runs(row: bytearray) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return runs
