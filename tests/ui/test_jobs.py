"""Work off the GUI thread: in order, delivered here, dropped when nobody waits."""

import gc
import sys
import threading
import weakref
from functools import partial

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.errors import Unforeseen, WaterlijnError
from app.ui.jobs import Jobs, Lane


class OddError(WaterlijnError):
    pass


class Asker(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def hear(self, value: object) -> None:
        assert QThread.currentThread() is self.thread()
        self.heard.append(value)

    def hear_of(self, name: str, value: object) -> None:
        self.heard.append((name, value))


def test_answers_come_in_order_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    asker = Asker()
    qtbot.addWidget(asker)
    for number in range(20):
        jobs.ask(Lane.VAULT, partial(int, number), asker.hear)
    assert not jobs.is_idle()
    qtbot.waitUntil(jobs.is_idle)
    assert asker.heard == list(range(20))


def test_each_lane_is_one_thread(qtbot: QtBot, jobs: Jobs) -> None:
    asker = Asker()
    qtbot.addWidget(asker)
    for _ in range(3):
        for lane in Lane:
            jobs.ask(lane, lambda: threading.current_thread().name, asker.hear)
    qtbot.waitUntil(jobs.is_idle)
    assert sorted(asker.heard) == ["vault"] * 3 + ["work"] * 3


def test_a_partial_brings_what_it_was_prepared_with(qtbot: QtBot, jobs: Jobs) -> None:
    asker = Asker()
    qtbot.addWidget(asker)
    jobs.ask(Lane.WORK, lambda: 1, partial(asker.hear_of, "one"))
    qtbot.waitUntil(jobs.is_idle)
    assert asker.heard == [("one", 1)]


def test_the_answer_to_a_page_that_is_gone_is_dropped(qtbot: QtBot, jobs: Jobs) -> None:
    asker, gate = Asker(), threading.Event()
    jobs.ask(Lane.VAULT, lambda: gate.wait(5), asker.hear)
    asker.deleteLater()
    qtbot.waitUntil(lambda: _is_gone(asker))
    gate.set()
    qtbot.waitUntil(jobs.is_idle)
    assert asker.heard == []


def test_a_page_is_not_kept_alive_by_what_it_asked(qtbot: QtBot, jobs: Jobs) -> None:
    gate, asker = threading.Event(), Asker()
    known = weakref.ref(asker)
    jobs.ask(Lane.VAULT, lambda: gate.wait(5), asker.hear)
    del asker
    gc.collect()
    assert known() is None
    gate.set()
    qtbot.waitUntil(jobs.is_idle)


def test_an_expected_error_goes_to_who_can_answer(qtbot: QtBot, jobs: Jobs) -> None:
    asker = Asker()
    qtbot.addWidget(asker)
    jobs.ask(Lane.VAULT, _fail_oddly, asker.hear, asker.hear)
    qtbot.waitUntil(jobs.is_idle)
    assert [type(error) for error in asker.heard] == [OddError]


def test_other_errors_go_where_the_program_hears_of_them(qtbot: QtBot) -> None:
    expected: list[Exception] = []
    unexpected: list[Exception] = []
    jobs = Jobs(expected.append, unexpected.append)
    jobs.ask(Lane.VAULT, _fail_oddly)
    jobs.ask(Lane.WORK, lambda: 1 // 0)
    qtbot.waitUntil(jobs.is_idle)
    jobs.stop()
    assert [type(error) for error in expected] == [OddError]
    assert [type(error) for error in unexpected] == [ZeroDivisionError]


def test_who_asked_hears_of_our_own_mistake_too(qtbot: QtBot) -> None:
    asker = Asker()
    unexpected: list[Exception] = []
    qtbot.addWidget(asker)
    jobs = Jobs(unexpected.append, unexpected.append)
    jobs.ask(Lane.VAULT, lambda: 1 // 0, asker.hear, asker.hear)
    qtbot.waitUntil(jobs.is_idle)
    jobs.stop()
    assert [type(error) for error in unexpected] == [ZeroDivisionError]
    assert [type(error) for error in asker.heard] == [Unforeseen]


def test_a_lambda_is_refused(jobs: Jobs) -> None:
    with pytest.raises(TypeError):
        jobs.ask(Lane.VAULT, lambda: 1, lambda _value: None)
    assert jobs.is_idle()


def test_stopping_finishes_what_was_asked() -> None:
    done: list[int] = []
    jobs = Jobs(print, print)
    for number in range(5):
        jobs.ask(Lane.VAULT, partial(done.append, number))
    jobs.stop()
    assert done == [0, 1, 2, 3, 4]


def test_references_to_none_do_not_fall(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(4000):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 100


def _fail_oddly() -> int:
    raise OddError


def _is_gone(asker: Asker) -> bool:
    try:
        asker.text()
    except RuntimeError:
        return True
    return False
