"""A study with a name in it, and a stick for its backups."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import forms_library
from app.domain.library import Library
from app.language import UiLanguage, speak
from app.services.vault_keeping import Founded
from tests.services.backups.at_work import NAME
from tests.storage.studies import (
    act,
    found,
    name_somebody,
)


@pytest.fixture(scope="module")
def shelf() -> Library:
    return forms_library(speak(UiLanguage.NL))


@pytest.fixture
def founded(tmp_path: Path) -> Iterator[Founded]:
    made = found(tmp_path / "study")
    name_somebody(made.study, "p-1", NAME)
    act(made.study, 5)
    yield made
    made.study.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"
