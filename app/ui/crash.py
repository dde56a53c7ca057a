"""The one window for our own mistakes: what kind and where in the program, and nobody's data."""

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from app.language import Words
from app.ui.curtained import Curtained
from app.ui.parts.buttons import Kind, button, button_row
from app.ui.parts.fields import text_edit
from app.ui.parts.text import heading, plain_label
from app.ui.theme import theme


def trace_of(error: BaseException) -> str:
    """Return the kind of error and the lines it passed, without its message or any value."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *lines])


class CrashWindow(QDialog):
    """Says that the program made a mistake, that what was saved is safe, and what to do now."""

    def __init__(self, trace: str, words: Words) -> None:
        """Show `trace`, which holds no data."""
        super().__init__()
        self.is_answered = False
        say = words.say
        self.setWindowTitle(say("Er ging iets mis in Waterlijn"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme().px(24),) * 4)
        column.setSpacing(theme().px(12))
        column.addWidget(heading(say("Er ging iets mis in Waterlijn")))
        column.addWidget(plain_label(say(_SAFE)))
        where = text_edit(trace, spoken=say("Waar het misging"), lines=6)
        where.setReadOnly(True)
        column.addWidget(where)
        go_on = button(say("Verder werken"), self.accept, kind=Kind.PRIMARY)
        column.addLayout(button_row(go_on, button(say("Waterlijn sluiten"), self._quit)))
        go_on.setFocus()
        width = theme().px(560)
        self.setFixedWidth(width)
        self.resize(width, column.totalHeightForWidth(width))

    def done(self, answer: int) -> None:
        """Note that somebody saw it; being hidden with all the rest is no answer."""
        self.is_answered = True
        super().done(answer)

    def _quit(self) -> None:
        self.accept()
        QApplication.closeAllWindows()


_SAFE = (
    "Dit is een fout in het programma, niet van jou. Alles wat was opgeslagen, is veilig. "
    "Geef de tekst hieronder aan wie het programma onderhoudt: er staan geen gegevens van "
    "deelnemers in."
)


class CrashDesk:
    """Shows the crash window for whatever nobody expected, one at a time."""

    def __init__(self, words: Words) -> None:
        """Speak `words`."""
        self.words = words
        self._window: CrashWindow | None = None
        self._waiting = ""

    def watch(self) -> None:
        """Take what would otherwise end up in a terminal."""
        sys.excepthook = self._hook

    def show(self, error: BaseException) -> None:
        """Show where the error came from, unless a crash window is already open.

        While the study is out of sight nothing appears over what hides it; then this waits.
        """
        if any(isinstance(each, Curtained) and each.is_covered for each in _windows()):
            self._waiting = self._waiting or trace_of(error)
        elif self._window is None or not self._window.isVisible():
            self._open(trace_of(error))

    def show_waiting(self) -> None:
        """Show what happened while the study was out of sight, or was being read before that."""
        trace, self._waiting = self._waiting, ""
        if self._window and not self._window.is_answered:
            self._window.show()
        elif trace:
            self._open(trace)

    def _open(self, trace: str) -> None:
        self._window = CrashWindow(trace, self.words)
        self._window.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._window.show()

    def _hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self.show(error)


def _windows() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def _short(filename: str) -> str:
    """Leave out where on this machine the program stands: a path can hold somebody's name."""
    parts = filename.replace("\\", "/").split("/")
    return "/".join(parts[parts.index("app") :]) if "app" in parts else parts[-1]
