"""A backup is made and put back in the terminal."""

from pathlib import Path

import pytest

from app.cli import run
from app.crypto import wrapping
from tests.storage.studies import CHEAP, LEAD, found, name_somebody, names, opened


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Found a study that is cheap to open, with the passphrase and the codes in files."""
    monkeypatch.setattr(wrapping.KdfRules, "accept", lambda _rules, cost: cost)
    founded = found(tmp_path / "study")
    name_somebody(founded.study, "p-1", "Cees")
    founded.study.close()
    (tmp_path / "zin.txt").write_text(LEAD + "\n")
    (tmp_path / "blad.txt").write_text(
        f"{founded.recovery.research}\n{founded.recovery.identity}\n"
    )
    (tmp_path / "stick").mkdir()
    assert CHEAP.memory_kib < wrapping.FLOOR.memory_kib
    return tmp_path / "study"


def test_a_backup_goes_out_and_comes_back(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    near = study.parent
    phrase = ["--passphrase-file", str(near / "zin.txt")]
    assert run(["study", "backup", str(study), str(near / "stick"), *phrase]) == 0
    (made,) = (near / "stick").iterdir()
    told = capsys.readouterr().out
    assert str(made) in told
    assert "Dit is de schijf waar ook het onderzoek staat." in told
    assert run(["study", "restore", str(made), str(near / "terug"), *phrase]) == 0
    assert "Na detentie staat in" in capsys.readouterr().out
    sheet = ["--sheet-file", str(near / "blad.txt")]
    assert run(["study", "restore", str(made), str(near / "weer"), *sheet]) == 0
    for folder in ("terug", "weer"):
        back = opened(near / folder)
        assert names(back) == ["Cees"]
        back.close()


def test_what_can_not_be_done_is_said_and_ends_in_one(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    near = study.parent
    phrase = ["--passphrase-file", str(near / "zin.txt")]
    assert run(["study", "backup", str(study), str(near / "nergens"), *phrase]) == 1
    assert "Hier kan niet geschreven worden" in capsys.readouterr().err
    assert run(["study", "restore", str(near / "zin.txt"), str(near / "terug"), *phrase]) == 1
    assert "geen reservekopie" in capsys.readouterr().err
    assert not (near / "terug").exists()
    for verb in ("backup", "restore"):
        with pytest.raises(SystemExit) as ended:
            run(["study", verb, "--help"])
        assert ended.value.code == 0
