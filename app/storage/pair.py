"""The two stores as one: what is changed in both is changed in both or in neither.

The order of a commit over both files is: the identity store, marked unsettled and with the undoing
of its change beside it; the research store, whose commit decides; the mark taken off again. Whoever
opens after a kill finds the mark and looks which of the two happened (`mend`).
"""

from enum import StrEnum
from pathlib import Path
from threading import Lock, get_ident

from app.domain.log import ChainHead
from app.storage.connecting import copy_store
from app.storage.errors import (
    NoIdentityKey,
    TargetFailed,
    TargetFull,
    TargetReadOnly,
)
from app.storage.keys import StoreKeys
from app.storage.scrubbing import scrub_store
from app.storage.sql import Connection
from app.storage.undo import forget, take_back
from app.storage.witness import Seen, Witness


class Mended(StrEnum):
    """What was found and done about a commit that was interrupted between the two stores."""

    NOTHING = "nothing"
    COMPLETED = "completed"
    TAKEN_BACK = "taken-back"


class Pair:
    """Both stores of an open study, of which the identity store may be out of reach."""

    read_only = False

    def __init__(
        self, research: Connection, identity: Connection | None, witness: Witness | None
    ) -> None:
        """Hold the stores; `witness` hears of every commit, and a vault in memory has none."""
        self.research = research
        self._identity = identity
        self._witness = witness
        self._turn = Lock()
        self._holder: int | None = None
        self._changes = (0, 0)

    @property
    def has_identity(self) -> bool:
        """Return whether the identity store can be opened with the keys at hand."""
        return self._identity is not None

    def identity(self) -> Connection:
        """Return the identity store inside the transaction; raise NoIdentityKey without a key."""
        if self._identity is None:
            raise NoIdentityKey
        if not self._identity.in_transaction:
            settle(self._identity)
            self._identity.execute("BEGIN IMMEDIATE")
            forget(self._identity)
            self._changes = (self._changes[0], self._identity.changes)
        return self._identity

    def copy_to(self, folder: Path, keys: StoreKeys) -> Seen:
        """Write both stores into a folder, under other keys, while no commit comes between.

        Raises NoIdentityKey, TargetReadOnly, TargetFull. SQLite copies nothing while its own
        connection is in a transaction, so the turn is held without one.
        """
        if self._identity is None or keys.identity is None:
            raise NoIdentityKey
        if self._holder == get_ident():
            raise RuntimeError("a unit of work is open in this thread")
        with self._turn:
            settle(self._identity)
            copy_store(self.research, folder / self.research.file, keys.research)
            copy_store(self._identity, folder / self._identity.file, keys.identity)
            return seen_in(self.research)

    def begin(self) -> None:
        """Begin a transaction; another thread waits its turn, the same one has made a mistake."""
        self._take_turn()
        try:
            self.research.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._release()
            raise
        self._changes = (self.research.changes, 0)

    def commit(self) -> None:
        """Keep everything since `begin` in both stores, or raise and keep nothing."""
        research_changed = self.research.changes != self._changes[0]
        if self._identity_changed():
            self._commit_both()
        elif research_changed:
            self._commit_research()

    def end(self) -> None:
        """Forget whatever was not committed and let the next one begin."""
        try:
            for store in (self._identity, self.research):
                if store is not None and store.in_transaction:
                    store.execute("ROLLBACK")
        finally:
            self._release()

    def scrub(self) -> None:
        """Bring off the disk whatever was deleted, and forget the transaction that was begun.

        Without the identity key the mark stays, and whoever opens both stores next goes on.
        """
        self.research.execute("ROLLBACK")
        if self._identity is not None:
            # What a change of names leaves for undoing holds names.
            settle(self._identity)
            scrub_store(self._identity)
        scrub_store(self.research)
        if self._identity is not None:
            self.research.execute("BEGIN IMMEDIATE")
            self.research.execute("DELETE FROM erasing")
            self._commit_research()

    def _identity_changed(self) -> bool:
        store = self._identity
        return store is not None and store.in_transaction and store.changes != self._changes[1]

    def _commit_research(self) -> None:
        self.research.execute("UPDATE head SET commits = commits + 1")
        self._confirm()

    def _commit_both(self) -> None:
        identity = self.identity()
        self.research.execute(
            "UPDATE head SET commits = commits + 1, identity_commits = identity_commits + 1"
        )
        note_research(identity, self.research)
        identity.execute("COMMIT")
        try:
            self._confirm()
        except BaseException:
            if self.research.in_transaction:
                self.research.execute("ROLLBACK")
            mend(self.research, identity)
            raise
        _settle_or_leave(identity)

    def _confirm(self) -> None:
        seen = seen_in(self.research)
        self.research.execute("COMMIT")
        if self._witness is not None:
            self._witness.note(seen)

    def _take_turn(self) -> None:
        if self._holder == get_ident():
            raise RuntimeError("a unit of work is already open in this thread")
        self._turn.acquire()
        self._holder = get_ident()

    def _release(self) -> None:
        self._holder = None
        self._turn.release()


