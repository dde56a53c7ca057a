"""Shares on paper: any two of three give the secret back, and a slip is named by its word."""

from itertools import combinations, permutations

import pytest

from app.crypto.errors import RecoveryShareMistyped, RecoverySharesApart, RecoveryWordMistyped
from app.crypto.shares import WORDS, are_words, joined, split
from app.domain.recovery_code import age_key, printed_lines
from app.domain.users import Store

SECRET = bytes(range(32))


def typed(words: tuple[str, ...]) -> str:
    """Return a share as people type it: with its numbers, over several lines."""
    return "\n".join(f"{number}. {word.title()}" for number, word in enumerate(words, 1))


def test_any_two_of_three_give_the_secret_back_in_any_order() -> None:
    shares = split(SECRET)
    assert [len(share) for share in shares] == [WORDS] * 3
    for pair in combinations(shares, 2):
        for one, other in permutations(pair):
            assert joined((typed(one), " ".join(other)), Store.RESEARCH) == SECRET


def test_words_are_told_from_signs() -> None:
    (first, _, _), secret = split(SECRET), age_key(SECRET)
    assert are_words(" ".join(first))
    for line in printed_lines(secret, Store.RESEARCH):
        assert not are_words(" ".join(line))
    assert not are_words("")


def test_a_word_that_is_in_no_list_is_named_by_its_number() -> None:
    first, second, _ = split(SECRET)
    wrong = " ".join([*second[:20], second[20] + "q", *second[21:]])
    with pytest.raises(RecoveryWordMistyped) as slip:
        joined((" ".join(first), wrong), Store.IDENTITY)
    assert (slip.value.store, slip.value.share, slip.value.word) == (Store.IDENTITY, 2, 21)
    assert slip.value.near == second[20]
    assert second[20] not in repr(slip.value)


def test_swapped_and_missing_words_are_noticed() -> None:
    first, second, _ = split(SECRET)
    at = next(place for place in range(32) if first[place] != first[place + 1])
    swapped = [*first[:at], first[at + 1], first[at], *first[at + 2 :]]
    for wrong, found in ((swapped, 33), (first[:-1], 32)):
        with pytest.raises(RecoveryShareMistyped) as slip:
            joined((" ".join(wrong), " ".join(second)), Store.RESEARCH)
        assert (slip.value.share, slip.value.found, slip.value.wanted) == (1, found, 33)


def test_shares_that_do_not_belong_together_are_refused() -> None:
    first, second = split(SECRET)[0], split(SECRET)[1]
    with pytest.raises(RecoverySharesApart) as apart:
        joined((" ".join(first), " ".join(second)), Store.RESEARCH)
    assert not apart.value.same
    for twice in ((first, first), (first,)):
        with pytest.raises(RecoverySharesApart) as apart:
            joined([" ".join(share) for share in twice], Store.RESEARCH)
        assert apart.value.same
