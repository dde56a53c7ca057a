"""Which names files in a bundle may have, so that they unpack the same on every system."""

import re
from collections.abc import Iterable

from app.bundle.errors import NameNotAllowed, NameTwice

PATH_LIMIT = 90
"""Signs in a path within the bundle; with `bundle/` before it, it fits the oldest tar header."""

_SEGMENT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?<!\.)")
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)


def check_path(path: str) -> str:
    """Return a relative path with forward slashes if every part of it is safe everywhere."""
    if len(path) > PATH_LIMIT or not all(map(_is_safe, path.split("/"))):
        raise NameNotAllowed(path)
    return path


def check_slug(name: str) -> str:
    """Return a short name of small letters, digits, dashes: too narrow for anybody's words."""
    if not _SLUG.fullmatch(name) or not _is_safe(name):
        raise NameNotAllowed(name)
    return name


def check_all_different(names: Iterable[str]) -> None:
    """Raise if two names are the same but for capitals, as some systems see them."""
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen:
            raise NameTwice(name)
        seen.add(name.lower())


def _is_safe(segment: str) -> bool:
    """Return whether a part of a path has no dot at its ends and is no device of Windows."""
    stem = segment.partition(".")[0]
    return _SEGMENT.fullmatch(segment) is not None and stem.lower() not in _DEVICES
