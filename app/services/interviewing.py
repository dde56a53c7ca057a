"""Interviewing: the talk from its first note to the text it becomes."""

from dataclasses import dataclass, replace
from hashlib import sha256

from app.domain.guide import Guide
from app.domain.ids import AppointmentId, InterviewId, NoteId, ParticipantId
from app.domain.interview import (
    NEXT,
    Interview,
    InterviewClosed,
    InterviewStatus,
    InterviewStepNotPossible,
    InterviewText,
    Note,
    NoteKind,
    Source,
)
from app.domain.log import LogKind
from app.domain.participant import Participant
from app.domain.schedule import Outcome
from app.services.consenting import require_talk
from app.services.office import Office
from app.services.shelf import guide_as_it_was
from app.services.writing_out import written_out
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known when a talk begins."""

    participant: ParticipantId
    wave: str
    guide: Guide
    planned_minutes: int
    appointment: AppointmentId | None = None
    source: Source = Source.SCREEN


@dataclass(frozen=True, slots=True)
class LastTime:
    """What is looked back on: the open follow-ups and the whole text of the talk before."""

    interview: Interview
    follow_ups: tuple[Note, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything the interview screen shows."""

    participant: Participant
    interview: Interview
    guide: Guide
    notes: tuple[Note, ...]
    ticks: frozenset[tuple[str, str]]
    last_time: LastTime | None


def begin_interview(office: Office, beginning: Beginning) -> Interview:
    """Begin a talk; raise ConsentMissing when the participant has not agreed to one."""
    with office.begin() as work:
        require_talk(work, beginning.participant)
        interview = _new(office, beginning)
        work.interviews.keep_guide(beginning.guide, office.clock.now())
        work.interviews.add(interview)
        work.log(LogKind.INTERVIEW_STARTED, interview.id, wave=interview.wave)
        work.commit()
    return interview


def talk(office: Office, interview: InterviewId) -> Talk:
    """Return everything of one talk, with the guide it was begun with."""
    with office.begin() as work:
        known = work.interviews.get(interview)
        return Talk(
            participant=work.participants.get(known.participant),
            interview=known,
            guide=pinned_guide(office, work, known),
            notes=work.interviews.notes(interview),
            ticks=work.interviews.ticks(interview),
            last_time=_last_time(work, known),
        )


def write_note(office: Office, note: Note) -> None:
    """Keep a note as it has grown so far; raise InterviewClosed after the talk is finished."""
    with office.begin() as work:
        _require_open(work, note.interview)
        if note.text or note.kind is NoteKind.OFF_RECORD:
            work.interviews.put_note(note)
        else:
            work.interviews.remove_note(note.id)
        work.commit()


def forget_note(office: Office, interview: InterviewId, note: NoteId) -> None:
    """Take a note away for good, because the participant or interviewer wants it gone."""
    with office.begin() as work:
        _require_open(work, interview)
        work.interviews.remove_note(note)
        work.commit()


def tick(office: Office, interview: InterviewId, topic: str, probe: str = "") -> None:
    """Tick a probe, or without one the whole topic, as covered."""
    with office.begin() as work:
        work.interviews.tick(interview, topic, probe)
        work.commit()


def untick(office: Office, interview: InterviewId, topic: str, probe: str = "") -> None:
    """Take a tick back."""
    with office.begin() as work:
        work.interviews.untick(interview, topic, probe)
        work.commit()


def pause(office: Office, interview: InterviewId) -> Interview:
    """Let the clock of the talk stand still."""
    return _step(office, interview, InterviewStatus.PAUSED)


def resume(office: Office, interview: InterviewId) -> Interview:
    """Go on with the talk; raise ConsentMissing when consent to it was taken back meanwhile."""
    with office.begin() as work:
        require_talk(work, work.interviews.get(interview).participant)
    return _step(office, interview, InterviewStatus.RUNNING)


def stop(office: Office, interview: InterviewId) -> Interview:
    """End the talk; what follows is the reflection."""
    return _step(office, interview, InterviewStatus.REFLECTING)


