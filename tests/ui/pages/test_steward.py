"""The whole window of a steward, whose process holds nothing that opens a name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from app.documents.preview import text_of_pages
from app.domain.ids import InterviewId
from app.domain.language_tag import Language
from app.domain.participant import Participant
from app.domain.users import OnlyLeads, Role
from app.services.enrolling import see_identity
from app.services.members import NewUser, add_user
from app.services.printing import print_cards, print_consent, print_day_sheet
from app.services.settling import change_settings
from app.services.vault_keeping import OpenStudy, held_by
from app.storage.errors import NoIdentityKey
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.storage.studies import INTERVIEWER, LEAD, MEANS, STEWARD, found, opened
from tests.ui.pages.study import (
    SETTINGS,
    Study,
    desk_of,
    in_sight,
    new_study,
    seen,
    spoken,
    window_at,
)
from tests.ui.pages.test_study import press, settle
from tests.ui.pages.told import tell

NAMES = ("Muriël", "Landveld", "Patricia", "Muus", "70 55")
TABS = ("overview", "consent", "talks", "journey", "contact", "log")
RECORDS = (PageName.PARTICIPANT, PageName.CONSENT, PageName.BEGIN)


def at_work(study: Study, vault: OpenStudy) -> None:
    office = replace(study.office, begin=vault.begin, actor=vault.user.id, role=vault.user.role)
    study.office = replace(office, held=held_by(vault, MEANS))


@pytest.fixture
def stewarded(tmp_path: Path) -> Iterator[tuple[Study, OpenStudy, Participant, InterviewId]]:
    vault, study = found(tmp_path / "study").study, new_study()
    add_user(vault, LEAD, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    add_user(vault, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    at_work(study, vault)
    change_settings(study.office, SETTINGS)
    who = study.enrol()
    study.consent(who)
    talk = tell(study, who, "Daarna belde het wijkteam uit Breda.")
    vault.close()
    vault = opened(tmp_path / "study", STEWARD)
    at_work(study, vault)
    yield study, vault, who, talk
    vault.close()


@pytest.fixture
def window(
    stewarded: tuple[Study, OpenStudy, Participant, InterviewId], qtbot: QtBot
) -> Iterator[MainWindow]:
    made = window_at(desk_of(stewarded[0]), Place(PageName.TODAY))
    made.may_close = True
    qtbot.addWidget(made)
    settle(made, qtbot)
    yield made
    made.desk.jobs.stop()


def go(window: MainWindow, bot: QtBot, place: Place) -> None:
    window.desk.go(place)
    settle(window, bot)


def shown(window: MainWindow) -> str:
    labels = [each.text() for each in window.page.findChildren(QLabel)]
    cells = [
        str(table.model().index(row, column).data())
        for table in window.page.findChildren(QTableView)
        for row in range(table.model().rowCount())
        for column in range(table.model().columnCount())
    ]
    return "\n".join(labels + cells)


def test_every_page_opens_and_no_name_is_on_it(
    window: MainWindow,
    stewarded: tuple[Study, OpenStudy, Participant, InterviewId],
    qtbot: QtBot,
) -> None:
    study, _, who, talk = stewarded
    places = [Place(each, who.id if each in RECORDS else "") for each in PageName]
    places[list(PageName).index(PageName.INTERVIEW)] = Place(PageName.INTERVIEW, talk)
    places += [Place(PageName.PARTICIPANT, who.id, tab) for tab in TABS]
    for place in places:
        go(window, qtbot, place)
        assert study.errors == [], place
        assert not [name for name in NAMES if name in shown(window)], place


def test_the_details_are_for_reading_to_who_does_not_lead(
    window: MainWindow,
    stewarded: tuple[Study, OpenStudy, Participant, InterviewId],
    qtbot: QtBot,
) -> None:
    study = stewarded[0]
    go(window, qtbot, Place(PageName.STUDY))
    title = seen(window, "Titel van het onderzoek")
    before = title.text()
    QTest.keyClicks(title, "Anders")
    assert title.text() == before
    assert "Deze gegevens wijzigen kan: " in shown(window)
    assert not any(spoken(each) == "Opslaan" for each in in_sight(window))
    with pytest.raises(OnlyLeads):
        change_settings(study.office, SETTINGS)


def test_what_needs_a_name_says_who_can_do_it(
    window: MainWindow,
    stewarded: tuple[Study, OpenStudy, Participant, InterviewId],
    qtbot: QtBot,
) -> None:
    who = stewarded[2]
    for place in (
        Place(PageName.PARTICIPANT, who.id, "contact"),
        Place(PageName.ENROL),
        Place(PageName.RELEASE),
    ):
        go(window, qtbot, place)
        qtbot.waitUntil(lambda: "Anna, Ine" in shown(window))
    assert not any(each.text() == "Toon naam" for each in buttons(window))
    go(window, qtbot, Place(PageName.RELEASE, "", "seal"))
    seal = next(each for each in buttons(window) if each.text() == "Verzegelen")
    assert not seal.isEnabled()


def buttons(window: MainWindow) -> list[QPushButton]:
    return [each for each in window.page.findChildren(QPushButton) if each.isVisible()]


def test_a_steward_searches_without_names_and_once(
    window: MainWindow,
    stewarded: tuple[Study, OpenStudy, Participant, InterviewId],
    qtbot: QtBot,
) -> None:
    study, _, _, talk = stewarded
    go(window, qtbot, Place(PageName.RELEASE))
    press(window, qtbot, "Zoek in alle teksten")
    qtbot.waitUntil(lambda: found_in(study, talk) > 0, timeout=30_000)
    settle(window, qtbot)
    marks = found_in(study, talk)
    press(window, qtbot, "Zoek in alle teksten")
    settle(window, qtbot)
    assert found_in(study, talk) == marks
    assert study.errors == []


def found_in(study: Study, talk: InterviewId) -> int:
    with study.office.begin() as work:
        return len(work.releases.detections(talk, 1))


def test_verbs_that_need_the_names_refuse_and_those_that_do_not_go_on(
    stewarded: tuple[Study, OpenStudy, Participant, InterviewId],
) -> None:
    study, vault, who, _ = stewarded
    assert vault.vault.stores().identity is None
    with pytest.raises(NoIdentityKey):
        see_identity(study.office, who.id)
    papers = [
        print_consent(study.office, who.id, Language.NL),
        print_day_sheet(study.office, study.clock.today()),
        print_cards(study.office),
    ]
    for paper in papers:
        pages = "\n".join(text_of_pages(paper.content))
        assert who.code in pages or paper is not papers[0]
        assert not [name for name in NAMES if name in pages]
