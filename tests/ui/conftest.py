"""What every test of the screen shares: the look, words, and lanes that have nothing left to do."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.language import UiLanguage, Words, speak
from app.ui.jobs import Jobs
from app.ui.theme import Mode, Theme, dress_app
from tests.ui.entrance import Entrance


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    return dress_app(qapp, 1.0)


@pytest.fixture(autouse=True)
def look(dressed: Theme) -> Theme:
    dressed.set_mode(Mode.LIGHT)
    return dressed


@pytest.fixture
def words() -> Words:
    return speak(UiLanguage.NL)


@pytest.fixture
def surprises() -> list[Exception]:
    return []


@pytest.fixture
def jobs(surprises: list[Exception]) -> Iterator[Jobs]:
    made = Jobs(surprises.append, surprises.append)
    yield made
    made.stop()
    assert surprises == []


@pytest.fixture
def entrance(qtbot: QtBot) -> Iterator[Entrance]:
    made = Entrance(qtbot)
    yield made
    made.leave()


@pytest.fixture
def real_screen(qapp: QApplication) -> None:
    """Skip where nobody owns the clipboard: tests/proof runs what asks for this on a screen."""
    if qapp.platformName() == "offscreen":
        pytest.skip("only a real screen has a clipboard that belongs to somebody")
