"""The people of the demonstration: enrolled, asked for consent on paper, and their routes drawn."""

from datetime import time, timedelta

from app.demo.data import Somebody
from app.demo.stage import Stage
from app.documents.preview import text_of_pages
from app.domain.consent import Answer, Copy, ItemAnswer, Method, Understood
from app.domain.identity import ContactRoute, Relative, RouteKind
from app.domain.ids import EventId
from app.domain.journey import Event
from app.domain.participant import ReleaseDate, SiteKind
from app.domain.schedule import Answered
from app.services.consenting import Given, consent_history, presented_form, record_consent
from app.services.enrolling import NewIdentity, NewParticipant, add_site, enrol
from app.services.journeying import put_event
from app.services.printing import print_consent, write_file
from app.services.scheduling import note_attempt

MORNING, NOON = time(9, 0), time(12, 0)
OUT_OF_SIGHT = "p03"
"""Whom nobody has reached lately."""
RUNG = (-4, -2, -1)
"""The days on which that was tried, counted from today."""


def enrol_somebody(stage: Stage, somebody: Somebody) -> None:
    """Enrol one person; the name goes into the other store."""
    office = stage.office
    kind = SiteKind.PRISON if somebody.site.startswith("PI ") else SiteKind.MUNICIPALITY
    site = add_site(office, somebody.site, kind)
    release_day = None if somebody.release_day is None else stage.day(somebody.release_day)
    new = NewParticipant(
        group=somebody.group,
        site=site.id,
        release=ReleaseDate(release_day, somebody.certainty),
        identity=_identity(stage, somebody),
    )
    stage.participants[somebody.key] = enrol(office, new)


def ask_consent(stage: Stage, somebody: Somebody) -> None:
    """Print the sheet, read it back, and record what was answered against that exact text."""
    office, participant = stage.office, stage.participants[somebody.key]
    printed = print_consent(office, participant.id, somebody.language)
    path = stage.folder / "consent" / printed.file_name
    write_file(path, printed.content)
    pages = text_of_pages(path.read_bytes())
    on_every_page = all(participant.code in page for page in pages)
    stage.verify("consent", f"{path.name}: {len(pages)}", holds=bool(pages) and on_every_page)
    stage.verify_nameless("consent", path.name, "\n".join(pages))
    form = presented_form(office, somebody.language)
    answers = tuple(
        ItemAnswer(
            item.id,
            Answer.NO if item.id in somebody.refused else Answer.YES,
            Understood.YES,
        )
        for item in form.items
    )
    stage.clock.advance(timedelta(minutes=10))
    record = record_consent(
        office,
        Given(
            participant=participant.id,
            form=form,
            digest=form.digest,
            answers=answers,
            method=somebody.method or Method.ORAL,
            copy=Copy.SHEET if somebody.method is Method.PAPER else Copy.NEUTRAL_CARD,
            limits_said=True,
        ),
    )
    kept = consent_history(office, participant.id)
    stage.verify("consent", participant.code, holds=kept.records == (record,))
    stage.verify("consent", participant.code, holds=kept.standing.refused == somebody.refused)


def draw_journey(stage: Stage, somebody: Somebody) -> None:
    """Keep the events of one route."""
    participant = stage.participants[somebody.key]
    for lived in somebody.journey:
        event = Event(
            id=EventId(stage.office.new_id()),
            participant=participant.id,
            day=None if lived.day is None else stage.day(lived.day),
            uncertain=lived.uncertain,
            lane=lived.lane,
            service=lived.service,
            what=lived.what,
            feeling=lived.feeling,
            stuck=lived.stuck,
        )
        put_event(stage.office, event)


def try_to_reach(stage: Stage, somebody: Somebody) -> None:
    """Ring once without an answer."""
    participant = stage.participants[somebody.key]
    note_attempt(stage.office, participant.id, RouteKind.PHONE, "self", Answered.NO_ANSWER)


def _identity(stage: Stage, somebody: Somebody) -> NewIdentity:
    return NewIdentity(
        name=somebody.name,
        aliases=somebody.aliases,
        born=somebody.born,
        relatives=tuple(Relative(name, role) for name, role in somebody.relatives),
        routes=tuple(
            ContactRoute(
                kind=route.kind,
                value=route.value,
                of=route.of,
                may_know=route.may_know,
                note=route.note,
                confirmed_on=stage.clock.today(),
            )
            for route in somebody.routes
        ),
    )
