"""What is thrown away is freed on the GUI thread, however much the vault lane makes meanwhile."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.jobs import Jobs, Lane

MANY = 5_000
"""More objects than Python makes before it collects."""


class Ring(QObject):
    """Holds itself, as a page and its parts hold each other: only collecting frees it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_the_vault_lane_frees_no_widget(jobs: Jobs, qtbot: QtBot) -> None:
    freed: list[threading.Thread] = []
    ring = Ring()
    weakref.finalize(ring, lambda: freed.append(threading.current_thread()))
    del ring
    jobs.ask(Lane.VAULT, lambda: [[each] for each in range(MANY)])
    qtbot.waitUntil(jobs.is_idle)
    qtbot.waitUntil(lambda: bool(freed), timeout=10_000)
    assert set(freed) == {threading.main_thread()}


@pytest.fixture
def python_collects() -> Iterator[None]:
    gc.enable()
    yield
    gc.disable()


@pytest.mark.usefixtures("python_collects")
def test_python_collects_again_when_the_lanes_have_stopped() -> None:
    made = Jobs(lambda _error: None, lambda _error: None)
    assert not gc.isenabled()
    made.stop()
    assert gc.isenabled()


def test_lanes_that_stop_leave_it_to_whoever_had_it_before(jobs: Jobs) -> None:
    assert jobs.is_idle()
    Jobs(lambda _error: None, lambda _error: None).stop()
    assert not gc.isenabled()
