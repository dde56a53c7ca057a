"""One event of a journey, filled in while somebody tells: few fields, and none of them needed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.ids import ParticipantId
from app.domain.journey import Event, Lane
from app.language.dates import read_day
from app.services.journeying import Told
from app.ui.desk import Desk
from app.ui.parts import (
    Card,
    Check,
    Choice,
    Field,
    FlowLayout,
    Form,
    Kind,
    Segmented,
    button,
    button_row,
    line_edit,
    needed,
)
from app.ui.parts.guard import NumberGuard
from app.ui.parts.reveal import reveal
from app.ui.theme import theme
from app.ui.wording import feeling_word, lane_word, options

FEELINGS = (-2, -1, 0, 1, 2)


class EventForm(Card):
    """Asks what happened, when, on which side of life, and how it felt."""

    kept = Signal(object, object)
    """What was told, and the event it corrects or None."""
    removed = Signal(object)
    """An event to take away."""
    closed = Signal()

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin with an empty event."""
        super().__init__()
        self._desk, self._id, say = desk, participant, desk.words.say
        self._event: Event | None = None
        self._guard = NumberGuard(desk.words)
        words = desk.words
        self._lane = Choice(*options(words, lane_word, Lane))
        self._uncertain = Check(say("De dag is ongeveer"))
        self._stuck = Check(say("Hier liep het vast"))
        self._feeling = Segmented(
            say("Hoe voelde dat?"), [(str(each), feeling_word(words, each)) for each in FEELINGS]
        )
        self._form = Form()
        self._what = self._field(say("Wat gebeurde er?"), 640)
        self._service = self._field(say("Bij welke instantie of persoon?"), 320)
        self._day = self._field(say("Wanneer?"), 180)
        self._remove = button(say("Weghalen"), self._take_away, kind=Kind.DANGER, icon="trash-2")
        self._arrange()

    def begin(self, event: Event | None) -> None:
        """Show an event to change, or nothing yet."""
        self._event = event
        _write(self._what, event.what if event else "")
        _write(self._service, event.service if event else "")
        day = event.day if event else None
        _write(self._day, f"{day.day}-{day.month}-{day.year}" if day else "")
        self._lane.choose(event.lane if event else self._lane.key)
        self._uncertain.setChecked(event is not None and event.uncertain)
        self._stuck.setChecked(event is not None and event.stuck)
        self._feeling.choose(str(event.feeling if event else 0))
        self._remove.setVisible(event is not None)
        self.show()
        self._what.control.setFocus()
        reveal(self)

    def _field(self, label: str, wide: int) -> Field:
        return self._guard.watch(Field(label, line_edit(), wide=wide))

    def _take_away(self) -> None:
        self.removed.emit(self._event)

    def _save(self) -> None:
        if self._form.is_right() and self._guard.is_content():
            self.kept.emit(self._told(), self._event)

    def _told(self) -> Told:
        return Told(
            participant=self._id,
            day=read_day(self._day.text),
            uncertain=self._uncertain.isChecked(),
            lane=Lane(self._lane.key),
            service=self._service.text,
            what=self._what.text,
            feeling=int(self._feeling.key),
            stuck=self._stuck.isChecked(),
        )

    def _day_rule(self, typed: str) -> str:
        if not typed or read_day(typed):
            return ""
        return self._desk.words.say("Dit is geen datum. Schrijf dag-maand-jaar, zoals 4-12-2025.")

    def _arrange(self) -> None:
        say = self._desk.words.say
        self._form.add(self._what, needed(say("Schrijf in een paar woorden wat er gebeurde.")))
        self._form.add(self._day, self._day_rule)
        beside = QWidget()
        flow = FlowLayout(beside, 16)
        for field, wide in (
            (Field(say("Leefgebied"), self._lane, wide=220), 220),
            (self._service, 320),
        ):
            field.setFixedWidth(theme().px(wide))
            flow.addWidget(field)
        self.body.setSpacing(theme().px(16))
        self.body.addWidget(self._form)
        self.body.addWidget(self._uncertain)
        self.body.addWidget(beside)
        self.body.addWidget(Field(say("Hoe voelde dat?"), self._feeling, wide=640))
        self.body.addWidget(self._stuck)
        save = button(say("Bewaren"), self._save, kind=Kind.PRIMARY, icon="check")
        cancel = button(say("Annuleren"), self.closed.emit)
        self.body.addLayout(button_row(save, cancel, self._remove))


def _write(field: Field, text: str) -> None:
    if isinstance(field.control, QLineEdit):
        field.control.setText(text)
