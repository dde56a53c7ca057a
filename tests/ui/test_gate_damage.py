"""At the gate: a damaged study is told of, looked at, restored, or gone on with."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import forms_library, office_of
from app.language import UiLanguage, speak
from app.services.backing_up import make_backup
from app.ui.dialogs import answers
from app.ui.gate.recover import RecoverPanel
from app.ui.pages.interview.field import NoteField
from app.ui.pages.study.page import StudyPage
from app.ui.parts.great import GreatButton
from app.ui.place import PageName, Place
from app.ui.program import Program
from app.ui.window import MainWindow
from tests.services.mishaps.harm import cut, prints, rolled_back
from tests.storage.studies import LEAD, MEANS, act, found, name_somebody, names, opened
from tests.ui.pages.study import new_study
from tests.ui.pages.talking import begun
from tests.ui.test_gate_users import at_gate, typed
from tests.ui.test_program import fill, find, press


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Found a study with a name in it, back it up on a stick, and close it."""
    study = found(tmp_path / "study").study
    name_somebody(study, "p-1", "Cees")
    act(study, 200)
    words = speak(UiLanguage.NL)
    (tmp_path / "stick").mkdir()
    make_backup(office_of(study, MEANS, words, forms_library(words)), tmp_path / "stick")
    study.close()
    return tmp_path / "study"


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
    window = program.gate or program.window
    assert window is not None
    shown = [each.property("text") or "" for each in window.findChildren(object)]
    spoken = [each.property("accessibleName") or "" for each in window.findChildren(object)]
    return any(part in text for text in (*shown, *spoken) if isinstance(text, str))


def shown(program: Program, kind: type[QPushButton]) -> list[QPushButton]:
    assert program.gate is not None
    return [each for each in program.gate.findChildren(kind) if each.isVisible()]


def wait(program: Program, bot: QtBot) -> None:
    for _ in range(2):
        bot.waitUntil(program.jobs.is_idle, timeout=20_000)


def close(program: Program, bot: QtBot) -> None:
    assert program.window is not None
    program.window.close()
    wait(program, bot)


def test_a_damaged_study_is_looked_at_without_changing_a_byte(
    programs: list[Program], qtbot: QtBot, folder: Path
) -> None:
    cut(folder)
    before = prints(folder)
    program, _ = at_gate(programs, qtbot, folder)
    typed(program, qtbot, LEAD)
    wait(program, qtbot)
    assert said(program, "Het onderzoek is beschadigd: research.db")
    assert not find(program.gate, "Alleen lezen").isHidden()
    press(qtbot, program.gate, "Alleen lezen")
    wait(program, qtbot)
    assert program.window is not None
    assert said(program, "Alleen lezen: dit onderzoek is beschadigd.")
    program.window.go(Place(PageName.STUDY, part="log"))
    wait(program, qtbot)
    assert isinstance(program.window.page, StudyPage)
    close(program, qtbot)
    assert program.window is None
    assert prints(folder) == before


def test_what_is_typed_where_nothing_can_be_kept_keeps_nobody_from_locking(
    programs: list[Program], qtbot: QtBot, folder: Path
) -> None:
    vault, study = opened(folder), new_study()
    study.office = replace(study.office, begin=vault.begin, actor=vault.user.id)
    talk = begun(study).id
    with vault.begin() as work:
        work.drafts.keep(vault.user.id, '[["study", [["Titel", 0, true, "eerder"]], null, 0]]')
        work.commit()
    vault.close()
    rolled_back(folder)
    program, _ = at_gate(programs, qtbot, folder)
    typed(program, qtbot, LEAD)
    wait(program, qtbot)
    press(qtbot, program.gate, "Alleen lezen")
    wait(program, qtbot)
    assert program.window is not None
    fill(qtbot, seen_window(program, qtbot, Place(PageName.STUDY)), "Instelling", "Hogeschool")
    window = seen_window(program, qtbot, Place(PageName.INTERVIEW, talk))
    note = window.page.findChild(NoteField)
    assert note is not None
    qtbot.keyClicks(note, "dit kan niet bewaard worden")
    locked: list[str] = []
    program._doors = replace(program._doors, restart=locked.append)
    window.lock()
    qtbot.waitUntil(lambda: bool(locked), timeout=5_000)


