"""Sealing bytes to public keys and opening them again: age v1, X25519 only, never text armour."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyrage

from app.crypto.errors import (
    KeyDoesNotFit,
    KeyKind,
    KeyTextMalformed,
    NoRecipients,
    NotSealed,
    SealedContentDamaged,
    SealedHeaderDamaged,
    SealedToForeignKey,
    SealedToPassphrase,
    TextArmour,
)

MAGIC = b"age-encryption.org/v1\n"
ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
HEADER_LIMIT = 64 * 1024
"""Bytes a header may take before it is refused: some 500 recipients."""

_STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)")
_MAC = re.compile(rb"--- [A-Za-z0-9+/]{43}\n")
_NONCE, _CHUNK, _TAG = 16, 64 * 1024, 16
_PUBLIC_COMMENT = "# public key: "


@dataclass(frozen=True, slots=True)
class AgeIdentity:
    """An age key pair as texts; the secret half never shows in a representation."""

    public: str
    secret: str = field(repr=False)

    def to_text(self) -> str:
        """Return the pair as the file `age-keygen` writes, without the time of making."""
        return f"{_PUBLIC_COMMENT}{self.public}\n{self.secret}\n"


@dataclass(frozen=True, slots=True)
class Header:
    """What anybody can read of an age file: the kinds of its stanzas, and how long its head is."""

    stanzas: tuple[str, ...]
    length: int

    @property
    def recipients(self) -> int:
        """Return how many keys the file is sealed to; grease stanzas are noise and don't count."""
        return sum(1 for kind in self.stanzas if not _is_grease(kind))


def generate_identity() -> AgeIdentity:
    """Return a fresh key pair; the chance is age's own, from the operating system."""
    identity = pyrage.x25519.Identity.generate()
    return AgeIdentity(public=str(identity.to_public()), secret=str(identity))


def identity_from_text(text: str) -> AgeIdentity:
    """Read a key pair from the file `age-keygen` writes, or from its secret line alone."""
    lines = [line.strip() for line in text.splitlines()]
    secrets = [line for line in lines if line and not line.startswith("#")]
    if len(secrets) != 1:
        raise KeyTextMalformed(KeyKind.IDENTITY)
    return AgeIdentity(public=str(_identity(secrets[0]).to_public()), secret=secrets[0])


def check_recipient(key: str) -> str:
    """Return the public key, if it is an X25519 one."""
    return str(_recipient(key))


def seal_to(plain: bytes, recipients: Sequence[str]) -> bytes:
    """Return `plain` sealed to every one of the public keys."""
    if not recipients:
        raise NoRecipients
    keys = [_recipient(key) for key in dict.fromkeys(recipients)]
    return bytes(pyrage.encrypt(plain, keys))


def open_with(sealed: bytes, secret: str) -> bytes:
    """Return what was sealed, whole, or raise; nothing of a damaged file is ever returned."""
    check_stanzas(read_header(sealed))
    try:
        return bytes(pyrage.decrypt(sealed, [_identity(secret)]))
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise KeyDoesNotFit from error
        raise SealedContentDamaged from error


def read_header(sealed: bytes) -> Header:
    """Return what the head of an age file says, read as strictly as its specification asks."""
    _check_magic(sealed)
    head = sealed[:HEADER_LIMIT]
    kinds: list[str] = []
    place = len(MAGIC)
    while stanza := _STANZA.match(head, place):
        kinds.append(stanza[1].split(b" ")[0].decode("ascii"))
        place = stanza.end()
    mac = _MAC.match(head, place)
    if mac is None or not kinds:
        raise SealedHeaderDamaged
    return Header(tuple(kinds), mac.end())


def content_size(header: Header, size: int) -> int:
    """Return how many bytes are sealed in a file of this size: 16 are a nonce, 16 a chunk's tag."""
    chunks = size - header.length - _NONCE
    return max(chunks - _TAG * -(-chunks // (_CHUNK + _TAG)), 0)


def check_stanzas(header: Header) -> None:
    """Raise unless a file is sealed to X25519 keys only."""
    if "scrypt" in header.stanzas:
        raise SealedToPassphrase
    for kind in header.stanzas:
        if kind != "X25519" and not _is_grease(kind):
            raise SealedToForeignKey(kind)


def _is_grease(kind: str) -> bool:
    """Return whether a stanza is noise, which age writers add so that readers stay tolerant."""
    return kind.endswith("-grease")


def _check_magic(sealed: bytes) -> None:
    if sealed.startswith(MAGIC):
        return
    if sealed.lstrip().startswith(ARMOUR):
        raise TextArmour
    if sealed and MAGIC.startswith(sealed):
        raise SealedHeaderDamaged
    raise NotSealed


def _recipient(key: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(key)
    except pyrage.RecipientError as error:
        raise KeyTextMalformed(KeyKind.RECIPIENT) from error


def _identity(secret: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError:
        # The library's message is left behind: an error must not carry a piece of a secret.
        raise KeyTextMalformed(KeyKind.IDENTITY) from None
