"""Identifiers: one type per noun, so that no two can be confused, and how a new one is made."""

from typing import NewType

from app.domain.clock import Chance, Clock

StudyId = NewType("StudyId", str)
SiteId = NewType("SiteId", str)
UserId = NewType("UserId", str)
ParticipantId = NewType("ParticipantId", str)
IdentityId = NewType("IdentityId", str)
ConsentRecordId = NewType("ConsentRecordId", str)
InterviewId = NewType("InterviewId", str)
NoteId = NewType("NoteId", str)
AppointmentId = NewType("AppointmentId", str)
AttemptId = NewType("AttemptId", str)
EventId = NewType("EventId", str)
DetectionId = NewType("DetectionId", str)
RecipientId = NewType("RecipientId", str)
ReleaseId = NewType("ReleaseId", str)


def new_id(clock: Clock, chance: Chance) -> str:
    """Return a UUIDv7: sortable by time and unique across laptops (RFC 9562, 5.7)."""
    milliseconds = int(clock.now().timestamp() * 1000)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | int.from_bytes(chance(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
