"""The one tar file a set of files can be: plain headers, sorted, no times, padded to a round size.

Reading is as strict as writing is plain: a header must be, byte for byte, the one we would write
for that name and size. Links, folders, devices, extensions, other modes, names out of order or
twice, hidden bytes between or after files: none of them is such a header.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from app.bundle.errors import ArchiveNotOurs, NameNotAllowed, NameTwice
from app.bundle.names import check_all_different, check_path
from app.domain.bundle import BundleFile

ROOT = "bundle/"
BLOCK = 512
SMALLEST = 128
"""Blocks that the smallest archive has: below 64 kB all bundles look alike."""

_SIZE = re.compile(rb"[0-7]{11}\0")


def pack(files: Iterable[BundleFile], root: str = ROOT) -> bytes:
    """Return the archive of the files, each below `root`."""
    parts = [part for file in sorted(files, key=_path) for part in _member(file, root)]
    length = sum(map(len, parts))
    return b"".join(parts).ljust(padded(length), b"\0")


def read(archive: bytes, root: str = ROOT) -> tuple[BundleFile, ...]:
    """Return the files of an archive that is exactly as `pack` writes it."""
    files = tuple(_members(archive, root))
    try:
        check_all_different(file.path for file in files)
    except NameTwice as error:
        raise ArchiveNotOurs from error
    if [file.path for file in files] != sorted(file.path for file in files):
        raise ArchiveNotOurs
    return files


def beginning(head: bytes, root: str = ROOT) -> dict[str, bytes]:
    """Return the files that lie whole in the first bytes of an archive, whatever follows."""
    found: dict[str, bytes] = {}
    with suppress(ArchiveNotOurs):
        for file in _members(head, root):
            found[file.path] = file.body
    return found


def padded(length: int) -> int:
    """Return the size an archive of `length` bytes is filled up to with zeros, which tar expects.

    Rounded up as Padmé does (Nikitin and others, "Reducing metadata leakage", PoPETs 2019), so an
    eighth larger at the most. The two empty blocks that end every tar file are among the zeros.
    """
    blocks = max(-(-length // BLOCK) + 2, SMALLEST)
    hidden = _hidden(blocks)
    return (blocks + hidden & ~hidden) * BLOCK


def is_padded(size: int) -> bool:
    """Return whether an archive of this size can be whole; a cut one nearly never can."""
    blocks, rest = divmod(size, BLOCK)
    return rest == 0 and blocks >= SMALLEST and blocks & _hidden(blocks) == 0


def _hidden(blocks: int) -> int:
    """Return the low bits of a size that are rounded away, as a mask."""
    exponent = blocks.bit_length() - 1
    return (1 << (exponent - exponent.bit_length())) - 1


def _path(file: BundleFile) -> str:
    return file.path


def _member(file: BundleFile, root: str) -> tuple[bytes, bytes]:
    filled = -(-len(file.body) // BLOCK) * BLOCK
    return _header(root, check_path(file.path), len(file.body)), file.body.ljust(filled, b"\0")


def _header(root: str, path: str, size: int) -> bytes:
    """Return a ustar header: regular file, mode 0644, owner 0, time 0, nobody's name."""
    name = (root + path).encode("ascii").ljust(100, b"\0")
    before = name + b"0000644\0" + b"0000000\0" * 2 + b"%011o\0" % size + b"00000000000\0"
    after = b"0" + bytes(100) + b"ustar\0" + b"00" + bytes(247)
    check = sum(before) + sum(after) + 8 * ord(" ")
    return before + b"%06o\0 " % check + after


def _members(archive: bytes, root: str) -> Iterator[BundleFile]:
    place = 0
    while place < len(archive) and archive[place]:
        path, size = _read_header(archive[place : place + BLOCK], root)
        start, end = place + BLOCK, place + BLOCK + size
        place = start + -(-size // BLOCK) * BLOCK
        if place > len(archive) or any(archive[end:place]):
            raise ArchiveNotOurs
        yield BundleFile(path, archive[start:end])
    if len(archive) != padded(place) or archive.count(0, place) != len(archive) - place:
        raise ArchiveNotOurs


def _read_header(header: bytes, root: str) -> tuple[str, int]:
    path = header[:100].rstrip(b"\0").decode("ascii", "replace").removeprefix(root)
    if not _SIZE.fullmatch(header[124:136]):
        raise ArchiveNotOurs
    size = int(header[124:135], 8)
    try:
        if header != _header(root, check_path(path), size):
            raise ArchiveNotOurs
    except NameNotAllowed as error:
        raise ArchiveNotOurs from error
    return path, size
