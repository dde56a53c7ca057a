"""A whole study as files: what a backup holds, and what a restored study begins with."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.domain.errors import WaterlijnError
from app.domain.users import Store
from app.storage.files import (
    HEADER,
    IDENTITY,
    KEYS,
    RESEARCH,
    WITNESS,
    key_file,
    make_folder,
    reading,
    sync_folder,
    write_new,
)
from app.storage.header import Header, rendered
from app.storage.keys import StoreKeys
from app.storage.readme import write_readme
from app.storage.tags import header_key, witness_key
from app.storage.witness import Seen, hashed, new_witness

STUDY_FILES = (
    IDENTITY,
    *(key_file(Path(), store).as_posix() for store in sorted(Store)),
    RESEARCH,
    HEADER,
    WITNESS,
)
"""Every file that a study can't do without, by its path in the folder."""


COPIES = "copies"


def furnish(
    folder: Path, keys: StoreKeys, header: Header, key_files: Mapping[Store, bytes], seen: Seen
) -> None:
    """Make a study of two copied stores: header, key files, and a witness that knows the copies."""
    make_folder(folder / KEYS)
    for store, sealed in key_files.items():
        write_new(key_file(folder, store), sealed)
    write_new(folder / HEADER, rendered(header.tagged(header_key(keys.research))))
    known = replace(seen, files=hashed(folder))
    write_new(folder / WITNESS, new_witness(witness_key(keys.research), known))


@contextmanager
def workroom(folder: Path) -> Iterator[Path]:
    """Give an empty folder inside a study's, for copies; it is gone afterwards, or at the next use.

    Raises TargetReadOnly, TargetFull.
    """
    room = folder / COPIES
    clear_workroom(folder)
    make_folder(room)
    try:
        yield room
    finally:
        clear_workroom(folder)


def clear_workroom(folder: Path) -> None:
    """Throw away what a kill left of a copy."""
    shutil.rmtree(folder / COPIES, ignore_errors=True)


def keep_aside(folder: Path, moment: datetime) -> Path:
    """Copy a study's files, as they are, into a folder inside it that is never cleared away.

    Raises StudyUnreadable, TargetReadOnly, TargetFull; nothing is left then.
    """
    stem, number = f"kept-{moment:%Y%m%d-%H%M%S}", 1
    while (kept := folder / f"{stem}-{number}").exists():
        number += 1
    make_folder(kept)
    try:
        make_folder(kept / KEYS)
        for path in STUDY_FILES:
            for tail in ("", "-wal"):
                found = folder / f"{path}{tail}"
                if found.is_file():
                    with reading(found):
                        content = found.read_bytes()
                    write_new(kept / f"{path}{tail}", content)
    except BaseException:
        shutil.rmtree(kept, ignore_errors=True)
        raise
    sync_folder(kept)
    return kept


def has_unfinished(folder: Path) -> bool:
    """Return whether a kill left a WAL, which opening the study would bring home."""
    wals = (folder / f"{store}-wal" for store in (RESEARCH, IDENTITY))
    return any(wal.is_file() and wal.stat().st_size for wal in wals)


@contextmanager
def kept_as_found(
    folder: Path, moment: datetime, hurt: tuple[type[Exception], ...]
) -> Iterator[None]:
    """Keep what a kill left, byte for byte, when opening it ends in one of the `hurt`.

    Opening writes to the stores before it can judge them. A full disk keeps nothing aside.
    """
    kept = None
    if has_unfinished(folder):
        with suppress(WaterlijnError):
            kept = keep_aside(folder, moment)
    try:
        yield
    except hurt:
        kept = None
        raise
    finally:
        if kept:
            shutil.rmtree(kept, ignore_errors=True)


def read_study(folder: Path) -> dict[str, bytes]:
    """Return every file of a study that nobody has open, by its path; raise OSError."""
    return {path: (folder / path).read_bytes() for path in STUDY_FILES}


def write_study(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file of a study into a folder that holds nothing."""
    make_folder(folder / KEYS)
    for path in STUDY_FILES:
        write_new(folder / path, files[path])
    write_readme(folder)
    sync_folder(folder / KEYS)
    sync_folder(folder)
