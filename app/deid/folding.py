"""Letters without their marks, one for one, so that places in the text stay what they were."""

import re
import unicodedata

_ODD = dict(zip("łŁıİøØđĐßæÆœŒðÐþÞəƏŋ’‘ʼ´`‐‑–", "lLiIoOdDsaAoOdDtTeEn'''''---", strict=True))
_BLOCKS = (range(0xC0, 0x250), range(0x1E00, 0x1F00))


def _plain(letter: str) -> str:
    return _ODD.get(letter) or unicodedata.normalize("NFKD", letter)[0]


_TABLE = str.maketrans(
    {chr(c): _plain(chr(c)) for block in _BLOCKS for c in block} | dict(_ODD.items())
)


def fold(text: str) -> str:
    """Return `text` in lower case and without marks on its letters, at the same length."""
    plain = text.translate(_TABLE)
    low = plain.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] or c for c in plain)


def alike(text: str) -> str:
    """Return what two texts share when they differ in capitals, marks or how those were typed.

    Places in it are not those of `text`; where they matter, use `fold`.
    """
    low = fold(composed(text)[0])
    return "".join(sign for sign in low if not unicodedata.combining(sign))


def composed(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Return `text` as it reads, and for each place in it where it was, if anything moved.

    It is composed (NFC), signs that nobody sees are left out, odd spaces, hyphens and letters
    become the usual ones, and every way to break a line is the same.
    """
    if unicodedata.is_normalized("NFC", text) and not _UNUSUAL.search(text):
        return text, None
    parts: list[str] = []
    places: list[int] = []
    for start, end in _clusters(text):
        part = _usual(unicodedata.normalize("NFC", text[start:end]))
        parts.append(part)
        places.extend(min(start + i, end - 1) for i in range(len(part)))
    places.append(len(text))
    return "".join(parts), tuple(places)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Return the places of each letter together with the marks that follow it."""
    starts = [i for i, c in enumerate(text) if i == 0 or not unicodedata.combining(c)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _usual(part: str) -> str:
    """Return a letter or sign as it is usually written; nothing for one that nobody sees."""
    if _STYLED.match(part):
        part = unicodedata.normalize("NFKC", part)
    part = part.translate(_USUAL)
    return part if len(part) == 1 else "".join(c for c in part if not unicodedata.combining(c))


_UNSEEN = "\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_SPACES = "\xa0\u2000-\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2212\ufe63"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_LETTERS = "\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
_STYLED = re.compile(f"[{_LETTERS}]")
_MARKS = "\u0300-\u036f"
_UNUSUAL = re.compile(f"[{_MARKS}{_UNSEEN}{_SPACES}{_HYPHENS}{_BREAKS}{_LETTERS}]")


def _each(spans: str) -> list[int]:
    """Return every code point of a list of signs and stretches, as in a character class."""
    found = re.finditer("(.)(?:-(.))?", spans, re.DOTALL)
    return [code for m in found for code in range(ord(m[1]), ord(m[2] or m[1]) + 1)]


_USUAL: dict[int, str] = (
    dict.fromkeys(_each(_UNSEEN), "")
    | dict.fromkeys(_each(_SPACES), " ")
    | dict.fromkeys(_each(_HYPHENS), "-")
    | dict.fromkeys(_each(_BREAKS), "\n")
)
