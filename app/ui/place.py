"""Places: where in the program somebody is, and what can change under a page's feet."""

from dataclasses import dataclass
from enum import StrEnum


class PageName(StrEnum):
    """Every page there is; the rail shows the ones that are registered."""

    TODAY = "today"
    PARTICIPANTS = "participants"
    AGENDA = "agenda"
    INTERVIEWS = "interviews"
    FORMS = "forms"
    RELEASE = "release"
    STUDY = "study"
    ENROL = "enrol"
    PARTICIPANT = "participant"
    CONSENT = "consent"
    BEGIN = "begin"
    INTERVIEW = "interview"
    SEARCH = "search"


class Topic(StrEnum):
    """What a verb may have changed; a page names the topics it shows."""

    PARTICIPANTS = "participants"
    IDENTITIES = "identities"
    CONSENT = "consent"
    INTERVIEWS = "interviews"
    SCHEDULE = "schedule"
    CONTACT = "contact"
    JOURNEY = "journey"
    FORMS = "forms"
    RELEASE = "release"
    STUDY = "study"


@dataclass(frozen=True, slots=True)
class Place:
    """A page, the record it shows, and the part of it (a tab, a query) that is looked at."""

    page: PageName
    record: str = ""
    part: str = ""

    def __str__(self) -> str:
        """Return the place as one line, as it is remembered over a lock."""
        return "\t".join((self.page.value, self.record, self.part))


def place_from(line: str) -> Place | None:
    """Read what `str(place)` wrote; None when it is not a place of this version."""
    page, record, part = [*line.split("\t"), "", ""][:3]
    return Place(PageName(page), record, part) if page in set(PageName) else None
