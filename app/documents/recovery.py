"""The recovery sheet: the two codes that open a study when nobody knows a passphrase any more."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.colours import TEXT, ink
from app.documents.mark import draw_mark
from app.documents.page import TEXT_WIDTH, Part, Sheet, Story, printed
from app.documents.typeface import REGULAR, Type
from app.language import Words

STYLE = Type(12)
CODE_SIZE = 13
GROUP = 6
GROUPS = 4
"""Groups of signs on a line, so that whoever copies them does not lose the place."""
SIDE = 30 * mm
LEADING = 7 * mm


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """One age identity, and what it opens."""

    title: str
    secret: str = field(repr=False)


def recovery_sheet(study: str, codes: tuple[RecoveryCode, ...], day: date, words: Words) -> bytes:
    """Return the sheet with every code in groups and as a QR code."""
    title = words.say("Herstelblad")
    part = Part(title, None, partial(_story, study, codes, words))
    return printed(Sheet(title, words.language.value, day, [part]), words)


def groups(secret: str) -> tuple[str, ...]:
    """Return a code in groups of six signs; the last may be shorter."""
    return tuple(secret[at : at + GROUP] for at in range(0, len(secret), GROUP))


def _story(study: str, codes: tuple[RecoveryCode, ...], words: Words) -> Story:
    say = words.say
    story: Story = [
        STYLE.title(say("Herstelblad")),
        STYLE.text(say("Voor het onderzoek: {study}", study=study)),
        STYLE.text(
            say(
                "Wie dit blad heeft, kan het onderzoek openen zonder wachtzin. Bewaar het in een "
                "kluis, niet bij de laptop."
            )
        ),
    ]
    for code in codes:
        story += [Spacer(0, 5 * mm), STYLE.heading(code.title), _Code(code.secret)]
    story += [
        Spacer(0, 6 * mm),
        STYLE.quiet(
            say(
                "Elke code is een gewone age-sleutel. Typ hem zonder spaties. Met de programma's "
                "age en sqlcipher gaat het onderzoek ook open als Waterlijn er niet meer is."
            )
        ),
    ]
    return story


class _Code(Flowable):
    def __init__(self, secret: str) -> None:
        super().__init__()
        self.secret = secret
        self.width, self.height = TEXT_WIDTH, SIDE

    def draw(self) -> None:
        draw_mark(self.canv, self.secret, 0, 0, SIDE)
        self.canv.setFont(REGULAR, CODE_SIZE)
        self.canv.setFillColor(ink(TEXT))
        every = groups(self.secret)
        lines = [every[at : at + GROUPS] for at in range(0, len(every), GROUPS)]
        base = SIDE - CODE_SIZE
        for line in lines:
            for place, group in enumerate(line):
                self.canv.drawString(SIDE + 8 * mm + place * 28 * mm, base, group)
            base -= LEADING
