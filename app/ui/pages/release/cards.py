"""Cards: every entity of a text with all its mentions, what becomes of it, and how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.ids import DetectionId
from app.domain.release import Detection, Verdict
from app.language import Words
from app.ui.pages.release.pieces import leaves
from app.ui.parts import StatusPill, clear, heading, plain_label, quiet_label
from app.ui.theme import theme
from app.ui.wording.release import (
    kind_word,
    label_word,
    verdict_icon,
    verdict_tone,
    verdict_word,
)

FORMS = 4
"""How many ways of writing are shown of one entity."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One person or thing in a text, by all its mentions."""

    mentions: tuple[str, ...]
    marks: tuple[Detection, ...]

    @property
    def first(self) -> Detection:
        """Return the mark that stands for it: the first one nobody decided on, or the first."""
        waiting = (each for each in self.marks if each.verdict is Verdict.UNDECIDED)
        return next(waiting, self.marks[0])

    @property
    def waits(self) -> bool:
        """Tell whether a mention still waits for a decision."""
        return self.first.verdict is Verdict.UNDECIDED


def entities(body: str, marks: Sequence[Detection]) -> tuple[Entity, ...]:
    """Return the entities of a text: those that wait in front, each group in order of the text."""
    gathered: dict[str, list[Detection]] = {}
    for mark in marks:
        gathered.setdefault(mark.entity, []).append(mark)
    found = [_entity(body, each) for each in gathered.values()]
    return tuple(sorted(found, key=lambda each: not each.waits))


def _entity(body: str, marks: Sequence[Detection]) -> Entity:
    written = dict.fromkeys(body[each.span.start : each.span.end] for each in marks)
    return Entity(tuple(written), tuple(marks))


class Cards(QWidget):
    """The list of entities; Enter goes to the first place of one."""

    opened = Signal(object)
    """The `DetectionId` to go to."""

    def __init__(self, words: Words) -> None:
        """Begin without cards."""
        super().__init__()
        self._words = words
        self._shown: tuple[Entity, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(8))

    def show_entities(self, found: tuple[Entity, ...]) -> None:
        """Show these, when they are not what is shown already."""
        if found == self._shown:
            return
        self._shown = found
        clear(self._column)
        self._column.addWidget(heading(self._words.say("In deze tekst")))
        if not found:
            self._column.addWidget(quiet_label(self._words.say("Hier is niets gevonden.")))
        for entity in found:
            card = EntityCard(self._words, entity)
            card.clicked.connect(partial(self._open, entity.first.id))
            self._column.addWidget(card)
        self._column.addStretch(1)

    def _open(self, mark: DetectionId, *_clicked: bool) -> None:
        self.opened.emit(mark)


class EntityCard(QPushButton):
    """One entity: how it is written, what it is, what stands in its place, how it stands."""

    def __init__(self, words: Words, entity: Entity) -> None:
        """Show it."""
        super().__init__()
        self.setProperty("kind", "great")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lines = QVBoxLayout(self)
        mark = entity.first
        written = " · ".join(entity.mentions[:FORMS])
        more = " …" if len(entity.mentions) > FORMS else ""
        about = words.say(
            "{label} · {kind} · {count}×",
            label=label_word(words, mark.span.label),
            kind=kind_word(words, mark.span.kind),
            count=len(entity.marks),
        )
        instead = leaves(mark) or (mark.reason and words.say("want: {why}", why=mark.reason))
        self._arrange(
            words, mark, (written + more, about, f"→ {instead}" if leaves(mark) else instead)
        )
        state = verdict_word(words, mark)
        self.setAccessibleName(f"{written}, {about}, {state}, {instead}")

    def sizeHint(self) -> QSize:
        """Return the room the lines need; a button knows only of its own text."""
        return self._lines.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return self._lines.minimumSize()

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines stand in `width`."""
        return self._lines.totalHeightForWidth(width)

    def _arrange(self, words: Words, mark: Detection, lines: tuple[str, str, str]) -> None:
        column = self._lines
        column.setContentsMargins(*(theme().px(12),) * 4)
        column.setSpacing(theme().px(3))
        written, about, instead = lines
        pill = StatusPill(verdict_word(words, mark), verdict_tone(mark), verdict_icon(mark))
        last = QHBoxLayout()
        last.addWidget(quiet_label(instead), 1)
        last.addWidget(pill, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        column.addWidget(plain_label(written, strong=True))
        column.addWidget(quiet_label(about))
        column.addLayout(last)
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
