"""A window that can go out of sight at once: behind a neutral page, or behind a lock."""

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.domain.clock import Clock
from app.language import Words
from app.ui.clipboard import forget_copied
from app.ui.cover import LockCover, NeutralPage
from app.ui.theme import theme
from app.ui.watch import Sight, Watch

TITLE = "Waterlijn"


class Curtained(QMainWindow):
    """What the gate and the main window share: one key hides them, and one locks."""

    uncovered = Signal()
    """All can be seen again."""

    watch: Watch
    """Looks at every key; a window begins it last, so that it looks first."""

    def __init__(self, words: Words, clock: Clock) -> None:
        """Be in sight."""
        super().__init__()
        self.words = words
        self._clock = clock
        self._cover: LockCover | NeutralPage | None = None
        self._before: QWidget | None = None
        self.setWindowTitle(TITLE)

    @property
    def is_covered(self) -> bool:
        """Tell whether nothing may be seen now, nor appear over what covers it."""
        return self.watch.sight is not Sight.OPEN

    def lock(self) -> None:
        """Cover everything at once, and keep and close what is open."""

    def keep(self) -> None:
        """Keep what was typed, now that it is hidden."""

    def guards(self) -> bool:
        """Tell whether there is anything to lock."""
        return True

    def listens(self) -> bool:
        """Tell whether people talk here, so that long without a key does not mean nobody."""
        return False

    def give_keyboard(self, before: QWidget | None) -> None:
        """Put the keyboard where it was before everything was covered, if that is still there."""
        if before:
            before.setFocus()

    def hide_study(self) -> None:
        """Show a neutral page at once; only then is kept what was typed."""
        if self.is_covered:
            return
        self.watch.sight = Sight.HIDDEN
        page = NeutralPage(self, self.words, self._clock.today())
        self._lie_over(page)
        self.setWindowTitle(page.title)
        self.setWindowIcon(theme().icon("calendar"))
        QTimer.singleShot(0, self, self.keep)

    def uncover(self) -> None:
        """Show everything again: somebody is back, or the study could not be closed."""
        self.watch.sight = Sight.OPEN
        if self._cover:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None
        self.setWindowTitle(TITLE)
        self.setWindowIcon(QApplication.windowIcon())  # an empty one leaves the calendar there
        before = self._before
        self.give_keyboard(before if before and shiboken6.isValid(before) else None)
        self.uncovered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what covers the window cover all of it."""
        super().resizeEvent(event)
        if self._cover:
            self._cover.setGeometry(self.rect())

    def _keep_watch(self) -> None:
        self.watch = Watch(self)
        self.watch.lock_wanted.connect(self.lock)
        self.watch.hide_wanted.connect(self.hide_study)
        self.watch.back_wanted.connect(self.uncover)

    def _lock_away(self) -> bool:
        """Lie a lock over everything, unless one lies there."""
        if self.watch.sight in {Sight.LOCKED, Sight.STUCK}:
            return False
        self.watch.sight = Sight.LOCKED
        cover = LockCover(self, self.words)
        cover.back.clicked.connect(self.uncover)
        self._lie_over(cover)
        forget_copied()
        return True

    def _lie_over(self, cover: LockCover | NeutralPage) -> None:
        if self._cover:
            self._cover.deleteLater()
        else:
            # What has the keyboard may be a dialog, which goes: then it is what opened that.
            here = QApplication.focusWidget()
            self._before = here if here and self.isAncestorOf(here) else self.focusWidget()
        self._cover = cover
        cover.setGeometry(self.rect())
        cover.show()
        cover.raise_()
        cover.setFocus()
        cover.repaint()
        for other in QApplication.topLevelWidgets():
            if other is not self:
                other.hide()
