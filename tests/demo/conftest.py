"""The demonstration, walked once for all tests of it."""

from pathlib import Path

import pytest

from app.cli import run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    assert run(["demo", str(folder), "--seed", "5"]) == 0
    return folder
