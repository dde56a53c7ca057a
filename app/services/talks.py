"""Every talk at a glance: with whom, which round, how far, and how much was written down."""

from dataclasses import dataclass

from app.domain.interview import Interview, NoteKind
from app.domain.participant import Participant
from app.domain.protocol import Wave
from app.services.office import Office
from app.services.scheduling import protocol_of


@dataclass(frozen=True, slots=True)
class TalkLine:
    """One talk of the list; `wave` misses when the plan no longer has its round."""

    interview: Interview
    participant: Participant
    wave: Wave | None
    covered: int
    notes: int


def talk_lines(office: Office) -> tuple[TalkLine, ...]:
    """Return every talk, the newest first."""
    with office.begin() as work:
        people = {each.id: each for each in work.participants.all()}
        counted = [
            (talk, work.interviews.ticks(talk.id), work.interviews.notes(talk.id))
            for talk in work.interviews.all()
        ]
    return tuple(
        TalkLine(
            interview=talk,
            participant=people[talk.participant],
            wave=protocol_of(office, people[talk.participant]).wave(talk.wave),
            covered=sum(not probe for _topic, probe in ticks),
            notes=sum(note.kind is not NoteKind.OFF_RECORD for note in notes),
        )
        for talk, ticks, notes in reversed(counted)
    )
