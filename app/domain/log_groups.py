"""What sort of act an event of the log is, and which events somebody wants to see."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import UserId
from app.domain.log import LogKind


class LogGroup(StrEnum):
    """What an ethics board asks about: one group for every kind of event."""

    OPENINGS = "openings"
    NAMES = "names"
    PARTICIPANTS = "participants"
    CONSENT = "consent"
    TALKS = "talks"
    TEXTS = "texts"
    CORRECTIONS = "corrections"
    PRINTING = "printing"
    EXPORTS = "exports"
    USERS = "users"
    STUDY = "study"


KINDS: dict[LogGroup, frozenset[LogKind]] = {
    LogGroup.OPENINGS: frozenset({LogKind.UNLOCKED, LogKind.UNLOCK_FAILED, LogKind.LOCKED}),
    LogGroup.NAMES: frozenset({LogKind.IDENTITY_SEEN, LogKind.IDENTITY_CHANGED}),
    LogGroup.PARTICIPANTS: frozenset(
        {
            LogKind.PARTICIPANT_ENROLLED,
            LogKind.RELEASE_DATE_CHANGED,
            LogKind.STATUS_CHANGED,
            LogKind.APPOINTMENT_MADE,
            LogKind.APPOINTMENT_MOVED,
            LogKind.APPOINTMENT_ENDED,
            LogKind.CONTACT_ATTEMPTED,
            LogKind.PARTICIPANT_ERASED,
        }
    ),
    LogGroup.CONSENT: frozenset({LogKind.CONSENT_RECORDED, LogKind.CONSENT_WITHDRAWN}),
    LogGroup.TALKS: frozenset(
        {
            LogKind.INTERVIEW_STARTED,
            LogKind.INTERVIEW_FINISHED,
            LogKind.JOURNEY_CHANGED,
            LogKind.DISCLOSURE_NOTED,
        }
    ),
    LogGroup.TEXTS: frozenset(
        {LogKind.DETECTION_RUN, LogKind.DETECTION_DECIDED, LogKind.TEXT_READ}
    ),
    LogGroup.CORRECTIONS: frozenset({LogKind.JOURNEY_CORRECTED}),
    LogGroup.PRINTING: frozenset({LogKind.CONSENT_PRINTED, LogKind.DOCUMENT_PRINTED}),
    LogGroup.EXPORTS: frozenset(
        {
            LogKind.RELEASE_SEALED,
            LogKind.RECIPIENT_ADDED,
            LogKind.AGENDA_EXPORTED,
            LogKind.BACKED_UP,
        }
    ),
    LogGroup.USERS: frozenset(
        {
            LogKind.USER_ADDED,
            LogKind.ROLE_CHANGED,
            LogKind.MEMBER_REMOVED,
            LogKind.SLOT_CHANGED,
            LogKind.SLOT_GIVEN,
            LogKind.RECOVERED,
            LogKind.RECOVERY_MADE,
            LogKind.RECOVERY_TRIED,
        }
    ),
}
"""What is in no group is about the study itself."""


def group_of(kind: LogKind) -> LogGroup:
    """Return the group of a kind of event."""
    return next((group for group, kinds in KINDS.items() if kind in kinds), LogGroup.STUDY)


@dataclass(frozen=True, slots=True)
class LogWish:
    """Which events somebody wants to see; what is not given lets everything through."""

    actor: UserId | None = None
    group: LogGroup | None = None
    about: str = ""
    """A participant code, as it is written."""
    first: date | None = None
    last: date | None = None

    def wants(self, kind: LogKind, actor: UserId, about: str, at: datetime) -> bool:
        """Tell whether an event fits; days are those of the clock around the laptop."""
        day = at.astimezone().date()
        return (
            self.actor in {None, actor}
            and self.group in {None, group_of(kind)}
            and self.about in {"", about}
            and (self.first is None or day >= self.first)
            and (self.last is None or day <= self.last)
        )
