"""Tab walks in the order in which one reads, also through what was put there later."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLayout,
    QRadioButton,
    QScrollArea,
    QWidget,
)


def walk(root: QWidget, *, onward: bool) -> bool:
    """Give the keyboard to the next stop within `root`, or the one before; tell if there is one.

    Qt itself walks in the order in which widgets were made, so what a page fills anew comes last.
    """
    here = QApplication.focusWidget()
    stops = [each for each in reading_order(root) if is_stop(each) or each is here]
    if not any(each is not here for each in stops):
        return False
    by = 1 if onward else -1
    at = stops.index(here) if here in stops else (-1 if onward else 0)
    enter(stops[(at + by) % len(stops)], onward=onward)
    return True


def is_stop(widget: QWidget) -> bool:
    """Tell whether Tab stops here; of a few choices it is at the one that was chosen."""
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    chosen = _chosen_beside(widget) if isinstance(widget, QRadioButton) else None
    if chosen:
        tabbed = widget is chosen
    return bool(tabbed) and widget.isEnabled() and widget.focusProxy() is None


def _chosen_beside(choice: QRadioButton) -> QWidget | None:
    """Return the choice that is made: Qt knows it only if it was made when all stood together."""
    around = choice.parentWidget()
    beside = _children(around) if around else []
    choices = (each for each in beside if isinstance(each, QRadioButton))
    return next((each for each in choices if each.isChecked()), None)


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """Give every widget in sight, as the layouts put them: the outer one before what is in it."""
    yield root
    for inner in _inside(root):
        if inner.isVisible() and not inner.isWindow():
            yield from reading_order(inner)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        yield from filter(None, [widget.widget()])
        return
    layout, children = widget.layout(), _children(widget)
    laid_out = list(_in_layout(layout, children)) if layout else []
    yield from laid_out
    yield from (each for each in children if each not in laid_out)


def _children(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _in_layout(layout: QLayout, children: list[QWidget]) -> Iterator[QWidget]:
    """Ask where each thing is and never for the items: what PySide makes of these outlives them."""
    inner = layout.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly)
    things: list[QWidget | QLayout] = [*children, *inner]
    placed = [(layout.indexOf(thing), thing) for thing in things]
    for _, thing in sorted((pair for pair in placed if pair[0] >= 0), key=partial(_order, layout)):
        if isinstance(thing, QLayout):
            yield from _in_layout(thing, children)
        else:
            yield thing


def _order(layout: QLayout, placed: tuple[int, QWidget | QLayout]) -> tuple[int, ...]:
    at = placed[0]
    if isinstance(layout, QGridLayout):
        return (*layout.getItemPosition(at)[:2], at)  # type: ignore[index]
    return (at,)


def enter(stop: QWidget, *, onward: bool) -> None:
    """Give the keyboard to a stop as Tab does, and bring it into sight."""
    reasons = Qt.FocusReason
    stop.setFocus(reasons.TabFocusReason if onward else reasons.BacktabFocusReason)
    into_sight(stop)


def go_to(control: QWidget) -> None:
    """Give the keyboard to a control, and scroll to it once what is said beside it has its room."""
    control.setFocus()
    QTimer.singleShot(0, control, partial(into_sight, control))


def into_sight(stop: QWidget) -> None:
    """Scroll whatever it is in until it can be seen."""
    around = stop.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(stop)
        around = around.parentWidget()
