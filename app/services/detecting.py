"""Detecting: what in a text may identify somebody, and what a person decided on each find."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.deid.replacing import Replacements
from app.domain.detection import Kind, KnownTerm, Label, Layer, Span, Tier
from app.domain.identity import Identity, RouteKind
from app.domain.ids import DetectionId, InterviewId, ParticipantId
from app.domain.interview import Interview, InterviewStatus, InterviewText
from app.domain.log import LogKind
from app.domain.participant import Participant
from app.domain.release import Detection, KeepNeedsReason, Origin, ReadText, Verdict
from app.services.consenting import standing_of
from app.services.office import Office
from app.storage.unit_of_work import UnitOfWork

Find = Callable[[str, Sequence[KnownTerm], Sequence[KnownTerm]], tuple[Span, ...]]
"""Finds identifiers in a text, given the terms of its own case and those of other cases."""

_ROUTE_LABELS = {
    RouteKind.PHONE: Label.PHONE,
    RouteKind.EMAIL: Label.EMAIL,
    RouteKind.POST: Label.ADDRESS,
    RouteKind.PERSON: Label.NICK,
}
"""What a way to reach somebody is looked for as; a person to ask for only as it was written."""


@dataclass(frozen=True, slots=True)
class Case:
    """One text with all that is known around it: what a search is given."""

    interview: InterviewId
    text: InterviewText
    known: tuple[KnownTerm, ...]
    others: tuple[KnownTerm, ...]


@dataclass(frozen=True, slots=True)
class StewardText:
    """One text in the steward's queue."""

    interview: Interview
    participant: Participant
    number: int
    may_share: bool
    may_quote: bool
    searched: bool
    marks: int
    undecided: int
    flags: int
    read: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """One text as the steward sees it: every mark, and how it would leave."""

    summary: StewardText
    text: InterviewText
    detections: tuple[Detection, ...]


def case_of(office: Office, interview: InterviewId) -> Case:
    """Return a finished interview's text with the known terms; needs the identity key."""
    with office.begin() as work:
        text = _text(work, interview)
        own = work.interviews.get(interview).participant
        identities = work.identities.all()
    known = [term for each in identities if each.participant == own for term in known_terms(each)]
    others = [term for each in identities if each.participant != own for term in known_terms(each)]
    return Case(interview, text, tuple(known), tuple(others))


def known_terms(identity: Identity) -> list[KnownTerm]:
    """Return the names of one participant and of those around them, and how they are reached."""
    names = [KnownTerm(identity.name, Label.PERSON, "deelnemer")]
    names += [KnownTerm(alias, Label.NICK, "deelnemer") for alias in identity.aliases]
    names += [KnownTerm(each.name, Label.PERSON, each.role) for each in identity.relatives]
    routes = [
        KnownTerm(route.value, _ROUTE_LABELS[route.kind], None if route.of == "self" else route.of)
        for route in identity.routes
    ]
    return names + routes


def spans_of(case: Case, find: Find) -> tuple[Span, ...]:
    """Search a text; slow, and needs nothing of the study."""
    return find(case.text.body, case.known, case.others)


def keep_spans(office: Office, case: Case, spans: Sequence[Span]) -> int:
    """Keep what a search found, beside what was decided before; return how many are new."""
    with office.begin() as work:
        version = case.text.version
        work.releases.remove_undecided(case.interview, version)
        decided = work.releases.detections(case.interview, version)
        new = [span for span in spans if not any(_meet(span, each.span) for each in decided)]
        replacements = _replacements(work, case)
        for span in new:
            work.releases.put_detection(_found(office, case, span, replacements))
        work.log(LogKind.DETECTION_RUN, case.interview, found=len(new), version=version)
        work.commit()
    return len(new)


def texts(office: Office) -> tuple[StewardText, ...]:
    """Return the steward's queue: texts with most left to decide in front."""
    with office.begin() as work:
        queue = [_summary(work, office, each) for each in _finished(work)]
    return tuple(sorted(queue, key=lambda each: (each.read, -each.undecided, each.number)))


