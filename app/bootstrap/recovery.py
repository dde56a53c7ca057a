"""The recovery sheet of the study that is open, written where somebody wants it and tried."""

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.crypto.shares import SHARES, split
from app.documents.recovery import RecoveryCode, RecoveryShare, recovery_sheet, share_sheets
from app.domain.recovery_code import key_bytes
from app.domain.users import Store
from app.language import Words
from app.services.printing import write_file
from app.services.recovery_codes import Copied, keys_in
from app.services.renewing import SheetState, rehearse, renew_recovery, sheet_state
from app.services.unlocking import Means
from app.services.vault_keeping import OpenStudy, Recovery
from app.storage.errors import SheetInStudy
from app.storage.files import wipe
from app.ui.doors import RecoveryDoors


@dataclass(slots=True)
class SheetKeeper:
    """Keeps fresh recovery codes until they are tried; shares are drawn once, so that they fit."""

    means: Means
    study: OpenStudy | None = None
    fresh: Recovery | None = field(default=None, repr=False)
    _shares: tuple[RecoveryShare, ...] = field(default=(), repr=False)
    _written: list[Path] = field(default_factory=list)

    def doors(self) -> RecoveryDoors:
        """Return the doors as the window is given them."""
        return RecoveryDoors(
            self._state, self._renew, self._save, self._rehearse, self._left, self._wipe
        )

    def begin(self, study: OpenStudy | None, fresh: Recovery | None = None) -> None:
        """Turn to another study, or to none."""
        self.study, self.fresh, self._shares, self._written = study, fresh, (), []

    def _state(self) -> SheetState:
        return sheet_state(self._open().begin)

    def _renew(self, passphrase: str) -> None:
        self.begin(self.study, renew_recovery(self._open(), passphrase, self.means))

    def _save(self, target: Path, in_shares: bool, words: Words) -> None:  # noqa: FBT001 - a door
        if self.fresh is None:
            raise LookupError("there is no fresh sheet to write")
        keep_apart(self._open().folder, target)
        with self._open().begin() as work:
            title = work.study.get().title
        if in_shares and not self._shares:
            self._shares = drawn_shares(self.fresh)
        made = self._state().made.at
        if in_shares:
            write_file(target, share_sheets(title, self._shares, made, words))
        else:
            write_recovery_sheet(target, title, self.fresh, made, words)
        if target not in self._written:
            self._written.append(target)

    def _rehearse(self, copied: Copied) -> None:
        rehearse(self._open(), keys_in(copied), self.fresh)
        self.fresh, self._shares = None, ()

    def _left(self) -> tuple[Path, ...]:
        self._written = [each for each in self._written if each.exists()]
        return tuple(self._written)

    def _wipe(self) -> None:
        for each in self._left():
            wipe(each)

    def _open(self) -> OpenStudy:
        if self.study is None:
            raise LookupError("no study is open")
        return self.study


def keep_apart(study: Path, target: Path) -> None:
    """Refuse a sheet in the very folder that it opens; raise SheetInStudy."""
    if Path(os.path.realpath(target)).is_relative_to(os.path.realpath(study)):
        raise SheetInStudy(str(target))


def write_recovery_sheet(
    target: Path, title: str, recovery: Recovery, made: datetime, words: Words
) -> None:
    """Write both codes as a PDF; raises TargetReadOnly, TargetFull or TargetFailed."""
    codes = tuple(RecoveryCode(store, recovery.of(store)) for store in Store)
    write_file(target, recovery_sheet(title, codes, made, words))


def drawn_shares(recovery: Recovery) -> tuple[RecoveryShare, ...]:
    """Return three shares of each code, drawn anew: shares of another drawing do not fit them."""
    return tuple(
        RecoveryShare(store, number, SHARES, words)
        for store in Store
        for number, words in enumerate(split(key_bytes(recovery.of(store))), 1)
    )
