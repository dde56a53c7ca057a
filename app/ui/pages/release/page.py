"""Release: three steps from what people told to a sealed bundle."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.ids import DetectionId, InterviewId
from app.services.composing import Choices
from app.services.detecting import Opened, StewardText, open_text, texts
from app.services.holders import NamesHeld, names_held
from app.ui.desk import Desk
from app.ui.pages.release.acts import Asking
from app.ui.pages.release.queue import Queue
from app.ui.pages.release.reading import Reading
from app.ui.pages.release.risk import RiskSheet
from app.ui.pages.release.sealing import Sealing
from app.ui.parts import EmptyState, Page, Segmented
from app.ui.parts.shortcut import shortcut
from app.ui.parts.tabs import tab_bar, turn_by_key
from app.ui.place import Place, Topic
from app.ui.theme import theme

STEPS = ("read", "risk", "seal")
NARROW = 820
"""Design pixels below which one pane of the first step is shown at a time."""


class Pane(StrEnum):
    """The panes of the first step."""

    QUEUE = "queue"
    TEXT = "text"
    ACTS = "acts"


class ReleasePage(Page):
    """What the steward reads, weighs and seals; *pseudonymised, not anonymous*."""

    scrolls = False
    column = 0
    topics = frozenset({Topic.RELEASE, Topic.INTERVIEWS, Topic.CONSENT})

    def __init__(self, desk: Desk, _place: Place) -> None:
        """Make the three steps; they are filled when they are shown."""
        say = desk.words.say
        super().__init__(desk, say("Vrijgave"), say("Gepseudonimiseerd, niet anoniem."))
        self._wanted: InterviewId | None = None
        self._first, self._comes_back = True, False
        self._bar = self._make_bar()
        self.add_act(self._bar)
        self._queue, self._reading = Queue(desk), Reading(desk)
        self._queue.wanted.connect(self._want)
        self._queue.entered.connect(self._read)
        self._risk, self._seal = RiskSheet(desk), Sealing(desk)
        self._risk.chosen.connect(self._choose)
        self._seal.wanted.connect(self._open)
        self._steps = QStackedWidget()
        for step in (self._read_step(), self._risk, self._seal):
            self._steps.addWidget(step)
        self.body.addWidget(self._steps, 1)
        for at in range(len(STEPS)):
            turn = partial(self._bar.setCurrentIndex, at)
            shortcut(f"Ctrl+{at + 1}", self, turn, self._bar.tabText(at))

    def load(self) -> None:
        """Ask for the queue, and for what the step in sight shows."""
        self.desk.ask(texts, self._show_queue)
        self.desk.ask(names_held, self._show_names)
        if self._wanted:
            self._ask_text(self._wanted)
        self._load_step()

    def part(self) -> str:
        """Return the step, and the text with the mark that is looked at."""
        step = STEPS[self._bar.currentIndex()]
        return " ".join((step, self._wanted or "", self._reading.mark or "")).strip()

    def turn_to(self, part: str) -> None:
        """Show a step by its key; and a text at a mark, before one was opened."""
        step, _, text = part.partition(" ")
        if step in STEPS:
            self._bar.setCurrentIndex(STEPS.index(step))
        if text and self._wanted is None:
            interview, _, mark = text.partition(" ")
            self._first = False
            self._queue.expect(InterviewId(interview))
            self._wanted = InterviewId(interview)
            self._reading.open_at(DetectionId(mark))
            self._comes_back = True

    def first_focus(self) -> QWidget:
        """Begin in the queue, or at the steps."""
        return self._queue.first_focus() if self._bar.currentIndex() == 0 else self._bar

    def _make_bar(self) -> QTabBar:
        say = self.say
        steps = (say("Lezen"), say("Risico"), say("Verzegelen"))
        counted = [say("{n}  {step}", n=at, step=step) for at, step in enumerate(steps, 1)]
        bar = tab_bar(say("Stappen van de vrijgave"), counted)
        for at in range(len(steps)):
            bar.setTabToolTip(at, f"Ctrl+{at + 1}")
        bar.currentChanged.connect(self._turn)
        turn_by_key(bar, self, self.desk.words)
        return bar

    def _read_step(self) -> QWidget:
        step, say = QWidget(), self.say
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        self._panes = Segmented(
            say("Paneel"),
            (
                (Pane.QUEUE.value, say("Teksten")),
                (Pane.TEXT.value, say("Lezen")),
                (Pane.ACTS.value, say("Besluiten")),
            ),
        )
        self._panes.chosen.connect(self._turn_pane)
        self._reading.asking.connect(self._asking)
        column.addWidget(self._panes)
        row = QHBoxLayout()
        column.addLayout(row, 1)
        row.setSpacing(theme().px(16))
        self._middle = QStackedWidget()
        self._middle.addWidget(
            EmptyState(
                "book-open",
                self.say("Kies een tekst"),
                self.say(
                    "Lees elke tekst helemaal, en besluit over alles wat iemand herkenbaar maakt."
                ),
            )
        )
        self._middle.addWidget(self._reading)
        row.addWidget(self._queue)
        row.addWidget(self._middle, 1)
        return step

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one pane at a time where there is no room for three."""
        super().resizeEvent(event)
        self._turn_pane(self._panes.key)

    def _turn_pane(self, key: str) -> None:
        narrow, pane = self.width() < theme().px(NARROW), Pane(key)
        self._panes.setVisible(narrow)
        self._queue.widen(on=narrow)
        said = "" if narrow else self.say("Gepseudonimiseerd, niet anoniem.")
        self.set_title(self.say("Vrijgave"), said)
        self._queue.setVisible(not narrow or pane is Pane.QUEUE)
        self._middle.setVisible(not narrow or pane is not Pane.QUEUE)
        self._reading.show_panes(
            text=not narrow or pane is Pane.TEXT, acts=not narrow or pane is Pane.ACTS
        )

    def _asking(self, asking: Asking) -> None:
        pane = Pane.TEXT if asking is Asking.NOTHING else Pane.ACTS
        self._panes.choose(pane.value)
        self._turn_pane(self._panes.key)

    def _read(self) -> None:
        self._asking(Asking.NOTHING)
        self._reading.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, at: int) -> None:
        self._steps.setCurrentIndex(at)
        self._load_step()

    def _load_step(self) -> None:
        if self._bar.currentIndex() == 1:
            self._risk.load()
        elif self._bar.currentIndex() == 2:  # noqa: PLR2004 - the third step
            self._seal.load()

    def _show_names(self, names: NamesHeld) -> None:
        self._queue.show_names(names)
        self._seal.show_names(names)

    def _show_queue(self, queue: tuple[StewardText, ...]) -> None:
        self._queue.show_texts(queue)
        if self._first and queue and self._bar.currentIndex() == 0:
            self._first = False
            self._queue.first_focus().setFocus()

    def _open(self, interview: InterviewId) -> None:
        self._bar.setCurrentIndex(0)
        self._queue.choose(interview)

    def _want(self, interview: InterviewId) -> None:
        self._wanted = interview
        self._reading.open_at()
        self._ask_text(interview)

    def _ask_text(self, interview: InterviewId) -> None:
        self.desk.ask(partial(open_text, interview=interview), self._show_text)

    def _show_text(self, opened: Opened) -> None:
        if opened.summary.interview.id == self._wanted:
            self._middle.setCurrentWidget(self._reading)
            self._reading.show_text(opened)
            if self._comes_back and self._bar.currentIndex() == 0:
                self._read()
            self._comes_back = False

    def _choose(self, choices: Choices) -> None:
        self._seal.choices = choices
