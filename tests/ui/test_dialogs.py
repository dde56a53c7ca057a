"""Dialogs answer to tests, and remember nothing on disk."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,  # noqa: TID251 - to press what is in it
    QMessageBox,  # noqa: TID251 - to press what is in it
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.language import Words
from app.ui.dialogs import answers, choose_folder, choose_open_file, choose_save_file, confirm

VISIT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from app.language import UiLanguage, speak
from app.ui.dialogs import choose_folder, forget_folders
from app.ui.theme import dress_app
app = QApplication([])
dress_app(app)
forget_folders()
def accept():
    dialog = app.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(sys.argv[1])
    dialog.accept()
QTimer.singleShot(200, accept)
chosen = choose_folder(QWidget(), speak(UiLanguage.NL), "Map")
app.processEvents()
assert str(chosen) == sys.argv[1], chosen
"""


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_test_answers_for_a_person(parent: QWidget, words: Words, tmp_path: Path) -> None:
    answers.extend([tmp_path, tmp_path / "a.pdf", None, True, None])
    assert choose_folder(parent, words, "Map") == tmp_path
    assert choose_open_file(parent, words, "Scan", ["*.pdf"]) == tmp_path / "a.pdf"
    assert choose_save_file(parent, words, "Blad", "blad.pdf") is None
    assert confirm(parent, words, "Wissen?", "Wissen")
    assert not confirm(parent, words, "Wissen?", "Wissen")
    assert not answers


def test_whoever_presses_twice_is_asked_once(parent: QWidget, words: Words) -> None:
    open_then: list[int] = []

    def look() -> None:
        dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)]
        seen = [each for each in dialogs if each.isVisible()]
        open_then.append(len(seen))
        for each in reversed(seen):
            each.reject()

    def press_again() -> None:
        QTimer.singleShot(0, look)
        assert choose_save_file(parent, words, "Blad", "blad.pdf") is None

    QTimer.singleShot(0, press_again)
    assert choose_save_file(parent, words, "Blad", "blad.pdf") is None
    assert open_then == [1]


def test_no_visited_folder_is_written_to_disk(tmp_path: Path) -> None:
    home, visited = tmp_path / "home", tmp_path / "visited"
    for folder in (home, visited):
        folder.mkdir()
    places = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")}
    subprocess.run(
        [sys.executable, "-c", VISIT, str(visited)], env={**os.environ, **places}, check=True
    )
    written = [file for file in home.rglob("*") if file.is_file()]
    assert [file for file in written if b"visited" in file.read_bytes()] == []
    assert not list(home.rglob("QtProject*"))


def modal(kind: type[QWidget]) -> QWidget | None:
    shown = QApplication.activeModalWidget()
    return shown if isinstance(shown, kind) else None


def when(kind: type[QWidget], act: Callable[[QWidget], None]) -> None:
    """Do this as soon as such a window stands before all others."""

    def look() -> None:
        if (found := modal(kind)) is not None:
            clock.stop()
            act(found)

    clock = QTimer(QApplication.instance())
    clock.timeout.connect(look)
    clock.start(10)


def test_a_file_that_is_there_is_replaced_only_by_somebody_who_says_so(
    parent: QWidget, words: Words, tmp_path: Path
) -> None:
    (tmp_path / "blad.pdf").write_text("eerder")

    def name(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("blad.pdf")
        dialog.accept()

    def refuse(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        assert "blad.pdf" in box.text()
        assert box.defaultButton().text() == "Niet doen"
        when(QFileDialog, lambda dialog: dialog.close())
        box.defaultButton().click()

    when(QFileDialog, name)
    when(QMessageBox, refuse)
    assert choose_save_file(parent, words, "Opslaan", "blad.pdf") is None


def test_every_button_of_the_dialog_is_drawn_in_the_colours_of_the_theme(
    parent: QWidget, words: Words
) -> None:
    seen: list[set[str]] = []

    def look(dialog: QWidget) -> None:
        buttons = [each for each in dialog.findChildren(QToolButton) if each.isVisible()]
        seen.append({each.objectName() for each in buttons})
        assert all(each.iconSize() == buttons[0].iconSize() for each in buttons)
        dialog.close()

    when(QFileDialog, look)
    assert choose_folder(parent, words, "Map") is None
    assert seen == [{"backButton", "forwardButton", "toParentButton", "newFolderButton"}]
