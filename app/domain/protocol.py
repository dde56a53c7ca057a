"""The protocol: the waves of a repeat-interview plan, and when each of them may take place."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.language_tag import Language

Titles = tuple[tuple[Language, str], ...]
"""One title a language, the study's first language in front."""

FRIDAY = 4
"""The last working day, as `date.weekday` counts."""


class Anchor(StrEnum):
    """The day from which the windows of a protocol are counted."""

    RELEASE = "release"


class Mode(StrEnum):
    """A way of meeting that suits a wave, named in order of preference."""

    INSIDE = "inside"
    FACE_TO_FACE = "face-to-face"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Wave:
    """One round of talks; the times are counted from the anchor and may be negative."""

    id: str
    titles: Titles
    opens: timedelta
    target: timedelta
    closes: timedelta
    guide: str
    modes: tuple[Mode, ...]

    def title(self, language: Language) -> str:
        """Return the title in that language, or in its base language, or else in the first."""
        return _in_language(self.titles, language)


@dataclass(frozen=True, slots=True)
class Protocol:
    """One version of a repeat-interview plan, its waves in order of time."""

    id: str
    version: int
    titles: Titles
    anchor: Anchor
    waves: tuple[Wave, ...]

    def title(self, language: Language) -> str:
        """Return the title in that language, or in its base language, or else in the first."""
        return _in_language(self.titles, language)

    def wave(self, wave_id: str) -> Wave | None:
        """Return the wave of that id, if this protocol has it."""
        return next((wave for wave in self.waves if wave.id == wave_id), None)


@dataclass(frozen=True, slots=True)
class Window:
    """When a wave may take place: first day, best day and last day."""

    opens: date
    target: date
    closes: date

    def __contains__(self, day: date) -> bool:
        """Return whether that day lies in the window, first and last day included."""
        return self.opens <= day <= self.closes

    def days_left(self, today: date) -> int:
        """Return how many days remain after today; negative when the window has closed."""
        return (self.closes - today).days

    def working_day(self, today: date) -> date:
        """Return the day to propose: the best one that is left, moved on from a weekend.

        Where the window closes in that weekend it is the working day before, unless that has gone.
        """
        best = max(today, self.target, self.opens)
        if best.weekday() <= FRIDAY:
            return best
        on, back = 7 - best.weekday(), best.weekday() - FRIDAY
        monday, friday = best + timedelta(days=on), best - timedelta(days=back)
        return friday if monday > self.closes and friday >= today else monday


def window(wave: Wave, anchor: date | None) -> Window | None:
    """Return when the wave may take place, or None while the anchor's day is unknown."""
    if anchor is None:
        return None
    return Window(anchor + wave.opens, anchor + wave.target, anchor + wave.closes)


def _in_language(titles: Titles, language: Language) -> str:
    known = dict(titles)
    return known.get(language) or known.get(Language(language.base)) or titles[0][1]
