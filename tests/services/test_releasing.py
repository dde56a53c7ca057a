"""A bundle: only what consent lets go, only what was read and decided, and never a known name."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import GAZETTEERS
from app.bundle.apart import open_apart
from app.bundle.opening import OpenedBundle
from app.crypto.sealing import AgeIdentity, generate_identity
from app.crypto.wrapping import KdfRules
from app.deid.engine import Detector
from app.domain.clock import FixedClock
from app.domain.consent import Scope
from app.domain.detection import Label
from app.domain.erasure import ErasureReason
from app.domain.ids import InterviewId, NoteId, RecipientId
from app.domain.interview import Note, NoteKind
from app.domain.language_tag import Language
from app.domain.participant import Certainty, Group, Participant, ReleaseDate, SiteKind
from app.domain.release import (
    IdentifierLeft,
    KeepNeedsReason,
    NothingToRelease,
    TextsNotReady,
    Verdict,
    WithdrawnMeanwhile,
)
from app.services.composing import Choices
from app.services.consenting import withdraw
from app.services.detecting import (
    accept_automatic,
    case_of,
    decide,
    decide_everywhere,
    keep_spans,
    mark_by_hand,
    mark_read,
    open_text,
    restore,
    spans_of,
    texts,
    unmark,
)
from app.services.enrolling import NewIdentity, NewParticipant, add_site, enrol
from app.services.erasing import ErasureOrder, erase_participant
from app.services.interviewing import Beginning, begin_interview, finish, stop, write_note
from app.services.office import Office
from app.services.proving import seal_prepared
from app.services.releasing import (
    add_recipient,
    keep_release,
    ledger,
    masked_text,
    prepare,
    readiness,
    risk_sheet,
    sender_key,
)
from app.services.settling import change_settings
from app.services.shelf import guide
from app.services.unlocking import Means
from app.services.vault_keeping import NewStudy, create_study
from app.storage.sql import IntegrityError
from tests.services.conftest import SETTINGS
from tests.services.people import agreed, enrolled
from tests.storage.studies import CHEAP, LEAD

NOTES = (
    ("Karim belt elke zondag met zijn moeder Fatima.", NoteKind.NOTE),
    ("Niemand belt terug, zegt Karim.", NoteKind.QUOTE),
)

UNKNOWN = ReleaseDate(None, Certainty.UNKNOWN)


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(GAZETTEERS)


@pytest.fixture
def recipient_key() -> AgeIdentity:
    return generate_identity()


@pytest.fixture
def office(
    office: Office, clock: FixedClock, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """Work in a study on disk, which has real keys to seal with."""
    folder = tmp_path_factory.mktemp("vault") / "study"
    means = Means(clock, os.urandom, KdfRules(CHEAP, CHEAP))
    study = create_study(folder, NewStudy("Na detentie", "Anna", LEAD), means).study
    made = replace(office, begin=study.begin, actor=study.user.id)
    change_settings(made, SETTINGS)
    yield made
    study.close()


def _talked(office: Office, *refused: str) -> tuple[Participant, InterviewId]:
    participant = enrolled(office)
    return participant, _told(office, participant, NOTES, *refused)


def _told(
    office: Office,
    participant: Participant,
    notes: Sequence[tuple[str, NoteKind]],
    *refused: str,
) -> InterviewId:
    agreed(office, participant, *refused)
    leaflet = guide(office, "detainee-before-release", Language.NL)
    interview = begin_interview(office, Beginning(participant.id, "before-release", leaflet, 60)).id
    for place, (text, kind) in enumerate(notes):
        note = NoteId(office.new_id())
        now = office.clock.now()
        write_note(office, Note(note, interview, "family", kind, text, now, place))
    stop(office, interview)
    finish(office, interview)
    return interview


def _decided(office: Office, interview: InterviewId, detector: Detector) -> None:
    case = case_of(office, interview)
    keep_spans(office, case, spans_of(case, detector.find))
    accept_automatic(office, interview)
    for each in open_text(office, interview).detections:
        if each.verdict is Verdict.UNDECIDED:
            decide(office, each.id, Verdict.MASK)
    mark_read(office, interview)


def _recipient(office: Office, key: AgeIdentity) -> RecipientId:
    return add_recipient(office, "Team", "Hogeschool", key.public).id


def _sealed(office: Office, key: AgeIdentity, folder: Path) -> OpenedBundle:
    prepared = prepare(office, _recipient(office, key), Choices(), folder)
    sealed = keep_release(office, prepared, seal_prepared(prepared))
    return open_apart(sealed.path, key.secret, sender_key(office))


def _texts(opened: OpenedBundle) -> list[str]:
    return [file.body.decode() for file in opened.files if file.path.startswith("data/texts/")]


def test_nothing_leaves_before_it_was_searched_decided_and_read(
    office: Office, detector: Detector, recipient_key: AgeIdentity, tmp_path: Path
) -> None:
    _, interview = _talked(office)
    with pytest.raises(TextsNotReady):
        prepare(office, _recipient(office, recipient_key), Choices(), tmp_path)
    case = case_of(office, interview)
    keep_spans(office, case, spans_of(case, detector.find))
    mark_read(office, interview)
    assert readiness(office).undecided > 0
    with pytest.raises(TextsNotReady):
        prepare(office, _recipient(office, recipient_key), Choices(), tmp_path)
    _decided(office, interview, detector)
    assert readiness(office).is_ready
    (text,) = _texts(_sealed(office, recipient_key, tmp_path))
    assert "Karim" not in text
    assert "Fatima" not in text
    assert "[deelnemer] belt elke zondag" in text


def test_quotes_stay_out_when_they_were_refused(
    office: Office, detector: Detector, recipient_key: AgeIdentity, tmp_path: Path
) -> None:
    _, interview = _talked(office, "quotes")
    _decided(office, interview, detector)
    assert not texts(office)[0].may_quote
    (text,) = _texts(_sealed(office, recipient_key, tmp_path))
    assert "Niemand belt terug" not in text
    assert "[citaat weggelaten]" in text


def test_who_does_not_share_is_left_out_and_alone_leaves_nothing(
    office: Office, detector: Detector, recipient_key: AgeIdentity, tmp_path: Path
) -> None:
    _, interview = _talked(office, "share-data")
    _decided(office, interview, detector)
    with pytest.raises(NothingToRelease):
        prepare(office, _recipient(office, recipient_key), Choices(), tmp_path)


def test_a_known_name_that_was_unmarked_stops_the_seal(
    office: Office, detector: Detector, recipient_key: AgeIdentity, tmp_path: Path
) -> None:
    _, interview = _talked(office)
    mark_read(office, interview)
    case = case_of(office, interview)
    keep_spans(office, case, ())
    with pytest.raises(IdentifierLeft) as caught:
        prepare(office, _recipient(office, recipient_key), Choices(), tmp_path)
    assert all("Karim" not in place for place in caught.value.places)
    assert list(tmp_path.iterdir()) == []


def test_a_name_kept_in_one_text_is_not_let_through_in_another(
    office: Office, detector: Detector, recipient_key: AgeIdentity, tmp_path: Path
) -> None:
    _, first = _talked(office)
    _decided(office, first, detector)
    for each in open_text(office, first).detections:
        decide(office, each.id, Verdict.KEEP, reason="Staat in de krant.")
    _, second = _talked(office)
    keep_spans(office, case_of(office, second), ())
    mark_read(office, second)
    with pytest.raises(IdentifierLeft) as caught:
        prepare(office, _recipient(office, recipient_key), Choices(), tmp_path)
    assert len({place.split(":")[0] for place in caught.value.places}) == 1


@pytest.mark.parametrize(
    "written",
    ["KARIM komt", "met karim", "kãrim", "Bouázza zegt", "Kari\u0301m zegt", "Karims zus"],
)
def test_a_known_name_stops_the_seal_however_it_is_written(
    office: Office, written: str, recipient_key: AgeIdentity, tmp_path: Path
) -> None:
    interview = _told(office, enrolled(office), [(f"Daar {written}.", NoteKind.NOTE)])
    keep_spans(office, case_of(office, interview), ())
    mark_read(office, interview)
    with pytest.raises(IdentifierLeft):
        prepare(office, _recipient(office, recipient_key), Choices(), tmp_path)


def test_a_known_name_stops_the_seal_in_a_table_too(
    office: Office, detector: Detector, recipient_key: AgeIdentity, tmp_path: Path
) -> None:
    _, interview = _talked(office)
    _decided(office, interview, detector)
    site = add_site(office, "Huize karim", SiteKind.MUNICIPALITY)
    other = enrol(office, NewParticipant(Group.DETAINEE, site.id, UNKNOWN, NewIdentity("Ömer")))
    second = _told(office, other, [("Het gaat.", NoteKind.NOTE)])
    _decided(office, second, detector)
    recipient = _recipient(office, recipient_key)
    with pytest.raises(IdentifierLeft) as caught:
        prepare(office, recipient, Choices(with_site=True), tmp_path)
    assert {place.split(":")[0] for place in caught.value.places} == {
        "data/tables/participants.csv"
    }
    assert prepare(office, recipient, Choices(), tmp_path)


@pytest.mark.parametrize("name", ["Wil de Wit", "Ronde Leefgebied", "Loc Mask", "Wil Schulden"])
def test_names_that_are_everyday_words_or_words_of_the_codebook_stop_nothing(
    office: Office, name: str, recipient_key: AgeIdentity, tmp_path: Path
) -> None:
    told = [("En ik wil een witte jas, zo wit als het kan.", NoteKind.NOTE)]
    interview = _told(office, enrolled(office, name), told)
    keep_spans(office, case_of(office, interview), ())
    mark_read(office, interview)
    choices = Choices(with_site=True)
    assert prepare(office, _recipient(office, recipient_key), choices, tmp_path)


def test_keeping_needs_a_reason_and_can_be_undone(office: Office, detector: Detector) -> None:
    _, interview = _talked(office)
    _decided(office, interview, detector)
    karim = next(each for each in open_text(office, interview).detections)
    with pytest.raises(KeepNeedsReason):
        decide(office, karim.id, Verdict.KEEP, reason="  ")
    before = decide_everywhere(office, karim.id, Verdict.KEEP, reason="Komt overal voor.")
    assert len(before) > 1
    kept = [each for each in open_text(office, interview).detections if each.entity == karim.entity]
    assert {each.verdict for each in kept} == {Verdict.KEEP}
    restore(office, before)
    assert {each.verdict for each in open_text(office, interview).detections} == {Verdict.MASK}


def test_what_a_person_selects_is_masked_everywhere_as_whole_words(office: Office) -> None:
    _, interview = _talked(office)
    body = open_text(office, interview).text.body
    start = body.index("belt")
    assert mark_by_hand(office, interview, start, start + 4, Label.PERSON) == body.count("belt")
    for each in open_text(office, interview).detections:
        unmark(office, each.id)
    assert open_text(office, interview).detections == ()


def test_a_mask_with_nothing_in_its_place_still_hides_what_stood_there(
    office: Office, detector: Detector
) -> None:
    _, interview = _talked(office)
    _decided(office, interview, detector)
    mark = open_text(office, interview).detections[0]
    decide(office, mark.id, Verdict.MASK, replacement=" ")
    opened = open_text(office, interview)
    left = masked_text(opened.text.body, opened.detections)
    assert "[weggelaten]" in left
    assert len(left) != len(opened.text.body)


def test_a_search_anew_keeps_what_was_decided(office: Office, detector: Detector) -> None:
    _, interview = _talked(office)
    _decided(office, interview, detector)
    before = open_text(office, interview).detections
    case = case_of(office, interview)
    assert keep_spans(office, case, spans_of(case, detector.find)) == 0
    assert open_text(office, interview).detections == before


def test_withdrawing_after_release_keeps_the_ledger_and_tells_the_recipient(
    office: Office,
    clock: FixedClock,
    detector: Detector,
    recipient_key: AgeIdentity,
    tmp_path: Path,
) -> None:
    gone, first = _talked(office)
    _, second = _talked(office)
    for interview in (first, second):
        _decided(office, interview, detector)
    one = _sealed(office, recipient_key, tmp_path)
    assert len(_texts(one)) == 2
    clock.advance(timedelta(days=1))
    withdraw(office, gone.id, Scope.EVERYTHING)
    two = _sealed(office, recipient_key, tmp_path)
    assert len(_texts(two)) == 1
    assert two.seal.previous_seal == one.seal_sha256
    files = {file.path: file.body.decode() for file in two.files}
    assert "everything" in files["data/withdrawn.csv"]
    assert [gone.id in each.participants for each in ledger(office)] == [True, False]


def test_who_was_erased_is_in_the_next_list_of_a_recipient_who_holds_them(
    office: Office, detector: Detector, recipient_key: AgeIdentity, tmp_path: Path
) -> None:
    gone, first = _talked(office)
    _, second = _talked(office)
    for interview in (first, second):
        _decided(office, interview, detector)
    one = _sealed(office, recipient_key, tmp_path)
    with office.begin() as work:
        code = work.releases.release_codes(work.releases.recipients()[0].id)[gone.id]
    erase_participant(office, ErasureOrder(gone.id, ErasureReason.ORDERED, gone.code))
    two = _sealed(office, recipient_key, tmp_path)
    assert (len(_texts(one)), len(_texts(two))) == (2, 1)
    files = {file.path: file.body.decode() for file in two.files}
    assert f"{code},everything,1" in files["data/withdrawn.csv"]
    assert [gone.id in each.participants for each in ledger(office)] == [True, False]


@pytest.mark.parametrize("taken", [(Scope.EVERYTHING, None), (Scope.ITEM, "quotes")])
def test_who_withdraws_while_the_bundle_is_made_does_not_leave(
    office: Office,
    taken: tuple[Scope, str | None],
    clock: FixedClock,
    detector: Detector,
    recipient_key: AgeIdentity,
    tmp_path: Path,
) -> None:
    gone, first = _talked(office)
    _, second = _talked(office)
    for interview in (first, second):
        _decided(office, interview, detector)
    prepared = prepare(office, _recipient(office, recipient_key), Choices(), tmp_path)
    proven = seal_prepared(prepared)
    clock.advance(timedelta(minutes=1))
    withdraw(office, gone.id, *taken)
    with pytest.raises(WithdrawnMeanwhile) as caught:
        keep_release(office, prepared, proven)
    assert caught.value.codes == (gone.code,)
    assert list(tmp_path.iterdir()) == []
    assert ledger(office) == ()
    assert _sealed(office, recipient_key, tmp_path).seal.sequence == 1


def test_a_bundle_that_can_not_be_written_into_the_ledger_gets_no_name(
    office: Office, detector: Detector, recipient_key: AgeIdentity, tmp_path: Path
) -> None:
    _, interview = _talked(office)
    _decided(office, interview, detector)
    recipient = _recipient(office, recipient_key)
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    first, second = (prepare(office, recipient, Choices(), folder) for folder in folders)
    keep_release(office, first, seal_prepared(first))
    with pytest.raises(IntegrityError):
        keep_release(office, second, seal_prepared(second))
    assert list(folders[1].iterdir()) == []


def test_leaving_the_site_out_makes_people_less_unique(office: Office, detector: Detector) -> None:
    for _ in range(3):
        _, interview = _talked(office)
        _decided(office, interview, detector)
    sheet = risk_sheet(office, Choices(with_site=True))
    assert (sheet.people, sheet.k, sheet.unique) == (3, 3, 0)
    assert replace(sheet, unique=3).share_unique == 1.0
