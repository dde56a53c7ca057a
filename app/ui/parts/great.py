"""Large choices: an icon, what it is, and a sentence about it, as one button."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from app.ui.parts.text import IconLabel, plain_label
from app.ui.theme import Role, theme


class GreatButton(QPushButton):
    """One of a few ways to go on, large enough to read before it is pressed."""

    def __init__(self, icon: str, title: str, sentence: str) -> None:
        """Show `title` and under it what it means."""
        super().__init__()
        self.setProperty("kind", "great")
        self.setAutoDefault(True)  # Enter presses it too
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        words.addWidget(plain_label(title, strong=True))
        words.addWidget(plain_label(sentence, tone=Role.QUIET))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme().px(side) for side in (18, 14, 18, 14)))
        row.setSpacing(theme().px(16))
        row.addWidget(IconLabel(icon, Role.WATER, 26))
        row.addLayout(words, 1)
        row.addWidget(IconLabel("chevron-right", Role.QUIET, 18))

    def sizeHint(self) -> QSize:
        """Return the room for the words."""
        width = theme().px(520)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return how high the words stand in `width`."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else 0
