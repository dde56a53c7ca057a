"""Finding: codes and words in what was written down; names are kept apart and never searched."""

from dataclasses import dataclass

from app.domain.interview import Interview, Note
from app.domain.participant import Participant
from app.services.office import Office

MOST = 200
"""After so many hits nobody reads on."""
AROUND = 60
"""Signs shown at both sides of what was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A participant whose code fits, or a note in which the words occur."""

    participant: Participant
    interview: Interview | None = None
    note: Note | None = None
    snippet: str = ""


def search(office: Office, words: str) -> tuple[Hit, ...]:
    """Return whom and what these words find: participants first, then notes, the newest first."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    with office.begin() as work:
        people = {each.id: each for each in work.participants.all()}
        talks = work.interviews.all()
        notes = [(talk, note) for talk in talks for note in work.interviews.notes(talk.id)]
    by_code = [Hit(each) for each in people.values() if _fits(each.code, wanted)]
    by_word = [
        Hit(people[talk.participant], talk, note, snippet(note.text, wanted[0]))
        for talk, note in reversed(notes)
        if _fits(note.text, wanted)
    ]
    return tuple([*by_code, *by_word][:MOST])


def _fits(text: str, wanted: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)


def snippet(text: str, word: str) -> str:
    """Return the words around the first place where `word` occurs, on one line."""
    line = " ".join(text.split())
    at = max(0, line.casefold().find(word))
    first, last = max(0, at - AROUND), at + len(word) + AROUND
    before = "…" if first else ""
    after = "…" if last < len(line) else ""
    return f"{before}{line[first:last].strip()}{after}"
