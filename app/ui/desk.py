"""The desk: what a page is given, and all it needs to know of the rest of the program."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.clock import Clock
from app.domain.errors import Unforeseen, WaterlijnError
from app.language import Words
from app.ui.early import EarlyKeys
from app.ui.jobs import Failed, Jobs, Lane, Receiver
from app.ui.notice import Notice, Tone, Undo
from app.ui.place import Place, Topic
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.doors import RecoveryDoors

T = TypeVar("T")
Verb = Callable[["Office"], T]


class Desk(QObject):
    """Asks the services, says words, goes to other places and tells what changed."""

    changed = Signal(object)
    """What a verb changed, as a frozenset of topics."""
    noticed = Signal(object)
    """A `Notice` for the message bar."""
    wanted = Signal(object)
    """The `Place` somebody wants to go to."""
    anew = Signal(object)
    """The `Place` to begin at once every page and the way there are forgotten."""
    left = Signal()
    """Somebody wants to go back to where they came from."""
    lock_wanted = Signal()
    """Somebody wants to lock."""
    hide_wanted = Signal()
    """Somebody wants nothing to be seen for a moment."""
    saving = Signal()
    """A verb that writes has begun."""
    saved = Signal(object)
    """A verb that writes is safe on disk: the moment, or None when it was not saved."""

    def __init__(
        self, office: "Office", jobs: Jobs, words: Words, theme: Theme, clock: Clock
    ) -> None:
        """Work for one open study; `office` is only ever touched on the vault lane."""
        super().__init__()
        self._office = office
        self.jobs = jobs
        self.words = words
        self.theme = theme
        self.clock = clock
        self.recovery: RecoveryDoors | None = None
        """Making and trying the recovery sheet; a study in memory has none."""
        self.early = EarlyKeys()
        """What is typed before there is a field for it."""

    def ask(self, verb: Verb[T], then: Callable[[T], None], failed: Failed | None = None) -> None:
        """Read something of the study: `verb(office)` on the vault lane, its value to `then`."""
        self.jobs.ask(Lane.VAULT, partial(verb, self._office), then, failed)

    def save(
        self,
        verb: Verb[T],
        topics: Iterable[Topic],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Write something: as `ask`, and whoever shows one of `topics` is loaded anew then."""
        self.saving.emit()
        done = partial(self._saved, frozenset(topics), then and Receiver(then))
        lost = partial(self._not_saved, failed and Receiver(failed))
        self.jobs.ask(Lane.VAULT, partial(verb, self._office), done, lost)

    def work(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Do something slow that needs no study, such as a PDF, away from everything else."""
        self.jobs.ask(Lane.WORK, work, then, failed)

    def go(self, place: Place) -> None:
        """Show a place."""
        self.wanted.emit(place)

    def begin_anew(self, place: Place) -> None:
        """Forget every page there is, with all that was shown on it, and show a place."""
        self.anew.emit(place)

    def back(self) -> None:
        """Show the place somebody came from."""
        self.left.emit()

    def tell(self, sentence: str, tone: Tone = Tone.GOOD, undo: Undo | None = None) -> None:
        """Say a sentence in the message bar, with a way back where there is one."""
        self.noticed.emit(Notice(sentence, tone, undo))

    def say_error(self, error: WaterlijnError) -> None:
        """Say what went wrong in the message bar; a mistake of ours has a window of its own."""
        if not isinstance(error, Unforeseen):
            self.jobs.expected(error)

    def now(self) -> datetime:
        """Return the moment as people around the laptop read it on a clock."""
        return self.clock.now().astimezone()

    def _saved(self, topics: frozenset[Topic], then: Receiver | None, value: object) -> None:
        self.saved.emit(self.now())
        if then:
            then.tell(value)
        self.changed.emit(topics)

    def _not_saved(self, failed: Receiver | None, error: WaterlijnError) -> None:
        self.early.drop()
        self.saved.emit(None)
        if failed:
            failed.tell(error)
        else:
            self.say_error(error)
