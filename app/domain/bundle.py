"""What is handed over in a sealed bundle, to whom, and what is said about it outside."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NewType

from app.domain.clock import Chance
from app.domain.ids import RecipientId

BundleId = NewType("BundleId", str)
"""32 hexadecimal digits of pure chance: a time-ordered id would tell when the bundle was begun."""

Cell = str | int | float | bool | None
"""One answer in a table; None and the empty text both leave the cell empty."""


def new_bundle_id(chance: Chance) -> BundleId:
    """Return a bundle id that tells nothing."""
    return BundleId(chance(16).hex())


def bundle_name(sequence: int) -> str:
    """Return the name, without ending, of the files of the bundle with this number."""
    return f"waterlijn-{sequence:04d}"


class ColumnType(StrEnum):
    """What the cells of a column hold, in the words of Frictionless Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    YEARMONTH = "yearmonth"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Level:
    """One of the values a column may hold, and what it means."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """One variable: its short name, its title for people, what it holds and what it means."""

    name: str
    title: str
    type: ColumnType
    description: str
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of answers under named columns."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class TextDocument:
    """One text as it leaves, replacements in it; `name` is its file's name without ending."""

    name: str
    body: str


@dataclass(frozen=True, slots=True)
class ExtraFile:
    """A file made elsewhere, such as a project for an analysis program; `path` is below `data/`."""

    path: str
    body: bytes


@dataclass(frozen=True, slots=True)
class DecisionCount:
    """How often marks with this label and tier got this verdict; no place for an original term."""

    label: str
    tier: str
    decision: str
    count: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Somebody who withdrew, by the code the bundles use, and the bundles that hold them."""

    participant: str
    scope: str
    bundles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BundleContent:
    """Everything that is handed over in one bundle, before anything is said about it."""

    tables: tuple[Table, ...]
    texts: tuple[TextDocument, ...]
    decisions: tuple[DecisionCount, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    extra_files: tuple[ExtraFile, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleFile:
    """One file inside a bundle; `path` is relative to the bundle, with forward slashes."""

    path: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a bundle may be sealed to; `age_key` is a public key that begins with `age1`."""

    id: RecipientId
    name: str
    organisation: str
    age_key: str


@dataclass(frozen=True, slots=True)
class Version:
    """The version of one thing the bundle was made with: the program, a guide, a codebook."""

    of: str
    version: str


@dataclass(frozen=True, slots=True)
class SealFacts:
    """What the sender says about a bundle, signed and inside it.

    `previous_seal` is the SHA-256 of the seal of the bundle before this one, or None for the first.
    `sealed_in` is a day, month, quarter or year, as coarse as the study chose. `log_head` is the
    head of the vault's log when it was sealed. `archive_key` is the study's own public age key.
    """

    bundle_id: BundleId
    sequence: int
    previous_seal: str | None
    study: str
    sealed_in: str
    recipients: tuple[Recipient, ...]
    archive_key: str
    log_head: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class SealedFor:
    """A recipient as the seal names them: without the id they have in the vault."""

    name: str
    organisation: str
    age_key: str


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal as read from a bundle: the facts, and the hashes that hold the content to them."""

    bundle_id: BundleId
    sequence: int
    previous_seal: str | None
    study: str
    sealed_in: str
    recipients: tuple[SealedFor, ...]
    archive_key: str
    log_head: str
    versions: tuple[Version, ...]
    manifest_sha256: str
    tagmanifest_sha256: str


@dataclass(frozen=True, slots=True)
class LastSeen:
    """The last bundle of a study that was opened: its number and the SHA-256 of its seal."""

    sequence: int
    seal_sha256: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a courier and a file cabinet may know of a bundle: hashes and fingerprints."""

    file: str
    sequence: int
    size: int
    sha256: str
    seal_sha256: str
    sealed_in: str
    log_head: str
    sender: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProvenBundle:
    """A bundle on the disk that was opened again, and that has no name yet: it is not sealed.

    `stem` is the name its files will get, without their endings.
    """

    stem: Path
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class SealedBundle:
    """A bundle that was written, read back from the disk and opened again."""

    path: Path
    receipt_path: Path
    receipt: Receipt

    @property
    def sequence(self) -> int:
        """Return the number of the bundle."""
        return self.receipt.sequence

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the sealed file, in hexadecimal."""
        return self.receipt.sha256

    @property
    def size(self) -> int:
        """Return the size of the sealed file in bytes."""
        return self.receipt.size

    @property
    def last_seen(self) -> LastSeen:
        """Return what the next bundle must follow."""
        return LastSeen(self.receipt.sequence, self.receipt.seal_sha256)
