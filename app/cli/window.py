"""The window verb: Qt is loaded only when somebody wants to see something."""

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

from app.demo.walk import walk
from app.domain.ids import UserId
from app.language import Words

BROKEN_PYTHON, BROKEN_QT = (3, 11), (6, 12)


def open_window(typed: argparse.Namespace, words: Words) -> int:
    """Open the window, at a study when one was named; return when it is closed."""
    if is_bad_pair(sys.version_info[:2], version("PySide6-Essentials")):
        print(words.say(_BAD_PAIR), file=sys.stderr)
        return 1
    from app.bootstrap.doors import keeper
    from app.bootstrap.machine import this_machine
    from app.ui.program import run
    from app.ui.stance import Stance, stance_from

    kept = keeper(typed.study, _demonstrate, UserId(typed.who))
    stance = stance_from(typed.stance) or Stance(words.language)
    return run(kept.doors(), kept.means.clock, this_machine(), stance)


def is_bad_pair(python: tuple[int, int], qt: str) -> bool:
    """Tell whether these versions destroy references to None together and so abort."""
    major, minor = (int(part) for part in qt.split(".")[:2])
    return python == BROKEN_PYTHON and (major, minor) >= BROKEN_QT


def _demonstrate(folder: Path, words: Words) -> str:
    walk(folder, None, words, _silent)
    return (folder / "passphrase.txt").read_text("utf-8").strip()


def _silent(_sentence: str) -> None:
    """Tell nobody: in the window the progress is shown another way."""


_BAD_PAIR = (
    "Waterlijn start niet: Python 3.11 en Qt 6.12 of nieuwer gaan niet samen. "
    "Zet de omgeving opnieuw op met: python3 build/run.py"
)
