"""A quiet line about this laptop, which opens when somebody wants to know more."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.posture import Posture
from app.language import Words
from app.ui.parts.buttons import Kind, button, button_row
from app.ui.parts.narrow import narrow
from app.ui.theme import theme
from app.ui.wording.posture import worry_sentence


class LaptopNote(QWidget):
    """Closed it says how many things there are to know; it never stands in the way."""

    def __init__(self, words: Words, posture: Posture) -> None:
        """Begin closed; where nothing worries, say nothing."""
        super().__init__()
        worries = posture.worries
        title = words.say_n(
            "Deze laptop: {n} ding om te weten", "Deze laptop: {n} dingen om te weten", len(worries)
        )
        self._opener = button(title, self._turn, kind=Kind.QUIET, icon="info")
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(theme().px(36), 0, 0, 0)
        told.setSpacing(theme().px(8))
        for worry in worries:
            told.addLayout(narrow(worry_sentence(words, worry, posture)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addLayout(button_row(self._opener))
        column.addWidget(self._told)
        self._told.hide()

    def _turn(self) -> None:
        self._told.setVisible(self._told.isHidden())
