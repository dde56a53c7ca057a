"""The log of one participant, in sentences: who did what, and when."""

from PySide6.QtWidgets import QGridLayout

from app.domain.ids import ParticipantId
from app.domain.log import LogEvent
from app.language.dates import day_and_time
from app.services.dossier import Dossier
from app.ui.desk import Desk
from app.ui.pages.participant.tab import Tab
from app.ui.parts import clear, plain_label, quiet_label, readable
from app.ui.theme import theme
from app.ui.wording.log_details import full_line


class LogTab(Tab):
    """What was done, the newest first."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin without events."""
        super().__init__(desk, participant)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(theme().px(24))
        self._lines.setVerticalSpacing(theme().px(10))
        self._lines.setColumnStretch(1, 1)
        help_text = self.say("Dit logboek kan niemand veranderen. Het noemt nooit een naam.")
        self.body.addWidget(quiet_label(help_text))
        self.body.addLayout(self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show every event about this participant or a talk with them."""
        clear(self._lines)
        for line, event in enumerate(dossier.log):
            self._show_event(line, event, dossier.users.get(event.actor, event.actor))

    def _show_event(self, line: int, event: LogEvent, who: str) -> None:
        words = self.desk.words
        self._lines.addWidget(quiet_label(day_and_time(words, event.at), wrap=False), line, 0)
        sentence = readable(plain_label(full_line(words, event, {})))
        sentence.setAccessibleName(sentence.text())
        self._lines.addWidget(sentence, line, 1)
        self._lines.addWidget(quiet_label(who, wrap=False), line, 2)
