"""The main window: the header above the waterline, the rail and the page below it."""

from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.desk import Desk
from app.ui.header import Header
from app.ui.notice import Notice
from app.ui.pages import PAGES
from app.ui.parts import Banner, IconLabel, Page, WaterLine
from app.ui.place import PageName, Place
from app.ui.rail import Rail
from app.ui.theme import Role, theme

NARROW = 960
"""Design pixels below which the rail shows icons alone."""
TWICE = 600
"""Milliseconds within which two times Esc is a wish to hide everything."""
KEPT = 12
"""How many pages stay as they were left, for going back."""
_Key = tuple[PageName, str]
FULL = frozenset({PageName.CONSENT, PageName.INTERVIEW})
"""Pages that a participant reads along with: nothing of the rest of the study is on the screen."""


@dataclass(slots=True)
class _Trail:
    """Where somebody has been."""

    places: list[Place]

    def go(self, place: Place) -> None:
        """Stand at a new place."""
        if not self.places or self.places[-1] != place:
            self.places.append(place)

    def back(self) -> Place | None:
        """Return to the place before, if there is one."""
        if len(self.places) < 2:  # noqa: PLR2004 - here and before
            return None
        self.places.pop()
        return self.places[-1]


class MainWindow(QMainWindow):
    """Shows one place at a time and remembers the way back."""

    lock_wanted = Signal(object)
    """Everything is hidden; the study must be closed now. Carries the `Place` to return to."""
    language_wanted = Signal(object)
    """The `UiLanguage` that the window is to be built anew in."""
    close_wanted = Signal(object)
    """The study must be closed now; carries the `Place` somebody is at."""

    def __init__(self, desk: Desk, study: str, start: Place) -> None:
        """Show `start` of the study."""
        super().__init__()
        self.desk = desk
        self.may_close = False
        self._curtain: QWidget | None = None
        self._trail = _Trail([])
        self._pages: dict[_Key, Page] = {}
        self._escaped = QElapsedTimer()
        self.setWindowTitle("Waterlijn")
        self.setMinimumSize(640, 360)
        self.resize(theme().px(1280), theme().px(720))
        self._header = Header(desk.words, study, searches=PageName.SEARCH in PAGES)
        self._banner = Banner(desk.words)
        self._rail = Rail(desk.words, PAGES)
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()
        self.go(start)

    @property
    def place(self) -> Place:
        """Return where somebody is."""
        return self._trail.places[-1]

    @property
    def page(self) -> Page:
        """Return the page that is shown."""
        return self._pages[_key(self.place)]

    def go(self, place: Place) -> None:
        """Show a place, keeping what is not kept of the page that is left."""
        self._leave()
        self._trail.go(place)
        self._show()

    def back(self) -> None:
        """Show the place before this one."""
        self._leave()
        if self._trail.back():
            self._show()

    def lock(self) -> None:
        """Hide everything at once, keep what was typed, and ask for the study to be closed."""
        self._cover()
        self._leave()
        QApplication.clipboard().clear()
        self.lock_wanted.emit(self.place)

    def uncover(self) -> None:
        """Show everything again: the study could not be closed."""
        if self._curtain:
            self._curtain.deleteLater()
            self._curtain = None

    def say(self, notice: Notice) -> None:
        """Show a message."""
        self._banner.say(notice)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed, and stay until the study is closed."""
        self._leave()
        event.setAccepted(self.may_close)
        if not self.may_close:
            self.close_wanted.emit(self.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rail make room when the window is narrow for the size of its text."""
        super().resizeEvent(event)
        self._rail.narrow(on=self.width() < theme().px(NARROW))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See two times Esc wherever the keyboard is."""
        first = watched is (QApplication.focusWidget() or self)
        pressed = event.type() == QEvent.Type.KeyPress
        if first and pressed and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            self._typed(event.key())
        return super().eventFilter(watched, event)

    def _typed(self, key: int) -> None:
        """Lock at the second Esc; the first one still does what it does everywhere."""
        if key != Qt.Key.Key_Escape:
            self._escaped.invalidate()
        elif self._escaped.isValid() and self._escaped.elapsed() < TWICE:
            self._escaped.invalidate()
            self.lock()
        else:
            self._escaped.start()

    def _leave(self) -> None:
        if self._trail.places:
            self.page.leave()

    def _show(self) -> None:
        page = self._page_at(self.place)
        page.turn_to(self.place.part)
        self._stack.setCurrentWidget(page)
        full = self.place.page in FULL
        self._rail.setVisible(not full)
        self._lock_key.setEnabled(full)  # elsewhere the rail has it
        self._header.setVisible(not full)
        self._rail.show_at(self.place.page)
        # While a page is still being filled the keyboard waits on it: left to Qt it would be on the
        # first button, and a space in what somebody types would press that.
        focus = page.first_focus() or page
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page_at(self, place: Place) -> Page:
        key = _key(place)
        page = self._pages.pop(key, None) or PAGES[place.page](self.desk, place)
        self._pages[key] = page
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._forget_oldest()
        return page

    def _forget_oldest(self) -> None:
        while len(self._pages) > KEPT:
            oldest = self._pages.pop(next(iter(self._pages)))
            self._stack.removeWidget(oldest)
            oldest.deleteLater()

    def _cover(self) -> None:
        for other in QApplication.topLevelWidgets():
            if other is not self:
                other.hide()
        self._curtain = curtain = QWidget(self)
        curtain.setProperty("ground", "ground")
        curtain.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        curtain.setGeometry(self.rect())
        inside = QVBoxLayout(curtain)
        inside.addWidget(IconLabel("lock", Role.QUIET, 40), 0, Qt.AlignmentFlag.AlignCenter)
        curtain.show()
        curtain.raise_()
        curtain.repaint()

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._framed_banner())
        right.addWidget(self._stack, 1)
        below.addLayout(right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(WaterLine())
        column.addLayout(below, 1)
        self.setCentralWidget(whole)

    def _framed_banner(self) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme().px(24), 0, theme().px(24), 0)
        row.addWidget(self._banner)
        return frame

    def _connect(self) -> None:
        self.desk.wanted.connect(self.go)
        self.desk.left.connect(self.back)
        self.desk.noticed.connect(self.say)
        self.desk.saving.connect(self._header.saving)
        self.desk.saved.connect(self._header.saved)
        self._header.searched.connect(self._search)
        self._rail.chosen.connect(self._go_page)
        self._rail.lock.connect(self.lock)
        self._rail.language.connect(self.language_wanted)
        QShortcut("Alt+Left", self, self.back)
        self._lock_key = QShortcut("Ctrl+L", self, self.lock)
        app = QApplication.instance()
        if app:
            app.installEventFilter(self)

    def _go_page(self, name: PageName) -> None:
        self.go(Place(name))

    def _search(self, words: str) -> None:
        self.go(Place(PageName.SEARCH, part=words))


def _key(place: Place) -> _Key:
    return place.page, place.record
