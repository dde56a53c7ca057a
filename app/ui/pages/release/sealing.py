"""Sealing: what goes in and what stays, for whom, where it is written, and the proof."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.bundle import ProvenBundle, SealedBundle
from app.domain.errors import WaterlijnError
from app.domain.release import KnownRecipient, Release
from app.services.composing import Choices
from app.services.detecting import StewardText
from app.services.holders import NamesHeld
from app.services.office import Office
from app.services.proving import seal_prepared
from app.services.releasing import (
    Prepared,
    Readiness,
    keep_release,
    ledger,
    prepare,
    readiness,
    recipients,
)
from app.ui.desk import Desk
from app.ui.dialogs import choose_folder
from app.ui.pages.release.ledger import Ledger
from app.ui.pages.release.proof import Proof
from app.ui.pages.release.recipients import Recipients
from app.ui.parts import (
    FlowLayout,
    IconLabel,
    Kind,
    Section,
    button,
    button_row,
    clear,
    plain_label,
    quiet_label,
)
from app.ui.parts.reading_order import go_to
from app.ui.place import Topic
from app.ui.theme import Role, theme
from app.ui.wording.release import text_state_icon, text_state_word

SHOWN = 12
"""How many texts are named; more are counted."""


@dataclass(frozen=True, slots=True)
class Counter:
    """What the last step shows."""

    ready: Readiness
    recipients: tuple[KnownRecipient, ...]
    ledger: tuple[Release, ...]


def counter(office: Office) -> Counter:
    """Return what the last step shows."""
    return Counter(readiness(office), recipients(office), ledger(office))


class Sealing(QWidget):
    """The last step."""

    wanted = Signal(object)
    """The `InterviewId` of a text that must still be read."""

    def __init__(self, desk: Desk) -> None:
        """Begin without a recipient and without a folder."""
        super().__init__()
        self._desk, self._say = desk, desk.words.say
        self.choices = Choices(with_site=False, with_group=False)
        self._ready: Readiness | None = None
        self._folder: Path | None = None
        self._names = NamesHeld(here=True, holders=())
        self._busy = False
        self._content = QVBoxLayout()
        self._blocks = QVBoxLayout()
        self._recipients = Recipients(desk)
        self._recipients.changed.connect(self._show_act)
        self._where = plain_label(self._say("Nog geen map gekozen."), tone=Role.QUIET)
        self._seal = button(self._say("Verzegelen"), self._start, kind=Kind.PRIMARY, icon="stamp")
        self._why = quiet_label("")
        self._proof = Proof(desk.words)
        self._ledger = Ledger(desk.words)
        self._arrange()

    def load(self) -> None:
        """Ask how everything stands."""
        self._desk.ask(counter, self._show)

    def show_names(self, names: NamesHeld) -> None:
        """Leave sealing to who can look for every name once more, when that is somebody else."""
        self._names = names
        self._show_act()

    def _show(self, known: Counter) -> None:
        self._ready = known.ready
        self._show_content(known.ready)
        self._show_blocks(known.ready)
        self._recipients.show_recipients(known.recipients)
        self._ledger.show_bundles(known.ledger, known.recipients)
        self._show_act()

    def _show_content(self, ready: Readiness) -> None:
        clear(self._content)
        people = len({each.participant.id for each in ready.included})
        texts = self._desk.words.say_n("{n} tekst", "{n} teksten", len(ready.included))
        of = self._desk.words.say_n("{n} deelnemer", "{n} deelnemers", people)
        self._line("package", Role.WATER, self._say("{texts} van {people}", texts=texts, people=of))
        self._line(
            "list",
            Role.WATER,
            self._say("Tabellen met deelnemers, gesprekken en klantreis, zonder namen en datums"),
        )
        if ready.kept_out:
            codes = sorted({each.participant.code for each in ready.kept_out})
            self._line(
                "hand",
                Role.STOPPED,
                self._say(
                    "Blijft hier, want er is geen toestemming om te delen: {codes}",
                    codes=", ".join(codes),
                ),
            )

    def _line(self, icon: str, role: Role, sentence: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme().px(10))
        row.addWidget(IconLabel(icon, role))
        row.addWidget(plain_label(sentence), 1)
        self._content.addLayout(row)

    def _show_blocks(self, ready: Readiness) -> None:
        clear(self._blocks)
        waiting = [each for each in ready.included if each in ready.unread or each.undecided]
        if not waiting:
            return
        sentence = self._say(
            "Deze teksten moeten eerst helemaal gelezen zijn, met een besluit over elke vondst:"
        )
        self._blocks.addWidget(plain_label(sentence))
        holder = QWidget()
        flow = FlowLayout(holder)
        for text in waiting[:SHOWN]:
            flow.addWidget(self._text_button(text))
        if len(waiting) > SHOWN:
            flow.addWidget(quiet_label(self._say("en nog {n}", n=len(waiting) - SHOWN), wrap=False))
        self._blocks.addWidget(holder)

    def _text_button(self, text: StewardText) -> QWidget:
        word = self._say(
            "{code} · {n}  {state}",
            code=text.participant.code,
            n=text.number,
            state=text_state_word(self._desk.words, text),
        )
        made = button(word, icon=text_state_icon(text))
        made.clicked.connect(partial(self._open, text))
        return made

    def _open(self, text: StewardText, *_clicked: bool) -> None:
        self.wanted.emit(text.interview.id)

    def _choose_folder(self) -> None:
        title = self._say("Waar komt de bundel te staan?")
        chosen = choose_folder(self, self._desk.words, title)
        if chosen:
            self._folder = chosen
            self._where.setText(str(chosen))
            self._show_act()

    def _show_act(self) -> None:
        why = self._hindrance() if self._names.here else self._whom_to_ask()
        self._seal.setEnabled(not why and not self._busy)
        self._why.setText(why)

    def _whom_to_ask(self) -> str:
        return self._say(
            "Vlak voor het verzegelen wordt nog één keer naar elke naam gezocht. Daarvoor is "
            "de sleutel van de namen nodig. Die hebben: {names}.",
            names=", ".join(self._names.holders),
        )

    def _hindrance(self) -> str:
        say = self._say
        if self._busy:
            return say("De bundel wordt gemaakt, geschreven en weer geopend…")
        if self._ready is None or not self._ready.included:
            return say("Er is nog geen tekst die mee mag.")
        if not self._ready.is_ready:
            return say("Nog niet alle teksten zijn gelezen en besloten.")
        if self._recipients.chosen is None:
            return say("Kies een ontvanger, of voeg er een toe.")
        return "" if self._folder else say("Kies een map.")

    def _start(self) -> None:
        recipient, folder = self._recipients.chosen, self._folder
        if recipient is None or folder is None:
            return
        self._busy = True
        self._proof.hide()  # it is of another bundle, and whoever glances here would believe it
        self._show_act()
        verb = partial(prepare, recipient=recipient, choices=self.choices, folder=folder)
        self._desk.save(verb, (), self._sealing, self._failed)

    def _sealing(self, prepared: Prepared) -> None:
        work = partial(seal_prepared, prepared)
        self._desk.work(work, partial(self._keep, prepared), self._failed)

    def _keep(self, prepared: Prepared, proven: ProvenBundle) -> None:
        verb = partial(keep_release, prepared=prepared, proven=proven)
        self._desk.save(verb, {Topic.RELEASE}, self._kept, self._failed)

    def _kept(self, sealed: SealedBundle) -> None:
        self._busy = False
        self._desk.tell(self._say("De bundel is verzegeld."))
        self._proof.show_sealed(sealed)
        go_to(self._proof)
        self._show_act()

    def _failed(self, error: WaterlijnError) -> None:
        self._busy = False
        self._show_act()
        self._desk.say_error(error)

    def _arrange(self) -> None:
        say = self._say
        content = Section(
            say("Wat gaat mee"), say("De teksten zijn gepseudonimiseerd, niet anoniem.")
        )
        self._content.setSpacing(theme().px(8))
        content.body.addLayout(self._content)
        content.body.addLayout(self._blocks)
        whom = Section(say("Voor wie"))
        whom.body.addWidget(self._recipients)
        where = Section(
            say("Waar"), say("Bijvoorbeeld op een stick. Alleen de ontvanger kan het openen.")
        )
        folder = button(say("Map kiezen…"), self._choose_folder, icon="folder-open")
        row = button_row(folder)
        row.insertWidget(1, self._where, 1)
        where.body.addLayout(row)
        act = button_row(self._seal)
        act.insertWidget(1, self._why, 1)
        where.body.addSpacing(theme().px(8))
        where.body.addLayout(act)
        inside = QWidget()
        inside.setProperty("kind", "column")
        inside.setMaximumWidth(theme().px(960))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme().px(16), 0)
        column.setSpacing(theme().px(20))
        for part in (content, whom, where, self._proof, self._ledger):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll(inside)

    def _scroll(self, inside: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(area)
