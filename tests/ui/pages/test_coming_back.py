"""After a lock everybody comes back to where they were: page, record, topic, note and cursor."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTabBar
from pytestqt.qtbot import QtBot

from app.domain.language_tag import Language
from app.ui.desk import Desk
from app.ui.pages.interview.talking import TalkView
from app.ui.place import PageName, Place, place_from
from app.ui.window import MainWindow
from tests.ui.pages.study import (
    Study,
    click,
    desk_of,
    in_sight,
    says,
    seen,
    settle,
    spoken,
    window_at,
)
from tests.ui.pages.talking import CTRL, kept_as, key, talking, typed

KEYS = Qt.Key


class Again:
    """Locks a window and opens another at the line that the lock remembered."""

    def __init__(self, study: Study, desk: Desk, qtbot: QtBot) -> None:
        self._study, self._desk, self._qtbot = study, desk, qtbot

    def after_a_lock(self, window: MainWindow) -> MainWindow:
        with self._qtbot.waitSignal(window.lock_wanted) as wanted:
            key(KEYS.Key_L, CTRL)
        window.hide()
        back = place_from(str(wanted.args[0]))
        assert back is not None
        made = window_at(desk_of(self._study), back)
        self._qtbot.addWidget(made)
        settle(made.desk, self._qtbot)
        made.activateWindow()
        self._qtbot.waitUntil(made.isActiveWindow)
        QApplication.processEvents()
        return made


@pytest.fixture
def again(study: Study, desk: Desk, qtbot: QtBot) -> Again:
    return Again(study, desk, qtbot)


def field() -> QPlainTextEdit:
    here = QApplication.focusWidget()
    assert isinstance(here, QPlainTextEdit)
    return here


def test_the_cursor_is_where_it_was_in_the_note(
    study: Study, desk: Desk, qtbot: QtBot, again: Again
) -> None:
    window, talk = talking(study, desk, qtbot)
    typed("eerst de brief")
    key(KEYS.Key_Return)
    typed("hij belt weer")
    for _ in range(4):
        key(KEYS.Key_Left)
    back = again.after_a_lock(window)
    assert field().toPlainText() == "hij belt weer"
    typed("nooit ")
    back.page.keep()
    settle(back.desk, qtbot)
    texts = [text for _kind, text in kept_as(study, talk.id)]
    assert texts == ["eerst de brief", "hij belt nooit weer"]
    back.desk.jobs.stop()


def test_a_topic_without_a_note_is_come_back_to(
    study: Study, desk: Desk, qtbot: QtBot, again: Again
) -> None:
    window, talk = talking(study, desk, qtbot)
    typed("over vroeger")
    key(KEYS.Key_Down, CTRL)
    view = window.page.findChild(TalkView)
    assert view is not None
    topic = view.topics.here
    back = again.after_a_lock(window)
    shown = back.page.findChild(TalkView)
    assert shown is not None
    assert shown.topics.here == topic
    typed("over nu")
    back.page.keep()
    settle(back.desk, qtbot)
    assert [text for _kind, text in kept_as(study, talk.id)] == ["over vroeger", "over nu"]
    back.desk.jobs.stop()


def test_a_note_that_was_ended_is_not_gone_on_with(
    study: Study, desk: Desk, qtbot: QtBot, again: Again
) -> None:
    window, talk = talking(study, desk, qtbot)
    typed("klaar")
    key(KEYS.Key_Return)
    back = again.after_a_lock(window)
    assert field().toPlainText() == ""
    typed("nieuw")
    back.page.keep()
    settle(back.desk, qtbot)
    assert [text for _kind, text in kept_as(study, talk.id)] == ["klaar", "nieuw"]
    back.desk.jobs.stop()


@pytest.mark.parametrize("page", [PageName.PARTICIPANT, PageName.STUDY])
def test_the_tab_is_come_back_to(
    study: Study, desk: Desk, qtbot: QtBot, again: Again, page: PageName
) -> None:
    record = study.enrol().id if page is PageName.PARTICIPANT else ""
    window = window_at(desk, Place(page, record))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    key(KEYS.Key_Right)
    key(KEYS.Key_Right)
    tab = window.page.findChild(QTabBar).currentIndex()
    assert tab > 0
    back = again.after_a_lock(window)
    assert back.page.findChild(QTabBar).currentIndex() == tab
    back.desk.jobs.stop()


def test_a_letter_that_was_half_read_is_come_back_to_and_no_answer_is_kept(
    study: Study, desk: Desk, qtbot: QtBot, again: Again
) -> None:
    window = window_at(desk, Place(PageName.CONSENT, study.enrol().id))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    click(window, Language.NL_SIMPLE.native_name)
    settle(desk, qtbot)
    click(window, "Verder")
    read = words_on(window)
    back = again.after_a_lock(window)
    assert words_on(back) == read
    click(back, "De brief is al gelezen")
    click(back, "Dit is gezegd en begrepen")
    key(KEYS.Key_J)
    last = again.after_a_lock(back)
    assert says(last, "Dit is gezegd en begrepen")
    with study.office.begin() as work:
        assert work.drafts.of(study.office.actor) == ""
    last.desk.jobs.stop()
    back.desk.jobs.stop()


def test_an_appointment_that_was_being_made_in_another_week_is_gone_on_with(
    study: Study, desk: Desk, qtbot: QtBot, again: Again
) -> None:
    willing = study.enrol()
    study.consent(willing)
    window = window_at(desk, Place(PageName.AGENDA))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    key(KEYS.Key_PageDown)
    settle(desk, qtbot)
    assert says(window, "Week 49")
    click(window, "Afspraak maken")
    minutes = seen(window, "Minuten")
    minutes.setFocus()
    minutes.selectAll()
    QTest.keyClicks(minutes, "75")
    back = again.after_a_lock(window)
    assert says(back, "Week 49")
    qtbot.waitUntil(lambda: seen(back, "Minuten").value() == 75)
    assert QApplication.focusWidget() is seen(back, "Minuten")
    back.desk.jobs.stop()


def words_on(window: MainWindow) -> list[str]:
    return [spoken(each) for each in in_sight(window.page) if spoken(each)]
