"""Erasure: taking somebody out of the study for good, and the little that stays behind."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.errors import WaterlijnError
from app.domain.ids import ParticipantId, ReleaseId, UserId


class ErasureReason(StrEnum):
    """Why somebody is erased; there is no room for words about a person."""

    ASKED = "asked"
    TERM_OVER = "term_over"
    MISTAKE = "mistake"
    ORDERED = "ordered"


NEEDS_WITHDRAWAL = frozenset({ErasureReason.ASKED})
"""Whoever asked for it has taken back all consent first; the others are the lead's decision."""


@dataclass(frozen=True, slots=True)
class HeldIn:
    """A sealed bundle that still holds somebody, and the code by which its recipient knows them."""

    release: ReleaseId
    code: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """All that is left of somebody: the code that nobody else gets, and which bundles hold them."""

    participant: ParticipantId
    code: str
    reason: ErasureReason
    erased_by: UserId
    erased_at: datetime
    held_in: tuple[HeldIn, ...] = ()


class OnlyTheLead(WaterlijnError):
    """Something was asked that only the lead of the study may do."""


class NotTheCode(WaterlijnError):
    """What was typed to confirm is not the code of the participant."""

    def __init__(self, code: str) -> None:
        """Carry the code that was to be typed."""
        super().__init__(code)
        self.code = code


class NotWithdrawn(WaterlijnError):
    """Somebody was to be erased because they asked, and has not taken back everything."""

    def __init__(self, code: str) -> None:
        """Carry the participant code."""
        super().__init__(code)
        self.code = code
