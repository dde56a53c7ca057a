"""Making a backup: copying on the vault lane, sealing on the other, and writing it into the log."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.bundle.apart import prove_backup_apart
from app.bundle.backups import BackupOrder, ProvenBackup
from app.domain.errors import WaterlijnError
from app.services.backing_up import keep_backup, prepare_backup, shares_disk
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.place import Topic


class BackupRun(QObject):
    """Lives as long as the desk: the page that began it may be left while it goes on."""

    stepped = Signal(str)
    """What is being done, in words."""
    ended = Signal(object)
    """The `ProvenBackup` that has its name."""
    failed = Signal(object)
    """The `WaterlijnError` it ended with."""

    def __init__(self, desk: Desk) -> None:
        """Wait to be started."""
        super().__init__(desk)
        self._desk, self._say = desk, desk.words.say
        self.is_told = False
        """Whether somebody shows the error; else the message bar does."""

    def start(self, folder: Path) -> None:
        """Make a backup in a folder."""
        self.stepped.emit(self._say("Gegevens kopiëren en nakijken…"))
        self._desk.ask(partial(prepare_backup, folder=folder), self._seal, self._fail)

    def _seal(self, order: BackupOrder) -> None:
        self.stepped.emit(self._say("Verzegelen, teruglezen en openen…"))
        self._desk.work(partial(prove_backup_apart, order), self._keep, self._fail)

    def _keep(self, proven: ProvenBackup) -> None:
        verb = partial(keep_backup, proven=proven)
        self._desk.save(verb, {Topic.STUDY}, self._kept, self._fail)

    def _kept(self, proven: ProvenBackup) -> None:
        self._desk.ask(partial(shares_disk, proven=proven), partial(self._tell, proven))

    def _tell(self, proven: ProvenBackup, on_same_disk: bool) -> None:  # noqa: FBT001 - an answer
        told = self._say(
            "Reservekopie {number} is gemaakt, teruggelezen en geopend: {path}",
            number=proven.facts.number,
            path=proven.path,
        )
        if on_same_disk:
            told += "\n" + self._say(
                "Dit is de schijf waar ook het onderzoek staat. Raakt de laptop kwijt, dan is deze "
                "reservekopie ook weg: zet er ook een op een stick."
            )
        self._desk.tell(told, Tone.DUE if on_same_disk else Tone.GOOD)
        self.ended.emit(proven)

    def _fail(self, error: WaterlijnError) -> None:
        self.is_told = False
        self.failed.emit(error)
        if not self.is_told:
            self._desk.say_error(error)
