"""The neutral card: whom to ring, on paper that says nothing of a study; eight to a sheet."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.documents.colours import DEEP, LINE, SOFT, TEXT, WATER, ink
from app.documents.page import TEXT_WIDTH, Part, Sheet, Story, draw_iceberg, printed
from app.documents.typeface import BOLD, REGULAR, Type, broken
from app.language import Words

STYLE = Type(12)
WIDE, TALL = TEXT_WIDTH / 2, 50 * mm
EDGE = 6 * mm
ROWS = 4
SKY = 11 * mm


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a participant may ring."""

    name: str
    phone: str


def card_sheet(contact: Contact, day: date, words: Words) -> bytes:
    """Return a sheet of cards to cut out, for those who want no letter with them."""
    part = Part(words.say("Kaartjes"), None, partial(_story, contact, words))
    return printed(Sheet(words.say("Kaartjes"), words.language.value, day, [part]), words)


def _story(contact: Contact, words: Words) -> Story:
    lead = words.say("Knip ze uit op de lijnen. Er staat niets op over het onderzoek.")
    return [STYLE.quiet(lead), Spacer(0, 6), *(_Cards(contact, words) for _ in range(ROWS))]


class _Cards(Flowable):
    def __init__(self, contact: Contact, words: Words) -> None:
        super().__init__()
        self.contact, self.words = contact, words
        self.width, self.height = 2 * WIDE, TALL

    def draw(self) -> None:
        for left in (0.0, WIDE):
            self._card(left)

    def _card(self, left: float) -> None:
        canvas = self.canv
        canvas.setFillColor(ink(SOFT))
        canvas.rect(left, TALL - SKY, WIDE, SKY, stroke=0, fill=1)
        canvas.setFillColor(ink(DEEP))
        canvas.rect(left, TALL - SKY - mm, WIDE, mm, stroke=0, fill=1)
        draw_iceberg(canvas, left + EDGE, TALL - SKY)
        canvas.setStrokeColor(ink(LINE))
        canvas.setLineWidth(0.5)
        canvas.rect(left, 0, WIDE, TALL, stroke=1, fill=0)
        self._words(left + EDGE)

    def _words(self, left: float) -> None:
        room = WIDE - 2 * EDGE
        said = self.words.say("Bel gerust als er iets is.")
        base = TALL - SKY - 13 * mm
        for line in broken(self.contact.name, BOLD, 14, room):
            base = self._line(left, base, line, (BOLD, 14, TEXT))
        base = self._line(left, base, self.contact.phone, (BOLD, 14, WATER))
        for line in broken(said, REGULAR, 12, room):
            base = self._line(left, base, line, (REGULAR, 12, TEXT))

    def _line(self, x: float, base: float, words: str, look: tuple[str, float, str]) -> float:
        font, size, colour = look
        self.canv.setFillColor(ink(colour))
        self.canv.setFont(font, size)
        self.canv.drawString(x, base, words)
        return base - size * 1.35
