"""The program on screen: from the gate to the window and back, and how it ends."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.domain.clock import Clock
from app.domain.errors import NotBegunAnew, WaterlijnError
from app.language import UiLanguage, speak
from app.ui.crash import CrashDesk
from app.ui.desk import Desk
from app.ui.dialogs import forget_folders
from app.ui.doors import Doors, Opened
from app.ui.errors import notice_of
from app.ui.gate.window import Gate
from app.ui.idle import IdleLock
from app.ui.jobs import Failed, Jobs, Lane
from app.ui.machine import Machine
from app.ui.notice import Notice, Tone
from app.ui.place import PageName, Place, place_from
from app.ui.stance import Stance, stance_of, stand
from app.ui.theme import dress_app, speak_qt, theme
from app.ui.watch import Sight
from app.ui.window import MainWindow

FIRST = Place(PageName.TODAY)


class Program(QObject):
    """Holds what lives as long as the process: the lanes, and the one window there is."""

    def __init__(self, doors: Doors, clock: Clock, machine: Machine, stance: Stance) -> None:
        """Begin at the gate, in the window that `stance` tells of."""
        super().__init__()
        self._doors, self._clock, self._machine = doors, clock, machine
        self._stance = stance
        self.words = speak(stance.language)
        self.crash = CrashDesk(self.words)
        self.jobs = Jobs(self._tell, self.crash.show)
        self._opened: Opened | None = None
        self.gate: Gate | None = None
        self.window: MainWindow | None = None
        speak_qt(stance.language.value)
        self._show_gate()

    def _show_gate(self, fresh: Opened | None = None) -> None:
        old, self.gate = self.gate, Gate(self._doors, self.jobs, self.words, self._clock, fresh)
        self.gate.opened.connect(self._enter)
        self.gate.language_wanted.connect(self._speak_at_gate)
        self.gate.left.connect(self._leave_fresh)
        self.gate.lock_wanted.connect(self._lock_gate)
        self.gate.uncovered.connect(self.crash.show_waiting)
        self._swap(old, self.gate)
        IdleLock(self.gate, self._clock, self._machine)

    def _enter(self, opened: Opened) -> None:
        self._opened = opened
        if self.gate and self.gate.watch.sight is Sight.LOCKED:
            return  # locked while it was being opened: it is closed again without being seen
        self._note_stance(self.gate)
        self._show_window(place_from(opened.place) or FIRST)
        if opened.cautions:
            # The bar holds one message: said one by one, all but the last would be lost.
            self._say(Notice(" ".join(opened.cautions), Tone.DUE))
        gate, self.gate = self.gate, None
        _away(gate)

    def _show_window(self, place: Place) -> None:
        if not self._opened:
            return
        desk = Desk(self._opened.office, self.jobs, self.words, theme(), self._clock)
        desk.recovery = self._doors.recovery
        old, self.window = self.window, MainWindow(desk, self._opened.title, place)
        desk.setParent(self.window)
        self.window.lock_wanted.connect(self._lock)
        self.window.close_wanted.connect(self._close)
        self.window.language_wanted.connect(self._speak_in_window)
        self.window.uncovered.connect(self.crash.show_waiting)
        self.window.pin(self._opened.pinned)
        if self.gate and self.gate.is_covered:
            self.window.hide_study()  # somebody walked in while it was being opened
        self._swap(old, self.window)
        IdleLock(self.window, self._clock, self._machine, desk)

    def _lock(self, place: Place) -> None:
        self._shut(str(place), self._locked, self._locked)

    def _lock_gate(self) -> None:
        self.jobs.ask(Lane.VAULT, _nothing, self._close_gate)  # after what is being done there

    def _close_gate(self, _nothing: None) -> None:
        self._opened = self._opened or (self.gate.fresh if self.gate else None)
        if self._opened:
            self._shut(self._opened.place, self._locked, self._locked)
        else:
            self._locked(None)

    def _locked(self, _nothing: object) -> None:
        """Begin anew, also when the place could not be remembered: the study is closed by then."""
        self._opened = None
        self._note_stance(self.window or self.gate)
        missed = self._not_begun_anew()
        window, self.window = self.window, None
        self._show_gate()
        _away(window)
        if missed:
            self._tell(missed)

    def _not_begun_anew(self) -> WaterlijnError | None:
        """Replace this process; whoever is still here says at the gate why it is still this one."""
        try:
            self._doors.restart(str(self._stance))
        except NotBegunAnew as error:
            return error
        return None

    def _close(self, place: Place) -> None:
        self._shut(str(place), self._closed, self._not_closed)

    def _closed(self, _nothing: None) -> None:
        self._opened = None
        window, self.window = self.window, None
        _away(window)
        QApplication.quit()

    def _shut(self, place: str, then: Callable[[None], None], failed: Failed) -> None:
        if self._opened:
            work = partial(self._doors.lock, self._opened, place)
            self.jobs.ask(Lane.VAULT, work, then, failed)

    def _not_closed(self, error: WaterlijnError) -> None:
        if self.window:
            self.window.may_close = True
        self._tell(error)

    def _speak_at_gate(self, language: UiLanguage) -> None:
        self._speak(language)
        fresh = self.gate.fresh if self.gate else None
        self._show_gate(self._reworded(fresh) if fresh else None)

    def _leave_fresh(self, opened: Opened) -> None:
        """Close a study whose sheet was not tried; at its next opening it says so."""
        self.jobs.ask(Lane.VAULT, partial(self._doors.lock, opened, ""), self._left)

    def _left(self, _nothing: None) -> None:
        """Nobody is there to be told."""

    def _reworded(self, opened: Opened) -> Opened:
        return replace(opened, office=replace(opened.office, words=self.words))

    def _speak_in_window(self, language: UiLanguage) -> None:
        if self.window and self._opened:
            self._speak(language)
            self._opened = self._reworded(self._opened)
            self._show_window(self.window.stand)

    def _speak(self, language: UiLanguage) -> None:
        self.words = speak(language)
        self.crash.words = self.words
        speak_qt(language.value)

    def _note_stance(self, window: Gate | MainWindow | None) -> None:
        if window:
            self._stance = stance_of(window, self.words.language)

    def _swap(self, old: Gate | MainWindow | None, new: Gate | MainWindow) -> None:
        """Show a window where the one before it was."""
        self._note_stance(old)
        stand(new, self._stance)
        self._machine.unseen(new.winId())
        new.show()
        _away(old)

    def _tell(self, error: WaterlijnError) -> None:
        if self.gate:
            self.gate.say_error(error)
        else:
            self._say(notice_of(error, self.words))

    def _say(self, notice: Notice) -> None:
        if self.window:
            self.window.say(notice)


def run(doors: Doors, clock: Clock, machine: Machine, stance: Stance) -> int:
    """Show the program until it is closed, and return the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Waterlijn")
    forget_folders()
    look = dress_app(app)
    look.set_mode(stance.mode)
    app.setWindowIcon(QIcon(look.mark(64)))
    program = Program(doors, clock, machine, stance)
    program.crash.watch()
    code = app.exec()
    program.jobs.stop()
    return code


def _nothing() -> None:
    """Do nothing: the answer tells that all before it was done."""


def _away(window: Gate | MainWindow | None) -> None:
    if window:
        window.hide()
        window.deleteLater()