def open_text(office: Office, interview: InterviewId) -> Opened:
    """Return one text with its marks."""
    with office.begin() as work:
        text = _text(work, interview)
        return Opened(
            summary=_summary(work, office, work.interviews.get(interview)),
            text=text,
            detections=work.releases.detections(interview, text.version),
        )


def decide(
    office: Office,
    detection: DetectionId,
    verdict: Verdict,
    *,
    reason: str = "",
    replacement: str | None = None,
) -> Detection:
    """Decide on one mark; raises KeepNeedsReason when something is kept without one."""
    with office.begin() as work:
        decided = _decided(office, work.releases.detection(detection), verdict, reason)
        if replacement is not None:
            decided = replace(decided, replacement=replacement)
        work.releases.put_detection(decided)
        _log_decision(work, decided, 1)
        work.commit()
    return decided


def decide_everywhere(
    office: Office,
    detection: DetectionId,
    verdict: Verdict,
    *,
    reason: str = "",
    replacement: str | None = None,
) -> tuple[Detection, ...]:
    """Decide on every mark of the same entity in the whole case; return them as they were.

    What is returned can be given to `restore`, which undoes all of it.
    """
    with office.begin() as work:
        chosen = work.releases.detection(detection)
        alike = [each for each in _of_case(work, chosen) if each.entity == chosen.entity]
        for each in alike:
            decided = _decided(office, each, verdict, reason)
            if replacement is not None:
                decided = replace(decided, replacement=replacement)
            work.releases.put_detection(decided)
        _log_decision(work, replace(chosen, verdict=verdict), len(alike))
        work.commit()
    return tuple(alike)


def restore(office: Office, earlier: Sequence[Detection]) -> None:
    """Put decisions back as they were."""
    with office.begin() as work:
        for each in earlier:
            work.releases.put_detection(each)
            _log_decision(work, each, 1)
        work.commit()


def accept_automatic(office: Office, interview: InterviewId) -> int:
    """Confirm every automatic mark nobody has decided on; return how many."""
    with office.begin() as work:
        version = _text(work, interview).version
        waiting = [
            each
            for each in work.releases.detections(interview, version)
            if each.verdict is Verdict.UNDECIDED and each.span.tier is Tier.AUTO
        ]
        for each in waiting:
            work.releases.put_detection(_decided(office, each, Verdict.MASK, ""))
        work.log(LogKind.DETECTION_DECIDED, interview, verdict="mask", count=len(waiting))
        work.commit()
    return len(waiting)


def mark_by_hand(office: Office, interview: InterviewId, start: int, end: int, label: Label) -> int:
    """Mask a selected stretch everywhere in this text; return how many places were marked."""
    case = case_without_names(office, interview)
    body = case.text.body
    selected = body[start:end]
    with office.begin() as work:
        known = work.releases.detections(interview, case.text.version)
        replacements = _replacements(work, case)
        places = [
            span
            for span in _places(body, selected, label)
            if not any(_meet(span, each.span) for each in known)
        ]
        for span in places:
            found = replace(_found(office, case, span, replacements), origin=Origin.PERSON)
            work.releases.put_detection(_decided(office, found, Verdict.MASK, ""))
        work.log(LogKind.DETECTION_DECIDED, interview, verdict="mask", count=len(places))
        work.commit()
    return len(places)


def unmark(office: Office, detection: DetectionId) -> None:
    """Take away a mark that a person had set; the program's own marks can only be kept."""
    with office.begin() as work:
        taken = replace(work.releases.detection(detection), verdict=Verdict.UNDECIDED)
        work.releases.remove_detection(detection)
        _log_decision(work, taken, 1)
        work.commit()


def mark_read(office: Office, interview: InterviewId) -> None:
    """Write down that a text was read from beginning to end."""
    with office.begin() as work:
        version = _text(work, interview).version
        work.releases.mark_read(ReadText(interview, version, office.actor, office.clock.now()))
        work.log(LogKind.TEXT_READ, interview)
        work.commit()


def case_without_names(office: Office, interview: InterviewId) -> Case:
    """Return a finished interview's text for somebody who does not hold the identity key."""
    with office.begin() as work:
        return Case(interview, _text(work, interview), (), ())


def _text(work: UnitOfWork, interview: InterviewId) -> InterviewText:
    text = work.interviews.text(interview)
    if text is None:
        raise LookupError(interview)
    return text


