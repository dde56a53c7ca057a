"""Buttons: one primary a screen, plain and quiet ones, and a choice between a few segments."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.parts.one_stop import make_stop
from app.ui.theme import Role, theme


class Kind(StrEnum):
    """How loud a button is."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"


_INK = {Kind.PRIMARY: Role.ON_WATER, Kind.QUIET: Role.WATER, Kind.DANGER: Role.OVERDUE}


def button(
    text: str,
    act: Callable[[], object] | None = None,
    *,
    kind: Kind = Kind.PLAIN,
    icon: str = "",
    keys: str = "",
) -> QPushButton:
    """Return a button; `act` is a bound method, `keys` a shortcut, shown in the tip."""
    made = QPushButton(text)
    made.setAutoDefault(True)  # Enter presses it too, as people expect
    made.setProperty("kind", kind.value)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if icon:
        theme().dress(made, icon, _INK.get(kind, Role.TEXT))
    if keys:
        QShortcut(keys, made, made.click)
        made.setToolTip(keys)
    if act:
        made.clicked.connect(act)
    return made


def icon_button(
    icon: str, spoken: str, act: Callable[[], object] | None = None, *, keys: str = ""
) -> QPushButton:
    """Return a button that is only an icon; `spoken` is its name aloud and its tip."""
    made = button("", act, kind=Kind.QUIET, icon=icon, keys=keys)
    theme().dress(made, icon, Role.QUIET)
    made.setAccessibleName(spoken)
    made.setToolTip(f"{spoken}  {keys}" if keys else spoken)
    return made


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """Return the buttons side by side, at the left, right below what they act on."""
    row = QHBoxLayout()
    row.setSpacing(theme().px(8))
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    return row


class Segmented(QFrame):
    """A choice between a few things that are all in sight; arrows move, the choice is at once."""

    chosen = Signal(str)
    """The key of what somebody chose; not emitted for `choose`."""

    def __init__(self, spoken: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer `options` as pairs of key and word; the first is chosen."""
        super().__init__()
        self.setProperty("kind", "segments")
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._keys: dict[QPushButton, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme().px(2),) * 4)
        row.setSpacing(theme().px(2))
        for key, word in options:
            row.addWidget(self._segment(spoken, key, word))
        self._group.buttonToggled.connect(self._toggled)
        self.choose(options[0][0])
        self._group.buttonClicked.connect(self._clicked)

    @property
    def key(self) -> str:
        """Return the key of what is chosen."""
        return next(key for segment, key in self._keys.items() if segment.isChecked())

    def choose(self, key: str) -> None:
        """Show this as chosen, without telling anybody."""
        next(segment for segment, own in self._keys.items() if own == key).setChecked(True)

    def _segment(self, spoken: str, key: str, word: str) -> QPushButton:
        segment = QPushButton(word)
        segment.setCheckable(True)
        segment.setAutoDefault(True)
        segment.setProperty("kind", "segment")
        # What is chosen is written bold, and must not be cut off then.
        bold = QFontMetrics(theme().font(weight=QFont.Weight.DemiBold))
        segment.setMinimumWidth(bold.horizontalAdvance(word) + theme().px(30))
        segment.setAccessibleName(f"{spoken}: {word}")
        self._group.addButton(segment)
        self._keys[segment] = key
        return segment

    def _toggled(self, segment: QPushButton, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Let Tab stop at what is chosen, from either side."""
        if on:
            make_stop(segment, list(self._keys))

    def _clicked(self, segment: QPushButton) -> None:
        self.chosen.emit(self._keys[segment])
