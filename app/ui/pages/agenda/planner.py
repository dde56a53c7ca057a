"""The planner: agreeing on a time, moving it, and saying how it ended, beside the week."""

from datetime import datetime, time
from functools import partial

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import AppointmentId, ParticipantId, SiteId
from app.domain.schedule import Appointment, Outcome
from app.language.dates import span
from app.services.overview import ParticipantOverview
from app.services.planning import Week
from app.services.scheduling import AgendaEntry, Caution, Wish, agree, cautions, end, move
from app.ui.desk import Desk
from app.ui.parts import (
    Choice,
    DateField,
    Field,
    IconLabel,
    Kind,
    NumberField,
    TimeField,
    button,
    button_row,
    clear,
    heading,
    plain_label,
    quiet_label,
)
from app.ui.place import PageName, Place, Topic
from app.ui.theme import Role, theme
from app.ui.wording import caution_sentence, options, outcome_word, wave_title

USUAL = 60
"""Minutes of a talk when nothing else was said."""
LONGEST = 240


class Planner(QWidget):
    """One appointment: a new one, or one that is there."""

    closed = Signal()
    kept = Signal(object)
    """The day on which an appointment now is."""

    def __init__(self, desk: Desk) -> None:
        """Begin without anybody to plan."""
        super().__init__()
        self._desk, self._say = desk, desk.words.say
        self._week: Week | None = None
        self._entry: AgendaEntry | None = None
        self._make_fields()
        self._arrange()
        self._connect()

    @property
    def about(self) -> AppointmentId | ParticipantId:
        """Return which appointment is shown, or for whom a new one is made."""
        return self._entry.appointment.id if self._entry else ParticipantId(self._who.key)

    @property
    def is_new(self) -> bool:
        """Tell whether a new appointment is being made."""
        return self._entry is None

    def show_week(self, week: Week) -> None:
        """Know who and where there is to choose from."""
        self._week = week
        who, where = self._who.key, self._where.key
        for choice in (self._who, self._where):
            choice.blockSignals(True)  # noqa: FBT003 - as Qt asks
            choice.clear()
        for person in week.people:
            self._who.addItem(person.participant.code, person.participant.id)
        for site in week.sites:
            self._where.addItem(site.name, site.id)
        for choice, key in ((self._who, who), (self._where, where)):
            if key:
                choice.choose(key)
            choice.blockSignals(False)  # noqa: FBT003 - as Qt asks
        self._turn_who()

    def plan(self, participant: str = "") -> None:
        """Ask for a new appointment, perhaps for somebody already chosen."""
        self._entry = None
        self._title.setText(self._say("Nieuwe afspraak"))
        if participant:
            self._who.choose(participant)
        self._turn_who()
        self._show_parts()
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_entry(self, entry: AgendaEntry) -> None:
        """Show an appointment that is there."""
        self._entry, known = entry, entry.appointment
        code = entry.participant.code
        self._title.setText(self._say("Afspraak met {code}", code=code))
        self._who.choose(known.participant)
        self._turn_who()
        self._wave.choose(known.wave)
        self._where.choose(known.site)
        start = known.starts_at.astimezone()
        self._day.set_day(start.date())
        self._time.setTime(QTime(start.hour, start.minute))
        self._minutes.setValue(known.minutes)
        self._show_parts()
        first = self._day if known.outcome is None else self._go
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wish(self) -> Wish:
        shown = self._time.time()
        starts = datetime.combine(self._day.day, time(shown.hour(), shown.minute())).astimezone()
        return Wish(
            ParticipantId(self._who.key),
            self._wave.key,
            starts,
            self._minutes.value(),
            SiteId(self._where.key),
        )

    def _person(self) -> ParticipantOverview | None:
        people = self._week.people if self._week else ()
        return next((each for each in people if each.participant.id == self._who.key), None)

    def _turn_who(self) -> None:
        person = self._person()
        self._wave.blockSignals(True)  # noqa: FBT003 - as Qt asks
        self._wave.clear()
        for each in person.waves if person else ():
            self._wave.addItem(wave_title(self._desk.words, each.wave), each.wave.id)
        self._wave.blockSignals(False)  # noqa: FBT003 - as Qt asks
        if person:
            if person.next:
                self._wave.choose(person.next.wave.id)
            self._where.choose(person.site.id)
        self._turn_wave()

    def _turn_wave(self) -> None:
        person, words = self._person(), self._desk.words
        waves = person.waves if person else ()
        wave = next((each for each in waves if each.wave.id == self._wave.key), None)
        if wave is None or wave.window is None:
            self._period.setText("")
            return
        if self._entry is None:
            self._day.set_day(wave.window.working_day(self._desk.now().date()))
        period = span(words, wave.window.opens, wave.window.closes)
        self._period.setText(words.say("Periode {period}", period=period))
        self._ask()

    def _ask(self, _value: object = None) -> None:
        """Ask what deserves a word about this time."""
        ended = self._entry is not None and self._entry.appointment.outcome is not None
        if self._week is None or self._person() is None or not self._where.key or ended:
            return
        moving = self._entry.appointment.id if self._entry else None
        verb = partial(cautions, wish=self._wish(), moving=moving)
        self._desk.ask(verb, self._show_cautions)

    def _show_cautions(self, found: tuple[Caution, ...]) -> None:
        clear(self._cautions)
        for caution in found:
            row = QHBoxLayout()
            row.setSpacing(theme().px(8))
            row.addWidget(IconLabel("triangle-alert", Role.DUE))
            row.addWidget(plain_label(caution_sentence(self._desk.words, caution)), 1)
            self._cautions.addLayout(row)

    def _keep(self) -> None:
        wish = self._wish()
        if self._entry is None:
            self._desk.save(partial(agree, wish=wish), {Topic.SCHEDULE}, self._agreed)
        else:
            verb = partial(
                move,
                appointment=self._entry.appointment.id,
                starts_at=wish.starts_at,
                minutes=wish.minutes,
            )
            self._desk.save(verb, {Topic.SCHEDULE}, self._moved)

    def _agreed(self, _made: Appointment) -> None:
        self._desk.tell(self._say("De afspraak staat."))
        self.kept.emit(self._day.day)
        self.closed.emit()

    def _moved(self, _nothing: None) -> None:
        self._desk.tell(self._say("De afspraak is verzet."))
        self.kept.emit(self._day.day)
        self.closed.emit()

    def _end(self) -> None:
        if self._entry:
            chosen = Outcome(self._outcome.key)
            verb = partial(end, appointment=self._entry.appointment.id, outcome=chosen)
            self._desk.save(verb, {Topic.SCHEDULE}, self._ended)

    def _ended(self, _nothing: None) -> None:
        self._desk.tell(self._say("De afloop is vastgelegd."))
        self.closed.emit()

    def _see(self) -> None:
        if self._entry:
            self._desk.go(Place(PageName.PARTICIPANT, self._entry.appointment.participant))

    def _close(self) -> None:
        self.closed.emit()

    def _show_parts(self) -> None:
        known = self._entry.appointment if self._entry else None
        ended = known is not None and known.outcome is not None
        for field in (self._who, self._wave, self._where):
            field.setEnabled(known is None)
        for part in (self._day, self._time, self._minutes):
            part.setEnabled(not ended)
        self._save.setVisible(not ended)
        self._save.setText(self._say("Verzetten") if known else self._say("Afspraak maken"))
        self._ending.setVisible(known is not None and not ended)
        self._go.setVisible(known is not None)
        self._how.setVisible(ended)
        if known and known.outcome:
            word = outcome_word(self._desk.words, known.outcome)
            self._how.setText(self._say("Afloop: {word}", word=word))
        self._ask()

    def _make_fields(self) -> None:
        say = self._say
        self._title = heading(say("Nieuwe afspraak"))
        self._how = plain_label()
        self._who, self._wave, self._where = Choice(), Choice(), Choice()
        self._period = quiet_label("")
        self._day = DateField(self._desk.now().date())
        self._time = TimeField(QTime(10, 0))
        self._minutes = NumberField(range(15, LONGEST + 1))
        self._minutes.setSingleStep(15)
        self._minutes.setValue(USUAL)
        self._cautions = QVBoxLayout()
        self._save = button(say("Afspraak maken"), self._keep, kind=Kind.PRIMARY)
        self._outcome = Choice(*options(self._desk.words, outcome_word, Outcome))
        self._go = button(say("Naar de deelnemer"), self._see, kind=Kind.QUIET)
        self._away = button(say("Sluiten"), self._close, kind=Kind.QUIET)

    def _connect(self) -> None:
        self._who.currentIndexChanged.connect(self._turn_who)
        self._wave.currentIndexChanged.connect(self._turn_wave)
        self._where.currentIndexChanged.connect(self._ask)
        self._day.dateChanged.connect(self._ask)
        self._time.timeChanged.connect(self._ask)
        self._minutes.valueChanged.connect(self._ask)

    def _arrange(self) -> None:
        say = self._say
        self._ending = QWidget()
        ending = QVBoxLayout(self._ending)
        ending.setContentsMargins(0, theme().px(16), 0, 0)
        ending.addWidget(Field(say("Hoe liep het af?"), self._outcome))
        ending.addLayout(button_row(button(say("Afloop vastleggen"), self._end)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(12))
        column.addWidget(self._title)
        column.addWidget(self._how)
        for name, control in (
            (say("Deelnemer"), self._who),
            (say("Ronde"), self._wave),
        ):
            column.addWidget(Field(name, control))
        column.addWidget(self._period)
        column.addWidget(Field(say("Dag"), self._day))
        when = QHBoxLayout()
        when.setSpacing(theme().px(8))
        when.addWidget(Field(say("Tijd"), self._time, wide=120))
        when.addWidget(Field(say("Minuten"), self._minutes, wide=120))
        column.addLayout(when)
        column.addWidget(Field(say("Locatie"), self._where))
        column.addLayout(self._cautions)
        column.addLayout(button_row(self._save, self._away))
        column.addWidget(self._ending)
        column.addLayout(button_row(self._go))
        column.addStretch(1)
