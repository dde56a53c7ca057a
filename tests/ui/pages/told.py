"""Talks that are over, from the invented interviews of the demonstration or from a few words."""

import tomllib
from re import compile as pattern

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.ids import InterviewId, NoteId
from app.domain.interview import Note, NoteKind
from app.domain.language_tag import Language
from app.domain.participant import Participant
from app.services import interviewing
from app.services.interviewing import Beginning, begin_interview
from app.services.shelf import guide
from tests.ui.pages.study import ROOT, Study, spoken

GUIDE = "detainee-before-release"
LINE = pattern(r"(?:\d\d:\d\d )?(notitie|citaat|observatie): (.+)")
KINDS = {"notitie": NoteKind.NOTE, "citaat": NoteKind.QUOTE, "observatie": NoteKind.OBSERVATION}


def tell(study: Study, participant: Participant, *paragraphs: str) -> InterviewId:
    """Hold a talk in which these things were noted, and finish it."""
    notes = [("housing", NoteKind.NOTE, each) for each in paragraphs]
    return _held(study, participant, "before-release", GUIDE, notes)


def tell_demo(study: Study, participant: Participant, file: str) -> InterviewId:
    """Hold the talk of a file below resources/demo/participants."""
    source = (ROOT / "resources/demo/participants" / file).read_text(encoding="utf-8")
    _, head, body = source.split("+++", 2)
    about = tomllib.loads(head)
    notes, topic = [], ""
    for line in body.splitlines():
        if line.startswith("## "):
            topic = line.removeprefix("## ").strip()
        elif found := LINE.fullmatch(line.strip()):
            notes.append((topic, KINDS[found[1]], found[2]))
    return _held(study, participant, about["wave"], about["guide"], notes)


def _held(
    study: Study,
    participant: Participant,
    wave: str,
    guide_id: str,
    notes: list[tuple[str, NoteKind, str]],
) -> InterviewId:
    office = study.office
    used = guide(office, guide_id, Language.NL)
    begun = begin_interview(office, Beginning(participant.id, wave, used, used.minutes))
    for place, (topic, kind, text) in enumerate(notes, 1):
        new = NoteId(office.new_id())
        note = Note(new, begun.id, topic, kind, text, office.clock.now(), place)
        interviewing.write_note(office, note)
    interviewing.stop(office, begun.id)
    interviewing.finish(office, begun.id)
    return begun.id


def control(root: QWidget, name: str) -> QWidget:
    """Return the visible widget of that spoken name that takes the keyboard."""
    found = [
        each
        for each in root.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and spoken(each) == name
    ]
    if not found:
        raise AssertionError(f"nothing here that takes the keyboard is called {name!r}")
    return found[0]
