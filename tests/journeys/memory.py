"""Looking into the memory of a process, for what must not be there any more."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

PIECE = 1 << 24
LINE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (r[^ ]*) [^ ]+ [^ ]+ [^ ]+\s*(.*)")
NEVER = ("[vvar]", "[vvar_vclock]", "[vsyscall]")


def forms_of(text: str) -> tuple[bytes, ...]:
    """Return a text as programs keep it: in one, two or four bytes a letter."""
    return (text.encode(), text.encode("utf-16-le"), text.encode("utf-32-le"))


def copies(process: int, needles: Iterable[bytes]) -> int:
    """Return how often any of these bytes stand in the memory of a process; skips if forbidden."""
    found, wanted = 0, re.compile(b"|".join(re.escape(each) for each in needles))
    try:
        with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
            for start, end in _regions(process):
                found += _count(memory, start, end, wanted)
    except PermissionError:
        pytest.skip("this system lets nobody look into the memory of a process of one's own")
    return found


def _regions(process: int) -> list[tuple[int, int]]:
    lines = Path(f"/proc/{process}/maps").read_text("ascii").splitlines()
    found = [match for match in map(LINE.match, lines) if match and match[4] not in NEVER]
    # What is mapped from a file and can't be written is that file.
    own = [match for match in found if "w" in match[3] or not match[4].startswith("/")]
    return [(int(match[1], 16), int(match[2], 16)) for match in own]


def _count(memory: object, start: int, end: int, wanted: re.Pattern[bytes]) -> int:
    found, tail = 0, b""
    for at in range(start, end, PIECE):
        memory.seek(at)  # type: ignore[attr-defined]
        try:
            piece = tail + memory.read(min(PIECE, end - at))  # type: ignore[attr-defined]
        except OSError:  # a region that went away, or that no one may read
            return found
        found += len(wanted.findall(piece))
        tail = piece[-256:] if not wanted.search(piece[-256:]) else b""
    return found
