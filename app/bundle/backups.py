"""The file that a backup is: a plain tar around one sealed tar of the whole study.

Outside lies what opens it: the slots without names, for whoever has a passphrase, and a README for
whoever has the recovery sheet and no Waterlijn. All else is sealed to the study's own archive key,
the recovery keys and the users. Inside, the stores are encrypted still: whoever opens the seal
without the key of the names, as a data steward can, sees no names.
"""

import json
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.bundle.archive import beginning, pack, read
from app.bundle.backup_readme import readme
from app.bundle.bag import sha256
from app.bundle.disk import read_at_most, read_back, size_of, sync_folder, write_new, writing
from app.bundle.errors import (
    ArchiveNotOurs,
    BackupDamaged,
    BackupTooLarge,
    NotABackup,
    TargetExists,
    TargetNotWritable,
    WrittenDiffers,
)
from app.bundle.limits import BACKUP_LIMIT
from app.crypto.errors import SealedContentDamaged, SealedHeaderDamaged
from app.crypto.sealing import open_with, seal_to
from app.domain.backup import BackupFacts, backup_name
from app.domain.bundle import BundleFile
from app.domain.ids import StudyId

FORMAT = 1
OUTSIDE = "waterlijn-backup/"
INSIDE = "study/"
GLANCE = 16 * 1024
"""Bytes at the front of a backup in which it says what it is."""
ABOUT, MANIFEST, PAYLOAD, README, SLOTS = NAMES = (
    "about.json",
    "manifest-sha256.txt",
    "payload.age",
    "README.txt",
    "slots.json",
)


@dataclass(frozen=True, slots=True)
class BackupOrder:
    """All that sealing a backup needs, as values that may travel to another process."""

    facts: BackupFacts
    files: tuple[BundleFile, ...]
    events: int
    """How many events of the log are in it."""
    slots: bytes
    recipients: tuple[str, ...]
    folder: Path
    archive_secret: str = field(repr=False)

    @property
    def final(self) -> Path:
        """Return where the backup will lie."""
        return self.folder / backup_name(self.facts)

    @property
    def is_taken(self) -> bool:
        """Return whether something lies there already."""
        with writing(self.final):
            return self.final.exists() or self.final.is_symlink()


@dataclass(frozen=True, slots=True)
class ProvenBackup:
    """A backup without its name yet, which was read back from the disk and opened again."""

    path: Path
    """Where it will lie."""
    facts: BackupFacts
    events: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ClosedBackup:
    """What a backup shows before it is opened."""

    path: Path
    facts: BackupFacts
    slots: bytes
    sha256: str
    payload: bytes = field(repr=False)


def prove_backup(order: BackupOrder) -> ProvenBackup:
    """Write a backup without a name, read it back, open it and compare; or leave nothing behind."""
    whole = pack(_outside(order), OUTSIDE)
    if len(whole) > BACKUP_LIMIT:
        raise BackupTooLarge(len(whole), BACKUP_LIMIT)
    part = _part(order.final)
    check_target(order)
    discard_left(order)
    with ExitStack() as undo:
        undo.callback(_remove, part)
        write_new(part, whole)
        _prove(part, whole, order)
        undo.pop_all()
    return ProvenBackup(order.final, order.facts, order.events, len(whole), sha256(whole))


def name_finally(proven: ProvenBackup) -> None:
    """Give a proven backup its name, or raise and leave nothing behind."""
    final = proven.path
    with ExitStack() as undo:
        undo.callback(_remove, _part(final))
        with writing(final):
            if final.exists() or final.is_symlink():
                raise TargetExists(final)
            _part(final).rename(final)
        undo.callback(_remove, final)
        sync_folder(final.parent)
        undo.pop_all()


def take_back(proven: ProvenBackup) -> None:
    """Remove a backup that got its name and could not be written into the log."""
    _remove(proven.path)


def check_target(order: BackupOrder) -> None:
    """Raise unless there is a folder in which this backup does not lie yet."""
    if not order.folder.is_dir():
        raise TargetNotWritable(order.folder)
    if order.is_taken:
        raise TargetExists(order.final)


