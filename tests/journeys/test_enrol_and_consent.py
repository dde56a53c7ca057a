"""From an empty study to somebody who agreed and whose first talk has begun, by keyboard alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.consent import Method
from app.domain.participant import Certainty, Participant
from app.services import overview
from app.ui.place import PageName, Place
from app.ui.theme import dress_app
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, desk_of, new_study, press, says, seen, settle, window_at

TAB, RETURN, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier
FAR = 60


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress_app(qapp, 1.0)


def tab_to(window: MainWindow, name: str) -> None:
    """Walk with Tab until the control of that name has the keyboard."""
    wanted = seen(window, name)
    for _ in range(FAR):
        if window.focusWidget() is wanted:
            return
        QTest.keyClick(window.focusWidget() or window, TAB)
    raise AssertionError(f"Tab never reaches {name!r}")


def type_in(window: MainWindow, name: str, text: str) -> None:
    tab_to(window, name)
    QTest.keyClicks(window.focusWidget(), text)


def push(window: MainWindow, name: str) -> None:
    tab_to(window, name)
    QTest.keyClick(window.focusWidget(), SPACE)


@pytest.fixture
def study() -> Iterator[Study]:
    made = new_study()
    yield made
    assert made.errors == []


@pytest.fixture
def window(study: Study, qtbot: QtBot) -> Iterator[MainWindow]:
    desk = desk_of(study)
    made = window_at(desk, Place(PageName.PARTICIPANTS))
    qtbot.addWidget(made)
    settle(desk, qtbot)
    yield made
    desk.jobs.stop()


def enrol(window: MainWindow, study: Study, qtbot: QtBot) -> Participant:
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert window.place.page is PageName.ENROL
    settle(window.desk, qtbot)
    type_in(window, "Naam van de locatie", "PI Dordrecht")
    tab_to(window, "Vrijlating: onbekend")
    press(window, Qt.Key.Key_Right)  # the arrows choose: estimated
    type_in(window, "Naam", "Muriel Landveld")
    type_in(window, "Nummer of adres", "+31 6 12 34 70 55")
    QTest.keyClick(window.focusWidget(), RETURN, CTRL)
    settle(window.desk, qtbot)
    return overview.overviews(study.office)[0].participant


def agree(window: MainWindow, qtbot: QtBot) -> None:
    press(window, SPACE)  # the first language
    settle(window.desk, qtbot)
    push(window, "De brief is al gelezen")
    press(window, SPACE)  # the limits were said
    for key in (Qt.Key.Key_J, Qt.Key.Key_N, *[Qt.Key.Key_J] * 4):
        press(window, key)
    assert says(window, "Dit heb je gekozen")
    press(window, SPACE)
    settle(window.desk, qtbot)
    assert says(window, "Dank je wel. Het is vastgelegd.")
    press(window, SPACE)
    settle(window.desk, qtbot)


def test_from_nobody_to_somebody_who_agreed(study: Study, window: MainWindow, qtbot: QtBot) -> None:
    enrolled = enrol(window, study, qtbot)
    assert says(window, enrolled.code)
    assert enrolled.release.certainty is Certainty.ESTIMATED
    press(window, SPACE)  # the next act has the keyboard: asking for consent
    settle(window.desk, qtbot)
    assert window.place == Place(PageName.CONSENT, enrolled.id)
    agree(window, qtbot)
    known = overview.overview(study.office, enrolled.id)
    assert known.consent.may_talk
    assert known.consent.record is not None
    assert known.consent.record.method is Method.SCREEN
    assert window.place == Place(PageName.PARTICIPANT, enrolled.id, "overview")


def test_the_first_talk_follows_from_the_page_where_consent_ended(
    study: Study, window: MainWindow, qtbot: QtBot
) -> None:
    enrolled = enrol(window, study, qtbot)
    study.consent(enrolled)
    window.desk.go(Place(PageName.PARTICIPANT, enrolled.id))
    settle(window.desk, qtbot)
    push(window, "Nu een gesprek beginnen")
    settle(window.desk, qtbot)
    talk = overview.overview(study.office, enrolled.id).interviews[0]
    assert window.place == Place(PageName.INTERVIEW, talk.id)
