"""Parting: what is needed to close a talk kindly, such as when to meet again."""

from dataclasses import dataclass

from app.domain.ids import InterviewId
from app.domain.participant import Site
from app.domain.protocol import Wave
from app.domain.schedule import WaveStanding, next_wave
from app.domain.study import StudySettings
from app.services.consenting import standing_of
from app.services.office import Office
from app.services.scheduling import standings_in


@dataclass(frozen=True, slots=True)
class Parting:
    """The round of this talk and the one after it, and what may be agreed on."""

    wave: Wave | None
    next: WaveStanding | None
    site: Site
    sites: tuple[Site, ...]
    may_contact: bool
    keeps_names: bool
    settings: StudySettings


def parting(office: Office, interview: InterviewId) -> Parting:
    """Return what somebody who closes this talk must know."""
    with office.begin() as work:
        talk = work.interviews.get(interview)
        participant = work.participants.get(talk.participant)
        waves = standings_in(office, work, participant)
        sites = work.participants.sites()
        may_contact = standing_of(work, participant.id).may_contact
        keeps_names, settings = work.has_identities, work.study.get().settings
    order = [each.wave.id for each in waves]
    at = order.index(talk.wave) if talk.wave in order else -1
    return Parting(
        wave=waves[at].wave if at >= 0 else None,
        next=next_wave(waves[at + 1 :]),
        site=next(site for site in sites if site.id == participant.site),
        sites=sites,
        may_contact=may_contact,
        keeps_names=keeps_names,
        settings=settings,
    )
