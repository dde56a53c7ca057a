"""What a steward may get wrong in a terminal: a sentence each time, never a page of code."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import run
from tests.cli.test_verbs import ROOT, typed
from tests.storage.studies import closed

ASKED = '{"id": 1, "text": "Niets."}'


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["demo"], "hier ontbreekt nog: MAP"),
        (["forms"], "hier ontbreekt nog: COMMANDO"),
        (["bundle", "open"], "hier ontbreekt nog: BUNDEL, --identity"),
        (["deid", "a", "b"], "dit hoort er niet bij: b"),
        (["forms", "kijk"], "bij COMMANDO kan niet: 'kijk'"),
        (["demo", "x", "--seed", "zes"], "bij --seed kan niet: 'zes'"),
        (["demo", "x", "--seed"], "achter --seed ontbreekt nog iets"),
        (["study", "log", "x", "--from", "gisteren"], "bij --from kan niet: 'gisteren'"),
        (["bundle", "open", "x", "--s", "y"], "hier ontbreekt nog: --identity"),
    ],
)
def test_a_command_that_is_not_right_is_told_in_the_language_of_the_program(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_page_of_help_has_no_heading_in_another_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for verb in ([], ["study", "log"], ["bundle", "open"]):
        with pytest.raises(SystemExit):
            run([*verb, "--help"])
        shown = capsys.readouterr().out
        assert shown.startswith("gebruik: main.py")
        assert "wat je kunt kiezen" in shown
        assert not {"usage", "options", "positional"} & set(shown.replace(":", " ").split())


@pytest.mark.parametrize(
    "line",
    [
        '{"id": NaN, "text": "Jan"}',
        '{"id": "\\ud800", "text": "Jan"}',
        '{"id": ["\\udfff"], "text": "Jan"}',
        '{"id": 1, "text": null}',
        '{"id": 1, "text": "a", "known_terms": 5}',
        "9" * 5000,
    ],
)
def test_a_line_that_can_not_be_answered_is_named(line: str) -> None:
    done = typed("deid", stdin=f"{ASKED}\n{line}\n")
    assert done.returncode == 1
    assert "Regel 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_label_nobody_knows_is_as_good_as_none() -> None:
    labels = ([], {}, 5, "ONZIN", None)
    known = [[{"term": "Zilvertoren", "label": label, "role": label}] for label in labels]
    asked = [{"id": 1, "text": "Bij de Zilvertoren.", "known_terms": each} for each in known]
    done = typed("deid", stdin="\n".join(map(json.dumps, asked)))
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["spans"][0]["layer"] for each in answers] == ["registry"] * len(labels)


def test_a_mark_before_the_first_line_is_no_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / "regels.jsonl"
    file.write_text(ASKED, "utf-8-sig")
    piped = typed("deid", stdin=f"\ufeff{ASKED}\n")
    named = typed("deid", file)
    assert piped.returncode == named.returncode == 0, piped.stderr
    assert piped.stdout == named.stdout


def test_input_that_is_no_utf8_is_called_the_input() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "deid"],
        input=b"\xff\xfe{}\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "De invoer is niet te lezen" in done.stderr.decode("utf-8")


def test_a_passphrase_that_nobody_can_type_is_asked_for_in_a_file(tmp_path: Path) -> None:
    study = closed(tmp_path / "study")
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "study", "log", str(study)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        start_new_session=True,
    )
    assert done.returncode == 1
    assert "--passphrase-file" in done.stderr
    assert "Warning" not in done.stderr
    assert not (study / "attempts").exists()


def test_a_user_whom_the_study_does_not_know_is_told_who_it_does_know(tmp_path: Path) -> None:
    study = closed(tmp_path / "study")
    done = typed("study", "log", study, "--user", "Ann", "--passphrase-file", "geen")
    assert done.returncode == 1
    assert "kent niemand die zo heet: Ann" in done.stderr
    assert "Anna" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_nothing_is_made_of_an_output_that_takes_no_more() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "deid"],
            input=f"{ASKED}\n".encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there an input always gives something")
def test_an_input_that_gives_nothing_back_is_no_reason_to_fall_silent() -> None:
    with Path(os.devnull).open("wb") as deaf:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "deid"],
            stdin=deaf,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 1
    assert "De invoer is niet te lezen." in done.stderr


def test_a_reader_who_leaves_early_ends_the_verb_without_a_word() -> None:
    with _started("deid") as going:
        _answer(going)
        assert going.stdout is not None
        going.stdout.close()
        assert going.stdin is not None
        going.stdin.write(f"{ASKED}\n" * 2)
        going.stdin.flush()
        assert going.wait(timeout=60) == 1
        assert going.stderr is not None
        assert going.stderr.read() == ""


@pytest.mark.skipif(os.name == "nt", reason="there a program is ended without a word to it")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_who_ends_a_verb_gets_one_word(name: str) -> None:
    before = signal.signal(signal.Signals[name], _heard)  # whoever starts us may be deaf to it
    with _started("deid") as going:
        signal.signal(signal.Signals[name], before)
        _answer(going)
        going.send_signal(signal.Signals[name])
        assert going.wait(timeout=60) == 1
        assert going.stderr is not None
        assert going.stderr.read() == "Afgebroken.\n"


@pytest.mark.skipif(os.name == "nt", reason="there a program is ended without a word to it")
def test_a_demonstration_that_is_ended_leaves_nothing(tmp_path: Path) -> None:
    with _started("demo", str(tmp_path / "demo")) as going:
        assert going.stdout is not None
        assert going.stdout.readline().startswith("✓")
        going.terminate()
        assert going.wait(timeout=60) == 1
    assert list(tmp_path.iterdir()) == []


def _heard(_number: int, _frame: object) -> None:
    """Listen: a program that is started by one who listens does so too."""


def _started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _answer(going: subprocess.Popen[str]) -> None:
    """Ask for something and wait for the answer, which shows that the verb is at work."""
    assert going.stdin is not None
    assert going.stdout is not None
    going.stdin.write(f"{ASKED}\n")
    going.stdin.flush()
    assert json.loads(going.stdout.readline())["id"] == 1
