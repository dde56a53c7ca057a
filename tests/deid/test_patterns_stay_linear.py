"""No pattern may take longer than in proportion to what it reads: `re` holds the interpreter."""

import importlib
import re
import time
from collections.abc import Iterator

import pytest

ROOMS = (
    "addresses", "ages", "bodies", "contacts", "dates", "folding", "initials", "marks", "nicks",
    "numbers", "page", "persons", "story", "units",
)  # fmt: skip
BARE = re.compile(r"(?:a|b)c")
LENGTH = 10_000
TIMES_BARE = 400
TEXTS = ("a", "A", "0", "a ", "Aa ", "1 ", "een ", "van de ", "a.", "a@", "-1")


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every compiled pattern of the search with its name."""
    for room in ROOMS:
        for name, value in vars(importlib.import_module(f"app.deid.{room}")).items():
            if isinstance(value, re.Pattern):
                yield f"{room}.{name}", value
            elif isinstance(value, tuple):
                found = [v for v in value if isinstance(v, re.Pattern)]
                yield from ((f"{room}.{name}[{i}]", v) for i, v in enumerate(found))


def quickest(pattern: re.Pattern[str], text: str) -> float:
    """Return the shortest of three searches, in seconds."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        for _match in pattern.finditer(text):
            pass
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.parametrize(
    ("name", "pattern"), list(patterns()), ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_pattern_reads_ten_kilobytes_in_a_bounded_multiple_of_a_bare_one(
    name: str, pattern: re.Pattern[str]
) -> None:
    bare = quickest(BARE, "a" * LENGTH)
    worst = max((quickest(pattern, (t * LENGTH)[:LENGTH]) / bare, t) for t in TEXTS)
    assert worst[0] < TIMES_BARE, (
        f"{name} takes {worst[0]:.0f} times a bare pattern on {worst[1]!r}"
    )
