"""The agenda by keyboard: planning with a word of caution, moving, ending, and what goes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QDateEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.participant import Participant
from app.domain.schedule import Appointment, Outcome
from app.services.scheduling import Wish, agree
from app.ui.dialogs import answers
from app.ui.parts import Choice
from app.ui.place import PageName, Place, Topic
from app.ui.theme import theme
from app.ui.window import MainWindow
from tests.ui.pages.study import MOMENT, Study, desk_of, new_study, seen, window_at
from tests.ui.pages.told import control


@dataclass
class Planner:
    study: Study
    window: MainWindow
    bot: QtBot
    person: Participant

    def settle(self) -> None:
        for _ in range(2):
            self.bot.waitUntil(self.window.desk.jobs.is_idle, timeout=10_000)
            QApplication.processEvents()

    def press(self, name: str) -> None:
        widget = control(self.window, name)
        assert isinstance(widget, QPushButton)
        widget.setFocus()
        self.bot.keyClick(widget, Qt.Key.Key_Space)
        self.settle()

    def appointments(self) -> tuple[Appointment, ...]:
        with self.study.office.begin() as work:
            return tuple(work.schedules.of(self.person.id))

    def put_day(self, days: int) -> None:
        field = control(self.window, "Dag")
        assert isinstance(field, QDateEdit)
        day = self.study.clock.today() + timedelta(days=days)
        field.setDate(QDate(day.year, day.month, day.day))
        self.settle()


def at_agenda(qtbot: QtBot, *, agreed: bool) -> Planner:
    study = new_study()
    person = study.enrol(free_in=10)
    study.consent(person)
    if agreed:
        starts = MOMENT + timedelta(days=1)
        agree(study.office, Wish(person.id, "before-release", starts, 60, person.site))
    window = window_at(desk_of(study), Place(PageName.AGENDA))
    window.may_close = True
    qtbot.addWidget(window)
    made = Planner(study, window, qtbot, person)
    made.settle()
    return made


@pytest.fixture
def planner(qtbot: QtBot) -> Iterator[Planner]:
    made = at_agenda(qtbot, agreed=False)
    yield made
    made.window.desk.jobs.stop()
    assert made.study.errors == []


@pytest.fixture
def agreed(qtbot: QtBot) -> Iterator[Planner]:
    made = at_agenda(qtbot, agreed=True)
    yield made
    made.window.desk.jobs.stop()
    assert made.study.errors == []


def block(planner: Planner) -> str:
    time = f"{planner.appointments()[0].starts_at.astimezone():%H:%M}"
    return f"dinsdag {time}, {planner.person.code}, PI Dordrecht"


def test_an_appointment_is_planned_in_place(planner: Planner) -> None:
    planner.press("Afspraak maken")
    planner.put_day(1)
    save = [each for each in planner.window.page.findChildren(QPushButton) if each.isVisible()]
    own = [each for each in save if each.text() == "Afspraak maken"][-1]
    own.setFocus()
    planner.bot.keyClick(own, Qt.Key.Key_Space)
    planner.settle()
    assert [each.wave for each in planner.appointments()] == ["before-release"]
    assert control(planner.window, block(planner))


def test_an_appointment_in_another_week_is_shown_in_that_week(planner: Planner) -> None:
    planner.press("Afspraak maken")
    planner.put_day(8)
    buttons = [each for each in planner.window.page.findChildren(QPushButton) if each.isVisible()]
    own = [each for each in buttons if each.text() == "Afspraak maken"][-1]
    own.setFocus()
    planner.bot.keyClick(own, Qt.Key.Key_Space)
    planner.settle()
    assert control(planner.window, block(planner)).isVisible()


def test_two_who_come_at_once_are_told_apart_and_no_word_is_cut_in_two(agreed: Planner) -> None:
    other = agreed.study.enrol()
    agreed.study.consent(other)
    starts = MOMENT + timedelta(days=1, minutes=20)
    agree(agreed.study.office, Wish(other.id, "before-release", starts, 60, other.site))
    agreed.window.desk.changed.emit({Topic.SCHEDULE})
    agreed.press("Afspraak maken")  # beside which there is even less room
    blocks = [
        each
        for each in agreed.window.page.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName().startswith("dinsdag")
    ]
    told = [each.text().splitlines() for each in blocks]
    ends = {agreed.person.code[-4:], other.code[-4:]}
    assert {code[-4:] for code, _ in told} == ends
    for each, lines in zip(blocks, told, strict=True):
        widest = max(each.fontMetrics().horizontalAdvance(line) for line in lines)
        assert widest <= each.width() - theme().px(4 if each.property("tight") else 16)


def test_a_day_in_the_past_and_in_the_weekend_gets_a_word_and_is_allowed(planner: Planner) -> None:
    planner.press("Afspraak maken")
    planner.put_day(-1)
    assert seen(planner.window, "Dit tijdstip is al voorbij.")
    assert seen(planner.window, "Deze dag valt in het weekend.")


def test_coming_from_a_participant_chooses_them(planner: Planner) -> None:
    planner.window.go(Place(PageName.AGENDA, part=f"plan:{planner.person.id}"))
    planner.settle()
    chosen = control(planner.window, "Deelnemer")
    assert isinstance(chosen, Choice)
    assert chosen.currentText() == planner.person.code


def test_moving_does_not_stand_in_its_own_way(agreed: Planner) -> None:
    agreed.press(block(agreed))
    agreed.put_day(2)
    agreed.press("Verzetten")
    moved = agreed.appointments()[0]
    assert moved.starts_at.date() == (MOMENT + timedelta(days=2)).date()
    assert moved.sequence == 1


def test_an_appointment_ends_with_an_outcome_and_stays(agreed: Planner) -> None:
    agreed.press(block(agreed))
    choice = control(agreed.window, "Hoe liep het af?")
    assert isinstance(choice, Choice)
    choice.choose(Outcome.STAFF_SHORTAGE.value)
    agreed.press("Afloop vastleggen")
    assert [each.outcome for each in agreed.appointments()] == [Outcome.STAFF_SHORTAGE]


def test_the_day_sheet_and_the_calendar_are_written(agreed: Planner, tmp_path: Path) -> None:
    answers.append(tmp_path / "dag.pdf")
    agreed.press("Dagblad opslaan")
    answers.append(tmp_path / "agenda.ics")
    agreed.press("Agenda naar een bestand")
    assert (tmp_path / "dag.pdf").read_bytes().startswith(b"%PDF")
    assert agreed.person.code in (tmp_path / "agenda.ics").read_text()


def test_other_weeks_are_a_key_away(planner: Planner) -> None:
    planner.bot.keyClick(planner.window, Qt.Key.Key_PageDown)
    planner.settle()
    assert seen(planner.window, "Week 49, 30 nov – 6 dec 2026")
