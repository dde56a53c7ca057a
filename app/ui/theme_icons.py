"""Icons: the shipped SVG drawings, tinted by role and sharp at every scale."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
MARK = "app/waterlijn"


class IconCase:
    """Draws icons and keeps what it drew, until the colours change."""

    def __init__(self, folder: Path = ICONS) -> None:
        """Take the drawings from `folder`, one `name.svg` per icon."""
        self._folder = folder
        self._drawings: dict[str, QSvgRenderer] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, side: int, ratio: float) -> QPixmap:
        """Return the icon as a square of `side` logical pixels; no such drawing is OSError."""
        key = (name, colour.name(), side, ratio)
        if key not in self._drawn:
            self._drawn[key] = _tinted(self._drawing(name), colour, side, ratio)
        return self._drawn[key]

    def icon(self, name: str, inks: tuple[QColor, QColor], side: int, gap: int) -> QIcon:
        """Return the icon for a button in two inks, the second for when it is off.

        `gap` is the air at its right, for which a style sheet has no word.
        """
        icon = QIcon()
        for ratio in (1.0, 2.0, 3.0):
            for ink, mode in zip(inks, (QIcon.Mode.Normal, QIcon.Mode.Disabled), strict=True):
                icon.addPixmap(_with_gap(self.pixmap(name, ink, side, ratio), gap), mode)
        return icon

    def mark(self, side: int, ratio: float) -> QPixmap:
        """Return the program's own mark, in its own colours."""
        return _drawn(self._drawing(MARK), side, ratio)

    def _drawing(self, name: str) -> QSvgRenderer:
        if name not in self._drawings:
            drawing = (self._folder / f"{name}.svg").read_bytes()
            self._drawings[name] = QSvgRenderer(QByteArray(drawing))
        return self._drawings[name]


def _with_gap(picture: QPixmap, gap: int) -> QPixmap:
    ratio = picture.devicePixelRatio()
    wide = QPixmap(QSize(picture.width() + round(gap * ratio), picture.height()))
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wide


def _tinted(drawing: QSvgRenderer, colour: QColor, side: int, ratio: float) -> QPixmap:
    pixmap = _drawn(drawing, side, ratio)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, side, side), colour)
    painter.end()
    return pixmap


def _drawn(drawing: QSvgRenderer, side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap
