"""Erasing somebody: every row that hangs on them, and the record that it was done."""

# ruff: noqa: S608   (tables and conditions stand in this file)

from dataclasses import dataclass
from datetime import datetime

from app.domain.erasure import Erasure, ErasureReason, HeldIn
from app.domain.ids import ParticipantId, RecipientId, ReleaseId, UserId
from app.storage.sql import Connection, Row

THEIRS = "participant_id = ?"
OF_THEIR_TALKS = "interview_id IN (SELECT id FROM interview WHERE participant_id = ?)"

BELONGING: dict[str, str] = {
    "read_text": OF_THEIR_TALKS,
    "detection": OF_THEIR_TALKS,
    "interview_text": OF_THEIR_TALKS,
    "note": OF_THEIR_TALKS,
    "tick": OF_THEIR_TALKS,
    "released_interview": OF_THEIR_TALKS,
    "interview": THEIRS,
    "appointment": THEIRS,
    "consent_answer": "record_id IN (SELECT id FROM consent_record WHERE participant_id = ?)",
    "consent_record": THEIRS,
    "withdrawal": THEIRS,
    "contact_attempt": THEIRS,
    "journey_event": THEIRS,
    "release_date_change": THEIRS,
    "release_code": THEIRS,
    "released_participant": THEIRS,
    "participant": "id = ?",
}
"""Every table that holds something of a participant, the ones that point at others in front.

A test holds this against the references in the schema: a new table must be added here.
"""


@dataclass(frozen=True, slots=True)
class Erasures:
    """Who was erased, and the erasing itself."""

    db: Connection

    def erase(self, erasure: Erasure) -> None:
        """Take every row of somebody out of the research store and write down that it was done.

        Until the disk is scrubbed (`UnitOfWork.scrub`) the words still stand in what SQLite freed.
        """
        who = erasure.participant
        self._write(erasure)
        self.db.execute("INSERT INTO erasing (participant_id) VALUES (?)", (who,))
        for table, condition in BELONGING.items():
            self.db.execute(f"DELETE FROM {table} WHERE {condition}", (who,))
        # Where stewards were, and what they searched for, may tell of the one who is erased.
        self.db.execute("DELETE FROM last_place")
        self.db.execute("DELETE FROM draft")

    def unscrubbed(self) -> bool:
        """Tell whether somebody was erased whose words may still stand in what SQLite freed."""
        return self.db.one("SELECT participant_id FROM erasing") is not None

    def all(self) -> tuple[Erasure, ...]:
        """Return everybody who was erased, the last one first."""
        rows = self.db.all("SELECT * FROM erasure ORDER BY rowid DESC")
        return tuple(self._erasure(row) for row in rows)

    def codes(self) -> frozenset[str]:
        """Return the participant codes that nobody gets again."""
        return frozenset(row["code"] for row in self.db.all("SELECT code FROM erasure"))

    def release_codes(self, recipient: RecipientId) -> dict[ParticipantId, str]:
        """Return under which code a recipient knows those who were erased and stand in a bundle."""
        rows = self.db.all(
            "SELECT participant_id, code FROM erased_release "
            "JOIN bundle_release ON bundle_release.id = release_id WHERE recipient_id = ?",
            (recipient,),
        )
        return {ParticipantId(row["participant_id"]): row["code"] for row in rows}

    def _write(self, erasure: Erasure) -> None:
        self.db.execute(
            "INSERT INTO erasure (participant_id, code, reason, erased_by, erased_at) "
            "VALUES (?, ?, ?, ?, ?)",
            (
                erasure.participant,
                erasure.code,
                erasure.reason,
                erasure.erased_by,
                erasure.erased_at.isoformat(),
            ),
        )
        self.db.execute(
            """
            INSERT INTO erased_release (participant_id, release_id, code)
            SELECT held.participant_id, held.release_id, release_code.code
            FROM released_participant AS held
            JOIN bundle_release ON bundle_release.id = held.release_id
            JOIN release_code ON release_code.participant_id = held.participant_id
                AND release_code.recipient_id = bundle_release.recipient_id
            WHERE held.participant_id = ?
            """,
            (erasure.participant,),
        )

    def _erasure(self, row: Row) -> Erasure:
        held = self.db.all(
            "SELECT release_id, code FROM erased_release "
            "JOIN bundle_release ON bundle_release.id = release_id "
            "WHERE participant_id = ? ORDER BY sequence",
            (row["participant_id"],),
        )
        return Erasure(
            participant=ParticipantId(row["participant_id"]),
            code=row["code"],
            reason=ErasureReason(row["reason"]),
            erased_by=UserId(row["erased_by"]),
            erased_at=datetime.fromisoformat(row["erased_at"]),
            held_in=tuple(HeldIn(ReleaseId(each["release_id"]), each["code"]) for each in held),
        )
