"""A study with a desk, for every test of a page; nothing unexpected may happen in it."""

from collections.abc import Iterator

import pytest

from app.ui.desk import Desk
from tests.ui.pages.study import Study, desk_of, new_study


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
