"""The recovery sheet: printed before anything else, and tried, so that it is known to work."""

from PySide6.QtWidgets import QWidget

from app.language import Words
from app.ui.doors import Doors, Opened
from app.ui.gate.panel import Panel
from app.ui.jobs import Jobs
from app.ui.parts import heading, plain_label
from app.ui.recovery.sheet import SheetPart
from app.ui.theme import Role


class RecoveryPanel(Panel):
    """Lets nobody in before both codes of the sheet have opened what they must."""

    is_long = True

    def __init__(self, doors: Doors, jobs: Jobs, words: Words, opened: Opened) -> None:
        """Ask for a place for the sheet of this fresh study."""
        super().__init__(doors, jobs, words)
        say = words.say
        self._fresh = opened
        self._sheet = SheetPart(doors.recovery, jobs, words, say("Proberen en verder"))
        self._sheet.tried.connect(self._tried)
        self.column.addWidget(heading(say("Eerst het herstelblad")))
        self.column.addWidget(
            plain_label(
                say(
                    "Als iedereen de wachtzin vergeet, is dit blad de enige weg terug. Druk het "
                    "af, typ het één keer over en bewaar het in een kluis, niet bij de laptop."
                ),
                tone=Role.QUIET,
            )
        )
        self.column.addWidget(self._sheet)

    def first_focus(self) -> QWidget:
        """Return the first thing to do."""
        return self._sheet.first_focus()

    def _tried(self) -> None:
        self.let_in(self._fresh)
