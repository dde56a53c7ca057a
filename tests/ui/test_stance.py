"""How a window stands: where the one before it stood, on a screen that outlives them both."""

import gc

import pytest
import shiboken6
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.language import UiLanguage
from app.ui.stance import Stance, stance_of, stand

DUTCH = Stance(UiLanguage.NL)


class Ring(QMainWindow):
    """Holds itself, as a window and its pages hold each other: only collecting frees it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.mark.usefixtures("qtbot")
def test_the_screen_outlives_every_window_that_stood_on_it() -> None:
    for _ in range(3):
        stand(Ring(), DUTCH)
    gc.collect()
    assert shiboken6.isValid(QGuiApplication.primaryScreen())
    assert not QGuiApplication.primaryScreen().availableGeometry().isEmpty()


def test_a_window_stands_where_the_one_before_it_stood(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    stand(window, Stance(UiLanguage.NL, room=QRect(40, 50, 640, 480)))
    assert stance_of(window, UiLanguage.NL).room == QRect(40, 50, 640, 480)


def test_a_window_that_stood_on_a_screen_that_is_gone_comes_back_to_this_one(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    stand(window, Stance(UiLanguage.NL, room=QRect(9000, 9000, 640, 480)))
    free = QGuiApplication.primaryScreen().availableGeometry()
    assert free.intersects(window.geometry())
