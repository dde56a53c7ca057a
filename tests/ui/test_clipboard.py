"""What is copied goes to the clipboard with the wish that no history keeps it, then is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.language import Words
from app.ui.clipboard import UNKEPT
from app.ui.pages.interview.field import NoteField
from app.ui.parts import SecretEdit, line_edit, plain_label
from app.ui.theme import Theme
from app.ui.watch import Watch

WORDS = "Kees belt morgen"


class Window(QWidget):
    """Everything that people copy from."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.note, self.line = NoteField("Notitie"), line_edit(spoken="Naam")
        self.label, self.secret = plain_label(WORDS), SecretEdit(words, "Wachtzin")
        column = QVBoxLayout(self)
        for each in (self.note, self.line, self.label, self.secret):
            column.addWidget(each)
        self.watch = Watch(self)


@pytest.fixture
def window(qtbot: QtBot, look: Theme, words: Words) -> Window:
    QApplication.clipboard().clear()
    made = Window(words)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def everything(qtbot: QtBot, part: QWidget, key: Qt.Key) -> None:
    """Type, select all of it and press Ctrl with a key."""
    part.setFocus()
    if isinstance(part, (QLineEdit, NoteField)):
        qtbot.keyClicks(part, WORDS)
        qtbot.keyClick(part, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    elif isinstance(part, QLabel):
        part.setSelection(0, len(WORDS))
    qtbot.keyClick(part, key, Qt.KeyboardModifier.ControlModifier)


def on_clipboard() -> str:
    return QApplication.clipboard().text()


def is_marked() -> bool:
    given = QApplication.clipboard().mimeData()
    return all(bytes(given.data(name).data()) == value for name, value in UNKEPT.items())


@pytest.mark.parametrize("name", ["note", "line", "label"])
def test_copying_by_key_asks_that_no_history_keeps_it(
    qtbot: QtBot, window: Window, name: str
) -> None:
    everything(qtbot, getattr(window, name), Qt.Key.Key_C)
    assert on_clipboard() == WORDS
    assert is_marked()


@pytest.mark.parametrize("name", ["note", "line"])
def test_cutting_takes_the_words_out_and_can_be_undone(
    qtbot: QtBot, window: Window, name: str
) -> None:
    part = getattr(window, name)
    everything(qtbot, part, Qt.Key.Key_X)
    assert on_clipboard() == WORDS
    assert is_marked()
    assert text_of(part) == ""
    qtbot.keySequence(part, QKeySequence(QKeySequence.StandardKey.Undo))
    assert text_of(part) == WORDS
    qtbot.keySequence(part, QKeySequence(QKeySequence.StandardKey.SelectAll))
    qtbot.keySequence(part, QKeySequence(QKeySequence.StandardKey.Cut))
    qtbot.keySequence(part, QKeySequence(QKeySequence.StandardKey.Paste))
    assert text_of(part) == WORDS


def test_what_may_not_be_changed_is_not_cut(qtbot: QtBot, window: Window) -> None:
    window.line.setText(WORDS)
    window.line.setReadOnly(True)
    window.line.selectAll()
    qtbot.keySequence(window.line, QKeySequence(QKeySequence.StandardKey.Cut))
    assert window.line.text() == WORDS
    assert on_clipboard() == ""


@pytest.mark.usefixtures("real_screen")
def test_copying_by_the_menu_is_marked_as_soon_as_it_lies_there(
    qtbot: QtBot, window: Window
) -> None:
    window.note.setPlainText(WORDS)
    window.note.selectAll()
    window.note.copy()
    qtbot.waitUntil(is_marked)
    assert on_clipboard() == WORDS


def test_a_passphrase_is_never_copied(qtbot: QtBot, window: Window) -> None:
    everything(qtbot, window.secret, Qt.Key.Key_C)
    everything(qtbot, window.secret, Qt.Key.Key_X)
    assert on_clipboard() == ""


def text_of(part: QWidget) -> str:
    return part.toPlainText() if isinstance(part, NoteField) else part.text()
