"""The window speaks another language, and nothing that was typed is lost by it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.place import PageName, Place
from tests.storage.studies import LEAD, closed
from tests.ui.entrance import Entrance
from tests.ui.pages.study import says, seen
from tests.ui.test_program import fill, find


def test_a_form_half_filled_in_is_not_lost(entrance: Entrance, tmp_path: Path) -> None:
    program = entrance.arrive(closed(tmp_path / "study"))
    fill(entrance.bot, program.gate, "Wachtzin", LEAD)
    entrance.bot.keyClick(find(program.gate, "Wachtzin"), Qt.Key.Key_Return)
    entrance.settle(program)
    program.window.go(Place(PageName.ENROL))
    entrance.settle(program)
    QTest.keyClicks(seen(program.window, "Naam"), "Muriel Landveld")
    QTest.keyClick(seen(program.window, "English"), Qt.Key.Key_Space)
    entrance.settle(program)
    assert program.window.place == Place(PageName.ENROL)
    entrance.bot.waitUntil(lambda: says(program.window, "Muriel Landveld"))
