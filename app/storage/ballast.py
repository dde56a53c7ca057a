"""The ballast: four megabytes to throw out when the disk is full, so that a note is saved."""

import os
from contextlib import suppress
from hashlib import shake_128
from pathlib import Path

from app.domain.errors import WaterlijnError
from app.storage.files import BALLAST, BALLAST_SIZE, replace


def keep_ballast(folder: Path) -> None:
    """See that the ballast is there; a disk that is full already goes without."""
    path = folder / BALLAST
    if path.exists() and path.stat().st_size == BALLAST_SIZE:
        return
    with suppress(WaterlijnError):
        # Zeros may be kept as nothing by a clever disk, and then nothing would be freed.
        replace(path, shake_128(b"ballast").digest(BALLAST_SIZE))


def free_ballast(folder: Path) -> None:
    """Give the room back."""
    with suppress(OSError):
        os.truncate(folder / BALLAST, 0)
