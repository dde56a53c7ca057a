"""What vouches for the study: when it was opened, how long the log is, and its public key."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.domain.log import LogKind
from app.domain.posture import Posture
from app.language.dates import day_and_time
from app.services.laptop import posture
from app.services.office import Office
from app.services.printing import Printed
from app.services.proving import SenderKey, sender
from app.services.settling import StudyFacts
from app.ui.desk import Desk
from app.ui.parts import Section, button, button_row, clear, plain_label, quiet_label, readable
from app.ui.parts.narrow import narrow
from app.ui.saver import Saver
from app.ui.theme import Size, theme
from app.ui.wording.posture import (
    clock_words,
    disk_words,
    sleep_words,
    swap_words,
    worry_sentence,
)


def key_file(office: Office) -> Printed:
    """Return the public key as the file that recipients keep."""
    return Printed(sender(office).file.encode(), f"{office.words.say('sleutel')}.pub")


class ProofPanel(QWidget):
    """Facts, and the key by which recipients check who sealed a bundle."""

    def __init__(self, desk: Desk) -> None:
        """Begin without facts."""
        super().__init__()
        self._desk, say = desk, desk.words.say
        self._key: SenderKey | None = None
        self._facts = [readable(plain_label()) for _ in range(4)]
        self._laptop = [readable(plain_label()) for _ in range(4)]
        self._worries = QVBoxLayout()
        self._about = Section(say("Deze laptop"))
        self._about.hide()
        self._print = readable(plain_label(size=Size.LARGE, strong=True))
        self._print.setAccessibleName(say("Vingerafdruk van dit onderzoek"))
        self._saver = Saver(
            desk, self, say("Waar komt de sleutel?"), say("De openbare sleutel is opgeslagen.")
        )
        self._arrange()

    def load(self) -> None:
        """Ask for the key."""
        self._desk.ask(sender, self._show_key)
        self._desk.ask(posture, self.show_laptop)

    def show_facts(self, facts: StudyFacts) -> None:
        """Show what is known of the study."""
        words = self._desk.words
        opened = [each for each in facts.events if each.kind is LogKind.UNLOCKED]
        before = opened[-2].at if len(opened) > 1 else facts.study.created_at
        told = (
            facts.study.pseudonym,
            day_and_time(words, facts.study.created_at),
            day_and_time(words, before),
            words.say_n("{n} gebeurtenis", "{n} gebeurtenissen", len(facts.events)),
        )
        for label, text in zip(self._facts, told, strict=True):
            label.setText(text)

    def _show_key(self, key: SenderKey) -> None:
        self._key = key
        self._print.setText(key.fingerprint)

    def show_laptop(self, seen: Posture | None) -> None:
        """Show what was seen of this laptop; a study in memory lies on none."""
        self._about.setVisible(seen is not None)
        clear(self._worries)
        if seen is None:
            return
        words = self._desk.words
        told = (
            disk_words(words, seen.disk_encrypted),
            swap_words(words, seen.swap),
            sleep_words(words, seen),
            clock_words(words, seen),
        )
        for label, text in zip(self._laptop, told, strict=True):
            label.setText(text)
        for worry in seen.worries:
            self._worries.addLayout(narrow(worry_sentence(words, worry, seen)))

    def _copy(self) -> None:
        if self._key:
            QApplication.clipboard().setText(self._key.file)
            self._desk.tell(self._desk.words.say("De openbare sleutel staat op het klembord."))

    def _save(self) -> None:
        self._saver.save(key_file)

    def _arrange(self) -> None:
        say = self._desk.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(16))
        facts = Section(say("Dit onderzoek"))
        names = (
            say("Schuilnaam in bundels"),
            say("Aangemaakt"),
            say("Hiervoor geopend"),
            say("In het logboek"),
        )
        facts.body.addLayout(_facts_grid(names, self._facts))
        key = Section(
            say("Openbare sleutel"),
            say("Hiermee controleert een ontvanger dat een bundel echt van dit onderzoek komt."),
        )
        key.body.addWidget(self._print)
        key.body.addLayout(
            button_row(
                button(say("Sleutel kopiëren"), self._copy, icon="copy"),
                button(say("Sleutel opslaan"), self._save, icon="download"),
            )
        )
        self._arrange_laptop()
        for section in (facts, self._about, key):
            column.addWidget(section)

    def _arrange_laptop(self) -> None:
        say = self._desk.words.say
        names = (
            say("Schijf van dit onderzoek"),
            say("Wisselgeheugen"),
            say("Diepe slaapstand"),
            say("Klok"),
        )
        self._about.body.addLayout(_facts_grid(names, self._laptop))
        self._about.body.addLayout(self._worries)
        self._about.body.addWidget(
            quiet_label(
                say("Gezien bij het openen, zonder beheerdersrechten. Niets wordt geblokkeerd.")
            )
        )


def _facts_grid(names: Sequence[str], values: Sequence[QLabel]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(24))
    grid.setColumnStretch(1, 1)
    for at, (name, value) in enumerate(zip(names, values, strict=True)):
        value.setAccessibleName(name)
        grid.addWidget(quiet_label(name, wrap=False), at, 0)
        grid.addWidget(value, at, 1)
    return grid
