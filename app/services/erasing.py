"""Erasing: taking somebody out of the study for good, and who elsewhere must do the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from app.domain.consent import Scope
from app.domain.erasure import (
    NEEDS_WITHDRAWAL,
    Erasure,
    ErasureReason,
    NotTheCode,
    NotWithdrawn,
    OnlyTheLead,
)
from app.domain.identity import Identity
from app.domain.ids import ParticipantId
from app.domain.log import LogKind
from app.domain.participant import CodeMistyped, Participant, Status, read_code
from app.domain.release import Release
from app.domain.users import Role
from app.services.backing_up import events_in
from app.services.consenting import standing_of
from app.services.office import Office
from app.storage.errors import TargetFailed, TargetFull, TargetReadOnly
from app.storage.unit_of_work import UnitOfWork

SHORTEST = 3
"""Names of fewer signs stand in too many words to be looked for."""


@dataclass(frozen=True, slots=True)
class HeldBundle:
    """A sealed bundle that holds somebody, and what its recipient calls them."""

    sequence: int
    file_name: str
    sealed_at: datetime
    recipient: str
    organisation: str
    code: str


@dataclass(frozen=True, slots=True)
class HeldBackup:
    """A backup that was made while somebody was in the study."""

    number: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Remains:
    """Somebody who was erased, and every bundle and backup that still holds them."""

    erasure: Erasure
    bundles: tuple[HeldBundle, ...]
    backups: tuple[HeldBackup, ...]


@dataclass(frozen=True, slots=True)
class BeforeErasing:
    """What goes when somebody is erased, and what does not."""

    code: str
    reasons: tuple[ErasureReason, ...]
    talks: int
    consents: int
    has_name: bool
    bundles: tuple[int, ...]
    named_by: tuple[str, ...]
    """Codes of others whose talks or journeys hold the name; those stay theirs."""


@dataclass(frozen=True, slots=True)
class ErasureOrder:
    """Who is to be erased, why, and the code as it was typed to confirm it."""

    participant: ParticipantId
    reason: ErasureReason
    typed: str


@dataclass(frozen=True, slots=True)
class Erased:
    """That somebody was erased; without `scrubbed` the disk still has to be wiped."""

    erasure: Erasure
    scrubbed: bool


def before_erasing(office: Office, participant: ParticipantId) -> BeforeErasing:
    """Return what erasing somebody would take away; raise OnlyTheLead."""
    _require_lead(office)
    with office.begin() as work:
        known = work.participants.get(participant)
        identity = work.identities.get(participant)
        held = [each.sequence for each in work.releases.all() if participant in each.participants]
        return BeforeErasing(
            code=known.code,
            reasons=tuple(each for each in ErasureReason if _allows(work, known, each)),
            talks=len(work.interviews.of(participant)),
            consents=len(work.consents.of(participant)),
            has_name=identity is not None,
            bundles=tuple(held),
            named_by=_named_by(work, identity) if identity else (),
        )


def erase_participant(office: Office, order: ErasureOrder) -> Erased:
    """Take somebody out of both stores, in one commit, and then off the disk.

    Raises OnlyTheLead, NotTheCode when what was typed is another code, and NotWithdrawn when they
    are said to have asked for it and still agree to something.
    """
    _require_lead(office)
    with office.begin() as work:
        known = work.participants.get(order.participant)
        if not _is_code(order.typed, known.code):
            raise NotTheCode(known.code)
        if not _allows(work, known, order.reason):
            raise NotWithdrawn(known.code)
        now = office.clock.now()
        erasure = Erasure(known.id, known.code, order.reason, office.actor, now)
        work.identities.remove(known.id)
        work.drafts.forget_all()
        work.places.forget_all()
        work.erasures.erase(erasure)
        work.log(LogKind.PARTICIPANT_ERASED, known.id, code=known.code, reason=order.reason.value)
        work.commit()
    return Erased(erasure, _scrubbed(office))


def erased(office: Office) -> tuple[Remains, ...]:
    """Return everybody who was erased and what still holds them, the last one first."""
    with office.begin() as work:
        return tuple(remains_in(work))


def remains_in(work: UnitOfWork) -> Iterator[Remains]:
    """Yield everybody who was erased and what still holds them, the last one first."""
    releases = {each.id: each for each in work.releases.all()}
    recipients = {each.id: each for each in work.releases.recipients()}
    for erasure in work.erasures.all():
        bundles = []
        for held in erasure.held_in:
            release = releases[held.release]
            to = recipients[release.recipient]
            bundles.append(_held_bundle(release, to.name, to.organisation, held.code))
        yield Remains(erasure, tuple(bundles), _backups(work, erasure.participant))


def _backups(work: UnitOfWork, participant: ParticipantId) -> tuple[HeldBackup, ...]:
    """Return the backups that hold somebody, and the one this study was put back from if it did."""
    about = work.events.about(participant)
    first = next(each.seq for each in about)
    last = next(each.seq for each in about if each.kind is LogKind.PARTICIPANT_ERASED)
    put_back = work.events.of_kind(LogKind.RESTORED)
    made = work.events.of_kind(LogKind.BACKED_UP)
    held = (
        HeldBackup(int(each.facts["number"]), datetime.fromisoformat(str(each.facts["made"])))
        for each in (*put_back, *made)
        if first <= events_in(each) < last
    )
    return tuple(sorted(held, key=lambda each: each.number))


def _held_bundle(release: Release, recipient: str, organisation: str, code: str) -> HeldBundle:
    return HeldBundle(
        sequence=release.sequence,
        file_name=release.file_name,
        sealed_at=release.sealed_at,
        recipient=recipient,
        organisation=organisation,
        code=code,
    )


def _require_lead(office: Office) -> None:
    if office.role is not Role.LEAD:
        raise OnlyTheLead


def _allows(work: UnitOfWork, known: Participant, reason: ErasureReason) -> bool:
    if reason not in NEEDS_WITHDRAWAL:
        return True
    all_taken_back = standing_of(work, known.id).withdrawn is Scope.EVERYTHING
    return known.status is Status.WITHDRAWN or all_taken_back


def _is_code(typed: str, code: str) -> bool:
    try:
        return read_code(typed) == code
    except CodeMistyped:
        return False


def _scrubbed(office: Office) -> bool:
    try:
        with office.begin() as work:
            work.scrub()
    except (TargetFull, TargetReadOnly, TargetFailed):
        # The rows are gone for everybody who uses the program; opening tries the disk again.
        return False
    return True


def _named_by(work: UnitOfWork, identity: Identity) -> tuple[str, ...]:
    names = [each.casefold() for each in (identity.name, *identity.aliases)]
    wanted = [each for each in names if len(each) >= SHORTEST]
    others = (each for each in work.participants.all() if each.id != identity.participant)
    return tuple(each.code for each in others if _mention(_told_by(work, each.id), wanted))


def _told_by(work: UnitOfWork, participant: ParticipantId) -> Iterator[str]:
    for talk in work.interviews.of(participant):
        yield from (note.text for note in work.interviews.notes(talk.id))
    for event in work.journeys.of(participant):
        yield from (event.service, event.what)


def _mention(texts: Iterable[str], names: list[str]) -> bool:
    return any(name in text.casefold() for text in texts for name in names)
