"""The Qt that is installed does not lose references; some releases do, see doc/decisions/002."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_setting_a_label_four_thousand_times_costs_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(4000):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 1000
