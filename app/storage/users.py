"""The users of the study, in the research store, from which the header's slots are believed."""

from datetime import datetime

from app.domain.ids import UserId
from app.domain.users import Role, User
from app.storage.sql import Connection, Row


class Users:
    """Everybody who ever had a passphrase."""

    def __init__(self, research: Connection) -> None:
        """Read and write in the research store."""
        self._research = research

    def add(self, user: User) -> None:
        """Keep a new user."""
        self._research.execute(
            """
            INSERT INTO users (id, name, role, recipient, active, added_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            (
                user.id,
                user.name,
                user.role.value,
                user.recipient,
                int(user.active),
                user.added_at.isoformat(),
            ),
        )

    def change_recipient(self, user: User) -> None:
        """Keep the public key that data keys are wrapped for from now on."""
        self._research.execute(
            "UPDATE users SET recipient = ? WHERE id = ?", (user.recipient, user.id)
        )

    def change(self, user: User) -> None:
        """Keep a user's role, and whether they may still come in."""
        self._research.execute(
            "UPDATE users SET role = ?, active = ? WHERE id = ?",
            (user.role.value, int(user.active), user.id),
        )

    def find(self, user_id: UserId) -> User | None:
        """Return the user of that id."""
        row = self._research.one("SELECT * FROM users WHERE id = ?", (user_id,))
        return _user(row) if row else None

    def get(self, user_id: UserId) -> User:
        """Return a user who is known to be there."""
        return _user(self._research.the("SELECT * FROM users WHERE id = ?", (user_id,)))

    def all(self) -> list[User]:
        """Return all users, the first one first: as they were added, not by the clock."""
        rows = self._research.all("SELECT * FROM users ORDER BY rowid")
        return [_user(row) for row in rows]


def _user(row: Row) -> User:
    return User(
        id=UserId(row["id"]),
        name=row["name"],
        role=Role(row["role"]),
        recipient=row["recipient"],
        active=bool(row["active"]),
        added_at=datetime.fromisoformat(row["added_at"]),
    )
