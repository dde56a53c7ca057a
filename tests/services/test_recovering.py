"""Recovering: the sheet alone lets the lead back in, whatever happens on the way."""

from dataclasses import replace as replace_in
from datetime import timedelta
from pathlib import Path

import pytest

from app.crypto.errors import RecoveryCodeMissing, WrongPassphrase
from app.domain.clock import FixedClock
from app.domain.log import LogKind
from app.domain.users import Role, Store
from app.services.members import NewUser, add_user, remove_member
from app.services.recovering import recover
from app.services.renewing import rehearse
from app.services.vault_keeping import Recovery, check_study, open_study, read_log
from app.storage.errors import StudyDamaged
from app.storage.files import replace
from app.storage.header import read_header, write_header
from tests.storage.studies import (
    INTERVIEWER,
    LEAD,
    MEANS,
    NOON,
    STEWARD,
    found,
    name_somebody,
    names,
    opened,
)

NEW = "kwartel zeven stoepen achter de molen"


@pytest.fixture
def sheet(tmp_path: Path) -> Recovery:
    """Found a study with a name in it, close it, and return its codes."""
    founded = found(tmp_path / "study")
    name_somebody(founded.study, "p-1", "Cees")
    founded.study.close()
    return founded.recovery


def test_both_codes_give_the_lead_a_new_passphrase(tmp_path: Path, sheet: Recovery) -> None:
    folder = tmp_path / "study"
    recover(folder, (sheet.identity, sheet.research), NEW, MEANS)
    with pytest.raises(WrongPassphrase):
        opened(folder, LEAD)
    study = opened(folder, NEW)
    assert names(study) == ["Cees"]
    assert LogKind.RECOVERED in [event.kind for event in read_log(study.begin)]
    study.close()
    assert check_study(folder, NEW, MEANS).flaws == ()
    recover(folder, (sheet.research, sheet.identity), LEAD, MEANS)
    opened(folder, LEAD).close()


@pytest.mark.parametrize("left", [None, b"", b"{", b'{"format": 1}'])
def test_without_its_header_a_study_is_given_a_new_one(
    tmp_path: Path, sheet: Recovery, left: bytes | None
) -> None:
    folder = tmp_path / "study"
    before = read_header(folder)
    (folder / "vault.json").unlink()
    if left is not None:
        (folder / "vault.json").write_bytes(left)
    with pytest.raises(RecoveryCodeMissing):
        recover(folder, (sheet.research, sheet.research), NEW, MEANS)
    with pytest.raises(StudyDamaged):
        read_header(folder)
    recover(folder, (sheet.research, sheet.identity), NEW, MEANS)
    after = read_header(folder)
    assert (after.study, after.title) == (before.study, before.title)
    assert after.revision > before.revision
    study = opened(folder, NEW)
    assert names(study) == ["Cees"]
    (lost,) = (each for each in read_log(study.begin) if each.kind is LogKind.LOSS_ACCEPTED)
    assert lost.subject == "vault.json"
    study.close()
    assert check_study(folder, NEW, MEANS).flaws == ()


