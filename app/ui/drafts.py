"""Drafts: what was typed in a form that was not saved yet outlives a lock."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget

from app.domain.errors import WaterlijnError
from app.services.drafting import keep_draft, take_draft
from app.ui.controls import (
    Control,
    cursor_in,
    fill,
    go_on_in,
    is_changed,
    is_control,
    is_for_words,
    name_of,
    text_of,
)
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.parts import Page, SearchField, SecretEdit

SOON = 10
"""Milliseconds after which a page that is being filled is looked at again."""
KEPT = "kept"
"""The property of a field, or of what holds it, that keeps itself."""
_Name = tuple[str, int, bool]
"""What a field is called aloud, which it is of those that are called so, and if it is for words."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was filled in on one page, field by field, and where the cursor stood."""

    page: str
    fields: dict[_Name, str]
    here: _Name | None = None
    cursor: int = 0


def drafted(page: QWidget, name: str, focus: QWidget | None = None) -> Draft:
    """Return what somebody filled in on a page that stands in no store yet."""
    known = dict(_fields(page))
    typed = {key: text_of(each) for key, each in known.items() if is_changed(each)}
    here = next((key for key, each in known.items() if each is focus), None)
    cursor = cursor_in(known[here]) if here else 0
    fields = {key: text for key, text in typed.items() if text}
    return Draft(name, fields, here, cursor)


def put_back(page: QWidget, draft: Draft) -> dict[_Name, str]:
    """Fill the fields that can be seen, and return what has no field now."""
    left = dict(draft.fields)
    for key, field in _fields(page):
        if key not in left or not field.isVisibleTo(page):
            continue
        text = left.pop(key)
        if not is_changed(field):
            fill(field, text)
    return left


def _go_back_to(page: QWidget, draft: Draft) -> None:
    for key, field in _fields(page):
        if key == draft.here and field.isVisibleTo(page):
            go_on_in(field, draft.cursor)


class DraftKeeper(QObject):
    """Keeps the drafts of one window, and puts them back when their page is seen again."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        """Ask what was typed before the lock; without its window there is nothing to put back."""
        super().__init__(window)
        self._desk = desk
        self._waiting: dict[str, Draft] = {}
        self._shown: tuple[Page, str] | None = None
        self._words = ""
        self.is_kept = True
        desk.ask(take_draft, self._taken)

    def keep(self, pages: Iterable[tuple[str, Page]], focus: QWidget | None) -> None:
        """Keep what stands on these pages, what was not put back yet, and what has the keyboard."""
        drafts = {**self._waiting, **{name: drafted(page, name, focus) for name, page in pages}}
        written = [
            [each.page, [[*key, text] for key, text in each.fields.items()], each.here, each.cursor]
            for each in drafts.values()
            if each.fields or each.here
        ]
        self._words = json.dumps(written) if written else ""
        self.keep_again()

    def keep_again(self) -> None:
        """Keep it once more, when the disk refused."""
        self.is_kept = False
        self._desk.ask(partial(keep_draft, words=self._words), self._kept, self._not_kept)

    def show(self, page: Page, name: str) -> None:
        """Put back what belongs to the page that is shown, once it is filled."""
        self._shown = (page, name)
        if name in self._waiting:
            QTimer.singleShot(SOON, self, self._try)

    def _kept(self, _nothing: None) -> None:
        self.is_kept = True

    def _not_kept(self, _error: WaterlijnError) -> None:
        """Stay unkept: whoever locks sees to it that it is tried again."""

    def _taken(self, words: str) -> None:
        for name, fields, here, cursor in json.loads(words or "[]"):
            known = {(said, at, for_words): text for said, at, for_words, text in fields}
            self._waiting[name] = Draft(name, known, here and tuple(here), cursor)
        if self._shown:
            self.show(*self._shown)

    def _try(self) -> None:
        page, name = self._shown or (None, "")
        draft = self._waiting.get(name)
        if page is None or draft is None:
            return
        if not self._desk.jobs.is_idle() or not page.isVisible():
            QTimer.singleShot(SOON, self, self._try)
            return
        del self._waiting[name]
        left = put_back(page, draft)
        if left and len(left) < len(draft.fields):
            # What was chosen may bring up further fields, some only after the vault was asked.
            self._waiting[name] = replace(draft, fields=left)
            QTimer.singleShot(SOON, self, self._try)
            return
        _go_back_to(page, draft)
        self._say_left({key: text for key, text in left.items() if key[-1]})

    def _say_left(self, left: dict[_Name, str]) -> None:
        """Show what was typed in a form that is not open now, to be copied from there."""
        if not left:
            return
        typed = "\n".join(f"{said}: {text}" for (said, *_which), text in left.items())
        say = self._desk.words.say
        told = say("Dit typte je vóór het vergrendelen; het is nog niet opgeslagen:")
        self._desk.tell(f"{told}\n{typed}", Tone.DUE)


def _fields(page: QWidget) -> Iterator[tuple[_Name, Control]]:
    seen: Counter[str] = Counter()
    for each in page.findChildren(QWidget):
        if is_control(each) and _may_be_kept(each):
            said = name_of(each)
            yield (said, seen[said], is_for_words(each)), each
            seen[said] += 1


def _may_be_kept(field: Control) -> bool:
    """Tell whether a field is one of a form: no secret, no search, no part of another control."""
    hidden = field.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText
    secret = hidden or isinstance(field, SecretEdit)  # which may be shown for a moment
    inner = isinstance(field.parentWidget(), QAbstractSpinBox | QComboBox)
    return not (secret or inner or isinstance(field, SearchField) or _keeps_itself(field))


def _keeps_itself(widget: QWidget | None) -> bool:
    """Tell whether this, or what it stands in, is remembered in a way of its own."""
    return widget is not None and (
        bool(widget.property(KEPT)) or _keeps_itself(widget.parentWidget())
    )
