"""A choice between a few segments: one stop for Tab, and arrows that choose."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.parts import Segmented, line_edit

KEYS = Qt.Key


def test_a_segment_tells_what_was_chosen(qtbot: QtBot) -> None:
    made = Segmented("Weergave", [("week", "Week"), ("list", "Lijst")])
    qtbot.addWidget(made)
    heard: list[str] = []
    made.chosen.connect(heard.append)
    made.choose("list")
    assert (made.key, heard) == ("list", [])
    week = next(each for each in made.findChildren(QPushButton) if each.text() == "Week")
    qtbot.keyClick(week, KEYS.Key_Space)
    assert (made.key, heard) == ("week", ["week"])


def test_tab_stops_at_the_segment_that_is_chosen_from_either_side(qtbot: QtBot) -> None:
    made, before, after = QWidget(), line_edit(spoken="voor"), line_edit(spoken="na")
    qtbot.addWidget(made)
    row = QVBoxLayout(made)
    choice = Segmented("Weergave", [("week", "Week"), ("list", "Lijst"), ("month", "Maand")])
    for each in (before, choice, after):
        row.addWidget(each)
    made.show()
    made.activateWindow()
    after.setFocus()
    qtbot.waitUntil(after.hasFocus)
    qtbot.keyClick(after, KEYS.Key_Backtab)
    week = QApplication.focusWidget()
    assert isinstance(week, QPushButton)
    assert week.text() == "Week"
    qtbot.keyClick(week, KEYS.Key_Right)
    assert choice.key == "list"
    qtbot.keyClick(QApplication.focusWidget(), KEYS.Key_Tab)
    assert after.hasFocus()
