"""Signing and checking with minisign, always of the hash, as `minisign -H` does."""

from base64 import b64decode
from dataclasses import dataclass, field

import minisign

from app.crypto.errors import (
    KeyKind,
    KeyTextMalformed,
    SignatureDoesNotFit,
    SignatureMalformed,
    SignedByAnother,
)


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """A minisign key pair in its two standard texts; the vault guards the secret one."""

    public: str
    secret: str = field(repr=False)


def generate_signing_keys() -> SigningKeys:
    """Return a fresh pair; the chance is the library's own, from the operating system."""
    pair = minisign.KeyPair.generate()
    return SigningKeys(public=_text(bytes(pair.public_key)), secret=_text(bytes(pair.secret_key)))


def signing_keys_from_secret(secret: str) -> SigningKeys:
    """Return the whole pair a secret key belongs to."""
    with _secret(secret) as key:
        public = key.get_public_key()
    return SigningKeys(public=_text(bytes(public)), secret=secret)


def sign(body: bytes, secret: str, comment: str) -> bytes:
    """Return the minisign file for `body`; `comment` is plain ASCII and signed along.

    The comment is always given, because the library would else write down the second of signing.
    """
    with _secret(secret) as key:
        signature = key.sign(body, prehash=True, trusted_comment=comment)
    return bytes(signature) + b"\n"


def verify(body: bytes, signature: bytes, public: str) -> str:
    """Return the signed comment if `signature` was made over `body` by this key, or raise."""
    key, found = _public(public), _signature(signature)
    if key_id(public) != signer_of(signature):
        raise SignedByAnother(expected=key_id(public), found=signer_of(signature))
    try:
        key.verify(body, found)
    except minisign.VerifyError as error:
        raise SignatureDoesNotFit from error
    return str(found.trusted_comment)


def signer_of(signature: bytes) -> str:
    """Return the id of the key a signature claims, as minisign shows it; it proves nothing."""
    return _shown_id(bytes(_signature(signature)).splitlines()[1])


def key_id(public: str) -> str:
    """Return the id of a public key as minisign shows it."""
    return _shown_id(_public(public).to_base64())


def public_line(public: str) -> str:
    """Return the one line of a public key that `minisign -P` takes."""
    return str(_public(public).to_base64().decode("ascii"))


def _shown_id(line: bytes) -> str:
    """Return the key id in a line of base64: eight bytes after the algorithm, backwards."""
    return b64decode(line)[2:10][::-1].hex().upper()


def _text(file: bytes) -> str:
    return file.decode("utf-8") + "\n"


def _public(text: str) -> minisign.PublicKey:
    try:
        if "\n" in text.strip():
            return minisign.PublicKey.from_bytes(text.encode("utf-8"))
        return minisign.PublicKey.from_base64(text.strip())
    except ValueError as error:
        raise KeyTextMalformed(KeyKind.SENDER) from error


def _secret(text: str) -> minisign.SecretKey:
    try:
        key = minisign.SecretKey.from_bytes(text.encode("utf-8"))
    except ValueError:
        # The library's message is left behind: an error must not carry a piece of a secret.
        raise KeyTextMalformed(KeyKind.SIGNER) from None
    if key.is_encrypted():
        raise KeyTextMalformed(KeyKind.SIGNER)
    return key


def _signature(file: bytes) -> minisign.Signature:
    try:
        signature = minisign.Signature.from_bytes(file)
    except ValueError as error:
        raise SignatureMalformed from error
    if not signature.is_prehashed():
        raise SignatureMalformed
    return signature
