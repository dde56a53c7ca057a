"""What somebody had typed in forms when the study was locked, until it stands there again."""

from dataclasses import dataclass

from app.domain.ids import UserId
from app.storage.sql import Connection


@dataclass(frozen=True, slots=True)
class Drafts:
    """At most one draft of every user."""

    db: Connection

    def keep(self, user: UserId, words: str) -> None:
        """Keep this in place of what was kept before; nothing typed leaves nothing."""
        self.db.execute("DELETE FROM draft WHERE user_id = ?", (user,))
        if words:
            self.db.execute("INSERT INTO draft (user_id, words) VALUES (?, ?)", (user, words))

    def of(self, user: UserId) -> str:
        """Return what was kept, or nothing."""
        row = self.db.one("SELECT words FROM draft WHERE user_id = ?", (user,))
        return str(row["words"]) if row else ""

    def forget_all(self) -> None:
        """Forget what everybody typed."""
        self.db.execute("DELETE FROM draft")
