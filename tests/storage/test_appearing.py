"""A folder appears whole, and what a kill left of an earlier try goes at the next one."""

import secrets
import subprocess
import sys
from pathlib import Path

from app.storage.founding import appearing

ENDED = 9
KILLED = f"""
import os, secrets, sys
from pathlib import Path
from app.storage.founding import appearing
with appearing(Path(sys.argv[1]), secrets.token_bytes) as beside:
    (beside / "research.db").write_bytes(b"half")
    os._exit({ENDED})
"""


def killed_while_making(folder: Path) -> Path:
    """Return what is left beside a folder by a process that could clear nothing away."""
    ended = subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False)
    assert ended.returncode == ENDED
    (left,) = folder.parent.iterdir()
    assert (left / "research.db").exists()
    return left


def test_what_a_kill_left_is_gone_once_it_is_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "stu[die]"
    killed_while_making(folder)
    with appearing(folder, secrets.token_bytes) as beside:
        (beside / "research.db").write_bytes(b"whole")
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    assert [path.name for path in folder.iterdir()] == ["research.db"]


def test_what_is_still_being_made_stays(tmp_path: Path) -> None:
    folder = tmp_path / "studie"
    with appearing(folder, secrets.token_bytes) as first:
        with appearing(folder, secrets.token_bytes):
            assert first.is_dir()
        (first / "research.db").touch()
    assert [path.name for path in folder.iterdir()] == ["research.db"]


def test_what_is_not_ours_or_of_another_folder_stays(tmp_path: Path) -> None:
    killed_while_making(tmp_path / "ander")
    (tmp_path / ".studie.0badcafe").mkdir()
    before = set(tmp_path.iterdir())
    with appearing(tmp_path / "studie", secrets.token_bytes):
        assert before < set(tmp_path.iterdir())
    assert set(tmp_path.iterdir()) == {*before, tmp_path / "studie"}
