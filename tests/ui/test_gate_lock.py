"""The gate goes out of sight and is locked like every screen: secrets are typed there too."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.services.vault_keeping import open_study
from app.storage.errors import TargetFull
from app.ui.cover import LockCover, NeutralPage
from app.ui.dialogs import answers
from app.ui.doors import Opened
from app.ui.program import Program
from app.ui.watch import Sight
from tests.storage.studies import LEAD, MEANS, closed
from tests.ui.entrance import CTRL, Entrance
from tests.ui.test_program import fill, find, heard, press

FORGOTTEN = "Wachtzin vergeten? Herstellen met het herstelblad"


def texts(program: Program) -> list[str]:
    """Return all that stands in fields at the gate."""
    return [each.text() for each in program.gate.findChildren(QLineEdit) if each.text()]


def is_over(program: Program, kind: type) -> bool:
    room = program.gate.rect()
    seen = [program.gate.childAt(each) for each in (room.topLeft(), room.center())]
    return all(isinstance(each, kind) or isinstance(each.parent(), kind) for each in seen)


def test_a_fresh_study_is_closed_and_locked_while_its_sheet_is_copied(
    entrance: Entrance, tmp_path: Path
) -> None:
    program = entrance.arrive(None)
    found_study(entrance, program, tmp_path / "study")
    fill(entrance.bot, program.gate, "Code A, regel 1", "QPZRY 9X8GF 2TVDW 0S")
    entrance.lock(program)
    assert entrance.restarts == 1
    assert heard(program.gate, "Dit onderzoek is vergrendeld.")
    assert texts(program) == []
    passphrase = "verkeerd maar lang genoeg"
    fill(entrance.bot, program.gate, "Wachtzin", passphrase)
    entrance.bot.keyClick(find(program.gate, "Wachtzin"), Qt.Key.Key_Return)
    entrance.settle(program)  # the study was let go of: a passphrase is tried, and no lock is met
    assert "Deze wachtzin opent het onderzoek niet." in program.gate._panel.wrong.text()


def found_study(entrance: Entrance, program: Program, folder: Path) -> None:
    press(entrance.bot, program.gate, "Nieuw onderzoek")
    press(entrance.bot, program.gate, "Wachtzin: Eigen")
    for name, text in (
        ("Titel van het onderzoek", "Inclusie"),
        ("Je naam", "Noor"),
        ("Instelling", "Hogeschool"),
        ("Telefoonnummer voor deelnemers", "070 000 00 00"),
        ("Zelf gekozen wachtzin", LEAD),
        ("Typ de wachtzin over", LEAD),
    ):
        fill(entrance.bot, program.gate, name, text)
    answers.append(folder)
    press(entrance.bot, program.gate, "Map kiezen…")
    press(entrance.bot, program.gate, "Onderzoek maken")
    entrance.settle(program)


@pytest.mark.parametrize("way", ["Ctrl+L", "Esc Esc", "button"])
def test_typing_the_recovery_codes_is_locked_by_every_way_there_is(
    entrance: Entrance, tmp_path: Path, way: str
) -> None:
    program = entrance.arrive(closed(tmp_path / "study"))
    press(entrance.bot, program.gate, FORGOTTEN)
    fill(entrance.bot, program.gate, "Code A, regel 1", "QPZRY")
    if way == "Ctrl+L":
        entrance.key(program, Qt.Key.Key_L, CTRL)
    elif way == "Esc Esc":
        for _ in range(2):
            entrance.key(program, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    else:
        press(entrance.bot, program.gate, "Vergrendel")
    assert is_over(program, LockCover)
    entrance.settle(program)
    assert entrance.restarts == 1
    assert texts(program) == []


def test_one_key_hides_the_gate_and_comes_back_to_the_letter(
    entrance: Entrance, tmp_path: Path
) -> None:
    program = entrance.arrive(closed(tmp_path / "study"))
    press(entrance.bot, program.gate, FORGOTTEN)
    field = find(program.gate, "Code A, regel 1")
    field.setFocus()
    entrance.bot.keyClicks(field, "QPZ")
    entrance.key(program, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert is_over(program, NeutralPage)
    assert program.gate.windowTitle() == "Weekplanning"
    entrance.key(program, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert QApplication.focusWidget() is field
    assert texts(program)[0].startswith("QPZ")


def test_a_study_that_opens_behind_the_neutral_page_stays_behind_it(
    entrance: Entrance, tmp_path: Path
) -> None:
    program = entrance.arrive(closed(tmp_path / "study"))
    begin_to_unlock(entrance, program)
    entrance.key(program, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    entrance.settle(program)
    assert program.window is not None
    assert program.window.watch.sight is Sight.HIDDEN
    assert isinstance(program.window.childAt(program.window.rect().center()), NeutralPage)


def test_a_study_that_was_locked_while_it_opened_is_never_seen(
    entrance: Entrance, tmp_path: Path
) -> None:
    folder = closed(tmp_path / "study")
    program = entrance.arrive(folder)
    begin_to_unlock(entrance, program)
    entrance.lock(program)
    entrance.bot.waitUntil(lambda: entrance.restarts == 1)
    assert program.window is None
    open_study(folder, LEAD, MEANS).close()


def begin_to_unlock(entrance: Entrance, program: Program) -> None:
    fill(entrance.bot, program.gate, "Wachtzin", LEAD)
    entrance.bot.keyClick(find(program.gate, "Wachtzin"), Qt.Key.Key_Return)


def test_a_passphrase_that_was_begun_does_not_wait_for_whoever_comes(
    entrance: Entrance, tmp_path: Path
) -> None:
    program = entrance.arrive(closed(tmp_path / "study"))
    entrance.wait(program, 600)
    assert entrance.restarts == 0  # nothing was typed, so there is nothing to forget
    fill(entrance.bot, program.gate, "Wachtzin", LEAD[:-3])
    entrance.wait(program, 175)
    assert heard(program.gate, "Vergrendelt over 5 s")
    entrance.wait(program, 5)
    entrance.settle(program)
    assert entrance.restarts == 1
    assert texts(program) == []


def test_a_lock_that_can_not_remember_the_place_locks_all_the_same(
    entrance: Entrance, tmp_path: Path
) -> None:
    def refuse(_opened: Opened, _place: str) -> None:
        raise TargetFull("identity.db")

    program = entrance.arrive(closed(tmp_path / "study"), refuse)
    begin_to_unlock(entrance, program)
    entrance.settle(program)
    program.window.activateWindow()
    program.window.lock()
    entrance.bot.waitUntil(lambda: entrance.restarts == 1)
    assert program.window is None
    entrance.settle(program)
