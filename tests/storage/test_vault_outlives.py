"""The data outlives the program: a recovery identity, `age` and SQLCipher 4 are enough."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.studies import found, name_somebody

STORES = [
    ("research", "SELECT title FROM study;", "Na detentie"),
    ("identity", "SELECT name FROM identity;", "Cees"),
]
ANY_SQLCIPHER = """
import sys
from sqlcipher3 import dbapi2
store = dbapi2.connect(sys.argv[1])
for line in sys.stdin.read().splitlines():
    for row in store.execute(line):
        print(row[0])
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Return a closed study, with its recovery sheets beside it."""
    founded = found(tmp_path / "study")
    name_somebody(founded.study, "p-1", "Cees")
    founded.study.close()
    for store, _, _ in STORES:
        (tmp_path / f"{store}.txt").write_text(getattr(founded.recovery, store) + "\n")
    return tmp_path / "study"


def script(study: Path, store: str, query: str) -> str:
    """Return what one types into sqlcipher, with the key that age gives."""
    command = ["age", "-d", "-i", str(study.with_name(f"{store}.txt"))]
    opened = subprocess.run(
        [*command, str(study / "keys" / f"{store}.age")], capture_output=True, text=True, check=True
    )
    return f"PRAGMA key = \"x'{opened.stdout.strip()}'\";\n{query}\n"


def said_by(command: list[str], typed: str) -> list[str]:
    done = subprocess.run(command, input=typed, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def new_enough() -> bool:
    if not shutil.which("sqlcipher"):
        return False
    version = said_by(["sqlcipher", ":memory:"], "PRAGMA cipher_version;\n")
    return bool(version) and int(version[0].partition(".")[0]) >= 4


@pytest.mark.skipif(not shutil.which("age"), reason="takes the age tool")
@pytest.mark.parametrize(("store", "query", "answer"), STORES)
def test_age_and_any_sqlcipher_open_a_store(
    study: Path, store: str, query: str, answer: str
) -> None:
    command = [sys.executable, "-c", ANY_SQLCIPHER, str(study / f"{store}.db")]
    assert answer in said_by(command, script(study, store, query))


@pytest.mark.skipif(
    not shutil.which("age") or not new_enough(), reason="takes the age and sqlcipher 4 tools"
)
@pytest.mark.parametrize(("store", "query", "answer"), STORES)
def test_age_and_the_sqlcipher_tool_open_a_store(
    study: Path, store: str, query: str, answer: str
) -> None:
    command = ["sqlcipher", str(study / f"{store}.db")]
    assert answer in said_by(command, script(study, store, query))
