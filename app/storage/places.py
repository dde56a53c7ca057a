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

    def take(self, user: UserId) -> str:
        """Return where somebody was, or nothing, and forget it.

        After a crash nobody is then led back to where they were a day ago.
        """
        row = self.db.one("DELETE FROM last_place WHERE user_id = ? RETURNING place", (user,))
        return str(row["place"]) if row else ""

    def forget_all(self) -> None:
        """Forget where everybody was."""
        self.db.execute("DELETE FROM last_place")
