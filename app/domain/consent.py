"""Consent: who agreed to which items of which exact text, when, how, before whom; withdrawal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.errors import WaterlijnError
from app.domain.ids import ConsentRecordId, ParticipantId, UserId
from app.domain.language_tag import Language

PARTICIPATE = "participate"
"""The item without which there is no talk."""


class Answer(StrEnum):
    """What a participant said to one item."""

    YES = "yes"
    NO = "no"


class Understood(StrEnum):
    """What the teach-back question showed."""

    YES = "yes"
    EXPLAINED_AGAIN = "explained_again"
    NOT_ASKED = "not_asked"


class Method(StrEnum):
    """How consent was given; each is as good as the others."""

    SCREEN = "screen"
    PAPER = "paper"
    ORAL = "oral"
    CROSS = "cross"


class Copy(StrEnum):
    """What the participant wanted to take along."""

    SHEET = "sheet"
    NEUTRAL_CARD = "neutral_card"
    NOTHING = "nothing"


class Scope(StrEnum):
    """What a withdrawal is about; `ITEM` names one item."""

    ITEM = "item"
    CONTACT = "contact"
    FURTHER_TALKS = "further_talks"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """The answer to one item, and how it was understood."""

    item: str
    answer: Answer
    understood: Understood


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """What was agreed, never changed afterwards; `digest` names the exact text."""

    id: ConsentRecordId
    participant: ParticipantId
    form_id: str
    form_version: int
    language: Language
    digest: str
    answers: tuple[ItemAnswer, ...]
    method: Method
    copy: Copy
    limits_said: bool
    witness: str
    interpreter: str
    taken_by: UserId
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That somebody took back one item or more; reasons are not asked."""

    participant: ParticipantId
    scope: Scope
    item: str | None
    record: ConsentRecordId | None
    """What it was taken back from: the newest record of that moment, if there was one."""
    taken_by: UserId
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What a participant agrees to now, after every record and withdrawal."""

    granted: frozenset[str]
    refused: frozenset[str]
    withdrawn: Scope | None
    record: ConsentRecord | None

    @property
    def may_talk(self) -> bool:
        """Tell whether a talk may be held and written down."""
        stopped = self.withdrawn in {Scope.FURTHER_TALKS, Scope.EVERYTHING}
        return PARTICIPATE in self.granted and not stopped

    @property
    def may_contact(self) -> bool:
        """Tell whether the participant may be approached for a next talk."""
        return self.may_talk and self.withdrawn is not Scope.CONTACT and "recontact" in self.granted

    @property
    def may_share(self) -> bool:
        """Tell whether pseudonymised data may leave in a bundle."""
        return "share-data" in self.granted and self.withdrawn is not Scope.EVERYTHING

    @property
    def may_quote(self) -> bool:
        """Tell whether words of the participant may be quoted."""
        return "quotes" in self.granted and self.withdrawn is not Scope.EVERYTHING


class ConsentMissing(WaterlijnError):
    """Something was asked that the participant has not agreed to, or no longer."""

    def __init__(self, code: str, item: str) -> None:
        """Carry the participant code and the item that misses."""
        super().__init__(code, item)
        self.code, self.item = code, item


class ConsentTakenBack(WaterlijnError):
    """Consent was about to be kept of somebody who took back everything, which is for good."""

    def __init__(self, code: str) -> None:
        """Carry the participant code."""
        super().__init__(code)
        self.code = code


class ConsentIncomplete(WaterlijnError):
    """A consent record does not answer every item, or the limits were not said."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        """Carry the ids of what misses."""
        super().__init__(missing)
        self.missing = missing


class TextsDiffer(WaterlijnError):
    """A consent record was about to be kept against another text than the one presented."""

    def __init__(self, form_id: str) -> None:
        """Carry the form's id."""
        super().__init__(form_id)
        self.form_id = form_id


NOT_ASKED = Standing(frozenset(), frozenset(), None, None)
_REACH = {Scope.ITEM: 0, Scope.CONTACT: 1, Scope.FURTHER_TALKS: 2, Scope.EVERYTHING: 3}


def standing(records: Sequence[ConsentRecord], withdrawals: Iterable[Withdrawal]) -> Standing:
    """Return what holds now: the last record, less all that was taken back from it.

    Both come in the order in which they were written. The clock is not asked: it may have been set
    back in between, and then a withdrawal would seem older than the consent it takes back.
    """
    if not records:
        return NOT_ASKED
    newest, earlier = records[-1], {None, *(each.id for each in records[:-1])}
    since = [each for each in withdrawals if each.record not in earlier]
    taken_back = {each.item for each in since if each.scope is Scope.ITEM and each.item}
    granted = {each.item for each in newest.answers if each.answer is Answer.YES} - taken_back
    refused = {each.item for each in newest.answers} - granted
    return Standing(frozenset(granted), frozenset(refused), _widest(since), newest)


def _widest(withdrawals: Iterable[Withdrawal]) -> Scope | None:
    scopes = [each.scope for each in withdrawals if each.scope is not Scope.ITEM]
    return max(scopes, key=_REACH.__getitem__, default=None)
