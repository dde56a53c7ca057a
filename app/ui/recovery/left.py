"""A sheet that still lies somewhere as a file: whoever finds that needs no passphrase."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import WaterlijnError
from app.language import Words
from app.ui.doors import RecoveryDoors
from app.ui.errors import text_of
from app.ui.jobs import Jobs, Lane
from app.ui.parts import (
    Kind,
    StatusPill,
    Tone,
    button,
    button_row,
    plain_label,
    quiet_label,
    readable,
)
from app.ui.theme import Role, theme


class LeftFiles(QWidget):
    """Asks whether the file may go: what was printed works, or nobody goes on with it."""

    answered = Signal()
    """It is gone, or somebody keeps it."""

    def __init__(
        self,
        doors: RecoveryDoors,
        jobs: Jobs,
        words: Words,
        files: Sequence[Path],
        *,
        works: bool,
    ) -> None:
        """Name the files that are left of a sheet that `works`, or that was given up."""
        super().__init__()
        self._doors, self._jobs, self._words = doors, jobs, words
        self._wrong = plain_label(tone=Role.OVERDUE)
        self._wrong.hide()
        self._go = button(_wiping(words, len(files), works=works), self._wipe, kind=Kind.PRIMARY)
        keep = button(words.say("Laat het staan"), self.answered.emit, kind=Kind.QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(12))
        if works:
            works_word = words.say("Het herstelblad werkt")
            column.addWidget(StatusPill(works_word, Tone.GOOD, "check"))
        for told in _told(words, files):
            column.addWidget(told)
        column.addWidget(self._wrong)
        column.addLayout(button_row(self._go, keep))

    def first_focus(self) -> QWidget:
        """Return the act."""
        return self._go

    def _wipe(self) -> None:
        self._wrong.hide()
        self._jobs.ask(Lane.VAULT, self._doors.wipe, self._wiped, self._failed)

    def _wiped(self, _nothing: None) -> None:
        self.answered.emit()

    def _failed(self, error: WaterlijnError) -> None:
        self._wrong.setText(text_of(error, self._words))
        self._wrong.show()


def _told(words: Words, files: Sequence[Path]) -> list[QWidget]:
    """Say where the files are, and who could use them."""
    told = words.say_n(
        "Het herstelblad staat nog als bestand op deze plaats:",
        "Het herstelblad staat nog als bestand op deze plaatsen:",
        len(files),
    )
    why = words.say(
        "Wie dat bestand vindt, komt binnen zonder wachtzin. Lag het in een map die zichzelf "
        "kopieert, zoals een netwerkschijf, maak dan later een nieuw herstelblad."
    )
    places = [readable(plain_label(str(file))) for file in files]
    return [plain_label(told, strong=True), *places, quiet_label(why)]


def _wiping(words: Words, many: int, *, works: bool) -> str:
    """Name the act, and what it takes for granted."""
    if works:
        return words.say_n(
            "Het is afgedrukt: wis het bestand", "Het is afgedrukt: wis de bestanden", many
        )
    return words.say_n("Wis het bestand", "Wis de bestanden", many)
