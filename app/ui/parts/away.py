"""The two buttons that take the study out of sight, where the rail with its own is hidden."""

from PySide6.QtWidgets import QPushButton

from app.ui.desk import Desk
from app.ui.parts.buttons import icon_button
from app.ui.watch import HIDE_WORDS


def hide_button(desk: Desk) -> QPushButton:
    """Return a quiet button that shows a neutral page; its keys work by themselves."""
    spoken = desk.words.say("Verberg scherm")
    made = icon_button("shield", spoken, desk.hide_wanted.emit)
    made.setToolTip(f"{spoken}  {HIDE_WORDS}")
    return made


def lock_button(desk: Desk) -> QPushButton:
    """Return a quiet button that locks; its keys work by themselves."""
    spoken = desk.words.say("Vergrendel")
    made = icon_button("lock", spoken, desk.lock_wanted.emit)
    made.setToolTip(f"{spoken}  Ctrl+L")
    return made
