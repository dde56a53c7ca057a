"""The field that notes are typed in: it grows, and Enter begins the next note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from app.ui.parts import PRIVATE
from app.ui.theme import Size, theme

LEAST, MOST = 3, 9
"""Lines that the field is high: when empty, and at most."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QPlainTextEdit):
    """Enter ends the note, Shift+Enter begins a line; nothing outside learns from it."""

    ended = Signal()
    take_back = Signal()
    """Ctrl+Z where there is nothing left to undo: what was wiped may come back."""
    given_up = Signal()
    """Esc."""

    def __init__(self, spoken: str, least: int = LEAST) -> None:
        """Begin empty; `spoken` is its name aloud."""
        super().__init__()
        self._least = least
        self.setInputMethodHints(PRIVATE)
        self.setProperty("kept", True)  # noqa: FBT003 - Qt's own way
        self.setTabChangesFocus(True)
        self.setAccessibleName(spoken)
        self.setProperty("textsize", Size.LARGE.name.lower() if least == LEAST else "body")
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme().changed.connect(self._grow)
        self._grow()

    def be_low(self, *, low: bool) -> None:
        """Begin as one line where the window has little room."""
        self._least = 1 if low else LEAST
        self._grow()

    def show_text(self, text: str, at: int | None = None) -> None:
        """Put another text in, with the cursor behind it or letter `at`, and nothing to undo."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own way
        self.setPlainText(text)
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        cursor.setPosition(last if at is None else min(at, last))
        self.setTextCursor(cursor)
        self.blockSignals(False)  # noqa: FBT003
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter and what there is no undo for, and type the rest."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isdigit():
            event.ignore()  # elsewhere this goes to another page; here it must not be written down
        elif event.key() in ENTER and shift:
            self.insertPlainText("\n")
        elif event.key() in ENTER:
            self.ended.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self._can_undo():
            self.take_back.emit()
        else:
            if event.key() == Qt.Key.Key_Escape:
                self.given_up.emit()
            super().keyPressEvent(event)

    def _can_undo(self) -> bool:
        return self.document().isUndoAvailable()

    def _grow(self) -> None:
        lines = max(self._least, min(MOST, int(self.document().size().height())))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + theme().px(26))
