"""Receipts: what a courier and a file cabinet may know of a bundle, signed by its sender."""

import re
from dataclasses import dataclass
from pathlib import Path

from app.bundle.bag import sha256
from app.bundle.disk import read_at_most
from app.bundle.errors import ReceiptOfAnother, ReceiptUnreadable
from app.bundle.limits import BUNDLE_LIMIT, RECEIPT_LIMIT
from app.crypto.fingerprint import fingerprint
from app.crypto.signing import public_line, sign, verify
from app.domain.bundle import Receipt, Seal, bundle_name

_HEADING = """\
Waterlijn
Bewijs bij een verzegelde bundel. Er staat niets in over de inhoud.
Receipt of a sealed bundle. It says nothing about the content.

"""
_LINE = re.compile(r"([a-z0-9-]+): (.+)")


@dataclass(frozen=True, slots=True)
class SignedReceipt:
    """A receipt as two files: its text and the signature over it."""

    text: bytes
    signature: bytes


def receipt_of(sealed: bytes, seal: Seal, seal_sha256: str, sender: str) -> Receipt:
    """Return the receipt of a sealed file; `sender` is the public key it is signed with."""
    keys = (*(one.age_key for one in seal.recipients), seal.archive_key)
    return Receipt(
        file=bundle_name(seal.sequence) + ".age",
        sequence=seal.sequence,
        size=len(sealed),
        sha256=sha256(sealed),
        seal_sha256=seal_sha256,
        sealed_in=seal.sealed_in,
        log_head=seal.log_head,
        sender=fingerprint(public_line(sender)),
        recipients=tuple(map(fingerprint, keys)),
    )


def write_receipt(receipt: Receipt, signer: str) -> SignedReceipt:
    """Return the receipt as text, signed with this secret key."""
    text = _text(receipt).encode("utf-8")
    return SignedReceipt(text, sign(text, signer, f"waterlijn receipt {receipt.sequence}"))


def read_receipt(path: Path, sender: str) -> Receipt:
    """Return a receipt whose signature, in the file beside it, is this sender's."""
    text = read_at_most(path, RECEIPT_LIMIT)
    verify(text, read_at_most(path.with_name(path.name + ".minisig"), RECEIPT_LIMIT), sender)
    try:
        receipt = _parse(text.decode("utf-8"))
    except (ValueError, KeyError) as error:
        raise ReceiptUnreadable(path) from error
    if _text(receipt).encode("utf-8") != text:
        raise ReceiptUnreadable(path)
    return receipt


def check_against(receipt: Receipt, bundle: Path) -> None:
    """Raise unless the receipt is that of this bundle, byte for byte; no key is needed for this."""
    if sha256(read_at_most(bundle, BUNDLE_LIMIT + 1)) != receipt.sha256:
        raise ReceiptOfAnother(bundle)


def _text(receipt: Receipt) -> str:
    lines = [
        f"file: {receipt.file}",
        f"sequence: {receipt.sequence}",
        f"size: {receipt.size}",
        f"sha256: {receipt.sha256}",
        f"seal-sha256: {receipt.seal_sha256}",
        f"sealed-in: {receipt.sealed_in}",
        f"log-head: {receipt.log_head}",
        f"sender: {receipt.sender}",
        *(f"recipient: {one}" for one in receipt.recipients),
    ]
    return _HEADING + "\n".join(lines) + "\n"


def _parse(text: str) -> Receipt:
    found = filter(None, map(_LINE.fullmatch, text.splitlines()))
    pairs = [(str(line[1]), str(line[2])) for line in found]
    one = dict(pairs)
    return Receipt(
        file=one["file"],
        sequence=int(one["sequence"]),
        size=int(one["size"]),
        sha256=one["sha256"],
        seal_sha256=one["seal-sha256"],
        sealed_in=one["sealed-in"],
        log_head=one["log-head"],
        sender=one["sender"],
        recipients=tuple(value for key, value in pairs if key == "recipient"),
    )
