"""The real gate before real studies; a restart is counted, and leads to a new gate."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap.doors import Keeper
from app.bootstrap.recovery import SheetKeeper
from app.domain.clock import FixedClock
from app.language import UiLanguage, Words
from app.services.unlocking import Means
from app.ui.doors import Opened
from app.ui.idle import IdleLock
from app.ui.program import Program
from app.ui.stance import Stance
from tests.storage.studies import MEANS, NOON
from tests.ui.laptop import Laptop

CTRL = Qt.KeyboardModifier.ControlModifier


def _no_demonstration(_folder: Path, _words: Words) -> NoReturn:
    raise AssertionError


@dataclass
class Entrance:
    """Arrives at the gate, and remembers how often the process would have begun anew."""

    bot: QtBot
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOON))
    laptop: Laptop = field(default_factory=Laptop)
    restarts: int = 0
    programs: list[Program] = field(default_factory=list)
    keepers: list[Keeper] = field(default_factory=list)

    def arrive(
        self, study: Path | None, lock: Callable[[Opened, str], None] | None = None
    ) -> Program:
        means = Means(self.clock, MEANS.chance, MEANS.kdf)
        keeper = Keeper(means, _no_demonstration, study, SheetKeeper(means))
        self.keepers.append(keeper)
        doors = replace(keeper.doors(), restart=self._restart)
        if lock:
            doors = replace(doors, lock=lock)
        program = Program(doors, self.clock, self.laptop.machine(), Stance(UiLanguage.NL))
        self.programs.append(program)
        self.settle(program)
        self.bot.waitUntil(program.gate.isActiveWindow)
        return program

    def leave(self) -> None:
        """Leave no window, no thread and no study open."""
        for program in self.programs:
            for window in (program.gate, program.window):
                if window:
                    window.hide()
            program.jobs.stop()
        for keeper in self.keepers:
            if keeper.study:
                keeper.study.close()

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
