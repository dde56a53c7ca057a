"""Backups: when the last good one was made, and making another on a stick."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.bundle.backups import ProvenBackup
from app.bundle.errors import BackupNeedsNames
from app.domain.errors import WaterlijnError
from app.language.dates import day_and_time
from app.sentences import sentence
from app.services.backing_up import BackupStanding, backup_standing
from app.ui.desk import Desk
from app.ui.dialogs import choose_folder
from app.ui.errors import text_of
from app.ui.pages.study.backup_list import BackupList
from app.ui.pages.study.backup_run import BackupRun
from app.ui.parts import (
    Kind,
    Section,
    StatusPill,
    Tone,
    button,
    button_row,
    plain_label,
    quiet_label,
    readable,
)
from app.ui.parts.narrow import narrow, narrowed
from app.ui.theme import Role, theme
from app.ui.wording.backup import overtaken_why


class BackupPanel(QWidget):
    """Tells of the last one, and of the one that is being made."""

    def __init__(self, desk: Desk) -> None:
        """Begin without knowing of any."""
        super().__init__()
        self._desk, self._say = desk, desk.words.say
        self._pill = StatusPill("")
        self._last = readable(plain_label())
        self._since = quiet_label("")
        self._why = plain_label()
        self._list = BackupList(desk.words)
        self._busy = quiet_label("")
        self._wrong = readable(plain_label(tone=Role.OVERDUE))
        self._make = button(
            self._say("Reservekopie maken…"), self._choose, kind=Kind.PRIMARY, icon="hard-drive"
        )
        self._run = BackupRun(desk)
        self._run.stepped.connect(self._wait)
        self._run.ended.connect(self._done)
        self._run.failed.connect(self._fail)
        self._whom = quiet_label(sentence(BackupNeedsNames(), desk.words).what_now)
        self._arrange()
        self._wait("")

    def load(self) -> None:
        """Ask when the last one was made."""
        self._desk.ask(backup_standing, self._show)

    def _show(self, standing: BackupStanding) -> None:
        words, last = self._desk.words, standing.last
        if last is None:
            self._pill.say(self._say("nog geen reservekopie"), Tone.DUE)
            self._last.setText(self._say("Als de laptop stukgaat of kwijtraakt, is alles weg."))
            self._since.setText("")
        else:
            self._pill.say(*self._state(standing))
            self._last.setText(
                self._say(
                    "Laatste goede reservekopie: {moment}, nummer {number}.",
                    moment=day_and_time(words, last.made_at),
                    number=last.number,
                )
            )
            self._since.setText(
                words.say_n(
                    "Sindsdien staat er {n} gebeurtenis bij in het logboek.",
                    "Sindsdien staan er {n} gebeurtenissen bij in het logboek.",
                    last.events_since,
                )
            )
        self._since.setVisible(bool(last and last.events_since))
        self._why.setText("\n".join(overtaken_why(words, each) for each in standing.overtaken))
        self._why.setVisible(bool(standing.overtaken))
        self._list.show_made(standing.made)
        self._make.setVisible(standing.may)
        self._whom.setVisible(not standing.may)

    def _state(self, standing: BackupStanding) -> tuple[str, Tone]:
        if standing.overtaken:
            return self._say("maak een nieuwe"), Tone.DUE
        if standing.due:
            return self._say("ouder dan een week"), Tone.DUE
        return self._say("van deze week"), Tone.GOOD

    def _choose(self) -> None:
        folder = choose_folder(self, self._desk.words, self._say("Waar komt de reservekopie?"))
        if folder:
            self._copy(folder)

    def _copy(self, folder: Path) -> None:
        self._wait("")
        self._run.start(folder)

    def _done(self, _proven: ProvenBackup) -> None:
        self._wait("")

    def _fail(self, error: WaterlijnError) -> None:
        self._wait("")
        self._run.is_told = self.isVisible()
        self._wrong.setText(text_of(error, self._desk.words))
        self._wrong.show()
        self._make.setFocus()

    def _wait(self, said: str) -> None:
        self._busy.setText(said)
        self._busy.setVisible(bool(said))
        self._wrong.hide()
        self._make.setEnabled(not said)

    def _arrange(self) -> None:
        say = self._say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(16))
        made = Section(
            say("Reservekopie"),
            say("Eén verzegeld bestand met het hele onderzoek, ook de namen."),
        )
        made.body.addLayout(button_row(self._pill))
        for part in (self._last, self._since):
            made.body.addWidget(part)
        made.body.addLayout(narrowed(self._why))
        made.body.addLayout(button_row(self._make))
        for part in (self._whom, self._busy):
            made.body.addWidget(part)
        made.body.addLayout(narrowed(self._wrong))
        keep = Section(say("Bewaren en terugzetten"))
        for line in (
            say("Bewaar een reservekopie achter slot, op een andere plek dan de laptop."),
            say(
                "Ze gaat open met de wachtzin van wie er toen bij kon, of met het herstelblad van "
                "toen. Terugzetten begint bij het eerste scherm, in een nieuwe map."
            ),
            say(
                "Een deelnemer die je hebt gewist, staat nog in oudere reservekopieën. Maak een "
                "nieuwe en gooi de oude weg."
            ),
        ):
            keep.body.addLayout(narrow(line))
        for section in (made, self._list, keep):
            column.addWidget(section)
        column.addStretch(1)
