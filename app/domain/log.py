"""The log: what was done in a study, by whom and when, each event chained to the one before it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from re import compile as pattern

from app.domain.errors import WaterlijnError
from app.domain.ids import UserId


class LogKind(StrEnum):
    """Something done that an ethics board or a participant may ask about later."""

    STUDY_CREATED = "study-created"
    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock-failed"
    LOCKED = "locked"
    REPAIRED = "repaired"
    LOSS_ACCEPTED = "loss-accepted"
    USER_ADDED = "user-added"
    ROLE_CHANGED = "role-changed"
    MEMBER_REMOVED = "member-removed"
    SLOT_CHANGED = "slot-changed"
    SLOT_GIVEN = "slot-given"
    RECOVERED = "recovered"
    RECOVERY_MADE = "recovery-made"
    RECOVERY_TRIED = "recovery-tried"
    BACKED_UP = "backed-up"
    RESTORED = "restored"
    PARTICIPANT_ENROLLED = "participant-enrolled"
    IDENTITY_SEEN = "identity-seen"
    IDENTITY_CHANGED = "identity-changed"
    RELEASE_DATE_CHANGED = "release-date-changed"
    STATUS_CHANGED = "status-changed"
    CONSENT_PRINTED = "consent-printed"
    CONSENT_RECORDED = "consent-recorded"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    INTERVIEW_STARTED = "interview-started"
    INTERVIEW_FINISHED = "interview-finished"
    APPOINTMENT_MADE = "appointment-made"
    APPOINTMENT_MOVED = "appointment-moved"
    APPOINTMENT_ENDED = "appointment-ended"
    CONTACT_ATTEMPTED = "contact-attempted"
    JOURNEY_CHANGED = "journey-changed"
    JOURNEY_CORRECTED = "journey-corrected"
    DETECTION_RUN = "detection-run"
    DETECTION_DECIDED = "detection-decided"
    TEXT_READ = "text-read"
    RECIPIENT_ADDED = "recipient-added"
    RELEASE_SEALED = "release-sealed"
    DISCLOSURE_NOTED = "disclosure-noted"
    SETTINGS_CHANGED = "settings-changed"
    SITE_ADDED = "site-added"
    DOCUMENT_PRINTED = "document-printed"
    AGENDA_EXPORTED = "agenda-exported"
    PARTICIPANT_ERASED = "participant-erased"


LOOKING = frozenset({LogKind.IDENTITY_SEEN, LogKind.TEXT_READ})
"""What is only looked at, and may be where nothing can be written."""

Fact = str | int
"""A code, an id, a date, a hash or a count; never words about a person."""

CODE = pattern(r"[A-Za-z0-9._:/+-]{1,128}")
HEAD = pattern(r"[0-9a-f]{12,64}")
"""A head as paper has it: whole, or as many signs as nobody can find another event for."""
"""What a text in the log may look like: it has no room for a name."""

BEGINNING = bytes(32)
"""What the first event is chained to."""


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last event of the log: printed on receipts and sheets, it vouches for all before it."""

    seq: int
    digest: bytes


NOTHING_LOGGED = ChainHead(0, BEGINNING)


@dataclass(frozen=True, slots=True)
class LogEvent:
    """One event; `previous` is the digest of the event before it."""

    seq: int
    at: datetime
    actor: UserId
    kind: LogKind
    subject: str | None
    facts: Mapping[str, Fact]
    previous: bytes

    @property
    def digest(self) -> bytes:
        """Return the SHA-256 over the canonical bytes of this event and the previous digest."""
        return sha256(canonical(self)).digest()

    @property
    def head(self) -> ChainHead:
        """Return this event as the head of a chain that ends with it."""
        return ChainHead(self.seq, self.digest)


class HeadMistyped(WaterlijnError):
    """What was copied from paper is no head of a log."""


@dataclass(eq=False)
class HeadNotInLog(WaterlijnError):
    """A head that was printed belongs to no event of this log; `signs` are the copied ones."""

    signs: str


def head_signs(printed: str) -> str:
    """Return the signs of a head as it was copied from a sheet or a receipt; raise HeadMistyped.

    A sheet puts the event's number before them, and the printed log a space between groups.
    """
    words = printed.lower().split()
    numbered = len(words) == len(("number", "signs")) and words[0].isdecimal()
    signs = words[1] if numbered else "".join(words)
    if not HEAD.fullmatch(signs):
        raise HeadMistyped
    return signs


def vouched_for(events: Iterable[LogEvent], signs: str) -> LogEvent:
    """Return the event whose head was printed; raise HeadNotInLog."""
    for event in events:
        if event.digest.hex().startswith(signs):
            return event
    raise HeadNotInLog(signs)


def canonical(event: LogEvent) -> bytes:
    """Return the only bytes that stand for this event: JSON with sorted keys and no spaces."""
    fields = [
        event.seq,
        event.at.isoformat(),
        event.actor,
        event.kind.value,
        event.subject,
        dict(event.facts),
        event.previous.hex(),
    ]
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def next_event(
    head: ChainHead,
    at: datetime,
    actor: UserId,
    kind: LogKind,
    subject: str | None,
    facts: Mapping[str, Fact],
) -> LogEvent:
    """Return the event that follows `head`; a text that is no code is our bug: ValueError."""
    for text in (subject, *facts.values()):
        if isinstance(text, str) and not CODE.fullmatch(text):
            raise ValueError("the log holds codes and counts, never words")
    return LogEvent(head.seq + 1, at, actor, kind, subject, dict(facts), head.digest)


def first_break(chain: Iterable[tuple[LogEvent, bytes]]) -> int | None:
    """Return the number of the first event that does not fit its chain or its stored digest."""
    head = NOTHING_LOGGED
    for event, stored in chain:
        if (event.seq, event.previous) != (head.seq + 1, head.digest) or event.digest != stored:
            return event.seq
        head = event.head
    return None
