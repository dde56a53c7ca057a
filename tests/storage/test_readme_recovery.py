"""What README-RECOVERY.txt tells people to type is typed here, word for word, and opens a study."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from app.crypto.shares import split
from app.domain.recovery_code import key_bytes
from app.domain.users import Store
from app.services.vault_keeping import Recovery
from app.storage.files import README
from tests.storage.studies import found, name_somebody

NEEDS_AGE = pytest.mark.skipif(not shutil.which("age"), reason="takes the age tool")


@pytest.fixture
def study(tmp_path: Path) -> tuple[Path, Recovery]:
    """Return a closed study's folder, as somebody finds it years later, and its sheet."""
    founded = found(tmp_path / "study")
    name_somebody(founded.study, "p-1", "Cees")
    founded.study.close()
    return tmp_path / "study", founded.recovery


def commands(folder: Path) -> list[str]:
    """Return the lines that are to be typed: those that stand in by two."""
    lines = (folder / README).read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.startswith("  ") and line[2] != " "]


def programs(folder: Path) -> Iterator[str]:
    """Yield the small programs: those that stand in by four."""
    block: list[str] = []
    for line in [*(folder / README).read_text("utf-8").splitlines(), ""]:
        if line.startswith("    "):
            block.append(line)
        elif block:
            yield dedent("\n".join(block)) + "\n"
            block = []


def typed(command: str, folder: Path, answers: str = "") -> str:
    """Type one command into a shell that stands in the folder."""
    surroundings = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, input=answers, env=surroundings, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def with_programs(folder: Path) -> None:
    """Put the small programs where the text says."""
    for name, program in zip(("open.py", "tekst.py"), programs(folder), strict=True):
        (folder / name).write_text(program, "utf-8")


def with_codes(folder: Path, recovery: Recovery) -> None:
    """Put the codes where the text says."""
    for letter, store in zip("ab", Store, strict=True):
        (folder / f"code-{letter}.txt").write_text(recovery.of(store) + "\n", "utf-8")


def keys_by_age(folder: Path) -> list[str]:
    """Take out the keys with the two commands of the text."""
    return [
        typed(line, folder).strip() for line in commands(folder) if line.startswith("age -d -i")
    ]


def new_enough() -> bool:
    if not shutil.which("sqlcipher"):
        return False
    version = typed("sqlcipher :memory:", Path(), "PRAGMA cipher_version;\n").split(".")[0]
    return version.isdigit() and int(version) >= 4


@NEEDS_AGE
def test_age_and_the_small_program_open_both_stores(study: tuple[Path, Recovery]) -> None:
    folder, recovery = study
    with_codes(folder, recovery)
    with_programs(folder)
    keys = keys_by_age(folder)
    assert [len(key) for key in keys] == [64, 64]
    (command,) = [line for line in commands(folder) if line.startswith("python3 open.py")]
    assert "Na detentie" in typed(command.replace("SLEUTEL", keys[0]), folder)
    names = command.replace("SLEUTEL", keys[1]).replace("research.db", "identity.db")
    assert "Cees" in typed(names, folder)


@pytest.mark.skipif(
    not shutil.which("age") or not new_enough(), reason="takes the age and sqlcipher 4 tools"
)
def test_age_and_the_sqlcipher_tool_open_a_store(study: tuple[Path, Recovery]) -> None:
    folder, recovery = study
    with_codes(folder, recovery)
    key = keys_by_age(folder)[0]
    lines = commands(folder)
    at = lines.index("sqlcipher research.db")
    asked = "\n".join(lines[at + 1 : at + 4]).replace("SLEUTEL", key)
    assert "Na detentie" in typed(lines[at], folder, asked + "\n")


@NEEDS_AGE
def test_two_shares_become_the_code_with_the_shamir_tool(study: tuple[Path, Recovery]) -> None:
    folder, recovery = study
    with_programs(folder)
    lines = commands(folder)
    shares = [" ".join(share) for share in split(key_bytes(recovery.research))]
    said = typed("shamir recover", folder, f"{shares[2]}\n{shares[0]}\n")
    assert "shamir recover" in lines
    number = said.split("Your master secret is: ")[1].split()[0]
    (command,) = [line for line in lines if line.startswith("python3 tekst.py")]
    typed(command.replace("GETAL", number), folder)
    assert (folder / "code-a.txt").read_text("utf-8").strip() == recovery.research
    assert len(typed(lines[1], folder).strip()) == 64


def test_the_text_speaks_of_the_sheet_as_it_is(study: tuple[Path, Recovery]) -> None:
    text = (study[0] / README).read_text("utf-8")
    assert len(study[1].research) == 74
    for word in ("74", "AGE-SECRET-KEY-1", "SQLCipher 4", "cipher_compatibility", "SLIP-39"):
        assert word in text
