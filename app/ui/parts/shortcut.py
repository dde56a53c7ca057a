"""Keys that do something: each says what it does, so that a list of keys can be read off."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def shortcut(
    keys: str, owner: QWidget, act: Callable[[], object], does: str, *, within: bool = False
) -> QShortcut:
    """Let `keys` act anywhere in the window, or only `within` their owner; `does` tells what."""
    made = QShortcut(QKeySequence(keys), owner)
    if within:
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(act)
    made.setWhatsThis(does)
    return made
