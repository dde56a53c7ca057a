"""Enrolling: who takes part, at which site, and what is known of them under which key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.identity import ContactRoute, Identity, Relative
from app.domain.ids import ParticipantId, SiteId
from app.domain.log import LogKind
from app.domain.participant import (
    NEXT,
    Group,
    Participant,
    ReleaseDate,
    ReleaseDateChange,
    Site,
    SiteKind,
    Status,
    StatusNotPossible,
    new_code,
)
from app.services.holders import NamesHeld, names_held_in
from app.services.office import Office
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewIdentity:
    """Who somebody is, as typed; the name may be empty when it is not to be kept."""

    name: str
    aliases: tuple[str, ...] = ()
    born: date | None = None
    relatives: tuple[Relative, ...] = ()
    routes: tuple[ContactRoute, ...] = ()


@dataclass(frozen=True, slots=True)
class NewParticipant:
    """What is asked when somebody is enrolled."""

    group: Group
    site: SiteId
    release: ReleaseDate
    identity: NewIdentity


@dataclass(frozen=True, slots=True)
class Reception:
    """What somebody must know before they enrol: the sites, and who can write names down."""

    sites: tuple[Site, ...]
    names: NamesHeld


def reception(office: Office) -> Reception:
    """Return what is needed to enrol somebody."""
    with office.begin() as work:
        return Reception(work.participants.sites(), names_held_in(work))


def add_site(office: Office, name: str, kind: SiteKind) -> Site:
    """Write down a place where people are met, or return it when it is known by that name."""
    with office.begin() as work:
        for known in work.participants.sites():
            if known.name.casefold() == name.strip().casefold():
                return known
        site = Site(SiteId(office.new_id()), name.strip(), kind)
        work.participants.add_site(site)
        work.log(LogKind.SITE_ADDED, site.id)
        work.commit()
    return site


def sites(office: Office) -> tuple[Site, ...]:
    """Return all sites by name."""
    with office.begin() as work:
        return work.participants.sites()


def enrol(office: Office, new: NewParticipant) -> Participant:
    """Enrol somebody under a new code; the name goes into the identity store only."""
    with office.begin() as work:
        participant = Participant(
            id=ParticipantId(office.new_id()),
            code=new_code(office.chance, _taken(work)),
            group=new.group,
            site=new.site,
            status=Status.ENROLLED,
            release=new.release,
            protocol_id=work.study.get().settings.protocol_id,
            enrolled_at=office.clock.now(),
        )
        work.participants.add(participant)
        if new.identity.name.strip():
            work.identities.put(_identity(office, participant.id, new.identity))
        work.log(LogKind.PARTICIPANT_ENROLLED, participant.id, group=participant.group.value)
        work.commit()
    return participant


def see_identity(office: Office, participant: ParticipantId) -> Identity | None:
    """Return who a participant is, and write in the log that somebody looked."""
    with office.begin() as work:
        identity = work.identities.get(participant)
        work.log(LogKind.IDENTITY_SEEN, participant)
        work.commit()
    return identity


def change_identity(office: Office, participant: ParticipantId, new: NewIdentity) -> None:
    """Write down anew who a participant is."""
    with office.begin() as work:
        work.identities.put(_identity(office, participant, new))
        work.log(LogKind.IDENTITY_CHANGED, participant)
        work.commit()


def confirm_routes(office: Office, participant: ParticipantId) -> None:
    """Write down that all contact routes were gone through with the participant today."""
    with office.begin() as work:
        known = work.identities.get(participant)
        if known is None:
            return
        today = office.clock.today()
        routes = tuple(replace(route, confirmed_on=today) for route in known.routes)
        work.identities.put(replace(known, routes=routes))
        work.log(LogKind.IDENTITY_CHANGED, participant, routes=len(routes))
        work.commit()


def change_release(office: Office, participant: ParticipantId, release: ReleaseDate) -> None:
    """Write another release date; the old one stays in the history."""
    with office.begin() as work:
        work.participants.change_release(participant, release, office.clock.now())
        work.log(LogKind.RELEASE_DATE_CHANGED, participant, certainty=release.certainty.value)
        work.commit()


def release_history(office: Office, participant: ParticipantId) -> Sequence[ReleaseDateChange]:
    """Return every release date this participant was known to have, the oldest first."""
    with office.begin() as work:
        return work.participants.release_history(participant)


def change_status(office: Office, participant: ParticipantId, status: Status) -> None:
    """Write where a participant stands; raise StatusNotPossible when it can't follow."""
    with office.begin() as work:
        known = work.participants.get(participant)
        if status not in NEXT[known.status]:
            raise StatusNotPossible(known.code, known.status, status)
        work.participants.change_status(participant, status)
        work.log(LogKind.STATUS_CHANGED, participant, status=status.value)
        work.commit()


def _taken(work: UnitOfWork) -> set[str]:
    # A code on old paper must never point at somebody else, also when its owner was erased.
    return {each.code for each in work.participants.all()} | work.erasures.codes()


def _identity(office: Office, participant: ParticipantId, new: NewIdentity) -> Identity:
    return Identity(
        participant=participant,
        name=new.name.strip(),
        aliases=tuple(alias.strip() for alias in new.aliases if alias.strip()),
        born=new.born,
        relatives=new.relatives,
        routes=new.routes,
        recorded_at=office.clock.now(),
    )
