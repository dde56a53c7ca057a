"""The body of a form: Markdown of the plainest kind, taken apart into chapters and blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.forms.page import Page

# Link definitions would vanish without a word; without this rule they stay text.
MARKDOWN = MarkdownIt("commonmark").disable("reference")
MARKS = re.compile(r"^(.*?)\s*\{#([^{}]*)\}$", re.DOTALL)
CONTAINERS = {"bullet_list_open", "ordered_list_open", "blockquote_open"}
UNREAD = {"fence", "code_block", "html_block", "hr"}
READ_INLINE = {"text", "softbreak", "hardbreak"}


class Shape(Enum):
    """What a block of text looks like in the source."""

    TEXT = auto()
    POINT = auto()
    QUOTE = auto()
    NUMBERED = auto()
    PROBE = auto()


SHAPES: dict[tuple[str, ...], Shape] = {
    (): Shape.TEXT,
    ("bullet_list_open",): Shape.POINT,
    ("blockquote_open",): Shape.QUOTE,
    ("ordered_list_open",): Shape.NUMBERED,
    ("ordered_list_open", "bullet_list_open"): Shape.PROBE,
}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, point, quote, numbered question or probe; `marks` stood in braces after it."""

    shape: Shape
    text: str
    marks: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with what stands below it, up to the next heading."""

    title: str
    marks: tuple[str, ...]
    line: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Return the first word in the braces, or an empty text."""
        return self.marks[0] if self.marks else ""

    def of(self, *shapes: Shape) -> tuple[Block, ...]:
        """Return the blocks of those shapes."""
        return tuple(block for block in self.blocks if block.shape in shapes)


@dataclass(frozen=True, slots=True)
class Body:
    """All blocks before the first heading, and the chapters."""

    opening: tuple[Block, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader has in hand: the page, the lines above the body, whether lines are kept."""

    page: Page
    skipped: int
    keeps_lines: bool

    def line(self, token: Token) -> int:
        """Return the author's line on which the token begins."""
        return (token.map[0] if token.map else 0) + self.skipped + 1


def read_body(page: Page, skipped: int, *, keeps_lines: bool) -> Body:
    """Return the chapters of the page below its first `skipped` lines."""
    reading = Reading(page, skipped, keeps_lines)
    opening = Chapter("", (), skipped + 1)
    chapters = [opening]
    for piece in _pieces(reading, MARKDOWN.parse("\n".join(page.lines[skipped:]))):
        if isinstance(piece, Chapter):
            chapters.append(piece)
        else:
            chapters[-1].blocks.append(piece)
    return Body(tuple(opening.blocks), tuple(chapters[1:]))


def _pieces(reading: Reading, tokens: list[Token]) -> Iterator[Block | Chapter]:
    around: list[str] = []
    heading: Token | None = None
    for token in tokens:
        if token.type in CONTAINERS:
            around.append(token.type)
        elif token.type.replace("_close", "_open") in CONTAINERS:
            around.pop()
        elif token.type in UNREAD:
            _note_unread(reading, token)
        elif token.type in {"heading_open", "paragraph_open"}:
            heading = token if token.type == "heading_open" else None
        elif token.type == "inline":
            yield from _piece(reading, token, heading, tuple(around))


def _piece(
    reading: Reading, token: Token, heading: Token | None, around: tuple[str, ...]
) -> Iterator[Block | Chapter]:
    line = reading.line(token)
    text, marks = _text_and_marks(reading, token)
    if heading is not None:
        _check_heading(reading, heading, around, line)
        yield Chapter(text, marks, line)
    elif around in SHAPES:
        yield Block(SHAPES[around], text, marks, line)
    else:
        reading.page.mistake(
            line,
            reading.page.say(
                "Deze regel springt te ver in. Een vraag heeft een nummer, een doorvraag staat "
                "er als streepje onder, en verder gaat het niet."
            ),
        )


def _check_heading(reading: Reading, heading: Token, around: tuple[str, ...], line: int) -> None:
    if heading.markup != "##" or around:
        reading.page.mistake(
            line,
            reading.page.say(
                "Begin een kop met twee hekjes en een spatie: ## Kop. (Streepjes onder een regel "
                "maken er ook een kop van: haal die weg.)"
            ),
        )


def _note_unread(reading: Reading, token: Token) -> None:
    reading.page.mistake(
        reading.line(token),
        reading.page.say(
            "Dit wordt niet gelezen: een streep, code, HTML of een regel die vier spaties "
            "inspringt. Schrijf gewone tekst."
        ),
    )


def _text_and_marks(reading: Reading, token: Token) -> tuple[str, tuple[str, ...]]:
    text = "".join(_inline(reading, token)).strip()
    if found := MARKS.match(text):
        text, marks = found[1], tuple(found[2].split())
    else:
        marks = ()
    if "{#" in text:
        reading.page.mistake(
            reading.line(token),
            reading.page.say(
                "Een kenmerk tussen accolades hoort één keer, aan het eind van een kop of vraag."
            ),
        )
    return text, marks


def _inline(reading: Reading, token: Token) -> Iterator[str]:
    line = reading.line(token)
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
            yield "\n" if reading.keeps_lines else " "
        elif child.type in READ_INLINE:
            yield child.content
        elif child.nesting >= 0:
            reading.page.mistake(
                line,
                reading.page.say(
                    "Opmaak wordt niet gelezen. Haal sterretjes, onderstrepen, links, plaatjes en "
                    "HTML weg."
                ),
            )
