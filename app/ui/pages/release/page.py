"""Release: three steps from what people told to a sealed bundle."""

from functools import partial

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from app.domain.ids import InterviewId
from app.services.composing import Choices
from app.services.detecting import Opened, StewardText, open_text, texts
from app.ui.desk import Desk
from app.ui.pages.release.queue import Queue
from app.ui.pages.release.reading import Reading
from app.ui.pages.release.risk import RiskSheet
from app.ui.pages.release.sealing import Sealing
from app.ui.parts import EmptyState, Page
from app.ui.place import Place, Topic
from app.ui.theme import theme

STEPS = ("read", "risk", "seal")


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
        self._first = True
        self._bar = self._make_bar()
        self.add_act(self._bar)
        self._queue, self._reading = Queue(desk), Reading(desk)
        self._queue.wanted.connect(self._want)
        self._risk, self._seal = RiskSheet(desk), Sealing(desk)
        self._risk.chosen.connect(self._choose)
        self._seal.wanted.connect(self._open)
        self._steps = QStackedWidget()
        for step in (self._read_step(), self._risk, self._seal):
            self._steps.addWidget(step)
        self.body.addWidget(self._steps, 1)
        for at in range(len(STEPS)):
            QShortcut(f"Ctrl+{at + 1}", self, partial(self._bar.setCurrentIndex, at))

    def load(self) -> None:
        """Ask for the queue, and for what the step in sight shows."""
        self.desk.ask(texts, self._show_queue)
        if self._wanted:
            self._ask_text(self._wanted)
        self._load_step()

    def turn_to(self, part: str) -> None:
        """Show a step by its key."""
        if part in STEPS:
            self._bar.setCurrentIndex(STEPS.index(part))

    def first_focus(self) -> QWidget:
        """Begin in the queue, or at the steps."""
        return self._queue.first_focus() if self._bar.currentIndex() == 0 else self._bar

    def _make_bar(self) -> QTabBar:
        say = self.say
        bar = QTabBar()
        bar.setAccessibleName(say("Stappen van de vrijgave"))
        bar.setExpanding(False)
        bar.setDrawBase(False)
        for at, word in enumerate((say("Lezen"), say("Risico"), say("Verzegelen")), 1):
            bar.addTab(say("{n}  {step}", n=at, step=word))
        bar.currentChanged.connect(self._turn)
        return bar

    def _read_step(self) -> QWidget:
        step = QWidget()
        row = QHBoxLayout(step)
        row.setContentsMargins(0, 0, 0, 0)
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

    def _turn(self, at: int) -> None:
        self._steps.setCurrentIndex(at)
        self._load_step()

    def _load_step(self) -> None:
        if self._bar.currentIndex() == 1:
            self._risk.load()
        elif self._bar.currentIndex() == 2:  # noqa: PLR2004 - the third step
            self._seal.load()

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
        self._reading.open_at_start()
        self._ask_text(interview)

    def _ask_text(self, interview: InterviewId) -> None:
        self.desk.ask(partial(open_text, interview=interview), self._show_text)

    def _show_text(self, opened: Opened) -> None:
        if opened.summary.interview.id == self._wanted:
            self._middle.setCurrentWidget(self._reading)
            self._reading.show_text(opened)

    def _choose(self, choices: Choices) -> None:
        self._seal.choices = choices
