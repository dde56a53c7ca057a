"""Detections and what was decided on them, recipients, and the ledger of sealed bundles."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.detection import Kind, Label, Layer, Span, Tier
from app.domain.ids import (
    DetectionId,
    InterviewId,
    ParticipantId,
    RecipientId,
    ReleaseId,
    UserId,
)
from app.domain.release import Detection, KnownRecipient, Origin, ReadText, Release, Verdict
from app.storage.moments import as_moment, as_text
from app.storage.sql import Connection, Row


@dataclass(frozen=True, slots=True)
class Releases:
    """What goes out, to whom, and what was masked in it."""

    db: Connection

    def put_detection(self, detection: Detection) -> None:
        """Write a detection, or what was decided on it since."""
        span = detection.span
        self.db.execute(
            "INSERT INTO detection (id, interview_id, text_version, start, stop, label, kind, "
            "tier, layer, entity, replacement, verdict, reason, origin, decided_by, decided_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
            "SET entity = excluded.entity, replacement = excluded.replacement, "
            "verdict = excluded.verdict, reason = excluded.reason, "
            "decided_by = excluded.decided_by, decided_at = excluded.decided_at",
            (
                detection.id,
                detection.interview,
                detection.text_version,
                span.start,
                span.end,
                span.label,
                span.kind,
                span.tier,
                span.layer,
                detection.entity,
                detection.replacement,
                detection.verdict,
                detection.reason,
                detection.origin,
                detection.decided_by,
                as_text(detection.decided_at),
            ),
        )

    def detection(self, detection: DetectionId) -> Detection:
        """Return one detection; an id that is not there is our bug."""
        return _detection(self.db.the("SELECT * FROM detection WHERE id = ?", (detection,)))

    def detections(self, interview: InterviewId, version: int) -> tuple[Detection, ...]:
        """Return the detections in one version of an interview's text, in order of place."""
        rows = self.db.all(
            "SELECT * FROM detection WHERE interview_id = ? AND text_version = ? "
            "ORDER BY start, stop",
            (interview, version),
        )
        return tuple(_detection(row) for row in rows)

    def remove_undecided(self, interview: InterviewId, version: int) -> None:
        """Take away what nobody decided on, before the text is searched anew."""
        self.db.execute(
            "DELETE FROM detection WHERE interview_id = ? AND text_version = ? "
            "AND verdict = 'undecided'",
            (interview, version),
        )

    def remove_detection(self, detection: DetectionId) -> None:
        """Take away one detection that a person had added."""
        self.db.execute("DELETE FROM detection WHERE id = ? AND origin = 'person'", (detection,))

    def mark_read(self, read: ReadText) -> None:
        """Write that somebody read a text from beginning to end."""
        self.db.execute(
            "INSERT INTO read_text (interview_id, text_version, read_by, read_at) "
            "VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (read.interview, read.text_version, read.read_by, read.read_at.isoformat()),
        )

    def readers(self, interview: InterviewId, version: int) -> tuple[ReadText, ...]:
        """Return who read one version of an interview's text."""
        rows = self.db.all(
            "SELECT read_by, read_at FROM read_text WHERE interview_id = ? AND text_version = ?",
            (interview, version),
        )
        return tuple(
            ReadText(
                interview,
                version,
                UserId(row["read_by"]),
                datetime.fromisoformat(row["read_at"]),
            )
            for row in rows
        )

    def add_recipient(self, recipient: KnownRecipient) -> None:
        """Write a new recipient."""
        self.db.execute(
            "INSERT INTO recipient (id, name, organisation, age_key, added_at) "
            "VALUES (?, ?, ?, ?, ?)",
            (
                recipient.id,
                recipient.name,
                recipient.organisation,
                recipient.age_key,
                recipient.added_at.isoformat(),
            ),
        )

    def recipients(self) -> tuple[KnownRecipient, ...]:
        """Return all recipients by name."""
        rows = self.db.all("SELECT * FROM recipient ORDER BY name, id")
        return tuple(
            KnownRecipient(
                RecipientId(row["id"]),
                row["name"],
                row["organisation"],
                row["age_key"],
                datetime.fromisoformat(row["added_at"]),
            )
            for row in rows
        )

    def release_codes(self, recipient: RecipientId) -> dict[ParticipantId, str]:
        """Return under which code each participant goes to this recipient, in every bundle."""
        rows = self.db.all(
            "SELECT participant_id, code FROM release_code WHERE recipient_id = ?", (recipient,)
        )
        return {ParticipantId(row["participant_id"]): row["code"] for row in rows}

    def give_release_code(
        self, recipient: RecipientId, participant: ParticipantId, code: str
    ) -> None:
        """Write under which code a participant goes to this recipient from now on."""
        self.db.execute(
            "INSERT INTO release_code (recipient_id, participant_id, code) VALUES (?, ?, ?)",
            (recipient, participant, code),
        )

    def add(self, release: Release) -> None:
        """Write a sealed bundle into the ledger, with whom it holds."""
        self.db.execute(
            "INSERT INTO bundle_release (id, sequence, recipient_id, sealed_by, sealed_at, "
            "file_name, sha256, size, seal_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                release.id,
                release.sequence,
                release.recipient,
                release.sealed_by,
                release.sealed_at.isoformat(),
                release.file_name,
                release.sha256,
                release.size,
                release.seal_sha256,
            ),
        )
        for participant in release.participants:
            self.db.execute(
                "INSERT INTO released_participant (release_id, participant_id) VALUES (?, ?)",
                (release.id, participant),
            )
        for interview in release.interviews:
            self.db.execute(
                "INSERT INTO released_interview (release_id, interview_id) VALUES (?, ?)",
                (release.id, interview),
            )

    def all(self) -> tuple[Release, ...]:
        """Return the ledger, the first sealed in front."""
        rows = self.db.all("SELECT * FROM bundle_release ORDER BY sequence")
        return tuple(
            Release(
                id=ReleaseId(row["id"]),
                sequence=row["sequence"],
                recipient=RecipientId(row["recipient_id"]),
                sealed_by=UserId(row["sealed_by"]),
                sealed_at=datetime.fromisoformat(row["sealed_at"]),
                file_name=row["file_name"],
                sha256=row["sha256"],
                size=row["size"],
                seal_sha256=row["seal_sha256"],
                participants=self._participants(row["id"]),
                interviews=self._interviews(row["id"]),
            )
            for row in rows
        )

    def _participants(self, release: str) -> tuple[ParticipantId, ...]:
        rows = self.db.all(
            "SELECT participant_id FROM released_participant WHERE release_id = ?1 "
            "UNION SELECT participant_id FROM erased_release WHERE release_id = ?1 "
            "ORDER BY participant_id",
            (release,),
        )
        return tuple(ParticipantId(row["participant_id"]) for row in rows)

    def _interviews(self, release: str) -> tuple[InterviewId, ...]:
        rows = self.db.all(
            "SELECT interview_id FROM released_interview WHERE release_id = ? "
            "ORDER BY interview_id",
            (release,),
        )
        return tuple(InterviewId(row["interview_id"]) for row in rows)


def _detection(row: Row) -> Detection:
    span = Span(
        start=row["start"],
        end=row["stop"],
        label=Label(row["label"]),
        kind=Kind(row["kind"]),
        tier=Tier(row["tier"]),
        layer=Layer(row["layer"]),
    )
    return Detection(
        id=DetectionId(row["id"]),
        interview=InterviewId(row["interview_id"]),
        text_version=row["text_version"],
        span=span,
        entity=row["entity"],
        replacement=row["replacement"],
        verdict=Verdict(row["verdict"]),
        reason=row["reason"],
        origin=Origin(row["origin"]),
        decided_by=row["decided_by"] and UserId(row["decided_by"]),
        decided_at=as_moment(row["decided_at"]),
    )
