"""What goes wrong gets a sentence and exit code 1, and nothing half-written stays behind."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import ROOT, real_means
from app.cli import run
from app.crypto.sealing import generate_identity
from app.crypto.signing import generate_signing_keys
from app.services.vault_keeping import open_study

TMPFS = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount") is not None


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Path:
    """Return a copy of the demonstration's study that may be spoiled."""
    copy = tmp_path / "study"
    shutil.copytree(made / "study", copy)
    return copy


@pytest.fixture
def phrase(made: Path) -> list[str]:
    return ["--passphrase-file", str(made / "passphrase.txt")]


def _said(capsys: pytest.CaptureFixture[str]) -> str:
    shown = capsys.readouterr()
    said = shown.err + shown.out
    assert "Traceback" not in said
    return said


def test_a_wrong_passphrase(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "fout.txt"
    wrong.write_text("een heel andere wachtzin", "utf-8")
    assert run(["study", "log", str(study), "--passphrase-file", str(wrong)]) == 1
    assert "Caps Lock" in _said(capsys)


def test_a_newer_study(study: Path, phrase: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    header = json.loads((study / "vault.json").read_text("utf-8"))
    header["format"] = 999
    (study / "vault.json").write_text(json.dumps(header), "utf-8")
    assert run(["study", "check", str(study), *phrase]) == 1
    said = _said(capsys)
    assert "nieuwere Waterlijn" in said
    assert "999" in said


def test_a_damaged_file(study: Path, phrase: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    body = bytearray((study / "research.db").read_bytes())
    body[len(body) // 2] ^= 1
    (study / "research.db").write_bytes(body)
    assert run(["study", "check", str(study), *phrase]) == 1
    assert "research.db" in _said(capsys)
    assert (study / "research.db").read_bytes() == bytes(body)


def test_a_header_that_is_no_header(
    study: Path, phrase: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (study / "vault.json").write_text("{", "utf-8")
    assert run(["study", "check", str(study), *phrase]) == 1
    assert "vault.json" in _said(capsys)


def test_a_study_that_is_open_already(
    study: Path, made: Path, phrase: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = (made / "passphrase.txt").read_text("utf-8").strip()
    held = open_study(study, text, real_means())
    try:
        assert run(["study", "check", str(study), *phrase]) == 1
    finally:
        held.close()
    assert "ander venster" in _said(capsys)


def test_a_cut_bundle_and_somebody_elses_key(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = made / "bundle/waterlijn-0001.age"
    cut = tmp_path / "half.age"
    cut.write_bytes(whole.read_bytes()[:-100])
    mine = ["--identity", str(made / "recipient.key")]
    assert run(["bundle", "open", str(cut), *mine, "--to", str(tmp_path / "uit")]) == 1
    assert "beschadigd" in _said(capsys)
    other = tmp_path / "ander.key"
    other.write_text(generate_identity().to_text(), "utf-8")
    keys = ["--identity", str(other)]
    assert run(["bundle", "open", str(whole), *keys, "--to", str(tmp_path / "uit")]) == 1
    assert "sleutel past niet" in _said(capsys)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ander.key", "half.age"]


def test_a_target_that_can_not_be_written(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bestand"
    file.write_text("iets", "utf-8")
    mine = ["--identity", str(made / "recipient.key")]
    whole = str(made / "bundle/waterlijn-0001.age")
    assert run(["bundle", "open", whole, *mine, "--to", str(file / "uit")]) == 1
    assert "niet geschreven" in _said(capsys)
    assert run(["demo", str(file / "demo")]) == 1
    assert f"niet geschreven worden: {file / 'demo'}\n" in _said(capsys)
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"]


def test_a_place_that_a_study_can_not_take(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bestand"
    file.write_text("iets", "utf-8")
    assert run(["demo", str(file)]) == 1
    assert f"een bestand, geen map: {file}\n" in _said(capsys)
    assert run(["demo", str(tmp_path / "er" / "niet")]) == 1
    assert f"niet geschreven worden: {tmp_path / 'er' / 'niet'}\n" in _said(capsys)
    assert run(["demo", tmp_path.anchor]) == 1
    assert "hele schijf of stick" in _said(capsys)
    monkeypatch.chdir(tmp_path)
    assert run(["demo", "."]) == 1
    assert "Deze map is niet leeg" in _said(capsys)
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"]


def test_the_wrong_sender(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stranger = tmp_path / "vreemd.pub"
    stranger.write_text(generate_signing_keys().public, "utf-8")
    keys = ["--identity", str(made / "recipient.key"), "--sender", str(stranger)]
    assert run(["bundle", "verify", str(made / "bundle/waterlijn-0001.age"), *keys]) == 1
    assert "komt van een ander" in _said(capsys)


@pytest.mark.skipif(not TMPFS, reason="needs root and mount, to make a small disk")
def test_a_demonstration_on_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "stick"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)], check=True)
    try:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "demo", str(disk / "demo")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "ruimte" in done.stderr
        assert "Traceback" not in done.stderr
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)
