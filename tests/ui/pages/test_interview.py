"""A talk on screen: typed with an eye on the person, kept as it is typed, closed kindly."""

import threading
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.interview import InterviewStatus, NoteKind, Source
from app.services import interviewing
from app.storage.errors import TargetFull
from app.storage.unit_of_work import UnitOfWork
from app.ui.desk import Desk
from app.ui.jobs import Lane
from app.ui.pages.interview.strip import Clock
from app.ui.pages.interview.topics import TopicList
from app.ui.place import PageName, Place
from tests.ui.pages.study import Study, click, says, seen, settle, spoken
from tests.ui.pages.talking import (
    CTRL,
    SHIFT,
    all_rows,
    at_talk,
    begun,
    begun_again,
    kept,
    kept_as,
    key,
    page_of,
    talking,
    time_of,
    typed,
)

NOTE, QUOTE = NoteKind.NOTE, NoteKind.QUOTE
SECRET = "waarover hij liever zwijgt"


def test_what_is_typed_is_in_the_vault_without_anybody_saving_it(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    typed("woont bij zijn zus")
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(NOTE, "woont bij zijn zus")])
    settle(desk, qtbot)
    assert says(window, f"opgeslagen {time_of(study)}")


def test_a_note_keeps_its_id_while_it_grows(study: Study, desk: Desk, qtbot: QtBot) -> None:
    _window, talk = talking(study, desk, qtbot)
    typed("wo")
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(NOTE, "wo")])
    first = kept(study, talk.id)[0].id
    typed("nen")
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(NOTE, "wonen")])
    assert kept(study, talk.id)[0].id == first


def test_enter_begins_the_next_note_and_shift_enter_a_line(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    typed("een")
    key(Qt.Key.Key_Return, SHIFT)
    typed("twee")
    key(Qt.Key.Key_Return)
    typed("drie")
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(NOTE, "een\ntwee"), (NOTE, "drie")])
    assert says(window, f"notitie, {time_of(study)}: een\ntwee")


def test_the_kind_of_a_note_is_one_keystroke_and_the_same_takes_it_back(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    _window, talk = talking(study, desk, qtbot)
    typed("niemand belt terug")
    key(Qt.Key.Key_1, CTRL)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_2, CTRL)
    typed("kijkt weg")
    key(Qt.Key.Key_Return)
    typed("DigiD")
    key(Qt.Key.Key_3, CTRL)
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_1, CTRL)
    key(Qt.Key.Key_1, CTRL)
    typed("gewoon")
    wanted = [
        (QUOTE, "niemand belt terug"),
        (NoteKind.OBSERVATION, "kijkt weg"),
        (NoteKind.FOLLOW_UP, "DigiD"),
        (NOTE, "gewoon"),
    ]
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == wanted)


def test_off_the_record_wipes_the_note_and_keeps_nothing_until_it_ends(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    typed(SECRET)
    qtbot.waitUntil(lambda: SECRET in all_rows(study))
    key(Qt.Key.Key_0, CTRL)
    assert says(window, "Er wordt nu niets vastgelegd.")
    typed("dit ook niet")
    key(Qt.Key.Key_0, CTRL)
    typed("weer mee")
    wanted = [(NoteKind.OFF_RECORD, ""), (NOTE, "weer mee")]
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == wanted)
    assert SECRET not in all_rows(study)
    assert "dit ook niet" not in all_rows(study)


def test_a_note_wiped_by_mistake_comes_back_until_the_next_begins(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    _window, talk = talking(study, desk, qtbot)
    typed("toch wel")
    key(Qt.Key.Key_1, CTRL)
    key(Qt.Key.Key_0, CTRL)
    key(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(QUOTE, "toch wel")])
    key(Qt.Key.Key_0, CTRL)
    key(Qt.Key.Key_0, CTRL)
    typed("x")
    key(Qt.Key.Key_Backspace)
    key(Qt.Key.Key_Z, CTRL)
    key(Qt.Key.Key_Z, CTRL)
    settle(desk, qtbot)
    assert "toch wel" not in all_rows(study)


