"""The doors to backups while no study is open, and what is said of a study that is damaged."""

from pathlib import Path

from app.bundle.backups import look_at
from app.domain.backup import BackupFacts
from app.domain.users import Store
from app.language import Words
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


def pinned_words(missing: frozenset[Store], words: Words) -> str:
    """Return what stays in sight while a damaged study is looked at."""
    left = words.say("Alles was te lezen.")
    if Store.RESEARCH in missing:
        left = words.say("Een deel van de gegevens was niet te lezen en staat hier niet.")
    elif Store.IDENTITY in missing:
        left = words.say("Niet alle namen waren te lezen.")
    return words.say(
        "Alleen lezen: dit onderzoek is beschadigd. {left} Wat je nu bekijkt, komt niet in het "
        "logboek.",
        left=left,
    )


def _look(file: Path) -> BackupFacts:
    return look_at(file).facts
