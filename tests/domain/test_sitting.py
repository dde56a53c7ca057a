"""Asking item by item: nothing is whole before everything was said and answered."""

from pathlib import Path

import pytest

from app.domain.consent import Answer, Understood
from app.domain.consent_form import ConsentForm
from app.domain.language_tag import Language
from app.domain.sitting import Sitting
from app.forms.library import read_library
from app.language import UiLanguage, speak

FORMS = Path(__file__).resolve().parents[2] / "forms"


def form_in(language: Language) -> ConsentForm:
    found = read_library(FORMS, speak(UiLanguage.NL)).consent_form("interview")
    assert found is not None
    form = found.form(language)
    assert form is not None
    return form


@pytest.fixture(scope="module")
def form() -> ConsentForm:
    return form_in(Language.NL)


def all_yes(form: ConsentForm) -> Sitting:
    sitting = Sitting(form)
    for item in form.items:
        sitting = sitting.with_answer(item.id, Answer.YES)
    return sitting


def test_answers_without_the_limits_are_not_whole(form: ConsentForm) -> None:
    sitting = all_yes(form)
    assert not sitting.is_whole()
    assert sitting.with_limits_said().is_whole()


def test_a_later_answer_takes_the_place_of_an_earlier_one(form: ConsentForm) -> None:
    sitting = all_yes(form).with_answer("quotes", Answer.NO)
    said = {each.item: each.answer for each in sitting.item_answers()}
    assert said["quotes"] is Answer.NO
    assert [each.item for each in sitting.item_answers()] == [item.id for item in form.items]


def test_only_a_no_to_taking_part_is_a_refusal(form: ConsentForm) -> None:
    assert not Sitting(form).with_answer("recording", Answer.NO).is_refused()
    assert Sitting(form).with_answer("participate", Answer.NO).is_refused()


def test_a_refusal_says_no_to_the_rest_and_claims_no_understanding(form: ConsentForm) -> None:
    refused = Sitting(form).with_answer("participate", Answer.NO).all_refused()
    assert {each.answer for each in refused.item_answers()} == {Answer.NO}
    assert {each.understood for each in refused.item_answers()} == {Understood.NOT_ASKED}


def test_what_was_said_stays_said_in_another_language(form: ConsentForm) -> None:
    begun = Sitting(form).with_answer("participate", Answer.YES)
    easy = begun.read_in(form_in(Language.NL_SIMPLE))
    assert easy.answers == {"participate": Answer.YES}
    assert easy.unanswered()[0].id == form.items[1].id