def test_typing_does_not_wait_for_a_vault_that_is_busy(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    _window, talk = talking(study, desk, qtbot)
    done = threading.Event()
    desk.jobs.ask(Lane.VAULT, done.wait)
    typed("het gaat gewoon door")
    QApplication.processEvents()
    key(Qt.Key.Key_Return)
    typed("en door")
    assert page_of(_window).findChild(TopicList) is not None
    assert not desk.jobs.is_idle()
    done.set()
    wanted = [(NOTE, "het gaat gewoon door"), (NOTE, "en door")]
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == wanted)


def test_a_save_that_fails_is_said_at_once_and_tried_again(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    commit, full = UnitOfWork.commit, [True]

    def commit_unless_full(work: UnitOfWork) -> None:
        if full:
            raise TargetFull("research.db")
        commit(work)

    UnitOfWork.commit = commit_unless_full  # type: ignore[method-assign]
    try:
        typed("niets gaat verloren")
        qtbot.waitUntil(lambda: says(window, "nog niet opgeslagen, wij proberen het opnieuw"))
        full.clear()
        qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(NOTE, "niets gaat verloren")])
    finally:
        UnitOfWork.commit = commit  # type: ignore[method-assign]


def test_a_mistake_of_ours_keeps_a_note_waiting_and_not_the_whole_talk(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    commit = UnitOfWork.commit

    def commit_wrongly(_work: UnitOfWork) -> None:
        raise ZeroDivisionError

    UnitOfWork.commit = commit_wrongly  # type: ignore[method-assign]
    try:
        typed("niets gaat verloren")
        qtbot.waitUntil(lambda: bool(study.errors))
        assert not window.page.is_kept()
    finally:
        UnitOfWork.commit = commit  # type: ignore[method-assign]
    study.errors.clear()
    window.page.leave()
    qtbot.waitUntil(window.page.is_kept)
    assert kept_as(study, talk.id) == [(NOTE, "niets gaat verloren")]


def test_topics_go_in_any_order_and_say_how_far_they_are(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    typed("hallo")
    key(Qt.Key.Key_Return, CTRL)
    key(Qt.Key.Key_Down, CTRL)
    key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    typed("zus twijfelt")
    qtbot.waitUntil(lambda: len(kept(study, talk.id)) == 2)
    assert says(window, "Kennismaken, besproken, 1 notitie")
    assert says(window, "Wonen na vrijlating, begonnen, 1 notitie")
    assert says(window, "Schulden, nog niet besproken, 0 notities")
    assert [note.topic for note in kept(study, talk.id)] == ["getting-started", "housing"]
    settle(desk, qtbot)
    assert ("getting-started", "") in interviewing.talk(study.office, talk.id).ticks


def test_a_probe_is_ticked_with_the_space_bar(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window, talk = talking(study, desk, qtbot)
    click(window, "waarom je meedoet")
    settle(desk, qtbot)
    assert ("getting-started", "hopes/1") in interviewing.talk(study.office, talk.id).ticks


def test_a_note_is_changed_in_place_and_emptying_it_can_be_undone(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    typed("nicht")
    key(Qt.Key.Key_Return)
    seen(window, f"notitie, {time_of(study)}: nicht").setFocus()
    key(Qt.Key.Key_Return)
    typed("je")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(NOTE, "nichtje")])
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_A, CTRL)
    key(Qt.Key.Key_Delete)
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(study, talk.id) == [])
    click(window, "Ongedaan maken")
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(NOTE, "nichtje")])


def test_a_talk_goes_on_in_the_same_topic_and_note_when_it_is_opened_again(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    key(Qt.Key.Key_Down, CTRL)
    typed("een halve z")
    window.page.leave()
    settle(desk, qtbot)
    window.close()
    again = at_talk(desk, qtbot, talk.id)
    typed("in")
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(NOTE, "een halve zin")])
    assert page_of(again).findChild(TopicList).here == "daily-life"


def test_the_clock_says_quietly_when_ten_minutes_are_left_and_stands_still_in_a_pause(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    clock = page_of(window).findChild(Clock)
    study.clock.advance(timedelta(minutes=talk.planned_minutes - 10))
    clock.look()
    assert says(window, "nog 10 min: begin rustig af te ronden")
    key(Qt.Key.Key_P, CTRL)
    settle(desk, qtbot)
    study.clock.advance(timedelta(minutes=30))
    clock.look()
    assert says(window, "pauze")
    key(Qt.Key.Key_P, CTRL)
    settle(desk, qtbot)
    assert says(window, "nog 10 min: begin rustig af te ronden")


def test_what_is_typed_after_a_pause_is_a_note(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window, talk = talking(study, desk, qtbot)
    click(window, "Pauze")
    settle(desk, qtbot)
    click(window, "Verder")
    settle(desk, qtbot)
    typed("na de koffie")
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(NOTE, "na de koffie")])


