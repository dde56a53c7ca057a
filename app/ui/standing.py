"""How a page stands: what was filled in, opened and selected on it, and where the cursor is.

It is read off the page before a lock or another language, and put back on the page that is made
anew. Controls are known by what they are called aloud, which holds over every change of the data;
in another language, where nothing is called so any more, by the how-manieth of their kind they are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QWidget,
)

from app.language import UiLanguage
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
from app.ui.parts import SearchField, SecretEdit, Table
from app.ui.parts.opening import times_opened

W = TypeVar("W", bound=QWidget)

KEPT = "kept"
"""The property of a field, or of what holds it, that keeps itself."""
PRIVATE = "private"
"""The property of what holds names: they wait until somebody asks for them, and are not told."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Which one of a page: its name aloud and which of that name; its kind and which of that."""

    said: str
    at: int
    kind: str
    nth: int

    def is_at(self, other: "Spot", *, spoken: bool) -> bool:
        """Tell whether this is the other one, by name or by kind."""
        if spoken:
            return (self.said, self.at) == (other.said, other.at)
        return (self.kind, self.nth) == (other.kind, other.nth)


@dataclass(frozen=True, slots=True)
class Noted:
    """What was at one spot, as words."""

    spot: Spot
    words: str
    is_told: bool = False
    """Whether it is said to whoever wrote it when it can't be put back: nothing else holds it."""
    is_private: bool = False
    """Whether it waits for that instead, out of sight."""


@dataclass(frozen=True, slots=True)
class Standing:
    """All of one page that stands in no store."""

    page: str
    language: UiLanguage
    controls: int = 0
    """How many there were; with another number of them their kinds tell nothing."""
    fields: tuple[Noted, ...] = ()
    opened: tuple[Noted, ...] = ()
    tables: tuple[Noted, ...] = ()
    scrolled: tuple[Noted, ...] = ()
    here: Spot | None = None
    cursor: int = 0

    @property
    def is_worth_keeping(self) -> bool:
        """Tell whether anything would be missed."""
        return bool(self.fields or self.opened or self.tables or self.scrolled or self.here)


def standing_of(
    page: QWidget, name: str, language: UiLanguage, focus: QWidget | None = None
) -> Standing:
    """Return how a page stands now."""
    fields, tables = list(_spotted(_fields(page))), list(_spotted(_tables(page)))
    here = next((spot for spot, each in fields if each is focus), None)
    cursor = next((cursor_in(each) for _spot, each in fields if each is focus), 0)
    return Standing(
        name,
        language,
        controls=len(fields),
        fields=tuple(
            Noted(spot, text_of(each), _is_told(each), _has(each, PRIVATE))
            for spot, each in fields
            if is_changed(each) and text_of(each)
        ),
        opened=tuple(
            Noted(spot, str(times_opened(each)))
            for spot, each in _spotted(page.findChildren(QAbstractButton))
            if times_opened(each)
        ),
        tables=tuple(
            Noted(spot, each.mark())
            for spot, each in tables
            if each.mark() and each.isVisibleTo(page)
        ),
        scrolled=tuple(
            Noted(spot, str(each.verticalScrollBar().value()))
            for spot, each in _spotted(_areas(page))
            if each.isVisibleTo(page) and each.verticalScrollBar().value()
        ),
        here=here or next((spot for spot, each in tables if each.view is focus), None),
        cursor=cursor,
    )


def merged(waiting: Standing | None, found: Standing) -> Standing:
    """Return how a page stands on which something was not put back yet."""
    if waiting is None:
        return found
    if waiting.language is not found.language:
        return waiting
    return replace(
        found,
        fields=_joined(found.fields, waiting.fields),
        opened=_joined(found.opened, waiting.opened),
        tables=_joined(found.tables, waiting.tables),
        scrolled=_joined(found.scrolled, waiting.scrolled),
        here=found.here or waiting.here,
        cursor=found.cursor if found.here else waiting.cursor,
    )


def _joined(first: tuple[Noted, ...], then: tuple[Noted, ...]) -> tuple[Noted, ...]:
    taken = {each.spot for each in first}
    return (*first, *(each for each in then if each.spot not in taken))


