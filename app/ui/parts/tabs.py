"""Tabs: words in a row, of which one is shown; arrows choose, Tab goes on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from app.language import Words
from app.ui.parts.shortcut import shortcut
from app.ui.theme import ICON, Role, theme


def tab_bar(spoken: str, words: Sequence[str]) -> QTabBar:
    """Return a bar with a tab for each of `words`."""
    bar = QTabBar()
    bar.setAccessibleName(spoken)
    bar.setExpanding(False)
    bar.setDrawBase(False)
    for word in words:
        bar.addTab(word)
    back, on = bar.findChildren(QToolButton)
    back.installEventFilter(_Arrow(back, "chevron-left"))
    on.installEventFilter(_Arrow(on, "chevron-right"))
    return bar


def turn_by_key(bar: QTabBar, owner: QWidget, words: Words) -> None:
    """Let two keys go to the next tab and the one before, wherever the keyboard is in `owner`."""
    say = words.say
    shortcut("Ctrl+PgDown", owner, partial(_step, bar, 1), say("Volgend onderdeel"))
    shortcut("Ctrl+PgUp", owner, partial(_step, bar, -1), say("Vorig onderdeel"))


def _step(bar: QTabBar, by: int) -> None:
    bar.setCurrentIndex((bar.currentIndex() + by) % bar.count())


class _Arrow(QObject):
    """Draws the arrow to the tabs out of sight as large as the words: Qt's own never grows."""

    def __init__(self, button: QToolButton, icon: str) -> None:
        super().__init__(button)
        self._button, self._icon = button, icon

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw instead of Qt."""
        if event.type() is not QEvent.Type.Paint:
            return super().eventFilter(watched, event)
        look, room = theme(), self._button.rect()
        role = Role.TEXT if self._button.isEnabled() else Role.LINE
        place = QRect(0, 0, look.px(ICON), look.px(ICON))
        place.moveCenter(room.center())
        painter = QPainter(self._button)
        painter.fillRect(room, look.colour(Role.HOVER if self._is_hovered() else Role.GROUND))
        painter.drawPixmap(place, look.pixmap(self._icon, role))
        painter.end()
        return True

    def _is_hovered(self) -> bool:
        return self._button.isEnabled() and self._button.underMouse()
