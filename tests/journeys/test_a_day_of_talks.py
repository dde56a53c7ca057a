"""A day in the PI by keyboard alone: from today's list to a talk that is finished."""

from datetime import timedelta

from PySide6.QtCore import Qt

from app.domain.interview import InterviewStatus, NoteKind
from app.domain.participant import Participant
from app.domain.schedule import Outcome
from app.services import interviewing, overview, scheduling
from app.services.scheduling import Wish
from app.ui.place import PageName, Place
from tests.journeys.conftest import SitDown
from tests.journeys.keyboard import ALT, CTRL, Keyboard
from tests.ui.pages.study import Study

RETURN, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


def willing(study: Study) -> Participant:
    participant = study.enrol()
    study.consent(participant)
    at = study.clock.now() + timedelta(minutes=20)
    wish = Wish(participant.id, "before-release", at, 90, participant.site)
    scheduling.agree(study.office, wish)
    return participant


def test_a_day_of_talks(study: Study, sit_down: SitDown) -> None:
    participant = willing(study)
    keys = sit_down(study, Place(PageName.TODAY))
    keys.do(f"Start, {participant.code}")
    keys.go_to("Beginnen")
    keys.press(RETURN)
    assert keys.main.place.page is PageName.INTERVIEW
    talk_it(keys)
    study.clock.advance(timedelta(minutes=70))
    close_it(keys)
    held(study)
    keys.press(Qt.Key.Key_Left, how=ALT)
    assert keys.main.place.page is not PageName.INTERVIEW
    keys.press(Qt.Key.Key_1, how=ALT)
    assert keys.reads("1 gesproken")


def talk_it(keys: Keyboard) -> None:
    assert keys.name == "Notitie"
    keys.type("hij is rustig")
    keys.press(Qt.Key.Key_2, how=CTRL)
    keys.press(RETURN)
    keys.press(RETURN, DOWN, how=CTRL)
    keys.type("elke dag is dezelfde dag")
    keys.press(Qt.Key.Key_1, how=CTRL)
    keys.press(RETURN)
    keys.type("iets over de buurman")
    keys.press(Qt.Key.Key_0, Qt.Key.Key_0, how=CTRL)
    keys.type("hoe ging het met DigiD?")
    keys.press(Qt.Key.Key_3, how=CTRL)


def close_it(keys: Keyboard) -> None:
    keys.do("Stop gesprek")
    assert keys.reads("Dank je wel voor je tijd en voor je vertrouwen.")
    keys.do("Afspraak vastleggen")
    keys.do("Contactwegen tonen")
    keys.do("Alles klopt nog")
    keys.do("Naar de nabespreking")
    keys.type("wij hoorden allebei hoe moe hij is")
    keys.do("Gesprek afronden")
    keys.do("Ja, afronden")
    assert keys.reads("“elke dag is dezelfde dag”")


def held(study: Study) -> None:
    (talk, participant), *_others = interviewing.all_interviews(study.office)
    notes = interviewing.talk(study.office, talk.id).notes
    assert talk.status is InterviewStatus.FINISHED
    assert [note.kind for note in notes] == [
        NoteKind.OBSERVATION,
        NoteKind.QUOTE,
        NoteKind.OFF_RECORD,
        NoteKind.FOLLOW_UP,
        NoteKind.REFLECTION,
    ]
    waves = overview.overview(study.office, participant.code).waves
    assert [each.wave.id for each in waves if each.appointment] == ["week-1"]
    with study.office.begin() as work:
        outcomes = [each.outcome for each in work.schedules.of(participant.id)]
    assert outcomes == [Outcome.HELD, None]
