"""What was decided about a mark stands in the log, and so does taking it back."""

from app.domain.detection import Label
from app.domain.ids import NoteId
from app.domain.interview import Note, NoteKind
from app.domain.language_tag import Language
from app.services.detecting import mark_by_hand, open_text, unmark
from app.services.interviewing import Beginning, begin_interview, finish, stop, write_note
from app.services.office import Office
from app.services.reading_log import log_view
from app.services.shelf import guide
from app.ui.wording.log_details import full_line
from tests.services.people import agreed, enrolled


def test_a_mask_that_is_taken_away_leaves_a_line_that_says_so(office: Office) -> None:
    participant = enrolled(office)
    agreed(office, participant)
    leaflet = guide(office, "detainee-before-release", Language.NL)
    talk = begin_interview(office, Beginning(participant.id, "before-release", leaflet, 60)).id
    note, now = NoteId(office.new_id()), office.clock.now()
    write_note(office, Note(note, talk, "family", NoteKind.NOTE, "Amina belt Amina", now, 0))
    stop(office, talk)
    finish(office, talk)
    start = open_text(office, talk).text.body.index("Amina")
    mark_by_hand(office, talk, start, start + 5, Label.PERSON)
    for each in open_text(office, talk).detections[:1]:
        unmark(office, each.id)
    told = [full_line(office.words, line.event, {}) for line in log_view(office).lines[-2:]]
    assert told == [
        "Besloten over wat herkenbaar is (gemaskeerd, 2 plaatsen).",
        "Besloten over wat herkenbaar is (besluit teruggenomen, 1 plaats).",
    ]
