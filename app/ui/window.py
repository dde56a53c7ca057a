"""The main window: the header above the waterline, the rail and the page below it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.language import UiLanguage
from app.ui.clipboard import forget_copied
from app.ui.controls import note_before
from app.ui.cover import LockCover
from app.ui.curtained import Curtained
from app.ui.desk import Desk
from app.ui.drafts import DraftKeeper
from app.ui.header import Header
from app.ui.keys import KeyList
from app.ui.notice import Notice, Tone
from app.ui.pages import PAGES
from app.ui.parts import Banner, Page, WaterLine
from app.ui.parts.keeping_focus import is_usable
from app.ui.parts.pinned import Pinned
from app.ui.parts.reading_order import walk
from app.ui.parts.shortcut import shortcut
from app.ui.place import PageName, Place
from app.ui.rail import HOME, Rail
from app.ui.stance import DESIGN
from app.ui.standing import standing_of
from app.ui.theme import theme
from app.ui.watch import Sight

NARROW = 960
"""Design pixels below which the rail shows icons alone."""
AGAIN = 1_000
"""Milliseconds after which it is looked again whether the last word is kept."""
SOON = 10
"""The same while that word was typed before its field was there, or something is being made."""
PATIENCE = 10_000
"""Milliseconds that a lock waits for what is being made, such as a bundle for the ledger."""
KEPT = 12
"""How many pages stay as they were left, for going back; one with words not saved stays longer."""
_Key = tuple[PageName, str]
FULL = frozenset({PageName.CONSENT, PageName.INTERVIEW})
"""Pages that a participant reads along with: nothing of the rest of the study is on the screen.