def test_a_header_made_anew_has_a_place_for_the_lead_and_others_are_let_in_again(
    tmp_path: Path, sheet: Recovery
) -> None:
    folder = tmp_path / "study"
    study = opened(folder, LEAD)
    stef = add_user(study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    study.close()
    (folder / "vault.json").unlink()
    recover(folder, (sheet.research, sheet.identity), NEW, MEANS)
    study = opened(folder, NEW)
    remove_member(study, NEW, stef.id, MEANS)
    add_user(study, NEW, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    study.close()
    opened(folder, STEWARD).close()


def test_the_log_says_that_the_lead_came_in_who_did_and_not_whoever_is_first_in_the_header(
    tmp_path: Path, sheet: Recovery
) -> None:
    folder = tmp_path / "study"
    study = opened(folder, LEAD)
    add_user(study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    ine = add_user(study, LEAD, NewUser("Ine", Role.LEAD, INTERVIEWER), MEANS)
    founder = study.user.id
    study.close()
    study = opened(folder, INTERVIEWER)
    remove_member(study, INTERVIEWER, founder, MEANS)
    before = len(read_log(study.begin)) + 1  # and that it was locked
    study.close()
    assert [slot.name for slot in read_header(folder).slots] == ["Stef", "Ine"]
    assert recover(folder, (sheet.research, sheet.identity), NEW, MEANS).id == ine.id
    study = open_study(folder, NEW, MEANS, ine.id)
    after = read_log(study.begin)[before:]
    assert LogKind.RECOVERED in [event.kind for event in after]
    assert {event.actor for event in after} == {ine.id}
    study.close()


def test_a_clock_that_was_set_back_makes_nobody_else_the_first_lead(
    tmp_path: Path, sheet: Recovery
) -> None:
    folder = tmp_path / "study"
    study = opened(folder, LEAD)
    earlier = replace_in(MEANS, clock=FixedClock(NOON - timedelta(days=400)))
    add_user(study, LEAD, NewUser("Ine", Role.LEAD, INTERVIEWER), earlier)
    study.close()
    assert recover(folder, (sheet.identity, sheet.research), NEW, MEANS).name == "Anna"


def test_a_lead_whose_slot_was_lost_with_an_old_header_gets_one(
    tmp_path: Path, sheet: Recovery
) -> None:
    folder = tmp_path / "study"
    old = (folder / "vault.json").read_bytes()
    study = opened(folder, LEAD)
    ine = add_user(study, LEAD, NewUser("Ine", Role.LEAD, INTERVIEWER), MEANS)
    study.close()
    (folder / "vault.json").write_bytes(old)
    study = opened(folder, LEAD, accept_losses=True)
    founder = study.user.id
    sara = add_user(study, LEAD, NewUser("Sara", Role.LEAD, STEWARD), MEANS)
    study.close()
    study = open_study(folder, STEWARD, MEANS, sara.id)
    remove_member(study, STEWARD, founder, MEANS)
    study.close()
    assert recover(folder, (sheet.identity, sheet.research), NEW, MEANS).id == ine.id
    open_study(folder, NEW, MEANS, ine.id).close()


def test_a_lead_who_got_back_in_stays_in_when_keys_are_wrapped_anew(
    tmp_path: Path, sheet: Recovery
) -> None:
    folder = tmp_path / "study"
    lead = recover(folder, (sheet.identity, sheet.research), NEW, MEANS)
    (slot,) = read_header(folder).slots
    assert slot.recipient == lead.recipient
    study = opened(folder, NEW)
    ine = add_user(study, NEW, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    rehearse(study, sheet, None)
    study.close()
    study = open_study(folder, NEW, MEANS, lead.id)
    remove_member(study, NEW, ine.id, MEANS)
    study.close()
    opened(folder, NEW).close()


@pytest.mark.parametrize("writes", range(5))
def test_stopping_at_any_file_leaves_a_study_that_the_codes_open(
    tmp_path: Path, sheet: Recovery, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    folder, done = tmp_path / "study", 0

    def counted(write: object) -> object:
        def stop_in_time(*given: object) -> None:
            nonlocal done
            if done == writes:
                raise KeyboardInterrupt
            done += 1
            write(*given)  # type: ignore[operator]

        return stop_in_time

    monkeypatch.setattr("app.services.exchanging.replace_file", counted(replace))
    monkeypatch.setattr("app.services.exchanging.write_header", counted(write_header))
    with pytest.raises(KeyboardInterrupt):
        recover(folder, (sheet.research, sheet.identity), NEW, MEANS)
    monkeypatch.undo()
    study = opened(folder, NEW if writes > 2 else LEAD)
    assert names(study) == ["Cees"]
    study.close()
    recover(folder, (sheet.research, sheet.identity), NEW, MEANS)
    opened(folder, NEW).close()


def test_one_code_is_not_enough(tmp_path: Path, sheet: Recovery) -> None:
    with pytest.raises(RecoveryCodeMissing) as missing:
        recover(tmp_path / "study", (sheet.research,), NEW, MEANS)
    assert missing.value.store is Store.IDENTITY
    opened(tmp_path / "study", LEAD).close()
