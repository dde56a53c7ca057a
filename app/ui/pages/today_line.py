"""One line of today: who, what about it, and the act that belongs to it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.ui.parts import StatusPill, Tone, plain_label, quiet_label, retone
from app.ui.theme import Role, theme

LEAD = 148
"""Design pixels of the column in which times and codes stand under each other."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Line(QFrame):
    """Enter opens it, arrows walk to the next; its acts are the next stops of Tab."""

    opened = Signal()

    def __init__(self, lead: str, about: str, quiet: str = "") -> None:
        """Show `lead`, what it is about, and an aside."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(", ".join(part for part in (lead, about, quiet) if part))
        self.setToolTip(" · ".join(part for part in (about, quiet) if part))
        self.setMinimumHeight(theme().px(48))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*(theme().px(side) for side in (12, 4, 8, 4)))
        self._row.setSpacing(theme().px(12))
        first = plain_label(lead, strong=True, wrap=False)
        first.setMinimumWidth(theme().px(LEAD))
        self._row.addWidget(first)
        said = [(plain_label(about, wrap=False), 3)] + ([(quiet_label(quiet), 2)] if quiet else [])
        for words, share in said:
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._row.addWidget(words, share)

    def add_pill(self, word: str, tone: Tone) -> None:
        """Show a state."""
        self._row.addWidget(StatusPill(word, tone))

    def add_act(self, act: QWidget) -> None:
        """Offer something that can be done at once."""
        self._row.addWidget(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, walk with the arrows."""
        if event.key() in ENTER:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Down:
            self._walk(1)
        elif event.key() == Qt.Key.Key_Up:
            self._walk(-1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open with a click."""
        super().mouseReleaseEvent(event)
        self.opened.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the mouse."""
        super().enterEvent(event)
        self._light(on=True)

    def leaveEvent(self, event: QEvent) -> None:
        """Calm down again."""
        super().leaveEvent(event)
        self._light(on=self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._light(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Calm down again."""
        super().focusOutEvent(event)
        self._light(on=False)

    def _light(self, *, on: bool) -> None:
        retone(self, "pill", Role.WATER.value if on else "")

    def _walk(self, by: int) -> None:
        lines = [line for line in self.window().findChildren(Line) if line.isVisible()]
        at = lines.index(self) + by
        if 0 <= at < len(lines):
            lines[at].setFocus()
