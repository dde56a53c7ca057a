"""Everybody who takes part, as one list: who they are by code, and what comes next."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.participant import Certainty, Status
from app.domain.schedule import SOON_DAYS, WaveState
from app.language import Words
from app.language.dates import without_weekday
from app.services.overview import ParticipantOverview, overviews
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.parts import (
    Column,
    EmptyState,
    Kind,
    Page,
    SearchField,
    Table,
    button,
    key_hint,
)
from app.ui.parts.shortcut import shortcut
from app.ui.place import PageName, Place, Topic
from app.ui.wording import (
    consent_tone,
    consent_word,
    group_word,
    status_icon,
    status_tone,
    status_word,
    wave_title,
    wave_words,
)

NEXT_WAVE = 5
"""The column by which the list is sorted at first: who comes first stands first."""
FAR = 10_000_000
"""Sorts what has no day below everything that has one."""
Row = ParticipantOverview


class ParticipantsPage(Page):
    """The list of participants."""

    scrolls = False
    topics = frozenset(
        {Topic.PARTICIPANTS, Topic.CONSENT, Topic.INTERVIEWS, Topic.SCHEDULE, Topic.CONTACT}
    )

    def __init__(self, desk: Desk, _place: Place) -> None:
        """Make the list; it is filled when it is shown."""
        super().__init__(desk, desk.words.say("Deelnemers"))
        self._search = SearchField(self.say("Zoek in deelnemers"))
        self._search.textChanged.connect(self._filter)
        self._enrol = button(
            self.say("Deelnemer inschrijven"), self._go_enrol, kind=Kind.PRIMARY, icon="user-plus"
        )
        self._keys = key_hint("Ctrl+N")
        for act in (self._search, self._keys, self._enrol):
            self.add_act(act)
        shortcut("Ctrl+N", self, self._go_enrol, self.say("Deelnemer inschrijven"))
        today = desk.now().date()
        self._table = Table[Row](self.say("Deelnemers"), columns(desk.words, today), self._nobody())
        self._table.opened.connect(self._open)
        self._table.sort_by(NEXT_WAVE)
        self._search.down.connect(self._table.setFocus)
        self.body.addWidget(self._table, 1)
        self._show_acts(some=False)

    def load(self) -> None:
        """Ask for everybody."""
        self.desk.ask(overviews, self._show)

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self._table

    def _show(self, everybody: tuple[Row, ...]) -> None:
        was_empty = self._table.model.rowCount() == 0
        self._table.show_rows(everybody)
        if was_empty and everybody:
            # The list could not take the keyboard before there was something in it.
            self._table.setFocus()
        self._show_acts(some=bool(everybody))
        self._count()

    def _filter(self, text: str) -> None:
        self._table.filter(text)
        self._table.select(None)
        self._count()

    def _count(self) -> None:
        total, seen = self._table.model.rowCount(), len(self._table.rows())
        if seen < total:
            counted = self.say("{seen} van {total} deelnemers", seen=seen, total=total)
        else:
            counted = self.desk.words.say_n("{n} deelnemer", "{n} deelnemers", total)
        self.set_title(self.say("Deelnemers"), counted if total else "")

    def _show_acts(self, *, some: bool) -> None:
        for act in (self._search, self._keys, self._enrol):
            act.setVisible(some)

    def _nobody(self) -> QWidget:
        return EmptyState(
            "users-round",
            self.say("Nog geen deelnemers"),
            self.say(
                "Hier staat straks iedereen die meedoet, alleen met een code. "
                "De naam komt in een aparte kluis, onder een eigen sleutel."
            ),
            button(
                self.say("Deelnemer inschrijven"),
                self._go_enrol,
                kind=Kind.PRIMARY,
                icon="user-plus",
            ),
            key_hint("Ctrl+N"),
        )

    def _open(self, row: Row) -> None:
        self.desk.go(Place(PageName.PARTICIPANT, row.participant.id))

    def _go_enrol(self) -> None:
        self.desk.go(Place(PageName.ENROL))


def columns(words: Words, today: date) -> list[Column[Row]]:
    """Return what the list says of a participant."""
    say = words.say
    return [
        Column[Row](say("Code"), _code),
        Column[Row](say("Doelgroep"), partial(_group, words)),
        Column[Row](say("Locatie"), _site),
        Column[Row](say("Vrijlating"), partial(_release, words), key=_release_key),
        Column[Row](say("Toestemming"), partial(_consent, words), tone=_consent_tone),
        Column[Row](
            say("Volgende ronde"),
            partial(next_words, words, today),
            key=partial(urgency, today),
            tone=partial(_next_tone, today),
            stretch=True,
        ),
        Column[Row](say("Status"), partial(_status, words), tone=_status_tone, icon=_status_icon),
    ]


def next_words(words: Words, today: date, row: Row) -> str:
    """Return the round that comes next and how it stands: *nog 6 dagen · Week 1*."""
    wave = row.next
    if wave is None or row.participant.status is not Status.ENROLLED:
        return words.say("geen")
    title, state = wave_title(words, wave.wave), wave_words(words, wave, today)
    return words.say("{state} · {round}", round=title, state=state)


def urgency(today: date, row: Row) -> int:
    """Return what sorts those first who must be seen first."""
    wave = row.next
    if wave is None or wave.window is None or row.participant.status is not Status.ENROLLED:
        return FAR
    if wave.appointment:
        return (wave.appointment.starts_at.astimezone().date() - today).days
    return wave.window.days_left(today)


def _code(row: Row) -> str:
    return row.participant.code


def _site(row: Row) -> str:
    return row.site.name


def _group(words: Words, row: Row) -> str:
    return group_word(words, row.participant.group)


def _release(words: Words, row: Row) -> str:
    release = row.participant.release
    if release.day is None:
        return words.say("onbekend")
    day = without_weekday(words, release.day)
    return words.say("± {day}", day=day) if release.certainty is Certainty.ESTIMATED else day


def _release_key(row: Row) -> int:
    day = row.participant.release.day
    return day.toordinal() if day else FAR


def _consent(words: Words, row: Row) -> str:
    return consent_word(words, row.consent)


def _consent_tone(row: Row) -> Tone:
    return consent_tone(row.consent)


def _next_tone(today: date, row: Row) -> Tone | None:
    wave = row.next
    if wave is None or row.participant.status is not Status.ENROLLED:
        return None
    if wave.state is WaveState.PLANNED:
        return Tone.WATER
    if wave.state is WaveState.OPEN and wave.window and wave.window.days_left(today) <= SOON_DAYS:
        return Tone.DUE
    return None


def _status(words: Words, row: Row) -> str:
    return status_word(words, row.participant.status)


def _status_tone(row: Row) -> Tone:
    return status_tone(row.participant.status)


def _status_icon(row: Row) -> str:
    return status_icon(row.participant.status)
