"""Puts the program together: where things stand, the real clock and chance, and the office."""

import secrets
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic

from app.bootstrap.posture import look
from app.domain.clock import Clock
from app.domain.library import Library
from app.forms.library import read_library
from app.language import Words
from app.services.office import Office
from app.services.unlocking import Means
from app.services.vault_keeping import OpenStudy, held_by

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / "forms"
RESOURCES = ROOT / "resources"
GAZETTEERS = RESOURCES / "gazetteers"
DEMO = RESOURCES / "demo"


class SystemClock:
    """The clock of this laptop: the one place where time is taken instead of given."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the clock that all others are given

    def today(self) -> date:
        """Return the present day as people around the laptop call it."""
        return self.now().astimezone().date()

    def ticks(self) -> float:
        """Return the seconds of the counter that runs as long as this laptop is on."""
        return monotonic()


def real_means() -> Means:
    """Return this laptop's time and chance, and what a try of a passphrase costs."""
    return Means(SystemClock(), secrets.token_bytes)


def forms_library(words: Words) -> Library:
    """Return the forms that ship with the program; raises FormHasMistakes."""
    return read_library(FORMS, words)


def office_of(study: OpenStudy, means: Means, words: Words, library: Library) -> Office:
    """Return what every verb is given while this study is open."""
    clock: Clock = means.clock
    with study.begin() as work:
        last = work.events.last_before_opening()
    return Office(
        begin=study.begin,
        clock=clock,
        chance=means.chance,
        actor=study.user.id,
        role=study.user.role,
        library=library,
        words=words,
        held=held_by(study, means),
        posture=look(study.folder, clock.now(), last),
    )
