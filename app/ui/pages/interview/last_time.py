"""Last time: what was left open, and the whole text of the talk before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.language import Words
from app.language.dates import long_day
from app.services.interviewing import LastTime
from app.ui.parts import (
    IconLabel,
    button_row,
    heading,
    plain_label,
    quiet_label,
    readable,
    title_label,
)
from app.ui.theme import Role, theme


class LastTimePane(QScrollArea):
    """Opens in place of the questions while somebody talks, and closes by the same key."""

    def __init__(self, words: Words, last: LastTime) -> None:
        """Show the talk before."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(words.say("Vorige keer"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        inside = QWidget()
        inside.setProperty("kind", "column")
        self.setWidget(inside)
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, theme().px(12), 0)
        body.setSpacing(theme().px(8))
        body.addWidget(title_label(words.say("Vorige keer")))
        day = last.interview.started_at.astimezone().date()
        body.addWidget(quiet_label(long_day(words, day)))
        self._follow_ups(body, words, last)
        body.addWidget(heading(words.say("Het gespreksverslag")))
        for part in last.text.strip().split("\n\n"):
            body.addWidget(_paragraph(part))
        body.addStretch(1)

    def _follow_ups(self, body: QVBoxLayout, words: Words, last: LastTime) -> None:
        body.addWidget(heading(words.say("Waar wij op terug zouden komen")))
        if not last.follow_ups:
            body.addWidget(quiet_label(words.say("Er staat niets meer open.")))
        for note in last.follow_ups:
            icon = IconLabel("corner-down-right", Role.DUE, 16)
            row = button_row(icon)
            row.takeAt(row.count() - 1)
            row.addWidget(readable(plain_label(note.text)), 1)
            body.addLayout(row)


def _paragraph(part: str) -> QWidget:
    if part.startswith("# "):
        return plain_label(part.removeprefix("# "), strong=True)
    return readable(plain_label(part))
