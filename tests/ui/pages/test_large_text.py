"""With text twice as large in a window of a small laptop, everything can be seen and reached."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.language_tag import Language
from app.services.interviewing import Beginning, begin_interview
from app.services.shelf import guide
from app.ui.cover import NeutralPage
from app.ui.desk import Desk
from app.ui.parts import SecretEdit, WaveStrip
from app.ui.parts.text import OneLine
from app.ui.place import PageName, Place
from app.ui.theme import ICON, Size, theme
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, click, seen, settle, window_at


@pytest.fixture(autouse=True)
def _twice_as_large(qapp: object) -> Iterator[None]:
    theme().set_scale(2.0)
    yield
    theme().set_scale(1.0)


def at(desk: Desk, qtbot: QtBot, place: Place) -> MainWindow:
    window = window_at(desk, place)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    settle(desk, qtbot)
    QApplication.processEvents()
    return window


def ink(widget: QWidget) -> QRect:
    """Return the room of all that is not ground."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixel(0, 0)
    drawn = QRect()
    for x in range(image.width()):
        for y in range(image.height()):
            if image.pixel(x, y) != ground:
                drawn = drawn.united(QRect(x, y, 1, 1))
    return drawn


def test_the_arrows_to_the_tabs_out_of_sight_are_as_large_as_other_icons(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = at(desk, qtbot, Place(PageName.STUDY))
    bar = window.page.findChild(QTabBar)
    arrows = bar.findChildren(QToolButton)
    assert all(each.isVisible() for each in arrows)
    assert all(ink(each).height() >= theme().px(ICON) // 2 for each in arrows)


def test_the_icons_in_a_field_grow_with_its_words(desk: Desk, qtbot: QtBot) -> None:
    window = at(desk, qtbot, Place(PageName.PARTICIPANTS))
    search = window.findChild(QLineEdit)
    secret = SecretEdit(desk.words, "Wachtzin")
    qtbot.addWidget(secret)
    secret.show()
    for field in (search, secret):
        icons = [ink(each).width() for each in field.findChildren(QToolButton)]
        assert max(icons) >= theme().px(ICON) * 2 // 3


def test_rounds_are_named_in_full(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = at(desk, qtbot, Place(PageName.PARTICIPANT, study.enrol(free_in=-20).id))
    strip = window.page.findChild(WaveStrip)
    rounds = [each for each in strip.findChildren(QWidget) if each.accessibleName()]
    strip.grab()
    assert len(rounds) > 1
    assert [each.toolTip() for each in rounds] == [""] * len(rounds)
    assert len({each.height() for each in rounds}) == 1


def test_the_day_of_a_day_sheet_is_shown_whole(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = at(desk, qtbot, Place(PageName.AGENDA))
    day = seen(window, "Dag van het dagblad")
    assert isinstance(day, QComboBox)
    assert day.width() >= day.sizeHint().width()
    assert seen(window, "Agenda naar een bestand").isVisible()


def test_what_a_line_of_today_is_about_is_read_to_its_end(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    somebody = study.enrol(free_in=20)
    study.consent(somebody)
    leaflet = guide(study.office, "detainee-before-release", Language.NL)
    begin_interview(study.office, Beginning(somebody.id, "before-release", leaflet, 60))
    window = at(desk, qtbot, Place(PageName.TODAY))
    lines = [each for each in window.page.findChildren(OneLine) if "begonnen op" in each.toolTip()]
    assert [each.text() for each in lines] == [each.toolTip() for each in lines] != []


def test_the_second_language_of_a_letter_is_named_in_full(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = at(desk, qtbot, Place(PageName.CONSENT, study.enrol().id))
    click(window, Language.NL_SIMPLE.native_name)
    settle(desk, qtbot)
    QApplication.processEvents()
    for name in ("Taal", "Tweede taal ernaast"):
        choice = seen(window, name)
        assert choice.width() >= choice.sizeHint().width()


@pytest.mark.parametrize("name", [PageName.TODAY, PageName.STUDY])
def test_hiding_and_locking_are_in_sight_however_little_room_there_is(
    desk: Desk, qtbot: QtBot, name: PageName
) -> None:
    window = at(desk, qtbot, Place(name))
    window.resize(1280, 640)
    QApplication.processEvents()
    for spoken in ("Verberg scherm", "Vergrendel"):
        shown = seen(window, spoken)
        middle = shown.mapTo(window, shown.rect().center())
        assert window.childAt(middle) is shown, spoken
    here = seen(window, {PageName.TODAY: "Vandaag", PageName.STUDY: "Onderzoek"}[name])
    assert window.childAt(here.mapTo(window, here.rect().center())) is here


def test_the_days_of_the_neutral_page_do_not_run_into_each_other(desk: Desk, qtbot: QtBot) -> None:
    window = at(desk, qtbot, Place(PageName.TODAY))
    page = NeutralPage(window, desk.words, date(2026, 11, 23))
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    painter.setFont(theme().font(Size.SMALL))
    thursday, narrow, wide = date(2026, 11, 26), 190, 400
    assert page.title_of(thursday, painter, narrow) == "26 nov"
    assert page.title_of(thursday, painter, wide) == "donderdag 26 nov"
    painter.end()


def test_the_list_of_forms_shows_forms(desk: Desk, qtbot: QtBot) -> None:
    window = at(desk, qtbot, Place(PageName.FORMS))
    table = next(each for each in window.page.findChildren(QTableView) if each.isVisible())
    assert table.viewport().height() >= 2 * table.rowHeight(0)


def test_a_signed_letter_needs_no_scrolling_sideways(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = at(desk, qtbot, Place(PageName.CONSENT, study.enrol().id, "paper"))
    areas = [each for each in window.page.findChildren(QScrollArea) if each.isVisible()]
    assert areas
    assert [each.horizontalScrollBar().maximum() for each in areas] == [0] * len(areas)
