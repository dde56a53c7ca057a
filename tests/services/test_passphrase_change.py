"""A passphrase of one's own: changed with the present one, and slower to guess each time."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.crypto.errors import PassphraseTooShort, WrongPassphrase
from app.domain.clock import FixedClock
from app.domain.log import LogKind
from app.services.passphrases import change_passphrase
from app.services.unlocking import Means
from app.services.vault_keeping import open_study, read_log
from app.storage.attempts import delay
from app.storage.errors import TooSoon, WhichUser
from tests.storage.studies import LEAD, MEANS, NOON, closed, opened, with_steward

NEW = "kwartel zeven stoepen achter de molen"
WRONG = "x" * 14


def means(clock: FixedClock) -> Means:
    return Means(clock, MEANS.chance, MEANS.kdf)


def guess(folder: Path, clock: FixedClock, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            open_study(folder, WRONG, means(clock))


def waits(folder: Path, clock: FixedClock) -> int:
    with pytest.raises(TooSoon) as soon:
        open_study(folder, LEAD, means(clock))
    return soon.value.seconds


def test_the_present_passphrase_gives_another(tmp_path: Path) -> None:
    folder = closed(tmp_path / "study")
    study = opened(folder)
    with pytest.raises(WrongPassphrase):
        change_passphrase(study, WRONG, NEW, MEANS)
    with pytest.raises(PassphraseTooShort):
        change_passphrase(study, LEAD, "dertien tekns", MEANS)
    change_passphrase(study, LEAD, NEW, MEANS)
    assert read_log(study.begin)[-1].kind is LogKind.SLOT_CHANGED
    study.close()
    with pytest.raises(WrongPassphrase):
        opened(folder, LEAD)
    opened(folder, NEW).close()


def test_waiting_doubles_from_the_third_wrong_one(tmp_path: Path) -> None:
    assert [delay(count) for count in range(8)] == [0, 0, 0, 2, 4, 8, 16, 32]
    assert delay(12) == delay(10_000) == 300
    folder, clock = closed(tmp_path / "study"), FixedClock(NOON)
    guess(folder, clock, 3)
    assert waits(folder, clock) == 2
    clock.advance(timedelta(seconds=2))
    guess(folder, clock, 1)
    assert waits(folder, clock) == 4
    clock.advance(timedelta(seconds=4))
    study = open_study(folder, LEAD, means(clock))
    assert study.opening.failed == 4
    assert study.opening.since == NOON
    study.close()
    guess(folder, clock, 1)
    open_study(folder, LEAD, means(clock)).close()


def test_setting_the_clock_neither_helps_nor_hurts(tmp_path: Path) -> None:
    folder, clock = closed(tmp_path / "study"), FixedClock(NOON)
    guess(folder, clock, 3)
    clock.set(NOON + timedelta(days=1))
    assert waits(folder, clock) == 2
    clock.set(NOON - timedelta(days=400))
    clock.advance(timedelta(seconds=2))
    guess(folder, clock, 1)
    # The laptop was restarted, so its counter began anew, and its clock stands a year back.
    again = FixedClock(NOON - timedelta(days=800))
    assert waits(folder, again) == 4
    again.advance(timedelta(seconds=4))
    open_study(folder, LEAD, means(again)).close()


def test_with_more_users_one_slot_is_tried(tmp_path: Path) -> None:
    folder = with_steward(tmp_path / "study")
    with pytest.raises(WhichUser) as which:
        open_study(folder, LEAD, MEANS)
    assert which.value.names == ("Anna", "Stef")
