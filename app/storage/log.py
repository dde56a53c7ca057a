"""The log in the research store: appended to, read, and never changed."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from app.domain.ids import UserId
from app.domain.log import ChainHead, Fact, LogEvent, LogKind, next_event
from app.storage.sql import Connection, Row


class Log:
    """The events of this study, in the order in which they happened."""

    def __init__(self, research: Connection) -> None:
        """Read and append in the research store."""
        self._research = research

    def head(self) -> ChainHead:
        """Return the last event's number and digest."""
        row = self._research.the("SELECT log_seq, log_digest FROM head")
        return ChainHead(int(row["log_seq"]), bytes(row["log_digest"]))

    def append(
        self,
        at: datetime,
        actor: UserId,
        kind: LogKind,
        subject: str | None,
        facts: Mapping[str, Fact],
    ) -> LogEvent:
        """Append one event and return it."""
        event = next_event(self.head(), at, actor, kind, subject, facts)
        self._research.execute(
            """
            INSERT INTO log (seq, at, actor, kind, subject, facts, previous, digest)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                event.seq,
                event.at.isoformat(),
                event.actor,
                event.kind.value,
                event.subject,
                json.dumps(dict(event.facts), sort_keys=True, separators=(",", ":")),
                event.previous,
                event.digest,
            ),
        )
        return event

    def all(self) -> list[LogEvent]:
        """Return every event, the oldest first."""
        return [event for event, _ in self.chain()]

    def about(self, subject: str) -> list[LogEvent]:
        """Return the events about one subject, the oldest first."""
        rows = self._research.all("SELECT * FROM log WHERE subject = ? ORDER BY seq", (subject,))
        return [_event(row) for row in rows]

    def latest(self, kind: LogKind) -> LogEvent | None:
        """Return the last event of that kind."""
        row = self._research.one(
            "SELECT * FROM log WHERE kind = ? ORDER BY seq DESC LIMIT 1", (kind.value,)
        )
        return _event(row) if row else None

    def last(self, kind: LogKind, count: int) -> list[LogEvent]:
        """Return the last events of that kind, the newest first."""
        rows = self._research.all(
            "SELECT * FROM log WHERE kind = ? ORDER BY seq DESC LIMIT ?", (kind.value, count)
        )
        return [_event(row) for row in rows]

    def of_kind(self, kind: LogKind) -> list[LogEvent]:
        """Return every event of that kind, the oldest first."""
        rows = self._research.all("SELECT * FROM log WHERE kind = ? ORDER BY seq", (kind.value,))
        return [_event(row) for row in rows]

    def last_before_opening(self) -> datetime | None:
        """Return the moment of the last event before the study was opened, as clocks said it."""
        row = self._research.one(
            """
            SELECT at FROM log
            WHERE seq < (SELECT max(seq) FROM log WHERE kind = 'unlocked')
                AND kind NOT IN ('unlock-failed', 'loss-accepted', 'repaired')
            ORDER BY seq DESC LIMIT 1
            """
        )
        return datetime.fromisoformat(row["at"]) if row else None

    def chain(self) -> Iterator[tuple[LogEvent, bytes]]:
        """Return every event with the digest that was stored beside it, for checking."""
        for row in self._research.all("SELECT * FROM log ORDER BY seq"):
            yield _event(row), bytes(row["digest"])


def _event(row: Row) -> LogEvent:
    return LogEvent(
        seq=int(row["seq"]),
        at=datetime.fromisoformat(row["at"]),
        actor=UserId(row["actor"]),
        kind=LogKind(row["kind"]),
        subject=row["subject"],
        facts=json.loads(row["facts"]),
        previous=bytes(row["previous"]),
    )
