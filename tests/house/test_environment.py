"""The environment is made once, and made anew when it is not what it should be."""

import runpy
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT

sys.path.append(str(ROOT / "build"))
import environment
import qt_libraries
import system_packages
import telling


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment in a folder of its own, with an interpreter and a lock, but no stamp."""
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").touch()
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "STAMP", venv / "installed.txt")
    monkeypatch.setattr(environment, "PYTHON", venv / "bin" / "python")
    lock = tmp_path / "requirements.lock"
    lock.write_text("segno==1.6.6 --hash=sha256:00\n", encoding="utf-8")
    return lock


def test_an_environment_that_was_left_half_made_is_not_ready(lock: Path) -> None:
    assert not environment.is_ready(lock)


def test_an_environment_is_ready_once_it_is_stamped(lock: Path) -> None:
    environment._write_stamp({lock})
    assert environment.is_ready(lock)


def test_another_lock_asks_for_another_installation(lock: Path) -> None:
    environment._write_stamp({lock})
    lock.write_text("segno==1.6.7 --hash=sha256:00\n", encoding="utf-8")
    assert not environment.is_ready(lock)


def test_an_environment_whose_python_is_gone_is_not_ready(lock: Path) -> None:
    environment._write_stamp({lock})
    stamp = environment.STAMP.read_text(encoding="utf-8")
    environment.STAMP.write_text(stamp.replace("python ", "python gone"), encoding="utf-8")
    assert not environment.is_ready(lock)


def test_installing_what_the_lock_does_not_allow_stops_with_a_sentence(
    lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    lock.write_text("no-such-thing-as-this-one==1.0\n", encoding="utf-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(SystemExit) as stopped:
        environment._install(lock)
    assert "netwerk" in str(stopped.value)
    assert "no-such-thing" in capsys.readouterr().err


def test_what_a_watched_program_says_is_put_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", "print('one'); print('two'); raise SystemExit(3)"]
    outcome = telling.watch(command, lambda line: f"<{line}>" if line == "two" else None)
    assert outcome == telling.Outcome(ok=False, lines=("one", "two"))
    assert capsys.readouterr().err == "<two>\n"


def test_a_silent_program_is_said_to_be_still_working(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(telling, "SILENCE", 0.05)
    command = [sys.executable, "-c", "import time; time.sleep(0.5)"]
    assert telling.watch(command, str).ok
    assert "still working" in capsys.readouterr().err


def test_without_apt_nothing_is_installed_on_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not system_packages.may_install()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings its own libraries")
def test_missing_libraries_for_windows_are_named_with_the_command_that_adds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linker = tmp_path / "ldd"
    linker.write_text("#!/bin/sh\necho 'libEGL.so.1 => not found'\n", encoding="utf-8")
    linker.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(qt_libraries, "SEEN", tmp_path / "seen")
    with pytest.raises(SystemExit) as stopped:
        qt_libraries.ensure()
    assert "libEGL.so.1" in str(stopped.value)
    assert "sudo apt-get install libegl1" in str(stopped.value)
    assert not (tmp_path / "seen").exists()


def test_who_stops_the_start_gets_a_sentence_and_no_page_of_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stopped(_lock: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "prepare", stopped)
    monkeypatch.setattr(sys, "argv", ["run.py", "demo", "x"])
    with pytest.raises(SystemExit, match="Afgebroken") as ended:
        runpy.run_path(str(ROOT / "build" / "run.py"), run_name="__main__")
    assert ended.value.__suppress_context__
