"""Ways on from a study of which a key file, the header or the witness is lost."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.library import Library
from app.domain.log import LogKind
from app.domain.users import Store
from app.language import UiLanguage, speak
from app.services import overview
from app.services.backing_up import make_backup
from app.services.mishap import Visitor, diagnose, go_on, locked_out, look_only
from app.services.vault_keeping import read_log
from app.storage.errors import HURT, StudyDamaged, WitnessLost
from app.storage.header import read_header
from app.ui.wording.log_details import full_line
from tests.services.mishaps.harm import cut, forged_witness, office, rolled_back
from tests.storage.studies import LEAD, MEANS, act, checked, found, opened


def without_key_of_names(folder: Path) -> None:
    (folder / "keys" / "identity.age").unlink()


def with_a_foreign_key_of_names(folder: Path, tmp_path: Path) -> None:
    found(tmp_path / "other").study.close()
    shutil.copy(tmp_path / "other" / "keys" / "identity.age", folder / "keys" / "identity.age")


def test_without_the_key_of_the_names_the_talks_can_still_be_read(
    folder: Path, shelf: Library, tmp_path: Path
) -> None:
    for damage in (without_key_of_names, lambda at: with_a_foreign_key_of_names(at, tmp_path)):
        damage(folder)
        with pytest.raises(StudyDamaged):
            opened(folder)
        assert diagnose(Visitor(folder, LEAD), MEANS).may_look
        half = look_only(Visitor(folder, LEAD), MEANS)
        assert len(overview.overviews(office(half.study, shelf))) == 30
        assert half.missing == {Store.IDENTITY}
        half.study.close()


def test_looking_is_not_offered_where_no_key_is_left(folder: Path) -> None:
    (folder / "keys" / "research.age").write_bytes(b"")
    mishap = diagnose(Visitor(folder, LEAD), MEANS)
    assert not mishap.may_look
    with pytest.raises(StudyDamaged):
        look_only(Visitor(folder, LEAD), MEANS)


@pytest.mark.parametrize("lose", [forged_witness, lambda at: (at / "witness").unlink()])
def test_a_lost_witness_is_told_of_and_somebody_who_knows_why_goes_on(
    folder: Path, lose: Callable[[Path], None]
) -> None:
    lose(folder)
    with pytest.raises(WitnessLost):
        opened(folder)
    mishap = diagnose(Visitor(folder, LEAD), MEANS)
    assert [type(flaw) for flaw in mishap.flaws] == [WitnessLost]
    assert mishap.may_go_on
    study = go_on(Visitor(folder, LEAD), MEANS)
    (lost,) = (event for event in read_log(study.begin) if event.kind is LogKind.LOSS_ACCEPTED)
    assert full_line(speak(UiLanguage.NL), lost, {}).endswith("(witness).")
    act(study, 5)
    study.close()
    assert checked(folder).flaws == ()
    rolled_back(folder)
    with pytest.raises(HURT):
        opened(folder)


def test_a_lost_witness_hides_no_other_damage(folder: Path) -> None:
    (folder / "witness").unlink()
    cut(folder)
    mishap = diagnose(Visitor(folder, LEAD), MEANS)
    assert {StudyDamaged, WitnessLost} >= {type(flaw) for flaw in mishap.flaws}
    assert not mishap.may_go_on


@pytest.mark.parametrize("damage", ["missing", "nonsense"])
def test_without_its_header_a_study_is_damaged_and_its_newest_backup_is_found(
    folder: Path, shelf: Library, tmp_path: Path, damage: str
) -> None:
    again = opened(folder)
    make_backup(office(again, shelf), tmp_path)
    newest = make_backup(office(again, shelf), tmp_path)
    again.close()
    if damage == "missing":
        (folder / "vault.json").unlink()
    else:
        (folder / "vault.json").write_text("{")
    with pytest.raises(StudyDamaged) as caught:
        read_header(folder)
    mishap = locked_out(folder, caught.value)
    assert mishap.backup is not None
    assert mishap.backup.path == newest.path
    assert (mishap.may_look, mishap.may_go_on) == (False, False)


def test_the_log_says_of_which_file_how_much_was_lost(folder: Path) -> None:
    rolled_back(folder)
    study = go_on(Visitor(folder, LEAD), MEANS)
    lost = [event for event in read_log(study.begin) if event.kind is LogKind.LOSS_ACCEPTED]
    said = [full_line(speak(UiLanguage.NL), event, {}) for event in lost]
    assert any(re.search(r"\(research\.db: \d+ van \d+\)", line) for line in said)
    study.close()
