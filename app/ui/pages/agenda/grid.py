"""The week as a grid: windows as bands above, appointments as blocks at their hour below."""

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.language import Words
from app.language.dates import clock_time, day_month, weekday
from app.services.planning import Band, Week
from app.services.scheduling import AgendaEntry
from app.ui.parts import retone
from app.ui.theme import Role, Size, theme
from app.ui.wording import outcome_word, wave_title

DAYS = 7
FIRST_HOUR, LAST_HOUR = 8, 19
HOUR = 44
BAND = 24
HEAD = 48
EDGE = 48
"""Design pixels: an hour, a band, the days at the top, and the hours at the left."""
PADDING = 16
"""Design pixels beside the words of a block."""
EDGES = 4
"""Design pixels of its edges alone, which is all there is beside the words where room is tight."""
LEAST = 5
"""Signs of a place that are worth showing behind a time."""
MOST_BANDS = 8
WEEKEND = 5


class WeekGrid(QWidget):
    """Seven days side by side; Tab goes from block to block."""

    opened = Signal(object)
    """The `AgendaEntry` of the block that was chosen."""

    def __init__(self, words: Words, today: date) -> None:
        """Begin with an empty week."""
        super().__init__()
        self._words, self._today = words, today
        self._week: Week | None = None
        self._blocks: list[tuple[QPushButton, AgendaEntry]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.say("Week"))

    def show_week(self, week: Week) -> None:
        """Show this week."""
        self._week = week
        for block, _ in self._blocks:
            block.hide()
            block.deleteLater()
        self._blocks = [(self._block(each), each) for each in week.entries]
        self.updateGeometry()
        self._place()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all hours and bands."""
        hours = (LAST_HOUR - FIRST_HOUR) * HOUR
        return QSize(theme().px(640), theme().px(HEAD + hours + 12) + self._bands_high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the blocks where their hour is."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw days, bands and hours."""
        if self._week is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_days(painter, self._week)
        self._draw_hours(painter)
        for row, band in enumerate(self._week.bands[:MOST_BANDS]):
            self._draw_band(painter, row, band)

    def _draw_days(self, painter: QPainter, week: Week) -> None:
        look = theme()
        for at in range(DAYS):
            day = week.first + timedelta(days=at)
            left, right = self._x(at), self._x(at + 1)
            column = QRect(left, look.px(HEAD), right - left, self.height() - look.px(HEAD))
            ground = Role.SURFACE if at < WEEKEND else Role.HOVER
            painter.fillRect(column, look.colour(ground))
            painter.setPen(look.colour(Role.LINE))
            painter.drawLine(left, look.px(HEAD), left, self.height())
            is_today = day == self._today
            painter.setPen(look.colour(Role.WATER if is_today else Role.QUIET))
            painter.setFont(look.font(Size.SMALL))
            name = QRect(left + look.px(8), 0, right - left, look.px(HEAD // 2))
            painter.drawText(name, Qt.AlignmentFlag.AlignBottom, weekday(self._words, day))
            number = name.translated(0, look.px(HEAD // 2))
            painter.setFont(look.font(Size.BODY))
            painter.setPen(look.colour(Role.WATER if is_today else Role.TEXT))
            word = day_month(self._words, day)
            painter.drawText(number, Qt.AlignmentFlag.AlignTop, word)
            if is_today:
                under = QRect(left, look.px(HEAD - 3), right - left, look.px(3))
                painter.fillRect(under, look.colour(Role.WATER))

    def _draw_hours(self, painter: QPainter) -> None:
        look = theme()
        painter.setFont(look.numbers(Size.SMALL))
        for hour in range(FIRST_HOUR, LAST_HOUR):
            y = self._y(hour * 60)
            painter.setPen(look.colour(Role.LINE))
            painter.drawLine(self._x(0), y, self.width(), y)
            painter.setPen(look.colour(Role.QUIET))
            room = QRect(0, y - look.px(8), look.px(EDGE - 8), look.px(16))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, flags, f"{hour}:00")

    def _draw_band(self, painter: QPainter, row: int, band: Band) -> None:
        look, week = theme(), self._week
        if week is None:
            return
        left = self._x((band.first - week.first).days) + look.px(3)
        right = self._x((band.last - week.first).days + 1) - look.px(3)
        top = look.px(HEAD + 4 + row * BAND)
        room = QRect(left, top, right - left, look.px(BAND - 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(Role.SOFT))
        painter.drawRoundedRect(room, look.px(4), look.px(4))
        painter.setPen(look.colour(Role.WATER))
        painter.setFont(look.font(Size.SMALL))
        words = f"{band.code} · {wave_title(self._words, band.wave.wave)}"
        inside = room.adjusted(look.px(8), 0, -look.px(4), 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)

    def _written(self, block: QPushButton, entry: AgendaEntry) -> str:
        """Return as much as there is room for: the end of a code tells people apart."""
        room, metrics = block.width() - theme().px(PADDING), block.fontMetrics()
        code = entry.participant.code
        if metrics.horizontalAdvance(code) > room:
            code = code.rpartition("-")[2]
        tight = metrics.horizontalAdvance(code) > room
        retone(block, "tight", tight)
        room += theme().px(PADDING - EDGES) if tight else 0
        time = clock_time(self._words, entry.appointment.starts_at)
        line = f"{time} {self._word(entry)}"
        if metrics.horizontalAdvance(line) > room:
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            line = shown if len(shown) > len(time) + LEAST else time
        return f"{code}\n{line}"

    def _word(self, entry: AgendaEntry) -> str:
        outcome = entry.appointment.outcome
        return outcome_word(self._words, outcome) if outcome else entry.site

    def _block(self, entry: AgendaEntry) -> QPushButton:
        time = clock_time(self._words, entry.appointment.starts_at)
        code, outcome = entry.participant.code, entry.appointment.outcome
        word = self._word(entry)
        block = QPushButton(self)
        block.setProperty("kind", "block" if outcome is None else "ended")
        spoken = self._words.say(
            "{weekday} {time}, {code}, {word}",
            weekday=weekday(self._words, entry.appointment.starts_at.astimezone().date()),
            time=time,
            code=code,
            word=word,
        )
        block.setAutoDefault(True)
        block.setAccessibleName(spoken)
        block.setToolTip(spoken)
        block.setCursor(Qt.CursorShape.PointingHandCursor)
        block.clicked.connect(partial(self._open, entry))
        block.show()
        return block

    def _open(self, entry: AgendaEntry, *_clicked: bool) -> None:
        self.opened.emit(entry)

    def _place(self) -> None:
        if self._week is None:
            return
        look = theme()
        for block, entry in self._blocks:
            start = entry.appointment.starts_at.astimezone()
            day = (start.date() - self._week.first).days
            top, bottom = (
                self._y(_minute(start)),
                self._y(_minute(start) + entry.appointment.minutes),
            )
            left, right = self._x(day) + look.px(3), self._x(day + 1) - look.px(3)
            same = [other for other, each in self._blocks if _overlap(each, entry)]
            wide = (right - left) // len(same)
            at = same.index(block)
            block.setGeometry(
                left + at * wide, top + 1, wide - look.px(2), max(look.px(HOUR), bottom - top - 2)
            )
            block.setText(self._written(block, entry))

    def _bands_high(self) -> int:
        rows = min(MOST_BANDS, len(self._week.bands)) if self._week else 0
        return theme().px(rows * BAND + 8)

    def _x(self, day: int) -> int:
        edge = theme().px(EDGE)
        return edge + (self.width() - edge) * day // DAYS

    def _y(self, minute: int) -> int:
        """Return where a minute of the day is; what is early or late stands at the edge."""
        inside = min(max(minute, FIRST_HOUR * 60), LAST_HOUR * 60) - FIRST_HOUR * 60
        return theme().px(HEAD + 8) + self._bands_high() + theme().px(HOUR * inside / 60)


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _overlap(one: AgendaEntry, other: AgendaEntry) -> bool:
    first, second = one.appointment, other.appointment
    return first.starts_at < second.ends_at and second.starts_at < first.ends_at
