"""Pages: title, acts at the right, and a calm column; sections, cards and empty states within."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.desk import Desk
from app.ui.parts.buttons import button_row
from app.ui.parts.keeping_focus import FocusKeeper
from app.ui.parts.steady import SteadyArea
from app.ui.parts.text import IconLabel, heading, plain_label, quiet_label, title_label
from app.ui.place import Topic
from app.ui.theme import Role, theme

COLUMN = 1200
"""Design pixels after which a page grows no wider."""


class Page(QWidget):
    """What the window shows at one place.

    A subclass fills `self.body` in its constructor and asks for its data in `load`, which runs when
    the page is shown first and again whenever a verb changed one of its `topics`.
    """

    topics: frozenset[Topic] = frozenset()
    """What this page shows; a change of any of these loads it anew."""
    scrolls = True
    """Whether the page is read from top to bottom, or fills the window with panes of its own."""
    column = COLUMN
    """Design pixels after which it grows no wider; 0 for the whole window."""

    def __init__(self, desk: Desk, title: str = "", subtitle: str = "") -> None:
        """Make the frame of the page; without `title` there is no head."""
        super().__init__()
        self.desk = desk
        self.say = desk.words.say
        self._stale = True
        self._title = title_label(title)
        self._subtitle = plain_label(subtitle, tone=Role.QUIET)
        if not subtitle:
            # Showing what has no parent yet would open a window of its own for a moment.
            self._subtitle.hide()
        self._acts = QHBoxLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme().px(16))
        self.setAccessibleName(title)
        self._arrange(has_head=bool(title))
        self._focus_keeper = FocusKeeper(self)
        desk.changed.connect(self._maybe_load)
        desk.jobs.idle.connect(self._focus_keeper.find)

    @property
    def waits_with_keyboard(self) -> bool:
        """Tell whether the keyboard is on the page itself, waiting for something to be on."""
        return self.window().focusWidget() is self and not self._focus_keeper.is_looking

    def load(self) -> None:
        """Ask the desk for what is shown; filling a screen never saves."""

    def turn_to(self, part: str) -> None:
        """Show a part of the page: a tab, a query; the empty part is the page as it was."""

    def part(self) -> str:
        """Return where on the page somebody is, for `turn_to` after a lock; it holds no words."""
        return ""

    def keep(self) -> None:
        """Keep what is not yet kept; the page stays as it is."""

    def is_kept(self) -> bool:
        """Tell whether all that saves itself is on disk, once every answer is in."""
        return True

    def listens(self) -> bool:
        """Tell whether people talk here, so that long without a key does not mean nobody."""
        return False

    def leave(self) -> None:
        """Keep what is not yet kept: the page is about to be left, locked or closed."""
        self.keep()

    def first_focus(self) -> QWidget | None:
        """Return where typing should go when the page is shown; None leaves it to Qt."""
        return None

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the head, when it depends on what was loaded."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._fit_head()

    def add_act(self, act: QWidget) -> None:
        """Put a button, a pill or a search field at the right of the title."""
        self._acts.addWidget(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the acts under the title where there is no room beside it."""
        super().resizeEvent(event)
        self._fit_head()

    def showEvent(self, event: QShowEvent) -> None:
        """Load what changed while the page was out of sight."""
        super().showEvent(event)
        self._fit_head()
        if self._stale:
            self._reload()

    def focusNextPrevChild(self, onward: bool) -> bool:  # noqa: FBT001 - Qt's own shape
        """Walk on with Tab, but stay when a control was only taken away."""
        keeper = self._focus_keeper
        kept = keeper.holds() or keeper.walks_on(onward=onward)
        return kept or super().focusNextPrevChild(onward)

    def _maybe_load(self, topics: frozenset[Topic]) -> None:
        if not self.topics & topics:
            return
        self._stale = True
        if self.isVisible():
            self._reload()

    def _reload(self) -> None:
        self._stale = False
        self.load()

    def _arrange(self, *, has_head: bool) -> None:
        column = QWidget()
        column.setProperty("kind", "column")
        inside = QVBoxLayout(column)
        edge = theme().px(24) if has_head else 0
        inside.setContentsMargins(edge, theme().px(14) if has_head else 0, edge, edge)
        inside.setSpacing(theme().px(16))
        if has_head:
            inside.addLayout(self._lay_head())
        inside.addLayout(self.body, 0 if self.scrolls else 1)
        if self.scrolls:
            inside.addStretch(1)
        if self.column:
            column.setMaximumWidth(theme().px(self.column))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(_scrolled(column) if self.scrolls else _centred(column))

    def _fit_head(self) -> None:
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        room = self.width() - 2 * theme().px(24) - self._head.spacing()
        beside = title + self._acts.sizeHint().width() <= room
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _lay_head(self) -> QBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._acts.setSpacing(theme().px(8))
        self._head.setSpacing(theme().px(16))
        self._head.addLayout(words, 1)
        self._head.addLayout(self._acts)
        return self._head


class Section(QWidget):
    """A group within a page: a heading, perhaps a word of help, and what belongs to it."""

    def __init__(self, title: str, help_text: str = "") -> None:
        """Begin with the heading; fill `body`."""
        super().__init__()
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, theme().px(8), 0, 0)
        self.body.setSpacing(theme().px(8))
        self.body.addWidget(heading(title))
        if help_text:
            self.body.addWidget(quiet_label(help_text))


class Card(QFrame):
    """Something raised from the ground because it is one thing; use it seldom."""

    def __init__(self, inside: QLayout | None = None) -> None:
        """Hold `inside`, or a column to fill as `body`."""
        super().__init__()
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*(theme().px(16),) * 4)
        self.body.setSpacing(theme().px(8))
        if inside:
            self.body.addLayout(inside)


class EmptyState(QWidget):
    """Nothing here yet: what this is for, and the first act."""

    def __init__(self, icon: str, title: str, sentence: str, *acts: QWidget) -> None:
        """Say what will stand here and offer the acts that begin it."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme().px(32),) * 4)
        column.setSpacing(theme().px(8))
        column.addStretch(2)
        column.addWidget(IconLabel(icon, Role.WATER, 40), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme().px(8))
        for words in (heading(title), plain_label(sentence, tone=Role.QUIET)):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setMaximumWidth(theme().px(520))
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(words, 1_000)
            row.addStretch(1)
            column.addLayout(row)
        if acts:
            column.addSpacing(theme().px(12))
            row = button_row(*acts)
            row.insertStretch(0, 1)
            column.addLayout(row)
        column.addStretch(3)


def hairline() -> QFrame:
    """Return a thin line between two groups."""
    line = QFrame()
    line.setProperty("kind", "hairline")
    return line


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, to fill it anew after loading."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _centred(column: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(column, 1_000)
    row.addStretch(1)
    return holder


def _scrolled(column: QWidget) -> QScrollArea:
    return SteadyArea(_centred(column))
