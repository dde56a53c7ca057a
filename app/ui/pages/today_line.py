"""One line of today: who, what about it, and the act that belongs to it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from app.ui.parts import StatusPill, Tone, plain_label, retone
from app.ui.parts.text import OneLine
from app.ui.theme import Role, Size, theme

LEAD = 148
"""Design pixels of the column in which times and codes stand under each other."""
ABOUT, ASIDE = 3, 2
"""How the room is shared between what the line is about and what stands aside."""
AROUND = 56
"""Design pixels at the edges and between the words and the acts."""
LEAST = 240
"""Design pixels below which a line does not shrink."""
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
        self.setMinimumWidth(theme().px(LEAST))
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(*(theme().px(side) for side in (12, 4, 8, 4)))
        self._whole.setSpacing(theme().px(12))
        self._row, self._acts = QHBoxLayout(), QHBoxLayout()
        for part, share in ((self._row, 1), (self._acts, 0)):
            part.setSpacing(theme().px(12))
            self._whole.addLayout(part, share)
        self._whole.setAlignment(self._acts, Qt.AlignmentFlag.AlignRight)
        self._lead = plain_label(lead, strong=True, wrap=False)
        self._lead.setMinimumWidth(theme().px(LEAD))
        self._about, self._has_aside = OneLine(about), bool(quiet)
        self._row.addWidget(self._lead)
        self._row.addWidget(self._about, ABOUT)
        if quiet:
            self._row.addWidget(OneLine(quiet, size=Size.SMALL, tone=Role.QUIET), ASIDE)

    def add_pill(self, word: str, tone: Tone) -> None:
        """Show a state."""
        self._acts.addWidget(StatusPill(word, tone))

    def add_act(self, act: QWidget) -> None:
        """Offer something that can be done at once."""
        self._acts.addWidget(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the acts under the words where there is no room for both."""
        super().resizeEvent(event)
        self._share_room()

    def event(self, event: QEvent) -> bool:
        """Share the room anew when a part turns out larger: it gets its letters after its place."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._share_room()
        return super().event(event)

    def _share_room(self) -> None:
        ways, sides = QBoxLayout.Direction, Qt.AlignmentFlag
        beside = self._acts.sizeHint().width() + self._words_wide() <= self.width()
        wanted = ways.LeftToRight if beside else ways.TopToBottom
        if self._whole.direction() is not wanted:
            self._whole.setDirection(wanted)
            self._whole.setAlignment(self._acts, sides.AlignRight if beside else sides.AlignLeft)

    def _words_wide(self) -> int:
        """Return the width from which what the line is about is not cut."""
        about = self._about.whole * (ABOUT + ASIDE * self._has_aside) // ABOUT
        lead = max(self._lead.sizeHint().width(), theme().px(LEAD))
        return max(lead + about, theme().px(2 * LEAD)) + theme().px(AROUND)

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