def note_research(identity: Connection, research: Connection) -> None:
    """Write into the identity store, unsettled, where the research store is about to stand."""
    head = research.the("SELECT commits, log_seq, log_digest FROM head")
    identity.execute(
        "UPDATE head SET commits = commits + 1, research_commits = ?, log_seq = ?, log_digest = ?,"
        " settled = 0",
        (head["commits"], head["log_seq"], head["log_digest"]),
    )


def remember_research(identity: Connection, seen: Seen) -> None:
    """Write into the identity store, by itself, where the research store stands."""
    identity.execute("BEGIN IMMEDIATE")
    identity.execute(
        "UPDATE head SET research_commits = ?, log_seq = ?, log_digest = ?",
        (seen.commits, seen.log.seq, seen.log.digest),
    )
    forget(identity)
    identity.execute("COMMIT")


def settle(identity: Connection) -> None:
    """Take the mark off a change that both stores have kept."""
    if identity.the("SELECT settled FROM head")["settled"]:
        return
    identity.execute("BEGIN IMMEDIATE")
    identity.execute("UPDATE head SET settled = 1")
    forget(identity)
    identity.execute("COMMIT")


def _settle_or_leave(identity: Connection) -> None:
    # Both stores have committed, so the act is done; the next one, or the next opening, settles it.
    try:
        settle(identity)
    except (TargetFull, TargetReadOnly, TargetFailed):
        if identity.in_transaction:
            identity.execute("ROLLBACK")


def mend(research: Connection, identity: Connection) -> Mended:
    """Complete or take back a commit that was cut off between the stores; outside a transaction.

    Counters further apart than one interrupted commit can bring them are for `checks` to judge.
    """
    wanted = to_mend(research, identity)
    if wanted is Mended.COMPLETED:
        settle(identity)
    if wanted is Mended.TAKEN_BACK:
        _take_back(identity)
    return wanted


def to_mend(research: Connection, identity: Connection) -> Mended:
    """Return what mending would do, and do nothing."""
    head = identity.the("SELECT commits, settled FROM head")
    ahead = head["commits"] - research.the("SELECT identity_commits FROM head")["identity_commits"]
    if head["settled"] or ahead not in (0, 1):
        return Mended.NOTHING
    return Mended.TAKEN_BACK if ahead else Mended.COMPLETED


def _take_back(identity: Connection) -> None:
    identity.execute("PRAGMA foreign_keys = OFF")
    try:
        identity.execute("BEGIN IMMEDIATE")
        take_back(identity)
        identity.execute("COMMIT")
    finally:
        if identity.in_transaction:
            identity.execute("ROLLBACK")
        identity.execute("PRAGMA foreign_keys = ON")


def seen_in(research: Connection) -> Seen:
    """Return the counters and the log's head as the research store has them now."""
    row = research.the("SELECT commits, identity_commits, log_seq, log_digest FROM head")
    head = ChainHead(int(row["log_seq"]), bytes(row["log_digest"]))
    return Seen(int(row["commits"]), int(row["identity_commits"]), head)
