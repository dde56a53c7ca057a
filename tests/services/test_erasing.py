"""Erasing one participant: nothing of them is left to whoever holds the key, and who else must."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.bundle.backups import prove_backup
from app.crypto.sealing import generate_identity
from app.domain.clock import FixedClock
from app.domain.consent import Scope
from app.domain.erasure import Erasure, ErasureReason, NotTheCode, NotWithdrawn, OnlyTheLead
from app.domain.library import Library
from app.domain.log import LogKind, first_break
from app.domain.participant import Participant
from app.domain.users import Role
from app.language import UiLanguage, speak
from app.services.backing_up import keep_backup, make_backup, prepare_backup
from app.services.consenting import withdraw
from app.services.erasing import (
    Erased,
    ErasureOrder,
    before_erasing,
    erase_participant,
    erased,
)
from app.services.finding import search
from app.services.office import Office
from app.services.recalling import print_recall
from app.services.releasing import add_recipient
from app.services.restoring import Opener, restore
from app.services.vault_keeping import OpenStudy, check_study, held_by
from app.storage.erasures import BELONGING
from app.storage.sql import IntegrityError
from tests.documents.paper import pages
from tests.services.people import enrolled, everything_in
from tests.services.planted import WORDS, plant, released
from tests.storage.forensics import found_in, raw_keys, readable
from tests.storage.studies import LEAD, MEANS, found, killed, opened

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def _at_work(study: OpenStudy, library: Library) -> Office:
    return Office(
        begin=study.begin,
        clock=FixedClock(NOON),
        chance=os.urandom,
        actor=study.user.id,
        role=study.user.role,
        library=library,
        words=speak(UiLanguage.NL),
    )


@pytest.fixture(scope="module")
def folder(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed study with one participant of whom every field holds a planted word."""
    place = tmp_path_factory.mktemp("erasing") / "study"
    study = found(place).study
    plant(_at_work(study, library))
    study.close()
    return place


@pytest.fixture
def study(folder: Path, tmp_path: Path) -> Iterator[OpenStudy]:
    """A copy of that study, open."""
    shutil.copytree(folder, tmp_path / "study")
    study = opened(tmp_path / "study")
    yield study
    study.close()


def _only(office: Office) -> Participant:
    with office.begin() as work:
        return work.participants.all()[0]


def _erase(office: Office, reason: ErasureReason = ErasureReason.ORDERED) -> Erased:
    known = _only(office)
    return erase_participant(office, ErasureOrder(known.id, reason, known.code.lower()))


def test_of_200_planted_words_not_one_is_left_to_whoever_holds_the_key(
    folder: Path, tmp_path: Path, library: Library
) -> None:
    keys = raw_keys(folder)
    assert found_in(WORDS, readable(folder, keys)) == set(WORDS)
    place = tmp_path / "study"
    shutil.copytree(folder, place)
    # What a migration leaves beside a store, under the same key, holds them too.
    shutil.copy(place / "identity.db", place / "identity.db.before")
    study = opened(place)
    shutil.copy(folder / "research.db", place / "research.db.before")
    assert _erase(_at_work(study, library)).scrubbed
    running = killed(study, tmp_path / "running")
    study.close()
    assert found_in(WORDS, readable(running, keys)) == set()
    assert found_in(WORDS, readable(place, keys)) == set()
    assert not list(place.glob("*.before"))
    assert check_study(place, LEAD, MEANS).flaws == ()


def test_deleting_alone_leaves_words_behind_which_shows_that_the_search_finds_them(
    folder: Path, tmp_path: Path, library: Library
) -> None:
    place = tmp_path / "study"
    shutil.copytree(folder, place)
    study = opened(place)
    office = _at_work(study, library)
    with office.begin() as work:
        known = work.participants.all()[0]
        work.identities.remove(known.id)
        work.interviews.db.execute("DELETE FROM journey_event")
        work.commit()
    left = killed(study, tmp_path / "left")
    study.close()
    assert len(found_in(WORDS, readable(left, raw_keys(folder)))) > 100


