"""The lock: which text each version had when it was first used, so that it never changes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.domain.errors import Problem
from app.forms.compare import line_with
from app.forms.fields import parse_toml
from app.forms.page import Page
from app.forms.shelves import Shelves, read_source
from app.language import Words

NAME = "versions.toml"
HEAD = "# Welke tekst elke versie had. Het programma schrijft dit bestand; wijzig het niet zelf.\n"

NUMBER = re.compile("[1-9][0-9]{0,8}")

Lock = dict[str, dict[int, str]]
"""Digest by version by file."""


def read_lock(folder: Path, words: Words) -> Lock:
    """Return the lock of `folder`; raises `FormHasMistakes` if it can't be understood."""
    if not (folder / NAME).exists():
        return {}
    page = Page(NAME, read_source(folder / NAME, NAME, words), words)
    table = parse_toml(page, page.text, first=1)
    lock = {file: dict(_versions(page, file, versions)) for file, versions in table.items()}
    page.settle()
    return lock


def check_versions(shelves: Shelves, lock: Lock, words: Words) -> Iterator[Problem]:
    """Yield each file whose text changed while its version did not, or whose version went back."""
    for filed in shelves.all:
        locked = lock.get(filed.name, {})
        version = filed.noun.version
        line = line_with(filed.text, r"^\s*version\b")
        newest = max(locked, default=version)
        if locked.get(version, filed.digest) != filed.digest:
            yield Problem(
                filed.name,
                line,
                words.say(
                    "De tekst is veranderd, maar dit is nog versie {version}. "
                    "Maak er versie {next} van.",
                    version=version,
                    next=newest + 1,
                ),
            )
        elif version < newest:
            yield Problem(
                filed.name,
                line,
                words.say(
                    "Versie {version} is ouder dan versie {newest}, die al is vastgelegd.",
                    version=version,
                    newest=newest,
                ),
            )


def lock_text(shelves: Shelves, lock: Lock) -> str:
    """Return the lock as text with every present version added."""
    added = {file: dict(versions) for file, versions in lock.items()}
    for filed in shelves.all:
        added.setdefault(filed.name, {})[filed.noun.version] = filed.digest
    return HEAD + "".join(_entry(file, added[file]) for file in sorted(added))


def _entry(file: str, versions: Mapping[int, str]) -> str:
    lines = (f'{version} = "{versions[version]}"\n' for version in sorted(versions))
    return f'\n["{file}"]\n' + "".join(lines)


def _versions(page: Page, file: str, versions: object) -> Iterator[tuple[int, str]]:
    pairs = versions.items() if isinstance(versions, dict) else [("", "")]
    for version, digest in pairs:
        if NUMBER.fullmatch(version) and isinstance(digest, str):
            yield int(version), digest
        else:
            page.mistake(1, page.say("De versies van {file} zijn onleesbaar.", file=file))
