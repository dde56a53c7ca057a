"""The route through services as the participant lived it: drawn, told as a list, and edited."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.ids import ParticipantId
from app.domain.journey import Event
from app.language.dates import without_weekday
from app.services.dossier import Dossier, Step
from app.services.journeying import Told, keep_told, put_event, remove_event
from app.services.printing import export_journey
from app.ui.desk import Desk
from app.ui.pages.participant.journey_form import EventForm
from app.ui.pages.participant.tab import Tab
from app.ui.parts import (
    EmptyState,
    IconLabel,
    Kind,
    Tone,
    button,
    button_row,
    clear,
    icon_button,
    plain_label,
    quiet_label,
)
from app.ui.parts.opening import note_opened
from app.ui.parts.timeline import Timeline
from app.ui.place import Topic
from app.ui.saver import Saver
from app.ui.theme import Role, theme
from app.ui.wording import feeling_word, lane_word

FEELING = {-2: Role.OVERDUE, -1: Role.DUE, 0: Role.QUIET, 1: Role.GOOD, 2: Role.GOOD}


class JourneyTab(Tab):
    """The journey, and adding to it while somebody tells."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin without events."""
        super().__init__(desk, participant)
        self._removed: Event | None = None
        self._changing: Event | None = None
        self._pencils: list[tuple[Event, QPushButton]] = []
        self._drawn = Timeline(desk.words)
        self._empty = EmptyState(
            "route",
            self.say("Nog geen klantreis"),
            self.say(
                "Hier teken je samen met de deelnemer de weg langs instanties: "
                "wat er gebeurde, hoe dat voelde en waar het vastliep."
            ),
        )
        self._form = EventForm(desk, participant)
        self._form.kept.connect(self._keep)
        self._form.removed.connect(self._remove)
        self._form.closed.connect(self._close_form)
        self._adder = button(
            self.say("Gebeurtenis toevoegen"), self._add, kind=Kind.PRIMARY, icon="plus"
        )
        self._export = button(
            self.say("Opslaan als afbeelding"), self._save_picture, kind=Kind.QUIET, icon="download"
        )
        self._saver = Saver(
            desk, self, self.say("Waar komt de tekening?"), self.say("De tekening is opgeslagen.")
        )
        self._acts = QWidget()
        self._lines = QGridLayout()
        self._arrange()

    def _arrange(self) -> None:
        acts = button_row(self._adder, self._export)
        acts.setContentsMargins(0, 0, 0, 0)
        self._acts.setLayout(acts)
        self._lines.setHorizontalSpacing(theme().px(16))
        self._lines.setVerticalSpacing(theme().px(10))
        self._lines.setColumnStretch(2, 1)
        for part in (self._drawn, self._empty, self._acts, self._form):
            self.body.addWidget(part)
        self.body.addLayout(self._lines)
        self._form.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        """Draw and list what was told."""
        events = dossier.journey
        self._empty.setVisible(not events)
        self._drawn.setVisible(bool(events))
        self._export.setVisible(bool(events))
        self._drawn.show_events(events, dossier.overview.participant.release)
        self._acts.setVisible(dossier.step is not Step.STOPPED and self._form.isHidden())
        clear(self._lines)
        self._pencils.clear()
        for line, event in enumerate(events):
            self._show_event(line, event, may_change=dossier.step is not Step.STOPPED)

    def _show_event(self, line: int, event: Event, *, may_change: bool) -> None:
        words = self.desk.words
        day = without_weekday(words, event.day) if event.day else self.say("dag onbekend")
        day = self.say("± {day}", day=day) if event.uncertain and event.day else day
        self._lines.addWidget(quiet_label(day, wrap=False), line, 0)
        self._lines.addWidget(quiet_label(lane_word(words, event.lane), wrap=False), line, 1)
        self._lines.addWidget(self._told(event), line, 2)
        feeling = plain_label(
            feeling_word(words, event.feeling), tone=FEELING[event.feeling], wrap=False
        )
        self._lines.addWidget(feeling, line, 3)
        if may_change:
            name = self.say("Wijzig: {what}", what=event.what)
            change = icon_button("pencil", name, partial(self._change, event))
            note_opened(change, int(self._changing == event))
            self._pencils.append((event, change))
            self._lines.addWidget(change, line, 4)

    def _told(self, event: Event) -> QWidget:
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if event.service:
            column.addWidget(plain_label(event.service, strong=True))
        column.addWidget(plain_label(event.what))
        if event.stuck:
            row = QHBoxLayout()
            row.setSpacing(theme().px(6))
            row.addWidget(IconLabel("octagon", Role.OVERDUE, 14))
            row.addWidget(plain_label(self.say("hier liep het vast"), tone=Role.OVERDUE), 1)
            column.addLayout(row)
        return told

    def _save_picture(self) -> None:
        self._saver.save(partial(export_journey, participant=self.participant))

    def _add(self) -> None:
        self._open_form(None)

    def _change(self, event: Event, *_clicked: bool) -> None:
        self._open_form(event)

    def _open_form(self, event: Event | None) -> None:
        self._form.begin(event)
        self._acts.hide()
        self._note_open(event, is_new=event is None)

    def _note_open(self, event: Event | None, *, is_new: bool) -> None:
        self._changing = event
        note_opened(self._adder, int(is_new))
        for its, pencil in self._pencils:
            note_opened(pencil, int(its == event))

    def _close_form(self) -> None:
        self._form.hide()
        self._acts.show()
        self._note_open(None, is_new=False)
        self._adder.setFocus()

    def _keep(self, told: Told, corrected: Event | None) -> None:
        verb = partial(keep_told, told=told, event=corrected.id if corrected else None)
        self.desk.save(verb, {Topic.JOURNEY}, self._kept)

    def _remove(self, event: Event) -> None:
        self._removed = event
        verb = partial(remove_event, participant=self.participant, event=event.id)
        self.desk.save(verb, {Topic.JOURNEY}, self._gone)

    def _kept(self, _event: Event) -> None:
        self._close_form()

    def _gone(self, _done: None) -> None:
        self._close_form()
        self.desk.tell(self.say("De gebeurtenis is weg."), Tone.GOOD, self._put_back)

    def _put_back(self) -> None:
        if self._removed:
            self.desk.save(partial(put_event, event=self._removed), {Topic.JOURNEY})
