"""Proving: sealing what was prepared, and the keys by which others check where it came from."""

from dataclasses import dataclass

from app.bundle.apart import prove_apart
from app.crypto.fingerprint import fingerprint
from app.crypto.sealing import check_recipient
from app.crypto.signing import key_id, public_line
from app.domain.bundle import ProvenBundle
from app.services.office import Office
from app.services.releasing import Prepared, sender_key


@dataclass(frozen=True, slots=True)
class SenderKey:
    """The study's own public key: the file to hand out, its id and its fingerprint."""

    file: str
    key_id: str
    fingerprint: str


def seal_prepared(prepared: Prepared) -> ProvenBundle:
    """Write, read back and open a bundle without a name; slow, needs nothing of the study."""
    return prove_apart(prepared.order)


def fingerprint_of(age_key: str) -> str:
    """Return what two people compare; raises KeyTextMalformed when it is no age key."""
    return fingerprint(check_recipient(age_key.strip()))


def sender(office: Office) -> SenderKey:
    """Return the key by which recipients check that a bundle came from this study."""
    file = sender_key(office)
    return SenderKey(file, key_id(file), fingerprint(public_line(file)))
