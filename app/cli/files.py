"""Files that a person names in a terminal."""

from pathlib import Path

from app.domain.errors import FileNotReadable

LARGEST = 64 * 1024 * 1024
"""Bytes; nothing that is named here is ever larger."""


def read_text(path: Path) -> str:
    """Return the text of a file; raises FileNotReadable."""
    try:
        if path.stat().st_size > LARGEST:
            raise FileNotReadable(path)
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileNotReadable(path) from error
