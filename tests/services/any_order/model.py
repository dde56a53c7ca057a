"""What a study should be, as plain values: who comes in, who takes part, which sheets work."""

from copy import deepcopy
from dataclasses import dataclass, field

from app.domain.consent import PARTICIPATE, Scope
from app.domain.ids import AppointmentId, InterviewId, NoteId, ParticipantId, UserId
from app.domain.interview import InterviewStatus
from app.domain.log import LogKind
from app.domain.users import Role
from app.services.vault_keeping import Recovery

REACH = (None, Scope.CONTACT, Scope.FURTHER_TALKS, Scope.EVERYTHING)
"""How far a withdrawal goes, the least first."""


@dataclass
class Member:
    """Somebody with a passphrase, those that were theirs before, and what they had typed."""

    id: UserId
    name: str
    role: Role
    passphrase: str
    active: bool = True
    former: list[str] = field(default_factory=list)
    draft: str = ""

    @property
    def reads_names(self) -> bool:
        return self.role is not Role.STEWARD

    def choose(self, passphrase: str) -> None:
        self.former.append(self.passphrase)
        self.passphrase = passphrase


@dataclass
class Talk:
    """A talk with the words of its notes."""

    id: InterviewId
    status: InterviewStatus = InterviewStatus.RUNNING
    notes: dict[NoteId, str] = field(default_factory=dict)

    @property
    def is_finished(self) -> bool:
        return self.status is InterviewStatus.FINISHED


@dataclass
class Person:
    """A participant: who they are, what they agree to now, and all that was written of them."""

    id: ParticipantId
    code: str
    name: str
    words: set[str]
    """Every word that was ever written about them; none stands anywhere else."""
    asked: bool = False
    granted: set[str] = field(default_factory=set)
    withdrawn: Scope | None = None
    left: bool = False
    talks: list[Talk] = field(default_factory=list)
    journey: list[str] = field(default_factory=list)
    attempts: list[str] = field(default_factory=list)
    appointments: dict[AppointmentId, bool] = field(default_factory=dict)
    """Whether each still stands."""

    @property
    def may_talk(self) -> bool:
        return PARTICIPATE in self.granted and REACH.index(self.withdrawn) < 2

    @property
    def may_contact(self) -> bool:
        agreed = self.may_talk and self.withdrawn is None and "recontact" in self.granted
        return agreed or not self.asked

    @property
    def may_share(self) -> bool:
        return "share-data" in self.granted and self.withdrawn is not Scope.EVERYTHING

    @property
    def may_quote(self) -> bool:
        return "quotes" in self.granted and self.withdrawn is not Scope.EVERYTHING

    @property
    def told(self) -> set[str]:
        """Return the words of finished talks, which are quotes all of them."""
        return {word for talk in self.talks if talk.is_finished for word in talk.notes.values()}

    @property
    def goes_along(self) -> bool:
        return self.may_share and any(talk.is_finished for talk in self.talks)


@dataclass
class Model:
    """A whole study."""

    sheet: Recovery
    members: dict[UserId, Member] = field(default_factory=dict)
    people: dict[ParticipantId, Person] = field(default_factory=dict)
    erased: dict[ParticipantId, Person] = field(default_factory=dict)
    bundles: list[set[ParticipantId]] = field(default_factory=list)
    log: list[LogKind] = field(default_factory=list)
    waiting: Recovery | None = None
    """A sheet that was made and not tried yet."""
    useless: list[Recovery] = field(default_factory=list)
    failed: int = 0
    """Wrong passphrases since somebody came in."""
    scrubbed: bool = True
    """Whether nothing of who was erased is left on the disk."""

    def copy(self) -> "Model":
        return deepcopy(self)

    @property
    def active(self) -> list[Member]:
        return [each for each in self.members.values() if each.active]

    @property
    def leads(self) -> list[Member]:
        return [each for each in self.active if each.role is Role.LEAD]

    @property
    def sheets(self) -> list[Recovery]:
        """Return the sheets that work."""
        return [each for each in (self.sheet, self.waiting) if each]

    def let_count(self, sheet: Recovery) -> None:
        """Let this sheet count, and no other."""
        self.useless += [each for each in self.sheets if each != sheet]
        self.sheet, self.waiting = sheet, None

    def come_in(self, *, with_names: bool) -> None:
        """Write into the log what an opening writes, and scrub what was not scrubbed yet."""
        self.log += [LogKind.UNLOCK_FAILED] if self.failed else []
        self.log.append(LogKind.UNLOCKED)
        self.failed = 0
        self.scrubbed = self.scrubbed or with_names
