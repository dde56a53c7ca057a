"""The gate goes out of sight and is locked like every screen: secrets are typed there too."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap.doors import Keeper
from app.bootstrap.recovery import SheetKeeper
from app.domain.clock import FixedClock
from app.language import UiLanguage, Words
from app.services.unlocking import Means
from app.services.vault_keeping import open_study
from app.storage.errors import TargetFull
from app.ui.cover import LockCover, NeutralPage
from app.ui.dialogs import answers
from app.ui.doors import Opened
from app.ui.idle import IdleLock
from app.ui.program import Program
from app.ui.stance import Stance
from app.ui.theme import dress_app
from app.ui.watch import Sight
from tests.storage.studies import LEAD, MEANS, NOON, closed
from tests.ui.laptop import Laptop
from tests.ui.test_program import fill, find, heard, press

CTRL = Qt.KeyboardModifier.ControlModifier
FORGOTTEN = "Wachtzin vergeten? Herstellen met het herstelblad"


def _no_demonstration(_folder: Path, _words: Words) -> NoReturn:
    raise AssertionError


@dataclass
class Entrance:
    """The real gate before real studies; a restart is counted, and leads to a new gate."""

    bot: QtBot
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOON))
    laptop: Laptop = field(default_factory=Laptop)
    restarts: int = 0
    programs: list[Program] = field(default_factory=list)

    def arrive(
        self, study: Path | None, lock: Callable[[Opened, str], None] | None = None
    ) -> Program:
        means = Means(self.clock, MEANS.chance, MEANS.kdf)
        keeper = Keeper(means, _no_demonstration, study, SheetKeeper(means))
        doors = replace(keeper.doors(), restart=self._restart)
        if lock:
            doors = replace(doors, lock=lock)
        program = Program(doors, self.clock, self.laptop.machine(), Stance(UiLanguage.NL))
        self.programs.append(program)
        self.settle(program)
        self.bot.waitUntil(program.gate.isActiveWindow)
        return program

    def settle(self, program: Program) -> None:
        self.bot.waitUntil(program.jobs.is_idle, timeout=20_000)
        QApplication.processEvents()

    def wait(self, program: Program, seconds: int) -> None:
        """Let nobody do anything."""
        idle = program.gate.findChild(IdleLock)
        for _ in range(seconds * 2):
            self.laptop.go_on(0.5)
            self.clock.advance(timedelta(seconds=0.5))
            idle.look()

    def key(self, program: Program, which: Qt.Key, how: Qt.KeyboardModifier) -> None:
        self.bot.keyClick(QApplication.focusWidget() or program.gate, which, how)

    def lock(self, program: Program) -> None:
        self.key(program, Qt.Key.Key_L, CTRL)
        self.settle(program)

    def _restart(self, _stance: str) -> None:
        self.restarts += 1


@pytest.fixture
def entrance(qapp: QApplication, qtbot: QtBot) -> Iterator[Entrance]:
    dress_app(qapp, 1.0)
    made = Entrance(qtbot)
    yield made
    for program in made.programs:
        for window in (program.gate, program.window):
            if window:
                window.hide()
        program.jobs.stop()


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
        ("Eigen wachtzin", LEAD),
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
