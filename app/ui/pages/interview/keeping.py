"""Keeping: what is typed goes into the vault while it is typed, and nobody waits for it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.clock import Clock
from app.domain.errors import Unforeseen, WaterlijnError
from app.domain.ids import InterviewId, NoteId
from app.domain.interview import InterviewClosed, Note, NoteKind
from app.services.interviewing import write_note
from app.services.office import Office
from app.storage.errors import StudyIsReadOnly
from app.ui.desk import Desk
from app.ui.place import Topic

PACE = 300
"""Milliseconds between a change and its saving: under a second, and not at every letter."""
RETRY = 2_000
"""Milliseconds after which a save that failed is tried again."""
LATER = 30_000
"""The same after a mistake of ours, which shows a window every time."""


class Keeper(QObject):
    """Takes notes as they grow and saves the newest state of each, one save at a time."""

    kept = Signal()
    """All that was asked so far is on disk."""
    not_kept = Signal(object)
    """The `WaterlijnError` for which something is not on disk yet; it is tried again."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing to keep."""
        super().__init__()
        self._desk = desk
        self._waiting: dict[NoteId, Note] = {}
        self._under_way = 0
        self._untold = False
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._keep)

    @property
    def is_kept(self) -> bool:
        """Tell whether nothing waits any more that may still be written."""
        return self._closed or not (self._waiting or self._under_way)

    def put(self, note: Note) -> None:
        """Keep this note soon; what is newer replaces what still waits."""
        self._waiting[note.id] = note
        if not self._timer.isActive() and not self._under_way:
            self._timer.start(PACE)

    def keep_now(self) -> None:
        """Keep what waits without delay, before whatever is asked of the vault next."""
        self._timer.stop()
        if self._waiting:
            self._send(())

    def leave(self) -> None:
        """Keep what waits and let the other pages know that something was written."""
        self._timer.stop()
        if self._waiting or self._untold:
            self._untold = False
            self._send((Topic.INTERVIEWS,))

    def _keep(self) -> None:
        if self._waiting and not self._under_way:
            self._send(())

    def _send(self, topics: Iterable[Topic]) -> None:
        sent, self._waiting = self._waiting, {}
        self._under_way += 1
        self._untold = not topics
        verb = partial(write_notes, notes=tuple(sent.values()))
        self._desk.save(verb, topics, self._kept, partial(self._failed, sent))

    def _kept(self, _nothing: None) -> None:
        self._under_way -= 1
        if self._waiting:
            self._timer.start(PACE)
        else:
            self.kept.emit()

    def _failed(self, sent: dict[NoteId, Note], error: WaterlijnError) -> None:
        self._under_way -= 1
        self._waiting = {**sent, **self._waiting}
        self.not_kept.emit(error)
        self._closed = isinstance(error, InterviewClosed | StudyIsReadOnly)
        if not self._closed:
            self._timer.start(LATER if isinstance(error, Unforeseen) else RETRY)


class Notebook(QObject):
    """The notes of one talk as they stand on the screen; the keeper brings them to the vault."""

    changed = Signal()
    """A note began, went, or became another kind; not at every letter."""

    def __init__(
        self, keeper: Keeper, interview: InterviewId, new_id: Callable[[], str], clock: Clock
    ) -> None:
        """Begin without notes."""
        super().__init__()
        self.keeper = keeper
        self.current: NoteId | None = None
        """The note that is being written, which is not yet among those written."""
        self._interview, self._new_id, self._clock = interview, new_id, clock
        self._notes: dict[NoteId, Note] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return all notes in order."""
        return tuple(sorted(self._notes.values(), key=lambda note: note.place))

    def fill(self, notes: Iterable[Note]) -> None:
        """Take what the vault holds."""
        self._notes = {note.id: note for note in notes}

    def begin(self, topic: str, kind: NoteKind, text: str) -> Note:
        """Make a note now that its first letter is typed."""
        note = Note(
            id=NoteId(self._new_id()),
            interview=self._interview,
            topic=topic,
            kind=kind,
            text=text,
            written_at=self._clock.now(),
            place=max((each.place for each in self._notes.values()), default=0) + 1,
        )
        self.put(note)
        return note

    def put(self, note: Note) -> None:
        """Keep what a note has become."""
        before = self._notes.get(note.id)
        self._notes[note.id] = note
        self.keeper.put(note)
        if before is None or before.kind is not note.kind:
            self.changed.emit()

    def remove(self, note: Note) -> None:
        """Take a note away for good; the vault forgets a note without text."""
        self._notes.pop(note.id, None)
        kind = NoteKind.NOTE if note.kind is NoteKind.OFF_RECORD else note.kind
        self.keeper.put(replace(note, kind=kind, text=""))
        self.changed.emit()

    def end(self) -> None:
        """Let the note that is being written be one of those written."""
        self.current = None
        self.changed.emit()


def write_notes(office: Office, notes: tuple[Note, ...]) -> None:
    """Keep every one of these notes as it has grown so far."""
    for note in notes:
        write_note(office, note)
