"""The Qt that is installed does not lose references; some releases do, see doc/decisions/002."""

import ast
import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.house.tree import named, parsed, source

OF_NOBODY = {"screen", "windowHandle"}
"""What a widget shows but does not have: PySide frees it together with the widget."""


def test_setting_a_label_four_thousand_times_costs_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(4000):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 1000


def test_no_window_is_asked_for_what_is_not_its_own() -> None:
    assert not [named(path) for path in source("app/ui", "build") if _called(path) & OF_NOBODY]


def test_no_layout_is_asked_for_an_item_that_it_may_throw_away() -> None:
    assert not [named(path) for path in source("app/ui", "build") if "itemAt" in _called(path)]


def _called(path: Path) -> set[str]:
    calls = (node.func for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
    return {call.attr for call in calls if isinstance(call, ast.Attribute)}
