"""The guide sheet: a page for each topic, in any order, with room to write."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from app.documents.colours import SOFT, WATER, ink
from app.documents.mark import Leaf, Source
from app.documents.page import BODY_BOTTOM, BODY_TOP, TEXT_WIDTH, Part, Sheet, Story, printed
from app.documents.parts import LINE_STEP, Blanks, Ruled, Ticks, side_by_side
from app.documents.typeface import Type
from app.domain.guide import Guide, Question, Topic, Waterline
from app.language import Words

STYLE = Type(12)
COLUMN = TEXT_WIDTH / 2
FEWEST_LINES = 2
"""With less room than this below each question a topic goes on to a second page."""

ROOMY_LINES = 5
REFLECTION_LINES = 6


@dataclass(frozen=True, slots=True)
class Occasion:
    """Whom and which wave a guide is printed for; both empty for a stock of blank ones."""

    code: str = ""
    wave: str = ""


def guide_sheet(guide: Guide, occasion: Occasion, day: date, words: Words) -> bytes:
    """Return a guide as a PDF to write on; `words` speak the language of the guide."""
    source = Source(
        Leaf.GUIDE, occasion.code, guide.id, guide.version, guide.language, guide.digest
    )
    part = Part(
        running_head=words.say("Gesprek"),
        source=source,
        story=partial(_story, guide, occasion, words),
        running_note=words.say("‘Schrijf dit niet op’ geldt ook op papier"),
    )
    return printed(Sheet(words.say("Gesprek"), guide.language.base, day, [part]), words)


def _story(guide: Guide, occasion: Occasion, words: Words) -> Story:
    story = _front(guide, occasion, words)
    for topic in guide.topics:
        story += [PageBreak(), *_topic(topic, words)]
    return [*story, PageBreak(), *_end(guide, words)]


def _front(guide: Guide, occasion: Occasion, words: Words) -> Story:
    say = words.say
    story: Story = [STYLE.title(guide.title)]
    by_hand = Blanks([(say("Ronde"), 1)], STYLE, 9 * mm)
    story += [
        STYLE.quiet(occasion.wave) if occasion.wave else by_hand,
        Blanks([(say("Datum"), 2), (say("Begin"), 1), (say("Eind"), 1)], STYLE, 9 * mm),
        Blanks([(say("Wie praat"), 1), (say("Wie schrijft mee"), 1)], STYLE, 9 * mm),
        Spacer(0, 12),
        STYLE.heading(say("Om mee te beginnen")),
        *(STYLE.text(each) for each in guide.intro),
        Spacer(0, 6),
    ]
    return [*story, *_contents(guide, words)]


def _contents(guide: Guide, words: Words) -> Story:
    titles = [
        words.say("{title} · {minutes} min", title=topic.title, minutes=topic.minutes)
        for topic in guide.topics
    ]
    heading = words.say(
        "Onderwerpen, in elke volgorde · samen {minutes} min", minutes=guide.minutes
    )
    return [KeepTogether([STYLE.heading(heading), Ticks(titles, STYLE, COLUMN)])]


def _topic(topic: Topic, words: Words) -> Story:
    head = _topic_head(topic, words)
    asked = [_question(question) for question in topic.questions]
    used = height([*head, *(flowable for each in asked for flowable in each)])
    free = int((BODY_TOP - BODY_BOTTOM - used) // LINE_STEP)
    each, spare = divmod(max(free, 0), max(len(asked), 1))
    if each < FEWEST_LINES:
        each, spare = ROOMY_LINES, 0
    story = head
    for number, question in enumerate(asked):
        lines = each + (number < spare)
        story.append(KeepTogether([*question, Ruled(lines)]))
    return story


def _topic_head(topic: Topic, words: Words) -> Story:
    facts = words.say(
        "{side} · {minutes} minuten", side=_side(topic.waterline, words), minutes=topic.minutes
    )
    story: Story = [STYLE.title(topic.title), STYLE.quiet(facts), STYLE.quiet(topic.aim)]
    if topic.reminder:
        story.append(_reminder(topic.reminder))
    return [*story, Spacer(0, 4)]


def _question(question: Question) -> Story:
    story: Story = [Spacer(0, 8), STYLE.question(question.text)]
    return [*story, Ticks(question.probes, STYLE, COLUMN)] if question.probes else story


def _side(side: Waterline, words: Words) -> str:
    return {
        Waterline.ABOVE: words.say("Boven de waterlijn: wat er te zien is"),
        Waterline.BELOW: words.say("Onder de waterlijn: hoe het beleefd wordt"),
        Waterline.BOTH: words.say("Boven en onder de waterlijn"),
    }[side]


def _reminder(text: str) -> Flowable:
    table = side_by_side(
        [[STYLE.label(text)]],
        [TEXT_WIDTH],
        ("BACKGROUND", (0, 0), (-1, -1), ink(SOFT)),
        ("LINEBEFORE", (0, 0), (0, -1), 2.5, ink(WATER)),
        ("LEFTPADDING", (0, 0), (-1, -1), 10),
        ("RIGHTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    )
    table.spaceBefore = table.spaceAfter = 4
    return table


def _end(guide: Guide, words: Words) -> Story:
    say = words.say
    return [
        STYLE.title(say("Om mee te eindigen")),
        *(STYLE.text(each) for each in guide.closing),
        STYLE.heading(say("Daar komen wij op terug")),
        Ruled(REFLECTION_LINES),
        Spacer(0, 16),
        STYLE.heading(say("Nabespreking: wat hoorde ieder van ons?")),
        Ruled(REFLECTION_LINES),
    ]


def height(story: Iterable[Flowable]) -> float:
    """Return how tall a story is when it is set in the width of the text, in points."""
    room = BODY_TOP - BODY_BOTTOM
    total = 0.0
    for flowable in story:
        total += flowable.wrap(TEXT_WIDTH, room)[1]
        total += float(flowable.getSpaceAfter()) + float(flowable.getSpaceBefore())
    return total
