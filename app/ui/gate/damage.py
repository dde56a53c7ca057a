"""A study that does not open: what is wrong, and the ways on, none of which loses anything."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.errors import WaterlijnError
from app.language import Words
from app.language.dates import day_and_time
from app.sentences import sentence
from app.services.mishap import Mishap, Visitor
from app.storage.errors import StudyRolledBack
from app.storage.files import HEADER
from app.ui.doors import Doors
from app.ui.gate.panel import Panel
from app.ui.jobs import Jobs, Lane
from app.ui.parts import Card, Kind, button, button_row, plain_label, readable
from app.ui.parts.great import GreatButton
from app.ui.theme import Role


class DamagePanel(Panel):
    """Says what was found, and offers a backup, looking only, and going on when that can be."""

    restore_wanted = Signal(object)
    """Somebody wants to put a backup back: its path, or None to look for one."""

    sheet_wanted = Signal()
    """Somebody wants to get back in with the recovery sheet."""

    other = Signal()
    """Somebody wants another study."""

    def __init__(
        self, doors: Doors, jobs: Jobs, words: Words, found: tuple[Visitor, Mishap]
    ) -> None:
        """Speak to this visitor, whose passphrase was right, of this mishap."""
        super().__init__(doors, jobs, words)
        self._visitor, self._mishap = found
        for flaw in _one_a_file(self._mishap.flaws):
            told = sentence(flaw, words)
            self.column.addWidget(readable(plain_label(told.what, strong=True)))
            self.column.addWidget(plain_label(told.why, tone=Role.QUIET))
        self._sheet = self._recovering()
        self._sheet.clicked.connect(self.sheet_wanted)
        self._restore = self._restoring()
        self._restore.clicked.connect(self._put_back)
        self._look = GreatButton(
            "eye",
            self.say("Alleen lezen"),
            self.say("Bekijk wat nog te lezen is. Er verandert niets."),
        )
        self._look.clicked.connect(self._look_only)
        self._on = GreatButton(
            "arrow-right",
            self.say("Verdergaan zonder wat ontbreekt"),
            self.say("Alleen als je weet hoe het komt, of als er geen reservekopie is."),
        )
        self._on.clicked.connect(self._ask)
        self._sure = self._asking()
        self._arrange()

    def first_focus(self) -> QWidget:
        """Return the first way on."""
        return self._restore

    def free(self, *, on: bool) -> None:
        """Let the ways be chosen, or wait."""
        for part in self.findChildren(QPushButton):
            part.setEnabled(on)

    def _arrange(self) -> None:
        for part in (self._restore, self._sheet, self._look, self._on, self._sure):
            self.column.addWidget(part)
        headless = any(_is_header(flaw) for flaw in self._mishap.flaws)
        self._sheet.setVisible(headless and not self._mishap.may_look)
        self._look.setVisible(self._mishap.may_look)
        self._on.setVisible(self._mishap.may_go_on)
        self._sure.hide()
        self.add_state()
        other = button(self.say("Ander onderzoek"), self.other.emit, kind=Kind.QUIET)
        self.column.addLayout(button_row(other))

    def _recovering(self) -> GreatButton:
        return GreatButton(
            "key-round",
            self.say("Herstellen met het herstelblad"),
            self.say(
                "Het bestand wordt opnieuw gemaakt, met een nieuwe wachtzin voor de "
                "onderzoeksleider. Wie er nog meer bij kon, haal je eruit en voeg je opnieuw toe."
            ),
        )

    def _restoring(self) -> GreatButton:
        backup = self._mishap.backup
        if backup is None:
            return GreatButton(
                "history",
                self.say("Reservekopie terugzetten"),
                self.say("Zoek het bestand zelf. Het onderzoek komt in een nieuwe map."),
            )
        return GreatButton(
            "history",
            self.say("Reservekopie {number} terugzetten", number=backup.facts.number),
            self.say(
                "De nieuwste die heel is, van {moment}. Het onderzoek komt in een nieuwe map.",
                moment=day_and_time(self.words, backup.facts.made_at),
            ),
        )

    def _asking(self) -> Card:
        card = Card()
        lost = max(
            (
                flaw.expected - flaw.found
                for flaw in self._mishap.flaws
                if isinstance(flaw, StudyRolledBack) and flaw.file != HEADER
            ),
            default=0,
        )
        if lost:
            card.body.addWidget(
                plain_label(
                    self.words.say_n(
                        "Er ontbreekt {n} handeling. Die komt niet terug.",
                        "Er ontbreken {n} handelingen. Die komen niet terug.",
                        lost,
                    ),
                    strong=True,
                )
            )
        card.body.addWidget(
            plain_label(
                self.say(
                    "De bestanden worden eerst opzij gelegd zoals ze nu zijn. In het logboek "
                    "blijft staan dat er iets ontbrak en dat jij bent verdergegaan."
                )
            )
        )
        go = button(self.say("Ja, verdergaan"), self._go_on, kind=Kind.DANGER)
        card.body.addLayout(button_row(go, button(self.say("Niet doen"), self._do_not)))
        return card

    def _put_back(self) -> None:
        backup = self._mishap.backup
        self.restore_wanted.emit(backup.path if backup else None)

    def _look_only(self) -> None:
        self.wait(self.say("Lezen wat er te lezen is… Dat duurt even."))
        look, words, visitor = self.doors.mishaps.look_only, self.words, self._visitor
        self.jobs.ask(Lane.VAULT, lambda: look(visitor, words), self.let_in, self.fail)

    def _ask(self) -> None:
        self._on.hide()
        self._sure.show()
        self._sure.findChildren(QPushButton)[-1].setFocus()

    def _do_not(self) -> None:
        self._sure.hide()
        self._on.show()
        self._on.setFocus()

    def _go_on(self) -> None:
        self.wait(self.say("Bestanden opzij leggen en openen…"))
        go_on, words, visitor = self.doors.mishaps.go_on, self.words, self._visitor
        self.jobs.ask(Lane.VAULT, lambda: go_on(visitor, words), self.let_in, self.fail)


def _is_header(flaw: WaterlijnError) -> bool:
    return getattr(flaw, "file", "") == HEADER


def _one_a_file(flaws: Iterable[WaterlijnError]) -> list[WaterlijnError]:
    """Return the first flaw of every file: the others tell of the same mishap."""
    first = {getattr(flaw, "file", ""): flaw for flaw in reversed(list(flaws))}
    return list(reversed(first.values()))
