"""What may happen to the files of a closed study, and what to look at afterwards."""

import shutil
from hashlib import sha256
from pathlib import Path

from app.bootstrap import office_of
from app.domain.library import Library
from app.language import UiLanguage, speak
from app.services.office import Office
from app.services.vault_keeping import OpenStudy, read_log
from app.storage.connecting import PAGE
from tests.storage.studies import MEANS, act, killed, opened

NAME = "Cees Wolkenveld"


def office(study: OpenStudy, shelf: Library) -> Office:
    return office_of(study, MEANS, speak(UiLanguage.NL), shelf)


def prints(folder: Path) -> dict[str, str]:
    """Return what every file that counts hashes to."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("lock", "attempts")
    }


def flip(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[page * PAGE + 2000] ^= 1
    path.write_bytes(content)


def last_page(path: Path) -> int:
    return path.stat().st_size // PAGE - 1


def later(folder: Path) -> None:
    again = opened(folder)
    act(again, 5)
    again.close()


def without_wal(folder: Path) -> None:
    again = opened(folder)
    act(again, 5)
    left = killed(again, folder.with_name("killed"))
    again.close()
    shutil.rmtree(folder)
    left.rename(folder)
    (folder / "research.db-wal").unlink()


def rolled_back(folder: Path) -> None:
    old = (folder / "research.db").read_bytes()
    later(folder)
    (folder / "research.db").write_bytes(old)


def cut(folder: Path) -> None:
    path = folder / "research.db"
    path.write_bytes(path.read_bytes()[:-PAGE])


def emptied(folder: Path) -> None:
    (folder / "identity.db").write_bytes(b"")


def forged_witness(folder: Path) -> None:
    (folder / "witness").write_bytes(b" " * 5000)


def events_in(folder: Path) -> int:
    study = opened(folder)
    events = len(read_log(study.begin))
    study.close()
    return events
