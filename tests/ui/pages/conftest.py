"""A study with a desk, for every test of a page; nothing unexpected may happen in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.desk import Desk
from tests.ui.pages.study import Study, desk_of, new_study


@pytest.fixture(autouse=True)
def nothing_left_in_sight() -> Iterator[None]:
    """Hide every window after a test: one that waits for a lock is not closed, and covers on."""
    yield
    for each in QApplication.topLevelWidgets():
        each.hide()


@pytest.fixture
def study() -> Iterator[Study]:
    made = new_study()
    yield made
    assert made.errors == []


@pytest.fixture
def desk(study: Study) -> Iterator[Desk]:
    made = desk_of(study)
    yield made
    made.jobs.stop()
