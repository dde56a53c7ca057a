"""Manners of every process that holds a secret: no crash writes its memory, nobody looks in."""

import ctypes
import subprocess
import sys

import pytest

from app.bundle import apart
from tests.ui.pages.study import ROOT

GET_DUMPABLE = 3
"""PR_GET_DUMPABLE of Linux."""
VERB = """
from app.cli import run
from tests.bootstrap.test_manners import manners
before = manners()
run(["forms", "check"])
print(before, manners())
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells this of itself")


def manners() -> tuple[int, int]:
    """Return how many bytes of memory a crash may write, and whether others may look into it."""
    import resource

    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    return most, ctypes.CDLL(None).prctl(GET_DUMPABLE, 0, 0, 0, 0)


def test_every_verb_and_the_window_mind_their_manners() -> None:
    """They all go in by the same door, and it is the first thing that is done there."""
    told = subprocess.run(
        [sys.executable, "-c", VERB], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()[-1]
    before, after = told.split(") (")
    assert before.endswith(", 1")
    assert after == "0, 0)"


def test_the_process_that_seals_minds_them_too() -> None:
    assert apart._apart(manners) == (0, 0)
