"""Drafts: what was typed in a form that was not saved yet outlives a lock."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.errors import WaterlijnError
from app.services.drafting import keep_draft, take_draft
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.parts import Page, SearchField, SecretEdit

SOON = 10
"""Milliseconds after which a page that is being filled is looked at again."""
KEPT = "kept"
"""The property of a field that keeps itself."""
_TextField = QLineEdit | QPlainTextEdit
_Name = tuple[str, int]
"""What a field is called aloud, and which it is of those that are called so."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed on one page: field by field."""

    page: str
    fields: dict[_Name, str]


def drafted(page: QWidget, name: str) -> Draft:
    """Return what somebody typed on a page that stands in no store yet."""
    typed = {key: _text(each) for key, each in _fields(page) if _is_typed(each)}
    return Draft(name, {key: text for key, text in typed.items() if text})


def put_back(page: QWidget, draft: Draft) -> dict[_Name, str]:
    """Fill the fields that can be seen, and return what has no field now."""
    left = dict(draft.fields)
    for key, field in _fields(page):
        if key not in left or not field.isVisibleTo(page):
            continue
        text = left.pop(key)
        if not _is_typed(field):
            _fill(field, text)
    return left


class DraftKeeper(QObject):
    """Keeps the drafts of one window, and puts them back when their page is seen again."""

    def __init__(self, desk: Desk) -> None:
        """Ask what was typed before the lock."""
        super().__init__()
        self._desk = desk
        self._waiting: dict[str, Draft] = {}
        self._shown: tuple[Page, str] | None = None
        self._words = ""
        self.is_kept = True
        desk.ask(take_draft, self._taken)

    def keep(self, pages: Iterable[tuple[str, Page]]) -> None:
        """Keep what stands on these pages, and what was not put back yet."""
        drafts = {**self._waiting, **{name: drafted(page, name) for name, page in pages}}
        written = [
            [each.page, [[*key, text] for key, text in each.fields.items()]]
            for each in drafts.values()
            if each.fields
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
        for name, fields in json.loads(words or "[]"):
            self._waiting[name] = Draft(name, {(said, at): text for said, at, text in fields})
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
        if left:
            self._say_left(left)

    def _say_left(self, left: dict[_Name, str]) -> None:
        """Show what was typed in a form that is not open now, to be copied from there."""
        typed = "\n".join(f"{said}: {text}" for (said, _at), text in left.items())
        say = self._desk.words.say
        told = say("Dit typte je vóór het vergrendelen; het is nog niet opgeslagen:")
        self._desk.tell(f"{told}\n{typed}", Tone.DUE)


def _fields(page: QWidget) -> Iterator[tuple[_Name, _TextField]]:
    seen: Counter[str] = Counter()
    for each in page.findChildren(QWidget):
        if isinstance(each, _TextField) and _may_be_kept(each):
            said = each.accessibleName()
            yield (said, seen[said]), each
            seen[said] += 1


def _may_be_kept(field: _TextField) -> bool:
    """Tell whether a field is one of a form: no secret, no search, no part of another control."""
    hidden = field.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText
    secret = hidden or isinstance(field, SecretEdit)  # which may be shown for a moment
    inner = isinstance(field.parentWidget(), QAbstractSpinBox | QComboBox)
    return not (secret or inner or isinstance(field, SearchField) or field.property(KEPT))


def _is_typed(field: _TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isModified()
    return field.document().isModified()


def _text(field: _TextField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _fill(field: _TextField, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(text)
        field.textEdited.emit(text)
        field.setModified(True)
    else:
        field.setPlainText(text)
        field.document().setModified(True)
