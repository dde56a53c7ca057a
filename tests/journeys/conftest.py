"""What the journeys share: a study with invented people, and a window somebody sits down at."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.place import Place
from app.ui.theme import dress_app
from tests.journeys.keyboard import Keyboard
from tests.ui.pages.study import Study, desk_of, new_study, window_at

SitDown = Callable[[Study, Place], Keyboard]


@pytest.fixture
def study() -> Iterator[Study]:
    made = new_study()
    yield made
    assert made.errors == []


@pytest.fixture
def sit_down(qapp: QApplication, qtbot: QtBot) -> Iterator[SitDown]:
    dress_app(qapp, 1.0)
    desks, windows = [], []  # the windows too: nobody else holds on to one

    def begin(study: Study, place: Place) -> Keyboard:
        desk = desk_of(study)
        desks.append(desk)
        window = window_at(desk, place)
        windows.append(window)
        window.may_close = True
        qtbot.addWidget(window)
        window.activateWindow()
        keyboard = Keyboard(qtbot, desk.jobs)
        keyboard.settle()
        return keyboard

    yield begin
    for desk in desks:
        desk.jobs.stop()
