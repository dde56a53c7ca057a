"""The recovery sheet is tried for real, renewed, and the old one is useless then."""

from contextlib import suppress
from pathlib import Path

import pytest

from app.crypto.errors import RecoveryCodeMissing, RecoverySheetOld, WrongPassphrase
from app.crypto.sealing import generate_identity
from app.crypto.shares import split
from app.domain.log import LogKind
from app.domain.recovery_code import RecoveryCodeMistyped, key_bytes, printed_lines
from app.domain.users import OnlyLeads, Role, Store
from app.services.members import NewUser, add_user, change_role, remove_member
from app.services.recovering import recover
from app.services.recovery_codes import Copied, copied_in, keys_in
from app.services.renewing import rehearse, renew_recovery, sheet_state
from app.services.vault_keeping import (
    Founded,
    OpenStudy,
    Recovery,
    check_study,
    open_study,
    read_log,
)
from app.storage.errors import StudyDamaged
from app.storage.files import key_file, replace
from app.storage.study import RecoveryRecipients
from tests.storage.studies import (
    INTERVIEWER,
    LEAD,
    MEANS,
    STEWARD,
    found,
    name_somebody,
    names,
    opened,
    with_steward,
)

NEW = "kwartel zeven stoepen achter de molen"


@pytest.fixture
def founded(tmp_path: Path) -> Founded:
    """Found a study with a name in it and leave it open."""
    made = found(tmp_path / "study")
    name_somebody(made.study, "p-1", "Cees")
    return made


def sheet(recovery: Recovery) -> Copied:
    """Return what somebody types from a sheet."""
    return Copied((lines(recovery, Store.RESEARCH),), (lines(recovery, Store.IDENTITY),))


def lines(recovery: Recovery, store: Store) -> str:
    return "\n".join(" ".join(line) for line in printed_lines(recovery.of(store), store))


def shares(recovery: Recovery) -> Copied:
    """Return what somebody types from the first and the third share of each code."""
    research, identity = (split(key_bytes(recovery.of(store))) for store in Store)
    return Copied(
        (" ".join(research[0]), " ".join(research[2])),
        (" ".join(identity[2]), " ".join(identity[0])),
    )


def test_a_fresh_sheet_is_known_to_work_once_it_was_typed_back(founded: Founded) -> None:
    study = founded.study
    assert sheet_state(study.begin).worked is None
    rehearse(study, keys_in(sheet(founded.recovery)), founded.recovery)
    assert sheet_state(study.begin).worked is not None
    study.close()
    assert check_study(study.folder, LEAD, MEANS).flaws == ()


def test_two_shares_of_each_code_do_what_a_sheet_does(founded: Founded) -> None:
    typed = shares(founded.recovery)
    rehearse(founded.study, keys_in(typed), founded.recovery)
    founded.study.close()
    keys = keys_in(typed)
    recover(founded.study.folder, (keys.research, keys.identity), NEW, MEANS)
    study = opened(founded.study.folder, NEW)
    assert names(study) == ["Cees"]
    study.close()


def test_the_codes_of_two_stores_are_not_taken_for_each_other(founded: Founded) -> None:
    typed = sheet(founded.recovery)
    with pytest.raises(RecoveryCodeMistyped):
        keys_in(Copied(typed.identity, typed.research))
    crossed = Recovery(founded.recovery.identity, founded.recovery.research)
    with pytest.raises(RecoveryCodeMissing):
        rehearse(founded.study, crossed, None)
    assert sheet_state(founded.study.begin).worked is None
    founded.study.close()


