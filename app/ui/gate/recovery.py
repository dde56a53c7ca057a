"""The recovery sheet: printed before anything else, and tried once, so that it is known to work."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.language import Words
from app.ui.dialogs import choose_save_file
from app.ui.doors import Doors, Opened
from app.ui.gate.panel import Panel
from app.ui.jobs import Jobs, Lane
from app.ui.parts import Field, Kind, SecretEdit, button, button_row, heading, plain_label
from app.ui.theme import Role


class RecoveryPanel(Panel):
    """Writes the sheet, lets somebody copy from it, and proves that this opens the study."""

    def __init__(self, doors: Doors, jobs: Jobs, words: Words, opened: Opened) -> None:
        """Ask for a place for the sheet of this fresh study."""
        super().__init__(doors, jobs, words)
        say = words.say
        self._fresh = opened
        self._save = button(say("Herstelblad opslaan…"), self._choose, icon="save")
        self._secret = SecretEdit(words, say("Code van het herstelblad"))
        self._code = Field(
            say("Code van het herstelblad"),
            self._secret,
            help_text=say("Typ over wat op het blad staat. Zo weet je dat het werkt."),
            wide=560,
        )
        self._go = button(say("Proberen en verder"), self._try, kind=Kind.PRIMARY)
        self._secret.returnPressed.connect(self._try)
        self.column.addWidget(heading(say("Eerst het herstelblad")))
        self.column.addWidget(plain_label(say(_WHY), tone=Role.QUIET))
        self.column.addLayout(button_row(self._save))
        self.column.addWidget(self._code)
        self.add_state()
        self.column.addLayout(button_row(self._go))

    def first_focus(self) -> QWidget:
        """Return the first thing to do."""
        return self._save

    def free(self, *, on: bool) -> None:
        """Let everything be used, or wait."""
        for part in self.findChildren(QWidget):
            if part in (self._save, self._go, self._code):
                part.setEnabled(on)

    def _choose(self) -> None:
        title, name = self.say("Herstelblad opslaan"), self.say("herstelblad") + ".pdf"
        target = choose_save_file(self, self.words, title, name)
        if target:
            self._write(target)

    def _write(self, target: Path) -> None:
        self.wait(self.say("Herstelblad schrijven…"))
        doors, fresh = self.doors, self._fresh
        self.jobs.ask(Lane.VAULT, lambda: doors.save_sheet(fresh, target), self._written, self.fail)

    def _written(self, _nothing: None) -> None:
        self.done()
        self._secret.setFocus()

    def _try(self) -> None:
        self._code.complain("")
        self.wait(self.say("Herstelblad proberen…"))
        doors, fresh, code = self.doors, self._fresh, self._code.text
        self.jobs.ask(Lane.VAULT, lambda: doors.rehearse(fresh, code), self._tried, self.fail)

    def _tried(self, fits: bool) -> None:  # noqa: FBT001 - the answer of one question
        if fits:
            self.let_in(self._fresh)
            return
        self.done()
        self._code.complain(self.say("Deze code opent het onderzoek niet. Kijk het blad na."))
        self._secret.setFocus()


_WHY = (
    "Als iedereen de wachtzin vergeet, is dit blad de enige weg terug. Druk het af en bewaar het "
    "in een kluis, niet bij de laptop. Wis daarna het bestand."
)
