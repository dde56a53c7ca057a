"""First start: three ways in, and a way back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.errors import WaterlijnError
from app.language import Words
from app.storage.errors import HURT
from app.ui.dialogs import choose_folder
from app.ui.doors import Doors, Face
from app.ui.gate.panel import Panel
from app.ui.jobs import Jobs, Lane
from app.ui.parts import Kind, button, button_row
from app.ui.parts.great import GreatButton


class StartPanel(Panel):
    """New study, a study that is there, or looking around."""

    new_wanted = Signal()
    restore_wanted = Signal()
    found = Signal(object)
    """The `Face` of a study to unlock."""
    hurt = Signal(object)
    """A study whose header can't be read: carries its folder and the error."""
    is_bare = True

    def __init__(self, doors: Doors, jobs: Jobs, words: Words) -> None:
        """Offer the three."""
        super().__init__(doors, jobs, words)
        say = words.say
        self._new = GreatButton(
            "file-plus",
            say("Nieuw onderzoek"),
            say("Begin een onderzoek op deze laptop, met een eigen wachtzin."),
        )
        self._open = GreatButton(
            "folder-open",
            say("Onderzoek openen"),
            say("Kies de map van een onderzoek dat er al is."),
        )
        self._demo = GreatButton(
            "eye",
            say("Rondkijken in een demonstratie-onderzoek"),
            say("Alles proberen met verzonnen deelnemers. Er gaat niets stuk."),
        )
        self._new.clicked.connect(self.new_wanted)
        self._open.clicked.connect(self._choose)
        self._demo.clicked.connect(self._show_around)
        self._taken: QWidget = self._new
        for choice in (self._new, self._open, self._demo):
            self.column.addWidget(choice)
        self._restore = button(
            say("Reservekopie terugzetten"),
            self.restore_wanted.emit,
            kind=Kind.QUIET,
            icon="history",
        )
        self.column.addLayout(button_row(self._restore))
        self.add_state()

    def first_focus(self) -> QWidget:
        """Return the first choice, or the one that was taken before."""
        return self._taken

    def free(self, *, on: bool) -> None:
        """Let the choices be pressed."""
        for choice in self.findChildren(QPushButton):
            choice.setEnabled(on)

    def _choose(self) -> None:
        self._taken = self._open
        folder = choose_folder(self, self.words, self.say("Map van het onderzoek"))
        if folder:
            self._look_at(folder)

    def _look_at(self, folder: Path) -> None:
        self.wait(self.say("Onderzoek zoeken…"))
        unseen = partial(self._not_seen, folder)
        self.jobs.ask(Lane.WORK, lambda: self.doors.face(folder), self._seen, unseen)

    def _seen(self, face: Face) -> None:
        self.done()
        self.found.emit(face)

    def _not_seen(self, folder: Path, error: WaterlijnError) -> None:
        if isinstance(error, HURT):
            self.done()
            self.hurt.emit((folder, error))
        else:
            self.fail(error)

    def _show_around(self) -> None:
        self._taken = self._demo
        self.wait(self.say("Demonstratie-onderzoek klaarzetten… Dat duurt even."))
        doors, words = self.doors, self.words
        self.jobs.ask(Lane.VAULT, lambda: doors.demo(words), self.let_in, self.fail)
