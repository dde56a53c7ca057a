"""How often a wrong passphrase was given since the study was last unlocked, and how long to wait.

Nothing can be written into the log before the study is open, so the count waits in a file of its
own, where starting the program again does not help against it. Whoever can write to the disk can
set it back: it slows a guesser at this window and no more.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from pathlib import Path

from app.domain.clock import Clock
from app.domain.errors import WaterlijnError
from app.storage.files import ATTEMPTS, replace

MOST_BYTES = 100
FREE = 2
"""Wrong passphrases that cost no waiting: everybody makes a slip."""
LONGEST = 300
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """How many wrong passphrases were given, and when the last one was: by clock and by counter."""

    count: int
    at: datetime
    ticks: float


def failed_attempts(folder: Path) -> int:
    """Return how many wrong passphrases were given; an unreadable count is none."""
    wrong = _read(folder)
    return wrong.count if wrong else 0


def note_failure(folder: Path, clock: Clock) -> None:
    """Count one more; a folder that can't be written to keeps no count."""
    _write(folder, Wrong(failed_attempts(folder) + 1, clock.now(), clock.ticks()))


def forget_failures(folder: Path) -> None:
    """Begin to count anew."""
    with suppress(OSError):
        (folder / ATTEMPTS).unlink(missing_ok=True)


def delay(count: int) -> int:
    """Return how many seconds to wait after so many wrong passphrases: 2, 4, 8… from the third."""
    return 0 if count <= FREE else min(LONGEST, 2 ** min(count - FREE, 10))


def seconds_to_wait(folder: Path, clock: Clock) -> int:
    """Return how many seconds must pass before the next passphrase is tried.

    The laptop's counter decides; only after it began anew the clock does. A clock that was set back
    in the meantime makes the wait begin again, once: it neither shortens it nor lasts for ever.
    """
    wrong = _read(folder)
    if wrong is None:
        return 0
    passed = clock.ticks() - wrong.ticks
    if passed < 0:
        passed = (clock.now() - wrong.at).total_seconds()
    if passed < 0:
        passed = 0
        _write(folder, Wrong(wrong.count, clock.now(), clock.ticks()))
    return max(0, ceil(delay(wrong.count) - passed))


def _read(folder: Path) -> Wrong | None:
    try:
        with (folder / ATTEMPTS).open("rb") as file:
            count, at, ticks = file.read(MOST_BYTES).decode("ascii").split()
        wrong = Wrong(int(count), datetime.fromisoformat(at), float(ticks))
    except (OSError, ValueError):
        return None
    return wrong if wrong.at.tzinfo else None


def _write(folder: Path, wrong: Wrong) -> None:
    text = f"{wrong.count} {wrong.at.isoformat()} {wrong.ticks:.3f}\n"
    with suppress(WaterlijnError):
        replace(folder / ATTEMPTS, text.encode())
