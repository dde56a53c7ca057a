"""F1 lists the keys that work here, read off the keys themselves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.language import UiLanguage
from app.ui.desk import Desk
from app.ui.pages import PAGES
from app.ui.place import PageName, Place
from app.ui.watch import Sight
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, desk_of, in_sight, new_study, press, settle, window_at
from tests.ui.pages.talking import talking

NAME = "Toetsen die hier werken"
OF_A_PERSON = {PageName.PARTICIPANT, PageName.CONSENT, PageName.BEGIN}


def at(desk: Desk, qtbot: QtBot, place: Place) -> MainWindow:
    window = window_at(desk, place)
    qtbot.addWidget(window)
    settle(desk, qtbot)
    return window


def listed(window: MainWindow, name: str = NAME) -> dict[str, str]:
    """Return what the list says that is in sight, by key."""
    tables = [each for each in in_sight(window) if isinstance(each, QTableView)]
    rows = next((each for each in tables if each.accessibleName() == name), None)
    if rows is None:
        return {}
    model = rows.model()
    return {
        model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())
    }


@pytest.mark.parametrize("page", [each for each in PAGES if each is not PageName.INTERVIEW])
def test_every_key_of_a_page_is_listed_and_says_what_it_does(
    study: Study, desk: Desk, qtbot: QtBot, page: PageName
) -> None:
    who = study.enrol().id
    window = at(desk, qtbot, Place(page, who if page in OF_A_PERSON else ""))
    own = [each for each in window.findChildren(QShortcut) if _in_sight(each)]
    press(window, Qt.Key.Key_F1)
    lines = listed(window)
    assert len(lines) >= len({each.key().toString() for each in own})
    assert all(lines.values())
    assert {"F1", "F9", "Ctrl+B", "Ctrl+L", "Esc Esc", "Alt+←"} <= set(lines)
    names = {each.objectName() or type(each.parent()).__name__ for each in _nameless(window)}
    assert names == set()


def _in_sight(found: QShortcut) -> bool:
    owner = found.parent()
    return isinstance(owner, QWidget) and owner.isVisible()


def _nameless(window: MainWindow) -> list[QShortcut]:
    """Return the keys, also those out of sight, that don't say what they do."""
    return [
        each
        for each in window.findChildren(QShortcut)
        if not each.whatsThis() and not isinstance(each.parent(), QAbstractButton)
    ]


def test_a_key_in_the_list_does_what_it_says(desk: Desk, qtbot: QtBot) -> None:
    window = at(desk, qtbot, Place(PageName.PARTICIPANTS))
    press(window, Qt.Key.Key_F1)
    lines = listed(window)
    assert next(iter(lines.items())) == ("Ctrl+N", "Deelnemer inschrijven")  # the page's own first
    assert lines["Alt+3"] == "Agenda"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.place.page is PageName.ENROL
    assert listed(window) == {}
    press(window, Qt.Key.Key_F1)
    assert listed(window)["Ctrl+Enter"] == "Inschrijven"


@pytest.mark.parametrize("page", [PageName.STUDY, PageName.RELEASE])
def test_the_same_keys_turn_tabs_on_every_page_that_has_them(
    desk: Desk, qtbot: QtBot, page: PageName
) -> None:
    window = at(desk, qtbot, Place(page))
    bar = window.page.findChild(QTabBar)
    ctrl = Qt.KeyboardModifier.ControlModifier
    for which, now in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, 0), (Qt.Key.Key_PageUp, -1)):
        qtbot.keyClick(window.focusWidget(), which, ctrl)
        assert bar.currentIndex() == now % bar.count()
    press(window, Qt.Key.Key_F1)
    assert listed(window)["Ctrl+PgDown"] == "Volgend onderdeel"


def test_esc_and_the_same_key_put_the_list_away_and_give_the_keyboard_back(
    desk: Desk, qtbot: QtBot
) -> None:
    window = at(desk, qtbot, Place(PageName.AGENDA))
    before = window.focusWidget()
    for way in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
        press(window, Qt.Key.Key_F1)
        assert listed(window)["PgDown"] == "Volgende week"
        assert window.focusWidget().accessibleName() == NAME
        press(window, way)
        assert listed(window) == {}
        assert QApplication.focusWidget() is before


def test_esc_is_for_the_list_before_it_is_for_what_lies_under_it(desk: Desk, qtbot: QtBot) -> None:
    window = at(desk, qtbot, Place(PageName.AGENDA))
    under: list[str] = []
    QShortcut("Esc", window.page, lambda: under.append("Esc"))
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_Escape)
    assert (listed(window), under) == ({}, [])
    press(window, Qt.Key.Key_Escape)
    assert under == ["Esc"]


def test_during_a_talk_the_list_names_the_kinds_of_notes_and_gives_the_note_back(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, _talk = talking(study, desk, qtbot)
    note = window.focusWidget()
    press(window, Qt.Key.Key_F1)
    lines = listed(window)
    assert (lines["Ctrl+1"], lines["Ctrl+Enter"]) == ("Citaat", "Besproken")
    assert lines["Ctrl+↓"] == "Volgend onderwerp"
    assert all(lines.values())
    assert _nameless(window) == []
    press(window, Qt.Key.Key_Escape)
    assert window.focusWidget() is note


def test_what_hides_the_study_hides_the_list_too(desk: Desk, qtbot: QtBot) -> None:
    window = at(desk, qtbot, Place(PageName.AGENDA))
    press(window, Qt.Key.Key_F1)
    press(window, Qt.Key.Key_F9)
    assert window.watch.sight is Sight.HIDDEN
    seen = window.childAt(window.rect().center())
    assert not window._keys.isAncestorOf(seen)
    press(window, Qt.Key.Key_F1)
    assert window.watch.sight is Sight.HIDDEN


def test_the_list_is_in_english_too(qtbot: QtBot) -> None:
    desk = desk_of(new_study(language=UiLanguage.EN))
    window = at(desk, qtbot, Place(PageName.AGENDA))
    press(window, Qt.Key.Key_F1)
    assert listed(window, "Keys that work here")["PgDown"] == "Next week"
    desk.jobs.stop()
