"""The three parts of every message about something that went wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.errors import WaterlijnError
from app.language import Words


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, why, and what to do now; each is a whole sentence or more."""

    what: str
    why: str
    what_now: str

    def __str__(self) -> str:
        """Return the whole of it as one paragraph."""
        return " ".join(_ended(part) for part in (self.what, self.why, self.what_now) if part)


def _ended(part: str) -> str:
    """Close what ends in a path or a name, so that the next sentence does not run on from it."""
    return part if part.endswith((".", "?", "!", ":", "…", "”", '"')) else part + "."


Says = Callable[[Any, Words], Sentence]
"""Puts one type of error in words."""

Entries = dict[type[WaterlijnError], Says]
"""Part of the table from type to words."""
