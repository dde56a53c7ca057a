"""The page: the waterline on top, wide margins, the code and the mark below, page n of m."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak
from reportlab.platypus import PageTemplate as Template

from app.documents.colours import DEEP, LINE, QUIET, SOFT, TEXT, WATER, WHITE, ink
from app.documents.mark import Source, draw_mark, mark
from app.documents.typeface import BOLD, REGULAR, SEMIBOLD, register_fonts
from app.language import Words

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 25 * mm
WATERLINE = PAGE_HEIGHT - 15 * mm
BODY_TOP = PAGE_HEIGHT - 27 * mm
BODY_BOTTOM = 36 * mm
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
MARK_SIDE = 25 * mm
MARK_BOTTOM = 8 * mm
CODE_BASE = 24.5 * mm
FOOT_TOP = 31 * mm

Story = list[Flowable]


@dataclass(frozen=True, slots=True)
class Part:
    """Pages that are counted together: one copy of a sheet; `story` tells its content anew.

    Without a source there is nothing to file, and so no code and no mark.
    """

    running_head: str
    source: Source | None
    story: Callable[[], Story]
    log_head: str = ""
    running_note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file; the title is all that its properties say."""

    title: str
    language: str
    day: date
    parts: Sequence[Part]


def printed(sheet: Sheet, words: Words) -> bytes:
    """Return the sheet as a PDF, the same bytes whenever it is made of the same content."""
    register_fonts()
    counted = _written(sheet, words, Counter())[1]
    return _written(sheet, words, counted)[0]


def _written(sheet: Sheet, words: Words, totals: Counter[int]) -> tuple[bytes, Counter[int]]:
    # Only a first time round tells how many pages there are to say "of m" about.
    file, seen = BytesIO(), Counter[int]()
    document = BaseDocTemplate(
        file,
        pagesize=A4,
        title=sheet.title,
        author="",
        creator="Waterlijn",
        lang=sheet.language,
        initialFontName=REGULAR,
        invariant=1,
    )
    for number, part in enumerate(sheet.parts):
        document.addPageTemplates(_template(number, part, words, seen, totals))
    document.build(_story(sheet), canvasmaker=_dated(sheet.day))
    return file.getvalue(), seen


def _dated(day: date) -> Callable[..., Canvas]:
    def canvas(*given: object, **named: object) -> Canvas:
        made = Canvas(*given, **named)  # type: ignore[arg-type]
        # One side only: whoever folds a letter inwards then shows white paper.
        made.setViewerPreference("Duplex", "Simplex")
        made.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000Z")
        return made

    return canvas


def _story(sheet: Sheet) -> Story:
    story: Story = []
    for number, part in enumerate(sheet.parts):
        story += [NextPageTemplate(str(number)), PageBreak()] if number else []
        story += part.story()
    return story


def _template(
    number: int, part: Part, words: Words, seen: Counter[int], totals: Counter[int]
) -> Template:
    def furnish(canvas: Canvas, _document: object) -> None:
        seen[number] += 1
        draw_head(canvas, part.running_head, part.running_note)
        if totals[number]:
            _draw_foot(canvas, part, words, (seen[number], totals[number]))

    frame = Frame(
        MARGIN,
        BODY_BOTTOM,
        TEXT_WIDTH,
        BODY_TOP - BODY_BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return Template(id=str(number), frames=[frame], onPage=furnish)


def draw_head(canvas: Canvas, running_head: str, note: str) -> None:
    """Draw the waterline: lighter above, a deeper strip below, the iceberg in between."""
    canvas.setFillColor(ink(SOFT))
    canvas.rect(0, WATERLINE, PAGE_WIDTH, PAGE_HEIGHT - WATERLINE, stroke=0, fill=1)
    canvas.setFillColor(ink(DEEP))
    canvas.rect(0, WATERLINE - 2 * mm, PAGE_WIDTH, 2 * mm, stroke=0, fill=1)
    draw_iceberg(canvas, MARGIN, WATERLINE)
    canvas.setStrokeColor(ink(WATER))
    canvas.setLineWidth(0.9)
    canvas.line(0, WATERLINE, PAGE_WIDTH, WATERLINE)
    canvas.setFillColor(ink(WATER))
    canvas.setFont(SEMIBOLD, 12)
    canvas.drawString(MARGIN + 11 * mm, WATERLINE + 4 * mm, running_head)
    canvas.setFont(REGULAR, 12)
    canvas.drawRightString(PAGE_WIDTH - MARGIN, WATERLINE + 4 * mm, note)


ABOVE = ((1.2, 0), (2.6, 3.6), (3.9, 4.9), (5.2, 3.0), (6.1, 2.4), (7.0, 0))
BELOW = ((0, 0), (8, 0), (8.6, -2.2), (7.3, -3.6), (6.4, -5.9), (4.3, -7.4), (2.0, -6.0), (1.2, -3))
"""The iceberg of the program's own mark, in millimetres from the waterline."""


def draw_iceberg(canvas: Canvas, x: float, y: float) -> None:
    """Draw the program's own mark, lying in the waterline at height y."""
    for points, colour in ((ABOVE, WHITE), (BELOW, WATER)):
        path = canvas.beginPath()
        path.moveTo(x + points[0][0] * mm, y + points[0][1] * mm)
        for across, up in points[1:]:
            path.lineTo(x + across * mm, y + up * mm)
        path.close()
        canvas.setFillColor(ink(colour))
        canvas.drawPath(path, stroke=0, fill=1)


def _draw_foot(canvas: Canvas, part: Part, words: Words, place: tuple[int, int]) -> None:
    right = PAGE_WIDTH - MARGIN - (MARK_SIDE + 5 * mm if part.source else 0)
    canvas.setStrokeColor(ink(LINE))
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, FOOT_TOP, right, FOOT_TOP)
    canvas.setFillColor(ink(TEXT))
    canvas.setFont(REGULAR, 12)
    numbering = words.say("bladzijde {page} van {pages}", page=place[0], pages=place[1])
    canvas.drawRightString(right, CODE_BASE, numbering)
    if part.source:
        text = mark(part.source, *place)
        draw_mark(canvas, text, PAGE_WIDTH - MARGIN - MARK_SIDE, MARK_BOTTOM, MARK_SIDE)
        _draw_code(canvas, part.source.code, words)
        _draw_provenance(canvas, part.source, part.log_head, words)


def _draw_code(canvas: Canvas, code: str, words: Words) -> None:
    canvas.setFillColor(ink(TEXT))
    canvas.setFont(BOLD, 14)
    if code:
        canvas.drawString(MARGIN, CODE_BASE, code)
        return
    label = words.say("Code")
    canvas.drawString(MARGIN, CODE_BASE, label)
    canvas.line(MARGIN + 15 * mm, CODE_BASE, MARGIN + 50 * mm, CODE_BASE)


def _draw_provenance(canvas: Canvas, source: Source, log_head: str, words: Words) -> None:
    text = words.say(
        "{id} · versie {version} · {language} · tekst {digest}",
        id=source.id,
        version=source.version,
        language=source.language,
        digest=source.short_digest,
    )
    canvas.setFillColor(ink(QUIET))
    canvas.setFont(REGULAR, 9)
    canvas.drawString(MARGIN, 17.5 * mm, text)
    if log_head:
        canvas.drawString(MARGIN, 13 * mm, words.say("logboek {head}", head=log_head))