def _finished(work: UnitOfWork) -> list[Interview]:
    talks = work.interviews.all()
    return [each for each in talks if each.status is InterviewStatus.FINISHED]


def _summary(work: UnitOfWork, office: Office, interview: Interview) -> StewardText:
    version = _text(work, interview.id).version
    marks = work.releases.detections(interview.id, version)
    readers = work.releases.readers(interview.id, version)
    waiting = [each for each in marks if each.verdict is Verdict.UNDECIDED]
    agreed = standing_of(work, interview.participant)
    return StewardText(
        interview=interview,
        participant=work.participants.get(interview.participant),
        number=_number(work, interview),
        may_share=agreed.may_share,
        may_quote=agreed.may_quote,
        searched=_was_searched(work, interview, version),
        marks=len(marks),
        undecided=sum(each.span.tier is not Tier.INFO for each in waiting),
        flags=sum(each.span.tier is Tier.FLAG for each in marks),
        read=any(each.read_by == office.actor for each in readers),
    )


def _was_searched(work: UnitOfWork, interview: Interview, version: int) -> bool:
    # A text in which nothing was found was searched too.
    runs = [each for each in work.events.about(interview.id) if each.kind is LogKind.DETECTION_RUN]
    return any(each.facts.get("version") == version for each in runs)


def _number(work: UnitOfWork, interview: Interview) -> int:
    same = [each.id for each in work.interviews.of(interview.participant)]
    return same.index(interview.id) + 1


def _of_case(work: UnitOfWork, chosen: Detection) -> list[Detection]:
    person: ParticipantId = work.interviews.get(chosen.interview).participant
    found: list[Detection] = []
    for interview in work.interviews.of(person):
        text = work.interviews.text(interview.id)
        if text:
            found += work.releases.detections(interview.id, text.version)
    return found


def _replacements(work: UnitOfWork, case: Case) -> Replacements:
    """Return the replacements of this case, with all that were given out before."""
    person = work.interviews.get(case.interview).participant
    given: dict[str, str] = {}
    for interview in work.interviews.of(person):
        text = work.interviews.text(interview.id)
        if text:
            marks = work.releases.detections(interview.id, text.version)
            given |= {each.entity: each.replacement for each in marks}
    return Replacements(case.known, given)


def _found(office: Office, case: Case, span: Span, replacements: Replacements) -> Detection:
    entity = replacements.entity(case.text.body, span)
    return Detection(
        id=DetectionId(office.new_id()),
        interview=case.interview,
        text_version=case.text.version,
        span=span,
        entity=entity,
        replacement=replacements.replacement(case.text.body, span),
        verdict=Verdict.UNDECIDED,
        reason="",
        origin=Origin.PROGRAM,
        decided_by=None,
        decided_at=None,
    )


def _decided(office: Office, detection: Detection, verdict: Verdict, reason: str) -> Detection:
    if verdict is Verdict.KEEP and not reason.strip():
        raise KeepNeedsReason
    undecided = verdict is Verdict.UNDECIDED
    return replace(
        detection,
        verdict=verdict,
        reason=reason.strip(),
        decided_by=None if undecided else office.actor,
        decided_at=None if undecided else office.clock.now(),
    )


def _log_decision(work: UnitOfWork, detection: Detection, count: int) -> None:
    work.log(
        LogKind.DETECTION_DECIDED,
        detection.interview,
        verdict=detection.verdict.value,
        label=detection.span.label.value,
        count=count,
    )


def _places(body: str, selected: str, label: Label) -> list[Span]:
    """Return every place where the selected words stand as whole words."""
    spans = []
    start = body.find(selected) if selected.strip() else -1
    while start >= 0:
        end = start + len(selected)
        if _is_apart(body, start, end):
            spans.append(Span(start, end, label, Kind.DIRECT, Tier.REVIEW, Layer.REGISTRY))
        start = body.find(selected, end)
    return spans


def _is_apart(body: str, start: int, end: int) -> bool:
    before, after = body[start - 1 : start], body[end : end + 1]
    return not (before.isalnum() and body[start].isalnum()) and not (
        after.isalnum() and body[end - 1].isalnum()
    )


def _meet(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end
