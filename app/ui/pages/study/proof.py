"""What vouches for the study: when it was opened, how long the log is, and its public key."""

from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from app.domain.log import LogKind
from app.language.dates import day_and_time
from app.services.office import Office
from app.services.printing import Printed
from app.services.proving import SenderKey, sender
from app.services.settling import StudyFacts
from app.ui.desk import Desk
from app.ui.parts import Section, button, button_row, plain_label, quiet_label, readable
from app.ui.saver import Saver
from app.ui.theme import Size, theme


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
        self._print = readable(plain_label(size=Size.LARGE, strong=True))
        self._print.setAccessibleName(say("Vingerafdruk van dit onderzoek"))
        self._saver = Saver(
            desk, self, say("Waar komt de sleutel?"), say("De openbare sleutel is opgeslagen.")
        )
        self._arrange()

    def load(self) -> None:
        """Ask for the key."""
        self._desk.ask(sender, self._show_key)

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
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(24))
        grid.setColumnStretch(1, 1)
        names = (
            say("Schuilnaam in bundels"),
            say("Aangemaakt"),
            say("Hiervoor geopend"),
            say("In het logboek"),
        )
        for at, (name, value) in enumerate(zip(names, self._facts, strict=True)):
            value.setAccessibleName(name)
            grid.addWidget(quiet_label(name, wrap=False), at, 0)
            grid.addWidget(value, at, 1)
        facts.body.addLayout(grid)
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
        column.addWidget(facts)
        column.addWidget(key)
