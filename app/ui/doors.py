"""The doors to a study, which bootstrap builds: how it is made, opened and locked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import WaterlijnError
from app.domain.ids import UserId
from app.language import Words

if TYPE_CHECKING:
    from app.domain.backup import BackupFacts
    from app.services.mishap import Mishap, Visitor
    from app.services.office import Office
    from app.services.recovery_codes import Copied
    from app.services.renewing import SheetState
    from app.services.restoring import Restored


@dataclass(frozen=True, slots=True)
class Face:
    """What a locked study shows of itself."""

    folder: Path
    title: str
    backed_up: datetime | None = None
    """When the last good backup was made, as far as this laptop knows."""
    users: tuple[tuple[UserId, str], ...] = ()
    """Who may unlock it, by id and name; each knows their own passphrase only."""
    waiting: int = 0
    """Seconds before the next passphrase is tried, after wrong ones."""
    last: UserId | None = None
    """Who had it open when it was locked, as long as the program goes on."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody filled in for a new study."""

    folder: Path
    title: str
    lead_name: str
    institution: str
    phone: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Recovering:
    """What somebody copied from the recovery sheet of a locked study, and the passphrase after."""

    folder: Path
    copied: "Copied"
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """A study that is open; it is only touched on the vault lane."""

    office: "Office"
    title: str
    place: str = ""
    """Where somebody was when it was locked, as `str(Place)` wrote it."""
    cautions: tuple[str, ...] = ()
    """Sentences about what was found at opening, shown one after the other."""
    pinned: str = ""
    """A sentence that stays in sight as long as it is open: that it is for looking only."""
    fresh: bool = False
    """Whether it was just made, so that its recovery sheet must still be printed and tried."""


@dataclass(frozen=True, slots=True)
class RecoveryDoors:
    """The recovery sheet of the study that is open; all on the vault lane."""

    state: Callable[[], "SheetState"]
    """Since when there is a sheet, and when it was seen to work."""
    renew: Callable[[str], None]
    """Make a fresh sheet, with the lead's own passphrase; slow."""
    save: Callable[[Path, bool, Words], None]
    """Write the fresh sheet as a PDF, whole or in shares."""
    rehearse: Callable[["Copied"], None]
    """Open both stores' keys with what was copied; raises what is wrong with it."""
    left: Callable[[], tuple[Path, ...]]
    """Where a sheet that was written since still lies as a file."""
    wipe: Callable[[], None]
    """Write over these files and take them away."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """A backup, the new folder it goes to, and what opens it."""

    file: Path
    folder: Path
    passphrase: str = field(default="", repr=False)
    copied: "Copied | None" = None
    """What was copied from the recovery sheet, for whoever has no passphrase."""


@dataclass(frozen=True, slots=True)
class BackupDoors:
    """Backups, while no study is open."""

    look: Callable[[Path], "BackupFacts"]
    """Return what a backup says of itself without being opened."""
    restore: Callable[[PutBack], "Restored"]
    """Put one back into a new folder; slow, on the vault lane."""


@dataclass(frozen=True, slots=True)
class MishapDoors:
    """Ways on from a study that does not open; all slow, on the vault lane."""

    diagnose: Callable[["Visitor"], "Mishap"]
    """Return what is wrong, found on copies of its files."""
    look_only: Callable[["Visitor", Words], Opened]
    """Open what can be read, in memory."""
    locked_out: Callable[[Path, WaterlijnError], "Mishap"]
    """Return what can be done when not even the header of a study can be read; on any lane."""
    go_on: Callable[["Visitor", Words], Opened]
    """Keep the files aside, and open the study without what is lost."""


@dataclass(frozen=True, slots=True)
class Doors:
    """All that the screen may do with a study that is not open yet, or no longer."""

    recent: Callable[[], Path | None]
    """The study that was open last on this laptop."""
    face: Callable[[Path], Face]
    """Look at a locked study; raises an expected error when the folder holds none."""
    open: Callable[[Path, str, Words, UserId | None], Opened]
    """Folder, passphrase and whose it is, unless they are alone; slow, on the vault lane."""
    recover: Callable[[Recovering, Words], Opened]
    """Give the lead a new passphrase with what was copied, and open; slow, on the vault lane."""
    create: Callable[[Wish, Words], Opened]
    """Found a study and open it; slow, on the vault lane."""
    demo: Callable[[Words], Opened]
    """Make and open a demonstration study; slow, on the vault lane."""
    passphrase: Callable[[], str]
    """Six words that nobody had before."""
    recovery: RecoveryDoors
    """Making and trying the recovery sheet of the study that is open."""
    backups: BackupDoors
    """Looking at backups, and putting them back."""
    mishaps: MishapDoors
    """Ways on from a study that does not open."""
    lock: Callable[[Opened, str], None]
    """Remember the place and close the study; on the vault lane."""
    restart: Callable[[str], None]
    """Replace the process by one whose window stands as `str(Stance)` says, so that nothing stays
    in memory; returns only where that can't be."""
