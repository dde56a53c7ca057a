"""Releasing: a bundle for one recipient, from what was decided to the proof that it opened."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.bundle.seal import SealingKeys, SealOrder, discard_parts, name_finally, take_back
from app.crypto.sealing import check_recipient, identity_from_text
from app.crypto.signing import signing_keys_from_secret
from app.deid.replacing import mask
from app.domain.bundle import (
    ProvenBundle,
    Recipient,
    SealedBundle,
    SealFacts,
    Version,
    new_bundle_id,
)
from app.domain.consent import Standing
from app.domain.ids import ParticipantId, RecipientId, ReleaseId
from app.domain.interview import InterviewStatus
from app.domain.log import LogKind
from app.domain.participant import drawn_sign
from app.domain.release import (
    Detection,
    IdentifierLeft,
    KnownRecipient,
    NothingToRelease,
    Release,
    TextsNotReady,
    Verdict,
    WithdrawnMeanwhile,
)
from app.domain.risk import Risk, risk
from app.domain.version import VERSION
from app.services.composing import (
    Choices,
    Person,
    Source,
    Talked,
    compose,
    facts,
    included,
    interviews_of,
)
from app.services.consenting import standing_of
from app.services.detecting import StewardText, texts
from app.services.leaving import names_leaving
from app.services.office import Office
from app.storage.unit_of_work import UnitOfWork

CODE_LENGTH = 5
"""Signs of the code under which somebody goes to one recipient."""

LEFT_OUT = "[weggelaten]"
"""Stands where somebody masked a stretch and gave nothing to put in its place."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a bundle can be sealed, and what stands in the way."""

    included: tuple[StewardText, ...]
    kept_out: tuple[StewardText, ...]
    unread: tuple[StewardText, ...]
    undecided: int

    @property
    def is_ready(self) -> bool:
        """Tell whether every text that goes along was searched, decided on and read."""
        return bool(self.included) and not self.unread and self.undecided == 0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A bundle ready to be sealed, and what the ledger will say of it."""

    order: SealOrder
    recipient: RecipientId
    people: tuple[Person, ...]


def add_recipient(office: Office, name: str, organisation: str, age_key: str) -> KnownRecipient:
    """Write down for whom bundles may be sealed; raises KeyTextMalformed for a wrong key."""
    key = check_recipient(age_key.strip())
    with office.begin() as work:
        for known in work.releases.recipients():
            if known.age_key == key:
                return known
        recipient = KnownRecipient(
            RecipientId(office.new_id()),
            name.strip(),
            organisation.strip(),
            key,
            office.clock.now(),
        )
        work.releases.add_recipient(recipient)
        work.log(LogKind.RECIPIENT_ADDED, recipient.id)
        work.commit()
    return recipient


def recipients(office: Office) -> tuple[KnownRecipient, ...]:
    """Return all recipients by name."""
    with office.begin() as work:
        return work.releases.recipients()


def ledger(office: Office) -> tuple[Release, ...]:
    """Return every bundle that was sealed, the first in front."""
    with office.begin() as work:
        return work.releases.all()


def sender_key(office: Office) -> str:
    """Return the minisign public key file by which recipients check who sealed a bundle."""
    with office.begin() as work:
        return signing_keys_from_secret(work.study.secrets().signing_secret).public


def readiness(office: Office) -> Readiness:
    """Return whether a bundle can be sealed now."""
    queue = texts(office)
    going = tuple(each for each in queue if each.may_share)
    return Readiness(
        included=going,
        kept_out=tuple(each for each in queue if not each.may_share),
        unread=tuple(each for each in going if not (each.read and each.searched)),
        undecided=sum(each.undecided for each in going),
    )


def risk_sheet(office: Office, choices: Choices) -> Risk:
    """Return how recognisable the people of the next bundle are at these choices."""
    with office.begin() as work:
        people = [each for each in _people(work) if each.consent.may_share and each.talks]
    told = {each.participant.code: facts(each, choices) for each in people}
    variables = tuple(next(iter(told.values()), {}))
    return risk(told, variables)


def prepare(office: Office, recipient: RecipientId, choices: Choices, folder: Path) -> Prepared:
    """Compose the next bundle and check it against every known name.

    Raises TextsNotReady, NothingToRelease or IdentifierLeft; the last two look at what would
    really leave.
    """
    ready = readiness(office)
    if ready.unread or ready.undecided:
        titles = [f"{each.participant.code}-{each.number}" for each in ready.unread]
        raise TextsNotReady(titles, ready.undecided)
    with office.begin() as work:
        source = _source(office, work, recipient)
        people = included(source)
        if not people:
            raise NothingToRelease
        content = compose(source, choices, masked_text)
        places = names_leaving(content, source, work.identities.all())
        if places:
            raise IdentifierLeft(places)
        facts_told = _facts(office, work, recipient)
        keys = _keys(work)
        work.commit()
    return Prepared(SealOrder(content, facts_told, keys, folder), recipient, people)


def keep_release(office: Office, prepared: Prepared, proven: ProvenBundle) -> SealedBundle:
    """Give a proven bundle its name and write it into the ledger: both, or nothing is left.

    Consent is asked again here, where nothing can come between; raises WithdrawnMeanwhile.
    """
    with office.begin() as work, ExitStack() as undo:
        undo.callback(discard_parts, proven.stem)
        _check_still_agreed(work, prepared)
        sealed = name_finally(proven)
        undo.callback(take_back, sealed)
        release = _release(office, prepared, sealed)
        work.releases.add(release)
        work.log(
            LogKind.RELEASE_SEALED,
            release.id,
            sequence=release.sequence,
            sha256=release.sha256,
            people=len(release.participants),
        )
        work.commit()
        undo.pop_all()
    return sealed


def _release(office: Office, prepared: Prepared, sealed: SealedBundle) -> Release:
    receipt = sealed.receipt
    return Release(
        id=ReleaseId(office.new_id()),
        sequence=receipt.sequence,
        recipient=prepared.recipient,
        sealed_by=office.actor,
        sealed_at=office.clock.now(),
        file_name=receipt.file,
        sha256=receipt.sha256,
        size=receipt.size,
        seal_sha256=receipt.seal_sha256,
        participants=tuple(each.participant.id for each in prepared.people),
        interviews=interviews_of(prepared.people),
    )


def _check_still_agreed(work: UnitOfWork, prepared: Prepared) -> None:
    codes = [
        each.participant.code
        for each in prepared.people
        if not _covers(standing_of(work, each.participant.id), each.consent)
    ]
    if codes:
        raise WithdrawnMeanwhile(codes)


def _covers(now: Standing, then: Standing) -> bool:
    """Tell whether consent still lets go what it let go when the bundle was put together."""
    return now.may_share and (now.may_quote or not then.may_quote)


def masked_text(body: str, detections: tuple[Detection, ...]) -> str:
    """Return a text as it would leave: all masked but what a person chose to keep."""
    return mask(
        body,
        [
            (each.span, each.replacement.strip() or LEFT_OUT)
            for each in detections
            if each.verdict is not Verdict.KEEP
        ],
    )


def _people(work: UnitOfWork) -> tuple[Person, ...]:
    sites = {site.id: site for site in work.participants.sites()}
    return tuple(
        Person(
            participant=each,
            site=sites[each.site],
            consent=standing_of(work, each.id),
            talks=_talks(work, each.id),
            journey=work.journeys.of(each.id),
        )
        for each in work.participants.all()
    )


def _talks(work: UnitOfWork, participant: ParticipantId) -> tuple[Talked, ...]:
    found = []
    for number, interview in enumerate(work.interviews.of(participant), 1):
        text = work.interviews.text(interview.id)
        if text and interview.status is InterviewStatus.FINISHED:
            marks = work.releases.detections(interview.id, text.version)
            found.append(Talked(interview, number, text, marks))
    return tuple(found)


def _source(office: Office, work: UnitOfWork, recipient: RecipientId) -> Source:
    people = _people(work)
    codes = work.releases.release_codes(recipient) | work.erasures.release_codes(recipient)
    for person in people:
        if person.participant.id not in codes:
            code = _new_code(office, set(codes.values()))
            work.releases.give_release_code(recipient, person.participant.id, code)
            codes[person.participant.id] = code
    return Source(people, codes, work.releases.all(), recipient)


def _new_code(office: Office, taken: set[str]) -> str:
    while True:
        code = "".join(drawn_sign(office.chance) for _ in range(CODE_LENGTH))
        if code not in taken:
            return code


def _facts(office: Office, work: UnitOfWork, recipient: RecipientId) -> SealFacts:
    known = next(each for each in work.releases.recipients() if each.id == recipient)
    earlier = work.releases.all()
    head = work.events.head()
    return SealFacts(
        bundle_id=new_bundle_id(office.chance),
        sequence=len(earlier) + 1,
        previous_seal=earlier[-1].seal_sha256 if earlier else None,
        study=work.study.get().pseudonym,
        sealed_in=f"{office.clock.today():%Y-%m}",
        recipients=(Recipient(known.id, known.name, known.organisation, known.age_key),),
        archive_key=_keys(work).archive.public,
        log_head=head.digest.hex(),
        versions=(Version("waterlijn", VERSION),),
    )


def _keys(work: UnitOfWork) -> SealingKeys:
    secrets = work.study.secrets()
    return SealingKeys(
        archive=identity_from_text(secrets.archive_identity),
        signer=signing_keys_from_secret(secrets.signing_secret),
    )
