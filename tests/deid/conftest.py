"""One search for all tests here: its lists take a moment to read."""

from pathlib import Path

import pytest

from app.deid.engine import Detector

LISTS = Path(__file__).parents[2] / "resources" / "gazetteers"


@pytest.fixture(scope="session")
def detector() -> Detector:
    return Detector(LISTS)
