"""The watch: sees every key before any field does, hides or locks, and knows that somebody is here.

Keys are looked at before shortcuts and fields are, so that hiding works in every field, list and
dialog, and so that nothing that is typed behind a cover reaches what lies under it.
"""

from enum import Enum, auto

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.clipboard import Copies, copies_itself

TWICE = 600
"""Milliseconds within which two times Esc is a wish to lock."""
_CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
HIDE = frozenset({(Qt.Key.Key_F9, _NONE), (Qt.Key.Key_B, _CTRL)})
"""The keys that show a neutral page: two, since on some laptops F9 changes the sound."""
HIDE_WORDS = "F9"
BACK = HIDE | {(Qt.Key.Key_Return, _NONE), (Qt.Key.Key_Enter, _NONE)}
LOCK = (Qt.Key.Key_L, _CTRL)
_TYPING = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
    }
)
_STIRRING = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


class Sight(Enum):
    """What can be seen of the study."""

    OPEN = auto()
    HIDDEN = auto()
    LOCKED = auto()
    STUCK = auto()
    """Covered like a lock, which waits for the disk; there is a way back."""


_BACK = {
    Sight.HIDDEN: BACK,
    Sight.LOCKED: frozenset[tuple[Qt.Key, Qt.KeyboardModifier]](),
    Sight.STUCK: BACK - HIDE | {(Qt.Key.Key_Space, _NONE)},
}
"""The keys that show the study again."""


class Watch(QObject):
    """Looks over the shoulder of the whole program, for one window."""

    hide_wanted = Signal()
    back_wanted = Signal()
    lock_wanted = Signal()
    stirred = Signal()
    """Somebody typed, clicked, turned or touched."""

    def __init__(self, window: QWidget) -> None:
        """Watch until the window is gone."""
        super().__init__(window)
        self.sight = Sight.OPEN
        self._window = window
        self._escaped = QElapsedTimer()
        self._mouse_at = QPointF()
        self._copies = Copies(self)
        app = QApplication.instance()
        if app:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys that hide and lock, and let the rest through unless all is covered."""
        kind = event.type()
        if kind in _STIRRING and not self._stands_still(event):
            self.stirred.emit()
        if kind not in _TYPING or not self._window.isVisible():
            return False
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(watched, event)
        if self.sight is Sight.OPEN:
            return False
        event.accept()  # a shortcut that is accepted comes back as a key, which goes nowhere
        return True

    def _stands_still(self, event: QEvent) -> bool:
        """Tell whether the mouse is said to move though it did not: what is under it changed."""
        if not isinstance(event, QMouseEvent) or event.type() is not QEvent.Type.MouseMove:
            return False
        at, before = event.globalPosition(), self._mouse_at
        self._mouse_at = at
        return at == before

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        covered = self.sight is not Sight.OPEN
        if event.isAutoRepeat():
            return covered
        pressed = (Qt.Key(event.key()), _plain(event))
        if covered:
            self._pressed_behind_cover(pressed)
        elif pressed in HIDE:
            self.hide_wanted.emit()
            return True
        elif pressed == LOCK:
            self.lock_wanted.emit()
            return True
        elif copies_itself(QApplication.focusWidget(), event):
            return True
        if watched is (QApplication.focusWidget() or self._window):
            self._count_escapes(event.key())
        return covered

    def _pressed_behind_cover(self, pressed: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        if pressed in _BACK[self.sight]:
            self.back_wanted.emit()
        elif pressed == LOCK and self.sight is Sight.HIDDEN:
            self.lock_wanted.emit()

    def _count_escapes(self, key: int) -> None:
        """Lock at the second Esc; the first one still does what it does everywhere."""
        if key != Qt.Key.Key_Escape:
            self._escaped.invalidate()
        elif self._escaped.isValid() and self._escaped.elapsed() < TWICE:
            self._escaped.invalidate()
            self.lock_wanted.emit()
        else:
            self._escaped.start()


def _plain(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
