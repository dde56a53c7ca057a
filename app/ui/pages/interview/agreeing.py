"""Agreeing on the next talk while both are still at the table."""

from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import WaterlijnError
from app.domain.ids import ParticipantId, SiteId
from app.domain.schedule import Appointment, WaveStanding
from app.language import Words
from app.language.dates import day_and_time, short_day, span
from app.services.parting import Parting
from app.services.scheduling import Caution, Wish, agree, cautions
from app.ui.desk import Desk
from app.ui.errors import text_of
from app.ui.parts import (
    Choice,
    DateField,
    Field,
    IconLabel,
    Section,
    TimeField,
    button,
    button_row,
    clear,
    plain_label,
    quiet_label,
)
from app.ui.place import Topic
from app.ui.theme import Role, theme
from app.ui.wording import caution_sentence, wave_title

HOUR, MINUTES = 10, 90
"""When a next talk is proposed, and how long it may take."""


class NextTalk(Section):
    """Says which round is next and when; a time outside its window is allowed, with a word."""

    def __init__(self, desk: Desk, participant: ParticipantId, parting: Parting) -> None:
        """Offer what can be agreed on."""
        super().__init__(desk.words.say("Wanneer zien wij elkaar weer?"))
        self._desk, self._say = desk, desk.words.say
        self._participant, self._next = participant, parting.next
        self._cautions = QVBoxLayout()
        self._done = plain_label(strong=True)
        self._done.hide()
        self._form = QWidget()
        self.body.addWidget(plain_label(self._sentence(parting)))
        self.body.addWidget(self._done)
        if parting.next and parting.may_contact and not parting.next.appointment:
            self._fill_form(parting, parting.next)
            self.body.addWidget(self._form)

    def _sentence(self, parting: Parting) -> str:
        wave, words = parting.next, self._desk.words
        if wave is None:
            return self._say("Dit was de laatste ronde. Er hoeft geen afspraak meer te komen.")
        title = wave_title(words, wave.wave)
        if wave.appointment:
            when = day_and_time(words, wave.appointment.starts_at)
            return self._say("{round}: afgesproken op {when}.", round=title, when=when)
        if not parting.may_contact:
            return self._say("De deelnemer wil niet dat wij later contact zoeken.")
        if wave.window is None:
            return self._say("{round}: de periode volgt uit de dag van vrijlating.", round=title)
        period = span(words, wave.window.opens, wave.window.closes)
        target = short_day(words, wave.window.target)
        return self._say(
            "{round}: tussen {period}, het liefst rond {target}.",
            round=title,
            period=period,
            target=target,
        )

    def _fill_form(self, parting: Parting, wave: WaveStanding) -> None:
        self._day = DateField(self._first_day(wave))
        self._time = TimeField(QTime(HOUR, 0))
        self._time.setFixedWidth(theme().px(96))
        self._site = Choice(*((site.id, site.name) for site in parting.sites))
        self._site.choose(parting.site.id)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        row = QHBoxLayout()
        row.setSpacing(theme().px(12))
        row.addWidget(Field(self._say("Dag"), self._day, wide=200))
        row.addWidget(Field(self._say("Tijd"), self._time, wide=96))
        row.addWidget(Field(self._say("Waar"), self._site, wide=240))
        row.addStretch(1)
        column.addLayout(row)
        column.addLayout(self._cautions)
        agree_act = button(self._say("Afspraak vastleggen"), self._agree, icon="calendar-days")
        column.addLayout(button_row(agree_act))
        self._day.dateChanged.connect(self._look)
        self._time.timeChanged.connect(self._look)
        self._site.currentIndexChanged.connect(self._look)
        self._look()

    def _first_day(self, wave: WaveStanding) -> date:
        today = self._desk.now().date()
        return wave.window.working_day(today) if wave.window else today

    def _wish(self, wave: WaveStanding) -> Wish:
        at = self._time.time()
        starts = datetime.combine(self._day.day, time(at.hour(), at.minute())).astimezone()
        site = SiteId(self._site.key)
        return Wish(self._participant, wave.wave.id, starts, MINUTES, site)

    def _look(self, *_changed: object) -> None:
        if self._next:
            self._desk.ask(partial(cautions, wish=self._wish(self._next)), self._warn)

    def _warn(self, found: tuple[Caution, ...]) -> None:
        clear(self._cautions)
        for caution in found:
            self._cautions.addLayout(_caution(self._desk.words, caution))

    def _agree(self) -> None:
        if self._next:
            verb = partial(agree, wish=self._wish(self._next))
            self._desk.save(verb, {Topic.SCHEDULE}, self._agreed, self._refused)

    def _agreed(self, appointment: Appointment) -> None:
        when = day_and_time(self._desk.words, appointment.starts_at)
        self._done.setText(self._say("Afgesproken: {when}.", when=when))
        self._done.show()
        self._form.hide()

    def _refused(self, error: WaterlijnError) -> None:
        self._done.setText(text_of(error, self._desk.words))
        self._done.show()


def _caution(words: Words, caution: Caution) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().px(6))
    row.addWidget(IconLabel("triangle-alert", Role.DUE, 16))
    row.addWidget(quiet_label(caution_sentence(words, caution)), 1)
    return row