def discard_left(order: BackupOrder) -> None:
    """Remove what killed backups of this study may have left there: sealed, and without a name."""
    for part in order.folder.glob(f"waterlijn-backup-{order.facts.pseudonym}-*.tar.part"):
        _remove(part)


def glance_at(path: Path) -> BackupFacts:
    """Return what the first lines of a backup say, unproven, to find the newest among many.

    Raises NotABackup, BackupDamaged, BundleNotReadable.
    """
    head = read_at_most(path, GLANCE)
    if not head.startswith(OUTSIDE.encode()):
        raise NotABackup(path)
    return _facts(path, beginning(head, OUTSIDE).get(ABOUT, b""))


def look_at(path: Path) -> ClosedBackup:
    """Return what a backup shows without any key; raises NotABackup, BackupDamaged."""
    whole = read_at_most(path, BACKUP_LIMIT + 1)
    if len(whole) > BACKUP_LIMIT:
        raise BackupTooLarge(size_of(path), BACKUP_LIMIT)
    if not whole.startswith(OUTSIDE.encode()):
        raise NotABackup(path)
    files = _read(path, whole, OUTSIDE)
    if files.keys() != set(NAMES) or files[MANIFEST] != _manifest(files):
        raise BackupDamaged(path)
    facts = _facts(path, files[ABOUT])
    return ClosedBackup(path, facts, files[SLOTS], sha256(whole), files[PAYLOAD])


def open_backup(closed: ClosedBackup, secret: str) -> dict[str, bytes]:
    """Return the files of the study inside, by their paths.

    Raises KeyDoesNotFit when the backup is not sealed to this key, BackupDamaged when what is
    inside is not what the outside says.
    """
    try:
        plain = open_with(closed.payload, secret)
    except (SealedContentDamaged, SealedHeaderDamaged) as error:
        raise BackupDamaged(closed.path) from error
    files = _read(closed.path, plain, INSIDE)
    if _facts(closed.path, files.pop(ABOUT, b"")) != closed.facts:
        raise BackupDamaged(closed.path)
    return files


def _outside(order: BackupOrder) -> Iterable[BundleFile]:
    about = BundleFile(ABOUT, _about(order.facts))
    sealed = seal_to(pack((about, *order.files), INSIDE), order.recipients)
    files = {
        ABOUT: about.body,
        PAYLOAD: sealed,
        README: readme(backup_name(order.facts)),
        SLOTS: order.slots,
    }
    files[MANIFEST] = _manifest(files)
    return [BundleFile(path, body) for path, body in files.items()]


def _prove(part: Path, whole: bytes, order: BackupOrder) -> None:
    if read_back(part) != whole:
        raise WrittenDiffers(part)
    opened = open_backup(look_at(part), order.archive_secret)
    if opened != {file.path: file.body for file in order.files}:
        raise WrittenDiffers(part)


def _manifest(files: dict[str, bytes]) -> bytes:
    listed = sorted(files.keys() - {MANIFEST})
    return "".join(f"{sha256(files[path])}  {path}\n" for path in listed).encode()


def _read(path: Path, archive: bytes, root: str) -> dict[str, bytes]:
    try:
        return {file.path: file.body for file in read(archive, root)}
    except ArchiveNotOurs as error:
        raise BackupDamaged(path) from error


def _about(facts: BackupFacts) -> bytes:
    about = {
        "format": FORMAT,
        "study": facts.study,
        "pseudonym": facts.pseudonym,
        "number": facts.number,
        "made_at": facts.made_at.isoformat(),
    }
    return json.dumps(about, indent=1, sort_keys=True).encode() + b"\n"


def _facts(path: Path, about: bytes) -> BackupFacts:
    try:
        told = json.loads(about)
        facts = BackupFacts(
            study=StudyId(str(told["study"])),
            pseudonym=str(told["pseudonym"]),
            number=int(told["number"]),
            made_at=datetime.fromisoformat(told["made_at"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BackupDamaged(path) from error
    if facts.made_at.tzinfo is None or _about(facts) != about:
        raise BackupDamaged(path)
    return facts


def _part(final: Path) -> Path:
    return final.with_name(final.name + ".part")


def _remove(path: Path) -> None:
    """Remove a file if it is there; the error that led here matters more than one of its own."""
    with suppress(OSError):
        path.unlink()
