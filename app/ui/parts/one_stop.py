"""Things in a row that are one stop for Tab: the arrows walk from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def make_stop(one: QWidget, row: Sequence[QWidget]) -> None:
    """Let Tab stop at this one of the row, and pass the others by."""
    for each in row:
        policy = Qt.FocusPolicy.StrongFocus if each is one else Qt.FocusPolicy.ClickFocus
        each.setFocusPolicy(policy)


def step(here: QWidget, row: Sequence[QWidget], by: int) -> QWidget:
    """Go to the next one of the row, or the one before, as far as there is one; return it."""
    at = min(max(row.index(here) + by, 0), len(row) - 1)
    row[at].setFocus(Qt.FocusReason.OtherFocusReason)
    return row[at]
