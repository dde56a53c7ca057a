"""Going on after a loss that somebody has looked at: the counters are brought together again."""

from pathlib import Path

from app.storage.errors import Loss, StudyRolledBack
from app.storage.header import Header, write_header
from app.storage.pair import seen_in
from app.storage.sql import Connection
from app.storage.undo import forget
from app.storage.vault import Stores
from app.storage.witness import Seen


def accept_losses(stores: Stores, losses: tuple[Loss, ...]) -> None:
    """Bring the counters of all files up to the highest that any of them remembers."""
    known = [loss.expected for loss in losses if isinstance(loss, StudyRolledBack)]
    top = max([stores.witness.read().commits, *known])
    joint = _joint_commits(stores)
    stores.research.execute(
        "UPDATE head SET commits = max(commits, ?), identity_commits = max(identity_commits, ?)",
        (top, joint),
    )
    now = seen_in(stores.research)
    if stores.identity is not None:
        _bring_along(stores.identity, now)
    stores.witness.note_surely(now)


def renew_header(folder: Path, header: Header, revision: int, key: bytes) -> Header:
    """Write an old header as the newest one, after somebody has looked at who stands in it."""
    renewed = Header(header.study, header.title, revision, header.slots).tagged(key)
    write_header(folder, renewed)
    return renewed


def _joint_commits(stores: Stores) -> int:
    if stores.identity is None:
        return 0
    return int(stores.identity.the("SELECT commits FROM head")["commits"])


def _bring_along(identity: Connection, now: Seen) -> None:
    identity.execute("BEGIN IMMEDIATE")
    identity.execute(
        """
        UPDATE head SET
            commits = ?, research_commits = ?, log_seq = ?, log_digest = ?, settled = 1
        """,
        (now.identity_commits, now.commits, now.log.seq, now.log.digest),
    )
    forget(identity)
    identity.execute("COMMIT")
