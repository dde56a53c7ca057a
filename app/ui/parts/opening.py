"""What somebody opened in place with a button, noted there: after a lock it is pressed again."""

from PySide6.QtWidgets import QAbstractButton

_TIMES = "opened"


def note_opened(button: QAbstractButton, times: int = 1) -> None:
    """Note that what this button opens is open, or how many rows it added; 0: it is closed.

    Only for what may open by itself: no name, and nothing that ends in a loss.
    """
    button.setProperty(_TIMES, times)


def times_opened(button: QAbstractButton) -> int:
    """Return how often the button must be pressed to bring up what it brought up."""
    return int(button.property(_TIMES) or 0)
