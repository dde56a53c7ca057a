"""Words for talks, their notes, and the route through services."""

from app.domain.interview import InterviewStatus, NoteKind, Source, TopicState
from app.language import Words
from app.ui.notice import Tone


def interview_status_word(words: Words, status: InterviewStatus) -> str:
    """Return how far a talk is."""
    say = words.say
    return {
        InterviewStatus.RUNNING: say("loopt"),
        InterviewStatus.PAUSED: say("gepauzeerd"),
        InterviewStatus.REFLECTING: say("nabespreking"),
        InterviewStatus.FINISHED: say("afgerond"),
    }[status]


def interview_status_tone(status: InterviewStatus) -> Tone:
    """Return the tone in which that is said."""
    return {
        InterviewStatus.RUNNING: Tone.WATER,
        InterviewStatus.PAUSED: Tone.DUE,
        InterviewStatus.REFLECTING: Tone.DUE,
        InterviewStatus.FINISHED: Tone.GOOD,
    }[status]


def source_word(words: Words, source: Source) -> str:
    """Return where notes were first written."""
    say = words.say
    return {Source.SCREEN: say("op het scherm"), Source.PAPER: say("op papier")}[source]


def topic_state_word(words: Words, state: TopicState) -> str:
    """Return what has been covered of a topic."""
    say = words.say
    return {
        TopicState.UNTOUCHED: say("nog niet besproken"),
        TopicState.BEGUN: say("begonnen"),
        TopicState.COVERED: say("besproken"),
    }[state]


def note_kind_word(words: Words, kind: NoteKind) -> str:
    """Return what a note is."""
    say = words.say
    return {
        NoteKind.NOTE: say("notitie"),
        NoteKind.QUOTE: say("citaat"),
        NoteKind.OBSERVATION: say("observatie"),
        NoteKind.FOLLOW_UP: say("vervolgpunt"),
        NoteKind.OFF_RECORD: say("niet vastleggen"),
        NoteKind.REFLECTION: say("nabespreking"),
    }[kind]


def note_kind_icon(kind: NoteKind) -> str:
    """Return the drawing of that kind."""
    return {
        NoteKind.NOTE: "pencil",
        NoteKind.QUOTE: "quote",
        NoteKind.OBSERVATION: "eye",
        NoteKind.FOLLOW_UP: "corner-down-right",
        NoteKind.OFF_RECORD: "eye-off",
        NoteKind.REFLECTION: "message-square-text",
    }[kind]


def feeling_word(words: Words, feeling: int) -> str:
    """Return how an event felt, from -2 to 2."""
    say = words.say
    return {
        -2: say("heel slecht"),
        -1: say("slecht"),
        0: say("gewoon"),
        1: say("goed"),
        2: say("heel goed"),
    }[feeling]
