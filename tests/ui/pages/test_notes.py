"""The columns beside what is written: notes as one stop for Tab, and topics read whole."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from tests.ui.pages.study import Study, in_sight, seen, settle, spoken
from tests.ui.pages.talking import key, talking, typed

WRITTEN = ("een", "twee", "drie", "vier")


def here() -> str:
    focus = QApplication.focusWidget()
    assert focus is not None
    return spoken(focus)


def test_however_many_notes_there_are_tab_is_soon_past_them(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, _talk = talking(study, desk, qtbot)
    for note in WRITTEN:
        typed(note)
        key(Qt.Key.Key_Return)
    settle(desk, qtbot)
    walked = []
    while here() != "Stop gesprek":
        key(Qt.Key.Key_Tab)
        walked.append(here())
    assert [name for name in walked if name.startswith("notitie,")] == [walked[4]]
    assert walked[4].endswith("vier")
    assert window.isVisible()


def test_arrows_walk_through_the_notes_and_tab_comes_back_to_where_they_led(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, _talk = talking(study, desk, qtbot)
    for note in WRITTEN:
        typed(note)
        key(Qt.Key.Key_Return)
    settle(desk, qtbot)
    while not here().startswith("notitie,"):
        key(Qt.Key.Key_Tab)
    for _ in WRITTEN:
        key(Qt.Key.Key_Up)
    key(Qt.Key.Key_Down)
    assert here().endswith("twee")
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert here().endswith("twee")
    assert window.isVisible()


def test_a_title_of_a_topic_that_does_not_fit_goes_on_below_itself(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, _talk = talking(study, desk, qtbot)
    names = [spoken(each) for each in in_sight(window)]
    row = seen(window, next(name for name in names if name.startswith("Contact met profess")))
    assert row.heightForWidth(120) > row.heightForWidth(400)
    assert row.height() == row.heightForWidth(row.width())


def test_the_keys_of_other_pages_write_nothing_into_a_note(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, _talk = talking(study, desk, qtbot)
    typed("in kamer 7")
    for digit in "1234567":
        QTest.keyClick(QApplication.focusWidget(), digit, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget().toPlainText() == "in kamer 7"
    assert window.isVisible()
