"""Who may come in, and what is left of somebody's keys when they may not any more."""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.crypto.errors import KeyDoesNotFit, WrongPassphrase
from app.crypto.keys import unwrap_data_key
from app.crypto.sealing import generate_identity
from app.domain.ids import UserId
from app.domain.log import LogKind, first_break
from app.domain.users import LONGEST_NAME, NameTaken, NotOneself, OnlyLeads, Role, Store
from app.services.members import NewUser, add_user, change_role, remove_member
from app.services.unlocking import Unlocked, keys_of, slot_of, try_slot
from app.services.vault_keeping import OpenStudy, Recovery, open_study, read_log
from app.storage.connecting import open_file
from app.storage.errors import NoIdentityKey, NotAUser, StudyDamaged
from app.storage.files import key_file
from app.storage.header import read_header
from app.storage.renewing import Step
from tests.services.people import everything_in
from tests.storage.studies import (
    INTERVIEWER,
    LEAD,
    MEANS,
    STEWARD,
    act,
    checked,
    found,
    name_somebody,
    names,
    opened,
    who,
)

OTHER = "verkort vanuit darm uiting zeven stoepen"
STORES = {Store.RESEARCH: "research.db", Store.IDENTITY: "identity.db"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "study"


def staffed(folder: Path) -> tuple[OpenStudy, Recovery]:
    """Found a study with a name, a steward and an interviewer, and leave it open."""
    founded = found(folder)
    name_somebody(founded.study, "p-1", "Cees")
    add_user(founded.study, LEAD, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    add_user(founded.study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    return founded.study, founded.recovery


def user(study: OpenStudy, name: str) -> UserId:
    with study.begin() as work:
        return next(each.id for each in work.users.all() if each.name == name)


def kinds(study: OpenStudy) -> list[LogKind]:
    return [event.kind for event in read_log(study.begin)]


def test_nothing_a_steward_holds_opens_the_names(folder: Path) -> None:
    study, _ = staffed(folder)
    study.close()
    header = read_header(folder)
    slot = slot_of(header, who(folder, "Stef"))
    secret = try_slot(folder, header.study, slot, STEWARD, MEANS)
    with pytest.raises(KeyDoesNotFit):
        unwrap_data_key(key_file(folder, Store.IDENTITY).read_bytes(), secret)
    keys = keys_of(folder, slot, secret).keys
    assert keys.identity is None
    with pytest.raises(StudyDamaged):
        open_file(folder / "identity.db", keys.research)
    study = opened(folder, STEWARD)
    assert study.vault.stores().identity is None
    with study.begin() as work:
        assert not work.has_identities
        with pytest.raises(NoIdentityKey):
            _ = work.identities
        archive = work.study.secrets().archive_identity
    with pytest.raises(KeyDoesNotFit):
        unwrap_data_key(key_file(folder, Store.IDENTITY).read_bytes(), archive)
    study.close()


def test_a_steward_can_not_read_for_whom_an_interviewer_searched(folder: Path) -> None:
    staffed(folder)[0].close()
    study = opened(folder, INTERVIEWER)
    with study.begin() as work:
        work.places.remember(study.user.id, "search\t\tKarim Bouazza")
        work.commit()
    study.close()
    study = opened(folder, STEWARD)
    assert "Bouazza" not in everything_in(study.vault.stores().research)
    study.close()
    study = opened(folder, INTERVIEWER)
    with study.begin() as work:
        assert work.places.take(study.user.id) == "search\t\tKarim Bouazza"
    study.close()


def kept_by(folder: Path, name: str, passphrase: str) -> tuple[str, Unlocked]:
    """Return all that somebody could have kept: their own identity and both data keys."""
    header = read_header(folder)
    slot = slot_of(header, who(folder, name))
    secret = try_slot(folder, header.study, slot, passphrase, MEANS)
    return secret, keys_of(folder, slot, secret)


def test_a_member_who_left_opens_nothing_with_what_they_kept(folder: Path) -> None:
    staffed(folder)[0].close()
    secret, kept = kept_by(folder, "Ine", INTERVIEWER)
    salts = [(folder / name).read_bytes()[:16] for name in STORES.values()]
    study = opened(folder)
    remove_member(study, LEAD, kept.user, MEANS)
    study.close()
    for (store, key), salt in zip(kept.keys.held(), salts, strict=True):
        assert (folder / STORES[store]).read_bytes()[:16] != salt
        with pytest.raises(KeyDoesNotFit):
            unwrap_data_key(key_file(folder, store).read_bytes(), secret)
        with pytest.raises(StudyDamaged):
            open_file(folder / STORES[store], key)
    with pytest.raises(NotAUser):
        open_study(folder, INTERVIEWER, MEANS, kept.user)


def test_the_others_and_the_recovery_sheet_go_on_after_somebody_left(folder: Path) -> None:
    study, recovery = staffed(folder)
    remove_member(study, LEAD, user(study, "Ine"), MEANS)
    act(study)
    name_somebody(study, "p-2", "Dirk")
    assert names(study) == ["Cees", "Dirk"]
    assert kinds(study)[-3] is LogKind.MEMBER_REMOVED
    study.close()
    assert [slot.name for slot in read_header(folder).slots] == ["Anna", "Stef"]
    opened(folder, STEWARD).close()
    assert checked(folder).flaws == ()
    for store, code in ((Store.RESEARCH, recovery.research), (Store.IDENTITY, recovery.identity)):
        assert unwrap_data_key(key_file(folder, store).read_bytes(), code)


def test_becoming_a_steward_takes_the_names_away_and_back_gives_them(folder: Path) -> None:
    study, _ = staffed(folder)
    ine = user(study, "Ine")
    change_role(study, LEAD, (ine, Role.STEWARD), MEANS)
    study.close()
    study = opened(folder, INTERVIEWER)
    assert study.user.role is Role.STEWARD
    assert study.vault.stores().identity is None
    study.close()
    study = opened(folder)
    change_role(study, LEAD, (ine, Role.LEAD), MEANS)
    change_role(study, LEAD, (ine, Role.INTERVIEWER), MEANS)
    study.close()
    study = opened(folder, INTERVIEWER)
    assert names(study) == ["Cees"]
    assert kinds(study).count(LogKind.ROLE_CHANGED) == 3
    study.close()


@pytest.mark.parametrize("becomes", [Role.INTERVIEWER, "removed"])
def test_what_a_steward_had_typed_is_not_left_where_nobody_looks(
    folder: Path, becomes: str
) -> None:
    staffed(folder)[0].close()
    steward = opened(folder, STEWARD)
    with steward.begin() as work:
        work.drafts.keep(steward.user.id, "half a form")
        work.places.remember(steward.user.id, "search\t\tnaam")
        work.commit()
    steward.close()
    lead = opened(folder)
    who = user(lead, "Stef")
    if becomes == "removed":
        remove_member(lead, LEAD, who, MEANS)
    else:
        change_role(lead, LEAD, (who, Role(becomes)), MEANS)
    with lead.begin() as work:
        research = work.erasures.db
        assert research.all("SELECT words FROM draft") == []
        assert research.all("SELECT place FROM last_place") == []
    lead.close()


def test_only_another_lead_changes_who_comes_in(folder: Path) -> None:
    study, _ = staffed(folder)
    anna, ine = user(study, "Anna"), user(study, "Ine")
    with pytest.raises(NotOneself):
        remove_member(study, LEAD, anna, MEANS)
    with pytest.raises(NotOneself):
        change_role(study, LEAD, (anna, Role.STEWARD), MEANS)
    with pytest.raises(NameTaken):
        add_user(study, LEAD, NewUser("ine", Role.STEWARD, OTHER), MEANS)
    with pytest.raises(WrongPassphrase):
        remove_member(study, INTERVIEWER, ine, MEANS)
    study.close()
    study = opened(folder, INTERVIEWER)
    for tried in (
        lambda: add_user(study, INTERVIEWER, NewUser("Sara", Role.STEWARD, OTHER), MEANS),
        lambda: change_role(study, INTERVIEWER, (anna, Role.STEWARD), MEANS),
        lambda: remove_member(study, INTERVIEWER, anna, MEANS),
    ):
        with pytest.raises(OnlyLeads) as only:
            tried()
        assert only.value.leads == ("Anna",)
    study.close()


def test_new_files_that_differ_are_thrown_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study, _ = staffed(folder)

    def spoil(step: Step) -> None:
        if step is Step.IDENTITY_COPIED:
            (folder / "renewing" / "identity.db").write_bytes(bytes(8192))

    with pytest.raises(StudyDamaged):
        remove_member(study, LEAD, user(study, "Ine"), MEANS, spoil)
    act(study)
    study.close()
    assert not (folder / "renewing").exists()
    opened(folder, INTERVIEWER).close()


def test_a_steward_who_forges_the_list_of_users_is_not_wrapped_in(folder: Path) -> None:
    staffed(folder)[0].close()
    study = opened(folder, STEWARD)
    own = generate_identity().public
    with study.begin() as work:
        # All that a steward's key lets them write, with this program or another.
        stef = work.users.get(study.user.id)
        work.users.change(replace(stef, role=Role.LEAD))
        ine = next(each for each in work.users.all() if each.name == "Ine")
        work.users.change_recipient(replace(ine, recipient=own))
        work.commit()
    study.close()
    study = opened(folder)
    before = key_file(folder, Store.IDENTITY).read_bytes()
    for tried in (
        lambda: add_user(study, LEAD, NewUser("Sara", Role.STEWARD, OTHER), MEANS),
        lambda: change_role(study, LEAD, (ine.id, Role.LEAD), MEANS),
        lambda: remove_member(study, LEAD, ine.id, MEANS),
    ):
        with pytest.raises(StudyDamaged):
            tried()
    assert key_file(folder, Store.IDENTITY).read_bytes() == before
    study.close()


def test_a_study_from_before_the_list_of_holders_gets_one(folder: Path) -> None:
    study, _ = staffed(folder)
    with study.begin() as work:
        work.identities.db.execute("DELETE FROM holder")
        work.commit()
    study.close()
    study = opened(folder)
    remove_member(study, LEAD, user(study, "Ine"), MEANS)
    study.close()
    opened(folder).close()


WORKER = """
import os, signal, sys
from pathlib import Path
from app.domain.users import Role
from app.services.members import change_role, remove_member
from tests.services.test_members import user
from tests.storage.studies import LEAD, MEANS, opened
left = int(sys.argv[2])
def watch(step):
    global left
    left -= 1
    if left < 0:
        print(step.value, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
study = opened(Path(sys.argv[1]))
if sys.argv[3] == "removed":
    remove_member(study, LEAD, user(study, "Ine"), MEANS, watch)
else:
    change_role(study, LEAD, (user(study, "Ine"), Role(sys.argv[3])), MEANS, watch)
study.close()
print("done", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX thing")
@pytest.mark.parametrize("becomes", ["removed", Role.STEWARD])
def test_a_kill_at_any_step_leaves_a_study_that_opens(
    folder: Path, tmp_path: Path, becomes: str
) -> None:
    staffed(folder)[0].close()
    decided, told = False, ""
    for steps in range(40):
        copy = tmp_path / f"copy-{steps}"
        shutil.copytree(folder, copy)
        command = [sys.executable, "-c", WORKER, str(copy), str(steps), becomes]
        ended = subprocess.run(command, check=False, capture_output=True, text=True)
        told = ended.stdout.strip()
        if told == "done":
            assert ended.returncode == 0
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        decided = decided or told == Step.DECIDED
        _opens_as_before_or_after(copy, becomes if decided else Role.INTERVIEWER)
    assert told == "done"
    assert steps == len(Step) + 5  # six files are moved, one step each


def _opens_as_before_or_after(folder: Path, ine: str) -> None:
    gone = ine == "removed"
    if not gone:
        study = opened(folder, INTERVIEWER)
        assert study.user.role == ine
        assert (study.vault.stores().identity is None) is (ine == Role.STEWARD)
        study.close()
    study = opened(folder)
    assert names(study) == ["Cees"]
    assert [slot.name for slot in read_header(folder).slots] == [
        "Anna",
        *([] if gone else ["Ine"]),
        "Stef",
    ]
    with study.begin() as work:
        assert first_break(work.events.chain()) is None
        active = {each.name: each.active for each in work.users.all()}
    assert active == {"Anna": True, "Ine": not gone, "Stef": True}
    act(study)
    assert not {"renewing", "renewed"} & {path.name for path in folder.iterdir()}
    study.close()
    opened(folder, STEWARD).close()
    assert checked(folder).flaws == ()


def test_a_slot_of_somebody_the_store_never_heard_of_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = found(folder).study
    monkeypatch.setattr("app.services.members.write_header", _then_die)
    with pytest.raises(KeyboardInterrupt):
        add_user(study, LEAD, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    monkeypatch.undo()
    study.close()
    with pytest.raises(NotAUser):
        opened(folder, INTERVIEWER)
    study = opened(folder)
    assert [slot.name for slot in read_header(folder).slots] == ["Anna"]
    add_user(study, LEAD, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    study.close()
    opened(folder, INTERVIEWER).close()


def _then_die(folder: Path, header: object) -> None:
    from app.storage.header import Header, write_header

    assert isinstance(header, Header)
    write_header(folder, header)
    raise KeyboardInterrupt


def test_a_name_has_no_signs_that_nobody_sees(tmp_path: Path) -> None:
    study = found(tmp_path / "study").study
    turned = "Stef\u202e \u200bde\n Wit\u2066"
    added = add_user(study, LEAD, NewUser(turned, Role.STEWARD, STEWARD), MEANS)
    assert added.name == "Stef de Wit"
    for same in ("Stef de Wit", "ste\u200cf de  wit", "STEF DE WIT\u200b"):
        with pytest.raises(NameTaken):
            add_user(study, LEAD, NewUser(same, Role.STEWARD, STEWARD), MEANS)
    long = add_user(study, LEAD, NewUser("lang " * 40, Role.STEWARD, STEWARD), MEANS)
    assert len(long.name) <= LONGEST_NAME
    study.close()
