"""From an empty study to somebody who agreed, item by item, and whose first talk has begun."""

from PySide6.QtCore import Qt

from app.domain.consent import Answer, Copy, Method, Understood
from app.domain.participant import Certainty, Participant
from app.services import overview
from app.ui.place import PageName, Place
from tests.journeys.conftest import SitDown
from tests.journeys.keyboard import CTRL, Keyboard
from tests.ui.pages.study import Study

RETURN, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
DOWN, RIGHT = Qt.Key.Key_Down, Qt.Key.Key_Right


def enrol(keys: Keyboard, study: Study) -> Participant:
    keys.press(Qt.Key.Key_N, how=CTRL)
    assert keys.main.place.page is PageName.ENROL
    keys.fill("Naam van de locatie", "PI Dordrecht")
    keys.go_to("Vrijlating: onbekend")
    keys.press(RIGHT)  # the arrows choose: estimated
    keys.fill("Naam", "Muriel Landveld")
    keys.fill("Nummer of adres", "+31 6 12 34 70 55")
    keys.press(RETURN, how=CTRL)
    enrolled = overview.overviews(study.office)[0].participant
    assert keys.reads(enrolled.code)
    assert enrolled.release.certainty is Certainty.ESTIMATED
    return enrolled


def to_the_questions(keys: Keyboard) -> None:
    """Choose Dutch, go on as if the letter was read before, and say the limits."""
    keys.do("Nederlands")
    keys.do("De brief is al gelezen")
    keys.do("Dit is gezegd en begrepen")


def test_from_nobody_to_somebody_who_agreed(study: Study, sit_down: SitDown) -> None:
    keys = sit_down(study, Place(PageName.PARTICIPANTS))
    enrolled = enrol(keys, study)
    keys.press(SPACE)  # the next act has the keyboard: asking for consent
    assert keys.main.place == Place(PageName.CONSENT, enrolled.id)
    to_the_questions(keys)
    for letter in "jnjjjj":
        keys.type(letter)
    assert keys.reads("Dit heb je gekozen")
    assert keys.name == "Dit heb je gekozen"  # to be read to its end before anything is recorded
    keys.do("Vastleggen")
    assert keys.reads("Dank je wel. Het is vastgelegd.")
    keys.press(SPACE)
    known = overview.overview(study.office, enrolled.id)
    assert known.consent.may_talk
    assert known.consent.record is not None
    assert known.consent.record.method is Method.SCREEN
    assert keys.main.place == Place(PageName.PARTICIPANT, enrolled.id, "overview")


def test_every_part_of_consent_by_tab_and_space(study: Study, sit_down: SitDown) -> None:
    participant = study.enrol()
    keys = sit_down(study, Place(PageName.CONSENT, participant.id))
    keys.do("Grotere letters")
    keys.do("Nederlands")
    read_the_letter(keys)
    keys.do("Dit is gezegd en begrepen")
    answers = answer_every_item(keys)
    assert keys.reads("Dit heb je gekozen")
    change_the_second(keys)
    choose_how(keys)
    keys.do("Vastleggen")
    assert keys.reads("Dank je wel. Het is vastgelegd.")
    keys.do("Klaar")
    record = overview.overview(study.office, participant.id).consent.record
    assert record is not None
    assert [each.answer for each in record.answers] == [Answer.YES] * answers
    assert {each.understood for each in record.answers} == {
        Understood.YES,
        Understood.EXPLAINED_AGAIN,
    }
    assert (record.method, record.copy) == (Method.CROSS, Copy.NOTHING)
    assert (record.witness, record.interpreter) == ("Ina de Boer", "S. Kaya")
    assert record.limits_said


def read_the_letter(keys: Keyboard) -> None:
    """Go on through every section of the letter."""
    while not keys.reads("Dit is gezegd en begrepen"):
        keys.do("Verder")


def answer_every_item(keys: Keyboard) -> int:
    """Explain every item, answer all but the second with yes, and return how many there were."""
    count = 0
    while not keys.reads("Dit heb je gekozen"):
        keys.do("Leg uit")
        keys.do("Begrepen" if count else "Nog eens uitgelegd")
        keys.do("Nee" if count == 1 else "Ja")
        count += 1
    return count


def change_the_second(keys: Keyboard) -> None:
    """See the item that was refused once more, and agree to it after all."""
    again = keys.names("Veranderen: ")[1]
    keys.do(again)
    keys.do("Ja")


def choose_how(keys: Keyboard) -> None:
    """A cross, before a witness, with an interpreter; nothing is taken along."""
    keys.go_to("Akkoord op het scherm")
    while keys.name != "Met een kruisje":
        keys.press(DOWN)
    keys.go_to("De brief op papier")
    while keys.name != "Niets":
        keys.press(DOWN)
    keys.fill("Getuige", "Ina de Boer")
    keys.fill("Tolk", "S. Kaya")


def test_the_first_talk_follows_from_the_page_where_consent_ended(
    study: Study, sit_down: SitDown
) -> None:
    keys = sit_down(study, Place(PageName.PARTICIPANTS))
    enrolled = enrol(keys, study)
    study.consent(enrolled)
    keys.press(Qt.Key.Key_2, how=Qt.KeyboardModifier.AltModifier)
    keys.go_to("Deelnemers")
    keys.press(RETURN)
    keys.do("Nu een gesprek beginnen")
    talk = overview.overview(study.office, enrolled.id).interviews[0]
    assert keys.main.place == Place(PageName.INTERVIEW, talk.id)
