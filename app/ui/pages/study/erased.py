"""Who was erased, which bundles and backups still hold them, and a letter to whoever has those."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.erasure import Erasure
from app.domain.ids import ParticipantId, UserId
from app.language.dates import short_day
from app.services.erasing import HeldBackup, HeldBundle, Remains, erased
from app.services.recalling import print_recall
from app.ui.desk import Desk
from app.ui.parts import (
    EmptyState,
    Kind,
    Section,
    button,
    button_row,
    clear,
    plain_label,
    quiet_label,
    readable,
)
from app.ui.saver import Saver
from app.ui.theme import theme
from app.ui.wording.erasure import reason_short


class ErasedPanel(QWidget):
    """One section for each participant who was erased."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__()
        self._desk, self._say = desk, desk.words.say
        self._names: Mapping[UserId, str] = {}
        self._saver = Saver(
            desk, self, self._say("Waar komt de brief?"), self._say("De brief is opgeslagen.")
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(16))

    def load(self, names: Mapping[UserId, str]) -> None:
        """Ask who was erased; `names` are those of the users."""
        self._names = names
        self._desk.ask(erased, self._show)

    def _show(self, found: tuple[Remains, ...]) -> None:
        clear(self._column)
        if not found:
            self._column.addWidget(self._nobody())
            return
        for each in found:
            self._column.addWidget(self._section(each))
        self._column.addStretch(1)

    def _nobody(self) -> QWidget:
        return EmptyState(
            "trash-2",
            self._say("Niemand is gewist"),
            self._say(
                "De onderzoeksleider wist iemand bij de deelnemer zelf, onder Toestemming. Hier "
                "staat daarna welke bundels en reservekopieën die persoon nog bevatten."
            ),
        )

    def _section(self, left: Remains) -> Section:
        known = left.erasure
        when = self._say(
            "Gewist op {day} door {who}, {reason}.",
            day=short_day(self._desk.words, known.erased_at.astimezone().date()),
            who=self._names.get(known.erased_by, "–"),
            reason=reason_short(self._desk.words, known.reason),
        )
        section = Section(known.code, when)
        if not left.bundles and not left.backups:
            nowhere = self._say("Geen bundel of reservekopie bevat deze deelnemer nog.")
            section.body.addWidget(plain_label(nowhere))
            return section
        section.body.addWidget(plain_label(self._say("Staat nog in:")))
        for line in (*map(self._line, left.bundles), *map(self._backup, left.backups)):
            section.body.addWidget(readable(plain_label(line)))
        if left.bundles:
            told = self._say("De volgende bundel voor deze ontvangers zegt dat deze code weg moet.")
            section.body.addWidget(quiet_label(told))
        section.body.addLayout(button_row(self._letter(known)))
        return section

    def _letter(self, known: Erasure) -> QWidget:
        act = button(
            self._say("Brief om te verwijderen"),
            partial(self._print, known.participant),
            kind=Kind.QUIET,
            icon="printer",
        )
        act.setAccessibleName(self._say("Brief om {code} te verwijderen", code=known.code))
        return act

    def _backup(self, backup: HeldBackup) -> str:
        return self._say(
            "Reservekopie {n}, gemaakt op {day}",
            n=backup.number,
            day=short_day(self._desk.words, backup.made_at.astimezone().date()),
        )

    def _line(self, bundle: HeldBundle) -> str:
        return self._say(
            "Bundel {n} ({file}), verzegeld op {day} voor {recipient}; daar heet deze deelnemer "
            "{code}",
            n=bundle.sequence,
            file=bundle.file_name,
            day=short_day(self._desk.words, bundle.sealed_at.astimezone().date()),
            recipient=", ".join(filter(None, (bundle.recipient, bundle.organisation))),
            code=bundle.code,
        )

    def _print(self, participant: ParticipantId) -> None:
        self._saver.save(partial(print_recall, participant=participant))
