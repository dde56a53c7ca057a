"""Somebody forgot their passphrase: a lead lets them back in, and they stay who they were."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.crypto.errors import WrongPassphrase
from app.domain.log import LogKind
from app.domain.users import NotOneself, OnlyLeads, Role, User
from app.services.members import NewUser, add_user, let_back_in, remove_member
from app.services.vault_keeping import open_study, read_log
from app.storage.errors import NotAUser
from app.storage.files import replace
from app.storage.header import write_header
from tests.storage.studies import (
    INTERVIEWER,
    LEAD,
    MEANS,
    STEWARD,
    checked,
    found,
    name_somebody,
    names,
    opened,
    who,
)

NEW = "verkort vanuit darm uiting zeven stoepen"


@pytest.fixture
def ine(tmp_path: Path) -> User:
    study = found(tmp_path / "study").study
    name_somebody(study, "p-1", "Cees")
    added = add_user(study, LEAD, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    study.close()
    return added


def test_they_come_back_as_who_they_were_with_the_new_passphrase_only(
    tmp_path: Path, ine: User
) -> None:
    study = opened(tmp_path / "study")
    let_back_in(study, LEAD, ine.id, NEW, MEANS)
    study.close()
    with pytest.raises(WrongPassphrase):
        opened(tmp_path / "study", INTERVIEWER)
    back = open_study(tmp_path / "study", NEW, MEANS, ine.id)
    assert (back.user.id, back.user.role) == (ine.id, Role.INTERVIEWER)
    assert names(back) == ["Cees"]
    given = next(each for each in read_log(back.begin) if each.kind is LogKind.SLOT_GIVEN)
    assert (given.actor, given.subject) == (who(tmp_path / "study", "Anna"), ine.id)
    back.close()
    assert checked(tmp_path / "study").flaws == ()


def test_a_steward_who_comes_back_opens_no_name(tmp_path: Path, ine: User) -> None:
    study = opened(tmp_path / "study")
    stef = add_user(study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    let_back_in(study, LEAD, stef.id, NEW, MEANS)
    study.close()
    back = open_study(tmp_path / "study", NEW, MEANS, stef.id)
    assert back.vault.stores().identity is None
    back.close()


@pytest.mark.parametrize("writes", range(5))
def test_stopping_at_any_file_leaves_a_study_that_everybody_opens(
    tmp_path: Path, ine: User, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    folder, done = tmp_path / "study", 0

    def counted(write: Callable[..., None]) -> Callable[..., None]:
        def stop_in_time(*given: object) -> None:
            nonlocal done
            if done == writes:
                raise KeyboardInterrupt
            done += 1
            write(*given)

        return stop_in_time

    study = opened(folder)
    monkeypatch.setattr("app.services.exchanging.replace_file", counted(replace))
    monkeypatch.setattr("app.services.exchanging.write_header", counted(write_header))
    with pytest.raises(KeyboardInterrupt):
        let_back_in(study, LEAD, ine.id, NEW, MEANS)
    monkeypatch.undo()
    study.close()
    back = open_study(folder, NEW if writes > 2 else INTERVIEWER, MEANS, ine.id)
    assert names(back) == ["Cees"]
    back.close()
    study = opened(folder)
    let_back_in(study, LEAD, ine.id, NEW, MEANS)
    study.close()
    open_study(folder, NEW, MEANS, ine.id).close()


def test_only_a_lead_does_so_and_for_somebody_else_who_is_still_there(
    tmp_path: Path, ine: User
) -> None:
    study = opened(tmp_path / "study", INTERVIEWER)
    anna = who(tmp_path / "study", "Anna")
    assert anna is not None
    with pytest.raises(OnlyLeads):
        let_back_in(study, INTERVIEWER, anna, NEW, MEANS)
    study.close()
    study = opened(tmp_path / "study")
    with pytest.raises(NotOneself):
        let_back_in(study, LEAD, anna, NEW, MEANS)
    with pytest.raises(WrongPassphrase):
        let_back_in(study, NEW, ine.id, NEW, MEANS)
    remove_member(study, LEAD, ine.id, MEANS)
    with pytest.raises(NotAUser):
        let_back_in(study, LEAD, ine.id, NEW, MEANS)
    study.close()
