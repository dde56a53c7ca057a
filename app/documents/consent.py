"""The consent sheet: a letter, what is asked item by item, and room to sign, in two copies."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from app.documents.errors import ScriptNotPrintable
from app.documents.mark import DIGEST_SIGNS, Leaf, Source
from app.documents.page import BODY_BOTTOM, BODY_TOP, Part, Sheet, Story, printed
from app.documents.parts import Blanks, Ticks, beside
from app.documents.typeface import Type
from app.domain.consent_form import ConsentForm, ConsentItem, Paragraph, ParagraphKind, Section
from app.domain.language_tag import Direction, Language
from app.domain.log import ChainHead
from app.language import Words

PLAIN = Type(12)
EASY = Type(16)
FORM = Type(12)
"""What the interviewer fills in stays at 12 points in every language."""


@dataclass(frozen=True, slots=True)
class _Copy:
    form: ConsentForm
    leaf: Leaf
    style: Type
    words: Words


def consent_sheet(form: ConsentForm, code: str, head: ChainHead, day: date, words: Words) -> bytes:
    """Return two copies of a filled form as one PDF, first the participant's, then the study's.

    `words` speak the language of the form; `head` is the log's after this printing was logged.
    Raises ScriptNotPrintable for a language that is written from right to left.
    """
    require_printable(form.language)
    parts = [_part(form, code, head, leaf, words) for leaf in (Leaf.PARTICIPANT, Leaf.STUDY)]
    # A file name and a title bar are read over shoulders: the title says nothing of the study.
    return printed(Sheet(words.say("Brief"), form.language.base, day, parts), words)


def require_printable(language: Language) -> None:
    """Raise ScriptNotPrintable for a language that paper can't show yet."""
    if language.direction is Direction.RIGHT_TO_LEFT:
        raise ScriptNotPrintable(language)


def style_for(language: Language) -> Type:
    """Return how large a language is printed: easy Dutch at 16 points, others at 12."""
    return EASY if language.keeps_lines else PLAIN


def _part(form: ConsentForm, code: str, head: ChainHead, leaf: Leaf, words: Words) -> Part:
    copy = _Copy(form, leaf, style_for(form.language), words)
    heads = {
        Leaf.PARTICIPANT: words.say("Voor jou"),
        Leaf.STUDY: words.say("Voor het onderzoek"),
    }
    source = Source(leaf, code, form.id, form.version, form.language, form.digest)
    short = head.digest.hex()[:DIGEST_SIGNS]
    return Part(heads[leaf], source, partial(_story, copy), f"{head.seq} {short}")


def _story(copy: _Copy) -> Story:
    story: Story = [copy.style.title(copy.form.title)]
    for section in copy.form.sections:
        story += _section(section, copy.style)
    story += _limits(copy)
    story += _items(copy)
    return story + _signing(copy)


def _section(section: Section, style: Type, ending: Story | None = None) -> Story:
    groups = [_set(group, style) for group in _grouped(section.paragraphs)]
    groups[0].insert(0, style.heading(section.heading))
    groups[-1] += ending or []
    return [*(KeepTogether(group) for group in groups), Spacer(0, 0.7 * style.size)]


def _grouped(paragraphs: tuple[Paragraph, ...]) -> list[list[Paragraph]]:
    # A list stays with the line that announces it.
    groups: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if groups and paragraph.kind is ParagraphKind.POINT:
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return groups


def _set(paragraphs: list[Paragraph], style: Type) -> Story:
    story: Story = [
        style.point(each.text) if each.kind is ParagraphKind.POINT else style.text(each.text)
        for each in paragraphs
    ]
    if paragraphs[-1].kind is ParagraphKind.POINT:
        story.append(Spacer(0, 0.4 * style.size))
    return story


def _limits(copy: _Copy) -> Story:
    said = Ticks([copy.words.say("Dit is hardop gezegd en uitgelegd.")], copy.style)
    return _section(copy.form.limits, copy.style, [said])


def _items(copy: _Copy) -> Story:
    title = copy.style.title(copy.words.say("Jij kiest: ja of nee"))
    story: Story = []
    for item in copy.form.items:
        before = [] if story else [Spacer(0, 0.4 * copy.style.size), title]
        story.append(KeepTogether([*before, _item(copy, item), Spacer(0, copy.style.size)]))
    return story


def _item(copy: _Copy, item: ConsentItem) -> Flowable:
    style, words = copy.style, copy.words
    story: Story = [style.strong(item.title), style.question(item.question)]
    story += [style.text(each) for each in item.explanation.split("\n\n")]
    story += [
        Spacer(0, 0.2 * style.size),
        Ticks([words.say("Ja"), words.say("Nee")], style, 32 * mm),
    ]
    if copy.leaf is Leaf.STUDY:
        story += _teach_back(item, words)
    return beside(item.pictogram, story)


def _teach_back(item: ConsentItem, words: Words) -> Story:
    choices = [words.say("begrepen"), words.say("nog eens uitgelegd"), words.say("niet gevraagd")]
    return [
        Spacer(0, 4),
        FORM.quiet(words.say("Vraag terug: {question}", question=item.check)),
        Ticks(choices, FORM),
    ]


def _signing(copy: _Copy) -> Story:
    return [
        CondPageBreak(0.6 * (BODY_TOP - BODY_BOTTOM)),
        *_section(copy.form.closing, copy.style),
        KeepTogether(_own_signature(copy)),
        *_other_signatures(copy.words),
        *(_taken_along(copy.words) if copy.leaf is Leaf.STUDY else ()),
    ]


def _own_signature(copy: _Copy) -> Story:
    style, words = copy.style, copy.words
    return [
        style.strong(words.say("Jij")),
        Blanks([(words.say("Handtekening of kruisje"), 1)], style, 18 * mm),
        Ticks([words.say("Ik zei hardop ja. Ik wilde niet tekenen.")], style),
        Blanks([(words.say("Plaats"), 1), (words.say("Datum"), 1)], style, 10 * mm),
        Spacer(0, style.size),
    ]


def _other_signatures(words: Words) -> Story:
    name, sign = words.say("Naam"), words.say("Handtekening")
    signers = (
        words.say("Wie het gesprek met je voert"),
        words.say("Ouder of voogd, als je jonger bent dan 16"),
        words.say("Getuige, als die erbij is"),
        words.say("Tolk, als die erbij is"),
    )
    return [
        KeepTogether(
            [FORM.strong(who), Blanks([(name, 1), (sign, 1)], FORM, 11 * mm), Spacer(0, 8)]
        )
        for who in signers
    ]


def _taken_along(words: Words) -> Story:
    """Ask what else a consent record holds, so that a sheet can be typed in afterwards."""
    takes = [words.say("dit blad"), words.say("een neutraal kaartje"), words.say("niets")]
    return [
        Spacer(0, 8),
        KeepTogether([FORM.strong(words.say("Wat neemt de deelnemer mee?")), Ticks(takes, FORM)]),
    ]
