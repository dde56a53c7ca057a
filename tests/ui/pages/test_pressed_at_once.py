"""Whoever presses before a page has anything to show finds it later as if they had waited."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.dialogs import answers
from app.ui.jobs import Lane
from app.ui.pages import PAGES
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, busy, settle, spoken, window_at
from tests.ui.pages.talking import begun

PLACES = [
    *((page, "") for page in PAGES),
    *((PageName.PARTICIPANT, tab) for tab in ("consent", "interviews", "journey", "contact")),
    *((PageName.STUDY, tab) for tab in ("people", "log", "erased", "recovery")),
]
LEADS_AWAY = {"Vergrendel", "Verberg scherm"}


THERE_AT_ONCE = {PageName.AGENDA: "Dagblad opslaan", PageName.FORMS: "Kaartjes opslaan"}
"""One button of each of these pages, so that this looks at something."""


@pytest.fixture(autouse=True)
def told(tmp_path: Path) -> Iterator[None]:
    answers.extend([tmp_path / "blad.pdf"] * 9)
    yield
    answers.clear()


@pytest.mark.parametrize(("page", "part"), PLACES)
def test_a_button_pressed_too_early_breaks_nothing(
    study: Study, desk: Desk, qtbot: QtBot, page: PageName, part: str
) -> None:
    place = Place(page, record_of(study, page), part)
    pressed = set(LEADS_AWAY)
    while found := press_early(desk, qtbot, place, pressed):
        pressed |= found
    assert page not in THERE_AT_ONCE or THERE_AT_ONCE[page] in pressed


def record_of(study: Study, page: PageName) -> str:
    if page is PageName.INTERVIEW:
        return begun(study).id
    person = study.enrol()
    study.consent(person)
    return person.id if page in {PageName.PARTICIPANT, PageName.CONSENT, PageName.BEGIN} else ""


def press_early(desk: Desk, qtbot: QtBot, place: Place, pressed: set[str]) -> set[str]:
    """Press what was not pressed yet, until something leads to another page; return what was."""
    found: set[str] = set()
    window = window_at(desk, place)
    window.may_close = True
    qtbot.addWidget(window)
    page = window.page
    with busy(desk, Lane.VAULT):
        while page.isVisible() and (button := unpressed(page, pressed | found)):
            found.add(spoken(button))
            button.click()
    put_away(window, qtbot)
    return found


def unpressed(page: QWidget, pressed: set[str]) -> QAbstractButton | None:
    buttons = page.findChildren(QAbstractButton)
    return next((each for each in buttons if can_press(each) and spoken(each) not in pressed), None)


def can_press(button: QAbstractButton) -> bool:
    return button.isVisible() and button.isEnabled() and bool(spoken(button))


def put_away(window: MainWindow, qtbot: QtBot) -> None:
    settle(window.desk, qtbot)
    QApplication.processEvents()
    settle(window.desk, qtbot)
    window.hide()
