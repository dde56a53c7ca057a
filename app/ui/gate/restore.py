"""Putting a backup back: which file, where to, and a passphrase or the recovery sheet."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from app.domain.backup import BackupFacts
from app.domain.errors import WaterlijnError
from app.language import Words
from app.language.dates import day_and_time
from app.services.restoring import Restored
from app.storage.errors import NO_PLACE
from app.ui.dialogs import choose_folder, choose_open_file
from app.ui.doors import Doors, PutBack
from app.ui.errors import text_of
from app.ui.gate.panel import Panel, caps_pill, folder_rule
from app.ui.jobs import Jobs, Lane
from app.ui.parts import (
    Field,
    Form,
    Kind,
    SecretEdit,
    Segmented,
    button,
    button_row,
    line_edit,
    needed,
    quiet_label,
)
from app.ui.parts.reading_order import go_to
from app.ui.recovery.copying import SHARES, SHEET, CopyPart

PHRASE = "phrase"
WIDE = 560


class RestorePanel(Panel):
    """Asks what is needed, and puts the study into a folder that holds nothing."""

    is_long = True

    restored = Signal(object)
    """What was put back, as `Restored`."""

    def __init__(
        self,
        doors: Doors,
        jobs: Jobs,
        words: Words,
        file: Path | None = None,
        folder: Path | None = None,
    ) -> None:
        """Begin with this file and this folder, when they are known."""
        super().__init__(doors, jobs, words)
        say = words.say
        self._facts = quiet_label("")
        self._facts.hide()
        self._form = self._places()
        self._way = Segmented(
            say("Waarmee"),
            [
                (PHRASE, say("Met een wachtzin")),
                (SHEET, say("Met het herstelblad")),
                (SHARES, say("Met delen ervan")),
            ],
        )
        self._way.chosen.connect(self._turn)
        self._secret = SecretEdit(words, say("Wachtzin"))
        self._phrase = Field(
            say("Wachtzin"),
            self._secret,
            help_text=say("De wachtzin die je had toen de reservekopie werd gemaakt."),
            wide=WIDE,
        )
        self._caps = caps_pill(words)
        self._secret.caps.connect(self._caps.setVisible)
        self._secret.returnPressed.connect(self._restore)
        self._sheet = CopyPart(words)
        self._arrange()
        self._turn(PHRASE)
        if folder:
            self._folder.set_text(str(folder))
        if file:
            self._take(file)

    def _places(self) -> Form:
        """Return the form that asks from where and to where."""
        say, form = self.say, Form()
        self._path = line_edit()
        self._file = Field(
            say("Reservekopie"),
            self._path,
            help_text=say("Een bestand dat waterlijn-backup-… heet."),
            wide=WIDE,
            act=button(say("Bestand kiezen…"), self._choose_file),
        )
        self._looked = ""
        self._path.editingFinished.connect(self._typed_file)
        self._folder = Field(
            say("Nieuwe map"),
            line_edit(),
            help_text=say("Een lege map. Waterlijn zet nooit iets over een onderzoek heen."),
            wide=WIDE,
            act=button(say("Map kiezen…"), self._choose),
        )
        form.add(self._file, needed(say("Kies een bestand.")))
        form.add_part(self._facts)
        form.add(self._folder, folder_rule(self.words))
        form.entered.connect(self._restore)
        return form

    def first_focus(self) -> QWidget:
        """Return the first field that is empty."""
        fields = (self._file, self._folder, self._phrase)
        return next((each for each in fields if not each.text), self._phrase).control

    def free(self, *, on: bool) -> None:
        """Let everything be used, or wait."""
        for part in self.findChildren(QPushButton):
            part.setEnabled(on)
        for line in self.findChildren(QLineEdit):
            line.setReadOnly(not on)
        for text in self.findChildren(QPlainTextEdit):
            text.setReadOnly(not on)

    def fail(self, error: WaterlijnError) -> None:
        """Say beside the folder or the lines of the sheet what is wrong, and all else below."""
        self.done()
        if isinstance(error, NO_PLACE):
            self._folder.complain(text_of(error, self.words))
            go_to(self._folder.control)
        elif not (self._way.key != PHRASE and self._sheet.complain(error)):
            super().fail(error)

    def _arrange(self) -> None:
        say = self.say
        self.column.addWidget(self._form)
        self.column.addLayout(button_row(self._way))
        for part in (self._phrase, self._caps, self._sheet):
            self.column.addWidget(part)
        self.add_state()
        go = button(say("Terugzetten"), self._restore, kind=Kind.PRIMARY, icon="history")
        away = button(say("Annuleren"), self.back.emit, kind=Kind.QUIET)
        self.column.addLayout(button_row(go, away))

    def _turn(self, way: str) -> None:
        phrase = way == PHRASE
        self._phrase.setVisible(phrase)
        self._sheet.setVisible(not phrase)
        if not phrase:
            self._sheet.turn(way)

    def _choose_file(self) -> None:
        title = self.say("Welke reservekopie?")
        file = choose_open_file(self, self.words, title, ["*.tar"])
        if file:
            self._take(file)

    def _take(self, file: Path) -> None:
        self._file.set_text(str(file))
        self._typed_file()

    def _typed_file(self) -> None:
        """Tell of which day the file is that stands in the field now."""
        text = self._file.text
        if text == self._looked:
            return
        self._looked = text
        self._facts.hide()
        self._file.complain("")
        if text:
            look, file = self.doors.backups.look, Path(text)
            seen, unseen = partial(self._seen, text), partial(self._unseen, text)
            self.jobs.ask(Lane.WORK, lambda: look(file), seen, unseen)

    def _unseen(self, text: str, error: WaterlijnError) -> None:
        if text == self._file.text:
            self._file.complain(text_of(error, self.words))

    def _seen(self, text: str, facts: BackupFacts) -> None:
        if text != self._file.text:
            return
        self.wrong.hide()
        moment = day_and_time(self.words, facts.made_at)
        told = self.say(
            "Dit is reservekopie {number}, van {moment}.", number=facts.number, moment=moment
        )
        self._facts.setText(told)
        self._facts.show()

    def _choose(self) -> None:
        folder = choose_folder(self, self.words, self.say("Nieuwe map voor het onderzoek"))
        if folder:
            self._folder.set_text(str(folder))

    def _restore(self) -> None:
        if not self.waiting.isHidden() or not self._form.is_right():
            return
        wish = PutBack(Path(self._file.text), Path(self._folder.text))
        if self._way.key != PHRASE:
            wish = replace(wish, copied=self._sheet.copied)
        elif not self._phrase.text:
            self._secret.setFocus()
            return
        else:
            wish = replace(wish, passphrase=self._phrase.text)
        self.wait(self.say("Openen, nakijken en terugzetten… Dat duurt even."))
        restore = self.doors.backups.restore
        self.jobs.ask(Lane.VAULT, lambda: restore(wish), self._put, self.fail)

    def _put(self, put: Restored) -> None:
        self.done()
        self._secret.clear()
        self.restored.emit(put)
