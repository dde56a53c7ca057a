"""The doors of the program in a test's hand: it remembers who went through."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from app.crypto.errors import RecoveryCodeMissing, WrongPassphrase
from app.domain.errors import NotBegunAnew, WaterlijnError
from app.domain.ids import UserId
from app.domain.recovery_code import age_key
from app.domain.users import Store
from app.language import Words
from app.services.office import Office
from app.services.recovery_codes import Copied, keys_in
from app.services.vault_keeping import Recovery
from app.storage.errors import NotAStudy
from app.ui.doors import (
    BackupDoors,
    Doors,
    Face,
    MishapDoors,
    Opened,
    Recovering,
    RecoveryDoors,
    Wish,
)

NOW = datetime(2026, 11, 23, 13, 3, tzinfo=UTC)
SIX = "vijver lantaarn korst zwaluw twaalf handpalm"
RECOVERY = Recovery(age_key(bytes(range(32))), age_key(bytes(range(32, 64))))


@dataclass
class Hand:
    """Holds the doors, and remembers who went through."""

    folder: Path
    office: Office
    known: bool = True
    moved: bool = False
    wishes: list[Wish] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    sheets: list[Path] = field(default_factory=list)
    restarts: int = 0
    stuck: bool = False
    refused: WaterlijnError | None = None
    chosen: list[str] = field(default_factory=list)

    def recent(self) -> Path | None:
        return self.folder if self.known else None

    def face(self, folder: Path) -> Face:
        if self.moved:
            raise NotAStudy(str(folder))
        return Face(folder, "Inclusie & Veiligheid", NOW)

    def open(
        self, _folder: Path, passphrase: str, words: Words, _who: UserId | None = None
    ) -> Opened:
        if passphrase != SIX:
            raise WrongPassphrase
        place = self.left[-1] if self.left else ""
        return Opened(replace(self.office, words=words), "Inclusie & Veiligheid", place)

    def recover(self, wish: Recovering, words: Words) -> Opened:
        self.rehearse(wish.copied)
        self.chosen.append(wish.passphrase)
        return Opened(replace(self.office, words=words), "Inclusie & Veiligheid")

    def create(self, wish: Wish, words: Words) -> Opened:
        if self.refused:
            raise self.refused
        self.wishes.append(wish)
        return Opened(replace(self.office, words=words), wish.title, fresh=True)

    def demo(self, words: Words) -> Opened:
        return Opened(replace(self.office, words=words), "Demonstratie", cautions=("Verzonnen.",))

    def save_sheet(self, target: Path, _in_shares: bool, _words: Words) -> None:
        self.sheets.append(target)

    def rehearse(self, copied: Copied) -> None:
        if keys_in(copied) != RECOVERY:
            raise RecoveryCodeMissing(Store.RESEARCH)

    def recovery(self) -> RecoveryDoors:
        return RecoveryDoors(
            _not_asked, _not_asked, self.save_sheet, self.rehearse, tuple, _not_asked
        )

    def lock(self, _opened: Opened, place: str) -> None:
        self.left.append(place)

    def restart(self, _stance: str) -> None:
        self.restarts += 1
        if self.stuck:
            raise NotBegunAnew

    def doors(self) -> Doors:
        return Doors(
            self.recent, self.face, self.open, self.recover, self.create, self.demo, lambda: SIX,
            self.recovery(), BackupDoors(_not_asked, _not_asked),
            MishapDoors(*[_not_asked] * 4), self.lock, self.restart,
        )  # fmt: skip


def _not_asked(*_given: object) -> NoReturn:
    raise AssertionError
