"""Fingerprints: how two people compare an age or minisign public key by eye or by telephone."""

import hashlib

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: no I, L, O or U, so that nothing read aloud or from paper is mistaken."""
GROUPS = 6
SIGNS = 4

_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})


def fingerprint(public_key: str) -> str:
    """Return six groups of four signs and a check sign.

    The signs are the first 120 bits of SHA-256 over the key's one line of text, so a minisign key
    is given as `signing.public_line` returns it.
    """
    number = int.from_bytes(hashlib.sha256(public_key.strip().encode("utf-8")).digest()[:15], "big")
    signs = [
        ALPHABET[number >> 5 * (GROUPS * SIGNS - 1 - place) & 31] for place in range(GROUPS * SIGNS)
    ]
    groups = ["".join(signs[start : start + SIGNS]) for start in range(0, GROUPS * SIGNS, SIGNS)]
    return " ".join(group + _check_sign(group, place) for place, group in enumerate(groups))


def mistyped_groups(typed: str) -> tuple[int, ...]:
    """Return which groups, counted from 1, hold a slip, are missing or stand elsewhere."""
    groups = typed.upper().translate(_READ_AS).replace("-", " ").split()
    wrong = [
        place for place, group in enumerate(groups[:GROUPS], 1) if not _is_sound(group, place - 1)
    ]
    return (*wrong, *range(len(groups) + 1, GROUPS + 1))


def same_fingerprint(typed: str, public_key: str) -> bool:
    """Return whether a typed fingerprint is the key's, however spaced or capitalised."""
    plain = typed.upper().translate(_READ_AS)
    return "".join(plain.replace("-", " ").split()) == fingerprint(public_key).replace(" ", "")


def _is_sound(group: str, place: int) -> bool:
    return (
        len(group) == SIGNS + 1
        and all(sign in ALPHABET for sign in group)
        and group[-1] == _check_sign(group[:-1], place)
    )


def _check_sign(group: str, place: int) -> str:
    """Return the check sign; odd weights notice every slip, the place notices swapped groups."""
    total = sum(
        weight * ALPHABET.index(sign) for weight, sign in zip((1, 3, 5, 7), group, strict=True)
    )
    return ALPHABET[(total + 11 * (place + 1)) % 32]
