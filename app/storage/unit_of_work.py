"""The unit of work: `with begin() as work: … work.commit()`; leaving without commit forgets all."""

from collections.abc import Callable
from types import TracebackType

from app.domain.clock import Clock
from app.domain.ids import UserId
from app.domain.log import LOOKING, Fact, LogEvent, LogKind, next_event
from app.domain.users import User
from app.storage.consents import Consents
from app.storage.drafts import Drafts
from app.storage.erasures import Erasures
from app.storage.errors import TargetFull
from app.storage.holders import Holders
from app.storage.identities import Identities
from app.storage.interviews import Interviews
from app.storage.journeys import Journeys
from app.storage.log import Log
from app.storage.pair import Pair
from app.storage.participants import Participants
from app.storage.places import Places
from app.storage.releases import Releases
from app.storage.schedules import Schedules
from app.storage.sql import Connection
from app.storage.study import RecoveryRecipients, StudyRow
from app.storage.users import Users


class UnitOfWork:
    """One act on the study, with a repository per noun; it is kept whole or not at all."""

    def __init__(
        self, pair: Pair, clock: Clock, actor: UserId, make_room: Callable[[], None]
    ) -> None:
        """Act on `pair` as `actor`; `make_room` is called when the disk turns out to be full."""
        self._pair = pair
        self._make_room = make_room
        self._clock = clock
        self._ended = False
        self.actor = actor
        research = pair.research
        self.events = Log(research)
        self.study = StudyRow(research)
        self.users = Users(research)
        self.participants = Participants(research)
        self.consents = Consents(research)
        self.interviews = Interviews(research)
        self.schedules = Schedules(research)
        self.journeys = Journeys(research)
        self.releases = Releases(research)
        self.erasures = Erasures(research)

    @property
    def identities(self) -> Identities:
        """Return who the participants are; raise NoIdentityKey without the identity key."""
        return Identities(self._pair.identity())

    def believed_users(self) -> tuple[list[User], tuple[RecoveryRecipients, ...]]:
        """Return for whom keys are wrapped, after asking the identity store when it is at hand.

        Raises StudyDamaged when somebody wrote other holders into the research store.
        """
        users, sheets = self.users.all(), self.study.sheets()
        if self.has_identities:
            Holders(self._pair.identity()).believe(users, sheets)
        return users, sheets

    def note_holders(self, *, anew: bool = True) -> None:
        """Keep in the identity store, when it is at hand, who holds its key as of this act.

        Without `anew` only a study that never kept the list gets one.
        """
        if self.has_identities:
            holders = Holders(self._pair.identity())
            if anew or not holders.are_known():
                holders.note(self.users.all(), self.study.sheets())

    def note_holder(self, user: User) -> None:
        """Keep another public key of a holder, who has just shown that it is theirs."""
        if self.has_identities:
            Holders(self._pair.identity()).change(user)

    @property
    def has_identities(self) -> bool:
        """Return whether this user's keys open the identity store."""
        return self._pair.has_identity

    @property
    def is_read_only(self) -> bool:
        """Return whether this is what could be read of a damaged study."""
        return self._pair.read_only

    @property
    def drafts(self) -> Drafts:
        """Return what was typed before a lock: with the names, when their store is at hand."""
        return Drafts(self._with_the_names())

    @property
    def places(self) -> Places:
        """Return where users were; in the same store, since a name can be searched for."""
        return Places(self._with_the_names())

    def forget_typed(self, user: UserId) -> None:
        """Forget what somebody had typed and where they were, in whichever store it was kept."""
        identity = [self._pair.identity()] if self.has_identities else []
        for store in (self._pair.research, *identity):
            Drafts(store).keep(user, "")
            Places(store).take(user)

    def _with_the_names(self) -> Connection:
        return self._pair.identity() if self.has_identities else self._pair.research

    def log(self, kind: LogKind, subject: str | None = None, **facts: Fact) -> LogEvent:
        """Say in the log what this act did: ids, codes, dates and counts, never words on people.

        Of a damaged study that is only looked at, looking can't be written down.
        """
        now = self._clock.now()
        if self._pair.read_only and kind in LOOKING:
            return next_event(self.events.head(), now, self.actor, kind, subject, facts)
        return self.events.append(now, self.actor, kind, subject, facts)

    def commit(self) -> None:
        """Keep everything done so far and end this unit of work."""
        if self._ended:
            raise RuntimeError("this unit of work has ended")
        self._ended = True
        self._pair.commit()

    def scrub(self) -> None:
        """Bring off the disk what earlier acts deleted, and end this unit of work.

        Raises TargetFull, TargetReadOnly, TargetFailed; opening the study then tries it again.
        """
        if self._ended:
            raise RuntimeError("this unit of work has ended")
        self._ended = True
        self._pair.scrub()

    def __enter__(self) -> "UnitOfWork":
        self._pair.begin()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended = True
        self._pair.end()
        if isinstance(error, TargetFull):
            self._make_room()


Begin = Callable[[], UnitOfWork]
"""A way to begin a unit of work: all that a service is given of the vault."""
