"""The release: what a person decided on each detection, and which bundle left for whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.detection import Span
from app.domain.errors import WaterlijnError
from app.domain.ids import DetectionId, InterviewId, ParticipantId, RecipientId, ReleaseId, UserId


class Verdict(StrEnum):
    """What is done with a detection; undecided ones are masked all the same."""

    UNDECIDED = "undecided"
    MASK = "mask"
    KEEP = "keep"


class Origin(StrEnum):
    """Who found it."""

    PROGRAM = "program"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Detection:
    """Something in an interview's text that may identify somebody, and what was decided.

    `entity` says which mentions are of the same person or thing within a case; keeping needs a
    `reason`.
    """

    id: DetectionId
    interview: InterviewId
    text_version: int
    span: Span
    entity: str
    replacement: str
    verdict: Verdict
    reason: str
    origin: Origin
    decided_by: UserId | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReadText:
    """That a person read one text from beginning to end."""

    interview: InterviewId
    text_version: int
    read_by: UserId
    read_at: datetime


@dataclass(frozen=True, slots=True)
class KnownRecipient:
    """Somebody bundles may be sealed for, by their public age key."""

    id: RecipientId
    name: str
    organisation: str
    age_key: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Release:
    """A bundle that was sealed, and so proven to open; never changed afterwards."""

    id: ReleaseId
    sequence: int
    recipient: RecipientId
    sealed_by: UserId
    sealed_at: datetime
    file_name: str
    sha256: str
    size: int
    seal_sha256: str
    participants: tuple[ParticipantId, ...]
    interviews: tuple[InterviewId, ...]


class KeepNeedsReason(WaterlijnError):
    """A detection was about to be kept without a reason."""


class TextsNotReady(WaterlijnError):
    """A bundle can't be sealed yet: texts not searched, not read, or with open reviews."""

    def __init__(self, unread: Collection[str], undecided: int) -> None:
        """Carry the titles of unread texts and how many marks wait for a decision."""
        super().__init__(tuple(unread), undecided)
        self.unread, self.undecided = tuple(unread), undecided


class NothingToRelease(WaterlijnError):
    """No participant's consent lets anything go into a bundle."""


class WithdrawnMeanwhile(WaterlijnError):
    """Consent was taken back while the bundle was being made; `codes` are the participants'."""

    def __init__(self, codes: Collection[str]) -> None:
        """Carry the codes of those whose consent no longer covers what is in the bundle."""
        super().__init__(tuple(codes))
        self.codes = tuple(codes)


class IdentifierLeft(WaterlijnError):
    """The finished bundle still holds known terms; `places` say where, never what."""

    def __init__(self, places: Collection[str]) -> None:
        """Carry the places, as file names and line numbers."""
        super().__init__(tuple(places))
        self.places = tuple(places)
