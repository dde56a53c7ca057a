"""A scroll area whose contents stand still: they are as wide with a scroll bar as without one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.theme import theme

BAR = 12
"""Design pixels that the style sheet gives a scroll bar."""


def scrolled(inside: QWidget) -> QScrollArea:
    """Return an area that scrolls what has no room, and takes no room of its own while it has."""
    inside.setProperty("kind", "column")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    return area


class SteadyArea(QScrollArea):
    """Keeps the room of its scroll bar free, so that nothing jumps when the bar comes or goes."""

    def __init__(self, inside: QWidget) -> None:
        """Scroll `inside` up and down."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._make_room(0, 0)

    def scroll_by_key(self, event: QKeyEvent) -> bool:
        """Scroll for a key that another part was given and does not need; tell if it was one."""
        if event.key() not in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            return False
        self.keyPressEvent(event)
        return True

    def _make_room(self, _least: int, most: int) -> None:
        self.setViewportMargins(0, 0, 0 if most else theme().px(BAR), 0)
