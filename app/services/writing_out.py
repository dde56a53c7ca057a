"""Writing out: the notes of a talk as one text, by topic, without times or follow-ups."""

from collections.abc import Iterable, Sequence

from app.deid.replacing import without_brackets
from app.domain.guide import Guide
from app.domain.interview import Note, NoteKind
from app.language import Words

LEFT_OUT = frozenset({NoteKind.FOLLOW_UP, NoteKind.REFLECTION})
"""Written for ourselves: they never become part of the text that may leave."""


def written_out(guide: Guide, notes: Sequence[Note], words: Words) -> str:
    """Return the talk as text: a heading a topic, a paragraph a note, quotes in quote marks.

    Brackets people typed become other ones, since square ones mean a replacement from here on.
    A note that was kept off the record stays visible as such, and only as such.
    """
    parts = [
        _topic(topic.title, [note for note in notes if note.topic == topic.id], words)
        for topic in guide.topics
    ]
    return without_brackets("\n\n".join(part for part in parts if part) + "\n")


def _topic(title: str, notes: Iterable[Note], words: Words) -> str:
    paragraphs = [_paragraph(note, words) for note in notes if note.kind not in LEFT_OUT]
    return "\n\n".join([f"# {title}", *paragraphs]) if paragraphs else ""


def _paragraph(note: Note, words: Words) -> str:
    match note.kind:
        case NoteKind.QUOTE:
            return f"“{note.text}”"
        case NoteKind.OBSERVATION:
            return words.say("Observatie: {text}", text=note.text)
        case NoteKind.OFF_RECORD:
            return words.say("(De deelnemer vroeg om hier iets niet vast te leggen.)")
        case _:
            return note.text
