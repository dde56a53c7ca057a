"""The dossier: all that a participant's page shows, and what comes next; never the name."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.consent import Scope
from app.domain.consent_form import Change, ConsentForm
from app.domain.ids import AppointmentId, ParticipantId, UserId
from app.domain.interview import Interview, InterviewStatus, Source
from app.domain.journey import Event
from app.domain.log import LogEvent
from app.domain.participant import ReleaseDateChange, Status
from app.domain.schedule import WaveState
from app.domain.users import Role, leads_among
from app.services.consenting import ConsentHistory, consent_history, presented_form
from app.services.enrolling import release_history
from app.services.holders import NamesHeld, names_held_in
from app.services.interviewing import Beginning, begin_interview
from app.services.journeying import journey
from app.services.office import Office
from app.services.overview import ParticipantOverview, overview
from app.services.scheduling import protocol_of
from app.services.shelf import guide


class Step(StrEnum):
    """What comes next for a participant."""

    STOPPED = "stopped"
    GO_ON = "go_on"
    ASK_CONSENT = "ask_consent"
    ASK_AGAIN = "ask_again"
    NO_TALK = "no_talk"
    RELEASE_UNKNOWN = "release_unknown"
    TALK = "talk"
    NO_CONTACT = "no_contact"
    PLAN = "plan"
    WAIT = "wait"
    ALL_DONE = "all_done"


@dataclass(frozen=True, slots=True)
class Dossier:
    """One participant with everything the study itself knows; `users` names who did what."""

    overview: ParticipantOverview
    consent: ConsentHistory
    form: ConsentForm
    releases: tuple[ReleaseDateChange, ...]
    journey: tuple[Event, ...]
    log: tuple[LogEvent, ...]
    users: Mapping[UserId, str]
    names: NamesHeld
    leads: tuple[str, ...] = ()
    """Who may erase this participant, by name."""
    may_erase: bool = False

    @property
    def must_ask_again(self) -> bool:
        """Tell whether what they agreed to has since changed in substance."""
        record = self.consent.standing.record
        changed = self.form.change is Change.MATERIAL
        return record is not None and changed and record.form_version < self.form.version

    @property
    def unfinished(self) -> Interview | None:
        """Return the talk that was begun and is not finished."""
        talks = reversed(self.overview.interviews)
        return next((each for each in talks if each.status is not InterviewStatus.FINISHED), None)

    @property
    def step(self) -> Step:
        """Return what comes next, the most pressing first."""
        found = {
            Step.STOPPED: self._is_stopped,
            Step.GO_ON: self.unfinished is not None,
            Step.ASK_CONSENT: self.overview.consent.record is None,
            Step.ASK_AGAIN: self.must_ask_again,
            Step.NO_TALK: not self.overview.consent.may_talk,
        }
        pressing = next((step for step, is_so in found.items() if is_so), None)
        return pressing or self._round

    @property
    def _is_stopped(self) -> bool:
        withdrawn = self.overview.participant.status is Status.WITHDRAWN
        return withdrawn or self.overview.consent.withdrawn is Scope.EVERYTHING

    @property
    def _round(self) -> Step:
        wave = self.overview.next
        if wave is None:
            return Step.ALL_DONE
        if wave.appointment:
            return Step.TALK
        if not self.overview.consent.may_contact:
            return Step.NO_CONTACT
        if wave.window is None:
            return Step.RELEASE_UNKNOWN
        return Step.PLAN if wave.state is WaveState.OPEN else Step.WAIT


def dossier(office: Office, participant: ParticipantId) -> Dossier:
    """Return everything of a participant, without a look at who they are."""
    with office.begin() as work:
        subjects = [participant, *(each.id for each in work.interviews.of(participant))]
        events = [event for subject in subjects for event in work.events.about(subject)]
        known = work.users.all()
        names = names_held_in(work)
    return Dossier(
        overview=overview(office, participant),
        consent=consent_history(office, participant),
        form=presented_form(office, office.language),
        releases=tuple(release_history(office, participant)),
        journey=journey(office, participant),
        log=tuple(sorted(events, key=lambda event: event.seq, reverse=True)),
        users={each.id: each.name for each in known},
        names=names,
        leads=tuple(each.name for each in leads_among(known)),
        may_erase=office.role is Role.LEAD,
    )


@dataclass(frozen=True, slots=True)
class Start:
    """Which talk is to begin: of whom, in which round, and where the notes come from."""

    participant: ParticipantId
    wave: str
    appointment: AppointmentId | None = None
    source: Source = Source.SCREEN


def start_talk(office: Office, start: Start) -> Interview:
    """Begin the talk of a round with its guide; raise ConsentMissing without their consent."""
    with office.begin() as work:
        known = work.participants.get(start.participant)
        agreed = work.schedules.get(start.appointment) if start.appointment else None
    found = protocol_of(office, known).wave(start.wave)
    if found is None:
        raise LookupError(start.wave)
    used = guide(office, found.guide, office.language)
    return begin_interview(
        office,
        Beginning(
            participant=start.participant,
            wave=start.wave,
            guide=used,
            planned_minutes=agreed.minutes if agreed else used.minutes,
            appointment=start.appointment,
            source=start.source,
        ),
    )
