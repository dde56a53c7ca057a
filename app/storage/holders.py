"""For whom the identity key may be wrapped, remembered where only its holders can write."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.users import Store, User
from app.storage.errors import Finding, StudyDamaged
from app.storage.files import RESEARCH
from app.storage.sql import Connection
from app.storage.study import RecoveryRecipients

SHEETS = ("recovery", "recovery-waiting")
"""Stand where a user's id stands: for the sheet that counts, and for one that waits to be tried."""


@dataclass(frozen=True, slots=True)
class Holders:
    """The public keys of everybody who may hold the identity key, and of its recovery."""

    identity: Connection

    def note(self, users: Sequence[User], sheets: Sequence[RecoveryRecipients]) -> None:
        """Keep for whom the key is wrapped from now on."""
        self.identity.execute("DELETE FROM holder")
        for user_id, recipient in _wanted(users, sheets).items():
            self.identity.execute(
                "INSERT INTO holder (user_id, recipient) VALUES (?, ?)", (user_id, recipient)
            )

    def change(self, user: User) -> None:
        """Keep another public key of somebody who is a holder already."""
        self.identity.execute(
            "UPDATE holder SET recipient = ? WHERE user_id = ?", (user.recipient, user.id)
        )

    def are_known(self) -> bool:
        """Return whether the list was ever written; older studies had none."""
        return self.identity.one("SELECT 1 FROM holder") is not None

    def believe(self, users: Sequence[User], sheets: Sequence[RecoveryRecipients]) -> None:
        """Raise StudyDamaged when the research store tells of other holders than this store."""
        rows = self.identity.all("SELECT user_id, recipient FROM holder")
        if {row["user_id"]: row["recipient"] for row in rows} != _wanted(users, sheets):
            raise StudyDamaged(RESEARCH, Finding.HOLDERS)


def _wanted(users: Sequence[User], sheets: Sequence[RecoveryRecipients]) -> dict[str, str]:
    wanted: dict[str, str] = {
        user.id: user.recipient for user in users if user.holds_key_to(Store.IDENTITY)
    }
    recipients = (sheet.of(Store.IDENTITY) for sheet in sheets)
    return wanted | dict(zip(SHEETS, recipients, strict=False))
