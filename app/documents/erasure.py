"""The letter that asks whoever holds a bundle to delete somebody who was erased from the study."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents.colours import LINE, ink
from app.documents.page import TEXT_WIDTH, Part, Sheet, Story, printed
from app.documents.parts import Blanks, Rule, side_by_side
from app.documents.typeface import Type
from app.language import Words
from app.language.dates import long_day, short_day

STYLE = Type(12)
LINES: tuple[Rule, ...] = (
    ("LINEABOVE", (0, 0), (-1, 0), 0.6, ink(LINE)),
    ("TOPPADDING", (0, 0), (-1, -1), 4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
)
COLUMNS = (22 * mm, TEXT_WIDTH - 66 * mm, 44 * mm)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, as the settings of the study say it."""

    study: str
    institution: str
    contact: str
    phone: str


@dataclass(frozen=True, slots=True)
class SealedFile:
    """One bundle that holds somebody."""

    number: int
    file_name: str
    sealed_on: date


@dataclass(frozen=True, slots=True)
class Request:
    """What one recipient is asked to delete: somebody they know by `code`, in these bundles."""

    recipient: str
    organisation: str
    code: str
    bundles: tuple[SealedFile, ...]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One backup that holds somebody."""

    number: int
    made_on: date
    ending: str
    """How the name of its file ends."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Everybody who is written to about one participant, known to the team by `code`."""

    code: str
    requests: tuple[Request, ...]
    backups: tuple[KeptFile, ...]


def erasure_letters(recall: Recall, sender: Sender, day: date, words: Words) -> bytes:
    """Return one letter a recipient and one sheet for the team's backups, as a PDF.

    Neither says who it is about or why; only the team's own sheet has the participant code.
    """
    title = words.say("Verzoek om te verwijderen")
    told = [partial(_letter, each, sender, day, words) for each in recall.requests]
    own = [partial(_own_sheet, recall, sender, day, words)] if recall.backups else []
    parts = [Part(title, None, each) for each in [*told, *own]]
    return printed(Sheet(title, words.language.value, day, parts), words)


def _letter(request: Request, sender: Sender, day: date, words: Words) -> Story:
    say = words.say
    to = ", ".join(filter(None, (request.recipient, request.organisation)))
    return [
        STYLE.label(to),
        STYLE.quiet(long_day(words, day)),
        Spacer(0, 6 * mm),
        STYLE.title(say("Wilt u deze gegevens verwijderen?")),
        STYLE.text(
            say(
                "U kreeg van ons verzegelde bundels uit het onderzoek {study}. Eén persoon doet "
                "niet meer mee. Bij ons is alles van deze persoon gewist. In uw bundels staat het "
                "nog.",
                study=sender.study,
            )
        ),
        STYLE.strong(say("In de bundels heet deze persoon {code}.", code=request.code)),
        Spacer(0, 3 * mm),
        *_bundles(request, words),
        Spacer(0, 5 * mm),
        STYLE.heading(say("Wat wij u vragen")),
        *(STYLE.point(each) for each in _asked(request, words)),
        Spacer(0, 5 * mm),
        KeepTogether(_reply(sender, words)),
    ]


def _bundles(request: Request, words: Words) -> list[Flowable]:
    return [
        side_by_side(
            [
                [STYLE.label(words.say("bundel {n}", n=each.number))],
                [STYLE.label(each.file_name)],
                [STYLE.label(short_day(words, each.sealed_on))],
            ],
            COLUMNS,
            *LINES,
        )
        for each in request.bundles
    ]


def _own_sheet(recall: Recall, sender: Sender, day: date, words: Words) -> Story:
    say = words.say
    return [
        STYLE.label(sender.study),
        STYLE.quiet(long_day(words, day)),
        Spacer(0, 6 * mm),
        STYLE.title(say("Welke reservekopieën moeten weg?")),
        STYLE.text(
            say(
                "{code} is gewist. In deze reservekopieën staat deze deelnemer nog. Wie er een "
                "terugzet, haalt de deelnemer terug.",
                code=recall.code,
            )
        ),
        *(_backup(each, words) for each in recall.backups),
        Spacer(0, 5 * mm),
        STYLE.heading(say("Wat er moet gebeuren")),
        STYLE.point(say("Maak eerst een nieuwe reservekopie. Daar staat de deelnemer niet in.")),
        STYLE.point(say("Verwijder daarna deze bestanden op elke stick en schijf.")),
        STYLE.point(say("Bewaar dit blad getekend bij de papieren van het onderzoek.")),
        Spacer(0, 5 * mm),
        KeepTogether(_reply(sender, words)),
    ]


def _backup(kept: KeptFile, words: Words) -> Flowable:
    return side_by_side(
        [
            [STYLE.label(words.say("reservekopie {n}", n=kept.number))],
            [STYLE.label(f"waterlijn-backup-…{kept.ending}")],
            [STYLE.label(short_day(words, kept.made_on))],
        ],
        (36 * mm, TEXT_WIDTH - 72 * mm, 36 * mm),
        *LINES,
    )


def _asked(request: Request, words: Words) -> tuple[str, ...]:
    say = words.say
    return (
        say("Verwijder deze bundels, en elke kopie ervan, ook op sticks en in reservekopieën."),
        say(
            "Haal alles van {code} uit wat u ermee maakte: tabellen, codeerprojecten en "
            "aantekeningen.",
            code=request.code,
        ),
        say("Werk verder met een nieuwe bundel. Wij maken die graag voor u."),
        say("Stuur dit blad getekend terug."),
    )


def _reply(sender: Sender, words: Words) -> Story:
    say = words.say
    whom = ", ".join(filter(None, (sender.contact, sender.phone)))
    return [
        STYLE.strong(say("Alles is verwijderd:")),
        Blanks([(say("naam"), 2), (say("datum"), 1)], STYLE, 12 * mm),
        Blanks([(say("handtekening"), 1)], STYLE, 14 * mm),
        STYLE.quiet(
            say(
                "Vragen? {whom}. Met dank, {institution}.",
                whom=whom or "–",
                institution=sender.institution or sender.study,
            )
        ),
    ]
