"""Journey events, as the client told them."""

from dataclasses import dataclass

from app.domain.ids import EventId, ParticipantId
from app.domain.journey import Event, Lane
from app.storage.moments import as_day, as_text
from app.storage.sql import Connection


@dataclass(frozen=True, slots=True)
class Journeys:
    """The routes through services."""

    db: Connection

    def put(self, event: Event) -> None:
        """Write an event, or what it was corrected into."""
        self.db.execute(
            "INSERT INTO journey_event (id, participant_id, day, uncertain, lane, service, what, "
            "feeling, stuck) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
            "SET day = excluded.day, uncertain = excluded.uncertain, lane = excluded.lane, "
            "service = excluded.service, what = excluded.what, feeling = excluded.feeling, "
            "stuck = excluded.stuck",
            (
                event.id,
                event.participant,
                as_text(event.day),
                int(event.uncertain),
                event.lane,
                event.service,
                event.what,
                event.feeling,
                int(event.stuck),
            ),
        )

    def remove(self, event: EventId) -> None:
        """Take an event away."""
        self.db.execute("DELETE FROM journey_event WHERE id = ?", (event,))

    def of(self, participant: ParticipantId) -> tuple[Event, ...]:
        """Return the events of a participant in the order they were told."""
        rows = self.db.all(
            "SELECT * FROM journey_event WHERE participant_id = ? ORDER BY id", (participant,)
        )
        return tuple(
            Event(
                id=EventId(row["id"]),
                participant=participant,
                day=as_day(row["day"]),
                uncertain=bool(row["uncertain"]),
                lane=Lane(row["lane"]),
                service=row["service"],
                what=row["what"],
                feeling=row["feeling"],
                stuck=bool(row["stuck"]),
            )
            for row in rows
        )
