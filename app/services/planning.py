"""Planning: a week as it lies before us, and who is to be planned in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.participant import Site, Status
from app.domain.schedule import WaveStanding, WaveState
from app.services.enrolling import sites
from app.services.office import Office
from app.services.overview import ParticipantOverview, overviews
from app.services.scheduling import AgendaEntry, agenda

OPEN = frozenset({WaveState.OPEN, WaveState.COMING, WaveState.PLANNED})


@dataclass(frozen=True, slots=True)
class Band:
    """The window of one wave of one participant, as far as it lies in the week."""

    code: str
    wave: WaveStanding
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, the appointments in them and the windows that are open in them."""

    first: date
    entries: tuple[AgendaEntry, ...]
    bands: tuple[Band, ...]
    people: tuple[ParticipantOverview, ...]
    sites: tuple[Site, ...]

    @property
    def last(self) -> date:
        """Return the last day of the week."""
        return self.first + timedelta(days=6)


def week(office: Office, first: date) -> Week:
    """Return the week that begins on `first`, a Monday."""
    last = first + timedelta(days=6)
    active = [each for each in overviews(office) if each.participant.status is Status.ENROLLED]
    bands = [band for each in active for band in _bands(each, first, last)]
    return Week(
        first=first,
        entries=agenda(office, first, last),
        bands=tuple(sorted(bands, key=_closing)),
        people=tuple(active),
        sites=tuple(sites(office)),
    )


def _bands(person: ParticipantOverview, first: date, last: date) -> list[Band]:
    found = []
    for wave in person.waves:
        window = wave.window
        if window is None or wave.state not in OPEN:
            continue
        if window.opens <= last and window.closes >= first:
            begin, end = max(first, window.opens), min(last, window.closes)
            found.append(Band(person.participant.code, wave, begin, end))
    return found


def _closing(band: Band) -> tuple[date, str]:
    """Return what puts the window first that closes first."""
    window = band.wave.window
    return (window.closes if window else band.last), band.code
