"""What may go wrong with a vault: every error names the file or the number, never a person."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import WaterlijnError


class Finding(StrEnum):
    """What is wrong with one file of a study."""

    MISSING = "missing"
    EMPTY = "empty"
    CUT = "cut"
    PLAIN_TEXT = "plain-text"
    UNREADABLE = "unreadable"
    PAGES = "pages"
    STRUCTURE = "structure"
    REFERENCES = "references"
    CHAIN = "chain"
    FORGED = "forged"
    HOLDERS = "holders"
    UNKNOWN_FIELD = "unknown-field"
    BAD_VALUE = "bad-value"


@dataclass(eq=False)
class NotAStudy(WaterlijnError):
    """The folder holds no study."""

    folder: str


@dataclass(eq=False)
class FolderNotEmpty(WaterlijnError):
    """A new study is only made in a folder that holds nothing."""

    folder: str


@dataclass(eq=False)
class NotAFolder(WaterlijnError):
    """Where a new folder should come, there is a file."""

    path: str


@dataclass(eq=False)
class WholeDisk(WaterlijnError):
    """A whole disk or stick was named where only a folder on it can take its place at once."""

    path: str


@dataclass(eq=False)
class NewerStudy(WaterlijnError):
    """The study was written by a later version of the program."""

    found: int
    known: int


@dataclass(eq=False)
class StudyDamaged(WaterlijnError):
    """A file of the study is not what was last written."""

    file: str
    finding: Finding


@dataclass(eq=False)
class StudyUnreadable(WaterlijnError):
    """A file of the study is there, but the system did not let it be read; `code` is its errno."""

    file: str
    code: str


@dataclass(eq=False)
class StudyRolledBack(WaterlijnError):
    """A file of the study is older than the others: `found` where `expected` was last confirmed."""

    file: str
    found: int
    expected: int


@dataclass(eq=False)
class StudyChanged(WaterlijnError):
    """A file is sound but not the one that was left behind: something else has written to it."""

    file: str


@dataclass(eq=False)
class WitnessLost(WaterlijnError):
    """What remembers how far the stores had come is gone or false: they may be older than it."""

    file: str
    finding: Finding


Loss = StudyRolledBack | StudyChanged | WitnessLost
"""What a study can go on after, once somebody has looked at it."""


HURT = (StudyDamaged, StudyUnreadable, StudyRolledBack, StudyChanged, WitnessLost)
"""What opening a study may end in although the passphrase is right."""


@dataclass(eq=False)
class StudyInUse(WaterlijnError):
    """Another window has this study open."""

    folder: str


class StudyIsReadOnly(WaterlijnError):
    """Something was to be written in a damaged study that is open for looking only."""


class NotAUser(WaterlijnError):
    """A passphrase fits, but the study no longer knows its user, or does not know them yet."""


@dataclass(eq=False)
class NobodyOfThatName(WaterlijnError):
    """Somebody named a user whom the study does not know; `names` are those it knows."""

    asked: str
    names: tuple[str, ...]


@dataclass(eq=False)
class WhichUser(WaterlijnError):
    """A study with several users must be told who opens it; `names` are theirs."""

    names: tuple[str, ...]


@dataclass(eq=False)
class TooSoon(WaterlijnError):
    """After wrong passphrases the next one is tried only when so many seconds have passed."""

    seconds: int


@dataclass(eq=False)
class SheetInStudy(WaterlijnError):
    """A recovery sheet was to be written into the folder that it opens."""

    file: str


class NoIdentityKey(WaterlijnError):
    """The identity store was asked for by somebody for whom its key is not wrapped."""


@dataclass(eq=False)
class TargetReadOnly(WaterlijnError):
    """Nothing can be written there."""

    file: str


class StudyNotWritable(TargetReadOnly):
    """The folder of a study can only be read; a study that is open writes its log there."""


@dataclass(eq=False)
class TargetFull(WaterlijnError):
    """The disk or the stick has no room left."""

    file: str


@dataclass(eq=False)
class TargetFailed(WaterlijnError):
    """The disk or the stick refused in another way; `code` is the system's name for it."""

    file: str
    code: str


NO_PLACE = (FolderNotEmpty, NotAFolder, WholeDisk, TargetReadOnly, TargetFull, TargetFailed)
"""Why a study can't come where somebody wants it."""
