"""The steward at work: searching, deciding by single keys, keeping with a reason, reading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.domain.ids import InterviewId
from app.domain.release import Detection, Origin, Verdict
from app.services.detecting import case_of, keep_spans, open_text, spans_of, texts
from app.services.releasing import masked_text
from app.services.scanning import finder
from app.ui.pages.release.page import ReleasePage
from app.ui.pages.release.paper import Paper
from app.ui.place import PageName, Place, place_from
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, desk_of, in_sight, new_study, seen, spoken, window_at
from tests.ui.pages.told import control, tell

TALK = (
    "Muriël Landveld belt met haar zus Patricia Landveld. Het nummer is 06-12 34 58 21.",
    "In de PI Dordrecht zegt de casemanager, mevrouw Yilmaz, dat het 😀 goed komt.",
    "Later belt Muriël weer. Het woord zeldzaamheid staat hier, en zeldzaamheid nog eens.",
)
LONG = tuple(f"{n}. De dag duurt lang en er gebeurt niet veel op de afdeling." for n in range(80))


@dataclass
class Steward:
    """Somebody with a window on a study, and only a keyboard."""

    study: Study
    window: MainWindow
    bot: QtBot
    interview: InterviewId

    def settle(self) -> None:
        desk = self.window.desk
        self.bot.waitUntil(desk.jobs.is_idle, timeout=20_000)
        QApplication.processEvents()
        self.bot.waitUntil(desk.jobs.is_idle, timeout=20_000)

    def see(self, name: str) -> QWidget:
        return seen(self.window, name)

    def press(self, name: str) -> None:
        widget = control(self.window, name)
        assert isinstance(widget, QPushButton)
        assert widget.isEnabled(), name
        widget.setFocus()
        self.bot.keyClick(widget, Qt.Key.Key_Space)
        self.settle()

    @property
    def paper(self) -> Paper:
        found = control(self.window, "Tekst")
        assert isinstance(found, Paper)
        return found

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.paper.setFocus()
        self.bot.keyClick(self.paper, key, modifier)
        self.settle()

    def type_reason(self, name: str, text: str) -> None:
        field = control(self.window, name)
        assert isinstance(field, QLineEdit)
        assert field.hasFocus()
        self.bot.keyClicks(field, text)
        self.bot.keyClick(field, Qt.Key.Key_Return)
        self.settle()

    def marks(self) -> tuple[Detection, ...]:
        return open_text(self.study.office, self.interview).detections

    def mention(self, mark: Detection) -> str:
        body = open_text(self.study.office, self.interview).text.body
        return body[mark.span.start : mark.span.end]


def searched(study: Study, interview: InterviewId) -> None:
    case = case_of(study.office, interview)
    keep_spans(study.office, case, spans_of(case, finder()))


def at_work(qtbot: QtBot, talk: tuple[str, ...], *, search: bool = True) -> Steward:
    study = new_study()
    person = study.enrol()
    study.consent(person)
    interview = tell(study, person, *talk)
    if search:
        searched(study, interview)
    window = window_at(desk_of(study), Place(PageName.RELEASE))
    qtbot.addWidget(window)
    window.activateWindow()
    window.may_close = True
    made = Steward(study, window, qtbot, interview)
    made.settle()
    return made


def leave(steward: Steward) -> None:
    steward.window.desk.jobs.stop()
    assert steward.study.errors == []


@pytest.fixture
def steward(qtbot: QtBot) -> Iterator[Steward]:
    made = at_work(qtbot, TALK)
    yield made
    leave(made)


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Steward]:
    made = at_work(qtbot, LONG)
    yield made
    leave(made)


@pytest.fixture
def beginner(qtbot: QtBot) -> Iterator[Steward]:
    made = at_work(qtbot, TALK, search=False)
    yield made
    leave(made)


def test_searching_finds_names_and_the_queue_says_how_many_wait(beginner: Steward) -> None:
    assert beginner.marks() == ()
    beginner.press("Zoek in alle teksten")
    page = beginner.window.page
    assert isinstance(page, ReleasePage)
    beginner.bot.waitUntil(lambda: bool(beginner.marks()) and not page._queue.run.running)
    mentions = {beginner.mention(each) for each in beginner.marks()}
    assert "06-12 34 58 21" in mentions
    assert texts(beginner.study.office)[0].undecided > 0


def test_enter_leads_from_the_queue_into_the_text(steward: Steward) -> None:
    queue = control(steward.window, "Teksten")
    queue.setFocus()
    steward.bot.keyClick(queue, Qt.Key.Key_Return)
    assert steward.paper.hasFocus()


def test_a_masks_the_first_mark_and_goes_to_the_next(steward: Steward) -> None:
    first, second = steward.marks()[:2]
    steward.key(Qt.Key.Key_A)
    assert steward.marks()[0].verdict is Verdict.MASK
    assert steward.marks()[1].verdict is Verdict.UNDECIDED
    assert steward.paper._current == second.id
    assert first.id != second.id


def test_shift_a_masks_the_same_person_everywhere_in_the_case(steward: Steward) -> None:
    entity = steward.marks()[0].entity
    steward.key(Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    alike = [each for each in steward.marks() if each.entity == entity]
    assert len(alike) > 1
    assert {each.verdict for each in alike} == {Verdict.MASK}


def test_keeping_asks_for_a_reason_in_place_and_takes_no_for_an_answer(steward: Steward) -> None:
    steward.key(Qt.Key.Key_R)
    steward.type_reason("Waarom mag dit blijven staan?", "")
    assert steward.marks()[0].verdict is Verdict.UNDECIDED
    steward.type_reason("Waarom mag dit blijven staan?", "algemeen bekend")
    kept = steward.marks()[0]
    assert (kept.verdict, kept.reason) == (Verdict.KEEP, "algemeen bekend")


def test_letters_typed_into_the_reason_are_no_commands(steward: Steward) -> None:
    steward.key(Qt.Key.Key_R)
    steward.type_reason("Waarom mag dit blijven staan?", "parallel namen")
    assert [each.verdict for each in steward.marks()].count(Verdict.MASK) == 0


def test_another_replacement_holds_in_the_whole_case(steward: Steward) -> None:
    entity = steward.marks()[0].entity
    steward.key(Qt.Key.Key_E)
    steward.type_reason("Wat komt er overal te staan?", "de vrouw")
    told = {each.replacement for each in steward.marks() if each.entity == entity}
    assert told == {"[de vrouw]"}


def test_nothing_in_its_place_is_shown_as_left_out(steward: Steward) -> None:
    mark = steward.marks()[0]
    steward.key(Qt.Key.Key_E)
    field = control(steward.window, "Wat komt er overal te staan?")
    steward.bot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    steward.type_reason("Wat komt er overal te staan?", "[]")
    told = {each.replacement for each in steward.marks() if each.entity == mark.entity}
    assert told == {"[weggelaten]"}
    steward.press("Weergave: Wat weggaat")
    opened = open_text(steward.study.office, steward.interview)
    assert steward.paper.toPlainText() == masked_text(opened.text.body, opened.detections)


def test_z_takes_everything_back_step_by_step(steward: Steward) -> None:
    before = steward.marks()
    steward.key(Qt.Key.Key_A)
    steward.key(Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    steward.key(Qt.Key.Key_Z)
    steward.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert steward.marks() == before


def test_n_and_p_go_round_the_marks(steward: Steward) -> None:
    ids = [each.id for each in steward.marks()]
    steward.key(Qt.Key.Key_N)
    assert steward.paper._current == ids[1]
    steward.key(Qt.Key.Key_P)
    steward.key(Qt.Key.Key_P)
    assert steward.paper._current == ids[-1]


def test_a_selection_is_masked_wherever_it_stands(steward: Steward) -> None:
    body = open_text(steward.study.office, steward.interview).text.body
    word = "zeldzaamheid"
    cursor = steward.paper.document().find(word)
    steward.paper.setTextCursor(cursor)
    steward.key(Qt.Key.Key_M)
    steward.press("Overal maskeren")
    own = [each for each in steward.marks() if each.origin is Origin.PERSON]
    assert [steward.mention(each) for each in own] == [word] * body.count(word)
    steward.key(Qt.Key.Key_Z)
    assert not any(each.origin is Origin.PERSON for each in steward.marks())


def test_signs_outside_the_basic_plane_do_not_shift_a_selection(steward: Steward) -> None:
    cursor = steward.paper.document().find("goed komt")
    steward.paper.setTextCursor(cursor)
    start, end = steward.paper.chosen()
    body = open_text(steward.study.office, steward.interview).text.body
    assert body[start:end] == "goed komt"


def test_what_leaves_is_shown_as_it_leaves(steward: Steward) -> None:
    steward.key(Qt.Key.Key_R)
    steward.type_reason("Waarom mag dit blijven staan?", "algemeen bekend")
    steward.press("Weergave: Wat weggaat")
    opened = open_text(steward.study.office, steward.interview)
    assert steward.paper.toPlainText() == masked_text(opened.text.body, opened.detections)


def test_a_text_can_be_called_read_only_after_its_end_was_in_sight(reader: Steward) -> None:
    read = reader.see("Gelezen")
    assert not read.isEnabled()
    reader.key(Qt.Key.Key_L)
    assert not texts(reader.study.office)[0].read
    reader.paper.moveCursor(QTextCursor.MoveOperation.End)
    reader.settle()
    reader.key(Qt.Key.Key_L)
    assert texts(reader.study.office)[0].read
    assert not read.isEnabled()


def test_a_text_without_finds_counts_as_searched(reader: Steward) -> None:
    assert texts(reader.study.office)[0].searched


def test_the_last_step_says_what_still_must_be_done(steward: Steward) -> None:
    steps = steward.see("Stappen van de vrijgave")
    assert isinstance(steps, QTabBar)
    steps.setFocus()
    steward.bot.keyClick(steps, Qt.Key.Key_Right)
    steward.bot.keyClick(steps, Qt.Key.Key_Right)
    steward.settle()
    assert not steward.see("Verzegelen").isEnabled()
    assert steward.see("Nog niet alle teksten zijn gelezen en besloten.")


def test_after_a_lock_the_steward_is_back_at_the_same_mark(qtbot: QtBot) -> None:
    steward = at_work(qtbot, TALK)
    other = steward.study.enrol("Kees Boerman", site="Breda")
    steward.study.consent(other)
    searched(steward.study, tell(steward.study, other, "Kees is moe."))
    steward.key(Qt.Key.Key_N)
    steward.key(Qt.Key.Key_N)
    place, waiting = place_in_text(steward), undecided(steward)
    assert place.startswith("3 van ")
    with qtbot.waitSignal(steward.window.lock_wanted) as wanted:
        steward.window.lock()
    steward.window.hide()
    again = Steward(
        steward.study,
        window_at(desk_of(steward.study), place_from(str(wanted.args[0]))),
        qtbot,
        steward.interview,
    )
    again.window.may_close = True
    qtbot.addWidget(again.window)
    again.window.activateWindow()
    again.settle()
    assert place_in_text(again) == place
    assert again.window.focusWidget() is again.paper
    again.key(Qt.Key.Key_A)
    assert undecided(again) == waiting - 1
    leave(again)
    leave(steward)


def place_in_text(steward: Steward) -> str:
    said = (spoken(each) for each in in_sight(steward.window))
    return next(each for each in said if re.fullmatch(r"\d+ van \d+", each))


def undecided(steward: Steward) -> int:
    return [each.verdict for each in steward.marks()].count(Verdict.UNDECIDED)
