"""The page of one talk: it is talked, closed kindly, looked back on, and then it is a text."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.errors import WaterlijnError
from app.domain.ids import InterviewId
from app.domain.interview import Interview, InterviewStatus, InterviewText, Note, Source
from app.services import interviewing
from app.services.interviewing import Talk
from app.services.office import Office
from app.services.parting import Parting, parting
from app.ui.desk import Desk, Verb
from app.ui.pages.interview.closing import ClosingView
from app.ui.pages.interview.finished import FinishedView
from app.ui.pages.interview.keeping import Keeper, Notebook
from app.ui.pages.interview.reflecting import ReflectionView
from app.ui.pages.interview.spot import Spot, spot_from
from app.ui.pages.interview.strip import Strip
from app.ui.pages.interview.talking import TalkView
from app.ui.parts import Page, Tone, WaterLine
from app.ui.place import Place, Topic
from app.ui.wording import group_word, wave_title

CHANGES = frozenset({Topic.INTERVIEWS, Topic.SCHEDULE})


@dataclass(frozen=True, slots=True)
class Opened:
    """A talk, what it may part with, its text, and how new notes get their ids."""

    talk: Talk
    parting: Parting
    text: InterviewText | None
    new_id: Callable[[], str]


def opened(office: Office, interview: InterviewId) -> Opened:
    """Return all that the page shows."""
    talk = interviewing.talk(office, interview)
    with office.begin() as work:
        text = work.interviews.text(interview)
    return Opened(talk, parting(office, interview), text, office.new_id)


class InterviewPage(Page):
    """Goes from one view to the next as the talk does; what was typed never waits for it."""

    scrolls = False
    column = 0

    def __init__(self, desk: Desk, place: Place) -> None:
        """Make the page of the talk with this id."""
        super().__init__(desk)
        self._id = InterviewId(place.record)
        self.setAccessibleName(self.say("Gesprek"))
        self.body.setSpacing(0)
        self._keeper = Keeper(desk)
        self._book: Notebook | None = None
        self._talk: Talk | None = None
        self._removed: list[Note] = []
        self._wanted: Spot | None = None
        self._first: QWidget | None = None
        self._strip = Strip(desk)
        self._views = QStackedWidget()
        self.body.addWidget(self._strip)
        self.body.addWidget(WaterLine())
        self.body.addWidget(self._views, 1)
        self._strip.left.connect(desk.back)
        self._strip.paused.connect(self._pause)
        self._strip.stopped.connect(self._stop)
        self._keeper.kept.connect(self._kept)
        self._keeper.not_kept.connect(self._strip.saved.not_kept)

    def load(self) -> None:
        """Ask for the talk; what is on the screen is newer than the vault from then on."""
        if self.isVisible():
            self.desk.early.wait()
        self.desk.ask(partial(opened, interview=self._id), self._show, self._not_opened)

    def turn_to(self, part: str) -> None:
        """Go on at this spot once the talk is there; one that is shown already stays as it is."""
        self._wanted = spot_from(part)

    def part(self) -> str:
        """Return topic, note and cursor."""
        view = self._views.currentWidget()
        return str(view.spot()) if isinstance(view, TalkView) else ""

    def keep(self) -> None:
        """Keep what is being typed before anything else is asked of the vault."""
        self._keeper.leave()

    def is_kept(self) -> bool:
        """Tell whether every note is on disk."""
        return self._keeper.is_kept

    def listens(self) -> bool:
        """Tell whether the talk is not a text yet."""
        return self._talk is None or self._talk.interview.status is not InterviewStatus.FINISHED

    def first_focus(self) -> QWidget | None:
        """Put the cursor where it was."""
        return self._first

    def _show(self, known: Opened) -> None:
        self._talk = known.talk
        if self._book is None:
            clock = self.desk.clock
            self._book = Notebook(self._keeper, self._id, known.new_id, clock)
            self._book.fill(known.talk.notes)
        self._show_strip(known.talk.interview, known.parting)
        self._show_view(self._view_of(known, self._book))

    def _not_opened(self, error: WaterlijnError) -> None:
        self.desk.early.drop()
        self.desk.say_error(error)

    def _view_of(self, known: Opened, book: Notebook) -> QWidget:
        match known.talk.interview.status:
            case InterviewStatus.FINISHED:
                self._first = read = FinishedView(
                    self.desk.words, known.text.body if known.text else ""
                )
                return read
            case InterviewStatus.REFLECTING:
                return self._closing(known, book)
        view = TalkView(self.desk, known.talk, book)
        if self._wanted:
            view.go_on_at(self._wanted)
            self._wanted = None
        view.ticked.connect(self._tick)
        view.removed.connect(self._offer_back)
        self._first = view.writing.field
        return view

    def _closing(self, known: Opened, book: Notebook) -> QWidget:
        view = ClosingView(self.desk, known.talk, known.parting)
        self._first = view.said  # not the button below, out of sight: a space would press it
        view.back.connect(self._resume)
        view.reflect.connect(partial(self._reflect, book))
        if known.talk.interview.source is Source.PAPER:
            return self._reflection(book)
        return view

    def _reflection(self, book: Notebook) -> QWidget:
        view = ReflectionView(self.desk.words, book)
        view.back.connect(self._reopen)
        view.finished.connect(self._finish)
        self._first = view.writing.field
        return view

    def _reflect(self, book: Notebook) -> None:
        self._show_view(self._reflection(book))

    def _reopen(self) -> None:
        self._keeper.leave()
        self.load()

    def _show_view(self, view: QWidget) -> None:
        old = self._views.currentWidget()
        if self.isVisible():
            self.desk.early.wait()
        self._views.addWidget(view)
        self._views.setCurrentWidget(view)
        if old:
            self._views.removeWidget(old)
            old.deleteLater()
        QTimer.singleShot(0, self, self._focus)  # once the old view has let go of the keyboard

    def _focus(self) -> None:
        if self._first and self.isVisible():
            self._first.setFocus()
            self.desk.early.hand_to(self._first)

    def _show_strip(self, interview: Interview, parting: Parting) -> None:
        if self._talk is None:
            return
        words, participant = self.desk.words, self._talk.participant
        about = self.say(
            "{round} · {group} · {site}",
            round=wave_title(words, parting.wave) if parting.wave else interview.wave,
            group=group_word(words, participant.group),
            site=parting.site.name,
        )
        if interview.source is Source.PAPER:
            about = self.say("{about} · van papier", about=about)
        self._strip.show_talk(interview, participant.code, about)

    def _kept(self) -> None:
        self._strip.saved.kept(self.desk.now())

    def _tick(self, topic: str, probe: str, on: bool) -> None:  # noqa: FBT001 - a signal's shape
        verb = interviewing.tick if on else interviewing.untick
        self.desk.save(partial(verb, interview=self._id, topic=topic, probe=probe), ())

    def _offer_back(self, note: Note) -> None:
        self._removed.append(note)
        self.desk.tell(self.say("De notitie is weg."), Tone.PLAIN, undo=self._bring_back)

    def _bring_back(self) -> None:
        if self._book and self._removed:
            self._book.put(self._removed.pop())
            self._book.changed.emit()

    def _pause(self) -> None:
        paused = self._talk and self._talk.interview.status is InterviewStatus.PAUSED
        self._step(interviewing.resume if paused else interviewing.pause, self._stepped)

    def _stop(self) -> None:
        if self._book:
            self._book.current = None
        self._step(interviewing.stop, self._turned)

    def _resume(self) -> None:
        self.desk.early.wait()
        self._step(interviewing.resume, self._turned)

    def _finish(self) -> None:
        self._step(interviewing.finish, self._turned)

    def _step(self, verb: Callable[..., object], then: Callable[[object], None]) -> None:
        self._keeper.keep_now()
        asked: Verb[object] = partial(verb, interview=self._id)
        self.desk.save(asked, CHANGES, then)

    def _stepped(self, interview: object) -> None:
        if self._talk and isinstance(interview, Interview):
            self._talk = replace(self._talk, interview=interview)
            self._strip.follow(interview)
            if self._first and interview.status is InterviewStatus.RUNNING:
                self._first.setFocus()

    def _turned(self, _done: object) -> None:
        self.load()
