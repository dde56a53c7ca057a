"""Passphrases: six words drawn from a Dutch list, or at least fourteen signs of one's own."""

from functools import cache
from math import log2
from pathlib import Path
from unicodedata import normalize

from app.crypto.errors import PassphraseTooShort
from app.domain.clock import Chance

LIST = Path(__file__).resolve().parents[2] / "resources" / "wordlists" / "nl.txt"
WORDS = 6
LEAST = 14


@cache
def words() -> tuple[str, ...]:
    """Return the words that passphrases are drawn from, 4096 of them, in order."""
    lines = LIST.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def generate(chance: Chance) -> str:
    """Return six words, each as likely as any other."""
    known = words()
    return " ".join(known[_below(len(known), chance)] for _ in range(WORDS))


def entropy() -> float:
    """Return how many bits of chance a generated passphrase holds."""
    return WORDS * log2(len(words()))


def check_own(passphrase: str) -> None:
    """Raise PassphraseTooShort when a passphrase of one's own has too few signs."""
    length = len(plain(passphrase))
    if length < LEAST:
        raise PassphraseTooShort(length, LEAST)


def plain(passphrase: str) -> str:
    """Return a passphrase as it is used: spaces are forgiving, and accents have one spelling."""
    return " ".join(normalize("NFC", passphrase).split())


def as_bytes(passphrase: str) -> bytes:
    """Return the bytes that a key is derived from."""
    return plain(passphrase).encode()


def _below(limit: int, chance: Chance) -> int:
    # Numbers past the last whole multiple are thrown away, so that every word is as likely.
    whole = 2**32 - 2**32 % limit
    while (number := int.from_bytes(chance(4), "big")) >= whole:
        pass
    return number % limit
