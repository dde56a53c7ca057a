"""The data keys of the two stores, and how they are kept for those who may open a store.

A key file is an age file whose content is one line of 64 hexadecimal signs: the raw key, as
`PRAGMA key = "x'…'"` of the sqlcipher tool takes it. So the data outlives this program.
"""

from collections.abc import Sequence

from app.crypto.errors import SealedContentDamaged
from app.crypto.sealing import open_with, seal_to
from app.domain.clock import Chance

KEY_LENGTH = 32


def new_data_key(chance: Chance) -> bytearray:
    """Return a fresh key for a store, in memory that the caller wipes."""
    return bytearray(chance(KEY_LENGTH))


def wrap_data_key(key: bytearray, recipients: Sequence[str]) -> bytes:
    """Return the key file that any of the recipients can open."""
    return seal_to(key.hex().encode() + b"\n", recipients)


def unwrap_data_key(sealed: bytes, secret: str) -> bytearray:
    """Return the key in a key file; raise KeyDoesNotFit when it is wrapped for others only."""
    line = open_with(sealed, secret)
    try:
        key = bytearray.fromhex(line.decode("ascii"))
    except ValueError as error:
        raise SealedContentDamaged from error
    if len(key) != KEY_LENGTH:
        raise SealedContentDamaged
    return key
