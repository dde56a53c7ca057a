"""Ticks, rounds, drop-downs and dates, drawn by ourselves: a style sheet can't tint their marks."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPointF, QRect, QRectF, QSize, Qt, QTime
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QRadioButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QTimeEdit,
    QToolButton,
    QWidget,
)

from app.ui.theme import Role, theme

HIGH = 36
BOX = 20
GAP = 10
READ, TYPED = "ddd d MMM yyyy", "dd-MM-yyyy"
BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
WIDEST = 560
"""Design pixels after which the words of a tick box run on to the next line."""


class Check(QCheckBox):
    """A tick box whose words may take several lines."""

    def __init__(self, text: str) -> None:
        """Show an empty box and its words."""
        super().__init__(text)
        _wrapping(self)

    def hitButton(self, pos: object) -> bool:
        """Let a click on the words tick the box too."""
        return True

    def sizeHint(self) -> QSize:
        """Return the room for the box and its words."""
        return _room(self)

    def minimumSizeHint(self) -> QSize:
        """Return the least room: the box and a long word."""
        return QSize(theme().px(BOX * 6), theme().px(BOX + 8))

    def heightForWidth(self, width: int) -> int:
        """Return how high the words stand in `width`."""
        return _height(self, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick, words and focus ring."""
        painter = QPainter(self)
        box = _prepare(painter, self)
        painter.drawRoundedRect(box, theme().px(4), theme().px(4))
        if self.isChecked():
            _tick(painter, box)
        _words(painter, self)


