"""Studies to test with: real ones, whose passphrases are cheap to try."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from app.crypto.wrapping import KdfCost, KdfRules
from app.domain.clock import FixedClock
from app.domain.ids import UserId
from app.domain.log import LogKind
from app.domain.users import Role
from app.services.members import NewUser, add_user
from app.services.unlocking import Means
from app.services.vault_keeping import (
    Founded,
    NewStudy,
    OpenStudy,
    check_study,
    create_study,
    open_study,
)
from app.storage.header import read_header
from app.storage.opening import CheckReport

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CHEAP = KdfCost(64, 1, 1)
MEANS = Means(FixedClock(NOON), os.urandom, KdfRules(CHEAP, CHEAP))
LEAD = "leveren voorrand wasbeer selectie stap ontmoet"
STEWARD = "kortom begreep geluisd gepakt zowat veeg"
INTERVIEWER = "alsnog koppig gezakt jassen vernam geflikt"


def found(folder: Path) -> Founded:
    """Found a study and leave it open."""
    return create_study(folder, NewStudy("Na detentie", "Anna", LEAD), MEANS)


def closed(folder: Path) -> Path:
    """Found a study and close it again."""
    found(folder).study.close()
    return folder


def opened(folder: Path, passphrase: str = LEAD, *, accept_losses: bool = False) -> OpenStudy:
    """Open a study that was founded here, as whoever has that passphrase, or else as the lead."""
    found_who = _whose(folder, passphrase)
    return open_study(folder, passphrase, MEANS, found_who, accept_losses=accept_losses)


def checked(folder: Path, passphrase: str = LEAD) -> CheckReport:
    """Look a study over that was founded here."""
    return check_study(folder, passphrase, MEANS, _whose(folder, passphrase))


def _whose(folder: Path, passphrase: str) -> UserId | None:
    return who(folder, {STEWARD: "Stef", INTERVIEWER: "Ine"}.get(passphrase, "Anna"))


def who(folder: Path, name: str) -> UserId | None:
    """Return whose slot has that name, or nobody."""
    return next((slot.user for slot in read_header(folder).slots if slot.name == name), None)


def with_steward(folder: Path) -> Path:
    """Found a study to which a steward was added, and close it."""
    study = found(folder).study
    add_user(study, LEAD, NewUser("Stef", Role.STEWARD, STEWARD), MEANS)
    study.close()
    return folder


def act(study: OpenStudy, times: int = 1) -> None:
    """Do something that changes the research store."""
    for _ in range(times):
        with study.begin() as work:
            work.log(LogKind.TEXT_READ, "text-1", times=1)
            work.commit()


def name_somebody(study: OpenStudy, who: str, name: str) -> None:
    """Do something that changes both stores."""
    with study.begin() as work:
        work.identities.db.execute(
            "INSERT INTO identity (participant_id, name, recorded_at) VALUES (?, ?, ?)",
            (who, name, NOON.isoformat()),
        )
        work.log(LogKind.IDENTITY_CHANGED, who)
        work.commit()


def names(study: OpenStudy) -> list[str]:
    """Return the names that the identity store holds."""
    with study.begin() as work:
        rows = work.identities.db.all("SELECT name FROM identity ORDER BY participant_id")
        return [row["name"] for row in rows]


def killed(study: OpenStudy, folder: Path) -> Path:
    """Return a copy of an open study's folder, which is what a kill at this moment leaves."""
    shutil.copytree(study.folder, folder)
    return folder
