"""The real program, driven over a pipe: `python -m tests.ui.driven window [--stance S] FOLDER`.

It opens studies that tests founded, whose passphrases are cheap to try, and starts itself anew at a
lock. What is typed comes over the pipe only when it is typed: neither this module nor the command
line knows any of it, so that a look into memory finds only what the program left there.
"""

import os
import select
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap.doors import keeper
from app.cli.parsing import parser
from app.language import UiLanguage, speak
from app.ui import dialogs
from app.ui.place import place_from
from app.ui.program import Program
from app.ui.stance import Stance, stance_from
from app.ui.theme import dress_app
from tests.storage.studies import MEANS
from tests.ui.laptop import still

OURSELVES = (sys.executable, "-m", "tests.ui.driven")
CTRL = Qt.KeyboardModifier.ControlModifier


class Driven:
    """Does what it is told, one line at a time."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def obey(self, line: str) -> None:
        """Do one thing, and say when it is done."""
        verb, _, rest = line.partition(" ")
        getattr(self, f"do_{verb}")(rest)
        self._settle()
        print("done", flush=True)

    def do_type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    def do_enter(self, _rest: str) -> None:
        """Press Enter where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    def do_go(self, place: str) -> None:
        """Go to a place."""
        self._program.window.go(place_from(place.replace("|", "\t")))

    def do_copy(self, _rest: str) -> None:
        """Copy all that is typed."""
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, CTRL)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, CTRL)

    def do_browse(self, folder: str) -> None:
        """Look around in a file dialog, as somebody does who saves something."""
        QTimer.singleShot(0, lambda: self._answer(folder))
        dialogs.choose_save_file(self._program.window, self._program.words, "Bewaren", "blad.pdf")

    def do_lock(self, _rest: str) -> None:
        """Lock; whoever takes over says so by itself."""
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, CTRL)
        while True:
            QApplication.processEvents()

    def do_close(self, _rest: str) -> None:
        """Close the window and end."""
        self._program.window.close()
        while self._program.window:
            QApplication.processEvents()
        self._program.jobs.stop()
        print("done", flush=True)
        sys.exit(0)

    def _answer(self, folder: str) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(10, lambda: self._answer(folder))
            return
        dialog.setDirectory(folder)
        dialog.accept()

    def _settle(self) -> None:
        for _ in range(20):
            QApplication.processEvents()
        while not self._program.jobs.is_idle() or not QApplication.focusWidget():
            QApplication.processEvents()


def line() -> str:
    """Return the next line, without taking a letter more; draw the window meanwhile."""
    taken = b""
    while not taken.endswith(b"\n"):
        QApplication.processEvents()
        if select.select([0], [], [], 0.01)[0]:
            letter = os.read(0, 1)
            if not letter:
                sys.exit(0)
            taken += letter
    return taken.decode().rstrip("\n")


def main() -> None:
    """Begin at the gate, and obey."""
    typed = parser(speak(UiLanguage.NL)).parse_args(sys.argv[1:])
    app = QApplication(sys.argv[:1])
    dialogs.forget_folders()
    app.setWindowIcon(QIcon(dress_app(app).mark(64)))
    kept = keeper(typed.study, lambda _folder, _words: "")
    kept.means, kept.ourselves = MEANS, OURSELVES
    stance = stance_from(typed.stance) or Stance(UiLanguage.NL)
    program = Program(kept.doors(), MEANS.clock, still(), stance)
    driven = Driven(program)
    driven._settle()
    print("ready", flush=True)
    while True:
        driven.obey(line())


if __name__ == "__main__":
    main()
