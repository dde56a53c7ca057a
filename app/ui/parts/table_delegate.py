"""How a row of a table is drawn: air, a hairline, soft water where somebody is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme import Role, theme

SIDE = 12
"""Design pixels of air at both sides of a cell."""


class RowDelegate(QStyledItemDelegate):
    """Draws every cell itself, so that a row looks like one thing."""

    def __init__(self, view: QAbstractItemView) -> None:
        """Draw for this view."""
        super().__init__(view)
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, bar, hairline, icon and words."""
        painter.save()
        room: QRect = option.rect
        self._ground(painter, room, index)
        self._words(painter, room, index)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room for icon and words, with air around."""
        del option
        # With the digits of one width in which it is drawn: they are wider than those of the view.
        words = QFontMetrics(theme().numbers()).horizontalAdvance(str(index.data()))
        icon = theme().px(22) if index.data(Qt.ItemDataRole.DecorationRole) else 0
        return QSize(words + icon + theme().px(2 * SIDE + 4), theme().px(36))

    def _ground(
        self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, here = theme(), index.row() == self._view.currentIndex().row()
        if here:
            painter.fillRect(room, look.colour(Role.SOFT))
        elif index.row() == self._hovered():
            painter.fillRect(room, look.colour(Role.HOVER))
        painter.fillRect(room.x(), room.bottom(), room.width(), 1, look.colour(Role.LINE))
        if here and self._view.hasFocus() and index.column() == 0:
            painter.fillRect(room.x(), room.y(), look.px(3), room.height(), look.colour(Role.WATER))

    def _hovered(self) -> int:
        at = self._view.viewport().mapFromGlobal(self._view.cursor().pos())
        inside = self._view.viewport().underMouse()
        return self._view.indexAt(at).row() if inside else -1

    def _words(
        self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme()
        inner = room.adjusted(look.px(SIDE), 0, -look.px(SIDE), 0)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QPixmap):
            top = inner.center().y() - look.px(16) // 2
            painter.drawPixmap(QRect(QPoint(inner.x(), top), _size(picture)), picture)
            inner.adjust(look.px(22), 0, 0, 0)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else look.colour(Role.TEXT))
        painter.setFont(look.numbers())
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inner.width()
        )
        flags = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(inner, flags, text)


def _size(picture: QPixmap) -> QSize:
    return picture.deviceIndependentSize().toSize()
