"""What was copied from a study is gone from the clipboard once that is locked or closed."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.window import MainWindow
from tests.ui.pages.study import Study
from tests.ui.pages.talking import CTRL, key, talking, typed

pytestmark = pytest.mark.usefixtures("real_screen")
WORDS = "Kees belt morgen"
OTHER = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
app.clipboard().setText(sys.argv[1])
app.exec()
"""


@contextmanager
def somebody_else_copies(words: str) -> Iterator[None]:
    """Let another program have the clipboard for a while."""
    other = subprocess.Popen([sys.executable, "-c", OTHER, words])
    try:
        yield
    finally:
        other.kill()
        other.wait()


@pytest.mark.parametrize("leave", [MainWindow.lock, MainWindow.close])
def test_a_note_that_was_copied_is_on_no_clipboard_after(
    study: Study, desk: Desk, qtbot: QtBot, leave: Callable[[MainWindow], object]
) -> None:
    window, _talk = talking(study, desk, qtbot)
    QApplication.clipboard().clear()
    typed(WORDS)
    key(Qt.Key.Key_A, CTRL)
    key(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == WORDS
    leave(window)
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "")


def test_what_others_copied_stays(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window, _talk = talking(study, desk, qtbot)
    with somebody_else_copies(WORDS):
        qtbot.waitUntil(lambda: QApplication.clipboard().text() == WORDS)
        window.lock()
        QTest.qWait(0)
        assert QApplication.clipboard().text() == WORDS
