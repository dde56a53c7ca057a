"""The recovery sheet, whole or in three shares: it opens a study when nobody knows a passphrase."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents.colours import LINE, QUIET, TEXT, WATER, WHITE, ink
from app.documents.mark import draw_mark
from app.documents.page import TEXT_WIDTH, Part, Sheet, Story, printed
from app.documents.typeface import BOLD, REGULAR, SEMIBOLD, Type
from app.domain.recovery_code import printed_lines
from app.domain.users import Store
from app.language import Words
from app.language.dates import day_and_time

STYLE = Type(12)
SIDE = 36 * mm
LEADING = 8.2 * mm
SIGNS_AT = SIDE + 18 * mm
PITCH = 24 * mm
CHECKS_AT = SIGNS_AT + 3 * PITCH + 3 * mm
BADGE = 9 * mm
COLUMNS, ROWS = 3, 11
"""How the 33 words of a share stand: read downwards."""


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """One age key, and which store it opens."""

    store: Store
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryShare:
    """One of `of` shares of a code, as words; `number` counts from 1."""

    store: Store
    number: int
    of: int
    words: tuple[str, ...] = field(repr=False)


def recovery_sheet(
    study: str, codes: tuple[RecoveryCode, ...], made: datetime, words: Words
) -> bytes:
    """Return the sheet with every code in checked lines and as a QR code."""
    title = words.say("Herstelblad")
    part = Part(title, None, partial(_sheet_story, study, codes, made, words))
    return printed(Sheet(title, words.language.value, made.astimezone().date(), [part]), words)


def share_sheets(
    study: str, shares: tuple[RecoveryShare, ...], made: datetime, words: Words
) -> bytes:
    """Return a page for every share; two of a code are needed, and one alone tells nothing."""
    title = words.say("Herstelblad in delen")
    parts = [
        Part(_share_title(share, words), None, partial(_share_story, study, share, made, words))
        for share in shares
    ]
    return printed(Sheet(title, words.language.value, made.astimezone().date(), parts), words)


def _sheet_story(
    study: str, codes: tuple[RecoveryCode, ...], made: datetime, words: Words
) -> Story:
    say = words.say
    story: Story = [
        STYLE.title(say("Herstelblad")),
        STYLE.strong(say("Voor het onderzoek: {study}", study=study)),
        STYLE.text(
            say(
                "Gemaakt: {moment}. Werkt tot er een nieuwer blad is. Wie dit blad heeft, opent "
                "het onderzoek zonder wachtzin: bewaar het in een kluis, niet bij de laptop.",
                moment=day_and_time(words, made),
            )
        ),
    ]
    for code in codes:
        story += [Spacer(0, 5 * mm), KeepTogether([_Title(code.store, words), _Code(code, words)])]
    story += [
        Spacer(0, 6 * mm),
        STYLE.strong(say("Wachtzin vergeten?")),
        STYLE.text(
            say(
                "Kies bij het ontgrendelen “Wachtzin vergeten?”. Typ van beide codes de vier "
                "regels over, met de twee controletekens. Zit er een fout in, dan zegt Waterlijn "
                "in welke regel. De letters B, I en O en het cijfer 1 komen niet voor: 0 is een "
                "nul."
            )
        ),
        *_laptop_gone(words),
        STYLE.strong(say("Zonder Waterlijn")),
        STYLE.text(
            say(
                "Elke QR-code is een age-sleutel: AGE-SECRET-KEY-1 met daarachter de vier regels "
                "aan elkaar, zonder controletekens. De rest staat in README-RECOVERY.txt, in de "
                "map van het onderzoek."
            )
        ),
    ]
    return story


def _share_story(study: str, share: RecoveryShare, made: datetime, words: Words) -> Story:
    say = words.say
    return [
        STYLE.title(_share_title(share, words)),
        STYLE.strong(say("Voor het onderzoek: {study}", study=study)),
        STYLE.text(
            say(
                "Gemaakt: {moment}. Werkt tot er een nieuwer blad is. Twee van de drie delen van "
                "dezelfde code zijn samen genoeg; één deel alleen zegt niets. Bewaar elk deel op "
                "een andere plek.",
                moment=day_and_time(words, made),
            )
        ),
        Spacer(0, 4 * mm),
        _Title(share.store, words),
        _ShareWords(share),
        Spacer(0, 9 * mm),
        STYLE.strong(say("Wachtzin vergeten?")),
        STYLE.text(
            say(
                "Kies bij het ontgrendelen “Wachtzin vergeten?” en dan “Drie delen”. Typ van code "
                "A en van code B elk twee delen over, alle 33 woorden. Het zijn Engelse woorden. "
                "Delen die bij elkaar horen, beginnen met dezelfde twee."
            )
        ),
        *_laptop_gone(words),
        STYLE.strong(say("Zonder Waterlijn")),
        STYLE.text(
            say(
                "De woorden zijn SLIP-39. README-RECOVERY.txt, in de map van het onderzoek, zegt "
                "hoe je daarmee en met de programma's age en sqlcipher het onderzoek opent."
            )
        ),
    ]


def _laptop_gone(words: Words) -> Story:
    """Say what this paper is worth without the laptop: it opens a backup, and is none."""
    return [
        STYLE.strong(words.say("Laptop kwijt of stuk?")),
        STYLE.text(
            words.say(
                "Kies op een andere laptop “Reservekopie terugzetten”, en daar het herstelblad of "
                "de delen ervan. Dit papier opent een reservekopie; het is er geen."
            )
        ),
    ]


def _share_title(share: RecoveryShare, words: Words) -> str:
    return words.say(
        "Herstelblad: code {letter}, deel {n} van {of}",
        letter=_LETTERS[share.store],
        n=share.number,
        of=share.of,
    )


_LETTERS = {Store.RESEARCH: "A", Store.IDENTITY: "B"}


class _Title(Flowable):
    """The letter of a code, dark for A and light for B, and what the code opens."""

    def __init__(self, store: Store, words: Words) -> None:
        super().__init__()
        self.store = store
        self.says = {
            Store.RESEARCH: words.say("Code A opent de gesprekken"),
            Store.IDENTITY: words.say("Code B opent de namen"),
        }[store]
        self.width, self.height = TEXT_WIDTH, BADGE + 3 * mm

    def draw(self) -> None:
        canvas, dark = self.canv, self.store is Store.RESEARCH
        canvas.setStrokeColor(ink(WATER))
        canvas.setFillColor(ink(WATER if dark else WHITE))
        canvas.setLineWidth(1.4)
        canvas.roundRect(0, 3 * mm, BADGE, BADGE, 2 * mm, fill=1)
        canvas.setFillColor(ink(WHITE if dark else WATER))
        canvas.setFont(BOLD, 17)
        canvas.drawCentredString(BADGE / 2, 3 * mm + BADGE / 2 - 6, _LETTERS[self.store])
        canvas.setFillColor(ink(WATER))
        canvas.setFont(BOLD, 14.4)
        canvas.drawString(BADGE + 4 * mm, 3 * mm + BADGE / 2 - 5, self.says)


class _Code(Flowable):
    """A code as a QR code and in four lines: number, groups, and apart the signs that check it."""

    def __init__(self, code: RecoveryCode, words: Words) -> None:
        super().__init__()
        self.secret = code.secret
        self.lines = printed_lines(code.secret, code.store)
        self.line_word, self.check_word = words.say("regel"), words.say("controletekens")
        self.width, self.height = TEXT_WIDTH, SIDE + 2 * mm

    def draw(self) -> None:
        draw_mark(self.canv, self.secret, -2 * mm, 0, SIDE)
        first = SIDE - 11 * mm
        self._label(SIDE + 6 * mm, self.line_word)
        self._label(CHECKS_AT, self.check_word)
        self.canv.setStrokeColor(ink(LINE))
        self.canv.setLineWidth(0.7)
        between = CHECKS_AT - 5 * mm
        self.canv.line(between, first + 5 * mm, between, first - 3 * LEADING - 2 * mm)
        for number, line in enumerate(self.lines):
            self._line(first - number * LEADING, number + 1, line)

    def _label(self, x: float, text: str) -> None:
        self.canv.setFillColor(ink(QUIET))
        self.canv.setFont(REGULAR, 9.5)
        self.canv.drawString(x, SIDE - 4 * mm, text)

    def _line(self, base: float, number: int, line: tuple[str, ...]) -> None:
        *groups, checks = line
        self.canv.setFillColor(ink(QUIET))
        self.canv.setFont(REGULAR, 11)
        self.canv.drawString(SIDE + 6 * mm, base, str(number))
        self.canv.setFillColor(ink(TEXT))
        self.canv.setFont(SEMIBOLD, 15)
        for place, group in enumerate(groups):
            self.canv.drawString(SIGNS_AT + place * PITCH, base, group)
        self.canv.setFillColor(ink(WATER))
        self.canv.drawString(CHECKS_AT, base, checks)


class _ShareWords(Flowable):
    """The words of a share with their numbers, in columns."""

    def __init__(self, share: RecoveryShare) -> None:
        super().__init__()
        self.words = share.words
        self.width, self.height = TEXT_WIDTH, ROWS * LEADING + 2 * mm

    def draw(self) -> None:
        for place, word in enumerate(self.words):
            column, row = divmod(place, ROWS)
            left = column * self.width / COLUMNS
            base = self.height - (row + 1) * LEADING + 2 * mm
            self.canv.setFillColor(ink(QUIET))
            self.canv.setFont(REGULAR, 11)
            self.canv.drawRightString(left + 7 * mm, base, str(place + 1))
            self.canv.setFillColor(ink(TEXT))
            self.canv.setFont(SEMIBOLD, 15)
            self.canv.drawString(left + 11 * mm, base, word)
