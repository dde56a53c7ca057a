"""How a row of a table is drawn: air, a hairline, soft water where somebody is."""

from html import escape
from math import ceil

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

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
        words = ceil(QFontMetricsF(theme().numbers()).horizontalAdvance(str(index.data())))
        icon = theme().px(22) if index.data(Qt.ItemDataRole.DecorationRole) else 0
        return QSize(words + icon + 2 * theme().px(SIDE), theme().px(36))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say in full, under the mouse, what there was no room for."""
        if event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        cut = index.isValid() and self.sizeHint(option, index).width() > option.rect.width()
        QToolTip.showText(event.globalPos(), _as_text(index) if cut else "", view)
        return True

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


def _as_text(index: QModelIndex | QPersistentModelIndex) -> str:
    """Return what a cell says, as a tip that never takes people's words for markup."""
    return f"<qt>{escape(str(index.data()))}</qt>"


def _size(picture: QPixmap) -> QSize:
    return picture.deviceIndependentSize().toSize()
