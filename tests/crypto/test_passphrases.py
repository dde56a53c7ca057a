"""Passphrases and what is wrapped under them."""

import os
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.crypto.errors import (
    KdfOutOfBounds,
    KeyDoesNotFit,
    PassphraseTooShort,
    SealedContentDamaged,
    WrongPassphrase,
)
from app.crypto.keys import new_data_key, unwrap_data_key, wrap_data_key
from app.crypto.passphrase import check_own, entropy, generate, plain, words
from app.crypto.sealing import generate_identity, seal_to
from app.crypto.wrapping import (
    CEILING,
    FLOOR,
    PRODUCTION,
    WISHED,
    KdfCost,
    KdfRules,
    Wrapped,
    affordable,
    unwrap,
    wrap,
)

CHEAP = KdfRules(KdfCost(64, 1, 1), KdfCost(64, 1, 1))
WORDS = "leveren voorrand wasbeer selectie stap ontmoet"


def test_the_list_is_what_its_entropy_says() -> None:
    known = words()
    assert len(set(known)) == len(known) == 4096
    assert list(known) == sorted(known)
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in known)
    assert entropy() == 72


def test_generated_ones_are_six_words_and_pass_for_ones_own() -> None:
    for _ in range(50):
        passphrase = generate(os.urandom)
        assert len(passphrase.split()) == 6
        assert set(passphrase.split()) <= set(words())
        check_own(passphrase)


def test_every_word_is_as_likely() -> None:
    drawn = Counter(word for _ in range(4096) for word in generate(os.urandom).split())
    assert len(drawn) > 4000
    assert max(drawn.values()) < 30


def test_chance_alone_decides() -> None:
    assert generate(bytes) == " ".join([words()[0]] * 6)
    assert generate(lambda count: b"\xff" * count).split()[0] == words()[-1]


def test_ones_own_are_at_least_fourteen_signs() -> None:
    check_own("veertien teken")
    with pytest.raises(PassphraseTooShort) as caught:
        check_own("dertien teke    ")
    assert (caught.value.length, caught.value.least) == (12, 14)


@given(some.text())
def test_what_is_plain_stays_plain(passphrase: str) -> None:
    assert plain(plain(passphrase)) == plain(passphrase)


def test_accents_have_one_spelling() -> None:
    wrapped = wrap(b"secret", "cafe\u0301 in het bos", b"", CHEAP, os.urandom)
    assert unwrap(wrapped, "caf\u00e9  in het bos ", b"", CHEAP) == b"secret"


def test_what_is_wrapped_opens_with_the_same_passphrase_and_context_only() -> None:
    wrapped = wrap(b"secret", WORDS, b"for Anna", CHEAP, os.urandom)
    assert unwrap(wrapped, WORDS, b"for Anna", CHEAP) == b"secret"
    for passphrase, context in ((WORDS, b"for Bob"), (WORDS + "s", b"for Anna"), ("", b"for Anna")):
        with pytest.raises(WrongPassphrase):
            unwrap(wrapped, passphrase, context, CHEAP)


def test_every_part_of_a_wrap_counts() -> None:
    good = wrap(b"secret", WORDS, b"", CHEAP, os.urandom)
    other = wrap(b"secret", WORDS, b"", CHEAP, os.urandom)
    assert good.box != other.box
    for changed in (
        Wrapped(good.cost, other.salt, good.nonce, good.box),
        Wrapped(good.cost, good.salt, other.nonce, good.box),
        Wrapped(good.cost, good.salt, good.nonce, other.box),
        Wrapped(KdfCost(128, 1, 1), good.salt, good.nonce, good.box),
    ):
        with pytest.raises(WrongPassphrase):
            unwrap(changed, WORDS, b"", CHEAP)


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(FLOOR.memory_kib - 1, 3, 4),
        KdfCost(FLOOR.memory_kib, 2, 4),
        KdfCost(FLOOR.memory_kib, 3, 0),
        KdfCost(CEILING.memory_kib + 1, 3, 4),
        KdfCost(FLOOR.memory_kib, CEILING.passes + 1, 4),
        KdfCost(FLOOR.memory_kib, 3, CEILING.lanes + 1),
    ],
)
def test_costs_out_of_bounds_are_refused(cost: KdfCost) -> None:
    with pytest.raises(KdfOutOfBounds):
        unwrap(Wrapped(cost, bytes(16), bytes(12), bytes(40)), WORDS, b"", PRODUCTION)
    with pytest.raises(KdfOutOfBounds):
        wrap(b"secret", WORDS, b"", KdfRules(new=cost), os.urandom)


def test_slow_machines_spend_less_but_never_too_little() -> None:
    assert affordable(0.4) == WISHED
    assert affordable(2.0) == KdfCost(WISHED.memory_kib // 2, 3, 4)
    assert affordable(60.0).memory_kib == FLOOR.memory_kib


def test_a_data_key_opens_for_its_recipients_only() -> None:
    key = new_data_key(os.urandom)
    anna, bob, other = (generate_identity() for _ in range(3))
    sealed = wrap_data_key(key, [anna.public, bob.public])
    assert unwrap_data_key(sealed, anna.secret) == unwrap_data_key(sealed, bob.secret) == key
    with pytest.raises(KeyDoesNotFit):
        unwrap_data_key(sealed, other.secret)


@pytest.mark.parametrize("content", [b"", b"00", b"x" * 64, b"\xff" * 32, b"00" * 33])
def test_a_key_file_with_something_else_in_it_is_refused(content: bytes) -> None:
    anna = generate_identity()
    with pytest.raises(SealedContentDamaged):
        unwrap_data_key(seal_to(content, [anna.public]), anna.secret)
