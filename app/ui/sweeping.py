"""Garbage is collected on the GUI thread only, since what is thrown away may be a widget.

Python collects on whatever thread happens to make the next object. Did that on the vault lane, it
would free widgets and timers there, and Qt crashes: the whole program, in the middle of a talk.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PACE = 500
"""Milliseconds between two looks at how much there is."""


class Sweeper(QObject):
    """Looks every half second, and collects as much as Python itself would have."""

    def __init__(self, parent: QObject) -> None:
        """Take over from Python; made on the GUI thread, before any other thread begins."""
        super().__init__(parent)
        self._was_python = gc.isenabled()
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(sweep)
        timer.start(PACE)

    def give_back(self) -> None:
        """Leave it to Python again, if it was before; once there is no other thread of ours."""
        if self._was_python:
            gc.enable()


def sweep() -> None:
    """Collect the oldest generation that is due."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation]:
            gc.collect(generation)
            return
