"""The participant: known in research data by a code only, in a group, at a site, on a protocol."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.clock import Chance
from app.domain.errors import WaterlijnError
from app.domain.ids import ParticipantId, SiteId

ALPHABET = "123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty-one signs, a prime number of them, none easily taken for another."""

PREFIX = "WL-"
LENGTH = 4
FAIR_BYTES = 248
"""The largest multiple of 31 in a byte: above it the first signs would come more often."""


class Group(StrEnum):
    """Why somebody takes part."""

    DETAINEE = "detainee"
    EX_DETAINEE = "ex_detainee"
    AT_RISK_YOUTH = "at_risk_youth"
    PROFESSIONAL = "professional"
    SOCIAL_NETWORK = "social_network"


class SiteKind(StrEnum):
    """What kind of place a site is; a prison has visiting hours and permissions."""

    PRISON = "prison"
    MUNICIPALITY = "municipality"


class Certainty(StrEnum):
    """How sure a date is."""

    FIRM = "firm"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Where a participant stands in the study."""

    ENROLLED = "enrolled"
    FINISHED = "finished"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


NEXT: dict[Status, frozenset[Status]] = {
    Status.ENROLLED: frozenset({Status.FINISHED, Status.LOST}),
    Status.FINISHED: frozenset({Status.ENROLLED}),
    Status.LOST: frozenset({Status.ENROLLED}),
    Status.WITHDRAWN: frozenset(),
}
"""Which status may be set after which; only taking back all consent makes somebody withdrawn."""


class StatusNotPossible(WaterlijnError):
    """A participant can't go from one status to the other."""

    def __init__(self, code: str, old: Status, new: Status) -> None:
        """Carry the participant code and both statuses."""
        super().__init__(code, old, new)
        self.code, self.old, self.new = code, old, new


class CodeMistyped(WaterlijnError):
    """A participant code does not fit its check character."""

    def __init__(self, typed: str) -> None:
        """Carry what was typed."""
        super().__init__(typed)
        self.typed = typed


@dataclass(frozen=True, slots=True)
class Site:
    """A prison or municipality where people are met."""

    id: SiteId
    name: str
    kind: SiteKind


@dataclass(frozen=True, slots=True)
class ReleaseDate:
    """The anchor of the protocol: a day, or none yet, and how sure it is."""

    day: date | None
    certainty: Certainty

    def __post_init__(self) -> None:
        """Refuse a day that is called unknown, and a certainty about no day: our own mistakes."""
        if (self.day is None) != (self.certainty is Certainty.UNKNOWN):
            raise ValueError(self)


UNKNOWN_RELEASE = ReleaseDate(None, Certainty.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who is interviewed; their name stands elsewhere, under another key."""

    id: ParticipantId
    code: str
    group: Group
    site: SiteId
    status: Status
    release: ReleaseDate
    protocol_id: str
    enrolled_at: datetime


@dataclass(frozen=True, slots=True)
class ReleaseDateChange:
    """One entry of the history of a release date, the oldest first."""

    participant: ParticipantId
    release: ReleaseDate
    recorded_at: datetime


def new_code(chance: Chance, taken: Collection[str]) -> str:
    """Return a participant code nobody has yet, such as `WL-4T7M`; the last sign is a check."""
    while True:
        letters = "".join(drawn_sign(chance) for _ in range(LENGTH - 1))
        code = PREFIX + letters + check_character(letters)
        if code not in taken:
            return code


def check_character(letters: str) -> str:
    """Return the sign that makes any one wrong sign, or two swapped ones, show."""
    total = sum((place + 2) * ALPHABET.index(letter) for place, letter in enumerate(letters))
    return ALPHABET[-total % len(ALPHABET)]


def read_code(typed: str) -> str:
    """Return the code as it is written, from however it was typed; else raise CodeMistyped."""
    letters = typed.strip().upper().removeprefix("WL").lstrip("- ").replace("I", "1")
    letters = letters.replace("L", "1")
    if len(letters) != LENGTH or any(letter not in ALPHABET for letter in letters):
        raise CodeMistyped(typed)
    if check_character(letters[:-1]) != letters[-1]:
        raise CodeMistyped(typed)
    return PREFIX + letters


def drawn_sign(chance: Chance) -> str:
    """Return one sign of a code, each as likely as any other."""
    while True:
        value = chance(1)[0]
        if value < FAIR_BYTES:
            return ALPHABET[value % len(ALPHABET)]
