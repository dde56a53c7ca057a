"""Typing before a page is ready: every letter reaches the note, and none presses a button."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.interview import InterviewStatus, NoteKind
from app.services import interviewing
from app.ui.desk import Desk
from app.ui.jobs import Lane
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, busy, settle, spoken, window_at
from tests.ui.pages.talking import CTRL, begun, kept_as, key

TAB, RETURN = Qt.Key.Key_Tab, Qt.Key.Key_Return
HASTY = "hij zegt meteen: niemand belt terug"


def shown(desk: Desk, qtbot: QtBot, place: Place) -> MainWindow:
    window = window_at(desk, place)
    qtbot.addWidget(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def settled(desk: Desk, qtbot: QtBot) -> None:
    settle(desk, qtbot)
    QApplication.processEvents()
    settle(desk, qtbot)


def type_here(window: MainWindow, text: str) -> None:
    """Type letter by letter where the keyboard is, giving the program no time."""
    for sign in text:
        QTest.keyClicks(window.focusWidget() or window, sign)


def leave(window: MainWindow, qtbot: QtBot) -> None:
    window.page.leave()
    settled(window.desk, qtbot)


def test_what_is_typed_while_a_talk_opens_is_its_note(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    talk = begun(study)
    with busy(desk, Lane.VAULT):
        window = shown(desk, qtbot, Place(PageName.INTERVIEW, talk.id))
        type_here(window, HASTY)
    settled(desk, qtbot)
    type_here(window, ", al weken")
    leave(window, qtbot)
    assert kept_as(study, talk.id) == [(NoteKind.NOTE, f"{HASTY}, al weken")]
    assert interviewing.talk(study.office, talk.id).interview.status is InterviewStatus.RUNNING


def test_typing_on_after_beginning_loses_nothing_and_begins_one_talk(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    participant = study.enrol()
    study.consent(participant)
    window = shown(desk, qtbot, Place(PageName.BEGIN, participant.id))
    settled(desk, qtbot)
    assert spoken(window.focusWidget()) == "Beginnen"
    with busy(desk, Lane.VAULT):
        QTest.keyClick(window.focusWidget(), RETURN)
        type_here(window, "kijkt weg ")
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_2, CTRL)
        QTest.keyClick(window.focusWidget(), RETURN)
        QTest.keyClick(window.focusWidget(), TAB)
        type_here(window, HASTY)
    settled(desk, qtbot)
    ((talk, _who),) = interviewing.all_interviews(study.office)
    assert window.place == Place(PageName.INTERVIEW, talk.id)
    assert spoken(window.focusWidget()) == "Notitie"
    leave(window, qtbot)
    assert kept_as(study, talk.id) == [
        (NoteKind.OBSERVATION, "kijkt weg "),
        (NoteKind.NOTE, HASTY),
    ]


def test_a_lock_waits_for_the_field_of_what_was_typed_before_it(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    participant = study.enrol()
    study.consent(participant)
    window = shown(desk, qtbot, Place(PageName.BEGIN, participant.id))
    settled(desk, qtbot)
    with qtbot.waitSignal(window.lock_wanted, timeout=20_000) as wanted, busy(desk, Lane.VAULT):
        QTest.keyClick(window.focusWidget(), RETURN)
        type_here(window, HASTY)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_L, CTRL)
        type_here(window, "dit hoort niemand")
    ((talk, _who),) = interviewing.all_interviews(study.office)
    assert kept_as(study, talk.id) == [(NoteKind.NOTE, HASTY)]
    assert wanted.args[0].page is PageName.INTERVIEW


def test_a_talk_that_does_not_open_gives_the_keyboard_back(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = shown(desk, qtbot, Place(PageName.INTERVIEW, "weg"))
    type_here(window, HASTY)
    settled(desk, qtbot)
    assert len(study.errors) == 1
    study.errors.clear()
    before = window.focusWidget()
    key(TAB)
    assert window.focusWidget() is not before


def test_who_goes_elsewhere_meanwhile_types_nothing_there(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    talk = begun(study)
    window = shown(desk, qtbot, Place(PageName.PARTICIPANTS))
    settled(desk, qtbot)
    with busy(desk, Lane.VAULT):
        desk.go(Place(PageName.INTERVIEW, talk.id))
        type_here(window, HASTY)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert window.place.page is PageName.PARTICIPANTS
    settled(desk, qtbot)
    assert not any(each.text() for each in window.findChildren(QLineEdit))
    window.desk.go(Place(PageName.INTERVIEW, talk.id))
    settled(desk, qtbot)
    field = window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == ""
