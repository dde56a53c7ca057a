"""Kill -9 in the middle of work: what was acknowledged is there, and both stores agree."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.domain.log import LogKind, first_break
from app.services.vault_keeping import check_study, read_log
from app.storage.pair import Mended, Pair
from tests.storage.studies import LEAD, MEANS, closed, killed, name_somebody, names, opened

KILLS = 12
WORKER = """
import sys
from pathlib import Path
from tests.storage.studies import act, name_somebody, opened
study = opened(Path(sys.argv[1]))
print("open", flush=True)
for number in range(100_000):
    name_somebody(study, f"p-{sys.argv[2]}-{number:06}", "Iemand")
    act(study)
    print(number, flush=True)
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX thing")


def work_until_killed(folder: Path, turn: int) -> int:
    """Return how many acts were acknowledged before the kill."""
    command = [sys.executable, "-c", WORKER, str(folder), str(turn)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        time.sleep(0.02 + 0.011 * turn)
        process.send_signal(signal.SIGKILL)
        return len([line for line in process.stdout.read().split("\n")[:-1] if line])


def test_looking_over_what_a_kill_left_between_both_commits_alarms_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = opened(closed(tmp_path / "study"))
    confirm = Pair._confirm

    def die_before(pair: Pair) -> None:
        killed(study, tmp_path / "killed")
        confirm(pair)

    with monkeypatch.context() as patched:
        patched.setattr(Pair, "_confirm", die_before)
        name_somebody(study, "p-1", "Cees")
    study.close()
    assert check_study(tmp_path / "killed", LEAD, MEANS).flaws == ()
    study = opened(tmp_path / "killed")
    assert study.opening.mended is Mended.TAKEN_BACK
    assert names(study) == []
    study.close()


def test_kills_lose_nothing_acknowledged_and_leave_both_stores_agreed(tmp_path: Path) -> None:
    folder = closed(tmp_path / "study")
    acknowledged = 0
    for turn in range(KILLS):
        acknowledged += work_until_killed(folder, turn)
        study = opened(folder)
        known = {event.subject for event in read_log(study.begin)}
        with study.begin() as work:
            assert first_break(work.events.chain()) is None
            rows = work.identities.db.all("SELECT participant_id FROM identity")
        changed = [e for e in read_log(study.begin) if e.kind is LogKind.IDENTITY_CHANGED]
        # A name without its event, or an event without its name, would be half an act.
        assert {row["participant_id"] for row in rows} == {each.subject for each in changed}
        assert {row["participant_id"] for row in rows} <= known
        assert acknowledged <= len(names(study)) <= acknowledged + turn + 1
        study.close()
    assert acknowledged > KILLS
    assert check_study(folder, LEAD, MEANS).flaws == ()
