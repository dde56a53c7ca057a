"""Sealing and opening in a process of their own, because age holds the interpreter while it works.

That is some 15 ms a megabyte, during which no thread of the program runs and no keystroke shows.
Below a megabyte it is less than one picture on the screen, and starting a process costs more; so
such bundles are handled where they are.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from app.bundle.backups import (
    BackupOrder,
    ClosedBackup,
    ProvenBackup,
    discard_left,
    open_backup,
    prove_backup,
)
from app.bundle.disk import size_of
from app.bundle.errors import SealingInterrupted
from app.bundle.opening import OpenedBundle, open_bundle
from app.bundle.seal import SealOrder, discard_parts, prove
from app.crypto.manners import mind_manners
from app.domain.bundle import BundleContent, LastSeen, ProvenBundle

SMALL = 1024 * 1024
"""Bytes up to which a bundle is handled in this process."""

P = ParamSpec("P")
T = TypeVar("T")


def prove_apart(order: SealOrder) -> ProvenBundle:
    """Do as `app.bundle.seal.prove` does, without holding up the rest of the program."""
    if _rough_size(order.content) <= SMALL:
        return prove(order)
    try:
        return _apart(prove, order)
    except SealingInterrupted:
        discard_parts(order.stem)
        raise


def open_apart(
    path: Path, identity: str, sender: str | None, last: LastSeen | None = None
) -> OpenedBundle:
    """Open as `app.bundle.opening.open_bundle` does, without holding up the rest of the program."""
    if size_of(path) <= SMALL:
        return open_bundle(path, identity, sender, last)
    return _apart(open_bundle, path, identity, sender, last)


def prove_backup_apart(order: BackupOrder) -> ProvenBackup:
    """Do as `app.bundle.backups.prove_backup` does, without holding up the rest."""
    if sum(len(file.body) for file in order.files) <= SMALL:
        return prove_backup(order)
    try:
        return _apart(prove_backup, order)
    except SealingInterrupted:
        discard_left(order)
        raise


def open_backup_apart(closed: ClosedBackup, secret: str) -> dict[str, bytes]:
    """Open a backup as `app.bundle.backups.open_backup` does, without holding up the rest."""
    if len(closed.payload) <= SMALL:
        return open_backup(closed, secret)
    return _apart(open_backup, closed, secret)


def _apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run a function in a fresh process; its values travel through a pipe, never over the disk.

    Spawned, not forked: a copy of this process would hold the vault's keys and its open files. It
    holds the archive key all the same, and a fresh process has forgotten its manners.
    """
    spawned = get_context("spawn")
    with ProcessPoolExecutor(1, spawned, initializer=mind_manners) as pool:
        try:
            return pool.submit(work, *args, **kwargs).result()
        except BrokenProcessPool as error:
            raise SealingInterrupted from error


def _rough_size(content: BundleContent) -> int:
    """Return about how many bytes a bundle holds."""
    texts = sum(len(text.body) for text in content.texts)
    extra = sum(len(file.body) for file in content.extra_files)
    cells = sum(
        len(str(cell)) + 1 for table in content.tables for row in table.rows for cell in row
    )
    return texts + extra + cells
