"""Numbers that may never be written down are noticed, and telephones are not."""

import pytest

from app.domain.numbers import Forbidden, forbidden_number, passes_eleven_check


@pytest.mark.parametrize("text", ["111222333", "bsn 111222333", "1112.22.333", "111 222 333."])
def test_nine_digits_that_pass_the_check_are_noticed_however_they_are_written(text: str) -> None:
    assert forbidden_number(text) is Forbidden.BSN


@pytest.mark.parametrize(
    "text",
    [
        "06 12 34 70 55",
        "+31 6 12 34 70 55",
        "+49 111222333",
        "070-123 48 16",
        "123456789",
        "",
        "p0",
    ],
)
def test_telephones_and_other_numbers_pass(text: str) -> None:
    assert forbidden_number(text) is None


def test_nothing_but_noughts_is_no_number() -> None:
    assert not passes_eleven_check("000000000")


@pytest.mark.parametrize("text", ["parketnummer 10-123456-22", "zaak 05/654321-21"])
def test_a_case_number_is_noticed_by_its_shape(text: str) -> None:
    assert forbidden_number(text) is Forbidden.CASE_NUMBER


@pytest.mark.parametrize("text", ["SKN 1234567", "zijn V-nummer is 2812345678", "skn: 7654321"])
def test_numbers_of_justice_and_migration_are_noticed_by_their_name(text: str) -> None:
    assert forbidden_number(text) is Forbidden.CHAIN_NUMBER


def test_one_long_line_of_digits_is_read_at_once() -> None:
    assert forbidden_number("1" * 10_000) is None
