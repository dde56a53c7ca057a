"""The window speaks another language, and nothing typed, chosen or opened is lost by it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.place import PageName, Place
from app.ui.program import Program
from tests.storage.studies import LEAD, closed
from tests.ui.entrance import Entrance
from tests.ui.pages.study import click, says, seen
from tests.ui.test_program import fill, find


@pytest.fixture
def program(entrance: Entrance, tmp_path: Path) -> Program:
    made = entrance.arrive(closed(tmp_path / "study"))
    fill(entrance.bot, made.gate, "Wachtzin", LEAD)
    entrance.bot.keyClick(find(made.gate, "Wachtzin"), Qt.Key.Key_Return)
    entrance.settle(made)
    return made


def speak_english(entrance: Entrance, program: Program) -> None:
    QTest.keyClick(seen(program.window, "English"), Qt.Key.Key_Space)
    entrance.settle(program)


def test_a_form_half_filled_in_stands_there_in_the_other_language(
    entrance: Entrance, program: Program
) -> None:
    program.window.go(Place(PageName.ENROL))
    entrance.settle(program)
    group = seen(program.window, "Doelgroep")
    group.setFocus()
    QTest.keyClick(group, Qt.Key.Key_Down)
    chosen = group.currentData()
    click(program.window, "Persoon toevoegen")
    QTest.keyClicks(seen(program.window, "Naam"), "Muriel Landveld")
    QTest.keyClicks(seen(program.window, "Is voor de deelnemer"), "zus")
    speak_english(entrance, program)
    assert program.window.place == Place(PageName.ENROL)
    entrance.bot.waitUntil(lambda: says(program.window, "Name"))
    entrance.bot.waitUntil(lambda: seen(program.window, "Name").text() == "Muriel Landveld")
    assert seen(program.window, "Group").currentData() == chosen
    assert seen(program.window, "Is to the participant").text() == "zus"


def test_a_form_opened_in_place_is_open_in_the_other_language(
    entrance: Entrance, program: Program
) -> None:
    program.window.go(Place(PageName.STUDY, part="people"))
    entrance.settle(program)
    click(program.window, "Gebruiker toevoegen")
    entrance.settle(program)
    QTest.keyClicks(seen(program.window, "Naam van de nieuwe gebruiker"), "Ilse")
    speak_english(entrance, program)
    entrance.bot.waitUntil(lambda: says(program.window, "Name of the new user"))
    entrance.bot.waitUntil(lambda: seen(program.window, "Name of the new user").text() == "Ilse")
