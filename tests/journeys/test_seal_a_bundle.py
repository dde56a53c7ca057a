"""A steward's afternoon: search, read, decide, weigh, seal, and the recipient opens the bundle."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.bundle.opening import open_bundle
from app.crypto.fingerprint import fingerprint
from app.crypto.sealing import generate_identity
from app.services.detecting import texts
from app.services.releasing import ledger, sender_key
from app.ui.dialogs import answers
from app.ui.pages.release.page import ReleasePage
from app.ui.pages.release.paper import Paper
from app.ui.place import PageName, Place
from app.ui.theme import dress_app
from app.ui.window import MainWindow
from tests.storage.studies import found
from tests.ui.pages.study import Study, desk_of, new_study, seen, window_at
from tests.ui.pages.told import control, tell

TALK = (
    "Muriël Landveld belt haar zus Patricia Landveld op 06-12 34 58 21.",
    "Zij wacht op een brief van de gemeente over een kamer.",
)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    vault = found(tmp_path / "study").study
    made = new_study()
    made.office = replace(made.office, begin=vault.begin, actor=vault.user.id)
    yield made
    vault.close()


@pytest.fixture
def window(study: Study, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    dress_app(qapp, 1.0)
    willing, unwilling = study.enrol(), study.enrol("Kees Boerman", site="gemeente Breda")
    study.consent(willing)
    study.consent(unwilling, "share-data")
    tell(study, willing, *TALK)
    tell(study, unwilling, "Kees Boerman zegt dat hij moe is.")
    made = window_at(desk_of(study), Place(PageName.RELEASE))
    qtbot.addWidget(made)
    made.may_close = True
    settle(made, qtbot)
    yield made
    made.desk.jobs.stop()
    assert study.errors == []


def settle(window: MainWindow, bot: QtBot) -> None:
    bot.waitUntil(window.desk.jobs.is_idle, timeout=20_000)
    QApplication.processEvents()
    bot.waitUntil(window.desk.jobs.is_idle, timeout=20_000)


def press(window: MainWindow, bot: QtBot, name: str) -> None:
    widget = control(window, name)
    assert isinstance(widget, QPushButton)
    assert widget.isEnabled(), name
    widget.setFocus()
    bot.keyClick(widget, Qt.Key.Key_Space)
    settle(window, bot)


def type_into(window: MainWindow, bot: QtBot, name: str, text: str) -> None:
    field = control(window, name)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    bot.keyClicks(field, text)


def step_on(window: MainWindow, bot: QtBot) -> None:
    steps = control(window, "Stappen van de vrijgave")
    assert isinstance(steps, QTabBar)
    steps.setFocus()
    bot.keyClick(steps, Qt.Key.Key_Right)
    settle(window, bot)


def read_and_decide(window: MainWindow, bot: QtBot, study: Study) -> None:
    paper: QWidget = control(window, "Tekst")
    assert isinstance(paper, Paper)
    for _ in range(20):
        if not any(each.undecided for each in texts(study.office) if each.may_share):
            break
        paper.setFocus()
        bot.keyClick(paper, Qt.Key.Key_A)
        settle(window, bot)
    paper.moveCursor(QTextCursor.MoveOperation.End)
    settle(window, bot)
    bot.keyClick(paper, Qt.Key.Key_L)
    settle(window, bot)


def search(window: MainWindow, qtbot: QtBot) -> None:
    page = window.page
    assert isinstance(page, ReleasePage)
    press(window, qtbot, "Zoek in alle teksten")
    qtbot.waitUntil(lambda: not page._queue.run.running, timeout=20_000)
    settle(window, qtbot)


def name_recipient(window: MainWindow, qtbot: QtBot, key: str) -> None:
    type_into(window, qtbot, "Naam", "A. Bakker")
    type_into(window, qtbot, "Organisatie", "Hogeschool")
    type_into(window, qtbot, "Openbare sleutel", key)
    assert label(window, "Vingerafdruk van de sleutel") == fingerprint(key)
    press(window, qtbot, "Ontvanger toevoegen")


def test_from_search_to_a_bundle_that_the_recipient_opens(
    study: Study, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    recipient = generate_identity()
    stick = tmp_path / "stick"
    stick.mkdir()
    search(window, qtbot)
    read_and_decide(window, qtbot, study)
    shared = [each for each in texts(study.office) if each.may_share]
    assert [(each.read, each.undecided) for each in shared] == [(True, 0)]
    step_on(window, qtbot)
    assert seen(window, "Doelgroep meegeven")
    step_on(window, qtbot)
    name_recipient(window, qtbot, recipient.public)
    answers.append(stick)
    press(window, qtbot, "Map kiezen…")
    press(window, qtbot, "Verzegelen")
    assert seen(window, "Bewijs van verzegeling").isVisible()
    sealed = ledger(study.office)[0]
    opened = open_bundle(stick / sealed.file_name, recipient.secret, sender_key(study.office))
    body = " ".join(each.body.decode() for each in opened.files if "texts" in each.path)
    assert "[deelnemer]" in body
    assert "[zus]" in body
    assert not [name for name in ("Muriël", "Landveld", "06-12", "Kees") if name in body]
    assert label(window, "SHA-256").replace(" ", "") == sealed.sha256
    assert [each.may_share for each in texts(study.office)].count(False) == 1


def label(window: MainWindow, name: str) -> str:
    found = seen(window, name)
    assert isinstance(found, QLabel)
    return found.text()
