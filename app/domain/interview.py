"""The interview: its notes, typed while somebody talks, and the text it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.errors import WaterlijnError
from app.domain.ids import AppointmentId, InterviewId, NoteId, ParticipantId, UserId

REFLECTION_TOPIC = "reflection"
"""Where the notes of the talk afterwards stand."""


class NoteKind(StrEnum):
    """What a note is; an off-the-record note has no text, ever."""

    NOTE = "note"
    QUOTE = "quote"
    OBSERVATION = "observation"
    FOLLOW_UP = "follow_up"
    OFF_RECORD = "off_record"
    REFLECTION = "reflection"


class InterviewStatus(StrEnum):
    """How far a talk is."""

    RUNNING = "running"
    PAUSED = "paused"
    REFLECTING = "reflecting"
    FINISHED = "finished"


NEXT: dict[InterviewStatus, frozenset[InterviewStatus]] = {
    InterviewStatus.RUNNING: frozenset({InterviewStatus.PAUSED, InterviewStatus.REFLECTING}),
    InterviewStatus.PAUSED: frozenset({InterviewStatus.RUNNING, InterviewStatus.REFLECTING}),
    InterviewStatus.REFLECTING: frozenset({InterviewStatus.RUNNING, InterviewStatus.FINISHED}),
    InterviewStatus.FINISHED: frozenset(),
}
"""Which status may follow which; asked by everyone."""


class Source(StrEnum):
    """Where notes were first written."""

    SCREEN = "screen"
    PAPER = "paper"


class TopicState(StrEnum):
    """What has been covered of a topic, at a glance."""

    UNTOUCHED = "untouched"
    BEGUN = "begun"
    COVERED = "covered"


@dataclass(frozen=True, slots=True)
class Interview:
    """One talk, with the guide's version pinned to it by its digest."""

    id: InterviewId
    participant: ParticipantId
    wave: str
    guide_id: str
    guide_version: int
    guide_digest: str
    status: InterviewStatus
    source: Source
    interviewer: UserId
    appointment: AppointmentId | None
    started_at: datetime
    ended_at: datetime | None
    planned_minutes: int
    paused_seconds: int
    paused_at: datetime | None

    def elapsed_seconds(self, now: datetime) -> int:
        """Return how long was talked until `now`, pauses left out."""
        until = self.paused_at or self.ended_at or now
        return max(0, int((until - self.started_at).total_seconds()) - self.paused_seconds)


@dataclass(frozen=True, slots=True)
class Note:
    """One thing written down; `place` orders notes within their interview."""

    id: NoteId
    interview: InterviewId
    topic: str
    kind: NoteKind
    text: str
    written_at: datetime
    place: int


@dataclass(frozen=True, slots=True)
class InterviewText:
    """The talk as one text, made when it is finished, and what its digest is.

    Detections point into `body` by code points; so it never changes, and a correction makes the
    next version.
    """

    interview: InterviewId
    version: int
    body: str
    digest: str
    made_at: datetime


class InterviewClosed(WaterlijnError):
    """A finished interview was about to be written in."""

    def __init__(self, interview: InterviewId) -> None:
        """Carry the interview's id."""
        super().__init__(interview)
        self.interview = interview


class InterviewStepNotPossible(WaterlijnError):
    """An interview can't go from one status to the other."""

    def __init__(self, old: InterviewStatus, new: InterviewStatus) -> None:
        """Carry both statuses."""
        super().__init__(old, new)
        self.old, self.new = old, new


def topic_state(topic: str, notes: Sequence[Note], covered: frozenset[str]) -> TopicState:
    """Return how far a topic is: ticked as covered, begun by a note, or untouched."""
    if topic in covered:
        return TopicState.COVERED
    begun = any(note.topic == topic for note in notes)
    return TopicState.BEGUN if begun else TopicState.UNTOUCHED
