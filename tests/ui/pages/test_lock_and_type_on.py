"""Lock at every screen and unlock: what was typed in any field is there again, to the letter."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.language import Words
from app.ui.desk import Desk
from app.ui.drafts import _fields, drafted
from app.ui.parts import SecretEdit, line_edit
from app.ui.place import PageName, Place, place_from
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, click, desk_of, says, settle, window_at

WORDS = 'heel gewoon: "ja" - 3'


def locked(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Lock a window, and open another as unlocking does."""
    with qtbot.waitSignal(window.lock_wanted) as wanted:
        window.lock()
    window.hide()
    back = place_from(str(wanted.args[0]))
    assert back is not None
    desk = desk_of(Study(window.desk._office, window.desk.clock))
    again = window_at(desk, back)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: not again._drafts._waiting or not again.isVisible())
    settle(desk, qtbot)
    QApplication.processEvents()
    return again


def in_sight(window: MainWindow) -> list[QWidget]:
    """Return the fields of a form that can be typed in now."""
    fields = [each for _name, each in _fields(window.page)]
    return [each for each in fields if each.isVisible() and each.isEnabled()]


def text_of(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.text()


PLACES = {
    "enrol": (PageName.ENROL, ""),
    "study": (PageName.STUDY, ""),
    "attempt": (PageName.PARTICIPANT, "overview"),
    "paper": (PageName.CONSENT, "paper"),
}


@pytest.mark.parametrize("name", PLACES)
def test_what_was_typed_stands_in_its_field_again(
    study: Study, desk: Desk, qtbot: QtBot, name: str
) -> None:
    page, part = PLACES[name]
    record = study.enrol().id if part else ""
    window = window_at(desk, Place(page, record, part))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    fields = in_sight(window)
    assert fields
    for at, field in enumerate(fields):
        QTest.keyClicks(field, f"{WORDS} {at}")
    typed = [text_of(each) for each in fields]
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: [text_of(each) for each in in_sight(again)] == typed)
    QTest.keyClicks(in_sight(again)[0], " en verder")
    assert text_of(in_sight(again)[0]).endswith("en verder")
    again.desk.jobs.stop()


def test_a_form_on_a_page_left_open_comes_back_when_it_is_seen(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.ENROL))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    QTest.keyClicks(in_sight(window)[0], WORDS)
    desk.go(Place(PageName.TODAY))
    again = locked(window, qtbot)
    again.desk.go(Place(PageName.ENROL))
    qtbot.waitUntil(lambda: bool(in_sight(again)) and text_of(in_sight(again)[0]) == WORDS)
    again.desk.jobs.stop()


def test_words_whose_form_is_closed_are_shown(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = window_at(desk, Place(PageName.PARTICIPANT, study.enrol().id, "contact"))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    click(window, "Toon naam")
    settle(desk, qtbot)
    click(window, "Wijzigen")
    field = in_sight(window)[0]
    field.setFocus()
    QTest.keyClicks(field, " Landveld-Smit")
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: says(again, "Landveld-Smit"))
    again.desk.jobs.stop()


def test_drafts_lie_with_the_names_and_are_taken_once(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.ENROL))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    QTest.keyClicks(in_sight(window)[0], WORDS)
    with qtbot.waitSignal(window.lock_wanted):
        window.lock()
    with study.office.begin() as work:
        assert work.journeys.db.all("SELECT words FROM draft") == []
        assert work.drafts.of(study.office.actor)
    window.uncover()
    again = locked(window, qtbot)
    with study.office.begin() as work:
        assert work.drafts.of(study.office.actor) == ""
    again.desk.jobs.stop()


def test_a_passphrase_is_never_drafted(qtbot: QtBot, words: Words) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    secret, line = SecretEdit(words, "Wachtzin"), line_edit(spoken="Naam")
    for each in (secret, line):
        column.addWidget(each)
        QTest.keyClicks(each, WORDS)
    secret.setEchoMode(QLineEdit.EchoMode.Normal)  # even when it is shown
    assert drafted(page, "").fields == {("Naam", 0): WORDS}
