"""The two buttons that take the study out of sight, where the rail with its own is hidden."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from app.language import Words
from app.ui.parts.buttons import icon_button
from app.ui.watch import HIDE_WORDS


def hide_button(words: Words, act: Callable[[], None]) -> QPushButton:
    """Return a quiet button that shows a neutral page; its keys work by themselves."""
    spoken = words.say("Verberg scherm")
    made = icon_button("shield", spoken, act)
    made.setToolTip(f"{spoken}  {HIDE_WORDS}")
    return made


def lock_button(words: Words, act: Callable[[], None]) -> QPushButton:
    """Return a quiet button that locks; its keys work by themselves."""
    spoken = words.say("Vergrendel")
    made = icon_button("lock", spoken, act)
    made.setToolTip(f"{spoken}  Ctrl+L")
    return made
