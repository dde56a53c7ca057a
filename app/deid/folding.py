"""Letters without their marks, one for one, so that places in the text stay what they were."""

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
    low = fold(unicodedata.normalize("NFC", text))
    return "".join(sign for sign in low if not unicodedata.combining(sign))


def composed(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Return `text` composed (NFC), and for each place in it where it was, if anything moved."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    parts: list[str] = []
    places: list[int] = []
    for start, end in _clusters(text):
        part = unicodedata.normalize("NFC", text[start:end])
        parts.append(part)
        places.extend(min(start + i, end - 1) for i in range(len(part)))
    places.append(len(text))
    return "".join(parts), tuple(places)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Return the places of each letter together with the marks that follow it."""
    starts = [i for i, c in enumerate(text) if i == 0 or not unicodedata.combining(c)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))
