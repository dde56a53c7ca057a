"""The recovery code: what is typed back is the key, and a slip is named by its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.bech32 import SIGNS, secret_of, signs_of
from app.domain.recovery_code import (
    CHECK_GROUP,
    LinePlace,
    RecoveryCodeMistyped,
    Slip,
    age_key,
    key_bytes,
    printed_lines,
    read_code,
)
from app.domain.users import Store

KNOWN = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
"""What age calls the key of 32 bytes 0x42."""
keys = some.binary(min_size=32, max_size=32).map(age_key)
stores = some.sampled_from(list(Store))


def typed(secret: str, store: Store) -> list[str]:
    return ["".join(line) for line in printed_lines(secret, store)]


def slip_in(lines: list[str], store: Store) -> RecoveryCodeMistyped:
    with pytest.raises(RecoveryCodeMistyped) as slip:
        read_code("\n".join(lines), store)
    return slip.value


def test_a_key_is_written_as_age_writes_it() -> None:
    assert age_key(b"\x42" * 32) == KNOWN
    assert key_bytes(KNOWN) == b"\x42" * 32
    assert secret_of(signs_of(b"\x42" * 32)[:-1] + "Q") is None


@given(keys, stores)
def test_what_is_printed_and_typed_back_is_the_key(secret: str, store: Store) -> None:
    lines = printed_lines(secret, store)
    assert [len(line) for line in lines] == [4, 4, 4, 4]
    as_printed = "\n".join(f" {' '.join(line[:-1])} - {line[-1]} " for line in lines)
    in_one_go = "".join("".join(line) for line in lines)
    without_checks = "\n".join("".join(line[:-1]) for line in lines)
    for way in (as_printed, in_one_go, without_checks, secret, as_printed.lower()):
        assert read_code(way, store) == secret


@given(keys, stores, some.data())
def test_one_wrong_sign_is_named_by_line_and_group(
    secret: str, store: Store, data: some.DataObject
) -> None:
    lines = typed(secret, store)
    line = data.draw(some.integers(0, 3))
    at = data.draw(some.integers(0, len(lines[line]) - 1))
    other = data.draw(some.sampled_from([sign for sign in SIGNS if sign != lines[line][at]]))
    checks = len(lines[line]) - 2
    lines[line] = lines[line][:at] + other + lines[line][at + 1 :]
    slip = slip_in(lines, store)
    assert (slip.slip, slip.line) == (Slip.WRONG_SIGN, line + 1)
    assert slip.group == (CHECK_GROUP if at >= checks else at // 5 + 1)


@given(keys, stores, some.data())
def test_two_slips_on_a_line_are_never_missed(
    secret: str, store: Store, data: some.DataObject
) -> None:
    lines = typed(secret, store)
    line = data.draw(some.integers(0, 3))
    signs = list(lines[line])
    places = data.draw(
        some.lists(some.integers(0, len(signs) - 1), min_size=2, max_size=2, unique=True)
    )
    for at in places:
        others = [sign for sign in SIGNS if sign != signs[at]]
        signs[at] = data.draw(some.sampled_from(others))
    lines[line] = "".join(signs)
    assert slip_in(lines, store).line == line + 1


@given(keys, stores)
def test_swapped_lines_are_known_for_what_they_are(secret: str, store: Store) -> None:
    lines = typed(secret, store)
    lines[0], lines[2] = lines[2], lines[0]
    slip = slip_in(lines, store)
    assert (slip.slip, slip.line, slip.home) == (Slip.ELSEWHERE, 1, LinePlace(store, 3))


@given(keys, stores)
def test_a_letter_for_a_nought_is_read_as_what_it_can_only_be(secret: str, store: Store) -> None:
    lines = [line.replace("0", "o") for line in typed(secret, store)]
    assert read_code("\n".join(lines), store) == secret
    assert read_code(secret.replace("0", "O"), store) == secret


@given(keys)
def test_a_line_of_the_other_code_is_known_for_what_it_is(secret: str) -> None:
    lines = typed(secret, Store.IDENTITY)
    slip = slip_in(lines, Store.RESEARCH)
    assert (slip.slip, slip.home) == (Slip.ELSEWHERE, LinePlace(Store.IDENTITY, 1))


def test_what_is_missing_or_impossible_is_said() -> None:
    lines = typed(KNOWN, Store.RESEARCH)
    short = slip_in([*lines[:2], lines[2][:-1], lines[3]], Store.RESEARCH)
    assert (short.slip, short.line, short.found, short.wanted) == (Slip.LENGTH, 3, 16, 17)
    foreign = slip_in([lines[0], lines[1][:7] + "I" + lines[1][8:], *lines[2:]], Store.RESEARCH)
    assert (foreign.slip, foreign.line, foreign.group) == (Slip.FOREIGN_SIGN, 2, 2)
    missing = slip_in(lines[:3], Store.RESEARCH)
    assert (missing.slip, missing.found, missing.wanted) == (Slip.LINES, 3, 4)
    assert slip_in([], Store.RESEARCH).slip is Slip.LINES
    assert slip_in([*lines, lines[0]], Store.RESEARCH).slip is Slip.LINES
    long = slip_in(["".join(lines) + "Q"], Store.RESEARCH)
    assert (long.slip, long.line, long.found) == (Slip.LENGTH, 4, 16)


def test_a_slip_in_a_key_without_check_signs_is_noticed() -> None:
    assert slip_in([KNOWN[:-1] + "P"], Store.RESEARCH).slip is Slip.WHOLE
