"""The keys that work now, read off the shortcuts themselves, in a list beside the page."""

from collections.abc import Iterator
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.language import Words
from app.ui.parts import Column, Table, heading, icon_button
from app.ui.theme import theme
from app.ui.watch import HIDE, LOCK

WIDE = 420
EDGE = 16
NAMES = {"Return": "Enter", "Up": "↑", "Down": "↓", "Left": "←", "Pg↑": "PgUp", "Pg↓": "PgDown"}
"""How keys are written on a keyboard, where Qt writes them otherwise."""
_Keys = tuple[Qt.Key, Qt.KeyboardModifier]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line: what is pressed, and what it does."""

    keys: str
    does: str


_Line = tuple[int, KeyLine]
"""A line and its place: they stand in the order in which they are most needed."""


def keys_in(window: QWidget, page: QWidget, words: Words) -> tuple[KeyLine, ...]:
    """Return the keys that work in what is in sight, those of the page first."""
    here = sorted(_shortcuts(window), key=lambda each: not _is_within(page, each))
    found = [KeyLine(_name(each.key()), _does(each)) for each in here]
    return tuple(dict.fromkeys((*found, *_everywhere(words))))


def _is_within(page: QWidget, found: QShortcut) -> bool:
    owner = found.parent()
    return owner is page or (isinstance(owner, QWidget) and page.isAncestorOf(owner))


def _shortcuts(window: QWidget) -> Iterator[QShortcut]:
    for each in window.findChildren(QShortcut):
        owner = each.parent()
        if isinstance(owner, QWidget) and owner.isVisible() and owner.isEnabled():
            yield each


def _does(found: QShortcut) -> str:
    """Return what a shortcut says it does; that of a button does what the button says."""
    button = found.parent()
    if found.whatsThis() or not isinstance(button, QAbstractButton):
        return found.whatsThis()
    return button.accessibleName() or button.text()


def _everywhere(words: Words) -> Iterator[KeyLine]:
    """Give the keys that are looked at before any other."""
    say = words.say
    for keys in sorted(HIDE, reverse=True):
        yield KeyLine(_name(_sequence(keys)), say("Verberg scherm"))
    yield KeyLine(_name(_sequence(LOCK)), say("Vergrendel"))
    yield KeyLine("Esc Esc", say("Vergrendel"))


def _sequence(keys: _Keys) -> QKeySequence:
    key, modifiers = keys
    return QKeySequence(modifiers.value | key.value)


def _name(keys: QKeySequence) -> str:
    """Return keys as they are written on a keyboard."""
    written = keys.toString(QKeySequence.SequenceFormat.PortableText)
    for name, sign in NAMES.items():
        written = written.replace(name, sign)
    return written


class KeyList(QFrame):
    """The list: over the right of the window, in nobody's way, closed with Esc."""

    def __init__(self, window: QWidget, words: Words) -> None:
        """Be out of sight, within `window`."""
        super().__init__(window)
        self._window, self._words = window, words
        self._before: QWidget | None = None
        self.setProperty("kind", "card")
        say = words.say
        self.setAccessibleName(say("Toetsen die hier werken"))
        self._table = Table[_Line](
            say("Toetsen die hier werken"),
            [
                Column[_Line](say("Toets"), _keys, key=_place),
                Column[_Line](say("Doet"), _what, stretch=True),
            ],
            QWidget(),
        )
        away = icon_button("x", say("Sluiten"), self.put_away)
        head = QHBoxLayout()
        head.addWidget(heading(say("Toetsen die hier werken")), 1)
        head.addWidget(away)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme().px(EDGE),) * 4)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        self.hide()

    def turn(self, page: QWidget) -> None:
        """Show the list for a page, or put it away."""
        if self.isVisible():
            self.put_away()
            return
        self._before = QApplication.focusWidget()
        self._table.show_rows(enumerate(keys_in(self._window.window(), page, self._words)))
        self.stand()
        self.show()
        self.raise_()
        self._table.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take Esc before what lies under the list does."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def put_away(self) -> None:
        """Go, and give the keyboard back to where it was."""
        before, self._before = self._before, None
        if self.isHidden():
            return
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self.hide()
        if had_keyboard and before and shiboken6.isValid(before):
            before.setFocus()

    def stand(self) -> None:
        """Stand at the right of the window, however large it is."""
        look, room = theme(), self._window.rect()
        edge = look.px(EDGE)
        wide = min(look.px(WIDE), room.width() - 2 * edge)
        self.setGeometry(room.right() - wide - edge, edge, wide, room.height() - 2 * edge)


def _place(line: _Line) -> int:
    return line[0]


def _keys(line: _Line) -> str:
    return line[1].keys


def _what(line: _Line) -> str:
    return line[1].does
