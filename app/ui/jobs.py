"""Jobs: work off the GUI thread; answers are delivered on it, or dropped when nobody waits.

Two lanes, each one thread that takes its work in order. The vault lane owns the open study: every
unit of work runs there, so a commit that takes half a second never delays a keystroke. The work
lane is for what is slow without the vault: PDFs, de-identification, bundles. Threads carry values,
never connections and never widgets.
"""

import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from queue import SimpleQueue
from types import MethodType
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from app.domain.errors import Unforeseen, WaterlijnError
from app.ui.sweeping import Sweeper

T = TypeVar("T")
Failed = Callable[[WaterlijnError], None]


class Lane(StrEnum):
    """Which thread does it."""

    VAULT = "vault"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], object]
    then: "Receiver | None"
    failed: "Receiver | None"


@dataclass(frozen=True, slots=True)
class _Answer:
    job: _Job
    value: object
    error: Exception | None


class Receiver:
    """A bound method of somebody who may be gone by the time there is something to say."""

    def __init__(self, method: Callable[[Any], None]) -> None:
        """Hold the method weakly; anything but a bound method, or a partial of one, is our bug."""
        bound = method.func if isinstance(method, partial) else method
        if not isinstance(bound, MethodType):
            raise TypeError(method)
        self._method = weakref.WeakMethod(bound)
        self._first = method.args if isinstance(method, partial) else ()

    def tell(self, value: object) -> None:
        """Call the method with what it was prepared with and `value`, if its owner is there."""
        method = self._method()
        if method is not None and _is_there(method.__self__):
            method(*self._first, value)


class Jobs(QObject):
    """Owns the two lanes; make one per program, and `stop` it before the program ends."""

    idle = Signal()
    _answered = Signal(object)

    def __init__(self, expected: Failed, unexpected: Callable[[Exception], None]) -> None:
        """Send errors nobody asked for to `expected`, and our own mistakes to `unexpected`."""
        super().__init__()
        self.expected = expected
        self._unexpected = unexpected
        self._pending = 0
        self._queues: dict[Lane, SimpleQueue[_Job | None]] = {}
        self._sweeper = Sweeper(self)
        self._threads = [self._start(lane) for lane in Lane]
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        lane: Lane,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do `work` on a lane and give its value to `then`: a bound method, or a partial of one.

        An expected error goes to `failed`, or to the program's message bar when there is none. Of
        our own mistakes `failed` hears too, as Unforeseen, so that nothing waits for ever.
        """
        job = _Job(work, then and Receiver(then), failed and Receiver(failed))
        self._pending += 1
        self._queues[lane].put(job)

    def is_idle(self) -> bool:
        """Tell whether all that was asked has been answered."""
        return self._pending == 0

    def stop(self) -> None:
        """Finish what was asked and end the lanes; answers that come now are dropped."""
        for queue in self._queues.values():
            queue.put(None)
        for thread in self._threads:
            thread.join()
        self._sweeper.give_back()

    def expect(self, expected: Failed) -> None:
        """From now on send errors nobody asked for to this window."""
        self.expected = expected

    def _start(self, lane: Lane) -> threading.Thread:
        self._queues[lane] = SimpleQueue()
        thread = threading.Thread(target=self._run, args=(lane,), name=lane.value, daemon=True)
        thread.start()
        return thread

    def _run(self, lane: Lane) -> None:
        while (job := self._queues[lane].get()) is not None:
            answer = _done(job)
            if not shiboken6.isValid(self):
                return
            self._answered.emit(answer)

    def _deliver(self, answer: _Answer) -> None:
        self._pending -= 1
        try:
            self._hand_over(answer)
        finally:
            if self._pending == 0:
                self.idle.emit()

    def _hand_over(self, answer: _Answer) -> None:
        job, error = answer.job, answer.error
        if error is None:
            if job.then:
                job.then.tell(answer.value)
        elif not isinstance(error, WaterlijnError):
            self._unexpected(error)
            if job.failed:
                job.failed.tell(Unforeseen())
        elif job.failed:
            job.failed.tell(error)
        else:
            self.expected(error)


def _done(job: _Job) -> _Answer:
    try:
        return _Answer(job, job.work(), None)
    except Exception as error:
        return _Answer(job, None, error)


def _is_there(owner: object) -> bool:
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
