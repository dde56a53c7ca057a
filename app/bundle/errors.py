"""What can go wrong in making and opening bundles; the words stand in app.sentences."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import WaterlijnError


@dataclass(eq=False)
class NameNotAllowed(WaterlijnError):
    """A file, table, column or label has a name that is not safe on every system."""

    name: str


@dataclass(eq=False)
class NameTwice(WaterlijnError):
    """Two files of a bundle, or two columns of a table, have the same name but for capitals."""

    name: str


@dataclass(eq=False)
class CellDoesNotFit(WaterlijnError):
    """A cell does not hold what its column says; rows are counted from 1, the header apart."""

    table: str
    row: int
    column: str


@dataclass(eq=False)
class TextNotStorable(WaterlijnError):
    """A text holds half a character, which no file can hold."""

    name: str


@dataclass(eq=False)
class FactsDoNotFit(WaterlijnError):
    """A fact that was to be sealed is not of the form the seal asks for."""

    fact: str


@dataclass(eq=False)
class BundleTooLarge(WaterlijnError):
    """A bundle, or a file that should be one, is larger than is ever sealed or opened; in bytes."""

    size: int
    limit: int


@dataclass(eq=False)
class BackupInStudy(WaterlijnError):
    """A backup was to be made in the folder of the study, with which it would be lost."""

    folder: Path


@dataclass(eq=False)
class BundleNotReadable(WaterlijnError):
    """A bundle can't be read from the disk, or is not a file."""

    path: Path


class ArchiveNotOurs(WaterlijnError):
    """What a bundle unpacks to is not written exactly as bundles are: cut, changed or malicious."""


@dataclass(eq=False)
class BundleFileMissing(WaterlijnError):
    """A file that belongs in the bundle is not there."""

    path: str


@dataclass(eq=False)
class BundleFileChanged(WaterlijnError):
    """A file in the bundle is not the one that was sealed."""

    path: str


@dataclass(eq=False)
class BundleFileUnlisted(WaterlijnError):
    """There is a file in the bundle that nobody put on its list."""

    path: str


class SealMissing(WaterlijnError):
    """A bundle holds no seal, or no signature over it."""


class SealUnreadable(WaterlijnError):
    """A seal can't be read."""


@dataclass(eq=False)
class SealOfOtherVersion(WaterlijnError):
    """A bundle was made by another version of Waterlijn, in a format this one does not know."""

    format: str


class OpenerNotNamed(WaterlijnError):
    """The key fits, but the sender did not seal to it: somebody passed the content on."""


@dataclass(eq=False)
class BundleOlderThanLast(WaterlijnError):
    """A bundle has a lower number than one that was opened before."""

    sequence: int
    last: int


@dataclass(eq=False)
class BundleDoesNotFollow(WaterlijnError):
    """A bundle says it comes after, or is, another one than the one that was opened before."""

    sequence: int


@dataclass(eq=False)
class TargetExists(WaterlijnError):
    """There is something already where a bundle or its content was to be written."""

    path: Path


@dataclass(eq=False)
class TargetNotWritable(WaterlijnError):
    """The folder can't be written in."""

    path: Path


@dataclass(eq=False)
class TargetFull(WaterlijnError):
    """There is no room left where a bundle or its content was to be written."""

    path: Path


@dataclass(eq=False)
class WrittenDiffers(WaterlijnError):
    """What was read back from the disk is not what was written to it."""

    path: Path


@dataclass(eq=False)
class ReceiptUnreadable(WaterlijnError):
    """A receipt can't be read."""

    path: Path


class SealingInterrupted(WaterlijnError):
    """The process that was sealing or opening a bundle came to an end before it was done."""


@dataclass(eq=False)
class ReceiptOfAnother(WaterlijnError):
    """A receipt belongs to another bundle, or the bundle was changed since."""

    path: Path


@dataclass(eq=False)
class NotABackup(WaterlijnError):
    """A file is no backup of a study."""

    path: Path


@dataclass(eq=False)
class BackupDamaged(WaterlijnError):
    """A backup is cut, changed, or does not hold what it says."""

    path: Path


@dataclass(eq=False)
class BackupTooLarge(WaterlijnError):
    """A study is larger than fits in one backup; in bytes."""

    size: int
    limit: int


class BackupNotForYou(WaterlijnError):
    """Neither this passphrase nor this code opens the backup."""


class BackupNeedsNames(WaterlijnError):
    """Somebody without the key of the names tried to make a backup, which holds both stores."""