def test_a_kill_before_the_disk_was_scrubbed_is_made_good_when_the_study_opens(
    folder: Path, study: OpenStudy, tmp_path: Path, library: Library
) -> None:
    office = _at_work(study, library)
    known = _only(office)
    with office.begin() as work:
        work.identities.remove(known.id)
        work.places.forget_all()
        work.erasures.erase(
            Erasure(known.id, known.code, ErasureReason.ORDERED, office.actor, NOON)
        )
        work.commit()
    cut_off = killed(study, tmp_path / "killed")
    keys = raw_keys(folder)
    assert found_in(WORDS, readable(cut_off, keys))
    again = opened(cut_off)
    assert found_in(WORDS, readable(cut_off, keys)) == set()
    again.close()
    assert check_study(cut_off, LEAD, MEANS).flaws == ()


WORKER = """
import sys
from pathlib import Path
from app.bootstrap import forms_library
from app.language import UiLanguage, speak
from tests.services.test_erasing import _at_work, _erase
from tests.storage.studies import opened
study = opened(Path(sys.argv[1]))
office = _at_work(study, forms_library(speak(UiLanguage.NL)))
print("open", flush=True)
_erase(office)
print("erased", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX thing")
def test_kills_in_the_middle_leave_the_whole_person_or_nothing(
    folder: Path, tmp_path: Path, library: Library
) -> None:
    keys = raw_keys(folder)
    for turn in range(8):
        place = tmp_path / f"study-{turn}"
        shutil.copytree(folder, place)
        command = [sys.executable, "-c", WORKER, str(place)]
        pipes = {"stdout": subprocess.PIPE, "stdin": subprocess.PIPE}
        with subprocess.Popen(command, text=True, **pipes) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            time.sleep(0.002 * turn)
            process.send_signal(signal.SIGKILL)
        study = opened(place)
        gone = bool(erased(_at_work(study, library)))
        study.close()
        left = found_in(WORDS, readable(place, keys))
        assert left == (set() if gone else set(WORDS))
        assert check_study(place, LEAD, MEANS).flaws == ()


def test_both_stores_keep_the_log_and_lose_the_person(study: OpenStudy, library: Library) -> None:
    office = _at_work(study, library)
    known = _only(office)
    with office.begin() as work:
        before = len(work.events.all())
    withdraw(office, known.id, Scope.EVERYTHING)
    _erase(office, ErasureReason.ASKED)
    with office.begin() as work:
        events = work.events.all()
        assert first_break(work.events.chain()) is None
        assert len(events) == before + 2
        assert events[-1].kind is LogKind.PARTICIPANT_ERASED
        assert events[-1].facts == {"code": known.code, "reason": "asked"}
        assert work.participants.all() == ()
        assert work.identities.get(known.id) is None
        left = everything_in(work.participants.db) + everything_in(work.identities.db)
    assert not found_in(WORDS, left.encode())
    assert search(office, WORDS[60]) == ()
    assert erased(office)[0].erasure.code == known.code


def test_only_the_lead_erases_with_the_code_typed_and_all_taken_back(office: Office) -> None:
    known = enrolled(office)
    order = ErasureOrder(known.id, ErasureReason.ASKED, known.code)
    steward = replace(office, role=Role.STEWARD)
    with pytest.raises(OnlyTheLead):
        before_erasing(steward, known.id)
    with pytest.raises(OnlyTheLead):
        erase_participant(steward, order)
    with pytest.raises(NotTheCode):
        erase_participant(office, replace(order, typed="WL-4T7M"))
    assert ErasureReason.ASKED not in before_erasing(office, known.id).reasons
    with pytest.raises(NotWithdrawn):
        erase_participant(office, order)
    with office.begin() as work:
        assert work.participants.all() == (known,)
    withdraw(office, known.id, Scope.EVERYTHING)
    assert ErasureReason.ASKED in before_erasing(office, known.id).reasons
    erase_participant(office, order)
    with office.begin() as work:
        assert work.participants.all() == ()


def test_somebody_else_loses_nothing_and_nobody_gets_the_code_again(office: Office) -> None:
    gone, other = enrolled(office, "Karim Bouazza"), enrolled(office, "Anna de Wit")
    erase_participant(office, ErasureOrder(gone.id, ErasureReason.MISTAKE, gone.code))
    with office.begin() as work:
        assert work.participants.all() == (other,)
        assert work.identities.get(other.id) is not None
        assert gone.code in work.erasures.codes()


def test_what_may_not_disappear_still_may_not_for_anybody_else(study: OpenStudy) -> None:
    for table in ("participant", "consent_record", "consent_answer", "interview_text", "note"):
        with study.begin() as work:
            db = work.participants.db
            db.execute("PRAGMA defer_foreign_keys = ON")
            with pytest.raises(IntegrityError, match=r"never|stays|loses no"):
                db.execute(f"DELETE FROM {table}")  # noqa: S608


def test_the_bundles_that_hold_somebody_are_named_and_the_next_one_says_so(
    study: OpenStudy, library: Library
) -> None:
    office = _at_work(study, library)
    known = _only(office)
    recipient = add_recipient(office, "Kees Bakker", "Universiteit", generate_identity().public)
    release = released(office, known, recipient)
    assert before_erasing(office, known.id).bundles == (1,)
    _erase(office)
    (left,) = erased(office)
    assert [(each.sequence, each.recipient, each.code) for each in left.bundles] == [
        (1, "Kees Bakker", "7KQ2M")
    ]
    with office.begin() as work:
        (kept,) = work.releases.all()
    assert kept.participants == release.participants


def test_every_table_that_hangs_on_a_participant_is_emptied(study: OpenStudy) -> None:
    with study.begin() as work:
        db = work.participants.db
        tables = [
            row["name"] for row in db.all("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        points_at = {
            table: {row["table"] for row in db.all(f'PRAGMA foreign_key_list("{table}")')}
            for table in tables
        }
        guards = db.all("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
    reached = {"participant"}
    while more := {table for table in tables if points_at[table] & reached} - reached:
        reached |= more
    assert reached == set(BELONGING)
    for guard in guards:
        if "BEFORE DELETE" in guard["sql"] and guard["tbl_name"] in reached:
            assert "erasing" in guard["sql"], guard["sql"]


def test_only_backups_made_while_somebody_took_part_still_hold_them(office: Office) -> None:
    _backed_up(office, 1)
    known = enrolled(office)
    _backed_up(office, 2)
    erase_participant(office, ErasureOrder(known.id, ErasureReason.ORDERED, known.code))
    _backed_up(office, 3)
    (left,) = erased(office)
    assert [each.number for each in left.backups] == [2]
    (sheet,) = pages(print_recall(office, known.id).content)
    assert "reservekopie 2" in sheet
    assert "-2.tar" in sheet  # the name of the file that is to be looked for on sticks
    assert known.code in sheet


def test_a_backup_that_was_copied_before_and_told_of_after_holds_them_too(
    study: OpenStudy, library: Library, tmp_path: Path
) -> None:
    office = replace(_at_work(study, library), held=held_by(study, MEANS))
    known = _only(office)
    proven = prove_backup(prepare_backup(office, tmp_path))
    _erase(office)
    keep_backup(office, proven)
    make_backup(office, tmp_path)
    (left,) = erased(office)
    assert left.erasure.code == known.code
    assert [each.number for each in left.backups] == [1]


def test_the_backup_that_a_study_was_put_back_from_holds_them_too(
    study: OpenStudy, library: Library, tmp_path: Path
) -> None:
    office = replace(_at_work(study, library), held=held_by(study, MEANS))
    make_backup(office, tmp_path)
    made = make_backup(office, tmp_path)
    restore(made.path, tmp_path / "back", Opener(LEAD), MEANS)
    back = opened(tmp_path / "back")
    again = _at_work(back, library)
    _erase(again)
    (left,) = erased(again)
    assert [each.number for each in left.backups] == [1, 2]
    back.close()


def test_what_a_steward_had_typed_goes_too(study: OpenStudy, library: Library) -> None:
    office = _at_work(study, library)
    with office.begin() as work:
        research = work.erasures.db
        research.execute("INSERT INTO draft (user_id, words) SELECT id, ? FROM users", (WORDS[0],))
        work.commit()
    _erase(office)
    assert research.all("SELECT words FROM draft") == []


def _backed_up(office: Office, number: int) -> None:
    with office.begin() as work:
        work.log(LogKind.BACKED_UP, "study", number=number, made=NOON.isoformat())
        work.commit()
