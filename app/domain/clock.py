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


class FixedClock:
    """A clock that stands where it was put, for demonstrations and tests."""

    def __init__(self, moment: datetime) -> None:
        """Stand at `moment`, which must be aware."""
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment this clock stands at."""
        return self._moment

    def today(self) -> date:
        """Return the day of that moment."""
        return self._moment.date()

    def advance(self, by: timedelta) -> None:
        """Move the clock; a negative `by` moves it back."""
        self._moment += by

    def set(self, moment: datetime) -> None:
        """Put the clock at `moment`, which must be aware."""
        self._moment = moment.astimezone(UTC)
