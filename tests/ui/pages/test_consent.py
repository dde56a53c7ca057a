"""Asking for consent on the screen, and copying a signed letter, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.consent import Answer, Method, Understood
from app.domain.language_tag import Language
from app.domain.participant import Participant
from app.services import consenting
from app.ui.desk import Desk
from app.ui.pages.consent.page import ConsentPage
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, click, press, says, seen, settle, window_at


def sitting(desk: Desk, qtbot: QtBot, who: Participant, part: str = "") -> MainWindow:
    window = window_at(desk, Place(PageName.CONSENT, who.id, part))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    return window


def choose(window: MainWindow, desk: Desk, qtbot: QtBot, language: str) -> None:
    page = window.page
    assert isinstance(page, ConsentPage)
    click(page._languages, language)
    settle(desk, qtbot)


def to_items(window: MainWindow, desk: Desk, qtbot: QtBot, language: str = "Nederlands") -> None:
    choose(window, desk, qtbot, language)
    click(window, "De brief is al gelezen")
    click(window, "Dit is gezegd en begrepen")


def history(study: Study, who: Participant) -> consenting.ConsentHistory:
    return consenting.consent_history(study.office, who.id)


def test_nothing_of_the_rest_of_the_study_is_in_sight(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who, other = study.enrol(), study.enrol()
    window = sitting(desk, qtbot, who)
    assert not says(window, other.code)
    assert not says(window, "Deelnemers")
    assert not says(window, "Inclusie & Veiligheid")


def test_only_whole_languages_can_be_chosen(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = sitting(desk, qtbot, study.enrol())
    offered = consenting.form_languages(study.office)
    for language in Language:
        assert says(window, language.native_name) is (language in offered)


def test_the_letter_goes_on_a_section_at_a_time_and_back(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = sitting(desk, qtbot, study.enrol())
    choose(window, desk, qtbot, "Nederlands")
    form = consenting.presented_form(study.office, Language.NL)
    assert says(window, form.sections[0].heading)
    click(window, "Verder")
    assert says(window, form.sections[1].heading)
    assert says(window, f"2 van {len(form.sections)}")
    click(window, "Terug")
    assert says(window, form.sections[0].heading)


def test_yes_and_no_by_one_key_and_a_record_of_exactly_that(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    window = sitting(desk, qtbot, who)
    to_items(window, desk, qtbot)
    for key in (Qt.Key.Key_J, Qt.Key.Key_N, *[Qt.Key.Key_J] * 4):
        press(window, key)
    assert says(window, "Dit heb je gekozen")
    click(window, "Vastleggen")
    settle(desk, qtbot)
    assert says(window, "Dank je wel. Het is vastgelegd.")
    record = history(study, who).standing.record
    assert record is not None
    assert [each.answer for each in record.answers] == [
        Answer.YES,
        Answer.NO,
        *[Answer.YES] * 4,
    ]
    assert (record.method, record.limits_said) == (Method.SCREEN, True)
    assert record.language is Language.NL


def test_nothing_is_recorded_by_a_key_pressed_once_too_often(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    window = sitting(desk, qtbot, who)
    to_items(window, desk, qtbot)
    for _ in range(6):
        press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Space)
    settle(desk, qtbot)
    assert says(window, "Dit heb je gekozen")
    assert history(study, who).standing.record is None


def test_a_long_text_is_read_to_its_end_with_the_keyboard_on_the_acts_below_it(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = sitting(desk, qtbot, study.enrol())
    window.resize(1280, 400)
    choose(window, desk, qtbot, "Nederlands")
    last = consenting.presented_form(study.office, Language.NL).sections[0].paragraphs[-1].text
    seen(window, "Verder").setFocus()
    assert not is_seen_whole(seen(window, last))
    for _ in range(5):
        press(window, Qt.Key.Key_PageDown)
    assert is_seen_whole(seen(window, last))


def is_seen_whole(part: QWidget) -> bool:
    """Tell whether nothing of it is scrolled out of sight."""
    return part.visibleRegion().boundingRect().contains(part.rect())


def test_no_answer_has_the_keyboard_before_somebody_chooses(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = sitting(desk, qtbot, study.enrol())
    to_items(window, desk, qtbot)
    press(window, Qt.Key.Key_Return)
    assert says(window, "1 van 6")


def test_explaining_asks_back_and_what_it_showed_is_kept(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    window = sitting(desk, qtbot, who)
    to_items(window, desk, qtbot)
    item = consenting.presented_form(study.office, Language.NL).items[0]
    assert not says(window, item.check)
    press(window, Qt.Key.Key_L)
    assert says(window, item.check)
    click(window, "Nog eens uitgelegd")
    for _ in range(6):
        press(window, Qt.Key.Key_J)
    click(window, "Vastleggen")
    settle(desk, qtbot)
    record = history(study, who).standing.record
    assert record is not None
    assert [each.understood for each in record.answers] == [
        Understood.EXPLAINED_AGAIN,
        *[Understood.NOT_ASKED] * 5,
    ]


@pytest.mark.parametrize("answers", [0, 3])
def test_stopping_keeps_nothing(study: Study, desk: Desk, qtbot: QtBot, answers: int) -> None:
    who = study.enrol()
    window = sitting(desk, qtbot, who)
    to_items(window, desk, qtbot)
    for _ in range(answers):
        press(window, Qt.Key.Key_J)
    click(window, "Stoppen")
    assert says(window, "Je wilt stoppen. Dat mag altijd.")
    click(window, "Ja, stoppen")
    settle(desk, qtbot)
    assert history(study, who).records == ()
    assert window.place == Place(PageName.PARTICIPANT, who.id, "overview")


def test_stopping_by_mistake_loses_nothing(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = sitting(desk, qtbot, study.enrol())
    to_items(window, desk, qtbot)
    press(window, Qt.Key.Key_J)
    click(window, "Stoppen")
    click(window, "Nee, toch verder")
    assert says(window, "2 van 6")


def test_a_no_to_taking_part_ends_kindly_and_keeps_nothing_unless_wanted(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    window = sitting(desk, qtbot, who)
    to_items(window, desk, qtbot)
    press(window, Qt.Key.Key_N)
    assert says(window, "Dat is goed. Dan is er geen gesprek.")
    click(window, "Klaar, bewaar niets")
    settle(desk, qtbot)
    assert history(study, who).records == ()


def test_a_no_can_be_remembered_so_that_nobody_asks_again(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    window = sitting(desk, qtbot, who)
    to_items(window, desk, qtbot)
    press(window, Qt.Key.Key_N)
    click(window, "Onthoud mijn nee, dan vragen jullie het niet nog eens")
    settle(desk, qtbot)
    standing = history(study, who).standing
    assert standing.granted == frozenset()
    assert not standing.may_talk


def test_another_language_goes_on_where_the_first_was(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    window = sitting(desk, qtbot, who)
    to_items(window, desk, qtbot)
    press(window, Qt.Key.Key_J)
    page = window.page
    assert isinstance(page, ConsentPage)
    page._bar.choose(Language.NL_SIMPLE)
    page._bar.languages.emit()
    settle(desk, qtbot)
    easy = consenting.presented_form(study.office, Language.NL_SIMPLE)
    assert says(window, easy.items[1].question)
    for _ in range(5):
        press(window, Qt.Key.Key_J)
    click(window, "Vastleggen")
    settle(desk, qtbot)
    record = history(study, who).standing.record
    assert record is not None
    assert (record.language, record.digest) == (Language.NL_SIMPLE, easy.digest)


def test_two_languages_stand_beside_each_other(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = sitting(desk, qtbot, study.enrol())
    to_items(window, desk, qtbot)
    page = window.page
    assert isinstance(page, ConsentPage)
    page._bar._second.choose(Language.NL_SIMPLE)
    page._bar.languages.emit()
    settle(desk, qtbot)
    for language in (Language.NL, Language.NL_SIMPLE):
        assert says(window, consenting.presented_form(study.office, language).items[0].question)


def test_larger_letters_are_larger(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = sitting(desk, qtbot, study.enrol())
    to_items(window, desk, qtbot)
    question = consenting.presented_form(study.office, Language.NL).items[0].question
    before = seen(stage(window), question).fontMetrics().height()
    click(window, "Grotere letters")
    assert seen(stage(window), question).fontMetrics().height() > before


def stage(window: MainWindow) -> QWidget:
    page = window.page
    assert isinstance(page, ConsentPage)
    # Not the stage itself, which is named after its question too.
    return page._item._area


def test_a_signed_letter_is_copied_with_two_keys(study: Study, desk: Desk, qtbot: QtBot) -> None:
    who = study.enrol()
    window = sitting(desk, qtbot, who, "paper")
    assert says(window, f"Getekende brief van {who.code}")
    for key in (Qt.Key.Key_J, Qt.Key.Key_N, *[Qt.Key.Key_J] * 4):
        press(window, key)
    click(window, "Vastleggen")
    assert says(window, "Nog niet ingevuld: of de grenzen besproken zijn.")
    click(window, "De grenzen van ons zwijgen zijn besproken")
    click(window, "Met een kruisje")
    click(window, "Vastleggen")
    settle(desk, qtbot)
    record = history(study, who).standing.record
    assert record is not None
    assert record.method is Method.CROSS
    assert [each.answer for each in record.answers].count(Answer.NO) == 1
    assert window.place == Place(PageName.PARTICIPANT, who.id, "consent")


def test_a_letter_with_an_open_item_is_not_recorded(study: Study, desk: Desk, qtbot: QtBot) -> None:
    who = study.enrol()
    window = sitting(desk, qtbot, who, "paper")
    press(window, Qt.Key.Key_J)
    click(window, "De grenzen van ons zwijgen zijn besproken")
    click(window, "Vastleggen")
    settle(desk, qtbot)
    assert says(window, "Nog niet ingevuld: Het gesprek opnemen")
    assert history(study, who).records == ()
    assert seen(window, "Vastleggen").isEnabled()
