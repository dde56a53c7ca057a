"""Somebody at the keyboard of the real program, who leaves a canary in every field there is."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.ui.desk import Verb
from app.ui.dialogs import answers
from app.ui.place import Place
from app.ui.program import Program
from tests.proof.canaries import Cage
from tests.ui.pages.study import in_sight, spoken

T = TypeVar("T")
PATIENCE = 60
"""Seconds after which something that was waited for will not come."""
SAVING = ("opslaan", "bestand", "pdf", "afdrukken", "printen")
"""What the names of buttons that write a file have in them."""
Text = QLineEdit | QPlainTextEdit | QTextEdit


@dataclass
class Hand:
    """Presses, types and waits; says nothing of what it typed."""

    program: Program
    cage: Cage
    out: Path
    """Where documents are put that somebody asks for."""
    papers: int = 0
    crashes: bool = False
    """Whether the program is made to crash on purpose."""
    _answer: list[object] = field(default_factory=list)

    @property
    def root(self) -> QWidget:
        """Return the window that is there."""
        found = self.program.window or self.program.gate
        assert found is not None
        return found

    def until(self, there: Callable[[], object]) -> None:
        """Let the program run until something is so."""
        late = time.monotonic() + PATIENCE
        while not there():
            QApplication.processEvents()
            crashed = self.program.crash._window
            assert crashed is None or not crashed.isVisible() or self.crashes, "it crashed"
            assert time.monotonic() < late, "what was waited for did not come"

    def settle(self) -> None:
        """Wait until everything that was asked has been answered."""
        for _ in range(3):
            self.until(self.program.jobs.is_idle)
            QApplication.processEvents()

    def go(self, place: Place) -> None:
        """Go to a page."""
        assert self.program.window is not None
        self.program.window.go(place)
        self.settle()

    def ask(self, verb: Verb[T]) -> T:
        """Ask the study something, where it is kept."""
        assert self.program.window is not None
        self._answer.clear()
        self.program.window.desk.ask(verb, self._take)
        self.until(lambda: self._answer)
        return self._answer[0]  # type: ignore[return-value]

    def _take(self, value: object) -> None:
        self._answer.append(value)

    def press(self, name: str) -> None:
        """Press the button of that name with the space bar."""
        reachable = {
            spoken(each): each
            for each in in_sight(self.root)
            if each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        }
        assert name in reachable, f"{name} is not among {sorted(reachable)}"
        control = reachable[name]
        assert control.isEnabled(), name
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_Space)
        self.settle()

    def has(self, name: str) -> bool:
        """Tell whether something of that name is in sight."""
        return any(spoken(each) == name for each in in_sight(self.root))

    def key(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QApplication.processEvents()
        QTest.keyClick(self.root.focusWidget() or self.root, key, how)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QApplication.processEvents()
        QTest.keyClicks(self.root.focusWidget(), text)

    def fill(self, name: str, text: str) -> None:
        """Put a text in the field of that name."""
        found = [each for each in self.fields() if spoken(each) == name]
        assert found, (
            f"{name} is not among {sorted({spoken(each) for each in in_sight(self.root)})}"
        )
        control = found[0]
        control.setFocus()
        control.clear()
        QTest.keyClicks(control, text)

    def put(self, name: str, where: str = "") -> None:
        """Put a canary in the field of that name."""
        self.fill(name, self.cage.canary(f"{where}{name}"))

    def put_everywhere(self, where: str, *but: str) -> int:
        """Put a canary in every field in sight that takes words; return in how many."""
        found = [each for each in self.fields() if spoken(each) not in but]
        for each in found:
            each.setFocus()
            QTest.keyClicks(each, self.cage.canary(f"{where}: {spoken(each)}"))
        return len(found)

    def fields(self) -> Iterator[Text]:
        """Yield the fields in sight that words can be typed in."""
        for each in in_sight(self.root):
            dates = each.objectName() == "qt_spinbox_lineedit"
            if isinstance(each, Text) and each.isEnabled() and not each.isReadOnly() and not dates:
                yield each

    def save_papers(self) -> None:
        """Press every button that writes a document, and put what comes in the folder."""
        names = [
            spoken(each)
            for each in in_sight(self.root)
            if isinstance(each, QPushButton)
            and each.isEnabled()
            and any(word in spoken(each).lower() for word in SAVING)
            and spoken(each) != "Opslaan"
        ]
        for name in names:
            self.papers += 1
            answers.append(self.out / f"{self.papers:02}-{name.split()[0].lower()}.pdf")
            self.press(name)
            answers.clear()

    def tabs(self) -> Iterator[str]:
        """Turn every tab of every row of tabs in sight, one after the other."""
        for bar in [each for each in in_sight(self.root) if isinstance(each, QTabBar)]:
            for at in range(bar.count()):
                bar.setFocus()
                bar.setCurrentIndex(at)
                self.settle()
                yield bar.tabText(at)
