"""Where each user was when the study was locked, so that they come back to it."""

from dataclasses import dataclass

from app.domain.ids import UserId
from app.storage.sql import Connection


@dataclass(frozen=True, slots=True)
class Places:
    """The last place of every user."""

    db: Connection

    def remember(self, user: UserId, place: str) -> None:
        """Keep where somebody was."""
        self.db.execute(
            "INSERT INTO last_place (user_id, place) VALUES (?, ?) "
            "ON CONFLICT (user_id) DO UPDATE SET place = excluded.place",
            (user, place),
        )

    def of(self, user: UserId) -> str:
        """Return where somebody was, or nothing."""
        row = self.db.one("SELECT place FROM last_place WHERE user_id = ?", (user,))
        return str(row["place"]) if row else ""
