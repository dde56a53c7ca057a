"""Disks that fail in the middle or say they wrote what they did not: played by strace."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from pathlib import Path
from app.domain.errors import WaterlijnError
from tests.bundle.made import Desk, seal
try:
    seal(Desk(Path(sys.argv[1])).order())
    print("Sealed")
except WaterlijnError as error:
    print(type(error).__name__)
"""


def traced(folder: Path, *options: str) -> str:
    """Seal under strace, and return what came of it."""
    trace = str(folder.parent / "trace")
    done = subprocess.run(
        ["strace", "-f", "-o", trace, *options, sys.executable, "-c", SCRIPT, str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def strace_works() -> bool:
    command = ["strace", "-o", "/dev/null", "true"]
    return (
        shutil.which("strace") is not None
        and subprocess.run(command, capture_output=True, check=False).returncode == 0
    )


pytestmark = pytest.mark.skipif(not strace_works(), reason="strace is not there or not allowed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.mark.parametrize("end", [".age", ".receipt.txt", ".receipt.txt.minisig"])
def test_a_disk_that_swallows_what_is_written_is_found_out(folder: Path, end: str) -> None:
    part = folder / f"waterlijn-0017{end}.part"
    # Every write to this file says it wrote a byte, and none is made.
    said = traced(folder, "-P", str(part), "-e", "inject=write:retval=1")
    assert said == "WrittenDiffers"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("which", [1, 2, 3, 4])
def test_each_of_the_four_flushes_is_waited_for(folder: Path, which: int) -> None:
    said = traced(folder, "-e", f"inject=fsync:error=EIO:when={which}")
    assert said == "TargetNotWritable"
    assert list(folder.iterdir()) == []


def test_there_are_four_flushes_three_files_and_the_folder(folder: Path) -> None:
    assert traced(folder, "-e", "inject=fsync:error=EIO:when=5+") == "Sealed"


@pytest.mark.parametrize("which", [1, 2, 3])
def test_a_stick_pulled_out_while_naming_leaves_nothing_named(folder: Path, which: int) -> None:
    said = traced(folder, "-e", f"inject=rename:error=EIO:when={which}")
    assert said == "TargetNotWritable"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("which", [1, 2])
def test_killed_while_naming_there_is_no_bundle_without_its_receipt(
    folder: Path, which: int
) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        traced(folder, "-e", f"inject=rename:signal=SIGKILL:when={which}")
    names = {path.name for path in folder.iterdir()}
    assert "waterlijn-0017.age.part" in names
    assert "waterlijn-0017.age" not in names


def test_no_plain_word_is_written_while_sealing(folder: Path) -> None:
    assert traced(folder, "-s", "1000000", "-e", "trace=write,pwrite64,writev") == "Sealed"
    seen = (folder.parent / "trace").read_bytes()
    assert b"age-encryption.org/v1" in seen
    assert b"gesloten inrichting" not in seen
    assert b"Analist" not in seen
