"""Somebody is enrolled: a code in one store, a name in the other, and every look is logged."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.consent import Scope
from app.domain.log import LogKind
from app.domain.participant import (
    Certainty,
    CodeMistyped,
    ReleaseDate,
    Status,
    StatusNotPossible,
    new_code,
    read_code,
)
from app.domain.users import Role
from app.services.consenting import withdraw
from app.services.enrolling import (
    change_release,
    change_status,
    release_history,
    see_identity,
)
from app.services.office import Office
from app.services.scheduling import shifts
from app.services.vault_keeping import read_log
from app.storage.errors import NoIdentityKey
from app.storage.memory import memory_vault
from tests.services.people import RELEASED, agreed, enrolled, everything_in


def test_a_code_is_read_however_it_was_typed() -> None:
    code = new_code(os.urandom, set())
    assert read_code(code.lower()) == code
    assert read_code(code.removeprefix("WL-")) == code
    assert read_code(f" {code.replace('-', ' ')} ") == code


def test_every_single_wrong_sign_and_every_swap_in_a_code_shows() -> None:
    code = new_code(os.urandom, set())
    letters = code.removeprefix("WL-")
    wrong = {letters[:at] + other + letters[at + 1 :] for at in range(4) for other in "2AHZ9"}
    wrong |= {letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in range(3)}
    for typed in wrong - {letters}:
        with pytest.raises(CodeMistyped):
            read_code(typed)


def test_the_name_is_kept_apart_and_a_look_at_it_is_logged(office: Office) -> None:
    participant = enrolled(office)
    with office.begin() as work:
        research = everything_in(work.participants.db)
    assert "Bouazza" not in research
    identity = see_identity(office, participant.id)
    assert identity is not None
    assert identity.name == "Karim Bouazza"
    last = read_log(office.begin)[-1]
    assert (last.kind, last.subject) == (LogKind.IDENTITY_SEEN, participant.id)


def test_a_steward_can_not_see_a_name_by_any_verb(office: Office) -> None:
    steward = replace(
        office,
        begin=memory_vault(office.clock, office.chance, Role.STEWARD),
        role=Role.STEWARD,
    )
    with pytest.raises(NoIdentityKey):
        enrolled(steward)
    with steward.begin() as work:
        assert work.participants.all() == ()


def test_another_release_date_moves_the_windows_and_stays_in_the_history(office: Office) -> None:
    participant = enrolled(office)
    later = RELEASED + timedelta(days=30)
    moved = shifts(office, participant.id, later)
    assert {each.wave.wave.id for each in moved} >= {"week-1", "month-12"}
    for each in moved:
        assert each.before is not None
        assert each.after is not None
        assert each.after.opens - each.before.opens == timedelta(days=30)
    change_release(office, participant.id, ReleaseDate(later, Certainty.ESTIMATED))
    history = [each.release for each in release_history(office, participant.id)]
    assert history == [
        ReleaseDate(RELEASED, Certainty.FIRM),
        ReleaseDate(later, Certainty.ESTIMATED),
    ]


def test_who_withdrew_never_comes_back_by_changing_a_status(office: Office) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    with pytest.raises(StatusNotPossible):
        change_status(office, participant.id, Status.WITHDRAWN)
    withdraw(office, participant.id, Scope.EVERYTHING)
    with pytest.raises(StatusNotPossible):
        change_status(office, participant.id, Status.ENROLLED)
