"""A keyboard and nothing else: it presses keys where the focus is, and looks where that is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.jobs import Jobs
from app.ui.parts.reading_order import reading_order
from app.ui.window import MainWindow
from tests.ui.pages.study import in_sight, spoken

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
LONG = 60_000
"""Milliseconds that the slowest act may take, such as making a key of a passphrase."""


class Keyboard:
    """What somebody has who uses no mouse; every act waits for its answer, as people do."""

    def __init__(self, bot: QtBot, jobs: Jobs) -> None:
        self._bot, self._jobs = bot, jobs

    @property
    def window(self) -> QWidget:
        """Return the window that is in use."""
        self._bot.waitUntil(lambda: QApplication.activeWindow() is not None, timeout=LONG)
        found = QApplication.activeWindow()
        assert found is not None
        return found

    @property
    def here(self) -> QWidget:
        """Return what has the keyboard."""
        return QApplication.focusWidget() or self.window

    @property
    def name(self) -> str:
        """Return what a screen reader says of what has the keyboard."""
        return spoken(self.here)

    @property
    def main(self) -> MainWindow:
        """Return the main window, to see where one is."""
        found = self.window
        assert isinstance(found, MainWindow)
        return found

    def press(self, *keys: Qt.Key, how: Qt.KeyboardModifier = PLAIN) -> None:
        """Press keys one after the other, each after what the one before it did."""
        for each in keys:
            QTest.keyClick(self.here, each, how)
            self.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.here, text)
        self.settle()

    def go_to(self, name: str, *, back: bool = False) -> None:
        """Walk with Tab, or Shift+Tab, until the control of that name has the keyboard."""
        visited: list[QWidget] = []
        names: list[str] = []
        while self.name != name:
            here = self.here
            assert here not in visited, f"no way to {name!r}; Tab leads to {names}"
            visited.append(here)
            names.append(self.name)
            self.tab(back=back)

    def tab(self, *, back: bool = False) -> None:
        """Walk to the next stop, or the one before."""
        if back:
            QTest.keyClick(self.here, Qt.Key.Key_Backtab, SHIFT)
        else:
            QTest.keyClick(self.here, Qt.Key.Key_Tab)
        QApplication.processEvents()

    def do(self, name: str) -> None:
        """Walk to a button and press it with Space."""
        self.go_to(name)
        self.press(Qt.Key.Key_Space)

    def fill(self, name: str, text: str) -> None:
        """Walk to a field and type in it."""
        self.go_to(name)
        self.type(text)

    def settle(self) -> None:
        """Wait until all that was asked has been answered and shown."""
        for _round in range(3):
            QApplication.processEvents()
            self._bot.waitUntil(self._jobs.is_idle, timeout=LONG)
        QApplication.processEvents()

    def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something can be seen."""
        self._bot.waitUntil(seen, timeout=LONG)
        self.settle()

    def reads(self, part: str) -> bool:
        """Tell whether these words are in sight."""
        return any(part in spoken(each) for each in in_sight(self.window))

    def names(self, start: str) -> list[str]:
        """Return the names in sight that start like this, as one reads."""
        named = (spoken(each) for each in reading_order(self.window))
        return [name for name in named if name.startswith(start)]

    def text_of(self, name: str) -> str:
        """Return the words of what a screen reader calls `name`."""
        (found,) = (each for each in in_sight(self.window) if each.accessibleName() == name)
        return str(found.property("text"))
