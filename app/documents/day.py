"""The day sheet: for whoever stands at the gate, without a name and without a subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents.colours import LINE, ink
from app.documents.page import Part, Sheet, Story, printed
from app.documents.parts import Ticks, WriteIn, side_by_side
from app.documents.typeface import Type
from app.documents.wording import consent_word, recording_word
from app.domain.consent import Standing
from app.domain.schedule import Outcome
from app.language import Words
from app.language.dates import clock_time, long_day
from app.language.nouns import outcome_word

STYLE = Type(12)
TIME = Type(16)
COLUMNS = (24 * mm, 76 * mm, 60 * mm)
LEGEND = (46 * mm, 56 * mm, 58 * mm)


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One appointment of the day; `follow_ups` counts what is to be taken up again."""

    starts_at: datetime
    minutes: int
    code: str
    site: str
    wave: str
    consent: Standing
    follow_ups: int


def day_sheet(entries: Sequence[DayEntry], day: date, words: Words) -> bytes:
    """Return the appointments of a day as a PDF: what, where, what to bring, how it ended."""
    part = Part(words.say("Dagblad"), None, partial(_story, tuple(entries), day, words))
    language = words.language.value
    return printed(Sheet(words.say("Dagblad"), language, day, [part]), words)


def _story(entries: tuple[DayEntry, ...], day: date, words: Words) -> Story:
    story: Story = [STYLE.title(_capital(long_day(words, day)))]
    if not entries:
        return [*story, STYLE.text(words.say("Voor deze dag staat niets afgesproken."))]
    for entry in entries:
        story.append(KeepTogether([_row(entry, words)]))
    return [*story, Spacer(0, 14), KeepTogether(_legend(words))]


def _row(entry: DayEntry, words: Words) -> Flowable:
    return side_by_side(
        [_when(entry, words), _who(entry, words), _what(entry, words)],
        COLUMNS,
        ("LINEABOVE", (0, 0), (-1, 0), 0.6, ink(LINE)),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 10),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
    )


def _when(entry: DayEntry, words: Words) -> Story:
    length = words.say("{minutes} min", minutes=entry.minutes)
    return [TIME.strong(clock_time(words, entry.starts_at)), STYLE.quiet(length)]


def _who(entry: DayEntry, words: Words) -> Story:
    consent = consent_word(words, entry.consent)
    if entry.consent.may_talk:
        consent = words.say(
            "{consent}, {recording}",
            consent=consent,
            recording=recording_word(words, entry.consent),
        )
    return [
        TIME.strong(entry.code),
        STYLE.label(entry.wave),
        STYLE.label(entry.site),
        STYLE.label(consent),
        STYLE.label(_follow_ups(entry.follow_ups, words)),
    ]


def _follow_ups(count: int, words: Words) -> str:
    if not count:
        return words.say("geen open vervolgpunten")
    return words.say_n("{n} open vervolgpunt", "{n} open vervolgpunten", count)


def _what(entry: DayEntry, words: Words) -> Story:
    wide = COLUMNS[2] - 6
    bring = [Ticks([each], STYLE, wide) for each in _bring(entry, words)]
    for ticks in bring:
        ticks.spaceAfter = 2 * mm
    heading = [STYLE.quiet(words.say("neem mee"))] if bring else []
    return [*heading, *bring, Spacer(0, 4), WriteIn(words.say("uitkomst"), STYLE)]


def _bring(entry: DayEntry, words: Words) -> tuple[str, ...]:
    if entry.consent.may_talk:
        return words.say("leidraad op papier"), words.say("kaartje")
    if entry.consent.record is None:
        return (
            words.say("toestemmingsbladen, twee keer"),
            words.say("leidraad op papier"),
            words.say("kaartje"),
        )
    return ()


def _legend(words: Words) -> Story:
    said = [
        words.say("{number} {outcome}", number=number, outcome=outcome_word(words, outcome))
        for number, outcome in enumerate(Outcome, start=1)
    ]
    column = -(-len(said) // len(LEGEND))
    cells: list[Story] = [
        [STYLE.label(each) for each in said[start : start + column]]
        for start in range(0, len(said), column)
    ]
    table = side_by_side(cells, LEGEND)
    heading = words.say("Hoe het afliep: schrijf het nummer in het vak")
    return [STYLE.heading(heading), table]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
