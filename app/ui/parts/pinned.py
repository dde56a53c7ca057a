"""A sentence that stays above the page for as long as the study is open."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.notice import Tone
from app.ui.parts.text import IconLabel, plain_label, readable, retone
from app.ui.theme import theme


class Pinned(QWidget):
    """Says what holds for everything below it; nobody can put it away."""

    def __init__(self) -> None:
        """Be invisible until there is something to say."""
        super().__init__()
        self._said = readable(plain_label())
        self._frame = QFrame()
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(*(theme().px(side) for side in (14, 8, 14, 8)))
        row.setSpacing(theme().px(10))
        row.addWidget(IconLabel("triangle-alert", Tone.DUE.role))
        row.addWidget(self._said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme().px(side) for side in (24, 16, 24, 0)))
        column.addWidget(self._frame)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show this sentence, or nothing."""
        self._said.setText(sentence)
        self.setAccessibleName(sentence)
        retone(self._frame, "pill", Tone.DUE.role.value)
        self.setVisible(bool(sentence))
