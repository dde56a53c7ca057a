"""Interviews, their notes as they are typed, and the texts they become."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.guide import Guide
from app.domain.ids import AppointmentId, InterviewId, NoteId, ParticipantId, UserId
from app.domain.interview import (
    Interview,
    InterviewStatus,
    InterviewText,
    Note,
    NoteKind,
    Source,
)
from app.storage.moments import as_moment, as_text
from app.storage.sql import Connection, Row

SELECT = (
    "SELECT interview.*, guide_text.guide_id, guide_text.version AS guide_version "
    "FROM interview JOIN guide_text ON guide_text.digest = interview.guide_digest "
)
COVERED = ""
"""The probe under which a whole topic is ticked as covered."""


@dataclass(frozen=True, slots=True)
class Interviews:
    """The talks of the study."""

    db: Connection

    def keep_guide(self, guide: Guide, at: datetime) -> None:
        """Keep the exact text of a guide, once, so that the interview stays pinned to it."""
        self.db.execute(
            "INSERT INTO guide_text (digest, guide_id, version, language, body, kept_at) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (guide.digest, guide.id, guide.version, guide.language, guide.text, at.isoformat()),
        )

    def guide_text(self, digest: str) -> str:
        """Return the exact text of the guide of that digest."""
        row = self.db.the("SELECT body FROM guide_text WHERE digest = ?", (digest,))
        return str(row["body"])

    def add(self, interview: Interview) -> None:
        """Write a new interview; the guide must have been kept."""
        self.db.execute(
            "INSERT INTO interview (id, participant_id, wave, guide_digest, status, source, "
            "interviewer, appointment_id, started_at, ended_at, planned_minutes, paused_seconds, "
            "paused_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                interview.id,
                interview.participant,
                interview.wave,
                interview.guide_digest,
                interview.status,
                interview.source,
                interview.interviewer,
                interview.appointment,
                interview.started_at.isoformat(),
                as_text(interview.ended_at),
                interview.planned_minutes,
                interview.paused_seconds,
                as_text(interview.paused_at),
            ),
        )

    def get(self, interview: InterviewId) -> Interview:
        """Return one interview; an id that is not there is our bug."""
        return _interview(self.db.the(SELECT + "WHERE interview.id = ?", (interview,)))

    def all(self) -> tuple[Interview, ...]:
        """Return all interviews, the first held in front: as they were begun, not by the clock."""
        return tuple(_interview(row) for row in self.db.all(SELECT + "ORDER BY interview.rowid"))

    def of(self, participant: ParticipantId) -> tuple[Interview, ...]:
        """Return the interviews of a participant, the first held in front."""
        rows = self.db.all(
            SELECT + "WHERE participant_id = ? ORDER BY interview.rowid", (participant,)
        )
        return tuple(_interview(row) for row in rows)

    def change(self, interview: Interview) -> None:
        """Write how far the interview is and how long was paused."""
        self.db.execute(
            "UPDATE interview SET status = ?, ended_at = ?, paused_seconds = ?, paused_at = ? "
            "WHERE id = ?",
            (
                interview.status,
                as_text(interview.ended_at),
                interview.paused_seconds,
                as_text(interview.paused_at),
                interview.id,
            ),
        )

    def put_note(self, note: Note) -> None:
        """Write a note, or what it has grown into since."""
        self.db.execute(
            "INSERT INTO note (id, interview_id, topic, kind, body, written_at, place) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
            "SET topic = excluded.topic, kind = excluded.kind, body = excluded.body",
            (
                note.id,
                note.interview,
                note.topic,
                note.kind,
                note.text,
                note.written_at.isoformat(),
                note.place,
            ),
        )

    def remove_note(self, note: NoteId) -> None:
        """Take a note away that turned out empty."""
        self.db.execute("DELETE FROM note WHERE id = ?", (note,))

    def notes(self, interview: InterviewId) -> tuple[Note, ...]:
        """Return the notes of an interview in the order they were written."""
        rows = self.db.all(
            "SELECT * FROM note WHERE interview_id = ? ORDER BY place, id", (interview,)
        )
        return tuple(_note(row) for row in rows)

    def tick(self, interview: InterviewId, topic: str, probe: str = COVERED) -> None:
        """Tick a probe, or without one the whole topic."""
        self.db.execute(
            "INSERT INTO tick (interview_id, topic, probe) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (interview, topic, probe),
        )

    def untick(self, interview: InterviewId, topic: str, probe: str = COVERED) -> None:
        """Take a tick back."""
        self.db.execute(
            "DELETE FROM tick WHERE interview_id = ? AND topic = ? AND probe = ?",
            (interview, topic, probe),
        )

    def ticks(self, interview: InterviewId) -> frozenset[tuple[str, str]]:
        """Return all ticks as (topic, probe); the probe is empty for a whole topic."""
        rows = self.db.all("SELECT topic, probe FROM tick WHERE interview_id = ?", (interview,))
        return frozenset((row["topic"], row["probe"]) for row in rows)

    def add_text(self, text: InterviewText) -> None:
        """Write the next version of an interview's text."""
        self.db.execute(
            "INSERT INTO interview_text (interview_id, version, body, digest, made_at) "
            "VALUES (?, ?, ?, ?, ?)",
            (text.interview, text.version, text.body, text.digest, text.made_at.isoformat()),
        )

    def text(self, interview: InterviewId) -> InterviewText | None:
        """Return the newest text of an interview, if it was finished."""
        row = self.db.one(
            "SELECT * FROM interview_text WHERE interview_id = ? ORDER BY version DESC LIMIT 1",
            (interview,),
        )
        return _interview_text(row) if row else None


def _interview(row: Row) -> Interview:
    return Interview(
        id=InterviewId(row["id"]),
        participant=ParticipantId(row["participant_id"]),
        wave=row["wave"],
        guide_id=row["guide_id"],
        guide_version=row["guide_version"],
        guide_digest=row["guide_digest"],
        status=InterviewStatus(row["status"]),
        source=Source(row["source"]),
        interviewer=UserId(row["interviewer"]),
        appointment=row["appointment_id"] and AppointmentId(row["appointment_id"]),
        started_at=datetime.fromisoformat(row["started_at"]),
        ended_at=as_moment(row["ended_at"]),
        planned_minutes=row["planned_minutes"],
        paused_seconds=row["paused_seconds"],
        paused_at=as_moment(row["paused_at"]),
    )


def _note(row: Row) -> Note:
    return Note(
        id=NoteId(row["id"]),
        interview=InterviewId(row["interview_id"]),
        topic=row["topic"],
        kind=NoteKind(row["kind"]),
        text=row["body"],
        written_at=datetime.fromisoformat(row["written_at"]),
        place=row["place"],
    )


def _interview_text(row: Row) -> InterviewText:
    return InterviewText(
        interview=InterviewId(row["interview_id"]),
        version=row["version"],
        body=row["body"],
        digest=row["digest"],
        made_at=datetime.fromisoformat(row["made_at"]),
    )
