"""Lets a day be lived in a process that the kernel watches."""

import os
import sys
from pathlib import Path

from app.crypto.sealing import generate_identity
from tests.proof.trace import Trace, traced
from tests.ui.pages.study import ROOT


def live(folder: Path, *how: str) -> tuple[Trace, int]:
    for name in ("home", "tmp", "out"):
        (folder / name).mkdir()
    (folder / "recipient").write_text(generate_identity().public)
    command = [sys.executable, "-m", "tests.proof.day", str(folder / "study"), str(folder / "out")]
    with (folder / "told").open("wb") as told, (folder / "wrong").open("wb") as wrong:
        return traced(
            [*command, str(folder / "recipient"), *how],
            folder / "trace",
            cwd=ROOT,
            env=surroundings(folder),
            stdout=told,
            stderr=wrong,
            timeout=400,
        )


def surroundings(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing but the program is ours."""
    kept = {
        name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ
    }
    ours = {"HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp")}
    return {**kept, **ours, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
