"""Wrapping a user's own key under a passphrase: Argon2id makes a key, ChaCha20-Poly1305 wraps.

This is the only construction of our own. Everything else is wrapped by age for public keys.
"""

from collections.abc import Callable
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from app.crypto.errors import KdfOutOfBounds, WrongPassphrase
from app.crypto.passphrase import as_bytes
from app.domain.clock import Chance

KEY_LENGTH = 32
SALT_LENGTH = 16
NONCE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What Argon2id spends on one try of a passphrase; memory in KiB."""

    memory_kib: int
    passes: int
    lanes: int

    def within(self, least: "KdfCost", most: "KdfCost") -> bool:
        """Return whether this lies between two costs, both included, in every respect."""
        return (
            least.memory_kib <= self.memory_kib <= most.memory_kib
            and least.passes <= self.passes <= most.passes
            and least.lanes <= self.lanes <= most.lanes
        )


WISHED = KdfCost(256 * 1024, 3, 4)
FLOOR = KdfCost(64 * 1024, 3, 1)
CEILING = KdfCost(1024 * 1024, 16, 16)
PATIENCE = 1.0
"""Seconds that one try may take on the machine where a passphrase is set."""


@dataclass(frozen=True, slots=True)
class KdfRules:
    """What new wraps cost and what cost is accepted in a file; tests hand in a cheap floor."""

    new: KdfCost = WISHED
    floor: KdfCost = FLOOR

    def accept(self, cost: KdfCost) -> KdfCost:
        """Return `cost`, or raise KdfOutOfBounds before anything is spent on it."""
        if not cost.within(self.floor, CEILING):
            raise KdfOutOfBounds
        return cost


PRODUCTION = KdfRules()


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A secret under a passphrase, with all that is needed to try one."""

    cost: KdfCost
    salt: bytes
    nonce: bytes
    box: bytes


def wrap(
    secret: bytes, passphrase: str, context: bytes, rules: KdfRules, chance: Chance
) -> Wrapped:
    """Return `secret` wrapped under `passphrase`; `context` says for whom and is checked later."""
    cost = rules.accept(rules.new)
    salt, nonce = chance(SALT_LENGTH), chance(NONCE_LENGTH)
    key = _derive(passphrase, salt, cost)
    return Wrapped(cost, salt, nonce, ChaCha20Poly1305(key).encrypt(nonce, secret, context))


def unwrap(wrapped: Wrapped, passphrase: str, context: bytes, rules: KdfRules) -> bytes:
    """Return the secret; raise WrongPassphrase, or KdfOutOfBounds before trying."""
    key = _derive(passphrase, wrapped.salt, rules.accept(wrapped.cost))
    try:
        return ChaCha20Poly1305(key).decrypt(wrapped.nonce, wrapped.box, context)
    except InvalidTag as error:
        raise WrongPassphrase from error


def calibrated(stopwatch: Callable[[], float]) -> KdfRules:
    """Return rules whose new wraps take at most a second here, by trying the wished cost once."""
    begun = stopwatch()
    _derive("calibration", bytes(SALT_LENGTH), WISHED)
    return KdfRules(new=affordable(stopwatch() - begun))


def affordable(seconds: float) -> KdfCost:
    """Return the cost that fits our patience when the wished one took `seconds`."""
    if seconds <= PATIENCE:
        return WISHED
    memory = max(int(WISHED.memory_kib * PATIENCE / seconds), FLOOR.memory_kib)
    return KdfCost(memory, WISHED.passes, WISHED.lanes)


def _derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    return hash_secret_raw(
        as_bytes(passphrase),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_LENGTH,
        type=Type.ID,
    )
