"""The two switches that every window has: the language, and light or dark."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.language import UiLanguage, Words
from app.ui.parts.buttons import Kind, button, icon_button
from app.ui.theme import Mode, Role, theme

NAMES = {UiLanguage.NL: "Nederlands", UiLanguage.EN: "English"}
"""Every language is named in itself."""


class Switches(QWidget):
    """Language and theme, side by side."""

    language = Signal(object)
    """The `UiLanguage` somebody wants."""

    def __init__(self, words: Words) -> None:
        """Offer the language that is not spoken now, and the look that is not seen now."""
        super().__init__()
        self._other = UiLanguage.EN if words.language is UiLanguage.NL else UiLanguage.NL
        self._speak = button(
            NAMES[self._other], self._turn_language, kind=Kind.QUIET, icon="languages"
        )
        self._speak.setAccessibleName(NAMES[self._other])
        self._look = icon_button("moon", words.say("Licht of donker"), self._turn_theme)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(4))
        row.addWidget(self._speak)
        row.addWidget(self._look)
        row.addStretch(1)
        theme().changed.connect(self._draw)
        self._draw()

    def offer_language(self, *, on: bool) -> None:
        """Offer the other language, or not where it would take away what is typed."""
        self._speak.setVisible(on)

    def narrow(self, *, on: bool) -> None:
        """Stand under each other, as icons alone."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if on else ways.LeftToRight)
        self._speak.setText("" if on else NAMES[self._other])
        self._speak.setToolTip(NAMES[self._other])
        theme().dress(self._speak, "languages", Role.QUIET if on else Role.WATER)

    def _turn_language(self) -> None:
        self.language.emit(self._other)

    def _turn_theme(self) -> None:
        theme().set_mode(Mode.LIGHT if theme().dark else Mode.DARK)

    def _draw(self) -> None:
        theme().dress(self._look, "sun" if theme().dark else "moon", Role.QUIET)
