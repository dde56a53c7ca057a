"""At a lock the process is replaced, and what works beside it is ended: it may hold a bundle."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap.doors import keeper
from app.domain.errors import NotBegunAnew

ROOT = Path(__file__).parents[2]
SEALING = """
import os, sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from app.bootstrap.doors import keeper

pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
os.environ["BESIDE"] = str(pool.submit(os.getpid).result())
pool.submit(time.sleep, 60)
kept = keeper(None, lambda _folder, _words: "")
kept.ourselves = (sys.executable, "-c", sys.argv[1])
kept._restart("")
"""
LOCKED = """
import os
try:
    os.kill(int(os.environ["BESIDE"]), 0)
    print("still there")
except ProcessLookupError:
    print("gone")
"""


@pytest.mark.skipif(os.name != "posix", reason="asks after a process as POSIX does")
def test_a_process_that_seals_does_not_outlive_a_lock(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SEALING, LOCKED]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = tmp_path / "said"  # a pipe would stay open as long as anybody holds it
    with said.open("w") as out:
        subprocess.run(command, check=True, cwd=ROOT, env=env, stdout=out)
    assert said.read_text() == "gone\n"


def test_a_program_that_is_gone_from_the_disk_is_missed_aloud(tmp_path: Path) -> None:
    kept = keeper(None, lambda _folder, _words: "")
    kept.ourselves = (str(tmp_path / "gone"),)
    with pytest.raises(NotBegunAnew):
        kept._restart("")


LOCKS = """
import sys
from app.bootstrap.doors import keeper
from app.domain.ids import UserId

kept = keeper(None, lambda _folder, _words: "", UserId("0190"))
kept.ourselves = (sys.executable, "-c", "import sys; print(sys.argv[1:])")
kept._restart("nl")
"""


def test_the_next_process_is_told_who_was_there_and_nothing_is_kept_elsewhere() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOCKS], check=True, cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.strip() == "['window', '--stance', 'nl', '--who', '0190']"
