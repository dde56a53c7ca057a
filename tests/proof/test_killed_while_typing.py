"""Fifty kills -9 of a window in which somebody types: nothing that was said to be kept is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.proof.typist import KEPT, SECOND, TYPED, Death, judged, letters
from tests.ui.pages.study import ROOT

KILLS = 50
SLOW = 60_000

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 and fork are POSIX things")


def deaths(folder: Path, *how: int) -> list[Death]:
    told = subprocess.run(
        [sys.executable, "-m", "tests.proof.typist", str(folder), *map(str, how)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return [Death(**json.loads(line)) for line in told.stdout.splitlines()]


def test_kills_lose_no_kept_letter_and_at_most_a_second(tmp_path: Path) -> None:
    died = deaths(tmp_path, KILLS)
    assert len(died) == KILLS
    assert [each for each in died if not each.whole] == []
    assert [each for each in died if each.found < each.kept_said] == []
    assert [each for each in died if each.found < each.due] == []
    # It was a trial: most had typed, and been told that it was kept, and were in the middle.
    assert sum(each.kept_said > 0 for each in died) > KILLS // 2
    assert sum(each.typed > each.found for each in died) > KILLS // 4


def test_a_program_that_keeps_too_late_would_be_caught(tmp_path: Path) -> None:
    died = deaths(tmp_path, 4, SLOW)
    assert any(each.found < each.due for each in died)


def test_a_promise_that_is_not_kept_would_be_caught() -> None:
    early, late = b"1000000000", b"3900000000"
    said = [[TYPED, b"1", early], [KEPT, b"0", early], [TYPED, b"2", late]]
    begun = "".join(letter for letter, _ in zip(letters(), range(2), strict=False))
    lost = judged(said, 3.0 + SECOND, "")
    assert (lost.typed, lost.kept_said, lost.due, lost.found) == (2, 1, 1, 0)
    assert judged(said, 3.0 + SECOND, begun[0]).whole
    assert not judged(said, 3.0 + SECOND, "#").whole
