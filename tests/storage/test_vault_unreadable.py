"""Files that are there and can't be read: a folder in their place, a disk that gives an error."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from app.crypto.sealing import generate_identity
from app.language import UiLanguage, speak
from app.sentences import sentence
from app.services.recovering import recover
from app.services.renewing import rehearse
from app.storage.errors import (
    StudyDamaged,
    StudyNotWritable,
    StudyUnreadable,
    TargetFailed,
    TargetReadOnly,
)
from tests.storage.studies import LEAD, MEANS, closed, found, opened

MEMORY = Path("/proc/self/mem")
"""Reading this from the beginning is an error of the device, whoever asks."""


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _bad_disk(path: Path) -> None:
    path.unlink()
    path.symlink_to(MEMORY)


WAYS = [
    pytest.param(_folder, id="folder"),
    pytest.param(
        _bad_disk,
        id="bad disk",
        marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux plays a bad disk"),
    ),
]
FILES = ["vault.json", "keys/research.age", "keys/identity.age", "research.db", "identity.db"]
NEEDED = FILES[:3]
FILES += ["witness", "lock", "ballast", "attempts"]
NAMED = (StudyUnreadable, StudyDamaged, TargetFailed, TargetReadOnly)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("spoil", WAYS)
def test_an_unreadable_file_ends_in_a_named_error_or_does_not_matter(
    tmp_path: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    folder = closed(tmp_path / "study")
    (folder / name).touch()
    spoil(folder / name)
    with suppress(*NAMED):
        opened(folder).close()


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("spoil", WAYS)
def test_what_can_not_be_read_is_not_called_missing(
    tmp_path: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    folder = closed(tmp_path / "study")
    spoil(folder / name)
    with pytest.raises(StudyUnreadable) as caught:
        opened(folder)
    assert caught.value.file == str(folder / name)
    assert caught.value.code in {"EISDIR", "EIO", "EACCES"}  # the last is Windows's, of a folder


@pytest.mark.parametrize("spoil", WAYS)
def test_recovery_says_which_key_it_can_not_read(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    folder = closed(tmp_path / "study")
    spoil(folder / "keys/research.age")
    with pytest.raises(StudyUnreadable):
        recover(folder, [generate_identity().secret], LEAD, MEANS)


def test_the_rehearsal_of_the_sheet_says_it_too(tmp_path: Path) -> None:
    founded = found(tmp_path / "study")
    _folder(tmp_path / "study/keys/research.age")
    with pytest.raises(StudyUnreadable):
        rehearse(founded.study, founded.recovery, founded.recovery)
    founded.study.close()


def test_a_folder_that_can_not_be_written_to_is_named_with_a_way_on(tmp_path: Path) -> None:
    folder = closed(tmp_path / "study")
    (folder / "lock").unlink()
    (folder / "lock").symlink_to(tmp_path / "gone" / "lock")
    with pytest.raises(StudyNotWritable) as caught:
        opened(folder)
    said = sentence(caught.value, speak(UiLanguage.NL))
    assert str(folder) in said.what
    assert "kopieer de hele map" in said.what_now


def test_the_text_about_recovery_is_put_back_where_it_was_taken_away(tmp_path: Path) -> None:
    folder = closed(tmp_path / "study")
    whole = (folder / "README-RECOVERY.txt").read_bytes()
    (folder / "README-RECOVERY.txt").unlink()
    opened(folder).close()
    assert (folder / "README-RECOVERY.txt").read_bytes() == whole
