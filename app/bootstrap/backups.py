"""The doors to backups while no study is open: looking at one, and putting it back."""

from pathlib import Path

from app.bundle.backups import look_at
from app.domain.backup import BackupFacts
from app.services.recovery_codes import keys_in
from app.services.restoring import Opener, Restored, restore
from app.services.unlocking import Means
from app.ui.doors import BackupDoors, PutBack


def backup_doors(means: Means) -> BackupDoors:
    """Return the doors as the window is given them."""

    def put_back(wish: PutBack) -> Restored:
        opener = Opener(wish.passphrase)
        if wish.copied:
            sheet = keys_in(wish.copied)
            opener = Opener(codes=(sheet.research, sheet.identity))
        return restore(wish.file, wish.folder, opener, means)

    return BackupDoors(_look, put_back)


def _look(file: Path) -> BackupFacts:
    return look_at(file).facts
