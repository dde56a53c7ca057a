"""A study is founded in the terminal, opened there, and its recovery sheet holds both codes."""

from pathlib import Path

import pytest

from app.cli import run
from app.documents.preview import text_of_pages


def test_a_study_is_founded_and_opened_with_the_words_it_was_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study, sheet = tmp_path / "studie", tmp_path / "herstelblad.pdf"
    asked = ["--title", "Na detentie", "--name", "Anna", "--sheet", str(sheet)]
    assert run(["study", "new", str(study), *asked]) == 0
    said = capsys.readouterr().out
    phrase = said.split("schrijf hem nu op): ")[1].splitlines()[0]
    assert len(phrase.split()) == 6
    file = tmp_path / "zin.txt"
    file.write_text(phrase + "\n", "utf-8")
    assert run(["study", "check", str(study), "--passphrase-file", str(file)]) == 0
    (page,) = text_of_pages(sheet.read_bytes())
    assert "Code A opent" in page
    assert "Code B opent" in page
    assert phrase not in page


def test_an_own_passphrase_that_is_too_short_founds_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "zin.txt"
    file.write_text("te kort", "utf-8")
    study = tmp_path / "studie"
    asked = ["--title", "T", "--name", "A", "--sheet", str(tmp_path / "blad.pdf")]
    assert run(["study", "new", str(study), *asked, "--passphrase-file", str(file)]) == 1
    assert "te kort" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["zin.txt"]


def test_a_study_whose_sheet_can_not_be_written_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study, sheet = tmp_path / "studie", tmp_path / "er" / "niet" / "blad.pdf"
    asked = ["--title", "T", "--name", "A", "--sheet", str(sheet)]
    assert run(["study", "new", str(study), *asked]) == 1
    shown = capsys.readouterr()
    assert "blad.pdf" in shown.err
    assert shown.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_never_lies_in_the_folder_that_it_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study = tmp_path / "studie"
    asked = ["--title", "T", "--name", "A", "--sheet", str(study / "blad.pdf")]
    assert run(["study", "new", str(study), *asked]) == 1
    assert "niet in de map van het onderzoek" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_is_never_written_over_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "blad.pdf"
    sheet.write_text("van een ander onderzoek", "utf-8")
    asked = ["--title", "T", "--name", "A", "--sheet", str(sheet)]
    assert run(["study", "new", str(tmp_path / "studie"), *asked]) == 1
    assert "Er staat al iets" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["blad.pdf"]
    assert sheet.read_text("utf-8") == "van een ander onderzoek"


def test_an_empty_passphrase_file_and_an_empty_name_found_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "zin.txt"
    file.write_text("\n", "utf-8")
    new = ["study", "new", str(tmp_path / "studie"), "--sheet", str(tmp_path / "blad.pdf")]
    phrase = ["--passphrase-file", str(file)]
    assert run([*new, "--title", "T", "--name", "A", *phrase]) == 1
    assert "te kort" in capsys.readouterr().err
    for title, name in (("", "A"), ("T", "  ")):
        with pytest.raises(SystemExit) as ended:
            run([*new, "--title", title, "--name", name])
        assert ended.value.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["zin.txt"]


def test_the_passphrase_is_changed_in_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "oud.txt", tmp_path / "nieuw.txt"
    old.write_text("kwartel zeven stoepen", "utf-8")
    new.write_text("achter de molen woont zij", "utf-8")
    study, sheet = str(tmp_path / "studie"), str(tmp_path / "blad.pdf")
    asked = ["--title", "T", "--name", "Anna", "--sheet", sheet, "--passphrase-file", str(old)]
    assert run(["study", "new", study, *asked]) == 0
    changed = ["--passphrase-file", str(old), "--new-passphrase-file", str(new)]
    assert run(["study", "passphrase", study, *changed]) == 0
    capsys.readouterr()
    assert run(["study", "users", study, "--passphrase-file", str(old)]) == 1
    assert "opent het onderzoek niet" in capsys.readouterr().err
    assert run(["study", "users", study, "--passphrase-file", str(new)]) == 0
    assert capsys.readouterr().out.split()[:2] == ["Anna", "onderzoeksleider"]
    named = ["--user", "Stef", "--passphrase-file", str(new)]
    assert run(["study", "log", study, *named]) == 1
    assert "niemand die zo heet: Stef" in capsys.readouterr().err


def test_the_log_is_chosen_by_kind_and_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    study, file = tmp_path / "studie", tmp_path / "zin.txt"
    asked = ["--title", "Na detentie", "--name", "Anna", "--sheet", str(tmp_path / "blad.pdf")]
    assert run(["study", "new", str(study), *asked]) == 0
    said = capsys.readouterr().out
    file.write_text(said.split("schrijf hem nu op): ")[1].splitlines()[0] + "\n", "utf-8")
    read = ["study", "log", str(study), "--passphrase-file", str(file)]
    assert run([*read, "--kind", "study"]) == 0
    shown = capsys.readouterr().out
    assert "Onderzoek aangemaakt." in shown
    assert "ontgrendeld" not in shown
    assert run([*read, "--to", "2020-01-01"]) == 0
    assert capsys.readouterr().out == ""
    assert run([*read, "--participant", "WL-XX"]) == 1
    with pytest.raises(SystemExit):
        run([*read, "--from", "gisteren"])