def put_back(page: QWidget, standing: Standing, language: UiLanguage) -> Standing:
    """Put back what has a place now, and return what has none yet."""
    spoken = standing.language is language
    _select(page, standing, spoken=spoken)
    closed = tuple(each for each in standing.opened if not _reopened(page, each, spoken=spoken))
    if closed != standing.opened:
        return replace(standing, opened=closed)  # what opens is filled once it is there
    left = tuple(_fill(page, standing, spoken=spoken))
    _select(page, standing, spoken=spoken)  # again: what is looked for decides what is seen
    return replace(standing, fields=left)


def go_back_to(page: QWidget, standing: Standing, language: UiLanguage) -> None:
    """Put the keyboard where it was, and scroll to what was being read."""
    _give_keyboard(page, standing, language)
    for noted in standing.scrolled:
        for spot, area in _spotted(_areas(page)):
            if spot.is_at(noted.spot, spoken=standing.language is language):
                area.verticalScrollBar().setValue(int(noted.words))


def _give_keyboard(page: QWidget, standing: Standing, language: UiLanguage) -> None:
    here, spoken = standing.here, standing.language is language
    if here is None:
        return
    for spot, field in _spotted(_fields(page)):
        if spot.is_at(here, spoken=spoken) and field.isVisibleTo(page):
            go_on_in(field, standing.cursor)
            return
    for spot, table in _spotted(_tables(page)):
        if spot.is_at(here, spoken=spoken) and table.isVisibleTo(page):
            table.setFocus()


def _select(page: QWidget, standing: Standing, *, spoken: bool) -> None:
    known = list(_spotted(_tables(page)))
    for noted in standing.tables:
        for spot, table in known:
            if spot.is_at(noted.spot, spoken=spoken) and table.isVisibleTo(page):
                table.return_to(noted.words, by_words=spoken)


def _reopened(page: QWidget, noted: Noted, *, spoken: bool) -> bool:
    for spot, button in _spotted(page.findChildren(QAbstractButton)):
        if spot.is_at(noted.spot, spoken=spoken) and button.isVisibleTo(page):
            for _ in range(int(noted.words)):
                button.click()
            return button.isEnabled()
    return False


def _fill(page: QWidget, standing: Standing, *, spoken: bool) -> Iterator[Noted]:
    """Fill the fields that can be seen, and give what has no field now."""
    known = list(_spotted(_fields(page)))
    if not spoken and len(known) != standing.controls:
        known = []
    for noted in standing.fields:
        found = [each for spot, each in known if spot.is_at(noted.spot, spoken=spoken)]
        if not found or not found[0].isVisibleTo(page):
            yield noted
        elif not is_changed(found[0]):
            fill(found[0], noted.words)


def _spotted(widgets: Iterable[W]) -> Iterator[tuple[Spot, W]]:
    said, kinds = Counter[str](), Counter[str]()
    for each in widgets:
        name = name_of(each.view if isinstance(each, Table) else each)
        kind = type(each).__name__
        yield Spot(name, said[name], kind, kinds[kind]), each
        said[name] += 1
        kinds[kind] += 1


def _fields(page: QWidget) -> Iterator[Control]:
    window = page.window()
    for each in page.findChildren(QWidget):
        # A dialog over the page is a child of it too; the name of a file is nobody's draft.
        if is_control(each) and each.window() is window and _may_be_kept(each):
            yield each


def _tables(page: QWidget) -> Iterator[Table[Any]]:
    return (each for each in page.findChildren(Table) if not _has(each, KEPT))


def _areas(page: QWidget) -> Iterator[QAbstractScrollArea]:
    return (each for each in page.findChildren(QAbstractScrollArea) if not _has(each, KEPT))


def _may_be_kept(field: Control) -> bool:
    """Tell whether a field is one of a form: no secret, and no part of another control."""
    hidden = field.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText
    secret = hidden or isinstance(field, SecretEdit)  # which may be shown for a moment
    inner = isinstance(field.parentWidget(), QAbstractSpinBox | QComboBox)
    return not (secret or inner or _has(field, KEPT))


def _is_told(field: Control) -> bool:
    return is_for_words(field) and not isinstance(field, SearchField) and not _has(field, PRIVATE)


def _has(widget: QWidget | None, name: str) -> bool:
    """Tell whether this, or what it stands in, has a property."""
    return widget is not None and (bool(widget.property(name)) or _has(widget.parentWidget(), name))
