"""The text in every study's folder that says how to open it when this program no longer exists."""

from pathlib import Path

from app.storage.files import README, replace

TEXT = Path(__file__).resolve().parents[2] / "resources" / README


def write_readme(folder: Path) -> None:
    """Write the text into the folder of a study; raises TargetReadOnly, TargetFull."""
    replace(folder / README, TEXT.read_bytes())
