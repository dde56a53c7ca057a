"""The study's own page: settings that fill the letter, the log in sentences, and the key."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabBar,
    QTableView,
)
from pytestqt.qtbot import QtBot

from app.crypto.fingerprint import fingerprint
from app.crypto.signing import public_line
from app.services.releasing import sender_key
from app.services.settling import change_settings, study_facts
from app.services.settling import study as known_study
from app.ui.dialogs import answers
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.documents.paper import pages
from tests.storage.studies import found
from tests.ui.pages.study import Study, desk_of, new_study, says, seen, window_at
from tests.ui.pages.told import control


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    vault = found(tmp_path / "study").study
    made = new_study()
    made.office = replace(made.office, begin=vault.begin, actor=vault.user.id)
    yield made
    vault.close()


@pytest.fixture
def window(study: Study, qtbot: QtBot) -> Iterator[MainWindow]:
    study.enrol()
    made = window_at(desk_of(study), Place(PageName.STUDY))
    made.may_close = True
    qtbot.addWidget(made)
    settle(made, qtbot)
    yield made
    made.desk.jobs.stop()
    assert study.errors == []


def settle(window: MainWindow, bot: QtBot) -> None:
    for _ in range(2):
        bot.waitUntil(window.desk.jobs.is_idle, timeout=10_000)
        QApplication.processEvents()


def press(window: MainWindow, bot: QtBot, name: str) -> None:
    widget = control(window, name)
    assert isinstance(widget, QPushButton)
    widget.setFocus()
    bot.keyClick(widget, Qt.Key.Key_Space)
    settle(window, bot)


def fill(window: MainWindow, bot: QtBot, name: str, text: str) -> None:
    field = control(window, name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    bot.keyClicks(field, text)


def turn(window: MainWindow, bot: QtBot, steps: int) -> None:
    bar = control(window, "Onderdelen van het onderzoek")
    assert isinstance(bar, QTabBar)
    bar.setFocus()
    for _ in range(steps):
        bot.keyClick(bar, Qt.Key.Key_Right)
    settle(window, bot)


def test_what_is_empty_is_named_until_it_is_filled(
    window: MainWindow, study: Study, qtbot: QtBot
) -> None:
    assert seen(window, "de toestemmingsbrief is nog niet compleet")
    for name in ("Instelling", "Contactpersoon", "Telefoonnummer"):
        fill(window, qtbot, name, "Maas 12")
    for name in ("Voor vragen over privacy", "Voor klachten"):
        fill(window, qtbot, name, "iemand")
    press(window, qtbot, "Opslaan")
    assert seen(window, "de toestemmingsbrief is compleet")
    assert known_study(study.office).settings.contact_name == "Maas 12"


def test_filling_the_screen_saves_nothing(window: MainWindow, study: Study, qtbot: QtBot) -> None:
    before = known_study(study.office)
    fill(window, qtbot, "Instelling", "Een andere")
    settle(window, qtbot)
    assert known_study(study.office) == before


def test_the_years_of_keeping_can_be_read(window: MainWindow) -> None:
    years = window.page.findChild(QSpinBox)
    assert years
    inside = years.findChild(QLineEdit)
    assert inside
    assert inside.text() == "10"
    assert inside.width() > inside.fontMetrics().horizontalAdvance("10")


def test_settings_that_did_not_change_leave_no_line_in_the_log(study: Study) -> None:
    before = len(study_facts(study.office).events)
    change_settings(study.office, known_study(study.office).settings)
    assert len(study_facts(study.office).events) == before


def test_the_log_reads_as_sentences_and_is_searched(window: MainWindow, qtbot: QtBot) -> None:
    turn(window, qtbot, 2)
    fill(window, qtbot, "Zoek in het logboek", "ingeschreven")
    log = control(window, "Logboek")
    assert isinstance(log, QTableView)
    assert log.model().rowCount() == 1
    assert log.model().index(0, 4).data() == "Ingeschreven."


def test_words_that_were_looked_for_choose_what_is_counted_and_printed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    turn(window, qtbot, 2)
    search = control(window, "Zoek in het logboek")
    place = search.geometry()
    fill(window, qtbot, "Zoek in het logboek", "ingeschreven")
    QApplication.processEvents()
    assert search.geometry() == place  # the cross that empties it takes no line of its own
    assert says(window, "1 van ")
    answers.append(tmp_path / "logboek.pdf")
    press(window, qtbot, "Deze regels als PDF opslaan")
    settle(window, qtbot)
    text = "\n".join(pages((tmp_path / "logboek.pdf").read_bytes()))
    assert "Gekozen: met “ingeschreven” in de regel." in " ".join(text.split())
    assert "Ingeschreven." in text
    assert "ontgrendeld" not in text
    fill(window, qtbot, "Zoek in het logboek", "(het logboek)")
    log = control(window, "Logboek")
    assert isinstance(log, QTableView)
    assert log.model().rowCount() == 1  # and that it was printed is seen at once


def test_the_log_is_chosen_and_printed_with_its_head(
    window: MainWindow, study: Study, qtbot: QtBot, tmp_path: Path
) -> None:
    turn(window, qtbot, 2)
    log, code = control(window, "Logboek"), study.enrol().code
    assert isinstance(log, QTableView)
    fill(window, qtbot, "Deelnemer", "WL-99")
    assert says(window, "Dit is nog geen code van een deelnemer")
    fill(window, qtbot, "Deelnemer", "")
    kinds = control(window, "Wat voor handelingen")
    kinds.setFocus()
    qtbot.keyClick(kinds, Qt.Key.Key_Down)
    assert {log.model().index(at, 4).data() for at in range(log.model().rowCount())} == {
        "Onderzoek ontgrendeld."
    }
    answers.append(tmp_path / "logboek.pdf")
    press(window, qtbot, "Deze regels als PDF opslaan")
    settle(window, qtbot)
    text = "\n".join(pages((tmp_path / "logboek.pdf").read_bytes()))
    assert "Gekozen: openen en vergrendelen." in text
    assert code not in text


def test_the_public_key_is_shown_and_goes_out(
    window: MainWindow, study: Study, qtbot: QtBot, tmp_path: Path
) -> None:
    turn(window, qtbot, 5)
    shown = seen(window, "Vingerafdruk van dit onderzoek")
    assert isinstance(shown, QLabel)
    key = sender_key(study.office)
    assert shown.text() == fingerprint(public_line(key))
    answers.append(tmp_path / "sleutel.pub")
    press(window, qtbot, "Sleutel opslaan")
    settle(window, qtbot)
    assert (tmp_path / "sleutel.pub").read_text() == key
