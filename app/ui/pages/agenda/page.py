"""The agenda: a week at a time, as a grid or as a list, with one appointment beside it."""

from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.language.dates import clock_time, short_day, span
from app.services.planning import Week, week
from app.services.printing import export_agenda, print_day_sheet
from app.services.scheduling import AgendaEntry
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.pages.agenda.grid import WeekGrid
from app.ui.pages.agenda.planner import Planner
from app.ui.parts import (
    Choice,
    Column,
    EmptyState,
    Kind,
    Page,
    Segmented,
    Table,
    button,
    icon_button,
    key_hint,
)
from app.ui.parts.shortcut import shortcut
from app.ui.parts.steady import scrolled
from app.ui.place import Place, Topic
from app.ui.saver import Saver
from app.ui.theme import theme
from app.ui.wording import outcome_word

SIDE = 304
NARROW = 780
"""Design pixels below which the week and the planner do not fit side by side."""
PLAN, OPEN, WEEK = "plan:", "open:", "week:"
"""What the words of a part begin with: whom to plan, which appointment, and the first day."""
AHEAD = timedelta(days=365)
"""How far an export looks forward from the week in sight."""


class View(StrEnum):
    """How the week is shown."""

    GRID = "grid"
    LIST = "list"


class AgendaPage(Page):
    """When whom; an appointment is moved or ended, never deleted."""

    scrolls = False
    column = 0
    topics = frozenset({Topic.SCHEDULE, Topic.PARTICIPANTS, Topic.INTERVIEWS})

    def __init__(self, desk: Desk, _place: Place) -> None:
        """Begin at this week."""
        super().__init__(desk, desk.words.say("Agenda"))
        self._first = monday(desk.now().date())
        self._wished: str | None = None
        self._looked_at = ""
        self._grid = WeekGrid(desk.words, desk.now().date())
        self._grid.opened.connect(self._open)
        self._list = Table[AgendaEntry](self.say("Afspraken"), self._columns(), self._nothing())
        self._list.opened.connect(self._open)
        self._planner = Planner(desk)
        self._planner.closed.connect(self._close)
        self._planner.kept.connect(self._show_week_of)
        self._day = Choice()
        self._day.setAccessibleName(self.say("Dag van het dagblad"))
        self._show_days()
        self._sheet = Saver(
            desk, self, self.say("Waar komt het dagblad?"), self.say("Het dagblad is opgeslagen.")
        )
        self._export = Saver(
            desk, self, self.say("Waar komt de agenda?"), self.say("De agenda is opgeslagen.")
        )
        self._make_acts()
        self._lay_out()

    def load(self) -> None:
        """Ask for the week in sight."""
        self.desk.ask(partial(week, first=self._first), self._show)

    def part(self) -> str:
        """Return the week in sight, and what is being planned."""
        asked = PLAN if self._planner.is_new else OPEN
        open_now = "" if self._side.isHidden() else f" {asked}{self._planner.about}"
        return f"{WEEK}{self._first}{open_now}"

    def turn_to(self, part: str) -> None:
        """Begin planning somebody: `plan:` and their id; a week only before one was shown."""
        for word in part.split():
            if word.startswith(PLAN):
                self._wished = word.removeprefix(PLAN)
            elif word.startswith(WEEK) and self._stale:
                self._first = date.fromisoformat(word.removeprefix(WEEK))
            elif word.startswith(OPEN) and self._stale:
                self._looked_at = word.removeprefix(OPEN)
        if self._wished is not None and self.isVisible():
            self.load()

    def first_focus(self) -> QWidget:
        """Begin at the way of showing."""
        return self._new

    def _show(self, found: Week) -> None:
        self.set_title(self.say("Agenda"), self._week_words(found))
        self._grid.show_week(found)
        self._list.show_rows(found.entries)
        self._planner.show_week(found)
        self._new.setEnabled(bool(found.people))
        self._show_days()
        if self._wished is not None:
            self._plan(self._wished)
            self._wished = None
        for entry in found.entries:
            if entry.appointment.id == self._looked_at:
                self._open(entry)
        self._looked_at = ""

    def _week_words(self, found: Week) -> str:
        number = found.first.isocalendar().week
        period = span(self.desk.words, found.first, found.last)
        return self.say("Week {number}, {period}", number=number, period=period)

    def _show_days(self) -> None:
        before = self._day.key
        self._day.clear()
        days = [self._first + timedelta(days=at) for at in range(7)]
        for day in days:
            self._day.addItem(short_day(self.desk.words, day), day.isoformat())
        today = self.desk.now().date().isoformat()
        known = {each.isoformat() for each in days}
        self._day.choose(before if before in known else today if today in known else min(known))

    def _step(self, weeks: int, *_clicked: bool) -> None:
        self._first += timedelta(days=7 * weeks)
        self.load()

    def _show_week_of(self, day: date) -> None:
        self._first = monday(day)
        self.load()

    def _today(self) -> None:
        self._first = monday(self.desk.now().date())
        self.load()

    def _open(self, entry: AgendaEntry) -> None:
        self._side.show()
        self._make_room()
        self._planner.open_entry(entry)

    def _new_one(self) -> None:
        self._plan("")

    def _plan(self, participant: str) -> None:
        self._side.show()
        self._make_room()
        self._planner.plan(participant)

    def _close(self) -> None:
        self._side.hide()
        self._make_room()
        self._new.setFocus()

    def _turn(self, key: str) -> None:
        self._views.setCurrentIndex(list(View).index(View(key)))

    def _print_day(self) -> None:
        self._sheet.save(partial(print_day_sheet, day=date.fromisoformat(self._day.key)))

    def _export_all(self) -> None:
        last = self._first + AHEAD
        self._export.save(partial(export_agenda, first=self._first, last=last))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room: narrow windows show the week or the planner, and fewer words."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        narrow = self.width() < theme().px(NARROW)
        self._left.setVisible(not narrow or self._side.isHidden())
        self._new.setText("" if narrow else self.say("Afspraak maken"))
        self._all.setText("" if narrow else self.say("Agenda naar een bestand"))
        self._hint.setVisible(not narrow)

    def _make_acts(self) -> None:
        say = self.say
        self._new = button(
            say("Afspraak maken"), self._new_one, kind=Kind.PRIMARY, icon="calendar-days"
        )
        self._new.setAccessibleName(say("Afspraak maken"))
        self._hint = key_hint("Ctrl+N")
        view = Segmented(
            say("Weergave"), ((View.GRID.value, say("Week")), (View.LIST.value, say("Lijst")))
        )
        view.chosen.connect(self._turn)
        back = icon_button("chevron-left", say("Vorige week"), partial(self._step, -1))
        on = icon_button("chevron-right", say("Volgende week"), partial(self._step, 1))
        now = button(say("Deze week"), self._today, kind=Kind.QUIET)
        for act in (back, now, on, view, self._hint, self._new):
            self.add_act(act)
        shortcut("Ctrl+N", self, self._new_one, say("Afspraak maken"))
        shortcut("PgUp", self, partial(self._step, -1), say("Vorige week"))
        shortcut("PgDown", self, partial(self._step, 1), say("Volgende week"))

    def _lay_out(self) -> None:
        self._views = QStackedWidget()
        self._views.addWidget(scrolled(self._grid))
        self._views.addWidget(self._list)
        self._side = scrolled(self._planner)
        self._side.setFixedWidth(theme().px(SIDE))
        self._side.hide()
        row = QHBoxLayout()
        row.setSpacing(theme().px(24))
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme().px(8))
        left.addWidget(self._views, 1)
        left.addLayout(self._foot())
        row.addWidget(self._left, 1)
        row.addWidget(self._side)
        self.body.addLayout(row, 1)

    def _foot(self) -> QHBoxLayout:
        say = self.say
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(8))
        foot.addWidget(self._day)
        foot.addWidget(button(say("Dagblad opslaan"), self._print_day, icon="printer"))
        foot.addStretch(1)
        spoken = say("Agenda naar een bestand")
        self._all = button(spoken, self._export_all, kind=Kind.QUIET, icon="download")
        self._all.setAccessibleName(spoken)
        self._all.setToolTip(spoken)
        foot.addWidget(self._all)
        return foot

    def _columns(self) -> list[Column[AgendaEntry]]:
        say = self.say
        return [
            Column[AgendaEntry](say("Dag"), self._day_of, key=_moment),
            Column[AgendaEntry](say("Tijd"), self._time_of),
            Column[AgendaEntry](say("Deelnemer"), _code),
            Column[AgendaEntry](say("Locatie"), _site, stretch=True),
            Column[AgendaEntry](say("Minuten"), _minutes, key=_minutes_key, right=True),
            Column[AgendaEntry](say("Afloop"), self._outcome_of, tone=_tone),
        ]

    def _nothing(self) -> QWidget:
        return EmptyState(
            "calendar-days",
            self.say("Deze week staat er niets"),
            self.say("Maak een afspraak, of kijk in een andere week."),
        )

    def _day_of(self, row: AgendaEntry) -> str:
        return short_day(self.desk.words, row.appointment.starts_at.astimezone().date())

    def _time_of(self, row: AgendaEntry) -> str:
        return clock_time(self.desk.words, row.appointment.starts_at)

    def _outcome_of(self, row: AgendaEntry) -> str:
        outcome = row.appointment.outcome
        return outcome_word(self.desk.words, outcome) if outcome else self.say("staat")


def monday(day: date) -> date:
    """Return the first day of the week that a day is in."""
    return day - timedelta(days=day.weekday())


def _moment(row: AgendaEntry) -> float:
    return row.appointment.starts_at.timestamp()


def _code(row: AgendaEntry) -> str:
    return row.participant.code


def _site(row: AgendaEntry) -> str:
    return row.site


def _minutes(row: AgendaEntry) -> str:
    return str(row.appointment.minutes)


def _minutes_key(row: AgendaEntry) -> int:
    return row.appointment.minutes


def _tone(row: AgendaEntry) -> Tone:
    return Tone.WATER if row.appointment.outcome is None else Tone.PLAIN
