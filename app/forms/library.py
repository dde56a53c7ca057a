"""The way into the folder of forms: read it, check it, get advice on it, fix its versions."""

from contextlib import suppress
from pathlib import Path

from app.domain.consent_form import form_sets
from app.domain.errors import Problem
from app.domain.library import Library
from app.forms.advice import advise
from app.forms.compare import compare
from app.forms.errors import FormHasMistakes, VersionsNotKept
from app.forms.page import in_order
from app.forms.shelves import Shelves, read_shelves
from app.forms.versions import NAME, Lock, check_versions, lock_text, read_lock
from app.language import Words


def read_library(folder: Path, words: Words) -> Library:
    """Return everything in `folder`; raises `FormHasMistakes` with every mistake in all files."""
    shelves, _ = _checked(folder, words)
    return Library(
        consent_forms=form_sets(filed.noun for filed in shelves.consent),
        guides=tuple(filed.noun for filed in shelves.guides),
        protocols=tuple(filed.noun for filed in shelves.protocols),
    )


def check_folder(folder: Path, words: Words) -> tuple[Problem, ...]:
    """Return every mistake in every file of `folder`, in order of file and line."""
    try:
        _checked(folder, words)
    except FormHasMistakes as error:
        return error.problems
    return ()


def advise_folder(folder: Path, words: Words) -> tuple[Problem, ...]:
    """Return advice on the plain language of the consent forms that can be read."""
    shelves = read_shelves(folder, words)
    return in_order([each for filed in shelves.consent for each in advise(filed, words)])


def freeze(folder: Path, words: Words) -> None:
    """Write down which text each version has.

    Raises `FormHasMistakes` and `VersionsNotKept`, and then changes nothing.
    """
    shelves, lock = _checked(folder, words)
    path = folder / NAME
    part = path.with_name(f"{NAME}.part")
    try:
        part.write_text(lock_text(shelves, lock), encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise VersionsNotKept(path) from error


def _checked(folder: Path, words: Words) -> tuple[Shelves, Lock]:
    shelves = read_shelves(folder, words)
    mistakes = [*shelves.mistakes, *compare(shelves, words)]
    lock: Lock = {}
    try:
        lock = read_lock(folder, words)
    except FormHasMistakes as error:
        mistakes.extend(error.problems)
    mistakes.extend(check_versions(shelves, lock, words))
    if mistakes:
        raise FormHasMistakes(in_order(mistakes))
    return shelves, lock
