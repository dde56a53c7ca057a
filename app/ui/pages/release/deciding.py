"""Deciding: what a key on a mark does in the study, and how each act is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.detection import Label
from app.domain.ids import DetectionId, InterviewId
from app.domain.release import Detection, Verdict
from app.services.detecting import (
    decide,
    decide_everywhere,
    mark_by_hand,
    mark_read,
    open_text,
    restore,
    unmark,
)
from app.services.office import Office
from app.ui.desk import Desk
from app.ui.place import Topic


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants done with a mark, and in how much of the case."""

    mark: Detection
    verdict: Verdict
    reason: str = ""
    replacement: str | None = None
    everywhere: bool = False

    def do(self, office: Office) -> tuple[Detection, ...]:
        """Decide, and return the marks as they were before."""
        verb = decide_everywhere if self.everywhere else decide
        before = verb(
            office,
            self.mark.id,
            self.verdict,
            reason=self.reason,
            replacement=self.replacement,
        )
        return before if isinstance(before, tuple) else (self.mark,)


def mark_and_tell(
    office: Office, interview: InterviewId, place: tuple[int, int], label: Label
) -> tuple[DetectionId, ...]:
    """Mask a selection in the whole text, and return the marks that this added."""
    before = {each.id for each in open_text(office, interview).detections}
    mark_by_hand(office, interview, *place, label)
    after = open_text(office, interview).detections
    return tuple(each.id for each in after if each.id not in before)


def take_away(office: Office, added: Sequence[DetectionId]) -> None:
    """Take away marks that a person had set."""
    for each in added:
        unmark(office, each)


class Decisions(QObject):
    """Carries out what is decided and remembers, text by text, how to take it back."""

    decided = Signal()
    """Something was decided; the next mark may come."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing to take back."""
        super().__init__()
        self._desk = desk
        self._back: list[tuple[Detection, ...] | tuple[DetectionId, ...]] = []

    @property
    def can_undo(self) -> bool:
        """Tell whether there is something to take back."""
        return bool(self._back)

    def forget(self) -> None:
        """Take nothing back any more: another text is opened."""
        self._back.clear()

    def decide(self, wish: Wish) -> None:
        """Decide on a mark."""
        self._desk.save(wish.do, {Topic.RELEASE}, self._remember)

    def mark(self, interview: InterviewId, place: tuple[int, int], label: Label) -> None:
        """Mask a selection everywhere in a text."""
        verb = partial(mark_and_tell, interview=interview, place=place, label=label)
        self._desk.save(verb, {Topic.RELEASE}, self._marked)

    def read(self, interview: InterviewId) -> None:
        """Write down that a text was read."""
        self._desk.save(partial(mark_read, interview=interview), {Topic.RELEASE})

    def undo(self) -> None:
        """Take the last act back."""
        if not self._back:
            return
        last = self._back.pop()
        marks = tuple(each for each in last if isinstance(each, Detection))
        added = tuple(each for each in last if not isinstance(each, Detection))
        verb = partial(restore, earlier=marks) if marks else partial(take_away, added=added)
        self._desk.save(verb, {Topic.RELEASE})

    def _remember(self, before: tuple[Detection, ...]) -> None:
        self._back.append(before)
        self.decided.emit()

    def _marked(self, added: tuple[DetectionId, ...]) -> None:
        if added:
            self._back.append(added)
            said = self._desk.words.say_n(
                "{n} plek gemaskeerd.", "{n} plekken gemaskeerd.", len(added)
            )
        else:
            said = self._desk.words.say("Hier stond al een markering.")
        self._desk.tell(said)
