"""A finished talk: its text, to be read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.language import Words
from app.ui.parts import heading, plain_label, quiet_label, readable
from app.ui.theme import theme

COLUMN = 760
"""Design pixels of a line of about 75 characters, with the air beside it."""


class FinishedView(QScrollArea):
    """The report as it will be looked at for identifiers; nothing in it changes any more."""

    def __init__(self, words: Words, body: str) -> None:
        """Show the text, topic by topic."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.say("Gespreksverslag"))
        column = reading_column(self)
        closed = words.say("Dit gesprek is afgerond. Het is één tekst geworden, om te lezen.")
        column.addWidget(quiet_label(closed))
        for part in body.strip().split("\n\n"):
            if part.startswith("# "):
                column.addSpacing(theme().px(8))
                column.addWidget(heading(part.removeprefix("# ")))
            else:
                column.addWidget(readable(plain_label(part)))
        column.addStretch(1)


def reading_column(area: QScrollArea) -> QVBoxLayout:
    """Return a column to fill, in the middle of `area`, as wide as one reads well."""
    holder, inside = QWidget(), QWidget()
    holder.setProperty("kind", "column")
    inside.setMaximumWidth(theme().px(COLUMN))
    column = QVBoxLayout(inside)
    column.setContentsMargins(*(theme().px(side) for side in (24, 24, 24, 24)))
    column.setSpacing(theme().px(10))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(inside, 1_000)
    row.addStretch(1)
    area.setWidget(holder)
    return column
