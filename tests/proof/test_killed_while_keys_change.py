"""The kernel kills whoever gives a study new keys, or finishes what a kill cut off, at every file.

`strace` kills a process in the call that makes, renames or removes a file or folder: in the first
of those calls, in the second, and so on until none is left. What is there then must open.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from app.domain.users import Role
from app.storage.files import RENEWED
from tests.proof.trace import STRACE, can_trace
from tests.services.test_members import staffed
from tests.storage.studies import INTERVIEWER, STEWARD, act, checked, names, opened

ROOT = Path(__file__).parents[2]
CALLS = ("mkdir", "rename", "unlinkat", "rmdir")
CHANGE = """
import sys
from pathlib import Path
from app.domain.users import Role
from app.services.members import change_role
from tests.services.test_members import user
from tests.storage.studies import LEAD, MEANS, opened
study = opened(Path(sys.argv[1]))
change_role(study, LEAD, (user(study, "Ine"), Role.STEWARD), MEANS)
study.close()
"""
OPEN = """
import sys
from pathlib import Path
from tests.storage.studies import opened
opened(Path(sys.argv[1])).close()
"""

pytestmark = pytest.mark.skipif(bool(can_trace()), reason=can_trace() or "can be traced")


def killed(program: str, folder: Path) -> Iterator[Path]:
    """Run a program on copies of a study, and kill it in each of those calls once."""
    for call in CALLS:
        for number in count(1):
            copy = folder.with_name(f"{folder.name}-{call}-{number}")
            shutil.copytree(folder, copy)
            if not _dies(program, copy, f"{call}:signal=KILL:when={number}"):
                break
            yield copy


def _dies(program: str, folder: Path, when: str) -> bool:
    assert STRACE is not None
    command = (STRACE, "-f", "-o", os.devnull, "-e", f"inject={when}", sys.executable, "-B", "-c")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run((*command, program, str(folder)), cwd=ROOT, env=env, check=False)
    assert ended.returncode in {0, -signal.SIGKILL, 128 + signal.SIGKILL}
    return ended.returncode != 0


def opens(folder: Path) -> Role:
    """Open what is left as everybody may, use it, and return which role Ine has."""
    study = opened(folder)
    assert names(study) == ["Cees"]
    act(study)
    study.close()
    opened(folder, STEWARD).close()
    study = opened(folder, INTERVIEWER)
    assert (study.vault.stores().identity is None) is (study.user.role is Role.STEWARD)
    study.close()
    assert checked(folder).flaws == ()
    assert not {"renewing", RENEWED} & {path.name for path in folder.iterdir()}
    return study.user.role


def test_a_kill_at_any_file_leaves_a_study_that_opens_and_so_does_one_while_that_is_finished(
    tmp_path: Path,
) -> None:
    folder, roles, cut_off = tmp_path / "study", [], tmp_path / "cut-off"
    staffed(folder)[0].close()
    for left in killed(CHANGE, folder):
        if (left / RENEWED).is_dir() and not cut_off.exists():
            shutil.copytree(left, cut_off)
        roles.append(opens(left))
    assert set(roles) == {Role.INTERVIEWER, Role.STEWARD}
    finished = [opens(left) for left in killed(OPEN, cut_off)]
    assert set(finished) == {Role.STEWARD}
    assert len(finished) > len(("identity.db", "both keys", "header", "witness"))
