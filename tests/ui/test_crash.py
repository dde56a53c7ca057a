"""The crash window tells where, and nothing about anybody."""

from pytestqt.qtbot import QtBot

from app.language import Words
from app.ui.crash import CrashDesk, CrashWindow, trace_of


def _fail(name: str) -> None:
    raise ValueError(name)


def _caught(name: str) -> ValueError:
    try:
        _fail(name)
    except ValueError as error:
        return error
    raise AssertionError


def test_no_value_is_in_the_trace() -> None:
    trace = trace_of(_caught("Fatima Yılmaz"))
    assert "Fatima" not in trace
    assert trace.startswith("ValueError\n")
    assert "_fail" in trace
    assert "/home" not in trace
    assert str(__file__) not in trace


def test_one_crash_window_at_a_time(qtbot: QtBot, words: Words) -> None:
    crash = CrashDesk(words)
    crash.show(_caught("een"))
    first = crash._window
    assert isinstance(first, CrashWindow)
    qtbot.addWidget(first)
    crash.show(_caught("twee"))
    assert crash._window is first
    first.close()
