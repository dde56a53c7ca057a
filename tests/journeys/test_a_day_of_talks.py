"""A day in the PI by keyboard alone: from today's list to a talk that is finished."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.interview import InterviewStatus, NoteKind
from app.domain.schedule import Outcome
from app.services import interviewing, overview, scheduling
from app.services.scheduling import Wish
from app.ui.desk import Desk
from app.ui.place import PageName, Place
from app.ui.theme import dress_app
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, desk_of, new_study, says, settle, spoken, window_at
from tests.ui.pages.talking import CTRL, PLAIN, key, typed

FAR = 60
"""So many presses of Tab lead everywhere."""


@pytest.fixture
def study() -> Iterator[Study]:
    made = new_study()
    yield made
    assert made.errors == []


@pytest.fixture
def desk(qapp: QApplication, study: Study) -> Iterator[Desk]:
    dress_app(qapp, 1.0)
    made = desk_of(study)
    yield made
    made.jobs.stop()


def tab_to(name: str) -> None:
    """Walk with Tab until a screen reader says this."""
    for _press in range(FAR):
        QApplication.processEvents()
        here = QApplication.focusWidget()
        if here and spoken(here).startswith(name):
            return
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name!r}")


def press(desk: Desk, qtbot: QtBot, which: Qt.Key, how: Qt.KeyboardModifier = PLAIN) -> None:
    key(which, how)
    settle(desk, qtbot)
    QApplication.processEvents()


def do(desk: Desk, qtbot: QtBot, name: str) -> None:
    tab_to(name)
    press(desk, qtbot, Qt.Key.Key_Space)


def morning(study: Study, desk: Desk, qtbot: QtBot) -> MainWindow:
    participant = study.enrol()
    study.consent(participant)
    at = study.clock.now() + timedelta(minutes=20)
    wish = Wish(participant.id, "before-release", at, 90, participant.site)
    scheduling.agree(study.office, wish)
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_day_of_talks(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = morning(study, desk, qtbot)
    do(desk, qtbot, "Start, WL-")
    tab_to("Beginnen")
    press(desk, qtbot, Qt.Key.Key_Space)
    assert window.place.page is PageName.INTERVIEW
    talk_it(desk, qtbot)
    study.clock.advance(timedelta(minutes=70))
    close_it(window, desk, qtbot)
    held(study)
    press(desk, qtbot, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place.page is not PageName.INTERVIEW
    press(desk, qtbot, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert says(window, "1 gesproken")


def talk_it(desk: Desk, qtbot: QtBot) -> None:
    typed("hij is rustig")
    key(Qt.Key.Key_2, CTRL)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return, CTRL)
    key(Qt.Key.Key_Down, CTRL)
    typed("elke dag is dezelfde dag")
    key(Qt.Key.Key_1, CTRL)
    key(Qt.Key.Key_Return)
    typed("iets over de buurman")
    key(Qt.Key.Key_0, CTRL)
    key(Qt.Key.Key_0, CTRL)
    typed("hoe ging het met DigiD?")
    key(Qt.Key.Key_3, CTRL)
    settle(desk, qtbot)


def close_it(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    do(desk, qtbot, "Stop gesprek")
    assert says(window, "Dank je wel voor je tijd en voor je vertrouwen.")
    do(desk, qtbot, "Afspraak vastleggen")
    do(desk, qtbot, "Contactwegen tonen")
    do(desk, qtbot, "Alles klopt nog")
    do(desk, qtbot, "Naar de nabespreking")
    typed("wij hoorden allebei hoe moe hij is")
    do(desk, qtbot, "Gesprek afronden")
    do(desk, qtbot, "Ja, afronden")
    assert says(window, "“elke dag is dezelfde dag”")


def held(study: Study) -> None:
    (talk, participant), *_others = interviewing.all_interviews(study.office)
    notes = interviewing.talk(study.office, talk.id).notes
    assert talk.status is InterviewStatus.FINISHED
    assert [note.kind for note in notes] == [
        NoteKind.OBSERVATION,
        NoteKind.QUOTE,
        NoteKind.OFF_RECORD,
        NoteKind.FOLLOW_UP,
        NoteKind.REFLECTION,
    ]
    waves = overview.overview(study.office, participant.code).waves
    assert [each.wave.id for each in waves if each.appointment] == ["week-1"]
    with study.office.begin() as work:
        outcomes = [each.outcome for each in work.schedules.of(participant.id)]
    assert outcomes == [Outcome.HELD, None]
