"""The users of a study on its page: let in, given another role, taken out, by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QTableView
from pytestqt.qtbot import QtBot

from app.crypto.errors import WrongPassphrase
from app.domain.users import Role, User
from app.services.members import NewUser, add_user
from app.services.vault_keeping import OpenStudy, held_by, open_study
from app.ui.parts import Radio, Section
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.storage.studies import (
    INTERVIEWER,
    LEAD,
    MEANS,
    NOON,
    found,
    killed,
    name_somebody,
    names,
    opened,
    who,
)
from tests.ui.pages.study import Study, desk_of, new_study, seen, window_at
from tests.ui.pages.test_study import fill, press, settle
from tests.ui.pages.told import control

OWN = "Je eigen wachtzin"
NEW = "kwartel zeven stoepen achter de molen"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    study = found(tmp_path / "study").study
    name_somebody(study, "p-1", "Cees")
    add_user(study, LEAD, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    study.close()
    return tmp_path / "study"


@pytest.fixture
def vault(folder: Path) -> Iterator[OpenStudy]:
    held = opened(folder)
    yield held
    held.close()


def at_users(vault: OpenStudy, bot: QtBot) -> tuple[MainWindow, Study]:
    study = new_study()
    office = replace(study.office, begin=vault.begin, actor=vault.user.id)
    study.office = replace(office, held=held_by(vault, MEANS), role=vault.user.role)
    window = window_at(desk_of(study), Place(PageName.STUDY))
    window.may_close = True
    bot.addWidget(window)
    settle(window, bot)
    window.page.turn_to("people")
    settle(window, bot)
    return window, study


@pytest.fixture
def window(vault: OpenStudy, qtbot: QtBot) -> Iterator[MainWindow]:
    made, study = at_users(vault, qtbot)
    yield made
    made.desk.jobs.stop()
    assert study.errors == []


def users(vault: OpenStudy) -> dict[str, User]:
    with vault.begin() as work:
        return {each.name: each for each in work.users.all()}


def go_to(window: MainWindow, bot: QtBot, name: str) -> None:
    table = control(window, "Gebruikers")
    assert isinstance(table, QTableView)
    table.setFocus()
    bot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(table.model().rowCount()):
        if table.model().index(table.currentIndex().row(), 0).data() == name:
            return
        bot.keyClick(table, Qt.Key.Key_Down)
    raise LookupError(name)


def choose(window: MainWindow, bot: QtBot, role: str) -> None:
    radio = next(each for each in window.page.findChildren(Radio) if each.text().startswith(role))
    bot.keyClick(radio, Qt.Key.Key_Space)


def told_by_the_log(window: MainWindow) -> list[str]:
    table = control(window, "Logboek")
    assert isinstance(table, QTableView)
    rows = table.model()
    return [rows.index(row, 4).data() for row in range(rows.rowCount())]


def words_offered(window: MainWindow) -> str:
    shown = seen(window, "Aangeboden wachtzin")
    return shown.property("text")  # type: ignore[no-any-return]


def test_a_steward_is_let_in_with_the_six_words_they_copied(
    window: MainWindow, vault: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    press(window, qtbot, "Gebruiker toevoegen")
    assert seen(window, "6 woorden, getrokken uit een lijst van 4096: 72 bits toeval.")
    words = words_offered(window)
    fill(window, qtbot, "Naam van de nieuwe gebruiker", "ine")
    choose(window, qtbot, "Databeheerder")
    fill(window, qtbot, "Typ de wachtzin over", words)
    fill(window, qtbot, OWN, LEAD)
    press(window, qtbot, "Toevoegen")
    field = control(window, "Naam van de nieuwe gebruiker")
    assert field.accessibleDescription().startswith("Deze naam is er al.")
    assert field.hasFocus()
    assert in_sight(window).count("Deze naam is er al.") == 1
    fill(window, qtbot, "Naam van de nieuwe gebruiker", "Stef")
    press(window, qtbot, "Toevoegen")
    assert users(vault)["Stef"].role is Role.STEWARD
    assert [row.name for row in window.page._users._table.rows()] == ["Anna", "Ine", "Stef"]
    assert window.page._users._table.current().name == "Stef"
    stef = opened_as(killed(vault, tmp_path / "copy"), words, "Stef")
    assert stef.vault.stores().identity is None
    stef.close()


def opened_as(folder: Path, passphrase: str, name: str) -> OpenStudy:
    return open_study(folder, passphrase, MEANS, who(folder, name))


def test_a_wrong_passphrase_of_ones_own_changes_nothing_and_is_said_there(
    window: MainWindow, vault: OpenStudy, qtbot: QtBot
) -> None:
    go_to(window, qtbot, "Ine")
    press(window, qtbot, "Eruit halen")
    fill(window, qtbot, OWN, "x" * 20)
    press(window, qtbot, "Haal Ine eruit")
    assert "opent het onderzoek niet" in control(window, OWN).accessibleDescription()
    secret = control(window, OWN)
    assert isinstance(secret, QLineEdit)
    assert secret.hasSelectedText()
    press(window, qtbot, "Annuleren")
    assert users(vault)["Ine"].active


def test_somebody_is_taken_out_and_the_page_goes_on(
    window: MainWindow, vault: OpenStudy, qtbot: QtBot
) -> None:
    go_to(window, qtbot, "Ine")
    press(window, qtbot, "Eruit halen")
    fill(window, qtbot, OWN, LEAD)
    press(window, qtbot, "Haal Ine eruit")
    assert not users(vault)["Ine"].active
    assert "Ine kan er niet meer bij. Maak nu een reservekopie" in in_sight(window)
    go_to(window, qtbot, "Ine")
    for act in ("Andere rol", "Eruit halen"):
        assert not control(window, act).isEnabled()
    assert names(vault) == ["Cees"]
    said = "Gebruiker eruit gehaald; de sleutels zijn vernieuwd. Ine, interviewer."
    window.page.turn_to("log")
    qtbot.waitUntil(lambda: said in told_by_the_log(window))


def test_an_interviewer_becomes_a_steward(
    window: MainWindow, vault: OpenStudy, qtbot: QtBot
) -> None:
    go_to(window, qtbot, "Anna")
    assert not control(window, "Andere rol").isEnabled()
    assert "Dit ben jij, als enige onderzoeksleider." in in_sight(window)
    go_to(window, qtbot, "Ine")
    assert "Dit ben jij" not in in_sight(window)
    press(window, qtbot, "Andere rol")
    assert seen(window, "Kies een andere rol.")
    assert not control(window, "Rol wijzigen").isEnabled()
    choose(window, qtbot, "Onderzoeksleider")
    assert seen(window, "Ine beslist daarna mee wie er bij kan. De sleutels veranderen niet.")
    choose(window, qtbot, "Databeheerder")
    fill(window, qtbot, OWN, LEAD)
    press(window, qtbot, "Rol wijzigen")
    assert users(vault)["Ine"].role is Role.STEWARD
    assert window.page._users._table.current().name == "Ine"


def test_the_list_says_when_everybody_opened_the_study_last(
    window: MainWindow, vault: OpenStudy, qtbot: QtBot
) -> None:
    table = control(window, "Gebruikers")
    assert isinstance(table, QTableView)
    rows = table.model()
    moment = NOON.astimezone().strftime("%H:%M")
    assert [rows.index(row, 3).data() for row in range(2)] == [f"2 mrt 2026, {moment}", "nog nooit"]


def test_places_make_room_for_a_form_and_come_back(window: MainWindow, qtbot: QtBot) -> None:
    places = next(
        each for each in window.page.findChildren(Section) if each.accessibleName() == "Locaties"
    )
    assert places.isVisible()
    press(window, qtbot, "Gebruiker toevoegen")
    assert not places.isVisible()
    press(window, qtbot, "Annuleren")
    assert places.isVisible()


def test_enter_in_any_field_asks_for_the_act(
    window: MainWindow, vault: OpenStudy, qtbot: QtBot
) -> None:
    press(window, qtbot, "Gebruiker toevoegen")
    fill(window, qtbot, "Naam van de nieuwe gebruiker", "Stef")
    qtbot.keyClick(control(window, "Naam van de nieuwe gebruiker"), Qt.Key.Key_Return)
    assert control(window, "Typ de wachtzin over").hasFocus()
    fill(window, qtbot, "Typ de wachtzin over", words_offered(window))
    qtbot.keyClick(control(window, "Typ de wachtzin over"), Qt.Key.Key_Return)
    assert control(window, OWN).hasFocus()
    fill(window, qtbot, OWN, LEAD)
    qtbot.keyClick(control(window, OWN), Qt.Key.Key_Return)
    settle(window, qtbot)
    assert "Stef" in users(vault)


def in_sight(window: MainWindow) -> str:
    """Return every text in sight."""
    texts = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    return "\n".join(texts)


def test_ones_own_passphrase_is_changed(
    window: MainWindow, vault: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    press(window, qtbot, "Eigen wachtzin wijzigen")
    present, again = control(window, "Je wachtzin van nu"), control(window, "Typ de wachtzin over")
    assert present.hasFocus()
    assert present.mapTo(window, QPoint()).y() < again.mapTo(window, QPoint()).y()
    choose_own = control(window, "Wachtzin: Eigen")
    assert isinstance(choose_own, QPushButton)
    choose_own.click()
    fill(window, qtbot, "Zelf gekozen wachtzin", "te kort")
    fill(window, qtbot, "Typ de wachtzin over", "te kort")
    fill(window, qtbot, "Je wachtzin van nu", LEAD)
    press(window, qtbot, "Wachtzin wijzigen")
    short = control(window, "Zelf gekozen wachtzin")
    assert isinstance(short, QLineEdit)
    assert short.accessibleDescription() == "Neem minstens 14 tekens."
    fill(window, qtbot, "Zelf gekozen wachtzin", NEW)
    fill(window, qtbot, "Typ de wachtzin over", NEW)
    press(window, qtbot, "Wachtzin wijzigen")
    assert seen(window, "Je wachtzin is gewijzigd.")
    copy = killed(vault, tmp_path / "copy")
    with pytest.raises(WrongPassphrase):
        opened(copy)
    opened_as(copy, NEW, "Anna").close()


def test_somebody_who_forgot_their_passphrase_is_given_another(
    window: MainWindow, vault: OpenStudy, tmp_path: Path, qtbot: QtBot
) -> None:
    go_to(window, qtbot, "Ine")
    press(window, qtbot, "Nieuwe wachtzin geven")
    words = words_offered(window)
    assert control(window, "Typ de wachtzin over").hasFocus()
    fill(window, qtbot, "Typ de wachtzin over", words)
    fill(window, qtbot, OWN, LEAD)
    press(window, qtbot, "Nieuwe wachtzin geven")
    assert "Ine kan weer ontgrendelen, met de nieuwe wachtzin." in in_sight(window)
    copy = killed(vault, tmp_path / "copy")
    with pytest.raises(WrongPassphrase):
        opened(copy, INTERVIEWER)
    opened_as(copy, words, "Ine").close()
    window.page.turn_to("log")
    said = "Nieuwe wachtzin gegeven aan een gebruiker. Ine, interviewer."
    qtbot.waitUntil(lambda: said in told_by_the_log(window))


def test_the_passphrase_of_now_is_no_new_one(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, "Eigen wachtzin wijzigen")
    choose_own = control(window, "Wachtzin: Eigen")
    assert isinstance(choose_own, QPushButton)
    choose_own.click()
    for name in ("Je wachtzin van nu", "Zelf gekozen wachtzin", "Typ de wachtzin over"):
        fill(window, qtbot, name, LEAD)
    press(window, qtbot, "Wachtzin wijzigen")
    told = control(window, "Zelf gekozen wachtzin").accessibleDescription()
    assert told == "Dit is je wachtzin van nu. Neem een andere."


def test_who_is_no_lead_sees_who_can(folder: Path, qtbot: QtBot) -> None:
    vault = opened(folder, INTERVIEWER)
    window, study = at_users(vault, qtbot)
    assert "eruit halen of een andere rol of wachtzin geven kan: Anna." in in_sight(window)
    for act in ("Gebruiker toevoegen", "Andere rol", "Nieuwe wachtzin geven", "Eruit halen"):
        assert all(
            not each.isVisible()
            for each in window.page.findChildren(QPushButton)
            if each.text() == act
        )
    assert control(window, "Eigen wachtzin wijzigen").isVisible()
    window.desk.jobs.stop()
    vault.close()
    assert study.errors == []


def test_a_form_is_scrolled_by_one_bar_and_begins_at_its_first_field(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 480)
    press(window, qtbot, "Gebruiker toevoegen")
    name = control(window, "Naam van de nieuwe gebruiker")
    around = [each for each in window.page.findChildren(QScrollArea) if each.isAncestorOf(name)]
    assert len(around) == 1
    assert around[0].verticalScrollBar().isVisible()
    assert name.hasFocus()
    assert not name.visibleRegion().isEmpty()


@pytest.mark.parametrize("act", ["Gebruiker toevoegen", "Nieuwe wachtzin geven"])
def test_nothing_that_is_explained_or_offered_is_cut_off(
    window: MainWindow, qtbot: QtBot, act: str
) -> None:
    window.resize(1280, 680)
    go_to(window, qtbot, "Ine")
    press(window, qtbot, act)
    QApplication.processEvents()
    for label in window.page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
