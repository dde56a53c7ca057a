"""The look: colours by role, sizes in proportion, the family and the icons, as one object.

Colours belong to the application, as its palette does, so `theme()` gives the one in force and
every part may ask it. A page names no colour and no pixels: it asks for a role and steps.
"""

import weakref
from enum import StrEnum
from pathlib import Path

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QSize,
    Qt,
    QTranslator,
    Signal,
)
from PySide6.QtGui import QAction, QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.ui.theme_colours import DARK, LIGHT, Palette, Role, soft
from app.ui.theme_icons import IconCase
from app.ui.theme_sheet import FAMILIES, Size, sheet

__all__ = ["Mode", "Role", "Size", "Theme", "soft", "theme"]

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
BODY = 15
ICON = 18
GAP = 6
TABULAR = QFont.Tag("tnum")
Wearer = QAbstractButton | QAction


class Mode(StrEnum):
    """Which palette is asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """What everything visible asks; `changed` tells that all must be drawn anew."""

    changed = Signal()

    def __init__(self, app: QApplication, scale: float = 0.0) -> None:
        """Take over the look of `app`; a `scale` of 0 follows the size of the system's own font."""
        super().__init__(app)
        self._app = app
        self.mode = Mode.SYSTEM
        self.still = False
        self.scale = scale or _scale_of(app.font())
        self._case = IconCase()
        self._dressed: list[tuple[weakref.ref[Wearer], str, Role]] = []
        self._load_fonts()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def dark(self) -> bool:
        """Tell whether the dark palette is in force."""
        if self.mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.mode is Mode.DARK

    @property
    def palette(self) -> Palette:
        """Return the colours in force."""
        return DARK if self.dark else LIGHT

    def set_mode(self, mode: Mode) -> None:
        """Change to light, dark or what the system says, at once and everywhere."""
        if mode is not self.mode:
            self.mode = mode
            self._apply()

    def set_scale(self, scale: float) -> None:
        """Make everything larger or smaller; 1 is a body text of 15 pixels."""
        self.scale = scale
        self._apply()

    def set_still(self, still: bool) -> None:  # noqa: FBT001 - a switch is what it is
        """Say whether somebody asked for reduced motion."""
        self.still = still

    def px(self, step: float) -> int:
        """Return a length of the design, drawn at scale 1, in logical pixels."""
        return max(1, round(step * self.scale))

    def colour(self, role: Role) -> QColor:
        """Return the colour of this role."""
        return QColor(self.palette[role])

    def font(self, size: Size = Size.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the family at one of the five sizes."""
        font = QFont(list(FAMILIES))
        font.setPixelSize(self.px(size.value))
        font.setWeight(weight)
        return font

    def numbers(self, size: Size = Size.BODY) -> QFont:
        """Return the family with digits of one width, for tables and clocks."""
        font = self.font(size)
        font.setFeature(TABULAR, 1)
        return font

    def motion(self, milliseconds: int) -> int:
        """Return how long a movement may take: never above 120 ms, and 0 when motion is reduced."""
        return 0 if self.still else min(milliseconds, 120)

    def pixmap(self, name: str, role: Role = Role.TEXT, side: int = ICON) -> QPixmap:
        """Return an icon as a picture of `side` design pixels."""
        ratio = self._app.devicePixelRatio()
        return self._case.pixmap(name, self.colour(role), self.px(side), ratio)

    def mark(self, side: int) -> QPixmap:
        """Return the program's own mark, `side` design pixels high."""
        return self._case.mark(self.px(side), self._app.devicePixelRatio())

    def icon(self, name: str, role: Role = Role.TEXT, gap: int = 0) -> QIcon:
        """Return an icon as buttons and menus want it; `dress` keeps it right at a change."""
        inks = (self.colour(role), self.colour(Role.EDGE))
        return self._case.icon(name, inks, self.px(ICON), gap)

    def dress(self, wearer: Wearer, name: str, role: Role = Role.TEXT) -> None:
        """Put an icon on a button or an action, and put it on again whenever the colours change."""
        self._dressed = [kept for kept in self._dressed if kept[0]() not in (None, wearer)]
        self._dressed.append((weakref.ref(wearer), name, role))
        self._put_on(wearer, name, role)

    def _put_on(self, wearer: Wearer, name: str, role: Role) -> None:
        gap = self.px(GAP) if isinstance(wearer, QAbstractButton) and wearer.text() else 0
        wearer.setIcon(self.icon(name, role, gap))
        if isinstance(wearer, QAbstractButton):
            wearer.setIconSize(QSize(self.px(ICON) + gap, self.px(ICON)))

    def _apply(self) -> None:
        self._app.setFont(self.font())
        self._app.setPalette(_qt_palette(self.palette))
        self._app.setStyleSheet(sheet(self.palette, self.scale))
        for wearing, name, role in tuple(self._dressed):
            wearer = wearing()
            if wearer is not None and shiboken6.isValid(wearer):
                self._put_on(wearer, name, role)
        self.changed.emit()

    def _system_changed(self) -> None:
        if self.mode is Mode.SYSTEM:
            self._apply()

    def _load_fonts(self) -> None:
        for file in sorted(FONTS.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))


_in_force: list[Theme] = []
_qt_words: list[QTranslator] = []


def dress_app(app: QApplication, scale: float = 0.0) -> Theme:
    """Give the application its look, once, before the first window."""
    _in_force[:] = [Theme(app, scale)]
    return _in_force[-1]


def theme() -> Theme:
    """Return the look in force; asking before `dress_app` is our bug."""
    return _in_force[-1]


def speak_qt(language: str) -> None:
    """Let Qt's own calendars, numbers and dialogs follow the language of the program."""
    QLocale.setDefault(QLocale("nl_NL" if language == "nl" else "en_GB"))
    while _qt_words:
        QCoreApplication.removeTranslator(_qt_words.pop())
    words = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{language}", folder):
        _qt_words.append(words)
        QCoreApplication.installTranslator(words)


def _scale_of(font: QFont) -> float:
    pixels = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 96 / 72
    return min(2.0, max(1.0, pixels / BODY))


def _qt_palette(palette: Palette) -> QPalette:
    group = QPalette.ColorRole
    roles = {
        group.Window: Role.GROUND,
        group.WindowText: Role.TEXT,
        group.Base: Role.SURFACE,
        group.AlternateBase: Role.GROUND,
        group.Text: Role.TEXT,
        group.PlaceholderText: Role.QUIET,
        group.Button: Role.RAISED,
        group.ButtonText: Role.TEXT,
        group.ToolTipBase: Role.TEXT,
        group.ToolTipText: Role.GROUND,
        group.Highlight: Role.WATER,
        group.HighlightedText: Role.ON_WATER,
        group.Link: Role.WATER,
        group.Mid: Role.LINE,
        group.Accent: Role.WATER,
    }
    made = QPalette()
    for qt_role, role in roles.items():
        made.setColor(qt_role, QColor(palette[role]))
    for qt_role in (group.Text, group.WindowText, group.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, qt_role, QColor(palette[Role.EDGE]))
    return made
