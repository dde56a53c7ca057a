"""A participant whose every field holds a word that stands nowhere else."""

from collections.abc import Iterator
from datetime import date

from app.domain.consent import Answer, Copy, ItemAnswer, Method, Understood
from app.domain.detection import Label
from app.domain.identity import ContactRoute, MayKnow, Relative, RouteKind
from app.domain.ids import InterviewId, NoteId, ReleaseId
from app.domain.interview import Note, NoteKind
from app.domain.journey import Lane
from app.domain.language_tag import Language
from app.domain.participant import Certainty, Group, Participant, ReleaseDate, SiteKind
from app.domain.release import KnownRecipient, Release, Verdict
from app.domain.schedule import Answered
from app.services.consenting import Given, presented_form, record_consent
from app.services.detecting import decide, mark_by_hand, mark_read, open_text
from app.services.enrolling import NewIdentity, NewParticipant, add_site, enrol
from app.services.interviewing import Beginning, begin_interview, finish, stop, tick, write_note
from app.services.journeying import Told, keep_told
from app.services.office import Office
from app.services.scheduling import Wish, agree, note_attempt
from app.services.shelf import guide

WORDS = tuple(f"Zwam{number:03}qik" for number in range(200))
DAY = date(2026, 12, 14)
WAVE = "before-release"
"""A round of the shipped plan: the log speaks of it, and it tells nothing of anybody."""


def plant(office: Office) -> Participant:
    """Put every word somewhere, as the verbs that people use write it; nothing is left over."""
    words = iter(WORDS)
    participant = _named(office, words)
    _agreed(office, participant, words)
    _reached(office, participant, words)
    for event in range(30):
        where, what = _some(words, 1), _some(words, 1)
        told = Told(participant.id, DAY, event % 2 == 0, Lane.HOUSING, where, what, -1, stuck=True)
        keep_told(office, told)
    _talked(office, participant, words)
    with office.begin() as work:
        work.places.remember(office.actor, f"search\t\t{WORDS[0]}")
        work.commit()
    assert next(words, "") == ""
    return participant


def released(office: Office, participant: Participant, recipient: KnownRecipient) -> Release:
    """Write into the ledger that a bundle left with this participant in it, as number 1."""
    with office.begin() as work:
        talks = tuple(each.id for each in work.interviews.of(participant.id))
        release = Release(
            id=ReleaseId(office.new_id()),
            sequence=len(work.releases.all()) + 1,
            recipient=recipient.id,
            sealed_by=office.actor,
            sealed_at=office.clock.now(),
            file_name="waterlijn-0001.age",
            sha256="0" * 64,
            size=1,
            seal_sha256="1" * 64,
            participants=(participant.id,),
            interviews=talks,
        )
        work.releases.give_release_code(recipient.id, participant.id, "7KQ2M")
        work.releases.add(release)
        work.commit()
    return release


def _some(words: Iterator[str], count: int) -> str:
    return " ".join(next(words) for _ in range(count))


def _named(office: Office, words: Iterator[str]) -> Participant:
    site = add_site(office, "PI Dordrecht", SiteKind.PRISON)
    routes = tuple(
        ContactRoute(
            kind, _some(words, 1), _some(words, 1), MayKnow.NOTHING, _some(words, 2), date.min
        )
        for kind in RouteKind
    )
    identity = NewIdentity(
        name=_some(words, 2),
        aliases=tuple(_some(words, 1) for _ in range(12)),
        born=DAY,
        relatives=tuple(Relative(_some(words, 1), _some(words, 1)) for _ in range(15)),
        routes=routes,
    )
    release = ReleaseDate(DAY, Certainty.FIRM)
    return enrol(office, NewParticipant(Group.DETAINEE, site.id, release, identity))


def _agreed(office: Office, participant: Participant, words: Iterator[str]) -> None:
    form = presented_form(office, Language.NL)
    given = Given(
        participant=participant.id,
        form=form,
        digest=form.digest,
        answers=tuple(ItemAnswer(each.id, Answer.YES, Understood.YES) for each in form.items),
        method=Method.ORAL,
        copy=Copy.NOTHING,
        limits_said=True,
        witness=_some(words, 1),
        interpreter=_some(words, 1),
    )
    record_consent(office, given)


def _reached(office: Office, participant: Participant, words: Iterator[str]) -> None:
    wish = Wish(participant.id, WAVE, office.clock.now(), 60, participant.site)
    agree(office, wish)
    note_attempt(office, participant.id, RouteKind.PERSON, _some(words, 1), Answered.NO_ANSWER)


def _talked(office: Office, participant: Participant, words: Iterator[str]) -> None:
    leaflet = guide(office, "detainee-before-release", Language.NL)
    talk = begin_interview(office, Beginning(participant.id, WAVE, leaflet, 60)).id
    tick(office, talk, _some(words, 1), _some(words, 1))
    kinds = [each for each in NoteKind if each is not NoteKind.OFF_RECORD]
    for place in range(40):
        note = NoteId(office.new_id())
        kind, text = kinds[place % len(kinds)], _some(words, 1)
        topic = "reflection" if kind is NoteKind.REFLECTION else "family"
        write_note(office, Note(note, talk, topic, kind, text, office.clock.now(), place))
    stop(office, talk)
    finish(office, talk)
    _masked(office, talk, words)


def _masked(office: Office, talk: InterviewId, words: Iterator[str]) -> None:
    body = open_text(office, talk).text.body
    inside = [word for word in WORDS if word in body]
    for word, wanted in zip(inside, words, strict=False):
        start = body.index(word)
        mark_by_hand(office, talk, start, start + len(word), Label.PERSON)
        mark = next(each for each in open_text(office, talk).detections if each.span.start == start)
        decide(office, mark.id, Verdict.KEEP, reason=wanted, replacement=next(words, ""))
    mark_read(office, talk)
