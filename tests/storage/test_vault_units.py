"""Units of work on the real stores, in memory: kept whole or not at all."""

import os
from datetime import timedelta
from threading import Thread

import pytest

from app.domain.clock import FixedClock
from app.domain.log import LogKind, first_break
from app.domain.users import Role
from app.storage.errors import NoIdentityKey
from app.storage.memory import memory_vault
from app.storage.sql import IntegrityError
from app.storage.unit_of_work import Begin
from tests.storage.studies import NOON


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def begin(clock: FixedClock) -> Begin:
    return memory_vault(clock, os.urandom)


def count(begin: Begin) -> int:
    with begin() as work:
        return len(work.events.all())


def test_leaving_without_commit_forgets_all(begin: Begin) -> None:
    before = count(begin)
    with begin() as work:
        work.log(LogKind.TEXT_READ)
    assert count(begin) == before


def _fail_half_way(begin: Begin) -> None:
    with begin() as work:
        work.log(LogKind.TEXT_READ)
        raise ZeroDivisionError


def test_an_error_forgets_all_and_lets_the_next_one_begin(begin: Begin) -> None:
    before = count(begin)
    with pytest.raises(ZeroDivisionError):
        _fail_half_way(begin)
    assert count(begin) == before


def test_commit_keeps_and_ends_the_unit(begin: Begin) -> None:
    before = count(begin)
    with begin() as work:
        work.log(LogKind.TEXT_READ, "text-7", words=12)
        work.commit()
        with pytest.raises(RuntimeError):
            work.commit()
    assert count(begin) == before + 1


def test_a_unit_inside_a_unit_is_a_mistake(begin: Begin) -> None:
    with begin(), pytest.raises(RuntimeError), begin():
        pass
    assert count(begin) == 1


def test_another_thread_waits_its_turn(begin: Begin) -> None:
    def one_act() -> None:
        with begin() as work:
            work.log(LogKind.TEXT_READ)
            work.commit()

    threads = [Thread(target=one_act) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(begin) == 1 + len(threads)


def test_events_are_chained_and_tell_who_what_and_when(begin: Begin, clock: FixedClock) -> None:
    clock.advance(timedelta(minutes=3))
    with begin() as work:
        work.log(LogKind.IDENTITY_SEEN, "p-1", fields=2)
        work.log(LogKind.IDENTITY_SEEN, "p-2", fields=1)
        work.commit()
    with begin() as work:
        events = work.events.all()
        assert first_break(work.events.chain()) is None
        assert work.events.head() == events[-1].head
        assert [event.subject for event in work.events.about("p-2")] == ["p-2"]
        assert work.events.latest(LogKind.STUDY_CREATED) == events[0]
    assert events[1].at == NOON + timedelta(minutes=3)
    assert events[2].previous == events[1].digest
    assert events[2].facts == {"fields": 1}
    assert events[2].actor == begin().actor


@pytest.mark.parametrize("words", ["Jan de Vries", "Zoë", "", "a\nb", "x" * 200])
def test_the_log_has_no_room_for_words(begin: Begin, words: str) -> None:
    with begin() as work:
        with pytest.raises(ValueError, match="never words"):
            work.log(LogKind.TEXT_READ, words)
        with pytest.raises(ValueError, match="never words"):
            work.log(LogKind.TEXT_READ, "text-1", who=words)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET subject = 'other'",
        "DELETE FROM log",
        "REPLACE INTO log SELECT * FROM log WHERE seq = 1",
        "INSERT INTO log SELECT 9, at, actor, kind, subject, facts, previous, digest FROM log",
        "UPDATE head SET commits = commits - 1",
        "UPDATE head SET log_seq = 0",
        "DELETE FROM head",
        "DELETE FROM study",
        "UPDATE study SET pseudonym = 'OTHER'",
        "UPDATE study_secret SET text = 'mine'",
        "DELETE FROM study_secret",
        "REPLACE INTO study_secret VALUES ('signing_secret', 'mine')",
        "DELETE FROM users",
    ],
)
def test_what_is_never_changed_can_not_be_changed(begin: Begin, statement: str) -> None:
    with begin() as work, pytest.raises(IntegrityError):
        work.study._research.execute(statement)


def test_without_the_key_the_identity_store_is_not_there(clock: FixedClock) -> None:
    steward = memory_vault(clock, os.urandom, Role.STEWARD)
    with steward() as work:
        assert not work.has_identities
        with pytest.raises(NoIdentityKey):
            _ = work.identities
        assert work.study.get().title
