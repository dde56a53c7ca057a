"""A new study: whose it is, the passphrase that guards it, and where it lies."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.errors import WaterlijnError
from app.domain.study import LONGEST_TITLE
from app.domain.users import LONGEST_NAME
from app.language import Words
from app.storage.errors import NO_PLACE
from app.ui.dialogs import choose_folder
from app.ui.doors import Doors, Wish
from app.ui.errors import text_of
from app.ui.gate.panel import Panel, folder_rule
from app.ui.gate.passphrase import PassphrasePart
from app.ui.jobs import Jobs, Lane
from app.ui.parts import Field, Form, Kind, button, button_row, line_edit, needed
from app.ui.parts.reading_order import go_to

WIDE = 560


class NewStudyPanel(Panel):
    """Asks what is needed to found a study, and founds it."""

    is_long = True

    def __init__(self, doors: Doors, jobs: Jobs, words: Words) -> None:
        """Offer an empty form and six words that nobody had before."""
        super().__init__(doors, jobs, words)
        say = words.say
        self._form = Form()
        self._title = self._ask(
            say("Titel van het onderzoek"), say("Geef een titel."), longest=LONGEST_TITLE
        )
        self._name = self._ask(say("Je naam"), say("Vul je naam in."), longest=LONGEST_NAME)
        self._institution = self._ask(say("Instelling"), say("Vul de instelling in."))
        self._phone = self._ask(
            say("Telefoonnummer voor deelnemers"),
            say("Vul in waar deelnemers je kunnen bellen."),
            say("Dit nummer staat in de brieven aan deelnemers."),
        )
        self._passphrase = PassphrasePart(words, doors.passphrase)
        self._form.add_part(self._passphrase)
        self._form.add(self._passphrase.own, self._passphrase.own_rule)
        self._form.add(self._passphrase.again, self._passphrase.again_rule)
        self._folder = Field(
            say("Map"),
            line_edit(),
            help_text=say("Een lege map. Alles daarin wordt versleuteld."),
            wide=WIDE,
            act=button(say("Map kiezen…"), self._choose),
        )
        self._form.add(self._folder, folder_rule(words))
        self._form.entered.connect(self._make)
        self._go = button(say("Onderzoek maken"), self._make, kind=Kind.PRIMARY)
        self._away = button(say("Annuleren"), self.back.emit, kind=Kind.QUIET)
        self.column.addWidget(self._form)
        self.add_state()
        self.column.addLayout(button_row(self._go, self._away))

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self._title.control

    def free(self, *, on: bool) -> None:
        """Let everything be used, or wait."""
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if part not in (self.wrong, self.waiting, self.bar):
                part.setEnabled(on)

    def next_focus(self) -> QWidget:
        """Return the act: whatever went wrong is said right above it."""
        return self._go

    def fail(self, error: WaterlijnError) -> None:
        """Say at the folder what is wrong with it, and anything else above the act."""
        if not isinstance(error, NO_PLACE):
            super().fail(error)
            return
        self.done()
        self._folder.complain(text_of(error, self.words))
        go_to(self._folder.control)

    def _ask(self, label: str, missing: str, help_text: str = "", *, longest: int = 0) -> Field:
        control = line_edit()
        if longest:
            control.setMaxLength(longest)
        field = Field(label, control, help_text=help_text, wide=WIDE)
        return self._form.add(field, needed(missing))

    def _choose(self) -> None:
        folder = choose_folder(self, self.words, self.say("Map voor het onderzoek"))
        if folder:
            self._folder.set_text(str(folder))

    def _make(self) -> None:
        if not self._form.is_right():
            return
        self.wait(self.say("Onderzoek maken… Dat duurt een paar seconden."))
        doors, words, wish = self.doors, self.words, self._wish()
        self.jobs.ask(Lane.VAULT, lambda: doors.create(wish, words), self.let_in, self.fail)

    def _wish(self) -> Wish:
        return Wish(
            folder=Path(self._folder.text),
            title=self._title.text,
            lead_name=self._name.text,
            institution=self._institution.text,
            phone=self._phone.text,
            passphrase=self._passphrase.wanted,
        )
