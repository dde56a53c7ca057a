"""The log on paper: who did what and when, for an ethics board, with the head of the chain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents.colours import LINE, ink
from app.documents.page import TEXT_WIDTH, Part, Sheet, Story, printed
from app.documents.parts import side_by_side
from app.documents.typeface import Type
from app.domain.log import ChainHead
from app.language import Words
from app.language.dates import clock_time, without_weekday

STYLE = Type(12)
SMALL = Type(10)
COLUMNS = (12 * mm, 34 * mm, 28 * mm, TEXT_WIDTH - 74 * mm)
GROUP = 8
"""Signs of the head that stand together, so that two people can compare them."""


@dataclass(frozen=True, slots=True)
class LogRow:
    """One event, said."""

    seq: int
    at: datetime
    who: str
    about: str
    what: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """What the rows are of: the study, what was asked for, out of how many, and the head."""

    study: str
    asked: str
    events: int
    head: ChainHead


def log_sheet(rows: Sequence[LogRow], page: LogPage, day: date, words: Words) -> bytes:
    """Return the rows as a PDF; nobody but users is named."""
    title = words.say("Logboek")
    part = Part(title, None, partial(_story, tuple(rows), page, words), "", page.study)
    return printed(Sheet(title, words.language.value, day, [part]), words)


def _story(rows: tuple[LogRow, ...], page: LogPage, words: Words) -> Story:
    say = words.say
    told = say("{n} van {all} handelingen. {asked}", n=len(rows), all=page.events, asked=page.asked)
    return [
        STYLE.title(say("Wie deed wat, en wanneer")),
        STYLE.quiet(told.strip()),
        Spacer(0, 2 * mm),
        *(_row(each, words) for each in rows),
        Spacer(0, 6 * mm),
        KeepTogether(_proof(page.head, words)),
    ]


def _row(row: LogRow, words: Words) -> Flowable:
    local = row.at.astimezone()
    what = f"{row.about}: {row.what}" if row.about else row.what
    cells: list[Story] = [
        [SMALL.quiet(str(row.seq))],
        [SMALL.quiet(f"{without_weekday(words, local.date())} {clock_time(words, row.at)}")],
        [SMALL.label(row.who)],
        [SMALL.label(what)],
    ]
    return side_by_side(
        cells,
        COLUMNS,
        ("LINEABOVE", (0, 0), (-1, 0), 0.4, ink(LINE)),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    )


def _proof(head: ChainHead, words: Words) -> Story:
    signs = head.digest.hex()
    groups = " ".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))
    return [
        STYLE.heading(words.say("Kop van het logboek")),
        SMALL.label(words.say("handeling {seq}", seq=head.seq)),
        SMALL.strong(groups),
        SMALL.quiet(
            words.say(
                "Elke handeling hangt aan de vorige. Wie later iets verandert of weglaat, krijgt "
                "een andere kop. Vergelijk hem met wat het programma toont."
            )
        ),
    ]
