"""A fresh recovery sheet: written where somebody wants it, then copied back to prove it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import WaterlijnError
from app.language import Words
from app.ui.dialogs import choose_save_file
from app.ui.doors import RecoveryDoors
from app.ui.errors import text_of
from app.ui.jobs import Jobs, Lane
from app.ui.parts import Kind, Segmented, button, button_row, plain_label, quiet_label
from app.ui.parts.reading_order import go_to
from app.ui.parts.reveal import reveal
from app.ui.recovery.copying import SHARES, SHEET, CopyPart
from app.ui.recovery.left import LeftFiles
from app.ui.theme import Role, Size, theme

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class SheetPart(QWidget):
    """Writes a sheet or shares, and has them typed back; says `tried` when they really open."""

    tried = Signal()
    given_up = Signal()
    """Somebody does not want to go on; only where that is offered."""

    def __init__(self, doors: RecoveryDoors, jobs: Jobs, words: Words, go: str) -> None:
        """Offer one sheet; `go` names the act that tries it."""
        super().__init__()
        say = words.say
        self._doors, self._jobs, self._words = doors, jobs, words
        self._way = Segmented(
            say("Herstelblad"), [(SHEET, say("Eén blad")), (SHARES, say("Drie delen"))]
        )
        self._way.chosen.connect(self._turn)
        self._meaning = quiet_label("")
        self.save = button(say("Herstelblad opslaan…"), self._choose, icon="save")
        self._act: QWidget = self.save
        self._copy = CopyPart(words)
        self._state = plain_label(size=Size.SMALL, tone=Role.QUIET)
        self._wrong = plain_label(tone=Role.OVERDUE)
        self._go = button(go, self._try, kind=Kind.PRIMARY)
        self._copy.filled.connect(self._go.setFocus)
        self._away = button(say("Annuleren"), self._give_up, kind=Kind.QUIET)
        self._arrange()
        self._turn(SHEET)

    def show_saving(self, *, on: bool) -> None:
        """Offer the file of a fresh sheet, or have only the sheet that is there copied."""
        self.save.setVisible(on)
        self._meaning.setVisible(on)
        self._away.show()

    def first_focus(self) -> QWidget:
        """Return the first thing to do."""
        return self._copy.first_focus() if self.save.isHidden() else self.save

    def _turn(self, kind: str) -> None:
        say = self._words.say
        self._meaning.setText(
            {
                SHEET: say("Eén blad met code A en code B. Wie het heeft, komt binnen."),
                SHARES: say(
                    "Zes bladen: drie delen van code A en drie van code B. Van elke code zijn er "
                    "twee nodig, zodat niemand alleen binnenkomt."
                ),
            }[kind]
        )
        self._copy.turn(kind)
        self._copy.complain(None)

    def _choose(self) -> None:
        title, name = self._words.say("Herstelblad opslaan"), self._words.say("herstelblad")
        target = choose_save_file(self, self._words, title, name + ".pdf")
        if target:
            self._copy.complain(None)
            self._wait(self.save, self._words.say("Herstelblad schrijven…"))
            work = partial(self._doors.save, target, self._way.key == SHARES, self._words)
            self._jobs.ask(Lane.VAULT, work, partial(self._written, target), self._failed)

    def _written(self, target: Path, _nothing: None) -> None:
        self._free(
            self._words.say(
                "Opgeslagen: {file}. Druk het af en typ het hieronder over. Daarna wis je hier "
                "het bestand.",
                file=target.name,
            )
        )
        self._copy.begin()

    def _try(self) -> None:
        self._copy.complain(None)
        self._wait(self._go, self._words.say("Herstelblad proberen…"))
        work = partial(self._doors.rehearse, self._copy.copied)
        self._jobs.ask(Lane.VAULT, work, self._opened, self._failed)

    def _opened(self, _nothing: None) -> None:
        ask = partial(self._ask_about, self.tried)
        self._jobs.ask(Lane.VAULT, self._doors.left, ask, self._failed)

    def _give_up(self) -> None:
        """A sheet that nobody tried opens the study as well, until another one was tried."""
        ask = partial(self._ask_about, self.given_up)
        self._jobs.ask(Lane.VAULT, self._doors.left, ask, self._failed)

    def _ask_about(self, then: SignalInstance, files: tuple[Path, ...]) -> None:
        """Nothing more is asked of whoever wrote no file, or took it away."""
        self._free("")
        if not files:
            then.emit()
            return
        for part in self.findChildren(QWidget, options=DIRECT):
            part.hide()
        works = then is self.tried
        left = LeftFiles(self._doors, self._jobs, self._words, files, works=works)
        left.answered.connect(then)
        self._column.addWidget(left)
        left.first_focus().setFocus()

    def _failed(self, error: WaterlijnError) -> None:
        self._free("")
        if not self._copy.complain(error):
            self._wrong.setText(text_of(error, self._words))
            self._wrong.show()
            go_to(self._act)
            reveal(self._wrong)

    def _wait(self, act: QWidget, sentence: str) -> None:
        """Say what is being done; when it fails the keyboard goes back to `act`."""
        self._act = act
        self._wrong.hide()
        self._state.setText(sentence)
        self._state.show()
        self._enable(on=False)

    def _free(self, sentence: str) -> None:
        self._state.setText(sentence)
        self._state.setVisible(bool(sentence))
        self._enable(on=True)

    def _enable(self, *, on: bool) -> None:
        for part in (self._way, self.save, self._copy, self._go, self._away):
            part.setEnabled(on)

    def _arrange(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(12))
        column.addLayout(button_row(self._way, self.save))
        for part in (self._meaning, self._state, self._copy, self._wrong):
            column.addWidget(part)
        column.addLayout(button_row(self._go, self._away))
        self._away.hide()
        self._state.hide()
        self._wrong.hide()
