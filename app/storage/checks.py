"""Looking a study over: files, pages, structure, references, the log's chain and the counters."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.log import ChainHead, first_break
from app.storage.connecting import PAGE
from app.storage.errors import Finding, StudyDamaged, StudyRolledBack
from app.storage.files import HEADER, IDENTITY, RESEARCH
from app.storage.header import Header
from app.storage.log import Log
from app.storage.pair import Mended, seen_in, to_mend
from app.storage.sql import Connection
from app.storage.witness import Seen


@dataclass(frozen=True, slots=True)
class Looked:
    """What is compared: both stores, of which one may be out of reach, header and witness."""

    research: Connection
    identity: Connection | None
    header: Header
    seen: Seen


def file_flaw(path: Path) -> StudyDamaged | None:
    """Return what is wrong with a store's file before it is opened.

    SQLite opens an empty file with any key, and says nothing when whole pages are gone.
    """
    if not path.is_file():
        return StudyDamaged(path.name, Finding.MISSING)
    size = path.stat().st_size
    if size == 0:
        return StudyDamaged(path.name, Finding.EMPTY)
    return StudyDamaged(path.name, Finding.CUT) if size % PAGE else None


def store_flaws(store: Connection, path: Path) -> Iterator[StudyDamaged]:
    """Yield what is wrong inside an open store, after bringing its WAL home.

    Before the WAL is home, the pages' seals are judged wrongly in 7 of 100 cases.
    """
    store.the("PRAGMA wal_checkpoint(TRUNCATE)")
    for finding, pragma in (
        (Finding.PAGES, "PRAGMA cipher_integrity_check"),
        (Finding.STRUCTURE, "PRAGMA quick_check"),
        (Finding.REFERENCES, "PRAGMA foreign_key_check"),
    ):
        if any(row[0] != "ok" for row in store.all(pragma)):
            yield StudyDamaged(path.name, finding)
    if store.the("PRAGMA page_count")[0] * PAGE != path.stat().st_size:
        yield StudyDamaged(path.name, Finding.CUT)


def chain_flaw(research: Connection) -> StudyDamaged | None:
    """Return the damage to the log, if an event does not fit the one before it or its head."""
    log = Log(research)
    broken = first_break(log.chain())
    last = research.the("SELECT count(*) AS events, max(seq) AS seq FROM log")
    if broken is None and last["events"] == log.head().seq and _has(research, log.head()):
        return None
    return StudyDamaged(RESEARCH, Finding.CHAIN)


def rollbacks(looked: Looked) -> Iterator[StudyRolledBack]:
    """Yield every file that is older than another file of the study remembers it."""
    now, seen = seen_in(looked.research), looked.seen
    if now.commits < seen.commits:
        yield StudyRolledBack(RESEARCH, now.commits, seen.commits)
    elif not _has(looked.research, seen.log):
        yield StudyRolledBack(RESEARCH, now.log.seq, seen.log.seq)
    known = header_revision(looked.research)
    if looked.header.revision < known:
        yield StudyRolledBack(HEADER, looked.header.revision, known)
    if looked.identity is not None:
        yield from _between(looked.research, looked.identity)


def _between(research: Connection, identity: Connection) -> Iterator[StudyRolledBack]:
    if to_mend(research, identity) is Mended.TAKEN_BACK:
        return  # A kill between two commits, which the next opening makes good: nothing is lost.
    now = seen_in(research)
    head = identity.the("SELECT commits, research_commits, log_seq, log_digest FROM head")
    log = ChainHead(int(head["log_seq"]), bytes(head["log_digest"]))
    if head["commits"] < now.identity_commits:
        yield StudyRolledBack(IDENTITY, head["commits"], now.identity_commits)
    elif head["commits"] > now.identity_commits or head["research_commits"] > now.commits:
        yield StudyRolledBack(RESEARCH, now.commits, head["research_commits"])
    elif not _has(research, log):
        yield StudyRolledBack(RESEARCH, now.log.seq, log.seq)


def header_revision(research: Connection) -> int:
    """Return which revision of the header the research store knows of."""
    return int(research.the("SELECT header_revision FROM head")["header_revision"])


def _has(research: Connection, head: ChainHead) -> bool:
    if head.seq == 0:
        return True
    row = research.one("SELECT digest FROM log WHERE seq = ?", (head.seq,))
    return row is not None and bytes(row["digest"]) == head.digest
