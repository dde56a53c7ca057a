"""Scrolls what opened in place into sight, once it has its size."""

from functools import partial

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def reveal(widget: QWidget) -> None:
    """Scroll the page until as much of this widget as fits is seen."""
    QTimer.singleShot(0, partial(_reveal, widget))


def _reveal(widget: QWidget) -> None:
    if not shiboken6.isValid(widget):
        return
    area: QWidget | None = widget
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        area.ensureWidgetVisible(widget)
