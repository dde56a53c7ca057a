"""Backups: what each is called, what it says of itself, and when the next one is due."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.ids import StudyId

PATIENCE = timedelta(days=7)
"""How old the last backup may be before the program speaks of it."""


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a backup says of itself: of which study, the how-manieth, and of when."""

    study: StudyId
    pseudonym: str
    number: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The last backup that is known to be good, and what has happened since."""

    number: int
    made_at: datetime
    events_since: int


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that the log tells of; `size` in bytes, `events` as far as it goes."""

    number: int
    made_at: datetime
    by: str
    events: int
    size: int


class Overtaken(StrEnum):
    """What has happened since a backup that makes it one to replace and throw away."""

    SHEET = "sheet"
    """It opens with an old recovery sheet, and not with the one that counts now."""
    MEMBER = "member"
    """Somebody who has left still gets in."""
    ERASED = "erased"
    """It still holds somebody who was erased."""


def backup_name(facts: BackupFacts) -> str:
    """Return the name of the file, which tells outsiders a pseudonym, a day and a number."""
    return f"waterlijn-backup-{facts.pseudonym}{name_ending(facts.made_at, facts.number)}"


def name_ending(made_at: datetime, number: int) -> str:
    """Return the end of the name, which tells it from every other backup of its study."""
    return f"-{made_at:%Y%m%d}-{number}.tar"


def is_due(last: datetime | None, today: date) -> bool:
    """Tell whether a study that holds something should be backed up now.

    A clock that was wrong once may have dated a backup in the future, where it would never grow
    old: so far ahead is no more to be relied on than so long ago.
    """
    return last is None or abs(today - last.astimezone().date()) > PATIENCE
