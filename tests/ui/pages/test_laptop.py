"""What is said of a laptop after unlocking: quietly, on request, and never in the way."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.posture import Found, Posture, Swap
from app.ui.pages.study.proof import ProofPanel
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.ui.pages.study import MOMENT, Study, desk_of, press, says, seen, settle, window_at

OPEN = Posture(Found.NO, Swap.PLAIN, Found.YES, MOMENT, MOMENT + timedelta(days=2))
SAFE = Posture(Found.YES, Swap.ENCRYPTED, Found.NO, MOMENT, MOMENT)


def shown(study: Study, posture: Posture, place: Place, qtbot: QtBot) -> MainWindow:
    study.enrol()
    study.office = replace(study.office, posture=posture)
    window = window_at(desk_of(study), place)
    qtbot.addWidget(window)
    settle(window.desk, qtbot)
    settle(window.desk, qtbot)
    return window


def test_today_says_in_one_line_that_there_is_something_and_opens_by_keyboard(
    study: Study, qtbot: QtBot
) -> None:
    window = shown(study, OPEN, Place(PageName.TODAY), qtbot)
    line = seen(window, "Deze laptop: 4 dingen om te weten")
    assert not says(window, "De klok staat op")
    line.setFocus()
    press(window, Qt.Key.Key_Space)
    for part in ("De klok staat op ma 23 nov 2026", "niet versleuteld, voor zover te zien"):
        assert says(window, part)
    press(window, Qt.Key.Key_Space)
    assert not says(window, "De klok staat op")
    window.desk.jobs.stop()


def test_where_nothing_worries_nothing_is_said(study: Study, qtbot: QtBot) -> None:
    window = shown(study, SAFE, Place(PageName.TODAY), qtbot)
    assert not says(window, "Deze laptop:")
    window.desk.jobs.stop()


def test_the_study_says_all_that_was_seen_and_what_could_not_be(study: Study, qtbot: QtBot) -> None:
    panel = ProofPanel(desk_of(study))
    qtbot.addWidget(panel)
    panel.show_laptop(replace(SAFE, disk_encrypted=Found.UNKNOWN))
    panel.show()
    told = ("Schijf van dit onderzoek", "Wisselgeheugen", "Diepe slaapstand", "Klok")
    values = [seen(panel, each) for each in told]
    assert [each.text() for each in values if isinstance(each, QLabel)] == [
        "kon niet nagaan",
        "versleuteld, of alleen in het geheugen",
        "zet geen geheugen op de schijf",
        "loopt door na de laatste handeling",
    ]
    panel.show_laptop(None)
    assert not says(panel, "Wisselgeheugen")
