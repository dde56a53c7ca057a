"""Consent: item by item against one exact text, and taking it back closes every door."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.clock import FixedClock
from app.domain.consent import (
    Answer,
    ConsentIncomplete,
    ConsentMissing,
    ConsentTakenBack,
    Copy,
    ItemAnswer,
    Method,
    Scope,
    TextsDiffer,
    Understood,
)
from app.domain.identity import RouteKind
from app.domain.language_tag import Language
from app.domain.participant import Status
from app.domain.schedule import Answered, Outcome
from app.services.consenting import (
    LIMITS,
    Given,
    agreed_text,
    consent_history,
    form_languages,
    presented_form,
    record_consent,
    withdraw,
)
from app.services.interviewing import Beginning, begin_interview
from app.services.office import Office
from app.services.scheduling import Wish, agree, note_attempt
from app.services.shelf import guide
from app.storage.sql import IntegrityError
from tests.services.people import agreed, enrolled


def _given(office: Office) -> Given:
    form = presented_form(office, Language.NL_SIMPLE)
    return Given(
        participant=enrolled(office).id,
        form=form,
        digest=form.digest,
        answers=tuple(
            ItemAnswer(item.id, Answer.YES, Understood.EXPLAINED_AGAIN) for item in form.items
        ),
        method=Method.ORAL,
        copy=Copy.NOTHING,
        limits_said=True,
    )


def test_the_three_languages_of_the_form_are_complete(office: Office) -> None:
    assert set(form_languages(office)) == {Language.NL, Language.NL_SIMPLE, Language.EN}


def test_the_exact_text_somebody_agreed_to_is_kept(office: Office) -> None:
    given = _given(office)
    record = record_consent(office, given)
    assert agreed_text(office, record) == given.form.text
    assert given.form.unfilled() == ()


def test_an_unanswered_item_or_unsaid_limits_are_no_consent(office: Office) -> None:
    given = _given(office)
    with pytest.raises(ConsentIncomplete) as caught:
        record_consent(office, replace(given, answers=given.answers[1:], limits_said=False))
    assert caught.value.missing == (given.answers[0].item, LIMITS)
    assert consent_history(office, given.participant).records == ()


def test_consent_to_another_text_than_the_one_shown_is_refused(office: Office) -> None:
    given = _given(office)
    with pytest.raises(TextsDiffer):
        record_consent(office, replace(given, digest="0" * 64))


def test_a_consent_record_can_not_be_changed_even_by_sql(office: Office) -> None:
    record_consent(office, _given(office))
    with office.begin() as work, pytest.raises(IntegrityError, match="never changed"):
        work.consents.db.execute("UPDATE consent_answer SET answer = 'no'")


def test_one_item_is_taken_back_and_the_rest_stands(office: Office) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    withdraw(office, participant.id, Scope.ITEM, "quotes")
    now = consent_history(office, participant.id).standing
    assert not now.may_quote
    assert now.may_talk
    assert now.may_share


def test_who_withdraws_everything_is_not_talked_to_rung_or_planned(office: Office) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    withdraw(office, participant.id, Scope.EVERYTHING)
    leaflet = guide(office, "detainee-before-release", Language.NL)
    with pytest.raises(ConsentMissing):
        begin_interview(office, Beginning(participant.id, "before-release", leaflet, 60))
    with pytest.raises(ConsentMissing):
        note_attempt(office, participant.id, RouteKind.PHONE, "self", Answered.NO_ANSWER)
    tomorrow = office.clock.now() + timedelta(days=1)
    with pytest.raises(ConsentMissing):
        agree(office, Wish(participant.id, "week-1", tomorrow, 60, participant.site))
    with office.begin() as work:
        assert work.participants.get(participant.id).status is Status.WITHDRAWN


@pytest.mark.parametrize(
    ("scope", "item", "goes_on"),
    [
        pytest.param(Scope.ITEM, "quotes", True, id="quotes"),
        pytest.param(Scope.CONTACT, None, False, id="contact"),
        pytest.param(Scope.FURTHER_TALKS, None, False, id="further talks"),
        pytest.param(Scope.EVERYTHING, None, False, id="everything"),
    ],
)
def test_nobody_is_visited_who_took_it_back(
    office: Office, clock: FixedClock, scope: Scope, item: str | None, goes_on: bool
) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    missed, coming = (
        agree(office, Wish(participant.id, wave, clock.now() + timedelta(days=days), 60, site))
        for wave, days, site in (
            ("before-release", 1, participant.site),
            ("week-1", 9, participant.site),
        )
    )
    clock.advance(timedelta(days=2))
    withdraw(office, participant.id, scope, item)
    with office.begin() as work:
        outcomes = {each.id: each.outcome for each in work.schedules.of(participant.id)}
    called_off = None if goes_on else Outcome.CANCELLED_BY_PARTICIPANT
    assert outcomes == {missed.id: None, coming.id: called_off}


def test_who_withdrew_everything_can_not_agree_anew(office: Office) -> None:
    given = _given(office)
    record_consent(office, given)
    withdraw(office, given.participant, Scope.EVERYTHING)
    with pytest.raises(ConsentTakenBack):
        record_consent(office, given)
    now = consent_history(office, given.participant)
    assert len(now.records) == 1
    assert not now.standing.may_share


def test_agreeing_anew_after_taking_contact_back_counts_from_then_on(
    office: Office, clock: FixedClock
) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    withdraw(office, participant.id, Scope.CONTACT)
    assert not consent_history(office, participant.id).standing.may_contact
    clock.advance(timedelta(days=3))
    agreed(office, participant)
    assert consent_history(office, participant.id).standing.may_contact


@pytest.mark.parametrize("scope", [Scope.ITEM, Scope.EVERYTHING])
def test_what_is_taken_back_counts_also_when_the_clock_was_set_back_meanwhile(
    office: Office, clock: FixedClock, scope: Scope
) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    clock.advance(timedelta(days=-400))
    withdraw(office, participant.id, scope, "share-data" if scope is Scope.ITEM else None)
    assert not consent_history(office, participant.id).standing.may_share


def test_the_last_consent_counts_also_when_the_clock_was_set_back_meanwhile(
    office: Office, clock: FixedClock
) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    withdraw(office, participant.id, Scope.CONTACT)
    clock.advance(timedelta(days=-400))
    second = agreed(office, participant, "share-data")
    now = consent_history(office, participant.id).standing
    assert now.record == second
    assert now.may_contact
    assert not now.may_share
