"""The verbs as a steward types them: exit codes, sentences, and never a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import run
from app.cli.window import is_bad_pair
from tests.storage.studies import LEAD, closed

ROOT = Path(__file__).resolve().parents[2]


def typed(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program as a person does, in a process of its own."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "verb",
    [
        [],
        ["demo"],
        ["forms", "check"],
        ["study", "check"],
        ["study", "log"],
        ["deid"],
        ["bundle", "inspect"],
        ["bundle", "verify"],
        ["bundle", "open"],
        ["window"],
    ],
)
def test_every_verb_explains_itself(verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run([*verb, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert "toon deze hulp" in shown
    assert "show this help" not in shown


def test_words_that_are_no_command_end_with_two() -> None:
    for words in (["study"], ["bundle", "open"], ["study", "check"], ["demo", "a", "b"]):
        done = typed(*words)
        assert done.returncode == 2
        assert "Dit commando klopt niet" in done.stderr
        assert "Traceback" not in done.stderr


def test_identifiers_come_out_as_json_lines_at_the_right_places() -> None:
    text = "Karim belde zijn moeder Fatima op 06-12345678."
    asked = {"id": "a1", "text": text, "known_terms": [{"term": "Karim Bouazza"}]}
    done = typed("deid", "-", stdin=json.dumps(asked) + "\n\n")
    assert done.returncode == 0, done.stderr
    (answer,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert answer["id"] == "a1"
    found = {text[span["start"] : span["end"]]: span for span in answer["spans"]}
    assert {"Karim", "Fatima", "06-12345678"} <= set(found)
    assert found["Karim"]["layer"] == "registry"
    assert found["06-12345678"]["label"] == "PHONE"
    for span in answer["spans"]:
        assert set(span) == {"start", "end", "label", "kind", "tier", "layer"}
        assert span["kind"] in {"direct", "quasi", "context"}
        assert span["tier"] in {"auto", "review", "flag", "info"}


def test_half_a_sign_in_a_text_or_a_known_name_is_answered_all_the_same() -> None:
    line = '{"id": 1, "text": "Karim\\ud83d belde.", "known_terms": [{"term": "\\udc00"}]}'
    done = typed("deid", "-", stdin=line)
    assert done.returncode == 0, done.stderr
    (span,) = json.loads(done.stdout)["spans"]
    assert (span["start"], span["end"]) == (0, 5)


@pytest.mark.parametrize(
    "line", ["geen json", "[]", '{"id": 1}', '{"id": 1, "text": "a", "known_terms": [7]}']
)
def test_a_line_that_is_not_understood_is_named(line: str) -> None:
    done = typed("deid", stdin=f'{{"id": 1, "text": "Niets."}}\n{line}\n')
    assert done.returncode == 1
    assert "Regel 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_input_that_is_no_text_gets_a_sentence() -> None:
    for body in (b"\xff\xfe{}\n", b"[" * 200_000 + b"\n"):
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "deid"],
            input=body,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr


def test_a_study_is_looked_over_without_changing_it(tmp_path: Path) -> None:
    done = typed("study", "check", tmp_path / "nergens", "--passphrase-file", tmp_path / "geen")
    assert done.returncode == 1
    assert "geen onderzoek" in done.stderr


def test_a_cheap_key_derivation_is_refused_by_the_real_program(tmp_path: Path) -> None:
    study = closed(tmp_path / "study")
    phrase = tmp_path / "phrase.txt"
    phrase.write_text(LEAD, "utf-8")
    done = typed("study", "check", study, "--passphrase-file", phrase)
    assert done.returncode == 1
    assert "sleutelberekening" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_bundle_gets_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "iets.age"
    file.write_bytes(b"Dit is geen bundel.")
    key = tmp_path / "sleutel.txt"
    key.write_text("geen sleutel", "utf-8")
    for done in (
        typed("bundle", "inspect", file),
        typed("bundle", "verify", file, "--identity", key),
        typed("bundle", "open", tmp_path / "weg.age", "--identity", key),
        typed("bundle", "verify", file, "--identity", tmp_path / "weg.txt"),
    ):
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) >= 2
        assert "Traceback" not in done.stderr


def test_the_shipped_forms_are_clean_and_a_broken_one_is_named(tmp_path: Path) -> None:
    assert typed("forms", "check").returncode == 0
    (tmp_path / "consent").mkdir()
    (tmp_path / "consent" / "x.nl.md").write_text("geen kop\n", "utf-8")
    done = typed("forms", "check", tmp_path)
    assert done.returncode == 1
    assert "x.nl.md:1: " in done.stdout


def test_the_program_says_it_in_english_too() -> None:
    done = typed("--language", "en", "study", "check", "nowhere", "--passphrase-file", "none")
    assert done.returncode == 1
    assert "study" in done.stderr.lower()
    assert "onderzoek" not in done.stderr


def test_the_pair_of_python_and_qt_that_aborts_is_known() -> None:
    assert is_bad_pair((3, 11), "6.12.0")
    assert not is_bad_pair((3, 11), "6.11.3")
    assert not is_bad_pair((3, 12), "6.12.0")
