"""What the lead chooses for the whole study; the consent form is filled from it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.consent_form import Placeholder
from app.domain.study import (
    IDLE_MINUTES,
    INTERVIEW_IDLE_MINUTES,
    LONGEST_TITLE,
    Study,
    StudySettings,
)
from app.sentences.details import placeholder_word
from app.services.settling import StudyFacts, change_settings
from app.ui.desk import Desk
from app.ui.pages.study.users import names_of
from app.ui.parts import (
    Field,
    Kind,
    NumberField,
    Section,
    Segmented,
    StatusPill,
    Tone,
    button,
    button_row,
    line_edit,
    quiet_label,
)
from app.ui.place import Topic
from app.ui.theme import Mode, theme

LONGEST = 50
"""Years beyond which nobody promises to keep anything."""


class SettingsPanel(QWidget):
    """Fields that are kept together, with one button."""

    def __init__(self, desk: Desk) -> None:
        """Begin with empty fields."""
        super().__init__()
        self._desk, say = desk, desk.words.say
        self._known: Study | None = None
        self._pill = StatusPill("")
        self._missing, self._who_can = quiet_label(""), quiet_label("")
        self._save = button(say("Opslaan"), self._keep, kind=Kind.PRIMARY)
        title = line_edit()
        title.setMaxLength(LONGEST_TITLE)
        self._title = Field(say("Titel van het onderzoek"), title)
        self._fields = {
            "institution": Field(say("Instelling"), line_edit()),
            "contact_name": Field(say("Contactpersoon"), line_edit()),
            "contact_phone": Field(say("Telefoonnummer"), line_edit()),
            "privacy_contact": Field(
                say("Voor vragen over privacy"),
                line_edit(),
                help_text=say("Wie, en hoe te bereiken."),
            ),
            "complaints_contact": Field(
                say("Voor klachten"), line_edit(), help_text=say("Iemand buiten het onderzoek.")
            ),
            "ethics_reference": Field(say("Kenmerk van de ethische toets"), line_edit()),
        }
        self._years = NumberField(range(1, LONGEST + 1))
        self._idle, self._in_talk = NumberField(IDLE_MINUTES), NumberField(INTERVIEW_IDLE_MINUTES)
        for box in (self._idle, self._in_talk):
            box.setPrefix(say("na") + " ")
            box.setSuffix(" " + say("min"))
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter in any field; each lets the key through once it took what was typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._save.isVisible():
            self._save.click()
        else:
            super().keyPressEvent(event)

    def show_facts(self, facts: StudyFacts) -> None:
        """Show what is chosen; what somebody is typing stays when nothing else changed."""
        if facts.study != self._known:
            self._known = facts.study
            self._title.set_text(facts.study.title)
            for name, field in self._fields.items():
                field.set_text(getattr(facts.study.settings, name))
            self._years.setValue(facts.study.settings.retention_years)
            self._idle.setValue(facts.study.settings.idle_minutes)
            self._in_talk.setValue(facts.study.settings.interview_idle_minutes)
        self._show_missing(facts.unfilled)
        self._show_who_can(facts)

    def _show_who_can(self, facts: StudyFacts) -> None:
        for line in (each.control for each in (self._title, *self._fields.values())):
            if isinstance(line, QLineEdit):
                line.setReadOnly(not facts.leading)
        for box in (self._years, self._idle, self._in_talk):
            box.setEnabled(facts.leading)
        self._save.setVisible(facts.leading)
        self._who_can.setVisible(not facts.leading)
        names = names_of(facts.leads)
        self._who_can.setText(
            self._desk.words.say("Deze gegevens wijzigen kan: {names}.", names=names)
        )

    def _show_missing(self, missing: tuple[Placeholder, ...]) -> None:
        words = self._desk.words
        self._missing.setVisible(bool(missing))
        if not missing:
            self._pill.say(words.say("de toestemmingsbrief is compleet"), Tone.GOOD)
            self._missing.setText("")
            return
        self._pill.say(words.say("de toestemmingsbrief is nog niet compleet"), Tone.DUE)
        named = ", ".join(placeholder_word(words, each) for each in missing)
        self._missing.setText(
            words.say(
                "Nog leeg: {named}. Zolang dat zo is, kan de brief niet worden afgedrukt.",
                named=named,
            )
        )

    def _keep(self) -> None:
        if self._known is None:
            return
        chosen: StudySettings = replace(
            self._known.settings,
            institution=self._fields["institution"].text,
            contact_name=self._fields["contact_name"].text,
            contact_phone=self._fields["contact_phone"].text,
            privacy_contact=self._fields["privacy_contact"].text,
            complaints_contact=self._fields["complaints_contact"].text,
            ethics_reference=self._fields["ethics_reference"].text,
            retention_years=self._years.value(),
            idle_minutes=self._idle.value(),
            interview_idle_minutes=self._in_talk.value(),
        )
        verb = partial(change_settings, settings=chosen, title=self._title.text)
        self._desk.save(verb, {Topic.STUDY}, self._kept)

    def _kept(self, _study: Study) -> None:
        self._desk.tell(self._desk.words.say("De gegevens zijn opgeslagen."))

    def _waits(self) -> tuple[Field, Field]:
        say = self._desk.words.say
        return (
            Field(
                say("Vergrendelen als niemand iets doet"),
                self._idle,
                help_text=say("Tien seconden ervoor zie je het aankomen."),
                wide=120,
            ),
            Field(
                say("Vergrendelen tijdens een gesprek"),
                self._in_talk,
                help_text=say("Zo lang mag luisteren duren zonder dat iemand typt."),
                wide=120,
            ),
        )

    def _turn(self, key: str) -> None:
        theme().set_mode(Mode(key))

    def _arrange(self) -> None:
        say = self._desk.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(16))
        column.addWidget(self._pill)
        column.addWidget(self._missing)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(32))
        grid.setVerticalSpacing(theme().px(16))
        years = Field(say("Bewaartermijn in jaren"), self._years, wide=120)
        for at, field in enumerate((self._title, *self._fields.values(), years, *self._waits())):
            grid.addWidget(field, at // 2, at % 2)
        column.addLayout(grid)
        column.addLayout(button_row(self._save))
        column.addWidget(self._who_can)
        look = Section(say("Weergave"), say("De taal wissel je linksonder."))
        modes = Segmented(
            say("Licht of donker"),
            (
                (Mode.SYSTEM.value, say("Als de laptop")),
                (Mode.LIGHT.value, say("Licht")),
                (Mode.DARK.value, say("Donker")),
            ),
        )
        modes.choose(theme().mode.value)
        modes.chosen.connect(self._turn)
        look.body.addWidget(modes)
        column.addWidget(look)
