"""Participants and sites: reading and writing who takes part, by code only."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import ParticipantId, SiteId
from app.domain.participant import (
    Certainty,
    Group,
    Participant,
    ReleaseDate,
    ReleaseDateChange,
    Site,
    SiteKind,
    Status,
)
from app.storage.moments import as_day, as_text
from app.storage.sql import Connection, Row

COLUMNS = (
    "id, code, group_code, site_id, status, release_day, release_certainty, protocol_id, "
    "enrolled_at"
)


@dataclass(frozen=True, slots=True)
class Participants:
    """The participants and sites of the study."""

    db: Connection

    def add_site(self, site: Site) -> None:
        """Write a new site."""
        self.db.execute(
            "INSERT INTO site (id, name, kind) VALUES (?, ?, ?)",
            (site.id, site.name, site.kind),
        )

    def sites(self) -> tuple[Site, ...]:
        """Return all sites by name."""
        rows = self.db.all("SELECT id, name, kind FROM site ORDER BY name")
        return tuple(Site(SiteId(row["id"]), row["name"], SiteKind(row["kind"])) for row in rows)

    def add(self, participant: Participant) -> None:
        """Write a new participant and begin the history of their release date."""
        release = participant.release
        self.db.execute(
            f"INSERT INTO participant ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                participant.id,
                participant.code,
                participant.group,
                participant.site,
                participant.status,
                as_text(release.day),
                release.certainty,
                participant.protocol_id,
                participant.enrolled_at.isoformat(),
            ),
        )
        self._remember(participant.id, release, participant.enrolled_at)

    def get(self, participant: ParticipantId) -> Participant:
        """Return one participant; an id that is not there is our bug."""
        sql = f"SELECT {COLUMNS} FROM participant WHERE id = ?"  # noqa: S608
        return _participant(self.db.the(sql, (participant,)))

    def with_code(self, code: str) -> Participant | None:
        """Return the participant of that code, if there is one."""
        sql = f"SELECT {COLUMNS} FROM participant WHERE code = ?"  # noqa: S608
        row = self.db.one(sql, (code,))
        return _participant(row) if row else None

    def all(self) -> tuple[Participant, ...]:
        """Return all participants, those who enrolled first in front."""
        rows = self.db.all(f"SELECT {COLUMNS} FROM participant ORDER BY enrolled_at, id")  # noqa: S608
        return tuple(_participant(row) for row in rows)

    def change_status(self, participant: ParticipantId, status: Status) -> None:
        """Write the status."""
        self.db.execute("UPDATE participant SET status = ? WHERE id = ?", (status, participant))

    def change_release(
        self, participant: ParticipantId, release: ReleaseDate, at: datetime
    ) -> None:
        """Write the release date and keep the old one in the history."""
        self.db.execute(
            "UPDATE participant SET release_day = ?, release_certainty = ? WHERE id = ?",
            (as_text(release.day), release.certainty, participant),
        )
        self._remember(participant, release, at)

    def release_history(self, participant: ParticipantId) -> tuple[ReleaseDateChange, ...]:
        """Return every release date this participant was known to have, the oldest first."""
        rows = self.db.all(
            "SELECT release_day, release_certainty, recorded_at FROM release_date_change "
            "WHERE participant_id = ? ORDER BY seq",
            (participant,),
        )
        return tuple(
            ReleaseDateChange(
                participant, _release(row), datetime.fromisoformat(row["recorded_at"])
            )
            for row in rows
        )

    def _remember(self, participant: ParticipantId, release: ReleaseDate, at: datetime) -> None:
        self.db.execute(
            "INSERT INTO release_date_change "
            "(participant_id, release_day, release_certainty, recorded_at) VALUES (?, ?, ?, ?)",
            (
                participant,
                as_text(release.day),
                release.certainty,
                at.isoformat(),
            ),
        )


def _participant(row: Row) -> Participant:
    return Participant(
        id=ParticipantId(row["id"]),
        code=row["code"],
        group=Group(row["group_code"]),
        site=SiteId(row["site_id"]),
        status=Status(row["status"]),
        release=_release(row),
        protocol_id=row["protocol_id"],
        enrolled_at=datetime.fromisoformat(row["enrolled_at"]),
    )


def _release(row: Row) -> ReleaseDate:
    day = row["release_day"]
    return ReleaseDate(as_day(day), Certainty(row["release_certainty"]))
