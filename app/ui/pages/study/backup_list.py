"""The backups that the log tells of, the newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from app.domain.backup import MadeBackup
from app.language import Words
from app.language.dates import day_and_time
from app.ui.parts import Section, clear, plain_label, quiet_label, readable
from app.ui.theme import theme

MOST = 10
"""How many are shown; the log has them all."""
KILOBYTE = 1024


class BackupList(Section):
    """Says of each backup when it was made, by whom, and how far it goes."""

    def __init__(self, words: Words) -> None:
        """Begin hidden, without any."""
        super().__init__(words.say("Gemaakte reservekopieën"))
        self._words = words
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme().px(8))
        self.body.addLayout(self._lines)
        self.hide()

    def show_made(self, made: Sequence[MadeBackup]) -> None:
        """Show the newest of these."""
        clear(self._lines)
        for backup in made[:MOST]:
            self._lines.addWidget(readable(plain_label(self._told(backup))))
        if len(made) > MOST:
            older = self._words.say_n(
                "En {n} oudere: die staat in het logboek.",
                "En {n} oudere: die staan in het logboek.",
                len(made) - MOST,
            )
            self._lines.addWidget(quiet_label(older))
        self.setVisible(bool(made))

    def _told(self, backup: MadeBackup) -> str:
        return self._words.say_n(
            "Nummer {number}: {moment}, door {who}. {n} gebeurtenis, {size} kB.",
            "Nummer {number}: {moment}, door {who}. {n} gebeurtenissen, {size} kB.",
            backup.events,
            number=backup.number,
            moment=day_and_time(self._words, backup.made_at),
            who=backup.by,
            size=-(-backup.size // KILOBYTE),
        )
