"""The waves of one participant as a strip: what is done, what is open, what was missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.domain.schedule import WaveState
from app.ui.notice import Tone
from app.ui.parts.one_stop import make_stop, step
from app.ui.parts.page import clear
from app.ui.theme import Role, Size, soft, theme

NAMES, STATES = 3, 2
"""Lines a name and a state may take at most."""
TONES = {
    WaveState.DONE: Tone.GOOD,
    WaveState.PLANNED: Tone.WATER,
    WaveState.OPEN: Tone.DUE,
    WaveState.COMING: Tone.PLAIN,
    WaveState.MISSED: Tone.OVERDUE,
    WaveState.UNKNOWN: Tone.PLAIN,
}
ICONS = {
    WaveState.DONE: "circle-check",
    WaveState.PLANNED: "calendar-days",
    WaveState.OPEN: "circle-dot",
    WaveState.COMING: "circle-dashed",
    WaveState.MISSED: "circle-x",
    WaveState.UNKNOWN: "circle-question-mark",
}


@dataclass(frozen=True, slots=True)
class WaveMark:
    """One round as it is drawn: its id, its name, its state, and both said in words."""

    key: str
    name: str
    state: WaveState
    word: str
    """The state in a word or two: *gesproken*, *nog 6 dagen*."""
    soon: bool = False
    """Whether it asks for something these days."""

    @property
    def tone(self) -> Tone:
        """Return the tone it is drawn in."""
        return Tone.DUE if self.soon else TONES[self.state]

    @property
    def icon(self) -> str:
        """Return the drawing in its bead."""
        return "clock" if self.soon else ICONS[self.state]


class WaveStrip(QWidget):
    """Rounds from left to right on one line of water; Tab reaches it, arrows walk, Enter opens."""

    opened = Signal(str)
    """The key of the round somebody wants to see."""

    def __init__(self, marks: Sequence[WaveMark] = ()) -> None:
        """Show the rounds in order."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._waves: list[_Wave] = []
        self.show_marks(marks)

    def show_marks(self, marks: Sequence[WaveMark]) -> None:
        """Show other rounds."""
        clear(self._row)
        self._waves = [
            _Wave(each, first=each is marks[0], last=each is marks[-1]) for each in marks
        ]
        for drawn in self._waves:
            drawn.pressed_open.connect(self.opened)
            drawn.entered.connect(partial(self._stop_at, drawn))
            drawn.stepped.connect(partial(step, drawn, self._waves))
            self._row.addWidget(drawn, 1)
        if self._waves:
            self._stop_at(self._waves[0])
            self._share_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let words take more lines where one is too short for any of them."""
        super().resizeEvent(event)
        self._share_lines()

    def _share_lines(self) -> None:
        room = self.width() // max(1, len(self._waves))
        names = max((each.lines_of_name(room) for each in self._waves), default=1)
        states = max((each.lines_of_state(room) for each in self._waves), default=1)
        for each in self._waves:
            each.give_lines(names, states)

    def _stop_at(self, wave: "_Wave") -> None:
        make_stop(wave, self._waves)


class _Wave(QAbstractButton):
    """One round: a bead on the line, its name and its state under it."""

    pressed_open = Signal(str)
    entered = Signal()
    stepped = Signal(int)

    def __init__(self, mark: WaveMark, *, first: bool, last: bool) -> None:
        super().__init__()
        self._mark, self._first, self._last = mark, first, last
        self._names, self._states = 1, 1
        self.setAccessibleName(f"{mark.name}: {mark.word}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def lines_of_name(self, wide: int) -> int:
        """Return how many lines its name takes in `wide` pixels."""
        return len(_broken(self._mark.name, _metrics(Size.BODY), _inner(wide), NAMES))

    def lines_of_state(self, wide: int) -> int:
        """Return how many lines its state takes."""
        return len(_broken(self._mark.word, _metrics(Size.SMALL), _inner(wide), STATES))

    def give_lines(self, names: int, states: int) -> None:
        """Give name and state as many lines as the round beside it that needs most."""
        self._names, self._states = names, states
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the bead and the lines."""
        name, state = _metrics(Size.BODY), _metrics(Size.SMALL)
        widest = max(
            name.horizontalAdvance(self._mark.name), state.horizontalAdvance(self._mark.word)
        )
        lines = name.height() * self._names + state.height() * self._states
        return QSize(widest + theme().px(24), lines + theme().px(48))

    def minimumSizeHint(self) -> QSize:
        """Return the least room: what the lines don't hold is cut, and said in full in the tip."""
        return QSize(theme().px(76), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, walk with the arrows."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open()
            case Qt.Key.Key_Right:
                self.stepped.emit(1)
            case Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the mouse."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Calm down again."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, the bead, the name and the state."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        self._draw_line(painter)
        self._draw_bead(painter)
        self._draw_words(painter)

    def _draw_ground(self, painter: QPainter) -> None:
        look, room = theme(), self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(look.colour(Role.HOVER))
            painter.drawRoundedRect(room, look.px(6), look.px(6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour(Role.WATER), look.px(2)))
            painter.drawRoundedRect(room, look.px(6), look.px(6))

    def _draw_line(self, painter: QPainter) -> None:
        middle, x = theme().px(20), self.width() // 2
        painter.setPen(QPen(theme().colour(Role.LINE), theme().px(2)))
        painter.drawLine(x if self._first else 0, middle, x if self._last else self.width(), middle)

    def _draw_bead(self, painter: QPainter) -> None:
        look, tone = theme(), self._mark.tone
        side, radius = look.px(18), look.px(15)
        middle = look.px(20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(soft(tone.role)))
        painter.drawEllipse(self.width() // 2 - radius, middle - radius, radius * 2, radius * 2)
        picture = look.pixmap(self._mark.icon, tone.role)
        painter.drawPixmap(self.width() // 2 - side // 2, middle - side // 2, picture)

    def _draw_words(self, painter: QPainter) -> None:
        mark, top = self._mark, theme().px(38)
        self._draw_text(painter, mark.name, top, (Role.TEXT, Size.BODY, self._names))
        below = top + _metrics(Size.BODY).height() * self._names + theme().px(1)
        self._draw_text(painter, mark.word, below, (mark.tone.role, Size.SMALL, self._states))

    def _draw_text(
        self, painter: QPainter, text: str, top: int, how: tuple[Role, Size, int]
    ) -> None:
        role, size, most = how
        painter.setFont(theme().font(size))
        painter.setPen(theme().colour(role))
        drawn = _broken(text, painter.fontMetrics(), _inner(self.width()), most)
        if " ".join(drawn) != text:
            self.setToolTip(self.accessibleName())
        room = self.rect().adjusted(theme().px(4), top, -theme().px(4), 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, flags, "\n".join(drawn))

    def _open(self) -> None:
        self.pressed_open.emit(self._mark.key)


def _metrics(size: Size) -> QFontMetrics:
    return QFontMetrics(theme().font(size))


def _inner(wide: int) -> int:
    return wide - theme().px(8)


def _broken(text: str, metrics: QFontMetrics, room: int, most: int) -> list[str]:
    """Break a text into at most so many lines, each cut where it is still too long."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and len(lines) < most and _cut(longer, metrics, room) != longer:
            lines.append(word)
        else:
            lines[-1] = longer
    return [_cut(line, metrics, room) for line in lines]


def _cut(line: str, metrics: QFontMetrics, room: int) -> str:
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
