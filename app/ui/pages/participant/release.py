"""Changing a release date in place: which windows shift is seen before it is accepted."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ids import ParticipantId
from app.domain.participant import UNKNOWN_RELEASE
from app.domain.protocol import Window
from app.language.dates import span
from app.services.dossier import Dossier
from app.services.enrolling import change_release
from app.services.scheduling import Shift, shifts
from app.ui.desk import Desk
from app.ui.parts import Kind, Tone, button, button_row, clear, plain_label, quiet_label
from app.ui.parts.opening import note_opened
from app.ui.parts.release import ReleaseField
from app.ui.parts.reveal import reveal
from app.ui.place import Topic
from app.ui.theme import Size, theme
from app.ui.wording import wave_title


class ReleaseChange(QWidget):
    """Closed it is one quiet button; open it asks for the date and shows what follows."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin closed."""
        super().__init__()
        self._desk, self._id, self._say = desk, participant, desk.words.say
        self._release = UNKNOWN_RELEASE
        self._before = UNKNOWN_RELEASE
        self._opener = button(
            self._say("Vrijlating wijzigen"), self._open, kind=Kind.QUIET, icon="pencil"
        )
        self._field = ReleaseField(desk.words, desk.now().date())
        self._field.changed.connect(self._ask)
        self._shifts = QVBoxLayout()
        self._shifts.setSpacing(theme().px(2))
        self._panel = self._make_panel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(button_row(self._opener))
        column.addWidget(self._panel)
        self._panel.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        """Remember the date that holds now."""
        self._release = dossier.overview.participant.release

    def _make_panel(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self._field)
        column.addLayout(self._shifts)
        accept = button(self._say("Datum wijzigen"), self._accept)
        cancel = button(self._say("Laat zo"), self._close, kind=Kind.QUIET)
        column.addLayout(button_row(accept, cancel))
        return panel

    def _open(self) -> None:
        self._field.show_release(self._release, self._desk.now().date())
        clear(self._shifts)
        self._opener.hide()
        note_opened(self._opener)
        self._panel.show()
        reveal(self._panel)
        self._ask()

    def _close(self) -> None:
        self._panel.hide()
        self._opener.show()
        note_opened(self._opener, 0)
        self._opener.setFocus()

    def _ask(self) -> None:
        verb = partial(shifts, participant=self._id, day=self._field.release.day)
        self._desk.ask(verb, self._show_shifts)

    def _show_shifts(self, found: tuple[Shift, ...]) -> None:
        clear(self._shifts)
        if not found:
            self._shifts.addWidget(quiet_label(self._say("Er verschuift geen ronde.")))
            return
        self._shifts.addWidget(quiet_label(self._say("Dan verschuiven deze rondes:")))
        for shift in found:
            line = self._say(
                "{round}: {before} → {after}",
                round=wave_title(self._desk.words, shift.wave.wave),
                before=self._period(shift.before),
                after=self._period(shift.after),
            )
            self._shifts.addWidget(plain_label(line, size=Size.SMALL))

    def _period(self, window: Window | None) -> str:
        if window is None:
            return self._say("nog onbekend")
        return span(self._desk.words, window.opens, window.closes)

    def _accept(self) -> None:
        self._before = self._release
        verb = partial(change_release, participant=self._id, release=self._field.release)
        self._desk.save(verb, {Topic.PARTICIPANTS, Topic.SCHEDULE}, self._accepted)

    def _accepted(self, _done: None) -> None:
        self._close()
        self._desk.tell(self._say("De vrijlating is gewijzigd."), Tone.GOOD, self._take_back)

    def _take_back(self) -> None:
        verb = partial(change_release, participant=self._id, release=self._before)
        self._desk.save(verb, {Topic.PARTICIPANTS, Topic.SCHEDULE})
