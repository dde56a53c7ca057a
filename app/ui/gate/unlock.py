"""Unlocking: one field, one button, and who you are when there are more who may."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.errors import WaterlijnError
from app.domain.ids import UserId
from app.language import Words
from app.language.dates import day_and_time
from app.services.mishap import Mishap, Visitor
from app.storage.errors import HURT, TooSoon
from app.ui.doors import Doors, Face
from app.ui.gate.countdown import Countdown
from app.ui.gate.panel import Panel, caps_pill
from app.ui.jobs import Jobs, Lane
from app.ui.parts import (
    Choice,
    Field,
    Kind,
    SecretEdit,
    button,
    button_row,
    quiet_label,
)


class UnlockPanel(Panel):
    """Asks for the passphrase of one study."""

    hurt = Signal(object)
    """The study is damaged: carries the `Visitor` and the `Mishap`."""
    forgotten = Signal(object)
    """Nobody knows the passphrase: carries the `Face` of the study."""
    other = Signal()
    """Somebody wants another study."""
    is_bare = True

    def __init__(self, doors: Doors, jobs: Jobs, words: Words, face: Face) -> None:
        """Ask for the passphrase of the study with this face."""
        super().__init__(doors, jobs, words)
        say = words.say
        self._face = face
        self._who = Choice(*((str(user), name) for user, name in face.users))
        self._asked = Field(say("Je naam"), self._who, wide=560)
        self._many = len(face.users) > 1
        self._asked.setHidden(not self._many)
        self._who.setPlaceholderText(say("Kies je naam"))
        self._who.setCurrentIndex(-1 if self._many else 0)
        if face.last and self._many:
            self._who.choose(face.last)
        self._secret = SecretEdit(words, say("Wachtzin"))
        self._phrase = Field(say("Wachtzin"), self._secret, wide=560)
        self._caps = caps_pill(words)
        self._secret.caps.connect(self._caps.setVisible)
        self._secret.returnPressed.connect(self._unlock)
        self._countdown = Countdown(words)
        self._countdown.over.connect(self._look)
        self._arrange()
        self._countdown.begin(face.waiting)

    def _arrange(self) -> None:
        go = button(self.say("Ontgrendelen"), self._unlock, kind=Kind.PRIMARY, icon="lock-open")
        other = button(self.say("Ander onderzoek"), self.other.emit, kind=Kind.QUIET)
        for part in (self._asked, self._phrase):
            self.column.addWidget(part)
        self.column.addWidget(self._caps, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._countdown)
        self.add_state()
        self.column.addLayout(button_row(go, other))
        lost = button(
            self.say("Wachtzin vergeten? Herstellen met het herstelblad"),
            self._forgot,
            kind=Kind.QUIET,
        )
        self.column.addLayout(button_row(lost))
        self.column.addWidget(quiet_label(self._backup_words()))

    def first_focus(self) -> QWidget:
        """Return the field, or the list of names as long as none was chosen."""
        return self._who if self._nobody() else self._secret

    def free(self, *, on: bool) -> None:
        """Let the field and the buttons be used; the field keeps the keyboard while waiting."""
        for part in self.findChildren(QPushButton):
            part.setEnabled(on)
        for field in self.findChildren(SecretEdit):
            field.setReadOnly(not on)
        for names in self.findChildren(Choice):
            names.setEnabled(on)

    def fail(self, error: WaterlijnError) -> None:
        """Say what went wrong and select what was typed, to type it again.

        When it is the study that is damaged, find out how before saying anything.
        """
        if isinstance(error, HURT):
            self._diagnose(error)
            return
        super().fail(error)
        self.wrong.setHidden(isinstance(error, TooSoon))
        self._secret.selectAll()
        self._look()

    def _forgot(self) -> None:
        self.forgotten.emit(self._face)

    def _nobody(self) -> bool:
        return self._many and not self._who.key

    def _look(self) -> None:
        """Ask how long to wait before the next passphrase."""
        doors, folder = self.doors, self._face.folder
        self.jobs.ask(Lane.WORK, lambda: doors.face(folder), self._looked, self._not_seen)

    def _looked(self, face: Face) -> None:
        self._countdown.begin(face.waiting)

    def _not_seen(self, _error: WaterlijnError) -> None:
        """Leave it to the next try to say what became of the folder."""

    def _unlock(self) -> None:
        secret = self._secret.text()
        if self._secret.isReadOnly() or self._countdown.is_running():
            return
        if self._nobody():
            self._asked.complain(self.say("Kies eerst je naam."))
            self._who.setFocus()
            return
        self._asked.complain("")
        if not secret:
            self._secret.setFocus()
            return
        self.wait(self.say("Ontgrendelen… Dat duurt een seconde, met opzet."))
        doors, words, folder = self.doors, self.words, self._face.folder
        who = UserId(self._who.key) if self._who.key else None
        self.jobs.ask(
            Lane.VAULT, lambda: doors.open(folder, secret, words, who), self._opened, self.fail
        )

    def _diagnose(self, error: WaterlijnError) -> None:
        self.wait(self.say("Er klopt iets niet. Nakijken wat er mis is…"))
        visitor = Visitor(
            self._face.folder, self._secret.text(), UserId(self._who.key) if self._who.key else None
        )
        look, found = self.doors.mishaps.diagnose, partial(self._found, visitor, error)
        self.jobs.ask(Lane.VAULT, lambda: look(visitor), found, self._not_diagnosed)

    def _found(self, visitor: Visitor, error: WaterlijnError, mishap: Mishap) -> None:
        self.done()
        self._secret.clear()
        self.hurt.emit((visitor, replace(mishap, flaws=mishap.flaws or (error,))))

    def _not_diagnosed(self, error: WaterlijnError) -> None:
        super().fail(error)

    def _opened(self, opened: object) -> None:
        self._secret.clear()
        self.let_in(opened)

    def _backup_words(self) -> str:
        moment = self._face.backed_up
        if moment is None:
            return self.say("Op deze laptop is nog geen reservekopie gemaakt.")
        day = day_and_time(self.words, moment)
        return self.say("Laatste goede reservekopie: {day}.", day=day)
