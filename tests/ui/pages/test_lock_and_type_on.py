"""Lock at every screen and unlock: what was typed in any field is there again, to the letter."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.language import UiLanguage, Words
from app.ui.controls import Control, is_for_words, text_of
from app.ui.desk import Desk
from app.ui.jobs import Lane
from app.ui.parts import SecretEdit, line_edit
from app.ui.place import PageName, Place, place_from
from app.ui.standing import _fields, standing_of
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, busy, click, desk_of, says, seen, settle, window_at

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


def in_sight(window: MainWindow) -> list[Control]:
    """Return what can be filled in now."""
    controls = list(_fields(window.page))
    return [each for each in controls if each.isVisible() and each.isEnabled()]


def words_in(window: MainWindow) -> list[str]:
    return [text_of(each) for each in in_sight(window) if is_for_words(each)]


def first(window: MainWindow) -> Control:
    """Return the first field for words."""
    return next(each for each in in_sight(window) if is_for_words(each))


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
        if is_for_words(field):
            QTest.keyClicks(field, f"{WORDS} {at}")
    typed = words_in(window)
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: words_in(again) == typed)
    written = first(again)
    QTest.keyClicks(written, " en verder")
    assert "en verder" in text_of(written)
    again.desk.jobs.stop()


def test_a_form_on_a_page_left_open_comes_back_when_it_is_seen(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.ENROL))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    QTest.keyClicks(first(window), WORDS)
    desk.go(Place(PageName.TODAY))
    again = locked(window, qtbot)
    again.desk.go(Place(PageName.ENROL))
    qtbot.waitUntil(lambda: bool(in_sight(again)) and text_of(first(again)) == WORDS)
    again.desk.jobs.stop()


def test_a_name_that_was_being_changed_waits_out_of_sight_until_it_is_asked_for(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.PARTICIPANT, study.enrol().id, "contact"))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    click(window, "Toon naam")
    settle(desk, qtbot)
    click(window, "Wijzigen")
    field = first(window)
    field.setFocus()
    QTest.keyClicks(field, " Landveld-Smit")
    wanted = text_of(field)
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: says(again, "Wat je bij de naam typte, is nog niet opgeslagen."))
    assert not says(again, "Landveld")
    last = locked(again, qtbot)  # and is not lost when nobody asked
    click(last, "Toon naam")
    settle(last.desk, qtbot)
    click(last, "Wijzigen")
    qtbot.waitUntil(lambda: text_of(first(last)) == wanted)
    for each in (again, last):
        each.desk.jobs.stop()


def test_words_whose_form_is_closed_are_shown(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = window_at(desk, Place(PageName.PARTICIPANT, study.enrol().id, "consent"))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    click(window, "Deelnemer wissen")
    settle(desk, qtbot)
    QTest.keyClicks(first(window), WORDS)
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: says(again, WORDS))
    again.desk.jobs.stop()


def test_drafts_lie_with_the_names_and_are_taken_once(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.ENROL))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    QTest.keyClicks(first(window), WORDS)
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


def test_days_choices_and_ticks_stand_again_and_the_cursor_too(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.ENROL))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    press_on(window, "Doelgroep", Qt.Key.Key_Down)
    press_on(window, "Vrijlating: onbekend", Qt.Key.Key_Right)
    day = seen(window, "Dag van vrijlating")
    day.setFocus()
    QTest.keyClicks(day, "24122027")
    name = seen(window, "Naam")
    name.setFocus()
    QTest.keyClicks(name, WORDS)
    QTest.keyClick(name, Qt.Key.Key_Home)
    QTest.keyClick(name, Qt.Key.Key_Right)
    filled = [text_of(each) for each in in_sight(window)]
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: [text_of(each) for each in in_sight(again)] == filled)
    assert seen(again, "Dag van vrijlating").date().toString("yyyyMMdd") == "20271224"
    qtbot.waitUntil(lambda: again.focusWidget() is seen(again, "Naam"))
    QTest.keyClicks(again.focusWidget(), "X")
    assert text_of(seen(again, "Naam")) == f"{WORDS[0]}X{WORDS[1:]}"
    again.desk.jobs.stop()


def test_a_signed_letter_that_was_half_entered_is_gone_on_with(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.CONSENT, study.enrol().id, "paper"))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    for answer in ("Ja: Meedoen aan gesprekken", "Nee: Het gesprek opnemen", "Niets"):
        click(window, answer)
    click(window, "De grenzen van ons zwijgen zijn besproken")
    filled = [text_of(each) for each in in_sight(window)]
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: [text_of(each) for each in in_sight(again)] == filled)
    click(again, "Vastleggen")
    settle(again.desk, qtbot)
    assert says(again, "Nog niet ingevuld: Je woorden gebruiken, Later weer contact")
    again.desk.jobs.stop()


def press_on(window: MainWindow, name: str, key: Qt.Key) -> None:
    control = seen(window, name)
    control.setFocus()
    QTest.keyClick(QApplication.focusWidget(), key)


def test_a_choice_that_nobody_touched_is_no_draft(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = window_at(desk, Place(PageName.ENROL))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    assert standing_of(window.page, "", UiLanguage.NL).fields == ()


def test_a_passphrase_is_never_drafted(qtbot: QtBot, words: Words) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    secret, line = SecretEdit(words, "Wachtzin"), line_edit(spoken="Naam")
    for each in (secret, line):
        column.addWidget(each)
        QTest.keyClicks(each, WORDS)
    secret.setEchoMode(QLineEdit.EchoMode.Normal)  # even when it is shown
    kept = standing_of(page, "", UiLanguage.NL)
    assert [(each.spot.said, each.words) for each in kept.fields] == [("Naam", WORDS)]


def test_a_second_lock_before_the_page_is_filled_loses_nothing(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.ENROL))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    QTest.keyClicks(first(window), "Muriel Landveld")
    with qtbot.waitSignal(window.lock_wanted):
        window.lock()
    window.hide()
    again = window_at(desk_of(study), Place(PageName.ENROL))
    qtbot.addWidget(again)
    with busy(again.desk, Lane.WORK):
        qtbot.waitUntil(lambda: bool(again._drafts._waiting))
        again.keep_drafts()
        qtbot.waitUntil(lambda: again._drafts.is_kept)
        with study.office.begin() as work:
            assert "Muriel Landveld" in work.drafts.of(study.office.actor)
    again.desk.jobs.stop()


def test_a_window_that_is_gone_puts_nothing_back(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = window_at(desk, Place(PageName.ENROL))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    QTest.keyClicks(first(window), WORDS)
    with qtbot.waitSignal(window.lock_wanted):
        window.lock()
    with busy(desk, Lane.WORK):
        again = window_at(desk, Place(PageName.ENROL))
        keeper = again._drafts
        qtbot.waitUntil(lambda: bool(keeper._waiting))
        again.hide()
        again.deleteLater()
        qtbot.waitUntil(lambda: not shiboken6.isValid(keeper))
    settle(desk, qtbot)


def test_what_is_typed_in_a_dialog_over_the_page_is_no_draft(qtbot: QtBot) -> None:
    page, form = QWidget(), line_edit(spoken="Plaats")
    QVBoxLayout(page).addWidget(form)
    qtbot.addWidget(page)
    dialog = QDialog(page)
    name = line_edit(spoken="Naam")
    QVBoxLayout(dialog).addWidget(name)
    for each, words in ((form, "PI Dordrecht"), (name, "herstelblad.pdf")):
        qtbot.keyClicks(each, words)
    standing = standing_of(page, "study", UiLanguage.NL)
    assert [noted.words for noted in standing.fields] == ["PI Dordrecht"]
