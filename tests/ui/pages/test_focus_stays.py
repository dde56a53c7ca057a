"""When a page fills itself anew, the keyboard stays where it was, by name; never in the header."""

from contextlib import suppress
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.participant import Participant
from app.domain.schedule import Outcome
from app.services import scheduling
from app.services.office import Office
from app.services.scheduling import Wish
from app.ui.desk import Desk
from app.ui.place import PageName, Place, Topic
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, settle, spoken, window_at
from tests.ui.pages.talking import key

FAR = 60


def nothing(_office: Office) -> None:
    """Write nothing: only what is shown is loaded anew."""


def reload(desk: Desk, qtbot: QtBot) -> None:
    desk.save(nothing, set(Topic))
    settle(desk, qtbot)
    QApplication.processEvents()


def shown(desk: Desk, qtbot: QtBot, place: Place) -> MainWindow:
    window = window_at(desk, place)
    qtbot.addWidget(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle(desk, qtbot)
    QApplication.processEvents()
    return window


def willing(study: Study) -> Participant:
    participant = study.enrol()
    study.consent(participant)
    at = study.clock.now().replace(hour=15)
    scheduling.agree(study.office, Wish(participant.id, "before-release", at, 60, participant.site))
    return participant


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def at(window: MainWindow, name: str) -> bool:
    return spoken(here()) == name and window.page.isAncestorOf(here())


PLACES = ("begin", "participant", "today", "participants", "interviews", "agenda", "study")


@pytest.mark.parametrize("name", PLACES)
def test_every_control_keeps_the_keyboard_when_its_page_is_filled_anew(
    study: Study, desk: Desk, qtbot: QtBot, name: str
) -> None:
    participant = willing(study)
    page = PageName(name)
    record = participant.id if page in {PageName.BEGIN, PageName.PARTICIPANT} else ""
    window = shown(desk, qtbot, Place(page, record))
    visited = set()
    for _press in range(FAR):
        before = spoken(here())
        if window.page.isAncestorOf(here()):
            visited.add(before)
            reload(desk, qtbot)
            back = partial(at, window, before)
            with suppress(QtBot.TimeoutError):
                qtbot.waitUntil(back, timeout=1_000)
            assert back(), f"{before!r} lost the keyboard to {spoken(here())!r}"
        key(Qt.Key.Key_Tab)
    assert visited


def test_a_control_that_is_gone_leaves_the_keyboard_on_its_page(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    participant = willing(study)
    window = shown(desk, qtbot, Place(PageName.TODAY))
    while spoken(here()) != f"Start, {participant.code}":
        key(Qt.Key.Key_Tab)
    with study.office.begin() as work:
        (agreed,) = work.schedules.of(participant.id)
    call_off = partial(scheduling.end, appointment=agreed.id, outcome=Outcome.TRANSFERRED)
    desk.save(call_off, {Topic.SCHEDULE})
    settle(desk, qtbot)
    QApplication.processEvents()
    assert here() is window.page or window.page.isAncestorOf(here())
