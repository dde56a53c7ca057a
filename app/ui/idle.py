"""Locking by itself: when nobody is there, after sleep, at a closed lid, at a jump of the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

import shiboken6
from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QTimer

from app.domain.clock import Clock
from app.domain.study import Study, StudySettings
from app.services.settling import study
from app.ui.cover import Countdown
from app.ui.curtained import Curtained
from app.ui.desk import Desk
from app.ui.machine import Machine
from app.ui.place import Topic
from app.ui.watch import Sight

LOOK = 500
"""Milliseconds between two looks at the clocks."""
WARNED = 10
"""Seconds before an idle lock from which somebody sees it come."""
SLEPT = 2.0
"""Seconds of sleep that are no mere rounding."""
JUMPED = 30.0
"""Seconds that no clock drifts between two looks, and that no window stands still."""
MINUTE = 60


_Kind = QByteArray | bytes | bytearray | memoryview


@dataclass(frozen=True, slots=True)
class _Limits:
    """Minutes after which nobody is thought to be there."""

    usual: int
    interview: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the clocks and the lid said at one look, in seconds."""

    awake: float
    passed: float
    wall: float
    lid: bool

    def is_torn_from(self, before: "_Seen") -> bool:
        """Tell whether something lies between that nobody saw: sleep, a lid, another clock."""
        awake, passed = self.awake - before.awake, self.passed - before.passed
        return (
            passed - awake > SLEPT
            or awake > JUMPED
            or abs(self.wall - before.wall - passed) > JUMPED
            or (self.lid and not before.lid)
        )


class IdleLock(QTimer):
    """Locks one window when nobody is there any more."""

    def __init__(
        self, window: Curtained, clock: Clock, machine: Machine, desk: Desk | None = None
    ) -> None:
        """Begin to look; the limits come from the settings of the study that `desk` works for."""
        super().__init__(window)
        self._window, self._clock, self._machine = window, clock, machine
        self._desk = desk
        self._limits = _limits(StudySettings())
        self._before = self._seen()
        self._stirred_at = self._before.passed
        self._countdown = Countdown(window, window.words)
        self._filter = _SleepFilter(machine.suspends, window) if machine.suspends else None
        self.timeout.connect(self.look)
        window.watch.stirred.connect(self._stirred)
        if desk:
            desk.changed.connect(self._changed)
        self._ask_limits()
        self.start(LOOK)

    def look(self) -> None:
        """Look at the clocks, and lock or warn when it is time."""
        if not self._window.isVisible():
            return
        seen, before = self._seen(), self._before
        self._before = seen
        if not self._window.guards():
            self._stirred_at = seen.passed
        if self._window.watch.sight in {Sight.LOCKED, Sight.STUCK} or not self._window.guards():
            self._countdown.hide()
            return
        left = self._limit() - (seen.passed - self._stirred_at)
        if left <= 0 or seen.is_torn_from(before):
            self._countdown.hide()
            self._window.lock()
        else:
            warns = left <= WARNED and self._window.watch.sight is Sight.OPEN
            self._countdown.tell(ceil(left) if warns else 0)

    def _stirred(self) -> None:
        if self._seen().is_torn_from(self._before):
            self.look()  # the first key after a sleep must not be read as somebody who stayed
            return
        if self._window.watch.sight is Sight.OPEN:
            self._stirred_at = self._machine.passed()
            self._countdown.tell(0)

    def _limit(self) -> float:
        listening = self._window.watch.sight is Sight.OPEN and self._window.listens()
        return MINUTE * (self._limits.interview if listening else self._limits.usual)

    def _seen(self) -> _Seen:
        machine = self._machine
        wall = self._clock.now().timestamp()
        return _Seen(machine.awake(), machine.passed(), wall, machine.lid_closed())

    def _changed(self, topics: frozenset[Topic]) -> None:
        if Topic.STUDY in topics:
            self._ask_limits()

    def _ask_limits(self) -> None:
        if self._desk:
            self._desk.ask(study, self._settle)

    def _settle(self, known: Study) -> None:
        self._limits = _limits(known.settings)


class _SleepFilter(QAbstractNativeEventFilter):
    """Locks before the laptop sleeps, where the system sends word of it to every window."""

    def __init__(self, suspends: Callable[[int], bool], window: Curtained) -> None:
        super().__init__()
        self._suspends, self._window = suspends, window
        app = QCoreApplication.instance()
        if app:
            app.installNativeEventFilter(self)

    def nativeEventFilter(self, _kind: _Kind, message: int) -> object:
        """Look at one message of the system, and let it through."""
        if self._suspends(int(message)) and shiboken6.isValid(self._window):
            self._window.lock()
        return False, 0


def _limits(settings: StudySettings) -> _Limits:
    return _Limits(settings.idle_minutes, settings.interview_idle_minutes)
