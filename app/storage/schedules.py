"""Appointments and contact attempts: what was agreed and tried, never deleted."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.identity import RouteKind
from app.domain.ids import AppointmentId, AttemptId, ParticipantId, SiteId, UserId
from app.domain.schedule import Answered, Appointment, ContactAttempt, Outcome
from app.storage.sql import Connection, Row


@dataclass(frozen=True, slots=True)
class Schedules:
    """The agenda of the study."""

    db: Connection

    def add(self, appointment: Appointment) -> None:
        """Write a new appointment."""
        self.db.execute(
            "INSERT INTO appointment (id, participant_id, wave, starts_at, minutes, site_id, "
            "outcome, sequence, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                appointment.id,
                appointment.participant,
                appointment.wave,
                appointment.starts_at.isoformat(),
                appointment.minutes,
                appointment.site,
                appointment.outcome,
                appointment.sequence,
                appointment.made_by,
            ),
        )

    def get(self, appointment: AppointmentId) -> Appointment:
        """Return one appointment; an id that is not there is our bug."""
        return _appointment(self.db.the("SELECT * FROM appointment WHERE id = ?", (appointment,)))

    def all(self) -> tuple[Appointment, ...]:
        """Return all appointments by time."""
        rows = self.db.all("SELECT * FROM appointment ORDER BY starts_at, id")
        return tuple(_appointment(row) for row in rows)

    def of(self, participant: ParticipantId) -> tuple[Appointment, ...]:
        """Return the appointments of a participant by time."""
        rows = self.db.all(
            "SELECT * FROM appointment WHERE participant_id = ? ORDER BY starts_at, id",
            (participant,),
        )
        return tuple(_appointment(row) for row in rows)

    def move(self, appointment: AppointmentId, starts_at: datetime, minutes: int) -> None:
        """Write another time and raise the sequence."""
        self.db.execute(
            "UPDATE appointment SET starts_at = ?, minutes = ?, sequence = sequence + 1 "
            "WHERE id = ?",
            (starts_at.isoformat(), minutes, appointment),
        )

    def end(self, appointment: AppointmentId, outcome: Outcome) -> None:
        """Write how the appointment ended and raise the sequence."""
        self.db.execute(
            "UPDATE appointment SET outcome = ?, sequence = sequence + 1 WHERE id = ?",
            (outcome, appointment),
        )

    def add_attempt(self, attempt: ContactAttempt) -> None:
        """Write that somebody tried to reach a participant."""
        self.db.execute(
            "INSERT INTO contact_attempt (id, participant_id, route, of_whom, answered, tried_at, "
            "tried_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                attempt.id,
                attempt.participant,
                attempt.route,
                attempt.of,
                attempt.answered,
                attempt.tried_at.isoformat(),
                attempt.tried_by,
            ),
        )

    def attempts(self, participant: ParticipantId) -> tuple[ContactAttempt, ...]:
        """Return the contact attempts for a participant, the oldest first."""
        rows = self.db.all(
            "SELECT * FROM contact_attempt WHERE participant_id = ? ORDER BY rowid",
            (participant,),
        )
        return tuple(_attempt(row) for row in rows)


def _appointment(row: Row) -> Appointment:
    return Appointment(
        id=AppointmentId(row["id"]),
        participant=ParticipantId(row["participant_id"]),
        wave=row["wave"],
        starts_at=datetime.fromisoformat(row["starts_at"]),
        minutes=row["minutes"],
        site=SiteId(row["site_id"]),
        outcome=row["outcome"] and Outcome(row["outcome"]),
        sequence=row["sequence"],
        made_by=UserId(row["made_by"]),
    )


def _attempt(row: Row) -> ContactAttempt:
    return ContactAttempt(
        id=AttemptId(row["id"]),
        participant=ParticipantId(row["participant_id"]),
        route=RouteKind(row["route"]),
        of=row["of_whom"],
        answered=Answered(row["answered"]),
        tried_at=datetime.fromisoformat(row["tried_at"]),
        tried_by=UserId(row["tried_by"]),
    )
