"""Sealing: a bundle is called sealed only after it was read back from the disk and opened again.

Two steps, because consent is asked between them: `prove` is slow and needs nothing of the study,
`name_finally` is quick, and only then is there a bundle.
"""

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from app.bundle.archive import pack
from app.bundle.bag import SEAL, SIGNATURE, bag, sha256
from app.bundle.disk import read_back, sync_folder, write_new, writing
from app.bundle.errors import (
    BundleTooLarge,
    FactsDoNotFit,
    TargetExists,
    TargetNotWritable,
    WrittenDiffers,
)
from app.bundle.limits import BUNDLE_LIMIT
from app.bundle.opening import open_sealed
from app.bundle.payload import lay_out
from app.bundle.readme import readme
from app.bundle.receipts import receipt_of, write_receipt
from app.bundle.sealfile import seal_over, write_seal
from app.crypto.sealing import AgeIdentity, seal_to
from app.crypto.signing import SigningKeys, key_id, sign
from app.domain.bundle import (
    BundleContent,
    BundleFile,
    ProvenBundle,
    Receipt,
    Seal,
    SealedBundle,
    SealFacts,
    bundle_name,
)

RECEIPT_END = ".receipt.txt"
SIGNATURE_END = ".receipt.txt.minisig"
BUNDLE_END = ".age"
ENDS = (RECEIPT_END, SIGNATURE_END, BUNDLE_END)
"""In the order in which they get their names."""


@dataclass(frozen=True, slots=True)
class SealingKeys:
    """The study's own keys: the archive opens what was sealed, the signer vouches for it."""

    archive: AgeIdentity
    signer: SigningKeys


@dataclass(frozen=True, slots=True)
class SealOrder:
    """All that sealing needs, as values that may travel to another process."""

    content: BundleContent
    facts: SealFacts
    keys: SealingKeys
    folder: Path

    @property
    def stem(self) -> Path:
        """Return what the bundle's files will be called, without their endings."""
        return self.folder / bundle_name(self.facts.sequence)


@dataclass(frozen=True, slots=True)
class _Made:
    """A bundle in memory: what goes to the disk by the ends of the names, and what it says."""

    files: dict[str, bytes]
    plain: tuple[BundleFile, ...]
    receipt: Receipt


def prove(order: SealOrder) -> ProvenBundle:
    """Write a bundle without a name, read it back and open it; or raise and leave nothing."""
    made = _make(order)
    stem = order.stem
    _check_free(stem)
    with ExitStack() as undo:
        for end, body in made.files.items():
            _write_part(_final(stem, end), body, undo)
        _prove(_part(_final(stem, BUNDLE_END)), made, order.keys)
        undo.pop_all()
    return ProvenBundle(stem, made.receipt)


def name_finally(proven: ProvenBundle) -> SealedBundle:
    """Give a proven bundle its name, or raise and leave nothing behind.

    The bundle gets its name last, so a bundle that is there is whole and has its receipt.
    """
    stem = proven.stem
    with ExitStack() as undo:
        undo.callback(discard_parts, stem)
        _check_free(stem)
        for end in ENDS:
            _name(_final(stem, end), undo)
        sync_folder(stem.parent)
        undo.pop_all()
    return SealedBundle(_final(stem, BUNDLE_END), _final(stem, RECEIPT_END), proven.receipt)


def discard_parts(stem: Path) -> None:
    """Remove the pieces without a name of a bundle that is not to be."""
    for end in ENDS:
        _remove(_part(_final(stem, end)))


def take_back(sealed: SealedBundle) -> None:
    """Remove a bundle that got its name and could not be written into the ledger."""
    for end in ENDS:
        _remove(sealed.path.with_suffix(end))


def _make(order: SealOrder) -> _Made:
    if order.facts.archive_key != order.keys.archive.public:
        raise FactsDoNotFit("archive_key")
    files, seal_made = _sealed_files(order)
    plain = pack(files)
    keys = [*(one.age_key for one in order.facts.recipients), order.facts.archive_key]
    sealed = seal_to(plain, keys)
    if len(sealed) > BUNDLE_LIMIT:
        raise BundleTooLarge(len(sealed), BUNDLE_LIMIT)
    signer = order.keys.signer
    receipt = receipt_of(sealed, seal_made, sha256(write_seal(seal_made)), signer.public)
    signed = write_receipt(receipt, signer.secret)
    ends = {RECEIPT_END: signed.text, SIGNATURE_END: signed.signature, BUNDLE_END: sealed}
    return _Made(ends, tuple(files), receipt)


def _sealed_files(order: SealOrder) -> tuple[list[BundleFile], Seal]:
    """Return every file of the bundle, the signed seal among them."""
    signer = order.keys.signer
    page = readme(order.facts, key_id(signer.public))
    bagged = bag(lay_out(order.content), order.facts, page)
    made = seal_over(order.facts, {file.path: file.body for file in bagged})
    body = write_seal(made)
    signature = sign(body, signer.secret, f"waterlijn bundle {made.sequence}")
    files = [*bagged, BundleFile(SEAL, body), BundleFile(SIGNATURE, signature)]
    return sorted(files, key=lambda file: file.path), made


def _check_free(stem: Path) -> None:
    if not stem.parent.is_dir():
        raise TargetNotWritable(stem.parent)
    for final in (_final(stem, end) for end in ENDS):
        with writing(final):
            if final.exists() or final.is_symlink():
                raise TargetExists(final)


def _write_part(final: Path, body: bytes, undo: ExitStack) -> None:
    """Write under a name that says it is unfinished, and see that the disk holds the same bytes."""
    part = _part(final)
    with writing(part):
        part.unlink(missing_ok=True)
    undo.callback(_remove, part)
    write_new(part, body)
    if read_back(part) != body:
        raise WrittenDiffers(part)


def _prove(part: Path, made: _Made, keys: SealingKeys) -> None:
    """Open what the disk holds with the archive key, and see that it says what was to be said."""
    opened = open_sealed(read_back(part), keys.archive.secret, keys.signer.public)
    if opened.files != made.plain:
        raise WrittenDiffers(part)


def _name(final: Path, undo: ExitStack) -> None:
    with writing(final):
        _part(final).rename(final)
    undo.callback(_remove, final)


def _final(stem: Path, end: str) -> Path:
    return stem.with_name(stem.name + end)


def _part(final: Path) -> Path:
    return final.with_name(final.name + ".part")


def _remove(path: Path) -> None:
    """Remove a file if it is there; the error that led here matters more than one of its own."""
    with suppress(OSError):
        path.unlink()
