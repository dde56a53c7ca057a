"""Choosing a passphrase: six words are offered, one's own is allowed, and either is typed again."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.crypto.passphrase import LEAST, WORDS, entropy
from app.crypto.passphrase import words as known_words
from app.language import Words
from app.ui.gate.panel import caps_pill
from app.ui.parts import (
    Card,
    Field,
    Kind,
    SecretEdit,
    Segmented,
    button,
    button_row,
    plain_label,
    quiet_label,
    readable,
)
from app.ui.theme import Role, Size, theme

OFFERED, OWN = "offered", "own"
WIDE = 560
"""Design pixels of the fields; the words above them take what room there is."""


class PassphrasePart(QWidget):
    """Offers six words; `own` and `again` are the fields that a form puts below."""

    def __init__(self, words: Words, draw: Callable[[], str], title: str = "") -> None:
        """Offer what `draw` gives; `title` says whose passphrase it is where that is not plain."""
        super().__init__()
        say = words.say
        self._say, self._draw = say, draw
        self._title = plain_label(title or say("Wachtzin"), strong=True)
        self._way = Segmented(say("Wachtzin"), [(OFFERED, say("Zes woorden")), (OWN, say("Eigen"))])
        self._way.chosen.connect(self._turn)
        self._shown = readable(plain_label(size=Size.LARGE, tone=Role.WATER, strong=True))
        self._shown.setAccessibleName(say("Aangeboden wachtzin"))
        self._card = self._offer()
        own = SecretEdit(words, say("Zelf gekozen wachtzin"))
        self.own = Field(
            say("Zelf gekozen wachtzin"),
            own,
            help_text=say("Minstens {n} tekens. Een zin is beter dan een woord.", n=LEAST),
            wide=WIDE,
        )
        secret = SecretEdit(words, say("Typ de wachtzin over"))
        self.again = Field(say("Typ de wachtzin over"), secret, wide=WIDE)
        self._caps = caps_pill(words)
        for each in (own, secret):
            each.caps.connect(self._caps.setVisible)
        self._arrange()
        self._other()
        self._turn(OFFERED)

    @property
    def wanted(self) -> str:
        """Return the passphrase that was chosen."""
        return self.own.text if self._way.key == OWN else self._shown.text()

    def own_rule(self, text: str) -> str:
        """Say when a passphrase of one's own is too short."""
        if self._way.key == OFFERED or len(_plain(text)) >= LEAST:
            return ""
        return self._say("Neem minstens {n} tekens.", n=LEAST)

    def again_rule(self, text: str) -> str:
        """Say when what was typed again is something else."""
        if _plain(text) == _plain(self.wanted):
            return ""
        return self._say("Dit is niet dezelfde wachtzin. Typ hem nog een keer.")

    def _offer(self) -> Card:
        card = Card()
        card.body.addWidget(self._shown)
        why = self._say("Schrijf deze woorden op papier. Zonder wachtzin gaat niets meer open.")
        card.body.addWidget(quiet_label(why))
        chance = self._say(
            "{n} woorden, getrokken uit een lijst van {many}: {bits} bits toeval.",
            n=WORDS,
            many=len(known_words()),
            bits=round(entropy()),
        )
        card.body.addWidget(quiet_label(chance))
        other = button(self._say("Andere woorden"), self._other, kind=Kind.QUIET, icon="rotate-ccw")
        card.body.addLayout(button_row(other))
        return card

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self._title)
        column.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._card)
        column.addWidget(self._caps, 0, Qt.AlignmentFlag.AlignLeft)

    def _other(self) -> None:
        self._shown.setText(self._draw())

    def _turn(self, way: str) -> None:
        self._card.setVisible(way == OFFERED)
        self.own.setVisible(way == OWN)


def _plain(text: str) -> str:
    return " ".join(text.split())
