"""Where somebody is in a talk: topic, note and cursor, as they come back to it after a lock."""

from dataclasses import dataclass

APART = " "
"""Stands between the three; ids and topics have none."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A topic, the note that is being written ("" for none), and the letters before the cursor."""

    topic: str
    note: str
    cursor: int

    def __str__(self) -> str:
        """Return the spot as it is remembered; it holds no words of anybody."""
        return APART.join((self.topic, self.note, str(self.cursor)))


def spot_from(part: str) -> Spot | None:
    """Read what `str(spot)` wrote; None when it is anything else."""
    parts = part.split(APART)
    if len(parts) != 3 or not parts[2].isdecimal():  # noqa: PLR2004 - topic, note, cursor
        return None
    return Spot(parts[0], parts[1], int(parts[2]))
