"""The waterline: one thin line, a lighter field above it and a deeper one below."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Role, theme

DEPTH = 10
"""Design pixels over which the water fades into the ground."""


class WaterLine(QWidget):
    """The line across the top of the window, with the light fading under it."""

    def __init__(self) -> None:
        """Lie across whatever it is put in."""
        super().__init__()
        self.setFixedHeight(theme().px(DEPTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line and the depth below it."""
        painter = QPainter(self)
        depth = QLinearGradient(0, 0, 0, self.height())
        depth.setColorAt(0, theme().colour(Role.SOFT))
        depth.setColorAt(1, theme().colour(Role.GROUND))
        painter.fillRect(self.rect(), depth)
        thickness = max(1.0, 1.5 * theme().scale)
        painter.fillRect(QRectF(0, 0, self.width(), thickness), theme().colour(Role.WATER))
