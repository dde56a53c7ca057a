"""Time and chance, which are always given and never taken."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

Chance = Callable[[int], bytes]
"""Gives as many unpredictable bytes as it is asked for."""


class Clock(Protocol):
    """Tells the time to whoever was given it."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the present day as people around the laptop call it."""
        ...

    def ticks(self) -> float:
        """Return seconds of a counter that nobody can set back; it begins anew with the laptop."""
        ...


class FixedClock:
    """A clock that stands where it was put, for demonstrations and tests."""

    def __init__(self, moment: datetime) -> None:
        """Stand at `moment`, which must be aware."""
        self._moment = moment.astimezone(UTC)
        self._ticks = 0.0

    def now(self) -> datetime:
        """Return the moment this clock stands at."""
        return self._moment

    def today(self) -> date:
        """Return the day of that moment."""
        return self._moment.date()

    def ticks(self) -> float:
        """Return how many seconds have passed here, however the clock was set."""
        return self._ticks

    def advance(self, by: timedelta) -> None:
        """Move the clock; a negative `by` moves it back, which takes no time."""
        self._moment += by
        self._ticks += max(0.0, by.total_seconds())

    def set(self, moment: datetime) -> None:
        """Put the clock at `moment`, which must be aware."""
        self._moment = moment.astimezone(UTC)
