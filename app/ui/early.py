"""What is typed too early: held until the field it was meant for is there, and never a press."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

NOT_WORDS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape})
"""Keys that lead away from a field: they are for what is in sight, and it is not there yet."""


class EarlyKeys:
    """Holds the keys that somebody presses between opening a talk and its note field, in order."""

    def __init__(self) -> None:
        """Begin without waiting for anything."""
        self._waiting = False
        self._keys: list[QKeyEvent] = []

    @property
    def holds(self) -> bool:
        """Tell whether something was typed that has no field yet."""
        return bool(self._keys)

    def wait(self) -> None:
        """Hold what is typed from now on."""
        self._waiting = True

    def drop(self) -> None:
        """Wait no longer, and forget what was typed: there will be no field for it."""
        self._waiting = False
        self._keys.clear()

    def keep(self, event: QKeyEvent) -> bool:
        """Hold a key and tell so, or let it go where it went when nobody waits."""
        if self._waiting and event.key() not in NOT_WORDS and not event.isAutoRepeat():
            self._keys.append(_again(event))
        return self._waiting

    def hand_to(self, control: QWidget) -> None:
        """Type it all where somebody writes; what is no field gets nothing."""
        keys, self._keys, self._waiting = self._keys, [], False
        if isinstance(control, QPlainTextEdit):
            for event in keys:
                _press(event, control)


def _again(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())


def _press(event: QKeyEvent, field: QWidget) -> None:
    """Do what the key would have done: a shortcut of the field's own pane, or a letter."""
    keys = QKeySequence(event.keyCombination())
    pane: QWidget | None = field
    while pane is not None and not pane.isWindow():
        for shortcut in pane.findChildren(
            QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            if shortcut.key() == keys and shortcut.isEnabled():
                shortcut.activated.emit()
                return
        pane = pane.parentWidget()
    (QApplication.focusWidget() or field).event(event)
