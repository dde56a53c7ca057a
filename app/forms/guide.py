"""Reads an interview guide: what to say first, the topics with their questions, the closing."""

import re
from collections.abc import Iterator

from app.domain.guide import Guide, Question, Topic, Waterline
from app.domain.language_tag import Language
from app.domain.participant import Group
from app.forms.body import Block, Body, Chapter, Shape, read_body
from app.forms.braces import NOTHING, check_braces
from app.forms.fields import check_identifier, check_unique
from app.forms.heading import split
from app.forms.page import Page
from app.language import Words

KEYS = ("id", "version", "language", "title", "groups")
CLOSING = "closing"
MINUTES = re.compile("[1-9][0-9]?|1[01][0-9]|120")
MARKS = 3
"""What stands in the braces of a topic: id, minutes, waterline."""


def read_guide(text: str, name: str, words: Words) -> Guide:
    """Return the guide written in `text`; raises `FormHasMistakes`, which speaks of file `name`."""
    page = Page(name, text, words)
    heading, skipped = split(page)
    heading.only(KEYS)
    language = heading.choice("language", Language)
    body = read_body(page, skipped, keeps_lines=language.keeps_lines)
    check_braces(page, skipped, NOTHING)
    guide = Guide(
        id=heading.identifier("id"),
        version=heading.version(),
        language=language,
        title=heading.text("title"),
        groups=heading.choices("groups", Group),
        intro=_said(page, body.opening),
        topics=tuple(_topic(page, chapter) for chapter in body.chapters if chapter.id != CLOSING),
        closing=_closing(page, body),
        text=text,
    )
    _check_whole(page, body)
    page.settle()
    return guide


def _check_whole(page: Page, body: Body) -> None:
    if not body.opening:
        page.mistake(1, page.say("De inleiding ontbreekt: de tekst vóór het eerste onderwerp."))
    if not any(chapter.id != CLOSING for chapter in body.chapters):
        page.mistake(1, page.say("Er is geen enkel onderwerp."))
    check_unique(page, [(chapter.id, chapter.line) for chapter in body.chapters if chapter.id])


def _closing(page: Page, body: Body) -> tuple[str, ...]:
    if not body.chapters or body.chapters[-1].id != CLOSING:
        page.mistake(
            1,
            page.say(
                "Het laatste hoofdstuk moet de afronding zijn, met kenmerk {mark}.",
                mark="{#closing}",
            ),
        )
        return ()
    chapter = body.chapters[-1]
    if not chapter.blocks:
        page.mistake(chapter.line, page.say("Onder ‘{title}’ staat niets.", title=chapter.title))
    return _said(page, chapter.blocks)


def _said(page: Page, blocks: list[Block] | tuple[Block, ...]) -> tuple[str, ...]:
    for block in blocks:
        if block.shape is not Shape.TEXT or block.marks:
            page.mistake(block.line, page.say("Hier kan alleen gewone tekst staan."))
    return tuple(block.text for block in blocks)


def _topic(page: Page, chapter: Chapter) -> Topic:
    check_identifier(page, chapter.id, chapter.line)
    questions = tuple(_questions(page, chapter))
    if not questions:
        page.mistake(
            chapter.line,
            page.say(
                "Het onderwerp ‘{title}’ heeft geen vraag. Schrijf er een met een nummer ervoor.",
                title=chapter.title,
            ),
        )
    minutes, waterline = _measures(page, chapter)
    return Topic(
        id=chapter.id,
        title=chapter.title,
        aim=_aim(page, chapter),
        minutes=minutes,
        waterline=waterline,
        questions=questions,
        reminder=_reminder(page, chapter),
    )


def _measures(page: Page, chapter: Chapter) -> tuple[int, Waterline]:
    stand_in = (1, Waterline.BOTH)
    if len(chapter.marks) != MARKS:
        page.mistake(
            chapter.line,
            page.say(
                "Achter een onderwerp horen een kenmerk, de minuten en de kant van de waterlijn, "
                "zoals {example}.",
                example="{#housing 10 both}",
            ),
        )
        return stand_in
    _, minutes, side = chapter.marks
    if not MINUTES.fullmatch(minutes):
        page.mistake(
            chapter.line,
            page.say(
                "‘{minutes}’ is geen aantal minuten: schrijf een getal van 1 tot 120.",
                minutes=minutes,
            ),
        )
        minutes = "1"
    if side not in set(Waterline):
        page.mistake(
            chapter.line,
            page.say(
                "‘{side}’ is geen kant van de waterlijn. Kies uit: {known}.",
                side=side,
                known=", ".join(Waterline),
            ),
        )
        side = Waterline.BOTH
    return int(minutes), Waterline(side)


def _aim(page: Page, chapter: Chapter) -> str:
    texts = chapter.of(Shape.TEXT)
    if len(texts) != 1:
        page.mistake(
            chapter.line,
            page.say(
                "Onder ‘{title}’ hoort één alinea die het doel van het onderwerp zegt.",
                title=chapter.title,
            ),
        )
    return texts[0].text if texts else ""


def _reminder(page: Page, chapter: Chapter) -> str | None:
    quotes = chapter.of(Shape.QUOTE)
    for extra in quotes[1:]:
        page.mistake(extra.line, page.say("Bij een onderwerp hoort hooguit één regel met >."))
    return quotes[0].text if quotes else None


def _questions(page: Page, chapter: Chapter) -> Iterator[Question]:
    asked = [block for block in chapter.blocks if block.shape is Shape.NUMBERED]
    for question in asked:
        probes = _probes_after(chapter, question)
        yield Question(_question_id(page, question), question.text, probes)
    for point in chapter.of(Shape.POINT):
        page.mistake(
            point.line,
            page.say(
                "Dit streepje staat niet onder een vraag. Laat een doorvraag drie spaties "
                "inspringen."
            ),
        )
    check_unique(page, [(block.marks[0], block.line) for block in asked if block.marks])


def _probes_after(chapter: Chapter, question: Block) -> tuple[str, ...]:
    probes: list[str] = []
    for block in chapter.blocks[chapter.blocks.index(question) + 1 :]:
        if block.shape is Shape.NUMBERED:
            break
        if block.shape is Shape.PROBE:
            probes.append(block.text)
    return tuple(probes)


def _question_id(page: Page, question: Block) -> str:
    if len(question.marks) != 1:
        page.mistake(
            question.line,
            page.say(
                "Achter een vraag hoort één kenmerk, zoals {example}.", example="{#first-night}"
            ),
        )
        return ""
    check_identifier(page, question.marks[0], question.line)
    return question.marks[0]
