"""What a drop-down drops: its words under the field, each of them whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.language import UiLanguage, speak
from app.ui.pages.enrol_identity import RouteRow
from app.ui.parts import Choice
from app.ui.parts.guard import NumberGuard
from app.ui.theme import Theme


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_word_of_a_drop_down_is_whole_and_the_field_stays_in_sight(
    qtbot: QtBot, look: Theme, scale: float
) -> None:
    look.set_scale(scale)
    page = QWidget()
    qtbot.addWidget(page)
    words = ("gedetineerde", "ex-gedetineerde", "risicojongere", "professional", "sociaal netwerk")
    choice = Choice(*((word, word) for word in words))
    column = QVBoxLayout(page)
    column.addWidget(choice)
    column.addStretch(1)
    page.resize(700, 600)
    page.show()
    QTest.keyClick(choice, Qt.Key.Key_Space)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup.y() >= choice.mapToGlobal(choice.rect().bottomLeft()).y()
    view = choice.view()
    for at in range(choice.count()):
        room = view.visualRect(choice.model().index(at, 0))
        assert view.viewport().rect().contains(room), words[at]
    choice.hidePopup()
    look.set_scale(1.0)


@pytest.mark.parametrize("language", list(UiLanguage))
def test_how_somebody_may_be_reached_is_read_in_full(qtbot: QtBot, language: UiLanguage) -> None:
    words = speak(language)
    row = RouteRow(words, NumberGuard(words))
    qtbot.addWidget(row)
    row.resize(1000, 200)
    row.show()
    for choice in row.findChildren(Choice):
        assert choice.width() >= choice.sizeHint().width(), choice.accessibleName()
