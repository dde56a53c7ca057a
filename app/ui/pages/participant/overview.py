"""What comes next for a participant, what is known of them, and every try to reach them."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import ParticipantId
from app.domain.participant import NEXT, Certainty, Status
from app.language.dates import short_day
from app.services.dossier import Dossier
from app.services.enrolling import change_status
from app.ui.desk import Desk
from app.ui.pages.participant.attempts import Attempts
from app.ui.pages.participant.next_step import NextStep
from app.ui.pages.participant.release import ReleaseChange
from app.ui.pages.participant.tab import Tab
from app.ui.parts import Card, Kind, Tone, button, clear, plain_label, quiet_label
from app.ui.place import Topic
from app.ui.theme import theme
from app.ui.wording import certainty_word, group_word, release_words

BESIDE = 640
"""Design pixels from which the facts stand beside what comes next, and not under it."""


class OverviewTab(Tab):
    """The first thing one sees of a participant."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Make the parts; they are filled with the dossier."""
        super().__init__(desk, participant)
        self._next = NextStep(desk, participant)
        self._attempts = Attempts(desk, participant)
        self._facts = Facts(desk, participant)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme().px(24))
        for parts, share in (((self._next, self._attempts), 3), ((self._facts,), 2)):
            side = QVBoxLayout()
            side.setSpacing(theme().px(16))
            for part in parts:
                side.addWidget(part)
            side.addStretch(1)
            self._sides.addLayout(side, share)
        self.body.addLayout(self._sides)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the facts under what comes next where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(BESIDE)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._sides.direction() is not way:
            self._sides.setDirection(way)

    def show_dossier(self, dossier: Dossier) -> None:
        """Fill every part."""
        self._next.show_dossier(dossier)
        self._attempts.show_dossier(dossier)
        self._facts.show_dossier(dossier)


class Facts(Card):
    """What the study knows of somebody, and where it may be changed."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin without facts."""
        super().__init__()
        self._desk, self._id, self._say = desk, participant, desk.words.say
        self._before = Status.ENROLLED
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme().px(8))
        self._release = ReleaseChange(desk, participant)
        self._history = QVBoxLayout()
        self._history.setSpacing(theme().px(2))
        self._status = QVBoxLayout()
        self._status.setSpacing(theme().px(2))
        for part in (self._lines, self._history, self._status):
            self.body.addLayout(part)
            if part is self._lines:
                self.body.addWidget(self._release)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is known."""
        words, seen = self._desk.words, dossier.overview
        participant = seen.participant
        enrolled = short_day(words, participant.enrolled_at.astimezone().date())
        clear(self._lines)
        self._add(self._say("Doelgroep"), group_word(words, participant.group))
        self._add(self._say("Locatie"), seen.site.name)
        self._add(self._say("Ingeschreven"), enrolled)
        self._add(self._say("Vrijlating"), self._release_words(dossier))
        self._release.show_dossier(dossier)
        self._show_history(dossier)
        self._show_status(participant.status)

    def _release_words(self, dossier: Dossier) -> str:
        words, release = self._desk.words, dossier.overview.participant.release
        if release.certainty is Certainty.FIRM:
            sure = certainty_word(words, release.certainty)
            return self._say("{day} ({sure})", day=release_words(words, release), sure=sure)
        return release_words(words, release)

    def _add(self, label: str, text: str) -> None:
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(quiet_label(label))
        column.addWidget(plain_label(text))
        self._lines.addWidget(pair)

    def _show_history(self, dossier: Dossier) -> None:
        clear(self._history)
        if len(dossier.releases) < 2:  # noqa: PLR2004 - the one that holds is no history
            return
        self._history.addWidget(quiet_label(self._say("Eerder bekend:")))
        for change in reversed(dossier.releases[:-1]):
            line = self._say(
                "{release}, genoteerd {day}",
                release=release_words(self._desk.words, change.release),
                day=short_day(self._desk.words, change.recorded_at.astimezone().date()),
            )
            self._history.addWidget(quiet_label(line))

    def _show_status(self, status: Status) -> None:
        clear(self._status)
        acts = {
            Status.LOST: self._say("Uit beeld geraakt"),
            Status.FINISHED: self._say("Alle gesprekken afgerond"),
            Status.ENROLLED: self._say("Doet weer mee"),
        }
        for following, word in acts.items():
            if following in NEXT[status]:
                act = partial(self._change_status, status, following)
                self._status.addWidget(button(word, act, kind=Kind.QUIET))

    def _change_status(self, before: Status, status: Status) -> None:
        self._before = before
        verb = partial(change_status, participant=self._id, status=status)
        self._desk.save(verb, {Topic.PARTICIPANTS}, self._status_changed)

    def _status_changed(self, _done: None) -> None:
        self._desk.tell(self._say("De status is gewijzigd."), Tone.GOOD, self._take_back)

    def _take_back(self) -> None:
        verb = partial(change_status, participant=self._id, status=self._before)
        self._desk.save(verb, {Topic.PARTICIPANTS})
