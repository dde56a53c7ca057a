"""What is talked about: the topic's aim, its questions in large text, what may be asked on."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.guide import Question, Topic
from app.language import Words
from app.ui.parts import (
    Check,
    FlowLayout,
    IconLabel,
    clear,
    plain_label,
    quiet_label,
    title_label,
)
from app.ui.theme import Role, Size, theme

Ticks = frozenset[tuple[str, str]]
LEAST = 120
"""Design pixels below which the words of a probe go on to another line."""


def probe_key(question: Question, at: int) -> str:
    """Return how the tick of a probe is kept: its question and its place, counted from 1."""
    return f"{question.id}/{at}"


class Subject(QScrollArea):
    """Shows one topic of the guide."""

    ticked = Signal(str, bool)
    """The key of a probe, and whether it has been talked about."""

    def __init__(self, words: Words) -> None:
        """Begin without a topic."""
        super().__init__()
        self._words = words
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("kind", "column")
        self.setWidget(inside)
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(0, 0, theme().px(12), 0)
        self._body.setSpacing(theme().px(8))

    def show_topic(self, topic: Topic, ticks: Ticks) -> None:
        """Show this topic, with what was ticked before."""
        clear(self._body)
        self._body.addWidget(title_label(topic.title))
        if topic.aim:
            self._body.addWidget(quiet_label(topic.aim))
        if topic.reminder:
            self._body.addWidget(self._reminder(topic.reminder))
        for question in topic.questions:
            self._body.addWidget(self._question(topic, question, ticks))
        self._body.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _question(self, topic: Topic, question: Question, ticks: Ticks) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, theme().px(6), 0, theme().px(2))
        column.setSpacing(theme().px(4))
        column.addWidget(plain_label(question.text, size=Size.LARGE))
        probes = QWidget()
        probes.setAccessibleName(self._words.say("Doorvragen"))
        flow = FlowLayout(probes, gap=2)
        for at, probe in enumerate(question.probes, start=1):
            key = probe_key(question, at)
            check = Check(probe)
            check.setChecked((topic.id, key) in ticks)
            check.setMinimumWidth(min(check.sizeHint().width(), theme().px(LEAST)))
            check.toggled.connect(partial(self.ticked.emit, key))
            flow.addWidget(check)
        column.addWidget(probes)
        return whole

    def _reminder(self, text: str) -> QWidget:
        line = QFrame()
        line.setProperty("pill", Role.DUE.value)
        row = QHBoxLayout(line)
        row.setContentsMargins(*(theme().px(each) for each in (10, 7, 10, 7)))
        row.setSpacing(theme().px(8))
        row.addWidget(IconLabel("triangle-alert", Role.DUE, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(plain_label(text, size=Size.SMALL), 1)
        return line
