"""Files that are not what was last written: every kind ends in a named error, and loses nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random  # noqa: TID251 - a test that fails must fail again

import pytest

from app.domain.log import LogKind
from app.domain.users import Role
from app.services.members import NewUser, add_user
from app.services.unlocking import unlock
from app.services.vault_keeping import read_log
from app.storage.connecting import PAGE, open_file
from app.storage.errors import (
    Finding,
    NotAUser,
    StudyChanged,
    StudyDamaged,
    StudyRolledBack,
    WitnessLost,
)
from app.storage.header import read_header
from tests.storage.studies import (
    LEAD,
    MEANS,
    STEWARD,
    act,
    checked,
    closed,
    found,
    killed,
    name_somebody,
    names,
    opened,
    with_steward,
)

STORES = ["research.db", "identity.db"]
FLIPS = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "study"


@pytest.fixture
def furnished(folder: Path) -> Path:
    study = found(folder).study
    act(study, 30)
    name_somebody(study, "p-1", "Cees")
    study.close()
    return folder


def snapshot(folder: Path) -> Path:
    """Keep a copy of a closed study beside it, to take old files from."""
    copy = folder.with_name("earlier")
    shutil.copytree(folder, copy)
    return copy


def later(folder: Path) -> None:
    study = opened(folder)
    act(study, 3)
    name_somebody(study, "p-2", "Dirk")
    study.close()


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize(
    ("damage", "findings"),
    [
        (lambda path: path.unlink(), {Finding.MISSING}),
        (lambda path: path.write_bytes(b""), {Finding.EMPTY}),
        (lambda path: path.write_bytes(path.read_bytes()[:-100]), {Finding.CUT}),
        (
            lambda path: path.write_bytes(path.read_bytes()[:-PAGE]),
            {Finding.CUT, Finding.STRUCTURE, Finding.UNREADABLE},
        ),
        (lambda path: path.write_bytes(path.read_bytes()[:PAGE]), set(Finding)),
        (lambda path: path.write_bytes(b"\0" * PAGE * 4), {Finding.UNREADABLE}),
        (
            lambda path: path.write_bytes(b"SQLite format 3\0" + path.read_bytes()[16:]),
            {Finding.UNREADABLE, Finding.PAGES, Finding.PLAIN_TEXT},
        ),
        (
            lambda path: path.write_bytes(path.read_bytes() + b"\0" * PAGE),
            {Finding.CUT, Finding.PAGES},
        ),
    ],
)
def test_a_store_that_is_not_whole_is_named(
    furnished: Path, store: str, damage: Callable[[Path], object], findings: set[Finding]
) -> None:
    damage(furnished / store)
    with pytest.raises(StudyDamaged) as caught:
        opened(furnished)
    assert caught.value.file == store
    assert caught.value.finding in findings
    report = checked(furnished)
    assert any(isinstance(flaw, StudyDamaged) and flaw.file == store for flaw in report.flaws)


@pytest.mark.parametrize("store", STORES)
def test_every_flipped_bit_is_found(furnished: Path, store: str) -> None:
    path = furnished / store
    whole = path.read_bytes()
    chance = Random(store)  # noqa: S311 - which bit is flipped is no secret
    for _ in range(FLIPS):
        place, bit = chance.randrange(len(whole)), chance.randrange(8)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
        with pytest.raises(StudyDamaged):
            opened(furnished)
    path.write_bytes(whole)
    opened(furnished).close()


@pytest.mark.parametrize("old", [*STORES, "vault.json"])
def test_one_file_rolled_back_is_noticed(folder: Path, old: str) -> None:
    with_steward(folder)
    earlier = snapshot(folder)
    if old == "vault.json":
        _add_another(folder)
    later(folder)
    shutil.copy(earlier / old, folder / old)
    with pytest.raises(StudyRolledBack) as caught:
        opened(folder)
    assert caught.value.file == old
    assert caught.value.found < caught.value.expected


def _add_another(folder: Path) -> None:
    study = opened(folder)
    add_user(study, LEAD, NewUser("Ine", Role.INTERVIEWER, "verkort vanuit darm uiting"), MEANS)
    study.close()


def test_research_and_witness_rolled_back_together_are_noticed(furnished: Path) -> None:
    earlier = snapshot(furnished)
    later(furnished)
    for old in ("research.db", "witness"):
        shutil.copy(earlier / old, furnished / old)
    with pytest.raises(StudyRolledBack):
        opened(furnished)


@pytest.mark.parametrize("store", STORES)
def test_any_one_old_page_put_back_is_noticed(furnished: Path, store: str) -> None:
    earlier = (snapshot(furnished) / store).read_bytes()
    later(furnished)
    path = furnished / store
    whole = path.read_bytes()
    places = [
        place
        for place in range(0, min(len(earlier), len(whole)), PAGE)
        if earlier[place : place + PAGE] != whole[place : place + PAGE]
    ]
    assert places
    for place in places:
        path.write_bytes(whole[:place] + earlier[place : place + PAGE] + whole[place + PAGE :])
        with pytest.raises((StudyChanged, StudyDamaged, StudyRolledBack)):
            opened(furnished)
    path.write_bytes(whole)
    opened(furnished).close()


def test_a_store_that_something_else_has_written_to_is_noticed(
    furnished: Path, tmp_path: Path
) -> None:
    key = unlock(furnished, read_header(furnished), None, LEAD, MEANS).keys.research
    shutil.copytree(furnished, tmp_path / "copy")
    store = open_file(furnished / "research.db", key)
    store.execute("UPDATE study SET institution = 'elsewhere'")
    store.raw.close()
    assert [type(each) for each in checked(furnished).flaws] == [StudyChanged]
    with pytest.raises(StudyChanged):
        opened(furnished)
    with pytest.raises(StudyChanged):
        opened(furnished)
    study = opened(furnished, accept_losses=True)
    assert study.opening.losses[0].file == "research.db"
    study.close()
    opened(furnished).close()


def test_a_steward_notices_a_rolled_back_research_store_too(folder: Path) -> None:
    with_steward(folder)
    earlier = snapshot(folder)
    later(folder)
    shutil.copy(earlier / "research.db", folder / "research.db")
    with pytest.raises(StudyRolledBack):
        opened(folder, STEWARD)


def test_a_store_of_another_study_does_not_open(folder: Path, tmp_path: Path) -> None:
    closed(folder)
    other = closed(tmp_path / "other")
    for name in ("research.db", "keys/research.age"):
        shutil.copy(other / name, folder / name)
        with pytest.raises((StudyDamaged, NotAUser)):
            opened(folder)


@pytest.mark.parametrize("store", STORES)
def test_a_wal_that_is_gone_after_a_kill_is_noticed(
    furnished: Path, tmp_path: Path, store: str
) -> None:
    study = opened(furnished)
    act(study, 40)
    name_somebody(study, "p-3", "Els")
    left = killed(study, tmp_path / "killed")
    study.close()
    (left / f"{store}-wal").unlink()
    with pytest.raises(StudyRolledBack) as caught:
        opened(left)
    assert caught.value.file == store


def test_a_wal_cut_short_after_a_kill_is_noticed(furnished: Path, tmp_path: Path) -> None:
    study = opened(furnished)
    act(study, 40)
    left = killed(study, tmp_path / "killed")
    study.close()
    wal = left / "research.db-wal"
    wal.write_bytes(wal.read_bytes()[: wal.stat().st_size // 2])
    with pytest.raises(StudyRolledBack):
        opened(left)


def test_after_a_kill_everything_acknowledged_is_there(furnished: Path, tmp_path: Path) -> None:
    study = opened(furnished)
    act(study, 5)
    name_somebody(study, "p-3", "Els")
    log = read_log(study.begin)
    left = killed(study, tmp_path / "killed")
    study.close()
    again = opened(left)
    assert names(again) == ["Cees", "Els"]
    assert read_log(again.begin)[: len(log)] == log
    again.close()


@pytest.mark.parametrize("lost", ["research.db", "identity.db", "both", "vault.json"])
def test_a_loss_that_is_accepted_opens_and_stands_in_the_log(folder: Path, lost: str) -> None:
    with_steward(folder)
    earlier = snapshot(folder)
    if lost == "vault.json":
        _add_another(folder)
    later(folder)
    for name in STORES if lost == "both" else [lost]:
        shutil.copy(earlier / name, folder / name)
    with pytest.raises(StudyRolledBack):
        opened(folder)
    study = opened(folder, accept_losses=True)
    accepted = [each for each in read_log(study.begin) if each.kind is LogKind.LOSS_ACCEPTED]
    assert {each.subject for each in accepted} & {lost, *STORES}
    name_somebody(study, "p-7", "Na het verlies")
    study.close()
    study = opened(folder)
    assert "Na het verlies" in names(study)
    study.close()
    opened(folder, STEWARD).close()
    assert checked(folder).flaws == ()


def test_an_event_swapped_inside_the_log_breaks_the_chain(furnished: Path) -> None:
    study = opened(furnished)
    with study.begin() as work:
        raw = work.study._research
        raw.execute("DROP TRIGGER log_never_changes")
        raw.execute("UPDATE log SET subject = 'text-2' WHERE seq = 5")
        work.commit()
    study.close()
    with pytest.raises(StudyDamaged) as caught:
        opened(furnished)
    assert caught.value.finding is Finding.CHAIN


def test_an_event_cut_from_the_end_of_the_log_is_noticed(furnished: Path) -> None:
    study = opened(furnished)
    with study.begin() as work:
        raw = work.study._research
        for trigger in ("log_never_shrinks", "head_only_rises"):
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("DELETE FROM log WHERE seq > 10")
        row = raw.the("SELECT seq, digest FROM log WHERE seq = 10")
        raw.execute("UPDATE head SET log_seq = 10, log_digest = ?", (row["digest"],))
        work.commit()
    left = killed(study, furnished.with_name("killed"))
    study.close()
    with pytest.raises(StudyRolledBack):
        opened(left)


@pytest.mark.parametrize("place", [0, 4096])
def test_a_witness_torn_while_writing_hurts_one_place_only(furnished: Path, place: int) -> None:
    path = furnished / "witness"
    content = bytearray(path.read_bytes())
    content[place : place + 50] = b"\0" * 50
    path.write_bytes(content)
    opened(furnished).close()


@pytest.mark.parametrize("content", [b"", b" " * 5000, b"\xff" * 4608])
def test_a_forged_witness_is_not_believed(furnished: Path, content: bytes) -> None:
    (furnished / "witness").write_bytes(content)
    with pytest.raises(WitnessLost) as caught:
        opened(furnished)
    assert (caught.value.file, caught.value.finding) == ("witness", Finding.FORGED)


def test_a_witness_that_is_gone_is_missed(furnished: Path) -> None:
    (furnished / "witness").unlink()
    with pytest.raises(WitnessLost) as caught:
        opened(furnished)
    assert caught.value.finding is Finding.MISSING


@pytest.mark.parametrize("name", ["research", "identity"])
@pytest.mark.parametrize("content", [b"", b"age-encryption.org/v1\n", b"\0" * 400])
def test_a_damaged_key_file_is_named(furnished: Path, name: str, content: bytes) -> None:
    (furnished / "keys" / f"{name}.age").write_bytes(content)
    with pytest.raises(StudyDamaged) as caught:
        opened(furnished)
    assert caught.value.file == f"{name}.age"
