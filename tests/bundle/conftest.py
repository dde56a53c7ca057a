from pathlib import Path

import pytest

from tests.bundle.made import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Desk(folder)
