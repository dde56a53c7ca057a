"""The posture of a laptop: what it would give away beside the study, as far as it tells."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Found(StrEnum):
    """What could be seen; not being able to see is an answer of its own."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Swap(StrEnum):
    """Where the system puts memory it has no room for."""

    NONE = "none"
    ENCRYPTED = "encrypted"
    PLAIN = "plain"
    UNKNOWN = "unknown"


class Worry(StrEnum):
    """Something to say after unlocking; nothing is ever refused for it."""

    CLOCK_BEHIND = "clock-behind"
    CLOCK_AHEAD = "clock-ahead"
    DISK = "disk"
    SWAP = "swap"
    HIBERNATION = "hibernation"


SLACK = timedelta(minutes=2)
"""Clocks that are set by a network step back a little; nobody needs to know."""
LONG = timedelta(days=120)
"""After so long a silence a clock that is wrong is as likely as a study that rested."""


@dataclass(frozen=True, slots=True)
class Posture:
    """What was seen when the study was opened; `last` is the event before that."""

    disk_encrypted: Found
    swap: Swap
    hibernates: Found
    now: datetime
    last: datetime | None

    @property
    def worries(self) -> tuple[Worry, ...]:
        """Return what is worth saying, the most pressing first; what is unknown worries nobody."""
        found = {
            Worry.CLOCK_BEHIND: self.last is not None and self.now < self.last - SLACK,
            Worry.CLOCK_AHEAD: self.last is not None and self.now > self.last + LONG,
            Worry.DISK: self.disk_encrypted is Found.NO,
            Worry.SWAP: self.swap is Swap.PLAIN,
            Worry.HIBERNATION: self.hibernates is Found.YES and self.swap is Swap.PLAIN,
        }
        return tuple(worry for worry, is_so in found.items() if is_so)
