"""The demonstration, once: what it leaves opens with standard tools and holds no name."""

import csv
import math
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from app.bootstrap import DEMO, real_means
from app.cli import run
from app.demo.data import read_people, word_count
from app.demo.stage import names_in
from app.domain.log_groups import LogWish
from app.services.reading_log import view_in
from app.services.vault_keeping import open_study

TOOLS = ("age", "tar", "minisign", "sha256sum")


def test_the_study_is_as_large_as_a_real_one_begins() -> None:
    people = read_people(DEMO)
    assert len(people) >= 8
    assert sum(len(each.talks) for each in people) >= 14
    assert word_count(people) >= 8000


def test_everything_that_was_promised_is_there(made: Path) -> None:
    left = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert {
        "README.txt",
        "agenda.ics",
        "bundle/waterlijn-0001.age",
        "bundle/waterlijn-0001.receipt.txt",
        "bundle/waterlijn-0001.receipt.txt.minisig",
        "day-sheet.pdf",
        "guide.pdf",
        "journey.svg",
        "passphrase.txt",
        "recipient.key",
        "sender.pub",
        "study/research.db",
        "study/identity.db",
        "study/vault.json",
    } <= left
    asked = [each for each in read_people(DEMO) if each.asked_day is not None]
    assert len(list((made / "consent").glob("*.pdf"))) == len(asked)


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mijn.txt").write_text("van mij", "utf-8")
    assert run(["demo", str(tmp_path)]) == 1
    assert "niet leeg" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mijn.txt"]


def test_the_study_is_sound_and_its_log_reads_as_sentences(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    phrase = ["--passphrase-file", str(made / "passphrase.txt")]
    assert run(["study", "check", str(made / "study"), *phrase]) == 0
    assert "Alles klopt" in capsys.readouterr().out
    assert run(["study", "log", str(made / "study"), *phrase]) == 0
    log = capsys.readouterr().out
    assert "Gesprek afgerond." in log
    assert not any(each.name in log for each in read_people(DEMO))


@pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason="needs age, tar, minisign, sha256sum"
)
def test_the_commands_of_the_readme_open_the_bundle(made: Path) -> None:
    readme = (made / "README.txt").read_text("utf-8")
    commands = re.findall(r"^    ((?:age|mkdir|minisign|\(cd) .*)$", readme, re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        done = subprocess.run(
            ["/bin/sh", "-c", command], cwd=made, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (command, done.stderr)
    texts = list((made / "opened/bundle/data/texts").glob("*.txt"))
    assert len(texts) >= 13
    shutil.rmtree(made / "opened")


def test_no_identifier_that_a_reader_marked_left_in_the_bundle(made: Path, tmp_path: Path) -> None:
    keys = ["--identity", str(made / "recipient.key"), "--sender", str(made / "sender.pub")]
    file = str(made / "bundle/waterlijn-0001.age")
    assert run(["bundle", "open", file, *keys, "--to", str(tmp_path / "uit")]) == 0
    whole = "\n".join(
        path.read_text("utf-8") for path in (tmp_path / "uit").rglob("*") if path.is_file()
    )
    going = [each for each in read_people(DEMO) if "share-data" not in each.refused]
    marked = {term for each in going for talk in each.talks for term in talk.direct}
    assert len(marked) > 100
    left = [
        term for term in marked if re.search(rf"(?<!\w){re.escape(term)}(?!\w)", whole) is not None
    ]
    assert left == []
    assert "[deelnemer]" in whole


def test_who_refused_to_share_is_not_in_the_bundle_and_quotes_stay_out_where_refused(
    made: Path, tmp_path: Path
) -> None:
    keys = ["--identity", str(made / "recipient.key")]
    file = str(made / "bundle/waterlijn-0001.age")
    assert run(["bundle", "open", file, *keys, "--to", str(tmp_path / "uit")]) == 0
    texts = [path.read_text("utf-8") for path in (tmp_path / "uit").rglob("texts/*.txt")]
    people = read_people(DEMO)
    sharing = [each for each in people if "share-data" not in each.refused]
    assert (
        len(texts)
        == sum(len(each.talks) for each in sharing)
        < sum(len(each.talks) for each in people)
    )
    assert any("[citaat weggelaten]" in text and "“" not in text for text in texts)


def test_a_changed_bundle_is_refused_and_nothing_is_unpacked(made: Path, tmp_path: Path) -> None:
    body = bytearray((made / "bundle/waterlijn-0001.age").read_bytes())
    body[len(body) // 2] ^= 1
    bad = tmp_path / "slecht.age"
    bad.write_bytes(body)
    to = tmp_path / "uit"
    keys = ["--identity", str(made / "recipient.key")]
    assert run(["bundle", "open", str(bad), *keys, "--to", str(to)]) == 1
    assert not to.exists()


def test_what_the_log_tells_happened_in_that_order(made: Path) -> None:
    phrase = (made / "passphrase.txt").read_text("utf-8").strip()
    study = open_study(made / "study", phrase, real_means())
    try:
        with study.begin() as work:
            moments = [line.event.at for line in view_in(work).chosen(LogWish())]
    finally:
        study.close()
    assert len(moments) > 200
    assert moments == sorted(moments)


def test_the_readme_opens_the_study_where_it_stands(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (made / "README.txt").read_text("utf-8")
    commands = re.findall(r"^    py\S* build/run\.py (.*)$", readme, re.MULTILINE)
    window, *others = map(shlex.split, commands)
    assert window == [str(made / "study")]
    assert [each[:2] for each in others] == [["study", "check"], ["study", "log"]]
    for command in others:
        assert run(command) == 0
    assert "Alles klopt" in capsys.readouterr().out


def test_a_name_or_nickname_on_paper_is_noticed() -> None:
    people = read_people(DEMO)
    somebody = next(each for each in people if each.aliases)
    assert names_in(f"Dag {somebody.name}.", people) == [somebody.name]
    assert names_in(f"Dag '{somebody.aliases[0]}'!", people) == [somebody.aliases[0]]
    assert names_in("Dag WL-2AVQ, tot in Breda.", people) == []


def test_the_tables_read_in_the_order_of_life_and_the_codebook_in_plain_words(
    made: Path, tmp_path: Path
) -> None:
    keys = ["--identity", str(made / "recipient.key")]
    file = str(made / "bundle/waterlijn-0001.age")
    assert run(["bundle", "open", file, *keys, "--to", str(tmp_path / "uit")]) == 0
    journeys = (tmp_path / "uit/data/tables/journey_events.csv").read_text("utf-8")
    weeks: dict[str, list[float]] = {}
    for row in csv.DictReader(journeys.splitlines()):
        week = row["weeks_from_release"]
        weeks.setdefault(row["participant"], []).append(float(week) if week else math.inf)
    assert len(weeks) == 9
    assert all(each == sorted(each) for each in weeks.values())
    codebook = (tmp_path / "uit/data/codebook.md").read_text("utf-8")
    for line in ("- `debts`: schulden", "- `detainee`: gedetineerde", "- `municipality`: gemeente"):
        assert f"{line}\n" in codebook
