"""Who works in a study: users, their roles, and which store each role holds a key to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from unicodedata import category, normalize

from app.domain.errors import WaterlijnError
from app.domain.ids import UserId

LONGEST_NAME = 80
"""Signs that a name may have: it stands in lists, sentences and on paper."""


class Store(StrEnum):
    """One of the two encrypted files of a study, each under its own key."""

    RESEARCH = "research"
    IDENTITY = "identity"


class Role(StrEnum):
    """What somebody does in the study."""

    LEAD = "lead"
    INTERVIEWER = "interviewer"
    STEWARD = "steward"


KEYS: dict[Role, frozenset[Store]] = {
    Role.LEAD: frozenset({Store.RESEARCH, Store.IDENTITY}),
    Role.INTERVIEWER: frozenset({Store.RESEARCH, Store.IDENTITY}),
    Role.STEWARD: frozenset({Store.RESEARCH}),
}
"""For whom which key is wrapped: a role is the absence of a wrapped key."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with a passphrase; data keys are wrapped for `recipient`, a public age key."""

    id: UserId
    name: str
    role: Role
    recipient: str
    active: bool
    added_at: datetime

    def holds_key_to(self, store: Store) -> bool:
        """Return whether the key of that store is wrapped for this user."""
        return self.active and store in KEYS[self.role]


def tidy_name(typed: str) -> str:
    """Return a name without the signs that nobody sees.

    With them two names could look the same, or a name could turn round what stands beside it.
    """
    seen = (sign for sign in normalize("NFC", typed) if sign.isspace() or category(sign)[0] != "C")
    return " ".join("".join(seen).split())[:LONGEST_NAME].strip()


def leads_among(users: Iterable[User]) -> tuple[User, ...]:
    """Return who leads the study now."""
    return tuple(each for each in users if each.active and each.role is Role.LEAD)


@dataclass(eq=False)
class OnlyLeads(WaterlijnError):
    """Somebody who is no lead tried to change who may come in, or the settings; `leads` can."""

    leads: tuple[str, ...]


class NotOneself(WaterlijnError):
    """Nobody takes away their own role or place, so that a study always keeps a lead."""


class NameTaken(WaterlijnError):
    """At the gate people choose their name, so no two who may come in have the same one."""
