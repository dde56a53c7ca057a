"""The stage: the clock, chance, folder and voice that every step of the demonstration shares."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from hashlib import shake_256
from pathlib import Path

from app.demo.data import Somebody
from app.demo.errors import NotVerified
from app.domain.clock import Chance, FixedClock
from app.domain.ids import AppointmentId, InterviewId
from app.domain.participant import Participant
from app.language import Words
from app.services.office import Office

Tell = Callable[[str], None]


@dataclass(slots=True)
class Stage:
    """What the steps hand on to each other."""

    folder: Path
    now: datetime
    clock: FixedClock
    chance: Chance
    words: Words
    tell: Tell
    people: tuple[Somebody, ...]
    office: Office
    participants: dict[str, Participant] = field(default_factory=dict)
    agreed: dict[tuple[str, int], AppointmentId | None] = field(default_factory=dict)
    talks: dict[tuple[str, int], InterviewId] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Return the day the demonstration is walked."""
        return self.now.astimezone().date()

    def day(self, offset: int) -> date:
        """Return a day counted from today."""
        return self.today + timedelta(days=offset)

    def at(self, offset: int, at: time) -> datetime:
        """Return a moment on a day counted from today, by the clock on the wall."""
        return datetime.combine(self.day(offset), at).astimezone().astimezone(UTC)

    def verify(self, step: str, finding: str, *, holds: bool) -> None:
        """Raise NotVerified unless what was found by reopening holds."""
        if not holds:
            raise NotVerified(step, finding)

    def verify_nameless(self, step: str, file: str, text: str) -> None:
        """Raise NotVerified when anybody's name stands in what is handed around."""
        self.verify(step, file, holds=not names_in(text, self.people))

    def done(self, step: str, how: str) -> None:
        """Tell what a step did and how it was verified."""
        self.tell(f"✓ {step}")
        self.tell(f"    {how}")


def names_in(text: str, people: Iterable[Somebody]) -> list[str]:
    """Return the names and nicknames of people that stand in a text."""
    names = {name for each in people for name in (each.name, *each.aliases)}
    return sorted(name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def seeded(seed: int) -> Chance:
    """Return chance that is the same for the same seed: for invented data and nothing else."""
    drawn = 0

    def chance(count: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return shake_256(f"waterlijn demo {seed} {drawn}".encode()).digest(count)

    return chance
