"""Identities: names and contact routes, in the store that only some may open."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.identity import ContactRoute, Identity, MayKnow, Relative, RouteKind
from app.domain.ids import ParticipantId
from app.storage.moments import as_day, as_text
from app.storage.sql import Connection

PARTS = ("alias", "relative", "contact_route")


@dataclass(frozen=True, slots=True)
class Identities:
    """Who the participants are."""

    db: Connection

    def put(self, identity: Identity) -> None:
        """Write an identity in place of what was known of this participant."""
        self.db.execute("DELETE FROM identity WHERE participant_id = ?", (identity.participant,))
        self.db.execute(
            "INSERT INTO identity (participant_id, name, born, recorded_at) VALUES (?, ?, ?, ?)",
            (
                identity.participant,
                identity.name,
                as_text(identity.born),
                identity.recorded_at.isoformat(),
            ),
        )
        self._put_names(identity)
        self._put_routes(identity)

    def get(self, participant: ParticipantId) -> Identity | None:
        """Return who this participant is, if it was written down."""
        row = self.db.one(
            "SELECT name, born, recorded_at FROM identity WHERE participant_id = ?", (participant,)
        )
        if row is None:
            return None
        return Identity(
            participant=participant,
            name=row["name"],
            aliases=self._aliases(participant),
            born=as_day(row["born"]),
            relatives=self._relatives(participant),
            routes=self._routes(participant),
            recorded_at=datetime.fromisoformat(row["recorded_at"]),
        )

    def all(self) -> tuple[Identity, ...]:
        """Return every identity."""
        rows = self.db.all("SELECT participant_id FROM identity ORDER BY participant_id")
        found = (self.get(ParticipantId(row["participant_id"])) for row in rows)
        return tuple(identity for identity in found if identity)

    def remove(self, participant: ParticipantId) -> None:
        """Take away who this participant is, with all ways to reach them."""
        self.db.execute("DELETE FROM identity WHERE participant_id = ?", (participant,))

    def _put_names(self, identity: Identity) -> None:
        for place, alias in enumerate(identity.aliases):
            self.db.execute(
                "INSERT INTO alias (participant_id, place, name) VALUES (?, ?, ?)",
                (identity.participant, place, alias),
            )
        for place, relative in enumerate(identity.relatives):
            self.db.execute(
                "INSERT INTO relative (participant_id, place, name, role) VALUES (?, ?, ?, ?)",
                (identity.participant, place, relative.name, relative.role),
            )

    def _put_routes(self, identity: Identity) -> None:
        for place, route in enumerate(identity.routes):
            self.db.execute(
                "INSERT INTO contact_route "
                "(participant_id, place, kind, value, of_whom, may_know, note, confirmed_on) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    identity.participant,
                    place,
                    route.kind,
                    route.value,
                    route.of,
                    route.may_know,
                    route.note,
                    route.confirmed_on.isoformat(),
                ),
            )

    def _aliases(self, participant: ParticipantId) -> tuple[str, ...]:
        sql = "SELECT name FROM alias WHERE participant_id = ? ORDER BY place"
        return tuple(row["name"] for row in self.db.all(sql, (participant,)))

    def _relatives(self, participant: ParticipantId) -> tuple[Relative, ...]:
        sql = "SELECT name, role FROM relative WHERE participant_id = ? ORDER BY place"
        rows = self.db.all(sql, (participant,))
        return tuple(Relative(row["name"], row["role"]) for row in rows)

    def _routes(self, participant: ParticipantId) -> tuple[ContactRoute, ...]:
        rows = self.db.all(
            "SELECT kind, value, of_whom, may_know, note, confirmed_on FROM contact_route "
            "WHERE participant_id = ? ORDER BY place",
            (participant,),
        )
        return tuple(
            ContactRoute(
                kind=RouteKind(row["kind"]),
                value=row["value"],
                of=row["of_whom"],
                may_know=MayKnow(row["may_know"]),
                note=row["note"],
                confirmed_on=date.fromisoformat(row["confirmed_on"]),
            )
            for row in rows
        )
