"""The topics of the talk in any order, and how far each of them is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.guide import Topic
from app.domain.interview import Note, TopicState, topic_state
from app.language import Words
from app.ui.theme import Role, Size, theme
from app.ui.wording import topic_state_word

TALL = 10_000
"""Higher than any title."""
LOOKS = {
    TopicState.UNTOUCHED: ("circle", Role.QUIET),
    TopicState.BEGUN: ("circle-dot", Role.WATER),
    TopicState.COVERED: ("circle-check", Role.GOOD),
}


@dataclass(frozen=True, slots=True)
class TopicMark:
    """One topic as it is drawn."""

    id: str
    title: str
    state: TopicState
    notes: int


def topic_marks(
    topics: Iterable[Topic], notes: Sequence[Note], ticks: Iterable[tuple[str, str]]
) -> list[TopicMark]:
    """Return how far every topic is."""
    covered = frozenset(topic for topic, probe in ticks if not probe)
    counts = Counter(note.topic for note in notes)
    return [
        TopicMark(each.id, each.title, topic_state(each.id, notes, covered), counts[each.id])
        for each in topics
    ]


class TopicList(QScrollArea):
    """One stop for Tab; arrows walk through it, Enter goes to writing."""

    chosen = Signal(str)
    """The id of the topic somebody turned to."""
    entered = Signal()
    """Somebody wants to write in the topic that is shown."""

    def __init__(self, words: Words, topics: Iterable[Topic]) -> None:
        """Show the topics of the guide."""
        super().__init__()
        self._words = words
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("kind", "column")
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(1))
        self._rows = {each.id: _Row() for each in topics}
        self._order = list(self._rows)
        for topic, row in self._rows.items():
            row.clicked.connect(partial(self._clicked, topic))
            row.stepped.connect(self.step)
            row.entered.connect(self.entered)
            column.addWidget(row)
        column.addStretch(1)
        self._here = self._order[0]

    @property
    def here(self) -> str:
        """Return the id of the topic that is shown."""
        return self._here

    def show_marks(self, marks: Iterable[TopicMark]) -> None:
        """Show how far the topics are."""
        for mark in marks:
            self._rows[mark.id].show_mark(mark, self._spoken(mark))

    def turn_to(self, topic: str) -> None:
        """Show where the talk is, without telling anybody."""
        self._here = topic
        for each, row in self._rows.items():
            row.setChecked(each == topic)
            stop = Qt.FocusPolicy.TabFocus if each == topic else Qt.FocusPolicy.NoFocus
            row.setFocusPolicy(stop)
        self.ensureWidgetVisible(self._rows[topic])

    def step(self, by: int) -> None:
        """Turn to a topic further on or back."""
        at = self._order.index(self._here) + by
        if 0 <= at < len(self._order):
            had_focus = self._rows[self._here].hasFocus()
            self.chosen.emit(self._order[at])
            if had_focus:
                self._rows[self._here].setFocus()

    def _clicked(self, topic: str, *_on: bool) -> None:
        self.chosen.emit(topic)

    def _spoken(self, mark: TopicMark) -> str:
        state = topic_state_word(self._words, mark.state)
        notes = self._words.say_n("{n} notitie", "{n} notities", mark.notes)
        return f"{mark.title}, {state}, {notes}"


class _Row(QAbstractButton):
    """State, title and number of notes of one topic."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mark = TopicMark("", "", TopicState.UNTOUCHED, 0)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_mark(self, mark: TopicMark, spoken: str) -> None:
        """Draw how far it is."""
        self._mark = mark
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        return QSize(theme().px(200), self.heightForWidth(theme().px(200)))

    def heightForWidth(self, width: int) -> int:
        """Return the room of the title, on as many lines as it needs when it is chosen."""
        bold = QFontMetrics(theme().font(weight=QFont.Weight.DemiBold))
        room = QRect(0, 0, self._words_room(QRect(0, 0, width, 0)).width(), TALL)
        words = bold.boundingRect(room, Qt.TextFlag.TextWordWrap, self._mark.title)
        return max(theme().px(34), words.height() + theme().px(12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, write with Enter."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, state, title and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        look, middle = theme(), self.rect().center().y()
        side = look.px(16)
        icon, role = LOOKS[self._mark.state]
        painter.drawPixmap(look.px(10), middle - side // 2, look.pixmap(icon, role, 16))
        self._draw_words(painter)

    def _draw_ground(self, painter: QPainter) -> None:
        look, room = theme(), self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(Role.SOFT if self.isChecked() else Role.HOVER))
            painter.drawRoundedRect(room, look.px(6), look.px(6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour(Role.WATER), look.px(2)))
            painter.drawRoundedRect(room, look.px(6), look.px(6))

    def _draw_words(self, painter: QPainter) -> None:
        look, flags = theme(), Qt.AlignmentFlag.AlignVCenter
        if self._mark.notes:
            painter.setFont(look.numbers(Size.SMALL))
            painter.setPen(look.colour(Role.QUIET))
            right = self.rect().adjusted(0, 0, -look.px(10), 0)
            painter.drawText(right, flags | Qt.AlignmentFlag.AlignRight, str(self._mark.notes))
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(look.font(weight=weight))
        painter.setPen(look.colour(Role.WATER if self.isChecked() else Role.TEXT))
        room, wrapped = self._words_room(self.rect()), Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignLeft | wrapped, self._mark.title)

    def _words_room(self, whole: QRect) -> QRect:
        """Return where the title goes, whether or not a number stands beside it."""
        return whole.adjusted(theme().px(34), 0, -theme().px(30), 0)
