"""The message bar: what just happened, why, what to do now, and a way back where there is one."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.language import Words
from app.ui.notice import Notice, Tone
from app.ui.parts.buttons import Kind, button, icon_button
from app.ui.parts.text import IconLabel, plain_label, readable, retone
from app.ui.theme import theme

STAYS = 8000
"""Milliseconds that good news stays; anything else stays until somebody puts it away."""
STILL = 1000
"""Milliseconds that the mouse must be still before the page moves up under it."""


class Banner(QFrame):
    """One message at a time, above what it is about, never in the way of the keyboard."""

    gone = Signal()

    def __init__(self, words: Words) -> None:
        """Be invisible until there is something to say."""
        super().__init__()
        self._notice: Notice | None = None
        self._icon = IconLabel(Tone.GOOD.icon)
        self._words = readable(plain_label())
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._undo = button(words.say("Ongedaan maken"), self._take_back, kind=Kind.QUIET)
        self._away = icon_button("x", words.say("Bericht sluiten"), self.clear)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_by_itself)
        self._mouse = QCursor.pos()
        self._arrange(self._icon, self._words, self._undo, self._away)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show this message in place of the one before."""
        self._notice = notice
        self._icon.show_icon(notice.tone.icon, notice.tone.role)
        self._words.setText(notice.sentence)
        self._undo.setVisible(notice.undo is not None)
        self.setAccessibleName(notice.sentence)
        retone(self, "pill", notice.tone.role.value)
        self._timer.stop()
        if notice.tone is Tone.GOOD:
            self._mouse = QCursor.pos()
            self._timer.start(STAYS)
        self.show()

    def clear(self) -> None:
        """Put the message away."""
        self._notice = None
        self._timer.stop()
        self.hide()
        self.gone.emit()

    def _go_by_itself(self) -> None:
        """Go, but not while somebody is on the way to what they want to click."""
        before, self._mouse = self._mouse, QCursor.pos()
        if self._mouse == before:
            self.clear()
        else:
            self._timer.start(STILL)

    def _take_back(self) -> None:
        notice = self._notice
        self.clear()
        if notice and notice.undo:
            notice.undo()

    def _arrange(self, *parts: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(14), theme().px(6), theme().px(6), theme().px(6))
        row.setSpacing(theme().px(10))
        for part in parts:
            row.addWidget(part)
