"""A study that does not open: read what is left, restore, or go on; its files stay as they are."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.crypto.errors import WrongPassphrase
from app.domain.library import Library
from app.domain.log import LogKind
from app.domain.participant import Certainty, Group, Participant, ReleaseDate, SiteKind
from app.domain.users import Role, Store
from app.services import overview
from app.services.backing_up import make_backup
from app.services.enrolling import NewIdentity, NewParticipant, add_site, enrol
from app.services.members import NewUser, add_user
from app.services.mishap import Visitor, diagnose, go_on, look_only
from app.services.office import Office
from app.services.passphrases import change_passphrase
from app.services.settling import change_settings, study
from app.services.vault_keeping import read_log
from app.storage.errors import HURT, StudyDamaged, StudyIsReadOnly
from tests.proof.trace import can_trace
from tests.services.mishaps.harm import (
    NAME,
    cut,
    emptied,
    events_in,
    flip,
    forged_witness,
    last_page,
    office,
    prints,
    rolled_back,
    without_wal,
)
from tests.storage.studies import LEAD, MEANS, act, checked, found, killed, name_somebody, opened

DAMAGES: list[Callable[[Path], None]] = [
    cut,
    emptied,
    forged_witness,
    rolled_back,
    without_wal,
    lambda folder: flip(folder / "research.db", last_page(folder / "research.db")),
    lambda folder: flip(folder / "identity.db", last_page(folder / "identity.db")),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_is_wrong_what_is_left_can_be_read_and_no_byte_changes(
    folder: Path, shelf: Library, damage: Callable[[Path], None]
) -> None:
    damage(folder)
    before = prints(folder)
    with pytest.raises(HURT):
        opened(folder)
    before = prints(folder)
    half = look_only(Visitor(folder, LEAD), MEANS)
    at = office(half.study, shelf)
    seen = overview.overviews(at)
    assert len(seen) == 30
    assert overview.today(at).recruitment.enrolled == 30
    assert len(read_log(half.study.begin)) > 150
    half.study.close()
    assert prints(folder) == before


def test_a_page_in_the_middle_costs_the_rows_on_it_and_no_more(
    folder: Path, shelf: Library
) -> None:
    path = folder / "research.db"
    whole = opened(folder)
    events = len(read_log(whole.begin))
    whole.close()
    sound = path.read_bytes()
    for page in range(last_page(path) - 12, last_page(path)):
        path.write_bytes(sound)
        flip(path, page)
        half = look_only(Visitor(folder, LEAD), MEANS)
        left = len(read_log(half.study.begin))
        assert left > events - 60
        assert left == events + 1 or Store.RESEARCH in half.missing
        half.study.close()


LOOK = """
import sys
from pathlib import Path
from app.services.mishap import Visitor, diagnose, look_only
from app.services.vault_keeping import read_log
from tests.storage.studies import LEAD, MEANS
visitor = Visitor(Path(sys.argv[1]), LEAD)
if sys.argv[2] == "diagnose":
    print(*(type(flaw).__name__ for flaw in diagnose(visitor, MEANS).flaws))
else:
    half = look_only(visitor, MEANS)
    print(*half.missing, len(read_log(half.study.begin)))
    half.study.close()
