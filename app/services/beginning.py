"""Beginning: what may be chosen before a talk, and what suggests itself."""

from dataclasses import dataclass

from app.domain.consent import Standing
from app.domain.guide import Guide
from app.domain.ids import AppointmentId, ParticipantId
from app.domain.interview import Interview, Source
from app.domain.participant import Participant, Site
from app.domain.schedule import Appointment, WaveStanding, next_wave
from app.services.consenting import standing_of
from app.services.interviewing import Beginning, begin_interview
from app.services.office import Office
from app.services.scheduling import standings_in

LENGTHS = (60, 75, 90, 120)
"""Minutes that a visit may take."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """Whom the talk is with, the rounds without a talk, and every guide in every language."""

    participant: Participant
    site: Site
    consent: Standing
    waves: tuple[WaveStanding, ...]
    suggested: WaveStanding | None
    appointment: Appointment | None
    guides: tuple[Guide, ...]

    @property
    def minutes(self) -> int:
        """Return the length that fits best: the shortest one in which the appointment fits."""
        agreed = self.appointment.minutes if self.appointment else LENGTHS[2]
        return next((length for length in LENGTHS if length >= agreed), LENGTHS[-1])


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose."""

    participant: ParticipantId
    wave: str
    guide: Guide
    minutes: int
    appointment: AppointmentId | None
    source: Source


def prepare(office: Office, participant: ParticipantId, appointment: str = "") -> Preparation:
    """Return what may be chosen for a talk, perhaps the one of an appointment."""
    with office.begin() as work:
        known = work.participants.get(participant)
        waves = standings_in(office, work, known)
        agreed = work.schedules.get(AppointmentId(appointment)) if appointment else None
        consent = standing_of(work, participant)
        site = next(each for each in work.participants.sites() if each.id == known.site)
    free = tuple(each for each in waves if each.interview is None)
    wanted = agreed.wave if agreed else ""
    suggested = next((each for each in free if each.wave.id == wanted), None)
    suggested = suggested or next_wave(free) or next(iter(free), None)
    return Preparation(
        participant=known,
        site=site,
        consent=consent,
        waves=free,
        suggested=suggested,
        appointment=agreed or (suggested.appointment if suggested else None),
        guides=_guides(office),
    )


def begin(office: Office, choice: Choice) -> Interview:
    """Begin the talk that was chosen; raise ConsentMissing without consent to one."""
    return begin_interview(
        office,
        Beginning(
            participant=choice.participant,
            wave=choice.wave,
            guide=choice.guide,
            planned_minutes=choice.minutes,
            appointment=choice.appointment,
            source=choice.source,
        ),
    )


def _guides(office: Office) -> tuple[Guide, ...]:
    newest: dict[tuple[str, str], Guide] = {}
    for each in sorted(office.library.guides, key=lambda guide: guide.version):
        newest[each.id, each.language] = each
    return tuple(newest.values())
