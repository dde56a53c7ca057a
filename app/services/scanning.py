"""Scanning: which texts are searched for identifiers, with what is known of their case."""

from functools import cache
from pathlib import Path

from app.deid.engine import Detector
from app.domain.ids import InterviewId
from app.services.detecting import Case, Find, case_of, case_without_names, texts
from app.services.office import Office

GAZETTEERS = Path(__file__).resolve().parents[2] / "resources" / "gazetteers"


@cache
def detector() -> Detector:
    """Return what searches; its lists are read at the first text."""
    return Detector(GAZETTEERS)


def finder() -> Find:
    """Return the search for everything that may identify somebody."""
    return detector().find


def to_search(office: Office) -> tuple[InterviewId, ...]:
    """Return the texts a search may go over now.

    Without the identity key only texts that nobody searched: a search without names would take
    away the names that were found with them.
    """
    with office.begin() as work:
        knows_names = work.has_identities
    queue = texts(office)
    return tuple(each.interview.id for each in queue if knows_names or not each.searched)


def case_to_search(office: Office, interview: InterviewId) -> Case:
    """Return a text with all that this user may know around it."""
    with office.begin() as work:
        knows_names = work.has_identities
    return case_of(office, interview) if knows_names else case_without_names(office, interview)