"""


@pytest.mark.skipif(bool(can_trace()), reason=can_trace() or "can be traced")
def test_a_spot_that_the_disk_does_not_give_back_costs_what_stood_there(
    folder: Path, tmp_path: Path
) -> None:
    events = events_in(folder)
    store = str(folder / "research.db")
    bad = ["strace", "-f", "-qq", "-o", str(tmp_path / "trace"), "-P", store, "-e", "trace=read"]
    bad += ["-e", f"inject=read:error=EIO:when={last_page(Path(store)) - 3}"]
    told = [
        subprocess.run(
            [*bad, sys.executable, "-c", LOOK, str(folder), act],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[3],
        ).stdout.split()
        for act in ("diagnose", "look")
    ]
    assert set(told[0]) == {"StudyDamaged"}
    missing, left = told[1]
    assert missing == Store.RESEARCH
    assert events - 60 < int(left) < events


def test_a_store_that_lies_elsewhere_is_looked_at_without_being_touched(
    folder: Path, tmp_path: Path
) -> None:
    elsewhere, foreign = tmp_path / "research.db", tmp_path / "foreign"
    cut(folder)
    (folder / "research.db").rename(elsewhere)
    (folder / "research.db").symlink_to(elsewhere)
    foreign.write_text("of somebody else")
    foreign.chmod(0o644)
    (folder / "foreign").symlink_to(foreign)
    before = elsewhere.read_bytes()
    assert diagnose(Visitor(folder, LEAD), MEANS).flaws
    look_only(Visitor(folder, LEAD), MEANS).study.close()
    assert elsewhere.read_bytes() == before
    assert foreign.stat().st_mode & 0o777 == 0o644


def test_looking_writes_nothing_outside_the_folder_of_the_study(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(folder)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    seen: list[str] = []
    real = Path.touch

    def noted(path: Path, mode: int, *, exist_ok: bool) -> None:
        seen.append(str(path))
        real(path, mode, exist_ok)

    monkeypatch.setattr(Path, "touch", noted)
    diagnose(Visitor(folder, LEAD), MEANS)
    look_only(Visitor(folder, LEAD), MEANS).study.close()
    assert len(seen) > 10
    assert all(path.startswith(str(folder)) for path in seen)
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (folder / "copies").exists()


def test_nothing_can_be_written_and_it_is_said(
    folder: Path, shelf: Library, tmp_path: Path
) -> None:
    emptied(folder)
    before = prints(folder)
    half = look_only(Visitor(folder, LEAD), MEANS)
    at = office(half.study, shelf)
    site = overview.overviews(at)[0].site
    verbs: list[Callable[[], object]] = [
        lambda: add_site(at, "PI Breda", SiteKind.PRISON),
        lambda: _enrol(at, site.id),
        lambda: change_settings(at, study(at).settings, "Anders"),
        lambda: make_backup(at, tmp_path),
        lambda: add_user(half.study, LEAD, NewUser("Ine", Role.INTERVIEWER, LEAD), MEANS),
        lambda: change_passphrase(half.study, LEAD, "een andere wachtzin dus", MEANS),
        lambda: name_somebody(half.study, "p-9", "Dirk"),
    ]
    for verb in verbs:
        with pytest.raises(StudyIsReadOnly):
            verb()
    half.study.close()
    assert prints(folder) == before


def _enrol(at: Office, site: str) -> Participant:
    identity = NewIdentity(NAME, (), None, (), ())
    new = NewParticipant(Group.DETAINEE, site, ReleaseDate(None, Certainty.UNKNOWN), identity)  # type: ignore[arg-type]
    return enrol(at, new)


def test_names_can_be_read_though_looking_at_them_can_not_be_logged(
    folder: Path, shelf: Library
) -> None:
    rolled_back(folder)
    half = look_only(Visitor(folder, LEAD), MEANS)
    with half.study.begin() as work:
        assert len(work.identities.all()) == 30
        work.log(LogKind.IDENTITY_SEEN, "p-1")
        work.commit()
    assert LogKind.IDENTITY_SEEN not in {each.kind for each in read_log(half.study.begin)}
    half.study.close()


def test_what_is_wrong_is_told_with_the_newest_backup_that_is_whole(
    folder: Path, shelf: Library, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    again = opened(folder)
    first = make_backup(office(again, shelf), tmp_path / "stick")
    second = make_backup(office(again, shelf), tmp_path / "stick")
    third = make_backup(office(again, shelf), tmp_path / "stick")
    again.close()
    third.path.write_bytes(third.path.read_bytes()[:-512])
    cut(folder)
    before = prints(folder)
    mishap = diagnose(Visitor(folder, LEAD), MEANS)
    assert isinstance(mishap.flaws[0], StudyDamaged)
    assert not mishap.may_go_on
    assert mishap.backup is not None
    assert (mishap.backup.path, first.facts.number) == (second.path, 1)
    assert prints(folder) == before
    with pytest.raises(WrongPassphrase):
        diagnose(Visitor(folder, "een heel andere wachtzin"), MEANS)


def test_a_backup_of_another_name_or_another_study_is_not_taken_for_the_newest(
    folder: Path, shelf: Library, tmp_path: Path
) -> None:
    again = opened(folder)
    first = make_backup(office(again, shelf), tmp_path)
    second = make_backup(office(again, shelf), tmp_path)
    again.close()
    other = found(tmp_path / "other").study
    (tmp_path / "theirs").mkdir()
    for _ in range(3):
        theirs = make_backup(office(other, shelf), tmp_path / "theirs")
    other.close()
    later = first.path.name.replace("20260302-1", "20991231-99")
    first.path.rename(tmp_path / later)
    renamed = second.path.rename(tmp_path / "stick van Anna.tar")
    theirs.path.rename(tmp_path / second.path.name)
    cut(folder)
    backup = diagnose(Visitor(folder, LEAD), MEANS).backup
    assert backup is not None
    assert (backup.path, backup.facts.number) == (renamed, 2)


def test_a_damaged_key_file_leaves_the_backup_as_the_way_back(
    folder: Path, shelf: Library, tmp_path: Path
) -> None:
    again = opened(folder)
    made = make_backup(office(again, shelf), tmp_path)
    again.close()
    (folder / "keys" / "research.age").write_bytes(b"")
    mishap = diagnose(Visitor(folder, LEAD), MEANS)
    assert mishap.backup is not None
    assert mishap.backup.path == made.path
    assert not mishap.may_go_on
    with pytest.raises(StudyDamaged):
        look_only(Visitor(folder, LEAD), MEANS)


def test_going_on_keeps_the_files_as_they_were_found(folder: Path) -> None:
    rolled_back(folder)
    before = prints(folder)
    mishap = diagnose(Visitor(folder, LEAD), MEANS)
    assert mishap.may_go_on
    again = go_on(Visitor(folder, LEAD), MEANS)
    assert LogKind.LOSS_ACCEPTED in {each.kind for each in read_log(again.begin)}
    again.close()
    (kept,) = folder.glob("kept-*")
    aside = prints(kept)
    assert aside["research.db"] == before["research.db"]
    assert aside["identity.db"] == before["identity.db"]
    assert aside["witness"] == before["witness"]
    assert checked(folder).flaws == ()


def test_a_study_of_which_nothing_can_be_read_says_so(folder: Path) -> None:
    (folder / "research.db").write_bytes(b"")
    with pytest.raises(StudyDamaged):
        look_only(Visitor(folder, LEAD), MEANS)


def test_what_a_kill_left_is_kept_as_found_when_it_is_damaged(folder: Path) -> None:
    study = opened(folder)
    act(study, 40)
    left = killed(study, folder.with_name("killed"))
    study.close()
    wal = left / "research.db-wal"
    wal.write_bytes(wal.read_bytes()[: wal.stat().st_size // 2])
    before = prints(left)
    with pytest.raises(HURT):
        opened(left)
    (kept,) = left.glob("kept-*")
    assert prints(kept).items() <= before.items()
    assert {"research.db", "research.db-wal", "identity.db", "witness"} <= prints(kept).keys()
    study = opened(folder)
    whole = killed(study, folder.with_name("whole"))
    study.close()
    opened(whole).close()
    assert not list(whole.glob("kept-*"))
