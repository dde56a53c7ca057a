"""What the window is told by the laptop it runs on; bootstrap knows how each system says it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Machine:
    """Clocks in seconds since some beginning, the lid, and what a window may ask for."""

    awake: Callable[[], float]
    """Seconds that the laptop was awake."""
    passed: Callable[[], float]
    """Seconds that went by, sleep counted in."""
    lid_closed: Callable[[], bool]
    """Whether the lid is closed, as far as the system tells."""
    unseen: Callable[[int], None]
    """Keep the window with this number out of pictures of the screen, where that can be."""
    suspends: Callable[[int], bool] | None = None
    """Whether the message at this address says that sleep comes; None where no such come."""
