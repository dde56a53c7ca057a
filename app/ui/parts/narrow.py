"""Running text no wider than can be read."""

from PySide6.QtWidgets import QHBoxLayout, QLabel

from app.ui.parts.text import plain_label, readable
from app.ui.theme import theme

READABLE = 720
"""Design pixels that a line of text is wide at most."""


def narrow(text: str) -> QHBoxLayout:
    """Return words to put into a column.

    A row of its own knows how wide the label really becomes, and so how high it must be; a column
    would count with its own width and cut the last line off.
    """
    label = readable(plain_label(text))
    label.setAccessibleName(text)
    return narrowed(label)


def narrowed(label: QLabel) -> QHBoxLayout:
    """Return a label whose words come later, as `narrow` does."""
    label.setMaximumWidth(theme().px(READABLE))
    row = QHBoxLayout()
    row.addWidget(label, 1_000)
    row.addStretch(1)
    return row
