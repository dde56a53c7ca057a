"""Consent records and withdrawals, with the exact texts people agreed to."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.consent import (
    Answer,
    ConsentRecord,
    Copy,
    ItemAnswer,
    Method,
    Scope,
    Understood,
    Withdrawal,
)
from app.domain.consent_form import ConsentForm
from app.domain.ids import ConsentRecordId, ParticipantId, UserId
from app.domain.language_tag import Language
from app.storage.sql import Connection, Row


@dataclass(frozen=True, slots=True)
class Consents:
    """Who agreed to what, and what was taken back."""

    db: Connection

    def keep_text(self, form: ConsentForm, at: datetime) -> None:
        """Keep the exact text of a form as presented, once."""
        self.db.execute(
            "INSERT INTO consent_text (digest, form_id, version, language, body, kept_at) "
            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (form.digest, form.id, form.version, form.language, form.text, at.isoformat()),
        )

    def text(self, digest: str) -> str:
        """Return the exact text of that digest."""
        row = self.db.the("SELECT body FROM consent_text WHERE digest = ?", (digest,))
        return str(row["body"])

    def add(self, record: ConsentRecord) -> None:
        """Write a consent record and its answers; the text must have been kept."""
        self.db.execute(
            "INSERT INTO consent_record (id, participant_id, digest, method, copy, limits_said, "
            "witness, interpreter, taken_by, taken_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                record.id,
                record.participant,
                record.digest,
                record.method,
                record.copy,
                int(record.limits_said),
                record.witness,
                record.interpreter,
                record.taken_by,
                record.taken_at.isoformat(),
            ),
        )
        for each in record.answers:
            self.db.execute(
                "INSERT INTO consent_answer (record_id, item, answer, understood) "
                "VALUES (?, ?, ?, ?)",
                (record.id, each.item, each.answer, each.understood),
            )

    def of(self, participant: ParticipantId) -> tuple[ConsentRecord, ...]:
        """Return all consent records of a participant, the oldest first."""
        rows = self.db.all(
            "SELECT record.*, form_id, version, language FROM consent_record AS record "
            "JOIN consent_text USING (digest) WHERE participant_id = ? "
            "ORDER BY record.rowid",
            (participant,),
        )
        return tuple(_record(row, self._answers(row["id"])) for row in rows)

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Write that something was taken back."""
        self.db.execute(
            "INSERT INTO withdrawal (participant_id, scope, item, record_id, taken_by, taken_at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                withdrawal.participant,
                withdrawal.scope,
                withdrawal.item,
                withdrawal.record,
                withdrawal.taken_by,
                withdrawal.taken_at.isoformat(),
            ),
        )

    def withdrawals(self, participant: ParticipantId) -> tuple[Withdrawal, ...]:
        """Return what a participant took back, the oldest first."""
        rows = self.db.all(
            "SELECT scope, item, record_id, taken_by, taken_at FROM withdrawal "
            "WHERE participant_id = ? ORDER BY seq",
            (participant,),
        )
        return tuple(
            Withdrawal(
                participant,
                Scope(row["scope"]),
                row["item"],
                row["record_id"] and ConsentRecordId(row["record_id"]),
                UserId(row["taken_by"]),
                datetime.fromisoformat(row["taken_at"]),
            )
            for row in rows
        )

    def _answers(self, record: str) -> tuple[ItemAnswer, ...]:
        rows = self.db.all(
            "SELECT item, answer, understood FROM consent_answer "
            "WHERE record_id = ? ORDER BY rowid",
            (record,),
        )
        return tuple(
            ItemAnswer(row["item"], Answer(row["answer"]), Understood(row["understood"]))
            for row in rows
        )


def _record(row: Row, answers: tuple[ItemAnswer, ...]) -> ConsentRecord:
    return ConsentRecord(
        id=ConsentRecordId(row["id"]),
        participant=ParticipantId(row["participant_id"]),
        form_id=row["form_id"],
        form_version=row["version"],
        language=Language(row["language"]),
        digest=row["digest"],
        answers=answers,
        method=Method(row["method"]),
        copy=Copy(row["copy"]),
        limits_said=bool(row["limits_said"]),
        witness=row["witness"],
        interpreter=row["interpreter"],
        taken_by=UserId(row["taken_by"]),
        taken_at=datetime.fromisoformat(row["taken_at"]),
    )
