"""The identity: who a participant is and how to reach them, kept apart under its own key."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import ParticipantId


class RouteKind(StrEnum):
    """A way to reach somebody."""

    PHONE = "phone"
    EMAIL = "email"
    POST = "post"
    PERSON = "person"


class MayKnow(StrEnum):
    """What whoever answers may be told, as the participant permitted."""

    NOTHING = "nothing"
    A_STUDY = "a_study"
    THIS_STUDY = "this_study"


@dataclass(frozen=True, slots=True)
class ContactRoute:
    """One agreed way to reach a participant; `of` is `self` or the role of a third person."""

    kind: RouteKind
    value: str
    of: str
    may_know: MayKnow
    note: str
    confirmed_on: date


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody around the participant, by name and by what they are to them."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Everything that tells who a participant is."""

    participant: ParticipantId
    name: str
    aliases: tuple[str, ...]
    born: date | None
    relatives: tuple[Relative, ...]
    routes: tuple[ContactRoute, ...]
    recorded_at: datetime
