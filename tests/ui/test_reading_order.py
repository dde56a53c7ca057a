"""Tab walks as one reads, and leaves nothing behind in layouts that it asked the way."""

import gc

import shiboken6
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot

from app.ui.parts import Radio
from app.ui.parts.reading_order import walk


def test_tab_leads_to_the_choice_that_was_made(qtbot: QtBot) -> None:
    choices = [Radio("Onderzoeksleider"), Radio("Interviewer"), Radio("Databeheerder")]
    choices[1].setChecked(True)
    holder = QWidget()
    column = QVBoxLayout(holder)
    before = QLineEdit()
    column.addWidget(before)
    for each in choices:
        column.addWidget(each)
    qtbot.addWidget(holder)
    with qtbot.waitActive(holder):
        holder.show()
    before.setFocus()
    walk(holder, onward=True)
    assert QApplication.focusWidget() is choices[1]


def test_walking_keeps_nothing_of_what_a_layout_may_throw_away(qtbot: QtBot) -> None:
    holder = QWidget()
    column, row = QVBoxLayout(holder), QHBoxLayout()
    column.addLayout(row)
    for each in (QLineEdit(), QLineEdit()):
        row.addWidget(each)
    qtbot.addWidget(holder)
    with qtbot.waitActive(holder):
        holder.show()
    gc.collect()
    before = items_known()
    walk(holder, onward=True)
    gc.collect()
    assert items_known() <= before


def items_known() -> int:
    """Return how many items of layouts PySide holds, of which Qt may throw away any."""
    return sum(isinstance(each, QWidgetItem) for each in shiboken6.getAllValidWrappers())
