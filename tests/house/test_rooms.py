"""The layout of the house, and a sign at every door."""

import ast
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, named, parsed, source

TOP = {
    *("app", "build", "doc", "forms", "resources", "tests", ".ci", ".gitignore", "LICENSE"),
    *("main.py", "pyproject.toml"),
    *("README.md", "ARCHITECTURE.md", "CHANGELOG.md", "SECURITY.md"),
}
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
ROOMS = {room.strip(" ()") for layer in CONTRACTS[0]["layers"] for room in layer.split("|")}
NAMES_OF_NOTHING = {"helpers", "utils", "util", "common", "misc", "tools"}


def test_the_top_level_holds_what_was_agreed_and_nothing_else() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in files()} == TOP


@pytest.mark.parametrize(
    ("contract", "owner"),
    [("Qt stays", "ui"), ("SQL stays", "storage"), ("PDF is written", "documents")],
)
def test_what_belongs_to_one_room_is_forbidden_to_all_others(contract: str, owner: str) -> None:
    sources = next(each for each in CONTRACTS if each["name"].startswith(contract))[
        "source_modules"
    ]
    assert {name.removeprefix("app.") for name in sources} >= ROOMS - {owner}


def test_every_room_has_a_sign_at_its_door() -> None:
    folders = {path.parent for path in source("app")}
    without = [named(folder) for folder in folders if not _sign(folder / "__init__.py")]
    assert not without


def test_no_room_is_named_after_nothing() -> None:
    names = {part.removesuffix(".py") for path in source("app") for part in path.parts}
    assert not names & NAMES_OF_NOTHING


def test_the_build_folder_is_no_package() -> None:
    assert not (ROOT / "build" / "__init__.py").exists()


def test_the_map_speaks_of_every_room() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert not {room for room in ROOMS if room not in page}


def _sign(door: Path) -> str | None:
    return ast.get_docstring(parsed(door)) if door.exists() else None
