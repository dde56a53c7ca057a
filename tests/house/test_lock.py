"""What is installed is exactly what was looked at."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import ROOT

BUILD = ROOT / "build"


def test_what_runs_and_what_tests_agree_on_every_version() -> None:
    run, test = _pins("requirements.lock"), _pins("requirements-test.lock")
    assert run.items() <= test.items()


def test_every_pin_has_hashes() -> None:
    for lock in ("requirements.lock", "requirements-test.lock"):
        blocks = re.split(r"\n(?=\S)", (BUILD / lock).read_text(encoding="utf-8").strip())
        assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_the_project_asks_for_what_the_lock_holds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [Requirement(line) for line in project["dependencies"]]
    pins = _pins("requirements.lock")
    assert [
        each for each in asked if pins[canonicalize_name(each.name)] not in each.specifier
    ] == []
    assert {canonicalize_name(each.name) for each in asked} == _asked_for()


def test_qt_stays_below_the_version_that_loses_references() -> None:
    assert _pins("requirements.lock")["pyside6-essentials"] == "6.11.3"


def _pins(lock: str) -> dict[str, str]:
    text = (BUILD / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))


def _asked_for() -> set[str]:
    lines = Path(BUILD / "requirements.in").read_text(encoding="utf-8").splitlines()
    return {canonicalize_name(Requirement(line).name) for line in lines if line[:1] not in "#"}
