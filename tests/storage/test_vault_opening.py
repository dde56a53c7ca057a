"""Founding, unlocking and locking a study on disk."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.crypto.errors import KdfOutOfBounds, KeyDoesNotFit, PassphraseTooShort, WrongPassphrase
from app.crypto.keys import unwrap_data_key
from app.domain.errors import WaterlijnError
from app.domain.log import LogKind
from app.domain.users import Role
from app.services.members import NewUser, add_user
from app.services.unlocking import Means
from app.services.vault_keeping import (
    NewStudy,
    create_study,
    open_study,
    read_log,
)
from app.storage.connecting import PLAIN_HEADER
from app.storage.errors import (
    FolderNotEmpty,
    NoIdentityKey,
    NotAStudy,
    StudyInUse,
    StudyNotWritable,
    TargetReadOnly,
)
from app.storage.header import read_header
from tests.storage.studies import (
    INTERVIEWER,
    LEAD,
    MEANS,
    STEWARD,
    act,
    checked,
    closed,
    found,
    name_somebody,
    names,
    opened,
    with_steward,
)

NEW = NewStudy("Na detentie", "Anna", LEAD)
OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from app.storage.files import StudyLock
from app.storage.errors import StudyInUse
try:
    StudyLock(Path(sys.argv[1]))
except StudyInUse:
    sys.exit(7)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "study"


def kinds(study) -> list[LogKind]:
    return [event.kind for event in read_log(study.begin)]


def test_what_was_written_is_there_after_locking(folder: Path) -> None:
    study = found(folder).study
    name_somebody(study, "p-1", "Cees")
    before = read_log(study.begin)
    study.close()
    again = opened(folder)
    assert names(again) == ["Cees"]
    assert read_log(again.begin)[: len(before)] == before
    assert kinds(again)[-2:] == [LogKind.LOCKED, LogKind.UNLOCKED]
    assert again.user.name == "Anna"
    assert again.user.role is Role.LEAD
    again.close()


def test_a_new_study_has_all_it_needs(folder: Path) -> None:
    founded = found(folder)
    with founded.study.begin() as work:
        study, secrets, recovery = work.study.get(), work.study.secrets(), work.study.recovery()
    founded.study.close()
    assert study.title == "Na detentie"
    assert re.fullmatch("[A-Z2-9]{8}", study.pseudonym)
    assert secrets.archive_identity.startswith("AGE-SECRET-KEY-1")
    assert "minisign" in secrets.signing_secret
    assert recovery.research != recovery.identity


def test_recovery_opens_either_store_and_never_the_other(folder: Path) -> None:
    founded = found(folder)
    founded.study.close()
    recovery = founded.recovery
    sealed = {
        each: (folder / "keys" / f"{each}.age").read_bytes() for each in ("research", "identity")
    }
    assert len(unwrap_data_key(sealed["research"], recovery.research)) == 32
    assert len(unwrap_data_key(sealed["identity"], recovery.identity)) == 32
    with pytest.raises(KeyDoesNotFit):
        unwrap_data_key(sealed["identity"], recovery.research)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_only_the_owner_may_look(folder: Path) -> None:
    study = found(folder).study
    act(study)
    for path in [folder, *folder.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
    study.close()


def test_nothing_on_disk_is_plain(folder: Path) -> None:
    study = found(folder).study
    name_somebody(study, "p-1", "Wilhelmina")
    for path in (each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        assert not content.startswith(PLAIN_HEADER)
        for word in (b"Wilhelmina", b"text-read", LEAD.encode(), b"CREATE TABLE"):
            assert word not in content
            assert word.decode().encode("utf-16-le") not in content
    study.close()


def test_a_folder_that_holds_something_is_refused(folder: Path) -> None:
    folder.mkdir()
    (folder / "note.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        found(folder)
    assert [path.name for path in folder.iterdir()] == ["note.txt"]


def test_an_empty_folder_is_taken(folder: Path) -> None:
    folder.mkdir()
    closed(folder)
    assert read_header(folder).title == "Na detentie"


def test_a_study_that_could_not_be_founded_leaves_nothing(folder: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        create_study(folder, NewStudy("Titel", "Anna", "te kort"), MEANS)
    with pytest.raises(ValueError, match="nobody could read"):
        create_study(folder, NewStudy("", "Anna", LEAD), MEANS)
    assert list(folder.parent.iterdir()) == []


def test_cheap_keys_are_refused_unless_a_test_asks_for_them(folder: Path) -> None:
    closed(folder)
    with pytest.raises(KdfOutOfBounds):
        open_study(folder, LEAD, Means(MEANS.clock, MEANS.chance))


def test_a_wrong_passphrase_is_counted_and_told_in_the_log(folder: Path) -> None:
    closed(folder)
    for wrong in ("leveren voorrand wasbeer selectie stap", LEAD.upper()):
        with pytest.raises(WrongPassphrase):
            opened(folder, wrong)
    study = opened(folder)
    failed = next(each for each in read_log(study.begin) if each.kind is LogKind.UNLOCK_FAILED)
    assert failed.facts == {"count": 2}
    study.close()
    study = opened(folder)
    assert kinds(study).count(LogKind.UNLOCK_FAILED) == 1
    study.close()


def test_spaces_in_a_passphrase_are_forgiving(folder: Path) -> None:
    closed(folder)
    opened(folder, "  " + LEAD.replace(" ", "   ") + "\n").close()


def test_a_steward_opens_without_names(folder: Path) -> None:
    with_steward(folder)
    study = opened(folder, STEWARD)
    assert study.user.role is Role.STEWARD
    act(study)
    with study.begin() as work, pytest.raises(NoIdentityKey):
        _ = work.identities
    assert kinds(study)[-2:] == [LogKind.UNLOCKED, LogKind.TEXT_READ]
    study.close()
    opened(folder).close()


def test_an_interviewer_opens_both_stores(folder: Path) -> None:
    study = found(folder).study
    name_somebody(study, "p-1", "Cees")
    user = add_user(study, LEAD, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    with pytest.raises(WrongPassphrase):
        add_user(study, INTERVIEWER, NewUser("Iemand", Role.STEWARD, STEWARD), MEANS)
    study.close()
    study = opened(folder, INTERVIEWER)
    assert study.user == user
    assert names(study) == ["Cees"]
    study.close()


def test_a_second_window_gets_a_sentence(folder: Path) -> None:
    study = found(folder).study
    with pytest.raises(StudyInUse):
        opened(folder)
    elsewhere = [sys.executable, "-c", OPEN_ELSEWHERE, str(folder)]
    assert subprocess.run(elsewhere, check=False).returncode == 7
    study.close()
    assert subprocess.run(elsewhere, check=False).returncode == 0
    opened(folder).close()


def test_a_folder_without_a_study_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(NotAStudy):
        opened(tmp_path)
    with pytest.raises(NotAStudy):
        opened(tmp_path / "nowhere")


def test_a_sound_study_is_found_sound(folder: Path) -> None:
    with_steward(folder)
    report = checked(folder)
    assert (report.flaws, report.with_identity) == ((), True)
    report = checked(folder, STEWARD)
    assert (report.flaws, report.with_identity) == ((), False)
    assert report.head is not None
    opened(folder).close()


READ_ONLY = """
import os, sys
from pathlib import Path
from app.domain.errors import WaterlijnError
from tests.storage.studies import opened, found
os.setuid(65534)
try:
    (opened if sys.argv[2] == "open" else found)(Path(sys.argv[1]))
except WaterlijnError as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="takes root to step down")
@pytest.mark.parametrize(
    ("act_there", "told"), [("open", StudyNotWritable), ("found", TargetReadOnly)]
)
def test_a_folder_that_may_not_be_written_to_says_so(
    tmp_path: Path, act_there: str, told: type[WaterlijnError]
) -> None:
    folder = tmp_path / "study"
    if act_there == "open":
        closed(folder)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
    tmp_path.chmod(0o555)
    for parent in list(tmp_path.parents)[:-2]:
        parent.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(folder), act_there],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == told.__name__, done.stderr
