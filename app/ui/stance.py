"""How the window stands: carried over a lock, and fitted to the screen; kept nowhere on disk."""

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from app.language import UiLanguage
from app.ui.theme import Mode, theme

DESIGN = QSize(1280, 720)
TITLE_BAR = 40
"""Pixels that a title bar may take before the window is there to be measured."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Language, look, and where the window was."""

    language: UiLanguage
    mode: Mode = Mode.SYSTEM
    room: QRect | None = None
    """Where the window was; None lets it find its own place."""
    maximised: bool = False

    def __str__(self) -> str:
        """Return the stance as one word that holds nothing of the study."""
        room = self.room or QRect()
        sides = (room.x(), room.y(), room.width(), room.height(), int(self.maximised))
        return ":".join((self.language.value, self.mode.value, *map(str, sides)))


def stance_from(line: str) -> Stance | None:
    """Read what `str(stance)` wrote; None when it is anything else."""
    parts = line.split(":")
    if len(parts) != 7 or parts[0] not in set(UiLanguage) or parts[1] not in set(Mode):  # noqa: PLR2004
        return None
    sides = [part.removeprefix("-") for part in parts[2:]]
    if not all(side.isdecimal() and len(side) < 6 for side in sides):  # noqa: PLR2004 - pixels
        return None
    left, top, wide, high, maximised = (int(part) for part in parts[2:])
    room = QRect(left, top, wide, high) if wide and high else None
    return Stance(UiLanguage(parts[0]), Mode(parts[1]), room, bool(maximised))


def stance_of(window: QMainWindow, language: UiLanguage) -> Stance:
    """Return how a window stands now."""
    maximised = window.isMaximized() or window.isFullScreen()
    room = window.normalGeometry() if maximised else window.geometry()
    return Stance(language, theme().mode, room, maximised)


def stand(window: QMainWindow, stance: Stance) -> None:
    """Put a window that was not shown yet where another stood, or where it fits."""
    free = _free_room(stance.room)
    if stance.room and free.intersects(stance.room):
        window.setGeometry(stance.room)
        too_large = False
    else:
        wanted = QSize(theme().px(DESIGN.width()), theme().px(DESIGN.height()))
        room = free.size().shrunkBy(QMargins(0, TITLE_BAR, 0, 0))
        too_large = wanted.width() > free.width() or wanted.height() > room.height()
        window.resize(wanted.boundedTo(room))
    if too_large or stance.maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def _free_room(room: QRect | None) -> QRect:
    # Never ask a window for its screen: PySide takes the screen down with that window.
    there = QGuiApplication.screenAt(room.center()) if room else None
    return (there or QGuiApplication.primaryScreen()).availableGeometry()
