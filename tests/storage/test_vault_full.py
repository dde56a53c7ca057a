"""A disk that is full or refuses: nothing acknowledged is lost, and room is made."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.log import LogKind
from app.services.vault_keeping import OpenStudy, read_log
from app.storage.errors import TargetFull
from app.storage.files import BALLAST_SIZE
from tests.storage.studies import act, found, opened

SIZE = "16m"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(tmp_path)]
    if os.name != "posix" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("takes root to mount a small disk")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def fill(disk: Path) -> None:
    with (disk / "filler").open("wb", buffering=0) as file:
        try:
            while file.write(bytes(65536)):
                pass
        except OSError:
            return


def act_until_full(study: OpenStudy) -> int:
    done = 0
    try:
        while True:
            act(study)
            done += 1
    except TargetFull:
        return done


def events(study: OpenStudy) -> int:
    return sum(event.kind is LogKind.TEXT_READ for event in read_log(study.begin))


def test_a_full_disk_says_so_and_the_ballast_makes_room(small_disk: Path) -> None:
    folder = small_disk / "study"
    study = found(folder).study
    fill(small_disk)
    done = act_until_full(study)
    assert events(study) == done
    assert (folder / "ballast").stat().st_size == 0
    act(study, 20)
    study.close()
    (small_disk / "filler").unlink()
    study = opened(folder)
    assert events(study) == done + 20
    assert (folder / "ballast").stat().st_size == BALLAST_SIZE
    study.close()


def test_a_study_is_not_founded_on_a_full_disk(small_disk: Path) -> None:
    fill(small_disk)
    with pytest.raises(TargetFull):
        found(small_disk / "study")
    assert [path.name for path in small_disk.iterdir()] == ["filler"]
