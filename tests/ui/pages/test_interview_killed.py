"""What was typed a second ago is still there after a kill that nobody saw coming."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from app.domain.ids import InterviewId
from app.services import interviewing
from tests.storage.studies import opened
from tests.ui.pages.dying import LINE
from tests.ui.pages.study import ROOT, new_study


def test_a_kill_loses_nothing_that_was_typed_a_second_before(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    told = subprocess.run(
        [sys.executable, "-m", "tests.ui.pages.dying", str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == -signal.SIGKILL, told.stderr
    study = opened(folder)
    office = replace(new_study().office, begin=study.begin, actor=study.user.id)
    talk = interviewing.talk(office, InterviewId(told.stdout.strip()))
    assert [note.text for note in talk.notes] == [LINE]
    study.close()
