"""The study locks by itself: when nobody is there, after sleep, and at a jump of the clock."""

import ctypes
from ctypes import wintypes
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap.machine import POWER, SLEEP_COMES, lid_closed, sleep_comes
from app.domain.log import LogKind
from app.services import settling
from app.ui.desk import Desk
from app.ui.idle import IdleLock
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.ui.laptop import Laptop
from tests.ui.pages.study import Study, in_sight, seen, settle, spoken, window_at
from tests.ui.pages.talking import kept, key, talking, typed

MINUTE = 60.0


class Watched:
    """A window on a laptop whose clocks move when they are told to."""

    def __init__(self, window: MainWindow, study: Study, qtbot: QtBot) -> None:
        self.laptop, self.study, self.window = Laptop(), study, window
        self.locks: list[object] = []
        window.lock_wanted.connect(self.locks.append)
        self.idle = IdleLock(window, study.clock, self.laptop.machine(), window.desk)
        self.idle.stop()
        self._qtbot = qtbot
        settle(window.desk, qtbot)

    def wait(self, seconds: float) -> None:
        """Let nobody do anything, with a look every half second."""
        for _ in range(round(seconds * 2)):
            self.laptop.go_on(0.5)
            self.study.clock.advance(timedelta(seconds=0.5))
            self.idle.look()
        settle(self.window.desk, self._qtbot)

    def countdown(self) -> str:
        said = [spoken(each) for each in in_sight(self.window)]
        return next((each for each in said if each.startswith("Vergrendelt over")), "")


@pytest.fixture
def watched(study: Study, desk: Desk, qtbot: QtBot) -> Watched:
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    return Watched(window, study, qtbot)


def test_three_minutes_without_anybody_lock(watched: Watched) -> None:
    watched.wait(3 * MINUTE - 0.5)
    assert watched.locks == []
    watched.wait(0.5)
    assert watched.locks == [Place(PageName.TODAY)]


def test_the_last_ten_seconds_are_counted_in_sight(watched: Watched) -> None:
    watched.wait(3 * MINUTE - 11)
    assert watched.countdown() == ""
    watched.wait(1)
    assert watched.countdown() == "Vergrendelt over 10 s"
    watched.wait(7)
    assert watched.countdown() == "Vergrendelt over 3 s"
    assert QApplication.activeModalWidget() is None


