"""The look keeps its promises: every pair can be read, every drawing is there."""

import pytest
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QListView, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.schedule import WaveState
from app.ui.notice import Tone
from app.ui.parts import Kind, button
from app.ui.parts.waves import ICONS as WAVE_ICONS
from app.ui.place import PageName
from app.ui.rail import ICONS as RAIL_ICONS
from app.ui.theme import Mode, Role, Size, Theme
from app.ui.theme_colours import DARK, LIGHT, Palette, contrast, demands, too_faint
from app.ui.theme_icons import ICONS
from app.ui.theme_sheet import sheet


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_everything_can_be_read(palette: Palette) -> None:
    assert too_faint(palette) == []
    assert set(palette) == set(Role)


def test_a_faint_text_is_found() -> None:
    assert too_faint({**LIGHT, Role.QUIET: "#AAAAAA"})


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_every_tone_is_readable_on_its_own_ground() -> None:
    texts = {text for text, _, _ in demands()}
    assert {tone.role for tone in Tone} <= texts


def test_every_drawing_is_there() -> None:
    names = {tone.icon for tone in Tone} | set(WAVE_ICONS.values()) | set(RAIL_ICONS.values())
    assert {name for name in names if not (ICONS / f"{name}.svg").exists()} == set()
    assert set(WAVE_ICONS) == set(WaveState)
    assert set(RAIL_ICONS) <= set(PageName)


def test_lengths_grow_with_the_text(look: Theme) -> None:
    look.set_scale(2.0)
    assert look.px(8) == 16
    assert look.font().pixelSize() == 30
    look.set_scale(1.0)
    assert look.px(8) == 8


def test_the_sheet_holds_no_word_that_was_not_filled_in() -> None:
    written = sheet(LIGHT, 1.5)
    assert "@" not in written
    assert "font-size: 36px" in written


def test_the_shipped_family_is_used(look: Theme) -> None:
    assert QFontInfo(look.font()).family() == "Atkinson Hyperlegible Next"
    assert QFontInfo(look.font(Size.TITLE, QFont.Weight.DemiBold)).weight() == 600


@pytest.mark.parametrize("kind", [QListView, QMenu])
def test_a_font_that_the_system_keeps_for_lists_and_menus_is_not_used(
    qtbot: QtBot, look: Theme, kind: type[QWidget]
) -> None:
    small = QFont("DejaVu Sans", 8)
    usual = QApplication.font(kind.__name__)
    QApplication.setFont(small, kind.__name__)  # as Windows does
    try:
        part = kind()
        qtbot.addWidget(part)
        part.show()
        assert part.font().families()[0] == look.font().families()[0]
        assert part.font().pixelSize() == look.px(Size.BODY.value)
    finally:
        QApplication.setFont(usual, kind.__name__)


def test_a_button_changes_its_icon_with_the_theme(qtbot: QtBot, look: Theme) -> None:
    made = button("Opslaan", kind=Kind.QUIET, icon="check")
    qtbot.addWidget(made)
    light = _ink(made)
    look.set_mode(Mode.DARK)
    assert _ink(made) != light


def test_still_means_no_motion(look: Theme) -> None:
    assert look.motion(400) == 120
    look.set_still(True)
    assert look.motion(400) == 0
    look.set_still(False)


def _ink(made: QPushButton) -> set[int]:
    image = made.icon().pixmap(made.iconSize()).toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixel(x, y) for x, y in points if image.pixelColor(x, y).alpha() == 255}
