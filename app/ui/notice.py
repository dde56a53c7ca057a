"""What the message bar says, and the tones in which anything is said."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.ui.theme_colours import Role

Undo = Callable[[], None]


class Tone(StrEnum):
    """How a state or a message is meant; each has its own icon, so that colour is never alone."""

    PLAIN = "plain"
    WATER = "water"
    GOOD = "good"
    DUE = "due"
    OVERDUE = "overdue"
    STOPPED = "stopped"

    @property
    def role(self) -> Role:
        """Return the colour role this tone is drawn in."""
        return Role.QUIET if self is Tone.PLAIN else Role(self.value)

    @property
    def icon(self) -> str:
        """Return the icon this tone comes with when nobody names another."""
        return _ICONS[self]


_ICONS = {
    Tone.PLAIN: "info",
    Tone.WATER: "info",
    Tone.GOOD: "circle-check",
    Tone.DUE: "clock",
    Tone.OVERDUE: "circle-alert",
    Tone.STOPPED: "octagon",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the message bar; `undo` is a bound method that takes the act back."""

    sentence: str
    tone: Tone = Tone.GOOD
    undo: Undo | None = None
