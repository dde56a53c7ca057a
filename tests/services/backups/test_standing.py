"""What is known of the backups that were made, and when the last one should be replaced."""

from pathlib import Path

import pytest

from app.bundle.errors import BackupInStudy
from app.domain.backup import Overtaken
from app.domain.erasure import ErasureReason
from app.domain.library import Library
from app.domain.participant import Certainty, Group, ReleaseDate, SiteKind
from app.domain.users import Role
from app.services.backing_up import backup_standing, make_backup, shares_disk
from app.services.enrolling import NewIdentity, NewParticipant, add_site, enrol
from app.services.erasing import ErasureOrder, erase_participant
from app.services.members import NewUser, add_user, remove_member
from app.services.office import Office
from app.services.renewing import rehearse, renew_recovery
from app.services.vault_keeping import Founded
from tests.services.backups.at_work import office
from tests.storage.studies import LEAD, MEANS, STEWARD


@pytest.fixture
def at(founded: Founded, shelf: Library) -> Office:
    return office(founded.study, shelf)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def enrolled(at: Office) -> ErasureOrder:
    site = add_site(at, "PI Dordrecht", SiteKind.PRISON)
    identity = NewIdentity("Dirk Rietveld", (), None, (), ())
    release = ReleaseDate(None, Certainty.UNKNOWN)
    known = enrol(at, NewParticipant(Group.DETAINEE, site.id, release, identity))
    return ErasureOrder(known.id, ErasureReason.ORDERED, known.code)


def test_every_backup_is_listed_with_when_by_whom_and_how_far_it_goes(
    at: Office, stick: Path
) -> None:
    assert backup_standing(at).made == ()
    first, second = make_backup(at, stick), make_backup(at, stick)
    made = backup_standing(at).made
    assert [each.number for each in made] == [2, 1]
    assert {each.by for each in made} == {"Anna"}
    assert [each.events for each in made] == [second.events, first.events]
    assert made[1].size == first.path.stat().st_size


def test_no_backup_is_made_in_the_folder_with_which_it_would_be_lost(
    at: Office, founded: Founded
) -> None:
    for folder in (founded.study.folder, founded.study.folder / "keys"):
        with pytest.raises(BackupInStudy):
            make_backup(at, folder)
    assert not list(founded.study.folder.rglob("*.tar"))


def test_a_backup_on_the_disk_of_the_study_is_known_for_one(at: Office, stick: Path) -> None:
    assert shares_disk(at, make_backup(at, stick))


def test_a_new_sheet_overtakes_what_opens_with_the_old_one(
    at: Office, founded: Founded, stick: Path
) -> None:
    enrolled(at)
    make_backup(at, stick)
    rehearse(founded.study, founded.recovery, None)
    assert not backup_standing(at).due
    fresh = renew_recovery(founded.study, LEAD, MEANS)
    assert backup_standing(at).overtaken == ()
    rehearse(founded.study, fresh, fresh)
    standing = backup_standing(at)
    assert standing.overtaken == (Overtaken.SHEET,)
    assert standing.due
    make_backup(at, stick)
    assert not backup_standing(at).due


def test_who_left_and_who_was_erased_overtake_what_still_lets_them_in_and_holds_them(
    at: Office, founded: Founded, stick: Path
) -> None:
    somebody = enrolled(at)
    stef = add_user(founded.study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    make_backup(at, stick)
    remove_member(founded.study, LEAD, stef.id, MEANS)
    assert backup_standing(at).overtaken == (Overtaken.MEMBER,)
    make_backup(at, stick)
    erase_participant(at, somebody)
    assert backup_standing(at).overtaken == (Overtaken.ERASED,)
    enrolled(at)
    assert backup_standing(at).due
    make_backup(at, stick)
    assert backup_standing(at).overtaken == ()
