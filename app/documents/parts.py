"""What sheets are made of: boxes to tick, lines to write on, room to sign."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Table

from app.documents.colours import LINE, QUIET, TEXT, WHITE, ink
from app.documents.page import TEXT_WIDTH, Story
from app.documents.pictogram import draw_pictogram
from app.documents.typeface import REGULAR, Type, broken, width
from app.domain.consent_form import Pictogram

TICK = 6 * mm
GAP = 2.5 * mm
BETWEEN = 6 * mm
LINE_STEP = 9 * mm
"""How far ruled lines stand apart: room for a hand that writes on its knee."""
ICON = 15 * mm
ASIDE = 20 * mm
"""How wide the column of the pictograms is."""


def draw_tick(canvas: Canvas, x: float, y: float) -> None:
    """Draw an empty box of 6 mm with its lower left corner at x, y."""
    canvas.setStrokeColor(ink(TEXT))
    canvas.setFillColor(ink(WHITE))
    canvas.setLineWidth(1.1)
    canvas.rect(x, y, TICK, TICK, stroke=1, fill=1)


def draw_line(canvas: Canvas, left: float, right: float, y: float) -> None:
    """Draw a line to write on."""
    canvas.setStrokeColor(ink(LINE))
    canvas.setLineWidth(0.6)
    canvas.line(left, y, right, y)


@dataclass(frozen=True, slots=True)
class _Choice:
    x: float
    down: float
    lines: tuple[str, ...]


class Ticks(Flowable):
    """Boxes with their words to the right, side by side as far as there is room."""

    def __init__(self, choices: Sequence[str], style: Type, column: float = 0) -> None:
        """Offer `choices`; a `column` in points makes every one as wide."""
        super().__init__()
        self.choices, self.style, self.column = tuple(choices), style, column
        self.spaceAfter = style.size * 0.4
        self._placed: list[_Choice] = []

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Place every box and return the room they take."""
        self._placed, x, down, deepest = [], 0.0, 0.0, 0.0
        for words in self.choices:
            lines = self._lines(words, aW)
            wide = self.column or self._width(lines)
            if x and x + wide > aW + 0.1:
                x, down, deepest = 0.0, down + deepest + 2 * mm, 0.0
            self._placed.append(_Choice(x, down, lines))
            x += wide + (0 if self.column else 7 * mm)
            deepest = max(deepest, TICK + (len(lines) - 1) * self._leading)
        self.width, self.height = aW, down + deepest
        return self.width, self.height

    def draw(self) -> None:
        """Draw the boxes and their words."""
        for choice in self._placed:
            top = self.height - choice.down
            draw_tick(self.canv, choice.x, top - TICK)
            self.canv.setFillColor(ink(TEXT))
            self.canv.setFont(REGULAR, self.style.size)
            base = top - TICK / 2 - self.style.size * 0.33
            for number, line in enumerate(choice.lines):
                self.canv.drawString(choice.x + TICK + GAP, base - number * self._leading, line)

    @property
    def _leading(self) -> float:
        return self.style.size * 1.3

    def _lines(self, words: str, limit: float) -> tuple[str, ...]:
        room = (self.column or limit) - TICK - GAP - (4 * mm if self.column else 0)
        return tuple(broken(words, REGULAR, self.style.size, room))

    def _width(self, lines: Sequence[str]) -> float:
        return TICK + GAP + max(width(line, REGULAR, self.style.size) for line in lines)


class Ruled(Flowable):
    """Empty lines to write on."""

    def __init__(self, lines: int) -> None:
        """Leave room for so many lines."""
        super().__init__()
        self.lines = lines

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Return the room the lines take."""
        self.width, self.height = aW, self.lines * LINE_STEP
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines."""
        for number in range(self.lines):
            draw_line(self.canv, 0, self.width, self.height - (number + 1) * LINE_STEP)


class Blanks(Flowable):
    """Labels with a line behind each of them, side by side; `shares` are parts of the width."""

    def __init__(self, labels: Sequence[tuple[str, float]], style: Type, height: float) -> None:
        """Ask for each label on a line that lies `height` points below the top."""
        super().__init__()
        self.labels, self.style, self.height = tuple(labels), style, height
        self.spaceAfter = style.size * 0.5

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Return the room of one row."""
        self.width = aW
        return aW, self.height + self.style.size * 1.35

    def draw(self) -> None:
        """Draw a line for each label, and the label below it."""
        left, total = 0.0, sum(share for _, share in self.labels)
        for label, share in self.labels:
            right = left + (self.width + BETWEEN) * share / total
            base = self.style.size * 1.35
            draw_line(self.canv, left, right - BETWEEN, base)
            self.canv.setFillColor(ink(QUIET))
            self.canv.setFont(REGULAR, self.style.size)
            self.canv.drawString(left, self.style.size * 0.3, label)
            left = right


class _Picture(Flowable):
    def __init__(self, pictogram: Pictogram) -> None:
        super().__init__()
        self.pictogram = pictogram
        self.width = self.height = ICON

    def draw(self) -> None:
        draw_pictogram(self.canv, self.pictogram, 0, 0, ICON)


Rule = tuple[str, tuple[int, int], tuple[int, int], *tuple[object, ...]]


def side_by_side(cells: Sequence[Story], widths: Sequence[float], *rules: Rule) -> Table:
    """Return stories beside each other, aligned at the top; `rules` are ReportLab's own."""
    table = Table([list(cells)], list(widths), splitInRow=1)
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    # Without a font of ours a table sets its empty corners in one that is not embedded.
    usual: list[Rule] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    usual += [(side, (0, 0), (-1, -1), 0) for side in sides]
    table.setStyle([*usual, *rules])
    return table


def beside(pictogram: Pictogram, story: Story) -> Table:
    """Return a story with a pictogram in the margin column on its left."""
    return side_by_side([[_Picture(pictogram)], story], [ASIDE, TEXT_WIDTH - ASIDE])


class WriteIn(Flowable):
    """A box to write a number in, with its words on the left."""

    def __init__(self, label: str, style: Type) -> None:
        """Ask for `label`."""
        super().__init__()
        self.label, self.style = label, style
        self.width, self.height = 0.0, 9 * mm

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Return the room of the box."""
        self.width = aW
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words and the box, of the width of three signs."""
        self.canv.setFillColor(ink(TEXT))
        self.canv.setFont(REGULAR, self.style.size)
        self.canv.drawString(0, self.height / 2 - self.style.size * 0.33, self.label)
        self.canv.setStrokeColor(ink(TEXT))
        self.canv.setLineWidth(1.1)
        left = width(self.label, REGULAR, self.style.size) + GAP
        self.canv.rect(left, 0, 16 * mm, self.height, stroke=1, fill=0)
