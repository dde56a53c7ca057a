"""The window, driven by keyboard: going, coming back, hiding everything, closing."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.clock import FixedClock
from app.language import Words
from app.ui.desk import Desk
from app.ui.jobs import Jobs
from app.ui.notice import Tone
from app.ui.pages import PAGES
from app.ui.parts import Page
from app.ui.place import PageName, Place, Topic, place_from
from app.ui.theme import Theme
from app.ui.window import MainWindow
from tests.ui.pages.study import new_study

KEYS = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


class Noting(Page):
    topics = frozenset({Topic.SCHEDULE})

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, str(place.page))
        self.loads = 0
        self.parts: list[str] = []
        self.kept: list[str] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("Notitie")
        self.body.addWidget(self.line)

    def load(self) -> None:
        self.loads += 1

    def turn_to(self, part: str) -> None:
        self.parts.append(part)

    def leave(self) -> None:
        self.kept.append(self.line.text())

    def first_focus(self) -> QWidget:
        return self.line


@pytest.fixture
def pages() -> Iterator[None]:
    before = dict(PAGES)
    PAGES.clear()
    PAGES.update(dict.fromkeys(PageName, Noting))
    yield
    PAGES.clear()
    PAGES.update(before)


@pytest.fixture
def desk(jobs: Jobs, words: Words, look: Theme) -> Desk:
    clock = FixedClock(datetime(2026, 11, 23, 13, 3, tzinfo=UTC))
    return Desk(new_study().office, jobs, words, look, clock)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, pages: None) -> MainWindow:
    made = MainWindow(desk, "Inclusie & Veiligheid", Place(PageName.TODAY))
    made.may_close = True
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def page_of(window: MainWindow) -> Noting:
    assert isinstance(window.page, Noting)
    return window.page


def test_every_entry_of_the_rail_has_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    seen = []
    for number in range(1, 8):
        qtbot.keyClick(window.page, str(number), ALT)
        seen.append(window.place.page)
    assert seen == list(PageName)[:7]


def test_going_back_keeps_the_page_as_it_was(qtbot: QtBot, window: MainWindow) -> None:
    first = page_of(window)
    qtbot.keyClicks(first.line, "ja")
    window.desk.go(Place(PageName.PARTICIPANT, "1", "consent"))
    assert page_of(window).parts == ["consent"]
    qtbot.keyClick(window.page, KEYS.Key_Left, ALT)
    assert page_of(window) is first
    assert first.line.text() == "ja"
    qtbot.keyClick(window.page, KEYS.Key_Left, ALT)
    assert page_of(window) is first


def test_after_a_lock_the_way_back_of_a_deeper_page_leads_to_the_list_it_belongs_to(
    qtbot: QtBot, desk: Desk, pages: None
) -> None:
    window = MainWindow(desk, "Inclusie & Veiligheid", Place(PageName.INTERVIEW, "1"))
    window.may_close = True
    qtbot.addWidget(window)
    window.show()
    desk.back()
    assert window.place == Place(PageName.INTERVIEWS)
    desk.back()
    assert window.place == Place(PageName.INTERVIEWS)


def test_tabs_of_one_record_are_one_page(window: MainWindow) -> None:
    window.desk.go(Place(PageName.PARTICIPANT, "1", "consent"))
    before = page_of(window)
    window.desk.go(Place(PageName.PARTICIPANT, "1", "log"))
    assert page_of(window) is before
    assert before.parts == ["consent", "log"]


def test_leaving_keeps_what_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    first = page_of(window)
    assert first.line.hasFocus()
    qtbot.keyClicks(first.line, "niemand belt terug")
    window.desk.go(Place(PageName.AGENDA))
    assert first.kept == ["niemand belt terug"]


def test_a_page_is_loaded_anew_for_what_it_shows_and_when_it_is_seen(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = page_of(window)
    assert page.loads == 1
    window.desk.save(lambda _office: None, {Topic.FORMS})
    qtbot.waitUntil(window.desk.jobs.is_idle)
    assert page.loads == 1
    window.desk.save(lambda _office: None, {Topic.SCHEDULE})
    qtbot.waitUntil(window.desk.jobs.is_idle)
    assert page.loads == 2
    window.desk.go(Place(PageName.AGENDA))
    window.desk.save(lambda _office: None, {Topic.SCHEDULE})
    qtbot.waitUntil(window.desk.jobs.is_idle)
    assert page.loads == 2
    window.desk.back()
    assert page.loads == 3


def test_the_header_says_what_is_saved(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.save(lambda _office: None, set())
    assert spoken(window, "opslaan…")
    qtbot.waitUntil(window.desk.jobs.is_idle)
    assert spoken(window, f"opgeslagen {window.desk.now():%H:%M}")


def test_twice_escape_hides_everything_and_keeps_what_was_typed(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = page_of(window)
    qtbot.keyClicks(page.line, "weet ik niet")
    qtbot.keyClick(page.line, KEYS.Key_Escape)
    with qtbot.waitSignal(window.lock_wanted) as wanted:
        qtbot.keyClick(page.line, KEYS.Key_Escape)
    assert wanted.args == [Place(PageName.TODAY)]
    assert page.kept == ["weet ik niet"]
    assert page.visibleRegion().isEmpty() or window.childAt(window.rect().center()) is not page


def test_a_letter_between_two_escapes_is_not_a_wish_to_hide(
    qtbot: QtBot, window: MainWindow
) -> None:
    wishes: list[object] = []
    window.lock_wanted.connect(wishes.append)
    for key in (KEYS.Key_Escape, KEYS.Key_A, KEYS.Key_Escape):
        qtbot.keyClick(page_of(window).line, key)
    assert wishes == []


@pytest.mark.parametrize("name", [PageName.CONSENT, PageName.INTERVIEW])
def test_the_lock_key_locks_where_the_rail_is_hidden(
    qtbot: QtBot, window: MainWindow, name: PageName
) -> None:
    window.go(Place(name, "x"))
    with qtbot.waitSignal(window.lock_wanted):
        qtbot.keyClick(window, KEYS.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_the_lock_key_locks(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.lock_wanted):
        qtbot.keyClick(window.page, "L", Qt.KeyboardModifier.ControlModifier)


def test_closing_waits_for_the_study_to_be_closed(qtbot: QtBot, window: MainWindow) -> None:
    window.may_close = False
    qtbot.keyClicks(page_of(window).line, "tot slot")
    with qtbot.waitSignal(window.close_wanted):
        assert not window.close()
    assert page_of(window).kept == ["tot slot"]
    window.may_close = True


def test_search_goes_to_the_page_of_what_was_found(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.page, "K", Qt.KeyboardModifier.ControlModifier)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "wonen")
    qtbot.keyClick(field, KEYS.Key_Return)
    assert window.place == Place(PageName.SEARCH, part="wonen")
    window.desk.go(Place(PageName.INTERVIEW, "1"))
    window.desk.back()
    assert field.text() == "wonen"  # and after a lock, when the window begins at this place
    field.setFocus()
    qtbot.keyClick(field, "1", ALT)
    assert window.place == Place(PageName.TODAY)
    assert field.text() == ""


def test_nothing_of_the_study_stands_beside_a_consent(window: MainWindow) -> None:
    window.desk.go(Place(PageName.CONSENT, "1"))
    assert not window._rail.isVisible()
    assert not window._header.isVisible()


def test_no_message_about_somebody_else_stands_above_a_consent(window: MainWindow) -> None:
    window.desk.tell("WL-4T7M is verplaatst.", Tone.GOOD)
    window.desk.go(Place(PageName.CONSENT, "1"))
    assert not spoken(window, "WL-4T7M is verplaatst.")


def test_a_message_is_said(window: MainWindow) -> None:
    window.desk.tell("Verplaatst.", Tone.GOOD)
    assert spoken(window, "Verplaatst.")


def test_pages_that_are_long_gone_are_let_go(window: MainWindow) -> None:
    for number in range(30):
        window.desk.go(Place(PageName.PARTICIPANT, str(number)))
    assert window._stack.count() <= 12


def test_a_page_with_words_that_were_not_saved_is_not_let_go(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.desk.go(Place(PageName.PARTICIPANT, "eerst"))
    field = QLineEdit(window.page)
    field.show()
    qtbot.keyClicks(field, "half")
    for number in range(30):
        window.desk.go(Place(PageName.PARTICIPANT, str(number)))
    window.desk.go(Place(PageName.PARTICIPANT, "eerst"))
    assert window.page.findChild(QLineEdit) is field


def test_a_narrow_window_shows_icons_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(800, 500)
    qtbot.waitUntil(lambda: window._rail.width() == 64)
    assert spoken(window, "Deelnemers")
    qtbot.keyClick(window.page, "2", ALT)
    assert window.place.page is PageName.PARTICIPANTS


def test_acts_go_under_the_title_where_there_is_no_room_beside_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    act, page = QPushButton("Een handeling met een lange naam"), window.page
    page.add_act(act)
    window.resize(1280, 720)
    title = page.findChild(QLabel)
    assert title is not None
    qtbot.waitUntil(lambda: top(act, page) < title.mapTo(page, QPoint(0, title.height())).y())
    act.setFixedWidth(560)
    window.resize(660, 720)
    qtbot.waitUntil(lambda: top(act, page) > title.mapTo(page, QPoint(0, title.height())).y())


def top(part: QWidget, page: QWidget) -> int:
    return part.mapTo(page, QPoint()).y()


def test_a_place_is_remembered_as_a_line() -> None:
    place = Place(PageName.INTERVIEW, "0190", "14:3")
    assert place_from(str(place)) == place
    assert place_from("") is None
    assert place_from("nowhere\t1\t") is None


def spoken(window: MainWindow, name: str) -> bool:
    widgets = window.findChildren(QWidget)
    return any(each.accessibleName() == name and each.isVisible() for each in widgets)
