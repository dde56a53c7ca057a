"""Tables: one typed model over frozen records serves every list in the program."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QTableView, QWidget

from app.ui.notice import Tone
from app.ui.parts.table_delegate import SIDE, RowDelegate
from app.ui.theme import Role, Size, theme

R = TypeVar("R")
SortKey = int | float | str | QDate
"""What a proxy sorts rightly; it sorts dates and tuples of Python wrongly, without a word."""
Index = QModelIndex | QPersistentModelIndex
ROW = 36
LEAST = 140
"""Design pixels below which a column that stretches does not shrink: then the table scrolls."""
NO_PARENT = QModelIndex()


@dataclass(frozen=True)  # slots would forbid writing Column[Row](…)
class Column(Generic[R]):
    """One column: its title and what it shows of a record."""

    title: str
    text: Callable[[R], str]
    key: Callable[[R], SortKey] | None = None
    """What it is sorted by; without it the text, in lower case."""
    right: bool = False
    """Numbers stand at the right."""
    tone: Callable[[R], Tone | None] | None = None
    """A state: shown with the tone's icon and colour beside the word."""
    icon: Callable[[R], str] | None = None
    quiet: bool = False
    width: int = 0
    """Design pixels; 0 takes what the words need."""
    stretch: bool = False
    """Take the room that is left."""


class RowsModel(QAbstractTableModel, Generic[R]):
    """Shows records by columns."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        """Begin without rows."""
        super().__init__()
        self._columns = tuple(columns)
        self._rows: tuple[R, ...] = ()

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show these records and no others."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: Index) -> R:
        """Return the record behind a cell."""
        return self.record(index.row())

    def record(self, at: int) -> R:
        """Return the record of a row."""
        return self._rows[at]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many records there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a title, aligned as its column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, how it is sorted, and how it is drawn."""
        answer = _ANSWERS.get(role)
        return answer(self._columns[index.column()], self.row(index)) if answer else None