def finish(office: Office, interview: InterviewId) -> InterviewText:
    """Close the interview for good: its notes become one text, its appointment was held."""
    with office.begin() as work:
        # One commit: a talk that is finished without its text could never be finished again.
        known = _change_status(office, work, interview, InterviewStatus.FINISHED)
        guide = pinned_guide(office, work, known)
        body = written_out(guide, work.interviews.notes(interview), office.words)
        digest = sha256(body.encode()).hexdigest()
        text = InterviewText(interview, 1, body, digest, office.clock.now())
        work.interviews.add_text(text)
        if known.appointment:
            work.schedules.end(known.appointment, Outcome.HELD)
        work.log(LogKind.INTERVIEW_FINISHED, interview, digest=digest)
        work.commit()
    return text


def all_interviews(office: Office) -> tuple[tuple[Interview, Participant], ...]:
    """Return every interview with its participant, the newest first."""
    with office.begin() as work:
        people = {each.id: each for each in work.participants.all()}
        talks = work.interviews.all()
    return tuple((each, people[each.participant]) for each in reversed(talks))


def pinned_guide(office: Office, work: UnitOfWork, interview: Interview) -> Guide:
    """Return the guide exactly as it was when the talk began, whatever the folder holds now."""
    return guide_as_it_was(office, work.interviews.guide_text(interview.guide_digest))


def _new(office: Office, beginning: Beginning) -> Interview:
    return Interview(
        id=InterviewId(office.new_id()),
        participant=beginning.participant,
        wave=beginning.wave,
        guide_id=beginning.guide.id,
        guide_version=beginning.guide.version,
        guide_digest=beginning.guide.digest,
        status=InterviewStatus.RUNNING,
        source=beginning.source,
        interviewer=office.actor,
        appointment=beginning.appointment,
        started_at=office.clock.now(),
        ended_at=None,
        planned_minutes=beginning.planned_minutes,
        paused_seconds=0,
        paused_at=None,
    )


def _step(office: Office, interview: InterviewId, status: InterviewStatus) -> Interview:
    with office.begin() as work:
        changed = _change_status(office, work, interview, status)
        work.commit()
    return changed


def _change_status(
    office: Office, work: UnitOfWork, interview: InterviewId, status: InterviewStatus
) -> Interview:
    known = work.interviews.get(interview)
    if status not in NEXT[known.status]:
        raise InterviewStepNotPossible(known.status, status)
    changed = _stepped(office, known, status)
    work.interviews.change(changed)
    return changed


def _stepped(office: Office, known: Interview, status: InterviewStatus) -> Interview:
    now = office.clock.now()
    since = known.paused_at or now
    # A clock that was set back in the pause would make it shorter than nothing.
    paused = known.paused_seconds + max(0, int((now - since).total_seconds()))
    ended = known.ended_at if known.status is InterviewStatus.REFLECTING else now
    return replace(
        known,
        status=status,
        paused_seconds=paused,
        paused_at=now if status is InterviewStatus.PAUSED else None,
        ended_at=ended
        if status in {InterviewStatus.REFLECTING, InterviewStatus.FINISHED}
        else None,
    )


def _require_open(work: UnitOfWork, interview: InterviewId) -> None:
    if work.interviews.get(interview).status is InterviewStatus.FINISHED:
        raise InterviewClosed(interview)


def _last_time(work: UnitOfWork, interview: Interview) -> LastTime | None:
    talks = work.interviews.of(interview.participant)
    before = talks[: [each.id for each in talks].index(interview.id)]
    earlier = [each for each in before if each.status is InterviewStatus.FINISHED]
    if not earlier:
        return None
    last = earlier[-1]
    notes = work.interviews.notes(last.id)
    text = work.interviews.text(last.id)
    open_ones = tuple(note for note in notes if note.kind is NoteKind.FOLLOW_UP)
    return LastTime(last, open_ones, text.body if text else "")
