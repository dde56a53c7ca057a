"""Unlocking: one field, one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.errors import WaterlijnError
from app.language import Words
from app.ui.doors import Doors, Face
from app.ui.gate.panel import Panel, caps_pill
from app.ui.jobs import Jobs, Lane
from app.ui.parts import Kind, SecretEdit, button, button_row, plain_label, quiet_label


class UnlockPanel(Panel):
    """Asks for the passphrase of one study."""

    def __init__(self, doors: Doors, jobs: Jobs, words: Words, face: Face) -> None:
        """Ask for the passphrase of the study with this face."""
        super().__init__(doors, jobs, words)
        say = words.say
        self._face = face
        label = plain_label(say("Wachtzin"), strong=True)
        self._secret = SecretEdit(words, say("Wachtzin"))
        label.setBuddy(self._secret)
        self._caps = caps_pill(words)
        self._go = button(say("Ontgrendelen"), self._unlock, kind=Kind.PRIMARY, icon="lock-open")
        self._other = button(say("Ander onderzoek"), self.back.emit, kind=Kind.QUIET)
        self._secret.caps.connect(self._caps.setVisible)
        self._secret.returnPressed.connect(self._unlock)
        for part in (label, self._secret):
            self.column.addWidget(part)
        self.column.addWidget(self._caps, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_state()
        self.column.addLayout(button_row(self._go, self._other))
        self.column.addWidget(quiet_label(self._backup_words()))

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self._secret

    def free(self, *, on: bool) -> None:
        """Let the field and the buttons be used; the field keeps the keyboard while waiting."""
        for part in self.findChildren(QPushButton):
            part.setEnabled(on)
        for field in self.findChildren(SecretEdit):
            field.setReadOnly(not on)

    def fail(self, error: WaterlijnError) -> None:
        """Say what went wrong and select what was typed, to type it again."""
        super().fail(error)
        self._secret.selectAll()

    def _unlock(self) -> None:
        secret = self._secret.text()
        if self._secret.isReadOnly():
            return
        if not secret:
            self._secret.setFocus()
            return
        self.wait(self.say("Ontgrendelen… Dat duurt een seconde, met opzet."))
        doors, words, folder = self.doors, self.words, self._face.folder
        self.jobs.ask(
            Lane.VAULT, lambda: doors.open(folder, secret, words), self._opened, self.fail
        )

    def _opened(self, opened: object) -> None:
        self._secret.clear()
        self.let_in(opened)

    def _backup_words(self) -> str:
        moment = self._face.backed_up
        if moment is None:
            return self.say("Op deze laptop is nog geen reservekopie gemaakt.")
        day = moment.astimezone().strftime("%d-%m-%Y %H:%M")
        return self.say("Laatste goede reservekopie: {day}.", day=day)