def seen_window(program: Program, bot: QtBot, place: Place) -> MainWindow:
    assert program.window is not None
    program.window.go(place)
    wait(program, bot)
    return program.window


def test_the_newest_backup_is_offered_and_comes_back_elsewhere(
    programs: list[Program], qtbot: QtBot, folder: Path
) -> None:
    cut(folder)
    before = prints(folder)
    program, _ = at_gate(programs, qtbot, folder)
    typed(program, qtbot, LEAD)
    wait(program, qtbot)
    press(qtbot, program.gate, "Reservekopie 1 terugzetten")
    wait(program, qtbot)
    assert find(program.gate, "Nieuwe map").text() == str(folder.with_name("study-teruggezet"))
    answers.append(folder.with_name("terug"))
    press(qtbot, program.gate, "Map kiezen…")
    fill(qtbot, program.gate, "Wachtzin", LEAD)
    press(qtbot, program.gate, "Terugzetten")
    wait(program, qtbot)
    typed(program, qtbot, LEAD)
    wait(program, qtbot)
    close(program, qtbot)
    assert prints(folder) == before
    again = opened(folder.with_name("terug"))
    assert names(again) == ["Cees"]
    again.close()


def test_going_on_is_asked_in_place_and_keeps_the_files_aside(
    programs: list[Program], qtbot: QtBot, folder: Path
) -> None:
    rolled_back(folder)
    program, _ = at_gate(programs, qtbot, folder)
    typed(program, qtbot, LEAD)
    wait(program, qtbot)
    press(qtbot, program.gate, "Verdergaan zonder wat ontbreekt")
    assert said(program, "handelingen. Die komen niet terug.")
    press(qtbot, program.gate, "Ja, verdergaan")
    wait(program, qtbot)
    close(program, qtbot)
    assert len(list(folder.glob("kept-*"))) == 1
    opened(folder).close()


def test_without_its_header_a_study_still_leads_to_its_backup(
    programs: list[Program], qtbot: QtBot, folder: Path
) -> None:
    for backup in folder.with_name("stick").glob("*.tar"):
        backup.rename(folder.with_name(backup.name))
    (folder / "vault.json").unlink()
    program, _ = at_gate(programs, qtbot, folder)
    wait(program, qtbot)
    assert said(program, "Het onderzoek is beschadigd: vault.json")
    ways = {each.accessibleName() for each in shown(program, GreatButton)}
    assert ways == {"Reservekopie 1 terugzetten", "Herstellen met het herstelblad"}
    press(qtbot, program.gate, "Herstellen met het herstelblad")
    assert isinstance(program.gate._panel, RecoverPanel)


def test_after_a_lost_witness_somebody_goes_on_and_works(
    programs: list[Program], qtbot: QtBot, folder: Path
) -> None:
    (folder / "witness").unlink()
    program, _ = at_gate(programs, qtbot, folder)
    typed(program, qtbot, LEAD)
    wait(program, qtbot)
    assert said(program, "Niet na te gaan of dit de laatste gegevens zijn: witness")
    press(qtbot, program.gate, "Verdergaan zonder wat ontbreekt")
    press(qtbot, program.gate, "Ja, verdergaan")
    wait(program, qtbot)
    close(program, qtbot)
    opened(folder).close()


def test_in_a_small_window_each_step_begins_with_the_keyboard_in_sight(
    programs: list[Program], qtbot: QtBot, folder: Path
) -> None:
    cut(folder)
    program, _ = at_gate(programs, qtbot, folder)
    assert program.gate is not None
    program.gate.resize(640, 360)
    typed(program, qtbot, LEAD)
    wait(program, qtbot)
    qtbot.waitUntil(lambda: is_in_sight(find(program.gate, "Reservekopie 1 terugzetten")))
    press(qtbot, program.gate, "Reservekopie 1 terugzetten")
    wait(program, qtbot)
    qtbot.waitUntil(lambda: is_in_sight(find(program.gate, "Wachtzin")))
    assert find(program.gate, "Wachtzin").hasFocus()


def is_in_sight(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()
