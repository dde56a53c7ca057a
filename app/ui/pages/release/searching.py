"""The search through all texts: names on the vault lane, the search itself on the work lane."""

from collections import deque
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.detection import Span
from app.domain.errors import WaterlijnError
from app.domain.ids import InterviewId
from app.services.detecting import Case, keep_spans, spans_of
from app.services.scanning import case_to_search, finder, to_search
from app.ui.desk import Desk
from app.ui.place import Topic


class SearchRun(QObject):
    """Goes through the texts one by one, so that whatever is asked in between comes first."""

    stepped = Signal(int, int)
    """How many texts are done, and how many there are."""
    ended = Signal(int)
    """How many new marks there are."""

    def __init__(self, desk: Desk) -> None:
        """Wait to be started."""
        super().__init__()
        self._desk = desk
        self._waiting: deque[InterviewId] = deque()
        self._total = self._found = 0
        self.running = False

    def start(self) -> None:
        """Search every text that this user may search."""
        if not self.running:
            self.running = True
            self._desk.ask(to_search, self._begin, self._failed)

    def _begin(self, texts: tuple[InterviewId, ...]) -> None:
        self._waiting = deque(texts)
        self._total, self._found = len(texts), 0
        self._next()

    def _next(self) -> None:
        self.stepped.emit(self._total - len(self._waiting), self._total)
        if self._waiting:
            verb = partial(case_to_search, interview=self._waiting.popleft())
            self._desk.ask(verb, self._search, self._failed)
        else:
            self.running = False
            self.ended.emit(self._found)

    def _search(self, case: Case) -> None:
        self._desk.work(partial(spans_of, case, finder()), partial(self._keep, case), self._failed)

    def _keep(self, case: Case, spans: tuple[Span, ...]) -> None:
        verb = partial(keep_spans, case=case, spans=spans)
        self._desk.save(verb, {Topic.RELEASE}, self._kept, self._failed)

    def _kept(self, new: int) -> None:
        self._found += new
        self._next()

    def _failed(self, error: WaterlijnError) -> None:
        self.running = False
        self.ended.emit(self._found)
        self._desk.say_error(error)
