"""Two hundred flipped bits in the stores, and files cut, emptied and put back: each has a sentence.

Not one ends in a traceback, a hang, or a study that opens as if nothing had happened; in the
window's way in (`open_study`) and in the terminal (`study check`).
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random  # noqa: TID251 - a test that fails must fail again

import pytest

from app.cli import run
from app.domain.errors import WaterlijnError
from app.language import UiLanguage, speak
from app.sentences import sentence
from app.services.vault_keeping import read_log
from app.storage.connecting import PAGE
from tests.storage.studies import (
    LEAD,
    MEANS,
    act,
    found,
    killed,
    name_somebody,
    names,
    opened,
    with_steward,
)

FLIPS = {
    "research.db": 110,
    "identity.db": 90,
    "vault.json": 30,
    "keys/research.age": 15,
    "keys/identity.age": 15,
    "witness": 10,
}
"""How many bits of each file are flipped, one at a time: two hundred of them in the stores."""
SPARE = "witness"
"""Holds the same thing twice, so that a kill may tear one: half of its flips change nothing."""
BIG = {"ballast", "lock", "attempts"}
"""What holds nothing of the study."""


@dataclass
class Vault:
    """A closed study whose files can be put back as they were."""

    folder: Path
    phrase: Path
    files: dict[str, bytes] = field(default_factory=dict)

    def learn(self) -> None:
        """Remember every file as it is now."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        self.files = {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in paths
            if path.name not in BIG
        }

    def mend(self) -> None:
        """Put everything back."""
        for path in self.folder.rglob("*"):
            known = path.relative_to(self.folder).as_posix() in self.files or path.is_dir()
            if not known and path.name not in BIG - {"attempts"}:
                path.unlink()
        for name, content in self.files.items():
            (self.folder / name).write_bytes(content)

    def flip(self, name: str, place: int) -> None:
        """Turn one bit of a file around."""
        content = bytearray(self.files[name])
        content[place // 8] ^= 1 << place % 8
        (self.folder / name).write_bytes(content)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    folder = tmp_path_factory.mktemp("damage")
    with_steward(folder / "study")
    study = opened(folder / "study")
    act(study, 30)
    name_somebody(study, "p-1", "Cees")
    study.close()
    phrase = folder / "phrase"
    phrase.write_text(LEAD)
    made = Vault(folder / "study", phrase)
    made.learn()
    return made


@pytest.fixture
def whole(vault: Vault) -> Iterator[Vault]:
    yield vault
    vault.mend()


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli.study.real_means", lambda: MEANS)


def refused(vault: Vault) -> WaterlijnError | None:
    """Try to open, and return the error with which it ends, which must have words."""
    try:
        study = opened(vault.folder)
    except WaterlijnError as error:
        said = sentence(error, speak(UiLanguage.NL))
        assert said.what
        assert said.why
        assert said.what_now
        return error
    # Half of a witness is nothing that anybody could miss, but all the rest must be there.
    assert names(study) == ["Cees"]
    assert len(read_log(study.begin)) >= 31
    study.close()
    return None


def told(vault: Vault, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Look it over in the terminal; return the exit code and what was said."""
    asked = ["study", "check", str(vault.folder), "--passphrase-file", str(vault.phrase)]
    code = run([*asked, "--user", "Anna"])
    said = capsys.readouterr()
    return code, said.out + said.err


@pytest.mark.parametrize("name", FLIPS)
def test_every_flipped_bit_ends_in_a_sentence(
    whole: Vault, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = Random(name)  # noqa: S311 - which bit is flipped is no secret
    for place in chance.sample(range(len(whole.files[name]) * 8), FLIPS[name]):
        whole.mend()
        whole.flip(name, place)
        code, said = told(whole, capsys)
        assert said.strip(), place
        assert "Traceback" not in said
        whole.mend()
        whole.flip(name, place)
        error = refused(whole)
        assert (error is None) == (code == 0), (place, said)
        assert error is not None or name == SPARE, place


def test_two_hundred_bits_of_the_stores_were_flipped() -> None:
    assert sum(times for name, times in FLIPS.items() if name.endswith(".db")) == 200


Damage = Callable[[Path], object]
DAMAGES: dict[str, Damage] = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-2]),
    "halved": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0" * PAGE),
    "zeroes": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "a folder": lambda path: (path.unlink(), path.mkdir(), (path / "x").touch()),
}


@pytest.mark.parametrize("name", FLIPS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_every_other_damage_ends_in_a_sentence(
    vault: Vault, tmp_path: Path, name: str, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    vault.mend()
    copy = Vault(shutil.copytree(vault.folder, tmp_path / "study"), vault.phrase)
    DAMAGES[damage](copy.folder / name)
    code, said = told(copy, capsys)
    assert said.strip()
    assert "Traceback" not in said
    assert (refused(copy) is None) == (code == 0)
    assert code != 0 or name == SPARE


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """Return a study that went on after a copy of it was made, with the copy beside it."""
    folder = tmp_path / "study"
    study = found(folder).study
    act(study, 30)
    name_somebody(study, "p-1", "Cees")
    study.close()
    shutil.copytree(folder, tmp_path / "earlier")
    study = opened(folder)
    act(study, 5)
    name_somebody(study, "p-2", "Dirk")
    study.close()
    return folder


@pytest.mark.parametrize("old", [("research.db",), ("identity.db",), ("research.db", "witness")])
def test_a_file_put_back_is_told_in_the_terminal(
    earlier: Path, old: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in old:
        shutil.copy(earlier.with_name("earlier") / name, earlier / name)
    (tmp_path / "phrase").write_text(LEAD)
    code, said = told(Vault(earlier, tmp_path / "phrase"), capsys)
    assert code == 1
    assert said.strip()


@pytest.mark.parametrize("store", ["research.db", "identity.db"])
@pytest.mark.parametrize("what", ["gone", "empty", "halved"])
def test_a_damaged_wal_after_a_kill_is_told_in_the_terminal(
    earlier: Path, store: str, what: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    study = opened(earlier)
    act(study, 20)
    name_somebody(study, "p-3", "Els")
    left = killed(study, tmp_path / "killed")
    study.close()
    DAMAGES[what](left / f"{store}-wal")
    (tmp_path / "phrase").write_text(LEAD)
    code, said = told(Vault(left, tmp_path / "phrase"), capsys)
    assert code == 1
    assert said.strip()
