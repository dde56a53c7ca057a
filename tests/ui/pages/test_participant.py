"""The page of one participant, tab by tab, by keyboard."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from app.domain.consent import Scope
from app.domain.log import LogKind
from app.domain.participant import Certainty, Group, Participant, Status
from app.domain.users import Role
from app.language import UiLanguage, speak
from app.services import consenting, journeying, overview, scheduling
from app.services.dossier import Start, Step, dossier, start_talk
from app.ui import dialogs
from app.ui.desk import Desk
from app.ui.pages.participant.page import ParticipantPage
from app.ui.parts import Choice
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from app.ui.wording import log
from tests.ui.pages.study import (
    Study,
    click,
    desk_of,
    new_study,
    press,
    says,
    seen,
    settle,
    window_at,
    write,
)


def page_of(desk: Desk, qtbot: QtBot, who: Participant, tab: str = "") -> MainWindow:
    window = window_at(desk, Place(PageName.PARTICIPANT, who.id, tab))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    return window


def free_for_weeks(study: Study) -> Participant:
    return study.enrol(
        group=Group.EX_DETAINEE, free_in=-55, site="gemeente Breda", certainty=Certainty.FIRM
    )


def looks(study: Study) -> int:
    with study.office.begin() as work:
        return sum(event.kind is LogKind.IDENTITY_SEEN for event in work.events.all())


def test_without_consent_the_first_thing_is_to_ask_for_it(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    window = page_of(desk, qtbot, who)
    assert says(window, "Vraag eerst toestemming")
    click(window, "Toestemming vragen")
    assert window.place == Place(PageName.CONSENT, who.id)


def test_the_arrows_walk_through_the_tabs_and_the_keyboard_stays_on_them(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = page_of(desk, qtbot, study.enrol())
    bar = window.findChild(QTabBar)
    for at in range(1, bar.count()):
        press(window, Qt.Key.Key_Right)
        settle(desk, qtbot)
        assert (bar.currentIndex(), window.focusWidget()) == (at, bar)


def test_an_open_window_says_until_when_and_offers_an_appointment(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = free_for_weeks(study)
    study.consent(who)
    window = page_of(desk, qtbot, who)
    assert says(window, "Maak een afspraak voor: Na zes weken")
    assert says(window, "Periode 27 okt – 1 dec 2026")
    assert says(window, "Na zes weken: nog 8 dagen")
    assert seen(window, "Afspraak maken").isEnabled()


def test_every_step_has_its_words(study: Study) -> None:
    who = study.enrol(free_in=None)
    assert dossier(study.office, who.id).step is Step.ASK_CONSENT
    study.consent(who)
    assert dossier(study.office, who.id).step is Step.RELEASE_UNKNOWN
    study.consent(who, "recontact")
    assert dossier(study.office, who.id).step is Step.NO_CONTACT
    study.consent(who, "participate")
    assert dossier(study.office, who.id).step is Step.NO_TALK
    consenting.withdraw(study.office, who.id, Scope.EVERYTHING)
    assert dossier(study.office, who.id).step is Step.STOPPED


def test_a_talk_begins_from_the_overview(study: Study, desk: Desk, qtbot: QtBot) -> None:
    who = free_for_weeks(study)
    study.consent(who)
    window = page_of(desk, qtbot, who)
    click(window, "Nu een gesprek beginnen")
    settle(desk, qtbot)
    talk = overview.overview(study.office, who.id).interviews[0]
    assert (talk.wave, talk.guide_id) == ("week-6", "ex-detainee-after-release")
    assert window.place == Place(PageName.INTERVIEW, talk.id)
    assert dossier(study.office, who.id).step is Step.GO_ON


def test_while_a_talk_runs_another_round_is_offered_and_never_none(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = free_for_weeks(study)
    study.consent(who)
    start_talk(study.office, Start(who.id, "week-6"))
    window = page_of(desk, qtbot, who, "talks")
    rounds = seen(window, "Ronde")
    assert isinstance(rounds, Choice)
    assert rounds.key not in {"", "week-6"}


def test_another_release_date_shows_what_shifts_before_it_is_accepted(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol(free_in=30)
    window = page_of(desk, qtbot, who)
    click(window, "Vrijlating wijzigen")
    click(window, "Vrijlating: onbekend")
    settle(desk, qtbot)
    assert says(window, "Dan verschuiven deze rondes:")
    assert says(window, "→ nog onbekend")
    before = overview.overview(study.office, who.id).participant.release
    assert before.day == study.clock.today() + timedelta(days=30)
    click(window, "Datum wijzigen")
    settle(desk, qtbot)
    assert overview.overview(study.office, who.id).participant.release.day is None
    assert says(window, "Eerder bekend:")
    click(window, "Ongedaan maken")
    settle(desk, qtbot)
    assert overview.overview(study.office, who.id).participant.release == before


def test_leaving_the_date_as_it_is_changes_nothing(study: Study, desk: Desk, qtbot: QtBot) -> None:
    who = study.enrol()
    window = page_of(desk, qtbot, who)
    click(window, "Vrijlating wijzigen")
    click(window, "Vrijlating: onbekend")
    click(window, "Laat zo")
    settle(desk, qtbot)
    assert overview.overview(study.office, who.id).participant.release == who.release


def test_an_attempt_is_noted_in_place(study: Study, desk: Desk, qtbot: QtBot) -> None:
    who = study.enrol()
    window = page_of(desk, qtbot, who)
    write(window, "Van wie", "zus")
    click(window, "Noteer poging")
    settle(desk, qtbot)
    assert [each.of for each in scheduling.attempts(study.office, who.id)] == ["zus"]
    assert says(window, "telefoon, zus")


def test_somebody_out_of_sight_can_come_back(study: Study, desk: Desk, qtbot: QtBot) -> None:
    who = study.enrol()
    window = page_of(desk, qtbot, who)
    click(window, "Uit beeld geraakt")
    settle(desk, qtbot)
    assert overview.overview(study.office, who.id).participant.status is Status.LOST
    click(window, "Ongedaan maken")
    settle(desk, qtbot)
    assert overview.overview(study.office, who.id).participant.status is Status.ENROLLED


def test_the_consent_tab_says_what_holds_item_by_item(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    study.consent(who, "handover")
    window = page_of(desk, qtbot, who, "consent")
    assert says(window, "Ja op 5 van 6 onderdelen")
    assert says(window, "getekend op papier")
    assert says(window, "Hulp als het vastloopt")


def test_taking_everything_back_happens_in_place_and_says_what_follows(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    study.consent(who)
    window = page_of(desk, qtbot, who, "consent")
    click(window, "Deelnemer wil iets terugnemen")
    assert says(window, "Wij zoeken geen contact meer, en wat was afgesproken, gaat niet door.")
    click(window, "Alles")
    assert says(window, "Bundels die al weg zijn, kunnen niet terug")
    click(window, "Leg intrekking vast")
    settle(desk, qtbot)
    seen_now = overview.overview(study.office, who.id)
    assert seen_now.participant.status is Status.WITHDRAWN
    assert says(window, "toestemming: ingetrokken")


def test_one_item_can_be_taken_back(study: Study, desk: Desk, qtbot: QtBot) -> None:
    who = study.enrol()
    study.consent(who)
    window = page_of(desk, qtbot, who, "consent")
    click(window, "Deelnemer wil iets terugnemen")
    click(window, "Alleen één onderdeel")
    write(window, "Welk onderdeel?", "Je woorden")
    click(window, "Leg intrekking vast")
    settle(desk, qtbot)
    standing = overview.overview(study.office, who.id).consent
    assert "quotes" not in standing.granted
    assert standing.may_talk


def test_the_letter_is_saved_where_somebody_wants_it(
    study: Study, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    who = study.enrol()
    window = page_of(desk, qtbot, who, "consent")
    dialogs.answers.append(tmp_path / "brief.pdf")
    click(window, "Brief opslaan als PDF")
    qtbot.waitUntil((tmp_path / "brief.pdf").exists, timeout=20_000)
    settle(desk, qtbot)
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
    assert says(window, "De brief is opgeslagen.")


def test_a_talk_from_paper_is_marked_as_such(study: Study, desk: Desk, qtbot: QtBot) -> None:
    who = study.enrol()
    study.consent(who)
    window = page_of(desk, qtbot, who, "talks")
    click(window, "Gesprek van papier invoeren")
    settle(desk, qtbot)
    assert overview.overview(study.office, who.id).interviews[0].source.value == "paper"


def test_without_consent_no_talk_is_offered(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = page_of(desk, qtbot, study.enrol(), "talks")
    assert says(window, "Een gesprek kan pas beginnen als de deelnemer daar ja op zegt.")
    assert not says(window, "Gesprek van papier invoeren")


def test_an_event_of_the_journey_is_told_corrected_and_taken_away(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    window = page_of(desk, qtbot, who, "journey")
    click(window, "Gebeurtenis toevoegen")
    write(window, "Wat gebeurde er?", "Niemand belt terug")
    write(window, "Wanneer?", "4-10-2026")
    click(window, "Hoe voelde dat?: heel slecht")
    click(window, "Hier liep het vast")
    click(window, "Bewaren")
    settle(desk, qtbot)
    event = journeying.journey(study.office, who.id)[0]
    assert (event.what, event.feeling, event.stuck) == ("Niemand belt terug", -2, True)
    assert says(window, "4 okt 2026")
    click(window, "Wijzig: Niemand belt terug")
    write(window, "Bij welke instantie of persoon?", "gemeente")
    click(window, "Bewaren")
    settle(desk, qtbot)
    assert journeying.journey(study.office, who.id)[0].service == "gemeente"
    click(window, "Wijzig: Niemand belt terug")
    click(window, "Weghalen")
    settle(desk, qtbot)
    assert journeying.journey(study.office, who.id) == ()
    click(window, "Ongedaan maken")
    settle(desk, qtbot)
    assert len(journeying.journey(study.office, who.id)) == 1


def test_the_journey_is_drawn_and_says_how_much_it_holds(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = free_for_weeks(study)
    study.live(who, "p03")
    window = page_of(desk, qtbot, who, "journey")
    drawn = seen(window, "Klantreis met 8 gebeurtenissen")
    assert not drawn.grab().isNull()


def test_the_name_is_shown_only_when_asked_and_goes_when_the_tab_is_left(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    window = page_of(desk, qtbot, who, "contact")
    assert not says(window, "Landveld")
    assert looks(study) == 0
    click(window, "Toon naam")
    settle(desk, qtbot)
    assert says(window, "Muriël Landveld")
    assert looks(study) == 1
    desk.go(Place(PageName.PARTICIPANT, who.id, "log"))
    assert says(window, "Naam en contactgegevens bekeken.")
    page = window.page
    assert isinstance(page, ParticipantPage)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any("Landveld" in getattr(each, "text", str)() for each in _labels(page))


def _labels(page: ParticipantPage) -> list[object]:
    contact = page._tabs[4]
    return [each for each in contact.findChildren(object) if callable(getattr(each, "text", None))]


def test_routes_are_confirmed_without_another_look(study: Study, desk: Desk, qtbot: QtBot) -> None:
    who = study.enrol()
    study.clock.advance(timedelta(days=5))
    window = page_of(desk, qtbot, who, "contact")
    click(window, "Toon naam")
    settle(desk, qtbot)
    assert says(window, "Bevestigd op ma 23 nov 2026.")
    click(window, "Alle contactwegen kloppen nog")
    settle(desk, qtbot)
    assert says(window, "Bevestigd op za 28 nov 2026.")
    assert looks(study) == 1


def test_a_steward_is_told_who_can_open_the_name(qtbot: QtBot) -> None:
    study = new_study(Role.STEWARD)
    with study.office.begin() as work:
        assert not work.has_identities
    who = study.enrol(name="")
    desk = desk_of(study)
    window = page_of(desk, qtbot, who, "contact")
    assert says(window, "Jouw sleutel opent dit niet")
    assert not says(window, "Toon naam")
    assert study.errors == []
    desk.jobs.stop()


def test_tabs_turn_by_keyboard(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = page_of(desk, qtbot, study.enrol())
    bar = seen(window, "Onderdelen van deze deelnemer")
    assert isinstance(bar, QTabBar)
    bar.setFocus()
    press(window, Qt.Key.Key_Right)
    assert bar.currentIndex() == 1
    QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert bar.currentIndex() == 2


def test_every_kind_of_event_has_a_sentence() -> None:
    words = speak(UiLanguage.NL)
    said = log._of_people(words) | log._of_talks(words) | log._of_study(words)
    assert set(said | log._of_release(words)) == set(LogKind)
