"""The vault: both stores of one study, opened, and the only way to begin a unit of work."""

from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.domain.clock import Clock
from app.domain.ids import UserId
from app.domain.log import LogKind
from app.storage.ballast import free_ballast
from app.storage.errors import Loss
from app.storage.keys import StoreKeys
from app.storage.pair import Mended, Pair, remember_research, seen_in
from app.storage.sql import Connection
from app.storage.unit_of_work import UnitOfWork
from app.storage.witness import Seen, Witness, hashed


@dataclass(frozen=True, slots=True)
class Opening:
    """What was noticed and mended when the study was opened."""

    mended: Mended = Mended.NOTHING
    losses: tuple[Loss, ...] = ()
    migrated: int = 0
    failed: int = 0
    """Wrong passphrases that were given since the opening before."""
    since: datetime | None = None
    """When that opening was."""


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of a study on disk, and the witness of their commits."""

    folder: Path
    research: Connection
    identity: Connection | None
    witness: Witness
    changed: tuple[str, ...] = ()
    """The files that were not as they had been left, before they were opened."""

    @property
    def pair(self) -> Pair:
        """Return the stores as one."""
        return Pair(self.research, self.identity, self.witness)

    def close(self) -> None:
        """Close whatever is open."""
        with ExitStack() as closing:
            closing.callback(self.witness.close)
            for store in (self.research, self.identity):
                if store is not None:
                    closing.callback(store.raw.close)


class Vault:
    """An open study."""

    def __init__(
        self, pair: Pair, clock: Clock, actor: UserId, stores: Stores | None = None
    ) -> None:
        """Hold the stores on behalf of `actor`; a vault in memory has no stores on disk."""
        self._pair = pair
        self._clock = clock
        self._stores = stores
        self.actor = actor

    def begin(self) -> UnitOfWork:
        """Return a unit of work, to be entered with `with`."""
        return UnitOfWork(self._pair, self._clock, self.actor, self._make_room)

    @property
    def is_read_only(self) -> bool:
        """Return whether this is what could be read of a damaged study."""
        return self._pair.read_only

    def copy_to(self, folder: Path, keys: StoreKeys) -> Seen:
        """Write both stores into a folder under other keys; raise NoIdentityKey without a key."""
        return self._pair.copy_to(folder, keys)

    def close(self) -> None:
        """Say in the log that the study was locked, bring the WAL home and let go of the files.

        Whatever goes wrong on the way, the files are let go of before it is raised.
        """
        stores = self._stores
        if stores is None:
            return
        with ExitStack() as closing:
            closing.callback(stores.close)
            with self.begin() as work:
                work.log(LogKind.LOCKED)
                work.commit()
            leave_in_order(stores)

    def stores(self) -> Stores:
        """Return the stores on disk; a vault in memory has none, and asking for them is our bug."""
        if self._stores is None:
            raise LookupError
        return self._stores

    def let_go(self) -> None:
        """Leave the files in order without a word in the log, because others take their place."""
        stores = self.stores()
        with ExitStack() as closing:
            closing.callback(stores.close)
            leave_in_order(stores)

    def take(self, stores: Stores) -> None:
        """Go on with these stores: whoever holds this vault notices nothing."""
        self._stores, self._pair = stores, stores.pair

    def _make_room(self) -> None:
        if self._stores is not None:
            free_ballast(self._stores.folder)


def leave_in_order(stores: Stores) -> None:
    """Bring both WALs home and let every file know where the others stand.

    The identity store learns it too, so that a rollback of the research store shows.
    """
    seen = seen_in(stores.research)
    if stores.identity is not None:
        remember_research(stores.identity, seen)
        stores.identity.the("PRAGMA wal_checkpoint(TRUNCATE)")
    stores.research.the("PRAGMA wal_checkpoint(TRUNCATE)")
    stores.witness.note_surely(replace(seen, files=hashed(stores.folder)))