They have a head of their own, and draw the waterline under it.
"""


@dataclass(slots=True)
class _Trail:
    """Where somebody has been."""

    places: list[Place]

    def go(self, place: Place) -> None:
        """Stand at a new place."""
        if not self.places or self.places[-1] != place:
            self.places.append(place)

    def back(self) -> bool:
        """Return to the place before, or above the first: after a lock there is none before."""
        last = self.places.pop()
        if not self.places:
            self.places.append(Place(HOME[last.page]) if last.page in HOME else last)
        return self.places[-1] != last


class MainWindow(Curtained):
    """Shows one place at a time and remembers the way back."""

    lock_wanted = Signal(object)
    """Everything is hidden; the study must be closed now. Carries the `Place` to return to."""
    language_wanted = Signal(object)
    """The `UiLanguage` that the window is to be built anew in."""
    close_wanted = Signal(object)
    """The study must be closed now; carries the `Place` somebody is at."""

    def __init__(self, desk: Desk, study: str, start: Place) -> None:
        """Show `start` of the study."""
        super().__init__(desk.words, desk.clock)
        self.desk = desk
        self.may_close = False
        self._since = QElapsedTimer()
        self._next: Callable[[], None] | None = None
        self._is_told = False
        self._trail = _Trail([])
        self._pages: dict[_Key, Page] = {}
        app = QApplication.instance()
        if app:
            app.installEventFilter(self)  # before the watch, which looks first then
        self._keep_watch()
        self._drafts = DraftKeeper(desk, self)
        self.setMinimumSize(640, 360)
        self.resize(theme().px(DESIGN.width()), theme().px(DESIGN.height()))
        self._header = Header(desk.words, study, searches=PageName.SEARCH in PAGES)
        self._banner, self._pinned = Banner(desk.words), Pinned()
        self._line = WaterLine()
        self._rail = Rail(desk.words, PAGES)
        self._stack = QStackedWidget()
        self._whole = QWidget()
        self._arrange()
        self._connect()
        self.go(start)

    @property
    def place(self) -> Place:
        """Return where somebody is."""
        return self._trail.places[-1]

    @property
    def stand(self) -> Place:
        """Return where somebody is to the letter, which is where they come back to after a lock."""
        return replace(self.place, part=self.page.part() or self.place.part)

    @property
    def page(self) -> Page:
        """Return the page that is shown."""
        return self._pages[_key(self.place)]

    def go(self, place: Place) -> None:
        """Show a place, keeping what is not kept of the page that is left."""
        if place.page is not PageName.INTERVIEW:
            self.desk.early.drop()
        self._leave()
        self._trail.go(place)
        self._show()

    def pin(self, sentence: str) -> None:
        """Say something that holds for as long as this study is open."""
        self._pinned.say(sentence)

    def begin_anew(self, place: Place) -> None:
        """Throw every page away, for none may show what is not there any more, and show a place."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._trail.places.clear()
        self.go(place)

    def back(self) -> None:
        """Show the place before this one."""
        self.desk.early.drop()
        self._leave()
        if self._trail.back():
            self._show()

    def lock(self) -> None:
        """Cover everything at once, keep what was typed, and ask for the study to be closed."""
        if self._lock_away():
            self._once_kept(self._want_lock)

    def keep_drafts(self) -> None:
        """Keep what stands in forms that were not saved, for the window that comes after this."""
        pages = ((str(Place(*key)), page) for key, page in self._pages.items())
        focus = self._before if self.is_covered else self.focusWidget()
        self._drafts.keep(pages, focus)

    def keep(self) -> None:
        """Keep what the page saves by itself."""
        self.page.keep()

    def listens(self) -> bool:
        """Tell whether people talk on the page that is shown."""
        return self.page.listens()

    def give_keyboard(self, before: QWidget | None) -> None:
        """Put the keyboard where it was, or where somebody begins when it was nowhere."""
        if before and before is not self.page:
            super().give_keyboard(before)
        else:
            self._give_keyboard()

    def say(self, notice: Notice) -> None:
        """Show a message."""
        self._banner.say(notice)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed, and stay until the study is closed; who was told why may insist."""
        forget_copied()
        event.setAccepted(self.may_close)
        if not (self.may_close or self._is_told):
            self._once_kept(self._want_close)
            return
        self._leave()
        if not self.may_close:
            self._want_close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rail make room when the window is narrow for the size of its text."""
        super().resizeEvent(event)
        self._rail.narrow(on=self.width() < theme().px(NARROW))
        self._keys.stand()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the keyboard on the page when what had it went while the window was not in use."""
        super().changeEvent(event)
        coming = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if coming and self._trail.places and not is_usable(self.focusWidget()):
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, onward: bool) -> bool:  # noqa: FBT001 - Qt's own shape
        """Walk with Tab as one reads: the header, the rail, the page."""
        return walk(self._whole, onward=onward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold what is typed before there is a field for it, wherever the keyboard is."""
        note_before(watched, event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            here = QApplication.focusWidget() or self
            if watched is here and here.window() is self:
                return self.desk.early.keep(event)
        return False

    def _leave(self) -> None:
        if self._trail.places:
            self.page.leave()

    def _show(self) -> None:
        self._keys.put_away()
        page = self._page_at(self.place)
        page.turn_to(self.place.part)
        self._stack.setCurrentWidget(page)
        full = self.place.page in FULL
        for around in (self._rail, self._header, self._line):
            around.setVisible(not full)
        if full:
            self._banner.clear()
        self._rail.show_at(self.place.page)
        self._header.show_sought(self.place.part if self.place.page is PageName.SEARCH else "")
        self._drafts.show(page, str(Place(*_key(self.place))))
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        """Put the keyboard where somebody begins; on the page itself while it is being filled.

        Left to Qt it would be on the first button, and a space in what somebody types presses that.
        """
        first = self.page.first_focus()
        if first and first.isVisibleTo(self.page):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.desk.early.hand_to(first)
        else:
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page_at(self, place: Place) -> Page:
        key = _key(place)
        page = self._pages.pop(key, None) or PAGES[place.page](self.desk, place)
        self._pages[key] = page
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._forget_oldest()
        return page

    def _forget_oldest(self) -> None:
        for key, page in list(self._pages.items())[:-KEPT]:
            if not standing_of(page, "", self.words.language).fields:
                del self._pages[key]
                self._stack.removeWidget(page)
                page.deleteLater()

    def _once_kept(self, act: Callable[[], None]) -> None:
        """Do what takes this window away, once nothing is being made or waits for the disk."""
        self._next = act
        self._since.start()
        self.keep_drafts()
        self._ask_whether_kept()

    def _ask_whether_kept(self) -> None:
        self._leave()  # also what was typed before there was a field for it, and has one by now
        self.desk.ask(_nothing, self._go_on_when_kept)  # answered after all that was asked before

    def _go_on_when_kept(self, _nothing: None) -> None:
        if self._next is None:
            return
        if self.desk.early.holds or self._is_making():
            QTimer.singleShot(SOON, self, self._ask_whether_kept)
        elif self._drafts.is_kept and all(page.is_kept() for page in self._pages.values()):
            act = self._next
            self._stay()
            act()
        else:
            self._say_unkept()
            if not self._drafts.is_kept:
                self._drafts.keep_again()
            QTimer.singleShot(AGAIN, self, self._ask_whether_kept)

    def _is_making(self) -> bool:
        """Tell whether something is made that must be written down; a lock waits not for ever."""
        late = self._since.hasExpired(PATIENCE) and self._next == self._want_lock
        making = not self.desk.jobs.is_idle() and not late
        if making and self._since.hasExpired(AGAIN):
            self._tell_once(self.words.say("Eerst wordt afgemaakt waarmee Waterlijn bezig is."))
        return making

    def _say_unkept(self) -> None:
        if isinstance(self._cover, LockCover):
            self.watch.sight = Sight.STUCK
            self._cover.say_unkept()
        self._tell_once(
            self.words.say(
                "Niet alles is opgeslagen: de schijf werkt niet mee. Waterlijn blijft het "
                "proberen. Sluit je het venster nog een keer, dan gaat het verloren."
            )
        )

    def _tell_once(self, sentence: str) -> None:
        if not self._is_told:
            self._is_told = True
            if not self.is_covered:
                self.say(Notice(sentence, Tone.DUE))

    def _stay(self) -> None:
        """Wait for nothing any more: somebody is back, or what was waited for begins."""
        self._next, self._is_told = None, False

    def _want_lock(self) -> None:
        self.lock_wanted.emit(self.stand)

    def _want_close(self) -> None:
        self.close_wanted.emit(self.stand)

    def _want_language(self, language: UiLanguage) -> None:
        self._once_kept(partial(self.language_wanted.emit, language))

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._pinned)
        right.addWidget(self._framed_banner())
        right.addWidget(self._stack, 1)
        below.addLayout(right, 1)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._line)
        column.addLayout(below, 1)
        self._keys = KeyList(self._whole, self.words)
        self.setCentralWidget(self._whole)

    def _framed_banner(self) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme().px(24), 0, theme().px(24), 0)
        row.addWidget(self._banner)
        return frame

    def _connect(self) -> None:
        self.desk.wanted.connect(self.go)
        self.desk.left.connect(self.back)
        self.desk.anew.connect(self.begin_anew)
        self.desk.noticed.connect(self.say)
        self.desk.jobs.idle.connect(self._no_longer_early)
        self.desk.saving.connect(self._header.saving)
        self.desk.saved.connect(self._header.saved)
        self._header.searched.connect(self._search)
        self._rail.chosen.connect(self._go_page)
        self._rail.lock.connect(self.lock)
        self._rail.hide_study.connect(self.hide_study)
        self._rail.language.connect(self._want_language)
        self.uncovered.connect(self._stay)
        shortcut("F1", self, self._list_keys, self.desk.words.say("Deze lijst van toetsen"))
        shortcut("Alt+Left", self, self.back, self.desk.words.say("Terug"))
        self.desk.lock_wanted.connect(self.lock)
        self.desk.hide_wanted.connect(self.hide_study)

    def _no_longer_early(self) -> None:
        """Give the keyboard back when nothing that was asked has led to a field."""
        QTimer.singleShot(0, self, self.desk.early.drop)

    def _go_page(self, name: PageName) -> None:
        self.go(Place(name))

    def _list_keys(self) -> None:
        self._keys.turn(self.page)

    def _search(self, words: str) -> None:
        self.go(Place(PageName.SEARCH, part=words))


def _nothing(_office: object) -> None:
    """Ask nothing: the answer tells that all before it was answered."""


def _key(place: Place) -> _Key:
    return place.page, place.record
