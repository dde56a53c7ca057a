"""Backups: one sealed file that was opened again, and a study put back from it elsewhere."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from app.bundle.backups import look_at, open_backup
from app.bundle.errors import (
    BackupDamaged,
    BackupNeedsNames,
    BackupNotForYou,
    NotABackup,
)
from app.crypto.errors import KeyDoesNotFit
from app.crypto.keys import unwrap_data_key
from app.domain.clock import FixedClock
from app.domain.library import Library
from app.domain.log import LogKind
from app.domain.participant import Certainty, Group, ReleaseDate, SiteKind
from app.domain.users import Role
from app.services.backing_up import (
    backup_standing,
    make_backup,
)
from app.services.enrolling import NewIdentity, NewParticipant, add_site, enrol
from app.services.members import NewUser, add_user
from app.services.office import Office
from app.services.restoring import Opener, restore
from app.services.settling import change_settings
from app.services.unlocking import Means
from app.services.vault_keeping import (
    Founded,
    NewStudy,
    check_study,
    create_study,
    open_study,
    read_log,
)
from app.storage.errors import FolderNotEmpty, StudyDamaged, StudyRolledBack
from app.storage.last_backup import last_made
from tests.services.backups.at_work import NAME, office
from tests.storage.studies import (
    LEAD,
    MEANS,
    NOON,
    STEWARD,
    act,
    checked,
    found,
    names,
    opened,
)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_backup_is_one_file_and_comes_back_as_it_was(
    founded: Founded, stick: Path, tmp_path: Path, shelf: Library
) -> None:
    at = office(founded.study, shelf)
    sealed = make_backup(at, stick)
    assert [path.name for path in stick.iterdir()] == [sealed.path.name]
    assert sealed.path.name.startswith("waterlijn-backup-")
    assert sealed.path.name.endswith("-20260302-1.tar")
    log = read_log(founded.study.begin)
    assert log[-1].kind is LogKind.BACKED_UP
    assert log[-1].facts["sha256"] == sha256(sealed.path.read_bytes()).hexdigest()
    act(founded.study, 3)
    put = restore(sealed.path, tmp_path / "terug", Opener(LEAD), MEANS)
    assert put.events == len(log) - 1
    again = opened(tmp_path / "terug")
    assert names(again) == [NAME]
    assert read_log(again.begin)[: len(log) - 1] == log[:-1]
    assert LogKind.RESTORED in {each.kind for each in read_log(again.begin)}
    again.close()
    assert check_study(tmp_path / "terug", LEAD, MEANS).flaws == ()
    assert {path.name for path in founded.study.folder.iterdir()}.isdisjoint({"copies"})


def test_nothing_readable_lies_in_a_backup(founded: Founded, stick: Path, shelf: Library) -> None:
    sealed = make_backup(office(founded.study, shelf), stick)
    whole = sealed.path.read_bytes() + sealed.path.name.encode()
    for word in (NAME, "Cees", "Anna", "Na detentie", "SQLite format 3"):
        assert word.encode() not in whole


def test_both_codes_of_the_sheet_bring_it_back_and_one_does_too(
    founded: Founded, stick: Path, tmp_path: Path, shelf: Library
) -> None:
    sealed = make_backup(office(founded.study, shelf), stick)
    sheet = founded.recovery
    for name, codes in (("a", (sheet.identity, sheet.research)), ("b", (sheet.research,))):
        restore(sealed.path, tmp_path / name, Opener(codes=codes), MEANS)
        again = opened(tmp_path / name)
        assert names(again) == [NAME]
        again.close()


def test_a_wrong_passphrase_or_a_code_of_another_study_opens_nothing(
    founded: Founded, stick: Path, tmp_path: Path, shelf: Library
) -> None:
    sealed = make_backup(office(founded.study, shelf), stick)
    other = found(tmp_path / "other")
    other.study.close()
    for opener in (Opener("iets heel anders dan dat"), Opener(codes=(other.recovery.research,))):
        with pytest.raises(BackupNotForYou):
            restore(sealed.path, tmp_path / "terug", opener, MEANS)
    assert not (tmp_path / "terug").exists()


def test_a_title_that_never_ends_keeps_no_study_from_opening_and_none_from_its_backup(
    tmp_path: Path, stick: Path, shelf: Library
) -> None:
    endless = " ".join(["Onderzoek naar"] * 100)
    study = create_study(tmp_path / "lang", NewStudy(endless, "Anna", LEAD), MEANS).study
    at = office(study, shelf)
    with study.begin() as work:
        settings = work.study.get().settings
    titled = change_settings(at, settings, f"Een ander\n{endless}")
    sealed = make_backup(at, stick)
    study.close()
    put = restore(sealed.path, tmp_path / "terug", Opener(LEAD), MEANS)
    assert put.title == titled.title
    assert titled.title.startswith("Een ander Onderzoek naar")


def test_a_steward_restores_but_never_opens_names_nor_makes_a_backup(
    founded: Founded, stick: Path, tmp_path: Path, shelf: Library
) -> None:
    add_user(founded.study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    sealed = make_backup(office(founded.study, shelf), stick)
    with founded.study.begin() as work:
        archive = work.study.secrets().archive_identity
    restore(sealed.path, tmp_path / "terug", Opener(STEWARD), MEANS)
    steward = opened(tmp_path / "terug", STEWARD)
    with pytest.raises(BackupNeedsNames):
        make_backup(office(steward, shelf), stick)
    with steward.begin() as work:
        assert not work.has_identities
        assert work.study.secrets().archive_identity == archive
    inside = open_backup(look_at(sealed.path), archive)
    with pytest.raises(KeyDoesNotFit):
        unwrap_data_key(inside["keys/identity.age"], archive)
    steward.close()
    lead = opened(tmp_path / "terug")
    assert names(lead) == [NAME]
    lead.close()


def test_looking_over_what_a_steward_put_back_alarms_nobody(
    founded: Founded, stick: Path, tmp_path: Path, shelf: Library
) -> None:
    add_user(founded.study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    sealed = make_backup(office(founded.study, shelf), stick)
    folder = tmp_path / "terug"
    restore(sealed.path, folder, Opener(STEWARD), MEANS)
    for passphrase in (LEAD, STEWARD, LEAD):
        assert checked(folder, passphrase).flaws == ()
        opened(folder, passphrase).close()


def test_a_kill_while_what_a_steward_put_back_is_opened_alarms_nobody(
    founded: Founded,
    stick: Path,
    tmp_path: Path,
    shelf: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_user(founded.study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    sealed = make_backup(office(founded.study, shelf), stick)
    restore(sealed.path, tmp_path / "terug", Opener(STEWARD), MEANS)

    def die(*_stores: object) -> None:
        shutil.copytree(tmp_path / "terug", tmp_path / "killed")

    with monkeypatch.context() as patched:
        patched.setattr("app.storage.opening._know_again", die)
        opened(tmp_path / "terug", LEAD).close()
    assert checked(tmp_path / "killed").flaws == ()
    opened(tmp_path / "killed", LEAD).close()


def test_a_steward_who_forges_their_role_is_not_wrapped_into_a_backup(
    founded: Founded, stick: Path, shelf: Library
) -> None:
    steward = add_user(founded.study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    with founded.study.begin() as work:
        work.users.change(replace(steward, role=Role.LEAD))
        work.commit()
    with pytest.raises(StudyDamaged):
        make_backup(office(founded.study, shelf), stick)
    assert list(stick.iterdir()) == []


def test_a_large_study_is_sealed_and_opened_in_a_process_of_its_own(
    founded: Founded, stick: Path, tmp_path: Path, shelf: Library
) -> None:
    with founded.study.begin() as work:
        work.identities.db.execute(
            "INSERT INTO identity (participant_id, name, recorded_at) VALUES (?, ?, ?)",
            ("p-2", "x" * 3_000_000, NOON.isoformat()),
        )
        work.log(LogKind.IDENTITY_CHANGED, "p-2")
        work.commit()
    sealed = make_backup(office(founded.study, shelf), stick)
    assert sealed.size > 3_000_000
    restore(sealed.path, tmp_path / "terug", Opener(LEAD), MEANS)
    again = opened(tmp_path / "terug")
    assert len(names(again)[1]) == 3_000_000
    again.close()


def test_it_is_never_put_over_a_study(founded: Founded, stick: Path, shelf: Library) -> None:
    sealed = make_backup(office(founded.study, shelf), stick)
    folder = founded.study.folder
    before = digests(folder)
    with pytest.raises(FolderNotEmpty):
        restore(sealed.path, folder, Opener(LEAD), MEANS)
    assert digests(folder) == before


def test_any_damage_to_a_backup_is_named_and_restores_nothing(
    founded: Founded, stick: Path, tmp_path: Path, shelf: Library
) -> None:
    sealed = make_backup(office(founded.study, shelf), stick)
    whole = sealed.path.read_bytes()
    hurt = stick / "hurt.tar"
    places = [3, 600, 1100, 2100, len(whole) // 3, len(whole) // 2, len(whole) - 10]
    damaged = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in places]
    for content in (*damaged, whole[:-512], whole[: len(whole) // 2], whole + b"\0" * 512, b""):
        hurt.write_bytes(content)
        with pytest.raises((BackupDamaged, NotABackup)):
            restore(hurt, tmp_path / "terug", Opener(LEAD), MEANS)
    assert {path.name for path in tmp_path.iterdir()} == {"study", "stick"}


def test_two_halves_of_different_backups_do_not_make_one(
    founded: Founded, stick: Path, tmp_path: Path, shelf: Library
) -> None:
    at = office(founded.study, shelf)
    first, second = make_backup(at, stick), make_backup(at, stick)
    assert second.facts.number == first.facts.number + 1
    one, two = look_at(first.path), look_at(second.path)
    with pytest.raises(BackupDamaged):
        open_backup(replace(one, payload=two.payload), founded.recovery.research)


def test_slots_put_back_while_it_was_open_do_not_come_into_a_backup(
    founded: Founded, stick: Path, shelf: Library
) -> None:
    old = (founded.study.folder / "vault.json").read_bytes()
    add_user(founded.study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    (founded.study.folder / "vault.json").write_bytes(old)
    with pytest.raises(StudyRolledBack):
        make_backup(office(founded.study, shelf), stick)


def test_a_reminder_comes_after_a_week_and_when_there_is_something_to_lose(
    tmp_path: Path, stick: Path, shelf: Library
) -> None:
    clock = FixedClock(NOON)
    study = found(tmp_path / "study").study
    at = office(study, shelf, clock)
    assert not backup_standing(at).due
    _enrol(at)
    assert backup_standing(at).due
    make_backup(at, stick)
    standing = backup_standing(at)
    assert standing.last is not None
    assert (standing.last.number, standing.last.made_at, standing.due) == (1, NOON, False)
    assert last_made(study.folder) == NOON
    clock.advance(timedelta(days=7))
    assert not backup_standing(at).due
    clock.advance(timedelta(days=1))
    assert backup_standing(at).due
    study.close()


def test_a_clock_that_is_set_back_gives_no_number_twice_and_no_rest_for_ever(
    tmp_path: Path, stick: Path, shelf: Library
) -> None:
    clock = FixedClock(NOON + timedelta(days=400))
    study = found(tmp_path / "study").study
    at = office(study, shelf, clock)
    _enrol(at)
    ahead = make_backup(at, stick)
    clock.set(NOON)
    assert backup_standing(at).due
    (tmp_path / "other").mkdir()
    now = make_backup(at, tmp_path / "other")
    standing = backup_standing(at)
    assert standing.last is not None
    assert (standing.last.number, standing.last.made_at, standing.due) == (2, NOON, False)
    (tmp_path / "third").mkdir()
    numbers = [ahead, now, make_backup(at, tmp_path / "third")]
    assert [each.facts.number for each in numbers] == [1, 2, 3]
    study.close()


def test_numbers_go_on_in_a_study_that_was_put_back(
    founded: Founded, stick: Path, tmp_path: Path, shelf: Library
) -> None:
    at = office(founded.study, shelf)
    make_backup(at, stick)
    second = make_backup(at, stick)
    restore(second.path, tmp_path / "terug", Opener(LEAD), MEANS)
    again = open_study(tmp_path / "terug", LEAD, Means(MEANS.clock, os.urandom, MEANS.kdf))
    assert make_backup(office(again, shelf), stick).facts.number == 3
    again.close()


def test_the_tools_open_a_backup_without_us(founded: Founded, stick: Path, shelf: Library) -> None:
    if not shutil.which("age"):
        pytest.skip("takes the age tool")
    sealed = make_backup(office(founded.study, shelf), stick)
    for store in ("research", "identity"):
        (stick / f"{store}.txt").write_text(getattr(founded.recovery, store) + "\n")
    script = f"""
        tar -xf {sealed.path.name} && cd waterlijn-backup && sha256sum -c manifest-sha256.txt &&
        age -d -i ../research.txt payload.age | tar -xf - &&
        age -d -i ../identity.txt study/keys/identity.age
    """
    done = subprocess.run(
        ["sh", "-c", script], cwd=stick, capture_output=True, text=True, check=True
    )
    assert len(done.stdout.splitlines()[-1]) == 64
    assert check_study(stick / "waterlijn-backup" / "study", LEAD, MEANS).flaws == ()


def _enrol(at: Office) -> None:
    site = add_site(at, "PI Dordrecht", SiteKind.PRISON)
    identity = NewIdentity(NAME, (), None, (), ())
    release = ReleaseDate(None, Certainty.UNKNOWN)
    enrol(at, NewParticipant(Group.DETAINEE, site.id, release, identity))
