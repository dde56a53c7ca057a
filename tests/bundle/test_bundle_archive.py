"""The archive: the same bytes always, and nothing that a hostile tar file can hold is taken."""

import io
import tarfile
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bundle.archive import BLOCK, is_padded, pack, padded, read
from app.bundle.errors import ArchiveNotOurs, NameNotAllowed, NameTwice
from app.bundle.names import check_path
from app.domain.bundle import BundleFile

FILES = (BundleFile("README.txt", b"x" * 700), BundleFile("data/a.txt", b""))


def hostile(*members: tarfile.TarInfo, bodies: tuple[bytes, ...] = ()) -> bytes:
    """A tar file by Python's own hand, padded as ours are."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for number, member in enumerate(members):
            body = bodies[number] if number < len(bodies) else b""
            member.size = len(body)
            tar.addfile(member, io.BytesIO(body))
    content = out.getvalue().rstrip(b"\0")
    filled = -(-len(content) // BLOCK) * BLOCK
    return content.ljust(padded(filled), b"\0")


def member(name: str = "bundle/a.txt", **changes: object) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.mode = 0o644
    for field, value in changes.items():
        setattr(info, field, value)
    return info


def test_the_helper_makes_what_is_read_when_nothing_is_wrong() -> None:
    assert read(hostile(member(), bodies=(b"water",))) == (BundleFile("a.txt", b"water"),)


@pytest.mark.parametrize(
    "info",
    [
        member(type=tarfile.SYMTYPE, linkname="/etc/passwd"),
        member(type=tarfile.LNKTYPE, linkname="bundle/b.txt"),
        member(type=tarfile.CHRTYPE, devmajor=1, devminor=3),
        member(type=tarfile.BLKTYPE),
        member(type=tarfile.FIFOTYPE),
        member(type=tarfile.DIRTYPE),
        member(type=tarfile.CONTTYPE),
        member(type=tarfile.AREGTYPE),
        member(type=tarfile.GNUTYPE_SPARSE),
        member(type=tarfile.GNUTYPE_LONGNAME),
        member(type=tarfile.XHDTYPE),
        member(type=tarfile.XGLTYPE),
        member(mode=0o755),
        member(mode=0o4644),
        member(mtime=1),
        member(uid=1000),
        member(gid=1000),
        member(uname="root"),
        member(gname="root"),
        member("a.txt"),
        member("/bundle/a.txt"),
        member("bundle/../a.txt"),
        member("bundle/data/../../a.txt"),
        member("bundle/./a.txt"),
        member("bundle//a.txt"),
        member("bundle/.bashrc"),
        member("bundle/a.txt."),
        member("bundle/a\\b.txt"),
        member("bundle/c:a.txt"),
        member("bundle/a b.txt"),
        member("bundle/NUL.txt"),
        member("bundle/com1"),
        member("bundle/ä.txt"),
        member("bundle/-rf"),
        member("bundle/" + "a/" * 50 + "a.txt"),
        member("bundle/" + "a" * 92),
    ],
    ids=lambda info: f"{info.name[:30]} {info.type!r} {info.mode:o} {info.uname}",
)
def test_nothing_but_plain_files_with_safe_names_is_read(info: tarfile.TarInfo) -> None:
    with pytest.raises(ArchiveNotOurs):
        read(hostile(info))


@pytest.mark.parametrize(
    "names",
    [("a.txt", "a.txt"), ("A.txt", "a.txt"), ("b.txt", "a.txt")],
    ids=["twice", "twice but for capitals", "out of order"],
)
def test_names_stand_once_and_in_order(names: tuple[str, str]) -> None:
    with pytest.raises(ArchiveNotOurs):
        read(hostile(*(member(f"bundle/{name}") for name in names)))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[:-BLOCK],
        lambda whole: whole + bytes(BLOCK),
        lambda whole: whole[:-1] + b"x",
        lambda whole: whole[: BLOCK + 700] + b"x" + whole[BLOCK + 701 :],
        lambda whole: bytes(BLOCK) + whole[BLOCK:],
        lambda whole: whole[:124] + b"77777777777\0" + whole[136:],
        lambda whole: whole[:124] + b"\x80" + b"\xff" * 11 + whole[136:],
        lambda whole: whole[:124] + b"-0000000001\0" + whole[136:],
        lambda whole: whole[:BLOCK],
        lambda whole: whole[: BLOCK + 10],
        lambda _: b"",
        lambda _: b"x" * 65536,
    ],
)
def test_cut_long_or_stuffed_archives_are_refused(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ArchiveNotOurs):
        read(spoil(pack(FILES)))


NAMES = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,8}(\.txt)?", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(max_size=1500), max_size=6))
def test_what_is_packed_is_read_whatever_the_order(bodies: dict[str, bytes]) -> None:
    files = [BundleFile(f"data/{name}", body) for name, body in bodies.items()]
    try:
        packed = pack(files)
        found = read(packed)
    except (NameNotAllowed, ArchiveNotOurs):
        lowered = [name.lower() for name in bodies]
        devices = ("con", "prn", "aux", "nul", "com", "lpt")
        assert len(set(lowered)) < len(lowered) or any(n.startswith(devices) for n in lowered)
        return
    assert packed == pack(reversed(files))
    assert found == tuple(sorted(files, key=lambda file: file.path))
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        assert [one.name for one in tar] == [f"bundle/{file.path}" for file in found]


@given(st.integers(0, 10**10))
def test_padding_costs_little_and_is_a_size_of_its_own_kind(length: int) -> None:
    full = padded(length)
    assert full >= length + 2 * BLOCK
    assert is_padded(full)
    assert full <= max(1.125 * (length + 3 * BLOCK), 128 * BLOCK)


def test_few_sizes_are_possible() -> None:
    sizes = [size for size in range(0, 4_000_000, BLOCK) if is_padded(size)]
    assert len(sizes) < 120
    assert all(later / earlier <= 1.125 for earlier, later in pairwise(sizes))
    assert min(sizes) == 65536


@pytest.mark.parametrize(
    "path", ["", "/", "..", "data/", "data//a", "~a", "a:b", "con", "lpt1.txt"]
)
def test_unsafe_names_are_not_written_either(path: str) -> None:
    with pytest.raises(NameNotAllowed):
        pack([BundleFile(path, b"")])
    with pytest.raises(NameNotAllowed):
        check_path(path)


def test_a_name_may_hold_what_codes_hold() -> None:
    assert (
        check_path("data/texts/WL-4T7M_gesprek-1.v2.txt") == "data/texts/WL-4T7M_gesprek-1.v2.txt"
    )


def test_two_names_that_differ_in_capitals_only_are_the_same() -> None:
    error = NameTwice("A.txt")
    assert error.name == "A.txt"
    with pytest.raises(ArchiveNotOurs):
        read(pack([BundleFile("A.txt", b""), BundleFile("a.txt", b"")]))
