"""Opening a bundle: everything is verified in memory before anything is handed on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.bundle.archive import is_padded, read
from app.bundle.bag import MANIFEST, SEAL, SIGNATURE, TAGMANIFEST, check_bag, sha256
from app.bundle.disk import read_at_most, size_of
from app.bundle.errors import (
    BundleDoesNotFollow,
    BundleFileChanged,
    BundleOlderThanLast,
    BundleTooLarge,
    OpenerNotNamed,
    SealMissing,
)
from app.bundle.limits import BUNDLE_LIMIT
from app.bundle.sealfile import read_seal
from app.crypto.errors import (
    NotSealed,
    SealedHeaderDamaged,
    SealedToForeignKey,
    SealedToPassphrase,
    TextArmour,
)
from app.crypto.sealing import (
    HEADER_LIMIT,
    Header,
    check_stanzas,
    content_size,
    identity_from_text,
    open_with,
    read_header,
)
from app.crypto.signing import signer_of, verify
from app.domain.bundle import BundleFile, LastSeen, Seal


class Kind(StrEnum):
    """What a file looks like to somebody who has no key."""

    SEALED = "sealed"
    DAMAGED = "damaged"
    TEXT_ARMOUR = "text_armour"
    SCRYPT = "scrypt"
    """It asks for a passphrase."""
    FOREIGN_KEY = "foreign_key"
    OTHER = "other"


_KINDS: dict[type[Exception], Kind] = {
    NotSealed: Kind.OTHER,
    SealedHeaderDamaged: Kind.DAMAGED,
    TextArmour: Kind.TEXT_ARMOUR,
    SealedToPassphrase: Kind.SCRYPT,
    SealedToForeignKey: Kind.FOREIGN_KEY,
}


@dataclass(frozen=True, slots=True)
class Outside:
    """All that can be told of a file without a key; `recipients` counts the study's archive too."""

    kind: Kind
    size: int
    recipients: int


class SenderCheck(StrEnum):
    """Whether it is known who made a bundle."""

    VERIFIED = "verified"
    UNKNOWN = "unknown"
    """No sender's key was given, so anybody may have made it."""


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A bundle in which everything fits; `missed` counts bundles between it and the last seen."""

    seal: Seal
    seal_sha256: str
    files: tuple[BundleFile, ...]
    sender: SenderCheck
    signer_id: str
    missed: int

    @property
    def last_seen(self) -> LastSeen:
        """Return what the next bundle must follow."""
        return LastSeen(self.seal.sequence, self.seal_sha256)


def inspect(path: Path) -> Outside:
    """Return what can be told of a file without a key."""
    size = size_of(path)
    try:
        header = read_header(read_at_most(path, HEADER_LIMIT))
        check_stanzas(header)
    except tuple(_KINDS) as error:
        return Outside(_KINDS[type(error)], size, 0)
    return Outside(_kind(header, size), size, header.recipients)


def open_bundle(
    path: Path, identity: str, sender: str | None, last: LastSeen | None = None
) -> OpenedBundle:
    """Return a bundle from the disk if everything in it fits, or raise; nothing is written.

    `identity` is an age key file's text, `sender` a minisign public key. Without a sender's key the
    bundle can be whole and still be anybody's, and the result says so.
    """
    sealed = read_at_most(path, BUNDLE_LIMIT + 1)
    if len(sealed) > BUNDLE_LIMIT:
        raise BundleTooLarge(size_of(path), BUNDLE_LIMIT)
    return open_sealed(sealed, identity, sender, last)


def open_sealed(
    sealed: bytes, identity: str, sender: str | None, last: LastSeen | None = None
) -> OpenedBundle:
    """Return the bundle these bytes are, as `open_bundle` does."""
    opener = identity_from_text(identity)
    files = read(open_with(sealed, opener.secret))
    opened = verified(files, sender, last)
    if opener.public not in _named(opened.seal):
        raise OpenerNotNamed
    return opened


def verified(
    files: tuple[BundleFile, ...], sender: str | None, last: LastSeen | None
) -> OpenedBundle:
    """Return the bundle these files are, if signature, seal, lists and order all fit."""
    by_path = {file.path: file.body for file in files}
    signer_id = _check_signature(by_path, sender)
    seal = read_seal(by_path[SEAL])
    _check_hashes(seal, by_path)
    check_bag(by_path)
    return OpenedBundle(
        seal=seal,
        seal_sha256=sha256(by_path[SEAL]),
        files=files,
        sender=SenderCheck.UNKNOWN if sender is None else SenderCheck.VERIFIED,
        signer_id=signer_id,
        missed=_missed(seal, sha256(by_path[SEAL]), last),
    )


def _check_signature(files: Mapping[str, bytes], sender: str | None) -> str:
    """Return the id of the key that signed; before this, nothing that was signed is looked at."""
    if SEAL not in files or SIGNATURE not in files:
        raise SealMissing
    if sender is not None:
        verify(files[SEAL], files[SIGNATURE], sender)
    return signer_of(files[SIGNATURE])


def _check_hashes(seal: Seal, files: Mapping[str, bytes]) -> None:
    sealed = {MANIFEST: seal.manifest_sha256, TAGMANIFEST: seal.tagmanifest_sha256}
    for path, digest in sealed.items():
        if sha256(files.get(path, b"")) != digest:
            raise BundleFileChanged(path)


def _named(seal: Seal) -> set[str]:
    return {one.age_key for one in seal.recipients} | {seal.archive_key}


def _missed(seal: Seal, seal_sha256: str, last: LastSeen | None) -> int:
    """Return how many bundles lie between the last seen and this one, if it can follow."""
    if last is None:
        return 0
    if seal.sequence < last.sequence:
        raise BundleOlderThanLast(seal.sequence, last.sequence)
    if seal.sequence == last.sequence and seal_sha256 != last.seal_sha256:
        raise BundleDoesNotFollow(seal.sequence)
    if seal.sequence == last.sequence + 1 and seal.previous_seal != last.seal_sha256:
        raise BundleDoesNotFollow(seal.sequence)
    return max(seal.sequence - last.sequence - 1, 0)


def _kind(header: Header, size: int) -> Kind:
    """Return whether a file can be a whole bundle: nearly every cut shows in the size."""
    return Kind.SEALED if is_padded(content_size(header, size)) else Kind.DAMAGED