class Table(QStackedWidget, Generic[R]):
    """A list to look through: sort by a title, filter by words, open with Enter."""

    opened = Signal(object)
    """The record somebody opened with Enter or two clicks."""
    picked = Signal(object)
    """The record that is selected now, or None."""

    def __init__(self, spoken: str, columns: Sequence[Column[R]], empty: QWidget) -> None:
        """Name it aloud, and show `empty` while there are no rows."""
        super().__init__()
        self._columns = tuple(columns)
        self._empty = empty
        self.model = RowsModel(columns)
        self.proxy = _Proxy(self)
        self.proxy.setSourceModel(self.model)
        self.view = _View()
        self.view.setAccessibleName(spoken)
        self.view.setModel(self.proxy)
        self.setFocusProxy(self.view)
        self.addWidget(self.view)
        self.addWidget(empty)
        self.setCurrentWidget(empty)
        self._set_up()

    def show_rows(self, rows: Iterable[R]) -> None:
        """Show these records; what was selected stays selected when it is still there."""
        before = self.current()
        self.model.show_rows(rows)
        self.setCurrentWidget(self.view if self.model.rowCount() else self._empty)
        self.select(before)
        self._fit()

    def rows(self) -> list[R]:
        """Return the records in the order they are seen in, without those filtered out."""
        return [self._at(self.proxy.index(at, 0)) for at in range(self.proxy.rowCount())]

    def current(self) -> R | None:
        """Return the selected record."""
        index = self.view.currentIndex()
        return self._at(index) if index.isValid() else None

    def select(self, record: R | None) -> None:
        """Select this record, or the first when it is not in sight."""
        seen = self.rows()
        if seen:
            self.view.selectRow(seen.index(record) if record in seen else 0)

    def mark(self) -> str:
        """Return how it is sorted and what is selected, as words; none while that is as at first.

        Held beside drafts only: the words of a row are as private as the row.
        """
        index, order = self.view.currentIndex(), self._order()
        if order == self._first_order and index.row() <= 0:
            return ""
        row = self.proxy.mapToSource(index).row()
        return json.dumps([*order, self._line(row) if row >= 0 else "", row])

    def return_to(self, mark: str, *, by_words: bool) -> None:
        """Sort and select as `mark` says; without `by_words`, in another language, by the row."""
        column, order, line, row = json.loads(mark)
        self.view.sortByColumn(column, Qt.SortOrder(order))
        every = range(self.model.rowCount())
        rows = [at for at in every if (self._line(at) == line if by_words else at == row)]
        if rows:
            self.view.selectRow(self.proxy.mapFromSource(self.model.index(rows[0], 0)).row())

    def filter(self, text: str) -> None:
        """Show only the rows in which every word of `text` occurs."""
        self.proxy.look_for(text)

    def sort_by(self, column: int, *, down: bool = False) -> None:
        """Sort by a column."""
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.view.sortByColumn(column, order)
        self._first_order = self._order()

    def _at(self, index: QModelIndex) -> R:
        return self.model.row(self.proxy.mapToSource(index))

    def _order(self) -> tuple[int, int]:
        header = self.view.horizontalHeader()
        return header.sortIndicatorSection(), header.sortIndicatorOrder().value

    def _line(self, row: int) -> str:
        """Return the words of a row, by which it is found again."""
        return "\t".join(column.text(self.model.record(row)) for column in self._columns)

    def _set_up(self) -> None:
        header = self.view.horizontalHeader()
        for at, column in enumerate(self._columns):
            if column.width:
                header.resizeSection(at, theme().px(column.width))
        self.view.resized.connect(self._fit)
        self.sort_by(0)
        self.view.activated.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(self._pick)
        theme().changed.connect(self._restyle)

    def _fit(self) -> None:
        """Give every column what its words need, and those that stretch the room that is left."""
        header, elastic = self.view.horizontalHeader(), []
        for at, column in enumerate(self._columns):
            if not column.width:
                header.resizeSection(at, self.view.needed(at, column.title))
            if column.stretch:
                elastic.append(at)
        spare = self.view.viewport().width() - header.length()
        for at in elastic:
            share = header.sectionSize(at) + spare // len(elastic)
            header.resizeSection(at, max(theme().px(LEAST), share))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._at(index))

    def _pick(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.picked.emit(self._at(index) if index.isValid() else None)

    def _restyle(self) -> None:
        self.view.viewport().update()


class _View(QTableView):
    """A table without grid: whole rows, hairlines, the keyboard everywhere."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().px(ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(theme().px(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns share the new room."""
        super().resizeEvent(event)
        self.resized.emit()

    def needed(self, column: int, title: str) -> int:
        """Return the width of the words; Qt would keep room for a mark of sorting, never drawn."""
        words = QFontMetrics(theme().font(Size.SMALL)).horizontalAdvance(title)
        return max(self.sizeHintForColumn(column), words + 2 * theme().px(SIDE) + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row with Enter on every platform, and once."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in enter and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Proxy(QSortFilterProxyModel):
    """Sorts by the sort key and finds by words, in any column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSortRole(Qt.ItemDataRole.UserRole)
        self.setSortLocaleAware(True)

    def look_for(self, text: str) -> None:
        """Show only rows in which every word of `text` occurs."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Tell whether every word occurs somewhere in the row."""
        source = self.sourceModel()
        cells = (source.index(source_row, at) for at in range(source.columnCount(source_parent)))
        line = " ".join(str(source.data(cell)) for cell in cells).casefold()
        return all(word in line for word in self._words)


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _text(column: Column[Any], row: object) -> str:
    return column.text(row)


def _key(column: Column[Any], row: object) -> SortKey:
    return column.key(row) if column.key else column.text(row).casefold()


def _tone(column: Column[Any], row: object) -> Tone | None:
    return column.tone(row) if column.tone else None


def _ink(column: Column[Any], row: object) -> QColor:
    tone = _tone(column, row)
    role = Role.QUIET if column.quiet else Role.TEXT
    return theme().colour(tone.role if tone else role)


def _picture(column: Column[Any], row: object) -> object:
    tone = _tone(column, row)
    name = column.icon(row) if column.icon else tone.icon if tone else ""
    return theme().pixmap(name, tone.role if tone else Role.QUIET, 16) if name else None


def _alignment_of(column: Column[Any], _row: object) -> Qt.AlignmentFlag:
    return _alignment(column)


_ANSWERS: dict[int, Callable[[Column[Any], object], object]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.UserRole: _key,
    Qt.ItemDataRole.ForegroundRole: _ink,
    Qt.ItemDataRole.DecorationRole: _picture,
    Qt.ItemDataRole.TextAlignmentRole: _alignment_of,
}
