"""Words that stand nowhere else, to be planted in a study and looked for in whatever was written.

Every canary begins alike and ends in its own number, so that one search finds them all.
"""

import base64
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.documents.preview import text_of_pages

STEM = "Qwylkanarie"
DIGITS = "bdfghjklmnprstvz"
"""A number is written with these, sixteen to a digit, so that a canary is one word of letters."""
LENGTH = 3
PLAIN = re.compile(f"{STEM}([{DIGITS}]{{{LENGTH}}})", re.IGNORECASE)
STREAMS = {b"\x78\x01": 15, b"\x78\x5e": 15, b"\x78\x9c": 15, b"\x78\xda": 15, b"\x1f\x8b\x08": 31}
"""How deflated streams begin, and what zlib calls their wrapping."""
ZIPPED = b"PK\x03\x04"
MOST = 50_000_000
DEEPEST = 2


@dataclass
class Cage:
    """Hands out canaries and remembers in which field each one was put."""

    fields: list[str] = field(default_factory=list)

    def canary(self, put_in: str) -> str:
        """Return a word that was never used before."""
        self.fields.append(put_in)
        return word(len(self.fields) - 1)


@dataclass(frozen=True)
class Sighting:
    """A canary in what was written: how it was disguised, and which one if that can be told."""

    how: str
    number: int | None = None


def word(number: int) -> str:
    """Return the canary with this number."""
    digits = (number >> 8 & 15, number >> 4 & 15, number & 15)
    return STEM + "".join(DIGITS[digit] for digit in digits)


def number_of(letters: str) -> int:
    """Return the number that these letters are."""
    return int("".join(f"{DIGITS.index(letter):x}" for letter in letters.lower()), 16)


def sightings(content: bytes, depth: int = 0) -> set[Sighting]:
    """Return every canary in some bytes, also in what is packed inside them."""
    seen = _plain(content) | {Sighting(how) for how, needle in NEEDLES if needle in content}
    if depth == 0 and content.startswith(b"%PDF"):
        seen |= {Sighting("paper", each.number) for each in _on_paper(content)}
    if depth < DEEPEST:
        for packed in unpacked(content):
            seen |= {
                Sighting(f"deflated {each.how}", each.number)
                for each in sightings(packed, depth + 1)
            }
    return seen


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield whatever can be inflated, wherever it begins."""
    view = memoryview(content)
    for start, wrapping in STREAMS.items():
        for place in _places(content, start):
            yield from _inflated(view[place:], wrapping)
    for place in _places(content, ZIPPED):
        head = content[place : place + 30]
        names = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        yield from _inflated(view[place + 30 + names :], -15)


def disguises(text: str) -> dict[str, bytes]:
    """Return a text in each form in which this file knows it, to see that it does."""
    raw, wide, packed = text.encode(), text.encode("utf-16-le"), io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes", raw * 2)
    return {
        "utf-8": raw,
        "utf-16-le": text.encode("utf-16-le"),
        "utf-16-be": text.encode("utf-16-be"),
        "lower case": text.lower().encode(),
        "hex": raw.hex().encode(),
        "hex upper": raw.hex().upper().encode(),
        **{f"base64 {skip}": base64.b64encode(b"." * skip + raw) for skip in range(3)},
        "hex of utf-16": wide.hex().encode(),
        "base64 of utf-16": base64.b64encode(b"." + wide),
        "zip": packed.getvalue(),
        "zlib": zlib.compress(raw),
        "gzip": gzip.compress(b"." + text.encode("utf-16-le")),
    }


def _plain(content: bytes) -> set[Sighting]:
    seen = set[Sighting]()
    for how in ("latin-1", "utf-16-le", "utf-16-be"):
        if any(case.encode(how) in content for case in CASES):
            for shift in (0, 1) if how != "latin-1" else (0,):
                text = content[shift:].decode(how, "replace")
                found = {number_of(each) for each in PLAIN.findall(text)}
                seen |= {Sighting(how.replace("latin-1", "utf-8"), each) for each in found}
            seen |= set() if seen else {Sighting(how)}
    return seen


def _on_paper(content: bytes) -> set[Sighting]:
    return _plain("".join(" ".join(text_of_pages(content)).split()).encode())


def _places(content: bytes, start: bytes) -> Iterator[int]:
    place = content.find(start)
    while place >= 0:
        yield place
        place = content.find(start, place + 1)


def _inflated(content: memoryview, wrapping: int) -> Iterator[bytes]:
    """Yield what comes out, also when the end of the stream is missing; a word needs few bytes."""
    try:
        out = zlib.decompressobj(wrapping).decompress(content, MOST)
    except zlib.error:
        return
    if len(out) >= len(STEM):
        yield out


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """Yield the middle of a word in base64, for each place it can have in a group of three."""
    for skip in range(3):
        whole = base64.b64encode(b"." * skip + raw)
        yield whole[4 if skip else 0 : len(whole) // 4 * 4 - 4]


CASES = (STEM, STEM.lower(), STEM.upper())
NEEDLES = tuple(
    (how, needle)
    for case in CASES
    for name in ("utf-8", "utf-16-le")
    for raw in (case.encode(name),)
    for how, needle in (
        *((f"base64 of {name}", each) for each in _in_base64(raw)),
        (f"hex of {name}", raw.hex().encode()),
        (f"hex of {name}", raw.hex().upper().encode()),
    )
)
