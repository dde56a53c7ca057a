"""The doors the window goes through: founding, opening and locking a study, for real."""

import secrets
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import active_children
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter
from typing import NoReturn

from app.bootstrap import ROOT, forms_library, office_of, real_means
from app.bootstrap.backups import backup_doors, pinned_words
from app.bootstrap.cautions import cautions_of
from app.bootstrap.machine import become
from app.bootstrap.recovery import SheetKeeper
from app.crypto.passphrase import generate
from app.crypto.wrapping import calibrated
from app.domain.errors import NotBegunAnew
from app.domain.ids import UserId
from app.language import Words
from app.services.mishap import Visitor, diagnose, go_on, locked_out, look_only
from app.services.recovering import recover
from app.services.recovery_codes import keys_in
from app.services.settling import change_settings, study
from app.services.unlocking import Means
from app.services.vault_keeping import (
    NewStudy,
    OpenStudy,
    Recovery,
    create_study,
    open_study,
)
from app.storage.attempts import seconds_to_wait
from app.storage.errors import TargetFailed, TargetFull, TargetReadOnly
from app.storage.header import read_header
from app.storage.last_backup import last_made
from app.ui.doors import Doors, Face, MishapDoors, Opened, Recovering, Wish

NOBODY = UserId("")
Demonstrate = Callable[[Path, Words], str]
"""Makes a demonstration in a folder and returns its passphrase."""


@dataclass(slots=True)
class Keeper:
    """Keeps the one study that is open."""

    means: Means
    demonstrate: Demonstrate
    named: Path | None
    sheets: SheetKeeper
    study: OpenStudy | None = None
    last: UserId = NOBODY
    """Who had the study open when it was locked, and will most likely unlock it."""
    ourselves: tuple[str, ...] = (sys.executable, str(ROOT / "main.py"))
    """What starts this program anew."""

    def doors(self) -> Doors:
        """Return the doors as the window is given them."""
        return Doors(
            recent=lambda: self.named,
            face=self._face,
            open=self._open,
            recover=self._recover,
            create=self._create,
            demo=self._demo,
            passphrase=lambda: generate(self.means.chance),
            recovery=self.sheets.doors(),
            backups=backup_doors(self.means),
            mishaps=self._mishap_doors(),
            lock=self._lock,
            restart=self._restart,
        )

    def _face(self, folder: Path) -> Face:
        header = read_header(folder)
        waiting = seconds_to_wait(folder, self.means.clock)
        users = tuple((slot.user, slot.name) for slot in header.slots)
        last = self.last if folder.absolute() == self.named else NOBODY
        return Face(folder, header.title, last_made(folder), users, waiting, last)

    def _open(
        self, folder: Path, passphrase: str, words: Words, who: UserId | None = None
    ) -> Opened:
        return self._opened(open_study(folder, passphrase, self.means, who), words)

    def _mishap_doors(self) -> MishapDoors:
        return MishapDoors(
            lambda visitor: diagnose(visitor, self.means),
            self._look_only,
            locked_out,
            lambda visitor, words: self._opened(go_on(visitor, self.means), words),
        )

    def _look_only(self, visitor: Visitor, words: Words) -> Opened:
        half = look_only(visitor, self.means)
        return replace(self._opened(half.study, words), pinned=pinned_words(half.missing, words))

    def _recover(self, wish: Recovering, words: Words) -> Opened:
        keys = keys_in(wish.copied)
        means = replace(self.means, kdf=calibrated(perf_counter))
        lead = recover(wish.folder, (keys.research, keys.identity), wish.passphrase, means)
        return self._open(wish.folder, wish.passphrase, words, lead.id)

    def _create(self, wish: Wish, words: Words) -> Opened:
        new = NewStudy(wish.title, wish.lead_name, wish.passphrase)
        means = replace(self.means, kdf=calibrated(perf_counter))
        founded = create_study(wish.folder, new, means)
        opened = self._opened(founded.study, words, founded.recovery)
        settings = study(opened.office).settings
        filled = replace(
            settings,
            institution=wish.institution,
            contact_name=founded.study.user.name,
            contact_phone=wish.phone,
        )
        change_settings(opened.office, filled)
        return replace(opened, fresh=True)

    def _demo(self, words: Words) -> Opened:
        folder = Path(mkdtemp(prefix="waterlijn-")) / "demonstratie"
        passphrase = self.demonstrate(folder, words)
        return self._open(folder / "study", passphrase, words)

    def _opened(self, opened: OpenStudy, words: Words, fresh: Recovery | None = None) -> Opened:
        self.study = opened
        self.sheets.begin(opened, fresh)
        self.named = opened.folder
        with opened.begin() as work:
            title = work.study.get().title
        place = "" if opened.vault.is_read_only else _place_left(opened)
        office = office_of(opened, self.means, words, forms_library(words))
        cautions = () if fresh else cautions_of(opened, words)
        return Opened(office, title, place, cautions)

    def _lock(self, opened: Opened, place: str) -> None:
        """Remember the place and close; the study is closed even when remembering fails."""
        held, self.study = self.study, None
        self.sheets.begin(None)
        if held is None:
            return
        self.last = held.user.id
        if held.vault.is_read_only:
            held.close()
            return
        try:
            with opened.office.begin() as work:
                work.places.remember(held.user.id, place)
                work.commit()
        finally:
            held.close()

    def _restart(self, stance: str) -> NoReturn:
        """Replace this process by a locked one, so that nothing typed stays in its memory.

        Nor in that of a process in which a bundle or a backup was being sealed. Raises
        NotBegunAnew.
        """
        for sealing in active_children():
            sealing.kill()
            sealing.join()
        named = [str(self.named)] if self.named else []
        try:
            become([*self.ourselves, "window", "--stance", stance, "--who", self.last, *named])
        except OSError as error:
            raise NotBegunAnew from error


def keeper(named: Path | None, demonstrate: Demonstrate, last: UserId = NOBODY) -> Keeper:
    """Return the keeper of this laptop's studies.

    `named` is the study that was asked for, and `last` whoever had it open before it was locked.
    """
    means, place = replace(real_means(), chance=secrets.token_bytes), named and named.absolute()
    return Keeper(means, demonstrate, place, SheetKeeper(means), last=last)


def _place_left(opened: OpenStudy) -> str:
    """Return where they were; a full disk does not forget it, and opens all the same."""
    place = ""
    with suppress(TargetFailed, TargetFull, TargetReadOnly), opened.begin() as work:
        place = work.places.take(opened.user.id)
        work.commit()
    return place