def test_a_new_sheet_makes_the_old_one_useless_and_locks_nobody_out(tmp_path: Path) -> None:
    folder, old = tmp_path / "study", found(tmp_path / "study")
    add_user(old.study, LEAD, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    fresh = renew_recovery(old.study, LEAD, MEANS)
    with pytest.raises(RecoverySheetOld):
        rehearse(old.study, old.recovery, fresh)
    rehearse(old.study, fresh, fresh)
    old.study.close()
    with pytest.raises(RecoveryCodeMissing):
        recover(folder, (old.recovery.research, old.recovery.identity), NEW, MEANS)
    for phrase in (LEAD, INTERVIEWER):
        study = opened(folder, phrase)
        assert names(study) == []
        study.close()
    lead = recover(folder, (fresh.research, fresh.identity), NEW, MEANS)
    open_study(folder, NEW, MEANS, lead.id).close()


def test_the_old_sheet_counts_until_the_new_one_was_tried(founded: Founded) -> None:
    study, old = founded.study, founded.recovery
    rehearse(study, old, old)
    fresh = renew_recovery(study, LEAD, MEANS)
    assert sheet_state(study.begin).worked is None
    study.close()
    again = opened(study.folder, LEAD)
    rehearse(again, old, None)
    assert sheet_state(again.begin).worked is not None
    again.close()
    with pytest.raises(RecoveryCodeMissing):
        recover(study.folder, (fresh.research, fresh.identity), NEW, MEANS)
    recover(study.folder, (old.research, old.identity), NEW, MEANS)


def change_members(study: OpenStudy) -> None:
    """Do what wraps the keys anew, and what makes new ones."""
    ine = add_user(study, LEAD, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    change_role(study, LEAD, (ine.id, Role.STEWARD), MEANS)
    remove_member(study, LEAD, ine.id, MEANS)


def test_a_new_sheet_waits_to_be_tried_whoever_comes_in_or_leaves_meanwhile(
    founded: Founded,
) -> None:
    study, old = founded.study, founded.recovery
    fresh = renew_recovery(study, LEAD, MEANS)
    change_members(study)
    study.close()
    again = opened(study.folder, LEAD)
    assert sheet_state(again.begin).worked is None
    rehearse(again, fresh, None)
    change_members(again)
    again.close()
    with pytest.raises(RecoveryCodeMissing):
        recover(study.folder, (old.research, old.identity), NEW, MEANS)
    recover(study.folder, (fresh.research, fresh.identity), NEW, MEANS)


def test_getting_back_in_with_a_new_sheet_is_trying_it(founded: Founded) -> None:
    study, old = founded.study, founded.recovery
    fresh = renew_recovery(study, LEAD, MEANS)
    study.close()
    recover(study.folder, (fresh.research, fresh.identity), NEW, MEANS)
    again = opened(study.folder, NEW)
    assert sheet_state(again.begin).worked is not None
    again.close()
    with pytest.raises(RecoveryCodeMissing):
        recover(study.folder, (old.research, old.identity), LEAD, MEANS)
    recover(study.folder, (fresh.research, fresh.identity), LEAD, MEANS)


def test_getting_back_in_with_the_old_sheet_leaves_the_new_one_to_be_tried(
    founded: Founded,
) -> None:
    study, old = founded.study, founded.recovery
    fresh = renew_recovery(study, LEAD, MEANS)
    study.close()
    recover(study.folder, (old.research, old.identity), NEW, MEANS)
    again = opened(study.folder, NEW)
    assert sheet_state(again.begin).worked is None
    rehearse(again, fresh, None)
    assert sheet_state(again.begin).worked is not None
    again.close()


def test_a_steward_who_forges_a_sheet_that_waits_is_not_wrapped_in(tmp_path: Path) -> None:
    folder = with_steward(tmp_path / "study")
    steward = opened(folder, STEWARD)
    own = generate_identity().public
    with steward.begin() as work:
        work.study.await_recovery(RecoveryRecipients(own, own))
        work.commit()
    steward.close()
    lead = opened(folder, LEAD)
    before = key_file(folder, Store.IDENTITY).read_bytes()
    new = NewUser("Ine", Role.INTERVIEWER, INTERVIEWER)
    for tried in (
        lambda: renew_recovery(lead, LEAD, MEANS),
        lambda: add_user(lead, LEAD, new, MEANS),
    ):
        with pytest.raises(StudyDamaged):
            tried()
    assert key_file(folder, Store.IDENTITY).read_bytes() == before
    lead.close()


@pytest.mark.parametrize("writes", range(4))
def test_a_kill_at_any_file_leaves_a_study_that_opens(
    founded: Founded, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    study, done = founded.study, 0

    def stop_in_time(path: Path, content: bytes) -> None:
        nonlocal done
        if done == writes:
            raise KeyboardInterrupt
        done += 1
        replace(path, content)

    monkeypatch.setattr("app.services.renewing.replace_file", stop_in_time)
    fresh = founded.recovery
    with suppress(KeyboardInterrupt):
        fresh = renew_recovery(study, LEAD, MEANS)
        rehearse(study, fresh, fresh)
    assert done == writes
    monkeypatch.undo()
    study.close()
    again = opened(study.folder, LEAD)
    assert names(again) == ["Cees"]
    assert (sheet_state(again.begin).worked is None) is (writes < 2)
    again.close()
    recover(study.folder, (fresh.research, fresh.identity), NEW, MEANS)
    opened(study.folder, NEW).close()


def test_only_the_lead_with_the_lead_s_own_passphrase_renews(tmp_path: Path) -> None:
    folder = with_steward(tmp_path / "study")
    steward = opened(folder, STEWARD)
    with pytest.raises(OnlyLeads):
        renew_recovery(steward, STEWARD, MEANS)
    steward.close()
    lead = opened(folder, LEAD)
    for phrase in ("iets heel anders hier", STEWARD):
        with pytest.raises(WrongPassphrase):
            renew_recovery(lead, phrase, MEANS)
    assert LogKind.RECOVERY_MADE not in [event.kind for event in read_log(lead.begin)]
    lead.close()


def test_a_file_holds_both_codes_or_two_shares_of_each(founded: Founded) -> None:
    recovery = founded.recovery
    founded.study.close()
    code_a, code_b = (lines(recovery, store) for store in Store)
    both = shares(recovery)
    for text in (
        f"{code_a}\n{code_b}\n",
        f"# A\n{code_a}\n\n# B\n{code_b}\n",
        f"{recovery.research}\n{recovery.identity}",
        "\n".join(both.research + both.identity),
        "\n\n".join(part.replace(" ", "\n") for part in both.research + both.identity),
    ):
        assert keys_in(copied_in(text)) == recovery
