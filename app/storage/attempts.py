"""How often a wrong passphrase was given since the study was last unlocked.

Nothing can be written into the log before the study is open, so the count waits in a file of its
own. Whoever can write to the disk can set it back: it slows a guesser at this window and no more.
"""

from contextlib import suppress
from pathlib import Path

from app.domain.errors import WaterlijnError
from app.storage.files import ATTEMPTS, replace

MOST_BYTES = 16


def failed_attempts(folder: Path) -> int:
    """Return how many wrong passphrases were given; an unreadable count is none."""
    try:
        with (folder / ATTEMPTS).open("rb") as file:
            text = file.read(MOST_BYTES).decode("ascii", "replace").strip()
    except OSError:
        return 0
    return int(text) if text.isdecimal() else 0


def note_attempts(folder: Path, count: int) -> None:
    """Remember the count; a folder that can't be written to keeps no count."""
    with suppress(WaterlijnError):
        replace(folder / ATTEMPTS, f"{count}\n".encode())
