"""The text in every study's folder that says how to open it when this program no longer exists."""

from contextlib import suppress
from pathlib import Path

from app.domain.errors import WaterlijnError
from app.storage.files import README, replace

TEXT = Path(__file__).resolve().parents[2] / "resources" / README


def write_readme(folder: Path) -> None:
    """Write the text into the folder of a study; raises TargetReadOnly, TargetFull."""
    replace(folder / README, TEXT.read_bytes())


def keep_readme(folder: Path) -> None:
    """Put the text back where it was taken away; a disk that takes none keeps nobody out."""
    if not (folder / README).exists():
        with suppress(WaterlijnError):
            write_readme(folder)
