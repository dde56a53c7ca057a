"""Where the keyboard goes when what it was on is taken away, filled anew or switched off."""

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.ui.parts.reading_order import enter, is_stop, reading_order


class FocusKeeper(QObject):
    """Holds the keyboard on the whole, and gives it back to the control of the same name.

    Left to Qt it would go to whatever comes next in the window, such as the search field in the
    header, and somebody who types on would type there.
    """

    def __init__(self, whole: QWidget) -> None:
        """Keep the keyboard within `whole`."""
        super().__init__(whole)
        self._whole = whole
        self._name = ""
        self._place = QPoint()

    @property
    def is_looking(self) -> bool:
        """Tell whether the control that had the keyboard may still come back."""
        return bool(self._name)

    def holds(self) -> bool:
        """Tell whether the keyboard was about to leave because its control went, and hold it."""
        whole = self._whole
        here: QWidget | None = whole.window().focusWidget()  # also while a dialog is still in front
        if here is None or not whole.isVisible() or not whole.isAncestorOf(here):
            return False
        if is_usable(here):
            return False  # it is Tab that leads away
        self._name = spoken_name(here)
        self._place = here.mapTo(whole, QPoint())
        whole.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._soon)
        return True

    def _soon(self) -> None:
        """Look once what is filled anew is in sight, which Qt itself leaves to its next round."""
        QTimer.singleShot(0, self, self.find)

    def find(self) -> None:
        """Go back to the control of that name, if it is there again and nobody went elsewhere."""
        if self._whole.window().focusWidget() is not self._whole:
            self._name = ""
        if not self._name:
            return
        same = [each for each in self._whole.findChildren(QWidget) if self._is_it(each)]
        if same:
            nearest = min(same, key=self._distance)
            self._name = ""
            nearest.setFocus(Qt.FocusReason.OtherFocusReason)

    def walks_on(self, *, onward: bool) -> bool:
        """Walk on with Tab from where the control was that went and did not come back."""
        whole = self._whole
        if not self._name or not is_usable(whole) or whole.window().focusWidget() is not whole:
            return False
        stops = [each for each in reading_order(self._whole) if is_stop(each)]
        if onward:
            found = next((each for each in stops if self._at(each) >= self._place.y()), None)
        else:
            found = next((each for each in stops[::-1] if self._at(each) < self._place.y()), None)
        if found is None:
            return False
        enter(found, onward=onward)
        return True

    def _at(self, widget: QWidget) -> int:
        return widget.mapTo(self._whole, QPoint()).y()

    def _is_it(self, widget: QWidget) -> bool:
        stop = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        return stop and is_usable(widget) and spoken_name(widget) == self._name

    def _distance(self, widget: QWidget) -> int:
        return (widget.mapTo(self._whole, QPoint()) - self._place).manhattanLength()


def is_usable(widget: QWidget | None) -> bool:
    """Tell whether somebody can do something with a control now."""
    return widget is not None and widget.isVisible() and widget.isEnabled()


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader calls a control: its given name, or its words."""
    return widget.accessibleName() or str(widget.property("text") or "")
