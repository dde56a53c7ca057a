"""Today, worked out from the data: what is due, whom to plan, who is about to be lost."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.identity import RouteKind
from app.domain.participant import Group
from app.domain.schedule import Answered
from app.services import interviewing, scheduling, settling
from app.services.dossier import Start, start_talk
from app.services.finding import search, snippet
from app.services.scheduling import Wish
from app.ui.desk import Desk
from app.ui.dialogs import answers
from app.ui.pages.today_line import Line
from app.ui.parts.text import OneLine
from app.ui.place import PageName, Place
from app.ui.theme import Theme
from app.ui.window import MainWindow
from tests.ui.pages.study import (
    SETTINGS,
    Study,
    click,
    in_sight,
    says,
    seen,
    settle,
    spoken,
    window_at,
)
from tests.ui.pages.talking import key, typed

TODAY = Place(PageName.TODAY)


def shown(desk: Desk, qtbot: QtBot, place: Place = TODAY) -> MainWindow:
    window = window_at(desk, place)
    qtbot.addWidget(window)
    settle(desk, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QApplication.processEvents()
    return window


def agreed(study: Study, *, consent: bool = True) -> tuple[str, str]:
    participant = study.enrol()
    if consent:
        study.consent(participant)
    wish = Wish(
        participant.id,
        "before-release",
        study.clock.now() + timedelta(hours=2),
        60,
        participant.site,
    )
    return participant.code, scheduling.agree(study.office, wish).id


def test_a_new_study_says_how_to_begin(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = shown(desk, qtbot)
    assert says(window, "Het onderzoek is klaar om te beginnen")
    key(Qt.Key.Key_Space)
    assert window.place.page is PageName.ENROL


def test_who_is_due_and_agreed_can_start_at_once(study: Study, desk: Desk, qtbot: QtBot) -> None:
    code, appointment = agreed(study)
    window = shown(desk, qtbot)
    click(window, f"Start, {code}")
    settle(desk, qtbot)
    assert window.place.page is PageName.BEGIN
    key(Qt.Key.Key_Space)
    settle(desk, qtbot)
    assert window.place.page is PageName.INTERVIEW
    (talk, _participant), *_others = interviewing.all_interviews(study.office)
    assert (talk.appointment, talk.planned_minutes) == (appointment, 60)
    desk.go(TODAY)
    settle(desk, qtbot)
    assert not says(window, "Gesprekken van vandaag")
    click(window, f"Verder, {code}")
    assert window.place == Place(PageName.INTERVIEW, talk.id)


def test_enter_begins_a_talk_and_pressed_twice_it_is_one(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    code, _appointment = agreed(study)
    window = shown(desk, qtbot)
    click(window, f"Start, {code}")
    settle(desk, qtbot)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert window.place.page is PageName.INTERVIEW
    assert len(interviewing.all_interviews(study.office)) == 1


def test_who_has_not_agreed_is_asked_first(study: Study, desk: Desk, qtbot: QtBot) -> None:
    code, _appointment = agreed(study, consent=False)
    window = shown(desk, qtbot)
    assert says(window, "toestemming ontbreekt")
    answers.append(None)
    click(window, f"Brief printen, {code}")
    settle(desk, qtbot)
    answers.clear()
    click(window, f"Toestemming, {code}")
    assert window.place.page is PageName.CONSENT


def test_who_was_never_asked_comes_up_and_whoever_comes_free_first_stands_first(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    later, sooner, asked = study.enrol(free_in=60), study.enrol(free_in=9), study.enrol(free_in=1)
    study.consent(asked, "participate")
    window = shown(desk, qtbot)
    assert says(window, "Nog geen toestemming gevraagd")
    names = [spoken(each) for each in in_sight(window) if spoken(each).startswith("Toestemming, ")]
    assert names == [f"Toestemming, {sooner.code}", f"Toestemming, {later.code}"]
    assert not says(window, "Niets dat vandaag moet")
    click(window, f"Toestemming, {sooner.code}")
    assert window.place == Place(PageName.CONSENT, sooner.id)


def test_what_the_letter_lacks_is_said_before_anybody_sits_at_the_table(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    settling.change_settings(study.office, replace(SETTINGS, complaints_contact=""))
    window = shown(desk, qtbot)
    assert says(window, "Het onderzoek is klaar om te beginnen")
    assert says(window, "nog leeg: voor klachten")
    click(window, "Invullen")
    settle(desk, qtbot)
    assert window.place.page is PageName.STUDY
    assert says(window, "Nog leeg: voor klachten.")


def test_acts_are_in_sight_also_where_there_is_little_room(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    code, _appointment = agreed(study, consent=False)
    window = shown(desk, qtbot)
    window.resize(640, 720)
    asking = seen(window, f"Toestemming, {code}")
    qtbot.waitUntil(lambda: asking.visibleRegion().boundingRect().contains(asking.rect()))


def test_beginning_without_consent_says_so_and_leads_there(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    participant = study.enrol()
    window = shown(desk, qtbot, Place(PageName.BEGIN, participant.id))
    assert says(window, "Er is nog geen toestemming voor een gesprek")
    click(window, "Toestemming vragen")
    assert window.place == Place(PageName.CONSENT, participant.id)


def test_who_stays_silent_comes_up_with_a_way_not_tried_yet(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    lost = study.enrol(group=Group.EX_DETAINEE, free_in=-40, site="gemeente Breda")
    for _attempt in range(3):
        scheduling.note_attempt(study.office, lost.id, RouteKind.PHONE, "self", Answered.NO_ANSWER)
    window = shown(desk, qtbot)
    assert says(window, "3 pogingen zonder antwoord")
    assert says(window, "nog niet geprobeerd: e-mail")


def test_a_window_that_closes_soon_is_planned_from_here(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    participant = study.enrol(group=Group.EX_DETAINEE, free_in=-5, site="gemeente Breda")
    window = shown(desk, qtbot)
    assert says(window, "Te plannen: de periode sluit binnenkort")
    assert seen(window, f"Plan, {participant.code}")


def test_an_unfinished_talk_opens_with_enter_and_is_in_the_list(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    participant = study.enrol()
    study.consent(participant)
    talk = start_talk(study.office, Start(participant.id, "before-release"))
    window = shown(desk, qtbot)
    key(Qt.Key.Key_Return)
    assert window.place == Place(PageName.INTERVIEW, talk.id)
    desk.go(Place(PageName.INTERVIEWS))
    settle(desk, qtbot)
    key(Qt.Key.Key_Return)
    assert window.place == Place(PageName.INTERVIEW, talk.id)


def test_words_from_notes_are_found_from_anywhere(study: Study, desk: Desk, qtbot: QtBot) -> None:
    participant = study.enrol()
    study.consent(participant)
    talk = start_talk(study.office, Start(participant.id, "before-release"))
    window = shown(desk, qtbot, Place(PageName.INTERVIEW, talk.id))
    typed("Zonder ADRES geen uitkering")
    window.page.leave()
    settle(desk, qtbot)
    desk.go(TODAY)
    settle(desk, qtbot)
    key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    typed("adres uitkering")
    key(Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert says(window, "1 keer gevonden")
    key(Qt.Key.Key_Return)
    assert window.place == Place(PageName.INTERVIEW, talk.id)


def test_a_code_is_found_and_a_name_is_not(study: Study) -> None:
    participant = study.enrol("Muriël Landveld")
    assert [hit.participant for hit in search(study.office, participant.code.lower())] == [
        participant
    ]
    assert search(study.office, "Landveld") == ()


def test_a_snippet_shows_what_stands_around_the_word() -> None:
    text = "a" * 100 + " sleutel\n" + "b" * 100
    assert snippet(text, "sleutel") == "…" + "a" * 59 + " sleutel " + "b" * 59 + "…"


def test_an_act_that_turns_out_larger_goes_under_the_words(dressed: Theme, qtbot: QtBot) -> None:
    line = Line("10:00 WL-4T7M", "begonnen op ma 23 nov 2026, 13:04")
    act = QPushButton("Verder")
    line.add_act(act)
    qtbot.addWidget(line)
    line.resize(700, 48)
    line.show()
    (about,) = line.findChildren(OneLine)
    assert act.x() > about.x()
    act.setMinimumWidth(400)
    qtbot.waitUntil(lambda: act.y() > about.geometry().bottom())
    qtbot.waitUntil(lambda: about.text() == about.toolTip())