class Radio(QRadioButton):
    """One of several, whose words may take several lines."""

    def __init__(self, text: str) -> None:
        """Show an empty round and its words."""
        super().__init__(text)
        _wrapping(self)

    def hitButton(self, pos: object) -> bool:
        """Let a click on the words choose it too."""
        return True

    def sizeHint(self) -> QSize:
        """Return the room for the round and its words."""
        return _room(self)

    def minimumSizeHint(self) -> QSize:
        """Return the least room: the round and a long word."""
        return QSize(theme().px(BOX * 6), theme().px(BOX + 8))

    def heightForWidth(self, width: int) -> int:
        """Return how high the words stand in `width`."""
        return _height(self, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw round, dot, words and focus ring."""
        painter = QPainter(self)
        box = _prepare(painter, self)
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setBrush(theme().colour(Role.ON_WATER))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(box.center(), theme().px(4), theme().px(4))
        _words(painter, self)


class Choice(QComboBox):
    """A drop-down of words with a key behind each; the wheel does not change it by accident."""

    def __init__(self, *options: tuple[str, str]) -> None:
        """Offer pairs of key and word."""
        super().__init__()
        self.setFixedHeight(theme().px(HIGH))
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, word in options:
            self.addItem(word, key)

    @property
    def key(self) -> str:
        """Return the key behind what is chosen, empty when nothing is."""
        found = self.currentData()
        return found if isinstance(found, str) else ""

    def choose(self, key: str) -> None:
        """Show the option with this key."""
        self.setCurrentIndex(self.findData(key))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron that the style sheet can't tint."""
        super().paintEvent(event)
        _mark(self, "chevron-down")


class DateField(QDateEdit):
    """A day, typed as eight digits or picked in a calendar; the wheel does not change it.

    It is read as people write it, `ma 23 nov 2026`; while the keyboard is in it, as it is typed.
    """

    def __init__(self, day: date) -> None:
        """Show `day` in the order that the language writes it."""
        super().__init__()
        self.setCalendarPopup(True)
        self.setFixedHeight(theme().px(HIGH))
        self.setLocale(QLocale())
        self.setDisplayFormat(READ)
        self._dress_calendar()
        theme().changed.connect(self._dress_calendar)
        self.set_day(day)
        self.setMinimumWidth(self.sizeHint().width())

    @property
    def day(self) -> date:
        """Return the day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show another day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the day be typed from its first digit on."""
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.setDisplayFormat(TYPED)
        super().focusInEvent(event)
        _begin_at_first(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the day as people read it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.setDisplayFormat(READ)

    def focusNextPrevChild(self, forth: bool) -> bool:  # noqa: FBT001 - Qt asks it so
        """Let one Tab leave the field; the digits go from day to month to year by themselves."""
        return QWidget.focusNextPrevChild(self, forth)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type over the day when all of it is selected, and write it with any sign between."""
        _type_over(self, event)
        if not _steps_on(self, event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the calendar that the style sheet can't tint."""
        super().paintEvent(event)
        _mark(self, "calendar")

    def _dress_calendar(self) -> None:
        calendar, days = self.calendarWidget(), QTextCharFormat()
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        days.setForeground(theme().colour(Role.QUIET))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, days)
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            arrow = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if isinstance(arrow, QToolButton):
                theme().dress(arrow, icon, Role.QUIET)


class NumberField(QSpinBox):
    """A whole number; the wheel does not change it by accident."""

    def __init__(self, limits: range) -> None:
        """Offer the numbers of `limits`."""
        super().__init__()
        self.setRange(limits.start, limits.stop - 1)
        _dress_spin(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class TimeField(QTimeEdit):
    """A time of the day, typed as four digits; the wheel does not change it by accident."""

    def __init__(self, time: QTime) -> None:
        """Show `time`."""
        super().__init__(time)
        self.setDisplayFormat("HH:mm")
        _dress_spin(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the time be typed from its first digit on."""
        super().focusInEvent(event)
        _begin_at_first(self, event)

    def focusNextPrevChild(self, forth: bool) -> bool:  # noqa: FBT001 - Qt asks it so
        """Let one Tab leave the field; the digits go from hours to minutes by themselves."""
        return QWidget.focusNextPrevChild(self, forth)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type over the time when all of it is selected, and write it with any sign between."""
        _type_over(self, event)
        if not _steps_on(self, event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def _begin_at_first(field: QDateTimeEdit, event: QFocusEvent) -> None:
    """Select the first part, also for who comes from behind, where Qt selects the last."""
    if event.reason() in BY_KEY:
        field.setSelectedSection(field.sectionAt(0))


def _type_over(field: QDateTimeEdit, event: QKeyEvent) -> None:
    """Select the first part in place of the whole, for Qt takes no digit over a whole selection."""
    line = field.lineEdit()
    if event.text().isdigit() and line.selectedText() == line.text():
        field.setSelectedSection(field.sectionAt(0))


def _steps_on(field: QDateTimeEdit, event: QKeyEvent) -> bool:
    """Take a sign between two parts for the way to the next one, and never for the way out.

    Qt leaves the field at such a sign, so that the rest of a date would be typed into whatever
    comes next. A part that is still selected has nothing typed in it: its last digit led there.
    """
    sign = event.text()
    if len(sign) != 1 or not sign.isprintable() or sign.isalnum():
        return False
    at = field.currentSectionIndex()
    if not field.lineEdit().hasSelectedText() and at + 1 < field.sectionCount():
        field.setSelectedSection(field.sectionAt(at + 1))
    return True


def _dress_spin(field: QAbstractSpinBox) -> None:
    """Give what is typed its room at the left, which the style sheet can't."""
    field.setFixedHeight(theme().px(HIGH))
    field.lineEdit().setTextMargins(theme().px(8), 0, 0, 0)


def _wrapping(widget: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    widget.setCursor(Qt.CursorShape.PointingHandCursor)
    widget.setAttribute(Qt.WidgetAttribute.WA_Hover)


def _lead() -> int:
    return theme().px(BOX + GAP + 4)


def _text_rect(widget: QAbstractButton, width: int) -> QRect:
    room = QRect(0, 0, max(1, width - _lead() - theme().px(6)), 100_000)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    return widget.fontMetrics().boundingRect(room, flags, widget.text())


def _height(widget: QAbstractButton, width: int) -> int:
    return max(_text_rect(widget, width).height(), theme().px(BOX)) + theme().px(8)


def _room(widget: QAbstractButton) -> QSize:
    words = widget.fontMetrics().horizontalAdvance(widget.text()) + theme().px(8)
    width = min(words + _lead(), theme().px(WIDEST))
    return QSize(width, _height(widget, width))


def _prepare(painter: QPainter, widget: QAbstractButton) -> QRectF:
    look = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    lit = widget.hasFocus() or widget.underMouse()
    edge = Role.WATER if widget.isChecked() or lit else Role.EDGE
    colour = look.colour(edge if widget.isEnabled() else Role.LINE)
    if widget.hasFocus():
        painter.setPen(QPen(colour, look.px(2)))
        ring = QRectF(widget.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(ring, look.px(6), look.px(6))
    painter.setPen(QPen(colour, max(1.0, 1.5 * look.scale)))
    painter.setBrush(colour if widget.isChecked() else look.colour(Role.SURFACE))
    line = max(widget.fontMetrics().height(), look.px(BOX))
    return QRectF(look.px(4), look.px(4) + (line - look.px(BOX)) / 2, look.px(BOX), look.px(BOX))


def _tick(painter: QPainter, box: QRectF) -> None:
    points = ((0.25, 0.53), (0.43, 0.70), (0.76, 0.32))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme().colour(Role.ON_WATER), 2 * theme().scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    side = box.width()
    painter.drawPolyline(
        QPolygonF([QPointF(box.x() + x * side, box.y() + y * side) for x, y in points])
    )


def _words(painter: QPainter, widget: QAbstractButton) -> None:
    look = theme()
    painter.setPen(QColor(look.colour(Role.TEXT if widget.isEnabled() else Role.EDGE)))
    lift = max(0, look.px(BOX) - widget.fontMetrics().height()) // 2
    room = widget.rect().adjusted(_lead(), look.px(4) + lift, -look.px(4), 0)
    painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, widget.text())


def _mark(widget: QWidget, icon: str) -> None:
    look = theme()
    side = look.px(16)
    room = QStyle.alignedRect(
        widget.layoutDirection(),
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
        QSize(side, side),
        widget.rect().adjusted(look.px(10), 0, -look.px(10), 0),
    )
    role = Role.QUIET if widget.isEnabled() else Role.LINE
    QPainter(widget).drawPixmap(room, look.pixmap(icon, role, 16))
