"""A secret in three shares of which any two give it back: SLIP-39 words, as other programs read."""

from collections.abc import Sequence
from difflib import get_close_matches

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.wordlist import WORD_INDEX_MAP, WORDLIST

from app.crypto.errors import (
    RecoveryShareMistyped,
    RecoverySharesApart,
    RecoveryWordMistyped,
)
from app.domain.users import Store

SHARES, NEEDED = 3, 2
WORDS = 33
"""Words of a share of 32 bytes: 4 that say what it is, 26 that hold it, 3 that check."""


def split(secret: bytes) -> tuple[tuple[str, ...], ...]:
    """Return three shares as words; the chance is the library's own, from the operating system."""
    ((*shares,),) = generate_mnemonics(1, [(NEEDED, SHARES)], secret)
    return tuple(tuple(share.split()) for share in shares)


def are_words(typed: str) -> bool:
    """Tell whether what was typed is rather words of a share than signs of a code."""
    found = typed.lower().split()
    return 2 * sum(word in WORD_INDEX_MAP for word in found) > len(found)


def joined(typed: Sequence[str], store: Store) -> bytes:
    """Return the secret of two shares that were typed; numbers before the words are passed over.

    Raises RecoveryWordMistyped, RecoveryShareMistyped, RecoverySharesApart.
    """
    shares = [_read(share, store, number) for number, share in enumerate(typed, 1)]
    sets = {share.common_parameters() for share in shares}
    if len(sets) != 1 or len({share.index for share in shares}) != NEEDED:
        raise RecoverySharesApart(store, same=len(sets) == 1)
    try:
        return bytes(combine_mnemonics([share.mnemonic() for share in shares]))
    except MnemonicError:
        # The library's message is left behind: an error must not carry a piece of a secret.
        raise RecoverySharesApart(store, same=False) from None


def check_share(typed: str, store: Store, number: int) -> None:
    """Look one share over; raises RecoveryWordMistyped or RecoveryShareMistyped."""
    _read(typed, store, number)


def _read(typed: str, store: Store, number: int) -> Share:
    words = [word for each in typed.lower().split() if (word := each.strip("0123456789.,:;"))]
    for place, word in enumerate(words, 1):
        if word not in WORD_INDEX_MAP:
            near = get_close_matches(word, WORDLIST, 1)
            raise RecoveryWordMistyped(store, number, place, near[0] if near else "")
    if len(words) != WORDS:
        raise RecoveryShareMistyped(store, number, len(words), WORDS)
    try:
        return Share.from_mnemonic(" ".join(words))
    except MnemonicError:
        raise RecoveryShareMistyped(store, number, WORDS, WORDS) from None
