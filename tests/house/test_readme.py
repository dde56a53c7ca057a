"""Every command in the README runs as it stands there, in order, in a folder of its own."""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.tree import ROOT

BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
OPENS_NO_WINDOW = {"demo", "deid", "forms", "bundle", "study", "--help"}
LONGEST = 300  # seconds
ALIVE = 4  # seconds after which a window counts as opened

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the README's commands are for a shell")


@dataclass(frozen=True)
class Desk:
    """A folder in which the repository seems to lie, and where all new files stay."""

    folder: Path

    def set_up(self) -> None:
        for path in ROOT.iterdir():
            (self.folder / path.name).symlink_to(path)
        shims = self.folder / "shims"
        shims.mkdir()
        python = shims / "python3"
        python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n', encoding="utf-8")
        python.chmod(0o755)

    def start(self, command: str) -> subprocess.Popen[str]:
        path = f"{self.folder / 'shims'}{os.pathsep}{os.environ['PATH']}"
        around = {"PATH": path, "HOME": str(self.folder), "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.Popen(
            ["sh", "-c", f"exec {command}"],
            cwd=self.folder,
            env={**os.environ, **around},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


def test_the_readme_shows_how_to_start_and_how_to_check() -> None:
    commands = "\n".join(_commands())
    assert "build/run.py" in commands
    assert "build/test.py" in commands


def test_every_command_of_the_readme_runs(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.set_up()
    for command in _commands():
        words = shlex.split(command)
        if "build/test.py" in words:
            _ends_well(desk, "python3 build/test.py --help")
        elif "build/run.py" in words and OPENS_NO_WINDOW.isdisjoint(words):
            _stays_open(desk, command)
        elif words[0] not in {"git", "cd"}:  # fetching the repository is done already
            _ends_well(desk, command)


def _commands() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = "\n".join(BLOCK.findall(text)).replace("\\\n", " ").splitlines()
    commands = [line.split("  #")[0].strip() for line in lines]
    return [command for command in commands if command and not command.startswith("#")]


def _ends_well(desk: Desk, command: str) -> None:
    with desk.start(command) as process:
        said, _ = process.communicate(timeout=LONGEST)
    assert process.returncode == 0, f"{command}\n{said}"


def _stays_open(desk: Desk, command: str) -> None:
    with desk.start(command) as process:
        try:
            said, _ = process.communicate(timeout=ALIVE)
        except subprocess.TimeoutExpired:
            process.terminate()
        else:
            pytest.fail(f"{command}\n{said}")