def test_a_space_at_the_end_of_a_talk_skips_nothing(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window, _talk = talking(study, desk, qtbot)
    click(window, "Stop gesprek")
    settle(desk, qtbot)
    key(Qt.Key.Key_Space)
    settle(desk, qtbot)
    assert says(window, "Dank je wel voor je tijd en voor je vertrouwen.")


def test_the_keyboard_goes_on_after_the_next_talk_is_agreed(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, _talk = talking(study, desk, qtbot)
    click(window, "Stop gesprek")
    settle(desk, qtbot)
    click(window, "Afspraak vastleggen")
    settle(desk, qtbot)
    key(Qt.Key.Key_Tab)
    assert spoken(QApplication.focusWidget()) == "Contactwegen tonen"
    click(window, "Contactwegen tonen")
    settle(desk, qtbot)
    key(Qt.Key.Key_Tab, SHIFT)
    assert spoken(QApplication.focusWidget()) == "Afronden"


def test_a_talk_is_closed_kindly_looked_back_on_and_becomes_one_text(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    typed("een sleutel die van mij is")
    click(window, "Stop gesprek")
    settle(desk, qtbot)
    assert says(window, "Dank je wel voor je tijd en voor je vertrouwen.")
    assert says(window, "113")
    click(window, "Afspraak vastleggen")
    settle(desk, qtbot)
    assert says(window, "Afgesproken: ")
    click(window, "Contactwegen tonen")
    settle(desk, qtbot)
    assert says(window, "+31 6 12 34 70 55")
    assert not says(window, "Landveld")
    click(window, "Alles klopt nog")
    settle(desk, qtbot)
    click(window, "Naar de nabespreking")
    typed("hij praatte vrijer dan ik dacht")
    click(window, "Gesprek afronden")
    click(window, "Ja, afronden")
    settle(desk, qtbot)
    assert says(window, "een sleutel die van mij is")
    assert not says(window, "hij praatte vrijer")
    done = interviewing.talk(study.office, talk.id)
    assert done.interview.status is InterviewStatus.FINISHED
    assert [note.kind for note in done.notes] == [NOTE, NoteKind.REFLECTION]


def test_a_talk_that_was_stopped_too_early_goes_on(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window, talk = talking(study, desk, qtbot)
    click(window, "Stop gesprek")
    settle(desk, qtbot)
    click(window, "Toch nog verder praten")
    settle(desk, qtbot)
    typed("nog iets")
    qtbot.waitUntil(lambda: kept_as(study, talk.id) == [(NOTE, "nog iets")])


def test_last_time_opens_in_place_and_shows_what_was_left_open(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, talk = talking(study, desk, qtbot)
    key(Qt.Key.Key_3, CTRL)
    typed("vraag naar zijn moeder")
    click(window, "Stop gesprek")
    settle(desk, qtbot)
    interviewing.finish(study.office, talk.id)
    study.clock.advance(timedelta(days=40))
    start = begun_again(study, talk.participant)
    window.close()
    again = at_talk(desk, qtbot, start)
    key(Qt.Key.Key_H, CTRL)
    assert says(again, "vraag naar zijn moeder")


def test_a_talk_from_paper_has_no_clock_and_no_farewell(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = at_talk(desk, qtbot, begun(study, Source.PAPER).id)
    assert not page_of(window).findChild(Clock).isVisible()
    click(window, "Stop gesprek")
    settle(desk, qtbot)
    assert says(window, "Nabespreking")
    assert not says(window, "Dank je wel voor je tijd")


def test_nothing_of_the_rest_of_the_study_is_on_the_screen(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window, _talk = talking(study, desk, qtbot)
    assert not says(window, "Deelnemers")
    assert window.place == Place(PageName.INTERVIEW, _talk.id)
