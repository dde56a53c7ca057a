"""The risk sheet: how recognisable people are by what a bundle tells of them, before and after."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.risk import SAFE_K, Alone, Risk
from app.services.composing import Choices
from app.services.office import Office
from app.services.releasing import risk_sheet
from app.ui.desk import Desk
from app.ui.parts import (
    Check,
    Column,
    EmptyState,
    IconLabel,
    Section,
    Table,
    Tone,
    plain_label,
    quiet_label,
)
from app.ui.theme import Role, Size, theme
from app.ui.wording.release import fact_word

COARSEST = Choices(with_site=False, with_group=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """The risk when as little as possible is told, and at what was chosen."""

    before: Risk
    after: Risk


def compared(office: Office, choices: Choices) -> Compared:
    """Return both sheets."""
    return Compared(risk_sheet(office, COARSEST), risk_sheet(office, choices))


class RiskSheet(QWidget):
    """Shows who stands alone on what, and lets the steward choose what is told."""

    chosen = Signal(object)
    """The `Choices` for the bundle."""

    def __init__(self, desk: Desk) -> None:
        """Begin with as little as possible told, and nothing ticked."""
        super().__init__()
        self._desk, say = desk, desk.words.say
        self._group = Check(say("Doelgroep meegeven"))
        self._site = Check(say("De locatie zelf meegeven, niet alleen de soort"))
        self._site.toggled.connect(self._changed)
        self._group.toggled.connect(self._changed)
        self._numbers = QGridLayout()
        self._verdict = plain_label()
        self._mark = IconLabel("info", Role.QUIET)
        self._alone = Table[Alone](say("Wie valt op"), self._columns(), self._nobody())
        self._arrange()

    @property
    def choices(self) -> Choices:
        """Return what is ticked."""
        return Choices(with_site=self._site.isChecked(), with_group=self._group.isChecked())

    def load(self) -> None:
        """Ask for both sheets."""
        self._desk.ask(partial(compared, choices=self.choices), self._show)

    def _changed(self, _on: bool) -> None:  # noqa: FBT001 - Qt says so
        self.chosen.emit(self.choices)
        self.load()

    def _show(self, sheets: Compared) -> None:
        say, after = self._desk.words.say, sheets.after
        rows = (
            (say("Mensen in de bundel"), str(sheets.before.people), str(after.people)),
            (say("Kleinste groep die op elkaar lijkt (k)"), str(sheets.before.k), str(after.k)),
            (say("Staat helemaal alleen"), str(sheets.before.unique), str(after.unique)),
        )
        for at, row in enumerate(rows, 1):
            self._number_row(at, row)
        safe = after.k >= SAFE_K
        self._mark.show_icon("circle-check" if safe else "triangle-alert", _tone(after).role)
        self._verdict.setText(self._verdict_words(after))
        self._alone.show_rows(after.alone)

    def _verdict_words(self, sheet: Risk) -> str:
        say = self._desk.words.say
        if sheet.people == 0:
            return say("Er is nog niemand van wie iets mee mag.")
        if sheet.k >= SAFE_K:
            return say("Iedereen lijkt op minstens {n} anderen.", n=sheet.k - 1)
        return say(
            "Wie iemand kent, kan die persoon hier misschien in herkennen. "
            "Geef minder mee, of weeg of dat hier mag."
        )

    def _number_row(self, at: int, row: tuple[str, str, str]) -> None:
        for column, text in enumerate(row):
            old = self._numbers.itemAtPosition(at, column)
            widget = old.widget() if old else None
            if widget is not None:
                self._numbers.removeWidget(widget)
                widget.deleteLater()
            number = plain_label(text, size=Size.TITLE if column else Size.BODY, strong=column == 2)  # noqa: PLR2004 - the last column
            number.setWordWrap(False)
            self._numbers.addWidget(number, at, column)

    def _columns(self) -> list[Column[Alone]]:
        say = self._desk.words.say
        return [
            Column[Alone](say("Wie"), _who, width=140),
            Column[Alone](
                say("Lijkt op"), self._alike, key=_alike_key, width=180, tone=_alike_tone
            ),
            Column[Alone](say("Valt op door"), self._because, stretch=True),
        ]

    def _alike(self, row: Alone) -> str:
        words = self._desk.words
        if row.alike == 1:
            return words.say("niemand")
        return words.say_n("{n} ander", "{n} anderen", row.alike - 1)

    def _because(self, row: Alone) -> str:
        return " + ".join(fact_word(self._desk.words, each) for each in row.because)

    def _nobody(self) -> QWidget:
        say = self._desk.words.say
        return EmptyState(
            "users-round",
            say("Niemand valt op"),
            say("Hier staat wie bijna niemand naast zich heeft, en waardoor dat komt."),
        )

    def _arrange(self) -> None:
        say = self._desk.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(16))
        tell = Section(
            say("Wat vertelt de bundel over iemand?"),
            say(
                "De soort locatie (gevangenis of gemeente) gaat altijd mee. "
                "Meer alleen als jij dat kiest."
            ),
        )
        tell.body.addWidget(self._group)
        tell.body.addWidget(self._site)
        tell.body.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(theme().px(48))
        top.addWidget(tell, 1)
        top.addWidget(self._number_section(), 1)
        column.addLayout(top)
        said = QHBoxLayout()
        said.setSpacing(theme().px(8))
        said.addWidget(self._mark)
        said.addWidget(self._verdict, 1)
        column.addLayout(said)
        column.addWidget(self._alone, 1)

    def _number_section(self) -> Section:
        say = self._desk.words.say
        section = Section(say("Hoe herkenbaar zijn mensen dan?"))
        self._numbers.setHorizontalSpacing(theme().px(32))
        self._numbers.setColumnStretch(0, 1)
        for at, word in enumerate((say("zo grof mogelijk"), say("met jouw keuze")), 1):
            self._numbers.addWidget(quiet_label(word, wrap=False), 0, at)
        section.body.addLayout(self._numbers)
        section.body.addStretch(1)
        return section


def _tone(sheet: Risk) -> Tone:
    return Tone.GOOD if sheet.k >= SAFE_K else Tone.DUE


def _who(row: Alone) -> str:
    return row.person


def _alike_key(row: Alone) -> int:
    return row.alike


def _alike_tone(row: Alone) -> Tone:
    return Tone.OVERDUE if row.alike == 1 else Tone.DUE
