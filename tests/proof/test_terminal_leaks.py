"""The verbs of the terminal, each watched by the kernel: what they write, and whom they call."""

import json
import sys
from pathlib import Path

import pytest

from app.bootstrap import DEMO
from app.demo.data import read_people
from tests.proof.canaries import sightings, word
from tests.proof.living import surroundings
from tests.proof.trace import Trace, can_trace, traced
from tests.ui.pages.study import ROOT

pytestmark = pytest.mark.skipif(bool(can_trace()), reason=can_trace() or "can be traced")
SECRET = word(7)


def did(folder: Path, name: str, *words: str, stdin: bytes = b"") -> tuple[Trace, str]:
    """Run a verb; return what it did and what it said."""
    said = folder / f"{name}.said"
    with said.open("wb") as out:
        trace, code = traced(
            [sys.executable, "main.py", *words],
            folder / f"{name}.trace",
            cwd=ROOT,
            env=surroundings(folder),
            input=stdin,
            stdout=out,
            stderr=out,
            timeout=200,
        )
    assert code == 0, said.read_text()
    return trace, said.read_text()


def outside(trace: Trace, *ours: Path) -> list[str]:
    """Return the files that were opened for writing elsewhere."""
    return [path for path in trace.opened if not path.startswith(tuple(map(str, ours)))]


def wrongs(trace: Trace) -> list[object]:
    """Return every secret that was written, every blind spot and every call to a network."""
    said = [path for path, content in trace.written.items() if sightings(content)]
    named = [each for each in trace.names if sightings(each)]
    return [*said, *named, *trace.holes, *(trace.families - {"AF_UNIX"})]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_a_study_is_founded_looked_over_backed_up_and_put_back(folder: Path) -> None:
    phrase, study, back = folder / "phrase", folder / "study", folder / "back"
    phrase.write_text(f"{SECRET} is een eigen wachtzin")
    (folder / "stick").mkdir()
    asks = ("--passphrase-file", str(phrase))
    found = ("study", "new", str(study), "--title", "Proef", "--name", "Anna")
    trace, _ = did(folder, "new", *found, "--sheet", str(folder / "blad.pdf"), *asks)
    assert wrongs(trace) == []
    assert outside(trace, study, folder / ".study.", folder / "blad.pdf") == []
    for act in ("check", "log", "users"):
        trace, said = did(folder, act, "study", act, str(study), *asks)
        assert wrongs(trace) == []
        assert not sightings(said.encode())
        assert outside(trace, study) == []
    trace, _ = did(folder, "backup", "study", "backup", str(study), str(folder / "stick"), *asks)
    assert wrongs(trace) == []
    assert outside(trace, study, folder / "stick") == []
    (file,) = (each for each in (folder / "stick").iterdir() if each.suffix not in {".txt"})
    trace, _ = did(folder, "restore", "study", "restore", str(file), str(back), *asks)
    assert wrongs(trace) == []
    assert outside(trace, back, folder / ".back.") == []


def test_finding_identifiers_writes_nothing_anywhere(folder: Path) -> None:
    asked = json.dumps({"id": "1", "text": f"Mijn zus {SECRET} belt vanuit Breda."})
    trace, said = did(folder, "deid", "deid", "-", stdin=asked.encode())
    assert wrongs(trace) == []
    assert json.loads(said)["spans"]
    assert outside(trace) == []


def test_the_demonstration_leaves_no_name_outside_its_study(folder: Path) -> None:
    demo = folder / "demo"
    trace, _ = did(folder, "demo", "demo", str(demo), "--seed", "1")
    names = {each.name for each in read_people(DEMO)}
    assert len(names) >= 3
    assert outside(trace, demo, folder / ".demo.") == []
    assert not trace.holes
    assert trace.families <= {"AF_UNIX"}
    seen = {
        path
        for path, content in trace.written.items()
        if any(name.encode(how) in content for name in names for how in ("utf-8", "utf-16-le"))
    }
    assert seen == set()
