"""A journey drawn from left to right: a lane per life domain, and the line of how it felt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.journey import Event, Lane
from app.domain.participant import ReleaseDate
from app.language import Words
from app.language.dates import day_month, without_weekday
from app.language.nouns import lane_word
from app.ui.theme import Role, Size, theme

HEAD = 30
FEELING = 84
LANE = 34
SIDE = 150
EDGE = 24
BEAD = 7
"""Design pixels: the head with dates, the field of feelings, a lane, its name, the right edge."""
LOWEST, HIGHEST = -2, 2
INKS = {-2: Role.OVERDUE, -1: Role.DUE, 0: Role.QUIET, 1: Role.GOOD, 2: Role.GOOD}


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days to places."""

    first: date
    last: date
    left: float
    width: float

    def at(self, day: date) -> float:
        """Return where a day lies."""
        whole = max(1, (self.last - self.first).days)
        return self.left + (day - self.first).days / whole * self.width


class Timeline(QWidget):
    """Shows a journey so that the one who lived it can read along."""

    def __init__(self, words: Words) -> None:
        """Begin without events."""
        super().__init__()
        self._words = words
        self._events: tuple[Event, ...] = ()
        self._release: date | None = None
        self._lanes: tuple[Lane, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_events(self, events: Sequence[Event], release: ReleaseDate) -> None:
        """Draw these events; those without a day stand in the list only."""
        self._events = tuple(event for event in events if event.day)
        self._release = release.day
        used = {event.lane for event in self._events}
        self._lanes = tuple(lane for lane in Lane if lane in used)
        self.setAccessibleName(
            self._words.say_n(
                "Klantreis met {n} gebeurtenis",
                "Klantreis met {n} gebeurtenissen",
                len(self._events),
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the lanes in use."""
        look = theme()
        high = HEAD + FEELING + LANE * len(self._lanes) + 12
        return QSize(look.px(560), look.px(high) if self._events else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which the days still differ."""
        return QSize(theme().px(360), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw dates, lanes, the line of feelings, and every event."""
        if not self._events:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        self._draw_ground(painter)
        self._draw_lanes(painter)
        self._draw_dates(painter, scale)
        self._draw_release(painter, scale)
        self._draw_feelings(painter, scale)
        for event in self._events:
            self._draw_event(painter, scale, event)

    def _scale(self) -> _Scale:
        days = [event.day for event in self._events if event.day]
        if self._release and _near(self._release, days):
            days.append(self._release)
        look = theme()
        left = look.px(SIDE)
        return _Scale(min(days), max(days), left + look.px(16), self._right() - left - look.px(16))

    def _right(self) -> float:
        return self.width() - theme().px(EDGE)

    def _draw_ground(self, painter: QPainter) -> None:
        look = theme()
        painter.setPen(QPen(look.colour(Role.LINE), 1))
        painter.setBrush(look.colour(Role.SURFACE))
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(room, look.px(8), look.px(8))

    def _draw_lanes(self, painter: QPainter) -> None:
        look = theme()
        painter.setFont(look.font(Size.SMALL))
        names = [self._words.say("hoe het voelde")]
        names += [lane_word(self._words, lane) for lane in self._lanes]
        for at, name in enumerate(names):
            top = look.px(HEAD) if at == 0 else self._lane_top(at - 1)
            high = look.px(FEELING if at == 0 else LANE)
            painter.setPen(QPen(look.colour(Role.LINE), 1))
            painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
            painter.setPen(look.colour(Role.QUIET))
            room = QRectF(look.px(12), top, look.px(SIDE - 16), high)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _draw_dates(self, painter: QPainter, scale: _Scale) -> None:
        look = theme()
        painter.setPen(look.colour(Role.QUIET))
        ends = (
            (scale.first, Qt.AlignmentFlag.AlignLeft),
            (scale.last, Qt.AlignmentFlag.AlignRight),
        )
        room = QRectF(look.px(SIDE), 0, self._right() - look.px(SIDE) + look.px(8), look.px(HEAD))
        for day, side in ends:
            text = without_weekday(self._words, day)
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_release(self, painter: QPainter, scale: _Scale) -> None:
        day = self._release
        if day is None or not scale.first <= day <= scale.last:
            return
        look, x = theme(), scale.at(day)
        painter.setPen(QPen(look.colour(Role.WATER), look.px(2), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, look.px(HEAD)), QPointF(x, self.height() - look.px(2)))
        text = self._words.say("vrijlating {day}", day=day_month(self._words, day))
        wide = painter.fontMetrics().horizontalAdvance(text)
        at = min(max(x - wide / 2, look.px(SIDE) + look.px(96)), self._right() - wide - look.px(90))
        painter.setPen(look.colour(Role.WATER))
        room = QRectF(at, 0, wide + 2, look.px(HEAD))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_feelings(self, painter: QPainter, scale: _Scale) -> None:
        look = theme()
        points = [self._feeling(scale, event) for event in self._events]
        middle = look.px(HEAD) + look.px(FEELING) / 2
        painter.setPen(QPen(look.colour(Role.LINE), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(look.px(SIDE), middle), QPointF(self._right(), middle))
        painter.setPen(QPen(look.colour(Role.WATER), 2 * look.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_smooth(points))
        for event, point in zip(self._events, points, strict=True):
            self._draw_bead(painter, point, event, BEAD - 3)

    def _draw_event(self, painter: QPainter, scale: _Scale, event: Event) -> None:
        look = theme()
        top = self._lane_top(self._lanes.index(event.lane))
        point = QPointF(scale.at(event.day or scale.first), top + look.px(LANE) / 2)
        self._draw_bead(painter, point, event, BEAD)
        if event.stuck:
            picture = look.pixmap("octagon", Role.OVERDUE, 22)
            offset = look.px(11)
            painter.drawPixmap(QPointF(point.x() - offset, point.y() - offset), picture)

    def _draw_bead(self, painter: QPainter, point: QPointF, event: Event, radius: int) -> None:
        look = theme()
        ink = look.colour(INKS[event.feeling])
        pen = QPen(ink, 2 * look.scale)
        pen.setStyle(Qt.PenStyle.DotLine if event.uncertain else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(look.colour(Role.SURFACE) if event.uncertain else ink)
        painter.drawEllipse(point, look.px(radius), look.px(radius))

    def _feeling(self, scale: _Scale, event: Event) -> QPointF:
        look = theme()
        share = (HIGHEST - event.feeling) / (HIGHEST - LOWEST)
        room = look.px(FEELING) - look.px(24)
        return QPointF(
            scale.at(event.day or scale.first), look.px(HEAD) + look.px(12) + share * room
        )

    def _lane_top(self, at: int) -> int:
        return theme().px(HEAD) + theme().px(FEELING) + theme().px(LANE) * at


def _near(release: date, days: Sequence[date]) -> bool:
    """A release far from all that was told would squeeze the rest into a corner."""
    whole = max(30, (max(days) - min(days)).days)
    return min(abs((release - day).days) for day in (min(days), max(days))) <= whole


def _smooth(points: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(points[0])
    for before, after in pairwise(points):
        half = (after.x() - before.x()) / 2
        path.cubicTo(
            QPointF(before.x() + half, before.y()), QPointF(after.x() - half, after.y()), after
        )
    return path
