"""Every try to reach a participant, and noting one in place."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.identity import RouteKind
from app.domain.ids import ParticipantId
from app.domain.schedule import Answered, ContactAttempt
from app.language.dates import day_and_time
from app.services.dossier import Dossier
from app.services.scheduling import note_attempt
from app.ui.desk import Desk
from app.ui.parts import (
    Choice,
    Field,
    FlowLayout,
    IconLabel,
    Section,
    Tone,
    button,
    button_row,
    clear,
    line_edit,
    plain_label,
    quiet_label,
)
from app.ui.parts.guard import NumberGuard
from app.ui.place import Topic
from app.ui.theme import Role, theme
from app.ui.wording import answered_word, of_word, options, route_icon, route_word

ANSWERS = (
    Answered.REACHED,
    Answered.NO_ANSWER,
    Answered.MESSAGE_LEFT,
    Answered.WRONG_ROUTE,
    Answered.REFUSED,
)
SHOWN = 8


class Attempts(Section):
    """The newest tries in front, and three fields to add one."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin without tries."""
        super().__init__(desk.words.say("Contactpogingen"))
        self._desk, self._id, self._say = desk, participant, desk.words.say
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(theme().px(12))
        self._lines.setVerticalSpacing(theme().px(6))
        self._lines.setColumnStretch(2, 1)
        words = desk.words
        self._route = Choice(*options(words, route_word, RouteKind))
        self._of = line_edit(hint=self._say("zelf, of: zus (geen naam)"))
        self._answered = Choice(*options(words, answered_word, ANSWERS))
        self._adding = self._panel()
        self.body.addLayout(self._lines)
        self.body.addWidget(self._adding)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the tries, and offer to add one where contact is allowed."""
        clear(self._lines)
        newest = sorted(dossier.overview.attempts, key=lambda each: each.tried_at, reverse=True)
        if not newest:
            self._lines.addWidget(quiet_label(self._say("Nog geen poging gedaan.")), 0, 0, 1, 4)
        for line, attempt in enumerate(newest[:SHOWN]):
            self._show_attempt(line, attempt)
        consent = dossier.overview.consent
        self._adding.setVisible(consent.record is None or consent.may_contact)

    def _show_attempt(self, line: int, attempt: ContactAttempt) -> None:
        words = self._desk.words
        when = quiet_label(day_and_time(words, attempt.tried_at), wrap=False)
        self._lines.addWidget(IconLabel(route_icon(attempt.route), Role.QUIET, 16), line, 0)
        self._lines.addWidget(when, line, 1)
        how = self._say(
            "{route}, {of}", route=route_word(words, attempt.route), of=of_word(words, attempt.of)
        )
        self._lines.addWidget(plain_label(how), line, 2)
        reached = attempt.answered is Answered.REACHED
        tone = Role.GOOD if reached else Role.QUIET
        word = plain_label(answered_word(words, attempt.answered), tone=tone, wrap=False)
        self._lines.addWidget(word, line, 3)

    def _panel(self) -> QWidget:
        panel, inside = QWidget(), QWidget()
        flow = FlowLayout(inside, 12)
        guard = NumberGuard(self._desk.words)
        say = self._say
        for field, wide in (
            (Field(say("Weg"), self._route), 130),
            (guard.watch(Field(say("Van wie"), self._of)), 200),
            (Field(say("Afloop"), self._answered), 200),
        ):
            field.control.setMinimumWidth(0)
            field.setFixedWidth(theme().px(wide))
            flow.addWidget(field)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, theme().px(4), 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(inside)
        column.addLayout(button_row(button(say("Noteer poging"), self._note)))
        return panel

    def _note(self) -> None:
        verb = partial(
            note_attempt,
            participant=self._id,
            route=RouteKind(self._route.key),
            of=self._of.text().strip() or "self",
            answered=Answered(self._answered.key),
        )
        self._desk.save(verb, {Topic.CONTACT}, self._noted)

    def _noted(self, _attempt: ContactAttempt) -> None:
        self._of.clear()
        self._desk.tell(self._say("De poging is genoteerd."), Tone.GOOD)
