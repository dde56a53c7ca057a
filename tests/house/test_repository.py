"""The repository can be moved to any machine and any registry."""

import re

import pytest

from tests.house.tree import ROOT, named, source, text_files

# Put together from halves, so that this file does not find itself.
MACHINE = re.compile(
    r"(?<![\w.])/(" + "|".join(["wo" + "rk/", "ro" + "ot/", r"home/\w", "tmp/" + "plan"]) + ")"
)
REGISTRY = re.compile("|".join(["py" + r"pi\.org", "pythonhosted" + r"\.org", "index" + "-url"]))
NODE_REGISTRY = re.compile("registry" + r"\.npmjs")
BROKEN_BY_A_MERGE = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRY, NODE_REGISTRY, BROKEN_BY_A_MERGE])
def test_no_file_knows_the_machine_it_was_written_on(pattern: re.Pattern[str]) -> None:
    found = {
        named(path): match[0] for path, text in text_files() if (match := pattern.search(text))
    }
    assert not found


def test_no_file_is_too_big_to_read_a_difference_of() -> None:
    big = {named(path): len(text) for path, text in text_files() if len(text) > 8_000_000}
    assert not big


def test_git_ignores_only_what_is_made_in_the_build_folder() -> None:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {line for line in lines if "build" in line} == {
        "build/work/",
        "build/dist/",
        "build/wheelhouse/",
    }


def test_every_icon_that_is_shipped_is_shown_somewhere() -> None:
    named_somewhere = "\n".join(
        path.read_text(encoding="utf-8") for room in ("app", "build") for path in source(room)
    )
    icons = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    assert icons
    assert sorted(each for each in icons if f'"{each}"' not in named_somewhere) == []
