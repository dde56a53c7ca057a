"""The forms: what is in use, how it reads, and paper to write on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QTextEdit
from pytestqt.qtbot import QtBot

from app.ui.dialogs import answers
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, desk_of, new_study, seen, window_at
from tests.ui.pages.told import control


@pytest.fixture
def study() -> Study:
    return new_study()


@pytest.fixture
def window(study: Study, qtbot: QtBot) -> Iterator[MainWindow]:
    made = window_at(desk_of(study), Place(PageName.FORMS))
    made.may_close = True
    qtbot.addWidget(made)
    settle(made, qtbot)
    yield made
    made.desk.jobs.stop()
    assert study.errors == []


def settle(window: MainWindow, bot: QtBot) -> None:
    for _ in range(2):
        bot.waitUntil(window.desk.jobs.is_idle, timeout=10_000)
        QApplication.processEvents()


def table(window: MainWindow) -> QTableView:
    found = control(window, "Lijst van formulieren")
    assert isinstance(found, QTableView)
    return found


def preview(window: MainWindow) -> str:
    found = control(window, "Voorbeeld")
    assert isinstance(found, QTextEdit)
    return found.toPlainText()


def test_every_form_language_and_plan_is_listed(window: MainWindow) -> None:
    model = table(window).model()
    sorts = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert sorts.count("toestemming") == 3
    assert sorts.count("leidraad") == 4
    assert sorts.count("meetplan") == 1


def test_the_folder_is_looked_over(window: MainWindow) -> None:
    assert seen(window, "In de formulieren zitten geen fouten.")


def test_the_arrows_change_what_is_read(window: MainWindow, qtbot: QtBot) -> None:
    before = preview(window)
    view = table(window)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert preview(window) != before
    assert "+++" not in preview(window)


def test_a_guide_goes_out_on_paper(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    model = table(window).model()
    guide = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == "leidraad")
    table(window).selectRow(guide)
    answers.append(tmp_path / "leidraad.pdf")
    save = control(window, "Leidraad opslaan")
    assert isinstance(save, QPushButton)
    save.setFocus()
    qtbot.keyClick(save, Qt.Key.Key_Space)
    settle(window, qtbot)
    qtbot.waitUntil((tmp_path / "leidraad.pdf").exists)
    settle(window, qtbot)
    assert (tmp_path / "leidraad.pdf").read_bytes().startswith(b"%PDF")


def test_only_a_guide_can_be_printed_here(window: MainWindow) -> None:
    table(window).selectRow(0)
    assert not seen(window, "Leidraad opslaan").isEnabled()