def test_a_key_in_the_last_seconds_keeps_it_open_and_is_not_lost(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    watched = Watched(window, study, qtbot)
    watched.wait(15 * MINUTE - 3)
    assert watched.countdown() == "Vergrendelt over 3 s"
    typed("j")
    assert watched.countdown() == ""
    typed("a")
    watched.wait(10)
    assert watched.locks == []
    window.page.keep()
    settle(desk, qtbot)
    assert [note.text for note in kept(study, talk.id)] == ["ja"]


def test_a_move_of_the_mouse_keeps_it_open(watched: Watched) -> None:
    watched.wait(3 * MINUTE - 3)
    QTest.mouseMove(watched.window, QPoint(300, 300))
    assert watched.countdown() == ""
    watched.wait(4)
    assert watched.locks == []


def test_listening_may_last_longer_than_anything_else(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, _talk = talking(study, desk, qtbot)
    watched = Watched(window, study, qtbot)
    watched.wait(15 * MINUTE - 1)
    assert watched.locks == []
    watched.wait(1)
    assert len(watched.locks) == 1


def test_a_talk_left_for_another_page_waits_no_longer_than_any_page(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, _talk = talking(study, desk, qtbot)
    watched = Watched(window, study, qtbot)
    desk.go(Place(PageName.TODAY))
    watched.wait(3 * MINUTE)
    assert len(watched.locks) == 1


def test_the_lead_chooses_how_long_on_the_page_of_the_study(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.STUDY))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    watched = Watched(window, study, qtbot)
    field = seen(window, "Vergrendelen als niemand iets doet")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1")
    QTest.keyClick(seen(window, "Opslaan"), Qt.Key.Key_Space)
    settle(desk, qtbot)
    assert settling.study(study.office).settings.idle_minutes == 1
    watched.wait(MINUTE)
    assert len(watched.locks) == 1


def test_enter_in_a_number_keeps_it_too(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = window_at(desk, Place(PageName.STUDY))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    field = seen(window, "Vergrendelen tijdens een gesprek")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "45")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert settling.study(study.office).settings.interview_idle_minutes == 45
    title = seen(window, "Titel van het onderzoek")
    QTest.keyClicks(title, " twee")
    QTest.keyClick(title, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert settling.study(study.office).title.endswith(" twee")
    with study.office.begin() as work:
        assert len(work.events.of_kind(LogKind.SETTINGS_CHANGED)) == 2  # each Enter keeps once


def test_never_is_not_offered(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = window_at(desk, Place(PageName.STUDY))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    usual = seen(window, "Vergrendelen als niemand iets doet")
    talk = seen(window, "Vergrendelen tijdens een gesprek")
    assert (usual.minimum(), usual.maximum()) == (1, 120)
    assert (talk.minimum(), talk.maximum()) == (1, 240)
    known = settling.study(study.office)
    for box, name in ((usual, "idle_minutes"), (talk, "interview_idle_minutes")):
        box.setValue(box.maximum())
        settings = replace(known.settings, **{name: box.value()})
        assert settling.change_settings(study.office, settings).settings == settings


def test_sleep_locks_at_the_first_look_and_at_the_first_key(
    study: Study, desk: Desk, qtbot: QtBot, watched: Watched
) -> None:
    watched.wait(5)
    watched.laptop.sleep(20)
    key(Qt.Key.Key_A)
    settle(desk, qtbot)
    assert len(watched.locks) == 1


@pytest.mark.parametrize("seconds", [45.0, -45.0, 3600.0])
def test_a_clock_that_jumps_locks(watched: Watched, seconds: float) -> None:
    watched.wait(5)
    watched.study.clock.advance(timedelta(seconds=seconds))
    watched.wait(0.5)
    assert len(watched.locks) == 1


def test_a_window_that_stood_still_for_long_locks(watched: Watched) -> None:
    watched.wait(5)
    watched.laptop.go_on(31)
    watched.study.clock.advance(timedelta(seconds=31))
    watched.idle.look()
    watched.wait(0)
    assert len(watched.locks) == 1


def test_closing_the_lid_locks_and_a_lid_that_was_closed_does_not(
    study: Study, desk: Desk, qtbot: QtBot, watched: Watched
) -> None:
    watched.wait(1)
    watched.laptop.lid = True
    watched.wait(0.5)
    assert len(watched.locks) == 1
    watched.window.uncover()
    watched.wait(5)
    assert len(watched.locks) == 1


def test_the_neutral_page_locks_by_itself_and_counts_nothing_in_sight(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, _talk = talking(study, desk, qtbot)
    watched = Watched(window, study, qtbot)
    key(Qt.Key.Key_F9)
    watched.wait(3 * MINUTE - 5)
    assert watched.countdown() == ""
    typed("iemand drukt op toetsen")
    watched.wait(5)
    assert len(watched.locks) == 1


def test_the_lid_is_read_where_the_system_shows_it(tmp_path: Path) -> None:
    assert not lid_closed(tmp_path)
    state = tmp_path / "LID0" / "state"
    state.parent.mkdir()
    state.write_text("state:      open\n")
    assert not lid_closed(tmp_path)
    state.write_text("state:      closed\n")
    assert lid_closed(tmp_path)


def test_word_of_sleep_from_windows_is_understood() -> None:
    message = wintypes.MSG()
    message.message, message.wParam = POWER, SLEEP_COMES
    assert sleep_comes(ctypes.addressof(message))
    message.wParam = 0x12
    assert not sleep_comes(ctypes.addressof(message))
