"""A window that goes, for good or for another language, takes nothing along that is not kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.jobs import Lane
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, busy, click, says, settle, window_at
from tests.ui.pages.talking import kept, talking, typed
from tests.ui.pages.test_hiding import Disk


def close(window: MainWindow) -> None:
    assert not window.close()


def speak_english(window: MainWindow) -> None:
    click(window, "English")


def goings(window: MainWindow) -> list[object]:
    """Return what is filled when the window asks to be taken away."""
    gone: list[object] = []
    window.close_wanted.connect(gone.append)
    window.language_wanted.connect(gone.append)
    return gone


@pytest.mark.parametrize("go", [close, speak_english])
def test_it_waits_for_what_is_being_made_and_says_so(
    study: Study, desk: Desk, qtbot: QtBot, go: Callable[[MainWindow], None]
) -> None:
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window, before_close_func=at_peace)
    settle(desk, qtbot)
    gone = goings(window)
    with busy(desk, Lane.WORK):
        go(window)
        qtbot.waitUntil(lambda: says(window, "Eerst wordt afgemaakt waarmee Waterlijn bezig is."))
        assert gone == []
    qtbot.waitUntil(lambda: bool(gone))


def test_who_closes_again_does_not_wait_for_what_is_being_made(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window, before_close_func=at_peace)
    settle(desk, qtbot)
    gone = goings(window)
    with busy(desk, Lane.WORK):
        close(window)
        qtbot.waitUntil(lambda: says(window, "Eerst wordt afgemaakt waarmee Waterlijn bezig is."))
        close(window)
        assert gone


def test_a_note_that_a_full_disk_refuses_keeps_the_window_open(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    disk = Disk(study.office.begin)
    desk._office = replace(study.office, begin=disk.begin)
    window, talk = talking(study, desk, qtbot)
    gone = goings(window)
    disk.full = True
    typed("het laatste woord")
    close(window)
    qtbot.waitUntil(lambda: says(window, "Niet alles is opgeslagen"))
    assert gone == []
    disk.full = False
    qtbot.waitUntil(lambda: bool(gone), timeout=10_000)
    assert [note.text for note in kept(study, talk.id)] == ["het laatste woord"]


def at_peace(window: MainWindow) -> None:
    window.may_close = True
