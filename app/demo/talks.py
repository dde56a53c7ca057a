"""The talks of the demonstration: held with the guide, noted line by line, and finished."""

from datetime import datetime, timedelta

from app.demo.data import Agreed, Somebody, Told, Written
from app.demo.stage import Stage
from app.domain.guide import Guide
from app.domain.ids import AppointmentId, InterviewId, NoteId
from app.domain.interview import InterviewStatus, Note, NoteKind
from app.domain.schedule import WaveState
from app.services.interviewing import (
    Beginning,
    begin_interview,
    finish,
    stop,
    talk,
    tick,
    write_note,
)
from app.services.scheduling import Wish, agree, standings
from app.services.shelf import guide

HALF = 0.5
"""A note is kept once when half of it was typed and again when it was whole."""


def agree_talk(stage: Stage, somebody: Somebody, number: int) -> None:
    """Agree on a time for a talk, where its round is part of the plan."""
    told = somebody.talks[number]
    begins = stage.at(told.day, told.start)
    stage.agreed[somebody.key, number] = _appointment(stage, somebody, told, begins)


def hold_talk(stage: Stage, somebody: Somebody, number: int) -> None:
    """Talk, write, stop, reflect and finish; then read it all back."""
    told = somebody.talks[number]
    begins = stage.at(told.day, told.start)
    leaflet = guide(stage.office, told.guide, stage.office.language)
    interview = begin_interview(
        stage.office,
        Beginning(
            participant=stage.participants[somebody.key].id,
            wave=told.wave,
            guide=leaflet,
            planned_minutes=90,
            appointment=stage.agreed[somebody.key, number],
        ),
    ).id
    _write(stage, told, interview, begins)
    stage.clock.set(begins + timedelta(minutes=told.minutes))
    stop(stage.office, interview)
    _reflect(stage, told, interview)
    finish(stage.office, interview)
    stage.talks[somebody.key, number] = interview
    _read_back(stage, told, interview, leaflet)


def keep_agreement(stage: Stage, somebody: Somebody, agreed: Agreed) -> None:
    """Agree on the talk that comes next, and see that its wave is planned."""
    participant = stage.participants[somebody.key]
    starts = stage.at(agreed.day, agreed.at)
    agree(stage.office, Wish(participant.id, agreed.wave, starts, 75, participant.site))
    waves = {each.wave.id: each.state for each in standings(stage.office, participant.id)}
    planned = waves[agreed.wave] is WaveState.PLANNED
    stage.verify("agenda", participant.code, holds=planned)


def _appointment(
    stage: Stage, somebody: Somebody, told: Told, begins: datetime
) -> AppointmentId | None:
    participant = stage.participants[somebody.key]
    waves = {each.wave.id for each in standings(stage.office, participant.id)}
    if told.wave not in waves:
        return None
    wish = Wish(participant.id, told.wave, begins, told.minutes, participant.site)
    return agree(stage.office, wish).id


def _write(stage: Stage, told: Told, interview: InterviewId, begins: datetime) -> None:
    covered = ""
    for place, written in enumerate(told.notes):
        if written.kind is NoteKind.REFLECTION:
            continue
        if covered not in {"", written.topic}:
            tick(stage.office, interview, covered)
        covered = written.topic
        at = begins if written.at is None else stage.at(told.day, written.at)
        stage.clock.set(max(at, begins))
        _type(stage, interview, written, place)


def _type(stage: Stage, interview: InterviewId, written: Written, place: int) -> None:
    """Keep a note as it grows: half of it first, as somebody who types leaves it for a moment."""
    note = Note(
        id=NoteId(stage.office.new_id()),
        interview=interview,
        topic=written.topic,
        kind=written.kind,
        text=written.text,
        written_at=stage.clock.now(),
        place=place,
    )
    if written.text:
        half = written.text[: max(1, int(len(written.text) * HALF))]
        write_note(stage.office, _with(note, half))
    write_note(stage.office, note)


def _reflect(stage: Stage, told: Told, interview: InterviewId) -> None:
    for place, written in enumerate(told.notes):
        if written.kind is NoteKind.REFLECTION:
            _type(stage, interview, written, place)


def _with(note: Note, text: str) -> Note:
    return Note(
        id=note.id,
        interview=note.interview,
        topic=note.topic,
        kind=note.kind,
        text=text,
        written_at=note.written_at,
        place=note.place,
    )


def _read_back(stage: Stage, told: Told, interview: InterviewId, leaflet: Guide) -> None:
    kept = talk(stage.office, interview)
    texts = [note.text for note in kept.notes]
    stage.verify("talk", interview, holds=texts == [written.text for written in told.notes])
    stage.verify("talk", interview, holds=kept.guide == leaflet)
    stage.verify("talk", interview, holds=kept.interview.status is InterviewStatus.FINISHED)
