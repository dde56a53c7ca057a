"""Getting back in: what stands on the recovery sheet, and a passphrase for from now on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.errors import WaterlijnError
from app.language import Words
from app.ui.doors import Doors, Face, Recovering
from app.ui.gate.panel import Panel
from app.ui.gate.passphrase import PassphrasePart
from app.ui.jobs import Jobs, Lane
from app.ui.parts import Form, Kind, Segmented, button, button_row, heading, plain_label
from app.ui.recovery.copying import SHARES, SHEET, CopyPart
from app.ui.theme import Role


class RecoverPanel(Panel):
    """Asks for both codes and a new passphrase, and opens the study with them."""

    is_long = True

    def __init__(self, doors: Doors, jobs: Jobs, words: Words, face: Face) -> None:
        """Ask for what stands on the sheet of the study with this face."""
        super().__init__(doors, jobs, words)
        say = words.say
        self._face = face
        self._way = Segmented(
            say("Herstelblad"), [(SHEET, say("Eén blad")), (SHARES, say("Drie delen"))]
        )
        self._copy = CopyPart(words)
        self._way.chosen.connect(self._turn)
        self._form = Form()
        self._passphrase = PassphrasePart(words, doors.passphrase, say("Nieuwe wachtzin"))
        self._form.add_part(self._passphrase)
        self._form.add(self._passphrase.own, self._passphrase.own_rule)
        again = self._form.add(self._passphrase.again, self._passphrase.again_rule)
        self._form.entered.connect(self._recover)
        self._copy.filled.connect(again.control.setFocus)
        self._arrange()

    def first_focus(self) -> QWidget:
        """Return where copying begins."""
        return self._copy.first_focus()

    def next_focus(self) -> QWidget:
        """Return the act: whatever went wrong is said right above it."""
        return self._go

    def free(self, *, on: bool) -> None:
        """Let everything be used, or wait."""
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if part not in (self.wrong, self.waiting, self.bar):
                part.setEnabled(on)

    def fail(self, error: WaterlijnError) -> None:
        """Say beside its field what was mistyped, and anything else above the button."""
        self.done()
        if not self._copy.complain(error):
            super().fail(error)

    def _turn(self, kind: str) -> None:
        self._copy.turn(kind)
        self._copy.begin()

    def _recover(self) -> None:
        self._copy.complain(None)
        if not self._form.is_right():
            return
        self.wait(self.say("Herstellen… Dat duurt een paar seconden, met opzet."))
        doors, words = self.doors, self.words
        wish = Recovering(self._face.folder, self._copy.copied, self._passphrase.wanted)
        self.jobs.ask(Lane.VAULT, lambda: doors.recover(wish, words), self.let_in, self.fail)

    def _arrange(self) -> None:
        say = self.say
        self.column.addWidget(heading(say("Herstellen met het herstelblad")))
        why = say(
            "Typ beide codes over, of van elke code twee delen. Zo krijgt de onderzoeksleider een "
            "nieuwe wachtzin. Ben je dat niet? Dan heb je dit blad niet nodig: de onderzoeksleider "
            "geeft je een nieuwe, bij Onderzoek, Wie en waar."
        )
        self.column.addWidget(plain_label(why, tone=Role.QUIET))
        self.column.addLayout(button_row(self._way))
        self.column.addWidget(self._copy)
        self.column.addWidget(self._form)
        self.add_state()
        go = self._go = button(say("Herstellen en openen"), self._recover, kind=Kind.PRIMARY)
        away = button(say("Annuleren"), self.back.emit, kind=Kind.QUIET)
        self.column.addLayout(button_row(go, away))
