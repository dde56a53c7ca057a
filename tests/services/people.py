"""People to test verbs with."""

from datetime import date, timedelta

from app.domain.clock import FixedClock
from app.domain.consent import Answer, ConsentRecord, Copy, ItemAnswer, Method, Understood
from app.domain.language_tag import Language
from app.domain.participant import Certainty, Group, Participant, ReleaseDate, SiteKind
from app.services.consenting import Given, presented_form, record_consent
from app.services.enrolling import NewIdentity, NewParticipant, add_site, enrol
from app.services.office import Office
from app.storage.sql import Connection

RELEASED = date(2026, 12, 14)


def enrolled(
    office: Office, name: str = "Karim Bouazza", *, group: Group = Group.DETAINEE
) -> Participant:
    site = add_site(office, "PI Dordrecht", SiteKind.PRISON)
    release = ReleaseDate(RELEASED, Certainty.FIRM)
    return enrol(office, NewParticipant(group, site.id, release, NewIdentity(name, ("Kimo",))))


def agreed(office: Office, participant: Participant, *refused: str) -> ConsentRecord:
    form = presented_form(office, Language.NL)
    answers = tuple(
        ItemAnswer(item.id, Answer.NO if item.id in refused else Answer.YES, Understood.YES)
        for item in form.items
    )
    clock = office.clock
    assert isinstance(clock, FixedClock)
    clock.advance(timedelta(minutes=1))
    given = Given(
        participant=participant.id,
        form=form,
        digest=form.digest,
        answers=answers,
        method=Method.PAPER,
        copy=Copy.SHEET,
        limits_said=True,
    )
    return record_consent(office, given)


def everything_in(db: Connection) -> str:
    """Return every value of every table of a store, as one text."""
    tables = [row[0] for row in db.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = (tuple(row) for table in tables for row in db.all(f"SELECT * FROM {table}"))  # noqa: S608
    return "\n".join(map(str, rows))
