"""With the sheet alone the lead gets back in, in the terminal; a wrong line is named."""

from io import StringIO
from pathlib import Path

import pytest

from app.cli import run
from app.crypto.shares import split
from app.domain.recovery_code import key_bytes, printed_lines
from app.domain.users import Store
from app.services.vault_keeping import NewStudy, Recovery, create_study
from tests.storage.studies import LEAD, MEANS

NEW = "kwartel zeven stoepen achter de molen"


@pytest.fixture
def study(tmp_path: Path) -> tuple[Path, Recovery]:
    """Found a study, close it, and return its folder and its recovery codes."""
    founded = create_study(tmp_path / "studie", NewStudy("Na detentie", "Anna", LEAD), MEANS)
    founded.study.close()
    return tmp_path / "studie", founded.recovery


def lines(recovery: Recovery, store: Store) -> list[str]:
    return [" ".join(line) for line in printed_lines(recovery.of(store), store)]


def opens(folder: Path, phrase: str) -> bool:
    file = folder.with_name("zin.txt")
    file.write_text(phrase + "\n", "utf-8")
    return run(["study", "check", str(folder), "--passphrase-file", str(file)]) == 0


def test_a_file_with_both_codes_and_a_passphrase_of_one_s_own(
    study: tuple[Path, Recovery], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, recovery = study
    codes, phrase = tmp_path / "codes.txt", tmp_path / "nieuw.txt"
    codes.write_text("\n\n".join("\n".join(lines(recovery, store)) for store in Store), "utf-8")
    phrase.write_text(NEW + "\n", "utf-8")
    asked = ["--codes-file", str(codes), "--passphrase-file", str(phrase)]
    assert run(["study", "recover", str(folder), *asked]) == 0
    said = capsys.readouterr().out
    assert "Anna" in said
    assert NEW not in said
    assert opens(folder, NEW)


def test_typed_line_by_line_a_wrong_line_is_named_and_asked_again(
    study: tuple[Path, Recovery],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder, recovery = study
    typed = lines(recovery, Store.RESEARCH) + lines(recovery, Store.IDENTITY)
    wrong = ("Q" if typed[1][7] != "Q" else "P").join((typed[1][:7], typed[1][8:]))
    typed.insert(1, wrong)
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(typed) + "\n"))
    assert run(["study", "recover", str(folder)]) == 0
    done = capsys.readouterr()
    assert "In regel 2 staat een teken verkeerd, waarschijnlijk in groep 2." in done.err
    assert done.err.count("Code A, regel 2: ") == 2
    phrase = done.out.split("schrijf hem nu op): ")[1].splitlines()[0]
    assert opens(folder, phrase)


def test_two_shares_of_each_code_are_typed_too(
    study: tuple[Path, Recovery], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, recovery = study
    typed = [
        " ".join(share) for store in Store for share in split(key_bytes(recovery.of(store)))[:2]
    ]
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(typed) + "\n"))
    assert run(["study", "recover", str(folder)]) == 0


def test_codes_of_another_study_change_nothing(
    study: tuple[Path, Recovery], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = study
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    other = create_study(tmp_path / "ander", NewStudy("Ander", "Bo", LEAD), MEANS)
    other.study.close()
    codes = tmp_path / "codes.txt"
    codes.write_text(f"{other.recovery.research}\n{other.recovery.identity}\n", "utf-8")
    assert run(["study", "recover", str(folder), "--codes-file", str(codes)]) == 1
    assert "Code A opent de gesprekken van dit onderzoek niet." in capsys.readouterr().err
    assert {file: file.read_bytes() for file in before} == before


def test_nobody_at_the_keyboard_and_no_command(study: tuple[Path, Recovery]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", StringIO(""))
        assert run(["study", "recover", str(study[0])]) == 1
    with pytest.raises(SystemExit) as stopped:
        run(["study", "recover"])
    assert stopped.value.code == 2
