"""Counts down the seconds before the next passphrase is tried."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language import Words
from app.ui.parts import StatusPill, Tone

SECOND = 1_000
MINUTE = 60


class Countdown(QWidget):
    """Hidden while nobody has to wait; it shows the time, and the services keep it."""

    over = Signal()
    """The time has passed, as far as this window knows."""

    def __init__(self, words: Words) -> None:
        """Begin without waiting."""
        super().__init__()
        self._words, self._left = words, 0
        self._pill = StatusPill("", Tone.DUE, "clock")
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self._tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pill)
        self.hide()

    def begin(self, seconds: int) -> None:
        """Count down so many seconds; none hides it."""
        self._left = seconds
        self.setVisible(seconds > 0)
        if seconds > 0:
            self._show()
            self._timer.start()
        else:
            self._timer.stop()

    def is_running(self) -> bool:
        """Tell whether somebody still has to wait."""
        return self._left > 0

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._show()
            return
        self._timer.stop()
        self.hide()
        self.over.emit()

    def _show(self) -> None:
        said = self._words.say_n(
            "Na een paar verkeerde wachtzinnen: wacht nog {n} seconde.",
            "Na een paar verkeerde wachtzinnen: wacht nog {n} seconden.",
            self._left,
        )
        if self._left > MINUTE:
            minutes, seconds = divmod(self._left, MINUTE)
            said = self._words.say(
                "Na een paar verkeerde wachtzinnen: wacht nog {minutes}:{seconds} minuten.",
                minutes=minutes,
                seconds=f"{seconds:02}",
            )
        self._pill.say(said, Tone.DUE, "clock")
