"""The recovery sheet of the study: whether it is known to work, trying it, and making a new one."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import day_and_time
from app.services.renewing import SheetState
from app.services.settling import StudyFacts
from app.ui.desk import Desk
from app.ui.doors import RecoveryDoors
from app.ui.jobs import Lane
from app.ui.pages.study.users import names_of
from app.ui.pages.study.users_forms import KeyForm
from app.ui.parts import Section, Tone, button, button_row, clear, heading, plain_label, quiet_label
from app.ui.parts.status import StatusPill
from app.ui.place import Topic
from app.ui.recovery.sheet import SheetPart
from app.ui.theme import theme


class RenewForm(KeyForm):
    """Asks for the lead's own passphrase before a new sheet is made."""

    def __init__(self, desk: Desk, doors: RecoveryDoors, then: "RecoveryPanel") -> None:
        """Go to `then` with the new sheet."""
        super().__init__(desk, desk.words.say("Nieuw herstelblad"))
        self._doors, self._then = doors, then
        why = self.say(
            "Het oude blad werkt tot je het nieuwe hebt overgetypt; daarna niet meer. Wie een "
            "oud blad én een oude kopie van de map heeft, kan die kopie nog wel openen."
        )
        self.form.add_part(quiet_label(why))
        self.finish(self.say("Nieuw herstelblad maken"), self._renew)

    def _renew(self, passphrase: str) -> None:
        work = partial(self._doors.renew, passphrase)
        self.desk.jobs.ask(Lane.VAULT, work, self._renewed, self.fail)

    def _renewed(self, _nothing: None) -> None:
        self._then.show_fresh()


class RecoveryPanel(QWidget):
    """Says since when the sheet is known to work, and lets a lead try it or make another."""

    def __init__(self, desk: Desk) -> None:
        """Begin without knowing."""
        super().__init__()
        self._desk, self._say = desk, desk.words.say
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(16))
        self._leading, self._leads = False, ""
        self._busy = False

    def show_facts(self, facts: StudyFacts) -> None:
        """Show the state of the sheet; what somebody is in the midst of stays."""
        self._leading, self._leads = facts.leading, names_of(facts.leads)
        if self._desk.recovery and not self._busy:
            self._desk.jobs.ask(Lane.VAULT, self._desk.recovery.state, self._show)

    def show_fresh(self) -> None:
        """Offer the new sheet, to be printed and typed back."""
        self._open_sheet(fresh=True)

    def _show(self, state: SheetState) -> None:
        if self._busy:
            return
        clear(self._column)
        section = Section(self._say("Herstelblad"), self._why())
        made = day_and_time(self._desk.words, state.made.at)
        section.body.addWidget(plain_label(self._say("Gemaakt: {moment}", moment=made)))
        section.body.addWidget(self._pill(state))
        if self._leading:
            section.body.addLayout(
                button_row(
                    button(self._say("Nieuw herstelblad maken…"), self._begin, icon="file-plus"),
                    button(self._say("Het blad proberen…"), self._try, icon="rotate-ccw"),
                )
            )
        else:
            who = self._say(
                "Een nieuw herstelblad maken kan alleen een onderzoeksleider: {names}.",
                names=self._leads,
            )
            section.body.addWidget(quiet_label(who))
        self._column.addWidget(section)
        self._column.addStretch(1)

    def _why(self) -> str:
        return self._say(
            "Met dit blad geef je de onderzoeksleider een nieuwe wachtzin als de oude is vergeten."
        )

    def _pill(self, state: SheetState) -> QWidget:
        if state.worked is None:
            return StatusPill(
                self._say("Nog nooit overgetypt: niemand weet of het werkt"),
                Tone.DUE,
                "triangle-alert",
            )
        moment = day_and_time(self._desk.words, state.worked.at)
        return StatusPill(self._say("Werkte op {moment}", moment=moment), Tone.GOOD, "check")

    def _begin(self) -> None:
        if self._desk.recovery:
            form = RenewForm(self._desk, self._desk.recovery, self)
            form.closed.connect(self._back)
            self._open(form)
            form.first_focus().setFocus()

    def _try(self) -> None:
        self._open_sheet(fresh=False)

    def _open_sheet(self, *, fresh: bool) -> None:
        if self._desk.recovery is None:
            return
        sheet = SheetPart(
            self._desk.recovery, self._desk.jobs, self._desk.words, self._say("Proberen")
        )
        sheet.show_saving(on=fresh)
        sheet.tried.connect(self._tried)
        sheet.given_up.connect(self._back)
        self._open(sheet)
        title = self._say("Nieuw herstelblad") if fresh else self._say("Het herstelblad proberen")
        self._column.insertWidget(0, heading(title))
        sheet.first_focus().setFocus()

    def _open(self, part: QWidget) -> None:
        self._busy = True
        clear(self._column)
        self._column.addWidget(part)
        self._column.addStretch(1)

    def _tried(self) -> None:
        self._desk.tell(
            self._say("Het herstelblad werkt. Elk ander blad van dit onderzoek werkt niet meer.")
        )
        self._back()

    def _back(self) -> None:
        self._busy = False
        self._desk.changed.emit(frozenset({Topic.STUDY}))
