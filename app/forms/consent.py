"""Reads a consent form: the letter, the limits of confidentiality, the items, the closing."""

from collections.abc import Iterable
from enum import IntEnum

from app.domain.consent_form import (
    Change,
    ConsentForm,
    ConsentItem,
    Paragraph,
    ParagraphKind,
    Pictogram,
    Section,
)
from app.domain.language_tag import Language
from app.forms.body import Block, Body, Chapter, Shape, read_body
from app.forms.braces import CONSENT, check_braces
from app.forms.fields import check_identifier, check_unique
from app.forms.heading import split
from app.forms.page import Page
from app.language import Words

KEYS = ("id", "version", "language", "title", "change")
REQUIRED = "required"
QUOTES = 2
"""What is read aloud in an item: the question, and the question that checks."""


class Place(IntEnum):
    """The kinds of chapter, in the order in which a participant meets them."""

    LETTER = 0
    LIMITS = 1
    ITEM = 2
    CLOSING = 3


def read_consent_form(text: str, name: str, words: Words) -> ConsentForm:
    """Return the form written in `text`; raises `FormHasMistakes`, which speaks of file `name`."""
    page = Page(name, text, words)
    heading, skipped = split(page)
    heading.only(KEYS)
    language = heading.choice("language", Language)
    body = read_body(page, skipped, keeps_lines=language.keeps_lines)
    check_braces(page, skipped, CONSENT)
    form = ConsentForm(
        id=heading.identifier("id"),
        version=heading.version(),
        language=language,
        title=heading.text("title"),
        change=heading.choice("change", Change),
        sections=tuple(_section(page, chapter) for chapter in _at(Place.LETTER, body)),
        limits=_only_section(page, body, Place.LIMITS),
        items=tuple(_item(page, chapter) for chapter in _at(Place.ITEM, body)),
        closing=_only_section(page, body, Place.CLOSING),
        text=text,
    )
    _check_whole(page, body)
    page.settle()
    return form


def _place(chapter: Chapter) -> Place:
    if not chapter.id:
        return Place.LETTER
    return {"limits": Place.LIMITS, "closing": Place.CLOSING}.get(chapter.id, Place.ITEM)


def _at(place: Place, body: Body) -> tuple[Chapter, ...]:
    return tuple(chapter for chapter in body.chapters if _place(chapter) is place)


def _check_whole(page: Page, body: Body) -> None:
    for block in body.opening[:1]:
        page.mistake(block.line, page.say("Boven deze tekst ontbreekt een kop (## Kop)."))
    if not body.opening and not _at(Place.LETTER, body):
        page.mistake(1, page.say("De informatiebrief ontbreekt: koppen zonder kenmerk."))
    if not _at(Place.ITEM, body):
        page.mistake(1, page.say("Er is geen enkel onderdeel om ja of nee op te zeggen."))
    check_unique(page, [(chapter.id, chapter.line) for chapter in body.chapters if chapter.id])
    _check_order(page, body.chapters)


def _check_order(page: Page, chapters: Iterable[Chapter]) -> None:
    reached = Place.LETTER
    for chapter in chapters:
        if _place(chapter) < reached:
            page.mistake(
                chapter.line,
                page.say(
                    "‘{title}’ staat te laat. De volgorde is: de brief, {limits}, de onderdelen, "
                    "{closing}.",
                    title=chapter.title,
                    limits="{#limits}",
                    closing="{#closing}",
                ),
            )
        reached = max(reached, _place(chapter))


def _only_section(page: Page, body: Body, place: Place) -> Section:
    chapters = _at(place, body)
    if not chapters:
        page.mistake(
            1,
            page.say(
                "Het hoofdstuk met kenmerk {mark} ontbreekt.", mark=f"{{#{place.name.lower()}}}"
            ),
        )
        return Section("", ())
    return _section(page, chapters[0])


def _section(page: Page, chapter: Chapter) -> Section:
    paragraphs = tuple(_paragraph(page, block) for block in chapter.blocks)
    if not paragraphs:
        page.mistake(chapter.line, page.say("Onder ‘{title}’ staat niets.", title=chapter.title))
    _refuse_marks(page, chapter.marks[1:], chapter.line)
    return Section(chapter.title, paragraphs)


def _paragraph(page: Page, block: Block) -> Paragraph:
    if block.shape not in {Shape.TEXT, Shape.POINT}:
        page.mistake(
            block.line, page.say("Hier kan alleen gewone tekst staan, of punten met een streepje.")
        )
    _refuse_marks(page, block.marks, block.line)
    kind = ParagraphKind.POINT if block.shape is Shape.POINT else ParagraphKind.TEXT
    return Paragraph(block.text, kind)


def _item(page: Page, chapter: Chapter) -> ConsentItem:
    check_identifier(page, chapter.id, chapter.line)
    quotes = chapter.of(Shape.QUOTE)
    if len(quotes) != QUOTES:
        page.mistake(
            chapter.line,
            page.say(
                "Bij ‘{title}’ horen precies twee regels met >: eerst de vraag, aan het eind de "
                "controlevraag.",
                title=chapter.title,
            ),
        )
    said = [quote.text for quote in quotes] + [""] * QUOTES
    return ConsentItem(
        id=chapter.id,
        required=REQUIRED in chapter.marks[1:],
        title=chapter.title,
        question=said[0],
        explanation=_explanation(page, chapter),
        check=said[1],
        pictogram=_pictogram(page, chapter),
    )


def _explanation(page: Page, chapter: Chapter) -> str:
    blocks = tuple(block for block in chapter.blocks if block.shape is not Shape.QUOTE)
    paragraphs = tuple(_paragraph(page, block).text for block in blocks)
    if not paragraphs:
        page.mistake(
            chapter.line, page.say("Bij ‘{title}’ ontbreekt de uitleg.", title=chapter.title)
        )
    return "\n\n".join(paragraphs)


def _pictogram(page: Page, chapter: Chapter) -> Pictogram:
    named = [mark for mark in chapter.marks[1:] if mark != REQUIRED]
    if len(named) == 1 and named[0] in set(Pictogram):
        return Pictogram(named[0])
    page.mistake(
        chapter.line,
        page.say(
            "Zet achter het kenmerk de naam van één plaatje: {known}.", known=", ".join(Pictogram)
        ),
    )
    return next(iter(Pictogram))


def _refuse_marks(page: Page, marks: tuple[str, ...], line: int) -> None:
    if marks:
        page.mistake(line, page.say("Hier hoort geen kenmerk: ‘{marks}’.", marks=" ".join(marks)))
