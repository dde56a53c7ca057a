"""One family for paper, embedded in every file, and the styles that are made of it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import compile as pattern
from xml.sax.saxutils import escape as _escaped

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from app.documents.colours import QUIET, TEXT, WATER, ink

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
REGULAR = "AtkinsonHyperlegibleNext-Regular"
SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
BOLD = "AtkinsonHyperlegibleNext-Bold"
BETWEEN_DIGITS = pattern(r"(?<=\d) (?=\d)")
LEADING = 1.42
"""Line height in times the size: what people who read little asked for most."""


@cache
def register_fonts() -> None:
    """Make the family known to ReportLab; a font that is missing is our bug and raises."""
    for name in (REGULAR, SEMIBOLD, BOLD):
        registerFont(TTFont(name, FOLDER / f"{name}.ttf"))


def escape(words: str) -> str:
    """Return people's words as text that ReportLab takes literally.

    A line break stays a break, and a telephone number stays on its line.
    """
    whole = BETWEEN_DIGITS.sub("\N{NO-BREAK SPACE}", words)
    return _escaped(whole).replace("\n", "<br/>")


def width(words: str, font: str, size: float) -> float:
    """Return how wide a line of text is, in points."""
    register_fonts()
    return float(stringWidth(words, font, size))


def broken(words: str, font: str, size: float, room: float) -> list[str]:
    """Return the text in lines that fit into `room` points; a longer word is cut."""
    lines: list[str] = []
    for word in (piece for each in words.split() for piece in _pieces(each, font, size, room)):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, font, size) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _pieces(word: str, font: str, size: float, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, font, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@dataclass(frozen=True, slots=True)
class Type:
    """The styles of one sheet, in proportion to the size of its running text in points."""

    size: float = 12

    def text(self, words: str) -> Paragraph:
        """Return a paragraph of running text."""
        return self._paragraph(words, "text", REGULAR, 1, TEXT, after=0.55)

    def quiet(self, words: str) -> Paragraph:
        """Return a paragraph that stands back."""
        return self._paragraph(words, "quiet", REGULAR, 1, QUIET, after=0.4)

    def label(self, words: str) -> Paragraph:
        """Return the small text beside a box or above a line."""
        return self._paragraph(words, "label", REGULAR, 1, TEXT, after=0)

    def strong(self, words: str) -> Paragraph:
        """Return a line that is looked for."""
        return self._paragraph(words, "strong", SEMIBOLD, 1, TEXT, after=0.15)

    def question(self, words: str) -> Paragraph:
        """Return the question itself: the largest thing near it."""
        return self._paragraph(words, "question", BOLD, 1.2, TEXT, after=0.4)

    def heading(self, words: str) -> Paragraph:
        """Return the heading of a section, which stays with what follows."""
        return self._paragraph(words, "heading", BOLD, 1.2, WATER, after=0.3)

    def title(self, words: str) -> Paragraph:
        """Return the title of the sheet."""
        return self._paragraph(words, "title", BOLD, 1.75, TEXT, after=0.9)

    def point(self, words: str) -> Paragraph:
        """Return one point of a list."""
        style = self._style("point", REGULAR, 1, TEXT, after=0.25)
        style.leftIndent = 1.4 * self.size
        style.bulletIndent = 0.3 * self.size
        return Paragraph(escape(words), style, bulletText="–")

    def _paragraph(
        self, words: str, name: str, font: str, times: float, colour: str, *, after: float
    ) -> Paragraph:
        return Paragraph(escape(words), self._style(name, font, times, colour, after=after))

    def _style(
        self, name: str, font: str, times: float, colour: str, *, after: float
    ) -> ParagraphStyle:
        register_fonts()
        size = self.size * times
        leading = size * (LEADING if times == 1 else 1.25)
        return ParagraphStyle(
            name,
            fontName=font,
            bulletFontName=font,
            fontSize=size,
            bulletFontSize=size,
            leading=leading,
            textColor=ink(colour),
            bulletColor=ink(WATER),
            spaceAfter=after * self.size,
            allowWidows=0,
            allowOrphans=0,
        )
