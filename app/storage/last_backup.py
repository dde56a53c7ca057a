"""When the last good backup was made, and where: beside the study, to be seen while it is locked.

The moment is plain, for the gate. The folder is sealed to the users, since where somebody keeps a
stick is nobody else's business. Whoever can write to the disk can change both: they help a person
find a backup and prove nothing.
"""

from base64 import b64decode, b64encode
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app.domain.errors import WaterlijnError
from app.storage.files import replace

LAST_BACKUP = "last-backup"
MOST_BYTES = 64 * 1024


def note_last(folder: Path, made_at: datetime, where: bytes) -> None:
    """Remember the last backup; a folder that can't be written to remembers none."""
    with suppress(WaterlijnError):
        line = f"{made_at.isoformat()}\n{b64encode(where).decode()}\n"
        replace(folder / LAST_BACKUP, line.encode())


def last_made(folder: Path) -> datetime | None:
    """Return when the last good backup was made, as far as this folder knows."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(_lines(folder)[0])
        return moment if moment.tzinfo else None
    return None


def last_place(folder: Path) -> bytes:
    """Return the sealed name of the folder it was made in, or nothing."""
    with suppress(ValueError):
        return b64decode(_lines(folder)[1], validate=True)
    return b""


def _lines(folder: Path) -> list[str]:
    try:
        with (folder / LAST_BACKUP).open("rb") as file:
            text = file.read(MOST_BYTES).decode("ascii", "replace")
    except OSError:
        text = ""
    return [*text.splitlines(), "", ""]
