"""After a lock, the memory of the process holds nothing of the study; and the disk never did."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.services.unlocking import keys_of as keys_of_slot
from app.services.unlocking import slot_of, try_slot
from app.services.vault_keeping import NewStudy, create_study
from app.storage.header import read_header
from tests.journeys.memory import copies, forms_of
from tests.storage.studies import MEANS
from tests.ui.pages.study import ROOT, new_study
from tests.ui.pages.talking import begun

SECRET = "vijver lantaarn korst zwaluw twaalf handpalm"
NOTE = "zijn broer zat op de galerij boven hem"
TIMES = 20
pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows begins another process")
needs_proc = pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc")


@dataclass
class Window:
    """The real window, in a process of its own."""

    process: subprocess.Popen[str]
    talk: str

    def hear(self, word: str) -> None:
        said = self.process.stdout.readline().strip()
        assert said == word, f"{said!r}: {self.process.stderr.read()}"

    def tell(self, *lines: str) -> None:
        """Let it do this, one after the other."""
        for line in lines:
            self.say(line)
            self.hear("done")

    def say(self, line: str) -> None:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def unlock(self) -> None:
        """Type the passphrase at the gate."""
        self.tell(f"type {SECRET}", "enter")

    def lock(self) -> None:
        """Lock, and wait for the gate."""
        self.say("lock")
        self.hear("ready")


@dataclass
class Home:
    """An empty home folder, and a study beside it."""

    root: Path
    talk: str

    @property
    def study(self) -> Path:
        return self.root / "study"

    def env(self) -> dict[str, str]:
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        folders = {name: str(self._made(name)) for name in (*names, "TMPDIR", "XDG_RUNTIME_DIR")}
        return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **folders}

    def _made(self, name: str) -> Path:
        folder = self.root / "home" / name.lower()
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        return folder

    def left(self) -> list[str]:
        """Return every file in the home folder, and everywhere else programs are told to write."""
        files = (self.root / "home").rglob("*")
        return sorted(str(each.relative_to(self.root)) for each in files if each.is_file())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    vault = create_study(tmp_path / "study", NewStudy("Studie", "Anna", SECRET), MEANS).study
    study = new_study()
    study.office = replace(study.office, begin=vault.begin, actor=vault.user.id)
    talk = begun(study).id
    vault.close()
    return Home(tmp_path, talk)


@pytest.fixture
def window(home: Home) -> Iterator[Window]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.driven", "window", str(home.study)],
        cwd=ROOT,
        env=home.env(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    made = Window(process, home.talk)
    made.hear("ready")
    yield made
    process.kill()
    process.communicate()


def keys_of(study: Path) -> list[bytes]:
    """Return the secret keys of a study, as bytes and as they are written."""
    header = read_header(study)
    slot = slot_of(header, None)
    own = try_slot(study, header.study, slot, SECRET, MEANS)
    keys = [bytes(key) for _store, key in keys_of_slot(study, slot, own).keys.held()]
    return [*keys, *(form for key in keys for form in forms_of(key.hex())), own.encode()]


@needs_proc
def test_twenty_locks_leave_nothing_in_memory(home: Home, window: Window) -> None:
    process = window.process.pid
    keys, passphrase, note = keys_of(home.study), forms_of(SECRET), forms_of(NOTE)
    for time in range(TIMES):
        window.tell(f"type {SECRET}")
        if time == 0:  # what is looked for can be found at all
            assert copies(process, passphrase) > 0
        window.tell("enter", f"go interview|{home.talk}|", f"type {NOTE} {time}")
        if time == 0:
            assert copies(process, note) > 0
            # SQLCipher keeps its keys scrambled while it is open, so these are shown in our own.
            assert copies(os.getpid(), keys) > 0
        window.tell("copy")
        window.lock()
        assert copies(process, [*keys, *passphrase, *note]) == 0
        assert window.process.pid == process


def test_nothing_appears_on_the_disk_outside_the_study(home: Home, window: Window) -> None:
    window.unlock()
    window.tell(f"go interview|{home.talk}|", f"type {NOTE}", "copy")
    window.tell(f"browse {home.root}")
    window.tell("go participants||", "go study||")
    window.lock()
    window.unlock()
    window.say("close")
    window.hear("done")
    assert window.process.wait(timeout=30) == 0
    assert home.left() == []
    assert sorted(each.name for each in home.root.iterdir()) == ["home", "study"]
