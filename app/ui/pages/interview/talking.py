"""While somebody talks: topics left, what is asked and written in the middle, notes right."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.interview import REFLECTION_TOPIC, NoteKind
from app.services.interviewing import Talk
from app.ui.desk import Desk
from app.ui.pages.interview.keeping import Notebook
from app.ui.pages.interview.kinds import KEYS
from app.ui.pages.interview.last_time import LastTimePane
from app.ui.pages.interview.spot import Spot
from app.ui.pages.interview.stream import Stream
from app.ui.pages.interview.subject import Subject, Ticks
from app.ui.pages.interview.topics import TopicList, topic_marks
from app.ui.pages.interview.writing import Writing
from app.ui.parts import Segmented, button, heading, key_hint, quiet_label
from app.ui.parts.shortcut import shortcut
from app.ui.theme import theme
from app.ui.wording import note_kind_word

NARROW = 960
"""Design pixels below which one column is shown at a time."""
LOW = 480
"""Design pixels of height below which what is asked needs the room more than what is written."""
IN_TALK = frozenset(NoteKind) - {NoteKind.REFLECTION}
SIDES = {"topics": 264, "notes": 288}


class TalkView(QWidget):
    """The three columns; all of it works by keyboard with an eye on the person."""

    ticked = Signal(str, str, bool)
    """Topic, probe ("" for the whole topic), and whether it has been talked about."""
    removed = Signal(object)
    """A `Note` that was emptied."""

    def __init__(self, desk: Desk, talk: Talk, book: Notebook) -> None:
        """Show the talk where it was left."""
        super().__init__()
        self._say = desk.words.say
        self._talk, self._book = talk, book
        self._ticks: Ticks = talk.ticks
        words = self._words = desk.words
        self.topics = TopicList(words, talk.guide.topics)
        self.subject = Subject(words)
        self.writing = Writing(words, book)
        self.stream = Stream(words, book, IN_TALK)
        self._switch = Segmented(
            self._say("Toon"),
            [
                ("topics", self._say("Onderwerpen")),
                ("talk", self._say("Gesprek")),
                ("notes", self._say("Notities")),
            ],
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(self.subject)
        self._panes = self._make_panes(talk)
        self.setProperty("kept", True)  # noqa: FBT003 - Qt's own way
        self._arrange()
        self._connect()
        self._resume()

    def focus(self) -> None:
        """Put the cursor where somebody would type."""
        self.writing.focus()

    def turn_to(self, topic: str) -> None:
        """Talk about another topic."""
        self.writing.turn_to(topic)
        self._show_topic(topic)
        if self._narrow:
            self._show_pane("talk")

    def spot(self) -> Spot:
        """Return where somebody is, to the letter."""
        return Spot(self.topics.here, *self.writing.stands())

    def go_on_at(self, spot: Spot) -> None:
        """Show a topic of this guide, with the cursor where it was in the note it was in."""
        if not self._talk.guide.topic(spot.topic):
            return
        self.writing.leave_be()
        self.writing.turn_to(spot.topic)
        self._show_topic(spot.topic)
        note = next((each for each in self._book.notes if each.id == spot.note), None)
        if note and note.kind is not NoteKind.OFF_RECORD:
            self.writing.go_on(note, spot.cursor)
        self._book.changed.emit()

    def cover(self) -> None:
        """Mark the topic as covered, or take that back."""
        topic = self.topics.here
        self._tick("", on=(topic, "") not in self._ticks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one column at a time where there is no room for three."""
        super().resizeEvent(event)
        self.writing.be_low(low=self.height() < theme().px(LOW))
        self._show_pane(self._switch.key)

    @property
    def _narrow(self) -> bool:
        return self.width() < theme().px(NARROW)

    def _resume(self) -> None:
        notes = [note for note in self._book.notes if note.topic != REFLECTION_TOPIC]
        last = notes[-1] if notes else None
        topic = last.topic if last else self._talk.guide.topics[0].id
        self.writing.turn_to(topic)
        self._show_topic(topic)
        if last and last.kind is not NoteKind.OFF_RECORD:
            self.writing.go_on(last)
        self._book.changed.emit()

    def _show_topic(self, topic: str) -> None:
        self.topics.turn_to(topic)
        self._middle.setCurrentIndex(0)
        if self._last.isChecked():
            self._last.setChecked(False)
        found = self._talk.guide.topic(topic)
        if found:
            self.subject.show_topic(found, self._ticks)

    def _show_marks(self) -> None:
        notes = [note for note in self._book.notes if note.text or note.kind is NoteKind.OFF_RECORD]
        self.topics.show_marks(topic_marks(self._talk.guide.topics, notes, self._ticks))
        covered = (self.topics.here, "") in self._ticks
        word = self._say("Toch niet besproken") if covered else self._say("Besproken")
        self._covered.setText(word)
        theme().dress(self._covered, "rotate-ccw" if covered else "check")

    def _probe_ticked(self, probe: str, on: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._tick(probe, on=on)

    def _tick(self, probe: str, *, on: bool) -> None:
        tick = (self.topics.here, probe)
        self._ticks = self._ticks | {tick} if on else self._ticks - {tick}
        self.ticked.emit(*tick, on)
        self._show_marks()

    def _chosen(self, topic: str) -> None:
        self.turn_to(topic)
        self._show_marks()

    def _turn_last(self, on: bool) -> None:  # noqa: FBT001 - a signal's own shape
        self._middle.setCurrentIndex(1 if on else 0)
        if self._narrow:
            self._show_pane("talk")

    def _show_pane(self, key: str) -> None:
        if self._narrow and self._switch.isHidden():
            key = "talk"
        self._switch.setVisible(self._narrow)
        self._switch.choose(key)
        for name, pane in self._panes.items():
            pane.setVisible(not self._narrow or name == key)
            wide = SIDES.get(name, 0)
            pane.setMaximumWidth(theme().px(wide) if wide and not self._narrow else 16_777_215)
            pane.setMinimumWidth(theme().px(wide) if wide and not self._narrow else 0)

    def _make_panes(self, talk: Talk) -> dict[str, QFrame]:
        say = self._say
        self._last = button(say("Vorige keer"), icon="history", keys="Ctrl+H")
        self._last.setProperty("kind", "rail")
        self._last.setCheckable(True)
        self._covered = button(say("Besproken"), self.cover, icon="check")
        self._covered.setToolTip("Ctrl+Enter")
        if talk.last_time:
            self._middle.addWidget(LastTimePane(self._words, talk.last_time))
        return {"topics": self._left(), "talk": self._centre(), "notes": self._right()}

    def _left(self) -> QFrame:
        pane, column = _pane()
        column.addWidget(self.topics, 1)
        row = QHBoxLayout()
        row.addWidget(self._last, 1)
        hint = key_hint("Ctrl+H")
        row.addWidget(hint)
        column.addLayout(row)
        for each in (self._last, hint):
            each.setVisible(self._talk.last_time is not None)
        return pane

    def _centre(self) -> QFrame:
        pane, column = _pane()
        column.addWidget(self._middle, 1)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(self._covered)
        row.addWidget(key_hint("Ctrl+Enter"))
        row.addStretch(1)
        row.addWidget(quiet_label(self._say("Ander onderwerp: Ctrl+↑ Ctrl+↓"), wrap=False))
        column.addLayout(row)
        column.addWidget(self.writing)
        return pane

    def _right(self) -> QFrame:
        pane, column = _pane()
        column.addWidget(heading(self._say("Notities")))
        column.addWidget(self.stream, 1)
        column.addWidget(quiet_label(self._say("F9 verbergt, Esc Esc vergrendelt.")))
        return pane

    def _arrange(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(0)
        for name, pane in self._panes.items():
            row.addWidget(pane, 0 if name in SIDES else 1)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        self.topics.chosen.connect(self._chosen)
        self.topics.entered.connect(self.focus)
        self.subject.ticked.connect(self._probe_ticked)
        self.stream.removed.connect(self.removed)
        self._switch.chosen.connect(self._show_pane)
        self._last.toggled.connect(self._turn_last)
        self._book.changed.connect(self._show_marks)
        for kind, keys in KEYS.items():
            word = note_kind_word(self._words, kind).capitalize()
            shortcut(keys, self, partial(self.writing.toggle, kind), word)
        before, after = self._say("Vorig onderwerp"), self._say("Volgend onderwerp")
        for keys, by in (("Ctrl+Up", -1), ("Alt+Up", -1), ("Ctrl+Down", 1), ("Alt+Down", 1)):
            shortcut(keys, self, partial(self.topics.step, by), before if by < 0 else after)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(keys, self, self.cover, self._say("Besproken"))


def _pane() -> tuple[QFrame, QVBoxLayout]:
    pane = QFrame()
    column = QVBoxLayout(pane)
    column.setContentsMargins(*(theme().px(side) for side in (16, 16, 16, 12)))
    column.setSpacing(theme().px(8))
    return pane, column
