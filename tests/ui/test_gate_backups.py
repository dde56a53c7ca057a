"""At the gate: when the last backup was made, and putting one back in a new folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap import forms_library, office_of
from app.language import UiLanguage, speak
from app.services.backing_up import make_backup
from app.ui.dialogs import answers
from app.ui.program import Program
from tests.storage.studies import LEAD, MEANS, found, name_somebody, names, opened
from tests.ui.test_gate_users import at_gate, typed
from tests.ui.test_program import fill, find, press


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Found a study with a name in it, back it up on a stick, and close it."""
    study = found(tmp_path / "study").study
    name_somebody(study, "p-1", "Cees")
    words = speak(UiLanguage.NL)
    (tmp_path / "stick").mkdir()
    office = office_of(study, MEANS, words, forms_library(words))
    made = make_backup(office, tmp_path / "stick")
    study.close()
    return made.path


@pytest.fixture
def programs(qtbot: QtBot) -> Iterator[list[Program]]:
    made: list[Program] = []
    yield made
    for program in made:
        for window in (program.gate, program.window):
            if window:
                window.hide()
        program.jobs.stop()


def said(program: Program, part: str) -> bool:
    assert program.gate is not None
    labels = [each.property("text") or "" for each in program.gate.findChildren(object)]
    return any(part in text for text in labels if isinstance(text, str))


def test_the_gate_says_when_the_last_backup_was_made(
    programs: list[Program], qtbot: QtBot, tmp_path: Path, backup: Path
) -> None:
    program, _ = at_gate(programs, qtbot, tmp_path / "study")
    assert said(program, "Laatste goede reservekopie: ma 2 mrt 2026, ")


def test_a_backup_is_put_back_from_the_first_screen(
    programs: list[Program], qtbot: QtBot, tmp_path: Path, backup: Path
) -> None:
    program, _ = at_gate(programs, qtbot, tmp_path / "gone")
    press(qtbot, program.gate, "Reservekopie terugzetten")
    answers.append(backup)
    press(qtbot, program.gate, "Bestand kiezen…")
    qtbot.waitUntil(program.jobs.is_idle)
    assert said(program, "reservekopie 1, van ma 2 mrt 2026")
    answers.append(tmp_path / "study")
    press(qtbot, program.gate, "Map kiezen…")
    fill(qtbot, program.gate, "Wachtzin", LEAD)
    press(qtbot, program.gate, "Terugzetten")
    qtbot.waitUntil(program.jobs.is_idle)
    assert said(program, "Deze map is niet leeg")
    answers.append(tmp_path / "terug")
    press(qtbot, program.gate, "Map kiezen…")
    secret = find(program.gate, "Wachtzin")
    qtbot.keyClick(secret, Qt.Key.Key_Return)
    qtbot.waitUntil(program.jobs.is_idle)
    qtbot.waitUntil(lambda: said(program, "Dit onderzoek is vergrendeld"))
    assert said(program, "gewist of aan gebruikers is veranderd, moet opnieuw.")
    typed(program, qtbot, LEAD)
    assert program.window is not None
    program.window.close()
    qtbot.waitUntil(program.jobs.is_idle)
    assert names_in(tmp_path / "terug") == ["Cees"]


def names_in(folder: Path) -> list[str]:
    again = opened(folder)
    try:
        return names(again)
    finally:
        again.close()


def test_a_path_that_is_typed_is_looked_at_too(
    programs: list[Program], qtbot: QtBot, tmp_path: Path, backup: Path
) -> None:
    program, _ = at_gate(programs, qtbot, tmp_path / "gone")
    press(qtbot, program.gate, "Reservekopie terugzetten")
    fill(qtbot, program.gate, "Reservekopie", str(backup))
    qtbot.keyClick(find(program.gate, "Reservekopie"), Qt.Key.Key_Tab)
    qtbot.waitUntil(program.jobs.is_idle)
    assert said(program, "reservekopie 1, van ma 2 mrt 2026")
    find(program.gate, "Reservekopie").setFocus()
    fill(qtbot, program.gate, "Reservekopie", str(tmp_path / "geen.tar"))
    qtbot.keyClick(find(program.gate, "Reservekopie"), Qt.Key.Key_Tab)
    qtbot.waitUntil(program.jobs.is_idle)
    assert "geen.tar" in find(program.gate, "Reservekopie").accessibleDescription()


def test_nothing_is_typed_into_a_form_that_is_being_carried_out(
    programs: list[Program], qtbot: QtBot, tmp_path: Path, backup: Path
) -> None:
    program, _ = at_gate(programs, qtbot, tmp_path / "gone")
    press(qtbot, program.gate, "Reservekopie terugzetten")
    fill(qtbot, program.gate, "Reservekopie", str(backup))
    fill(qtbot, program.gate, "Nieuwe map", str(tmp_path / "terug"))
    fill(qtbot, program.gate, "Wachtzin", "een wachtzin van een ander")
    press(qtbot, program.gate, "Terugzetten")
    qtbot.keyClicks(find(program.gate, "Nieuwe map"), "x")
    qtbot.waitUntil(program.jobs.is_idle, timeout=20_000)
    assert find(program.gate, "Nieuwe map").text() == str(tmp_path / "terug")
    qtbot.keyClicks(find(program.gate, "Nieuwe map"), "x")
    assert find(program.gate, "Nieuwe map").text() == str(tmp_path / "terugx")
