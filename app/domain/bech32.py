"""Bech32 (BIP-173): how age writes its secret keys, and the 32 signs that this is done with."""

from collections.abc import Iterator, Sequence

SIGNS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
"""The 32 signs, each five bits; 1, B, I and O are left out because they look like others."""
BEGINNING = "AGE-SECRET-KEY-1"
"""What stands before the signs of a secret age key; the 1 divides."""
LENGTH = 58
"""Signs behind the beginning: 52 for 32 bytes, and 6 that check the whole."""
KEY_BYTES = 32

_CHECKS = 6
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def signs_of(secret: bytes) -> str:
    """Return the 58 signs that stand for 32 bytes, the six last of which check the others."""
    number = int.from_bytes(secret, "big") << 4  # 256 bits and 4 of padding are 52 times 5
    values = [number >> 5 * place & 31 for place in reversed(range(LENGTH - _CHECKS))]
    rest = _rest([*_prefix(), *values, *(0,) * _CHECKS]) ^ 1
    checks = [rest >> 5 * place & 31 for place in reversed(range(_CHECKS))]
    return "".join(SIGNS[value] for value in values + checks)


def secret_of(signs: str) -> bytes | None:
    """Return the 32 bytes that 58 signs stand for, or nothing when their check fails."""
    values = [SIGNS.index(sign) for sign in signs]
    if len(values) != LENGTH or _rest([*_prefix(), *values]) != 1:
        return None
    number = 0
    for value in values[:-_CHECKS]:
        number = number << 5 | value
    return None if number & 15 else (number >> 4).to_bytes(KEY_BYTES, "big")


def _prefix() -> Iterator[int]:
    before = BEGINNING[:-1].lower()
    yield from (ord(sign) >> 5 for sign in before)
    yield 0
    yield from (ord(sign) & 31 for sign in before)


def _rest(values: Sequence[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            rest ^= generator if top >> bit & 1 else 0
    return rest
