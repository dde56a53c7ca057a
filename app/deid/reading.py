"""What a word may be: explained by a dictionary, the name of a person, of a place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.deid.lists import Lists, Section
from app.deid.page import Token
from app.deid.words import word_set

_SHORT, _TINY = 3, 2
_COMPOUND, _LONG_TAIL = 7, 8

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONG_ENOUGH = 5
_LONGEST_WORD = 50
"""What is longer is no word, and taking it apart would take long."""
_SHORTEST_GENITIVE = 3
_PLAIN_TAILS = word_set(
    "nummer nummers gesprek gesprekken overleg kaart kaarten plan brief team loket dienst verslag "
    "formulier regeling adres datum zorg hulp zaak wet bijeenkomst werker werkster houder houdster"
)
_PUBLIC_TAILS = word_set("wezen bank stelsel beleid recht ministerie toeslag verzekering")
_NO_SHORT_FORMS = word_set("premie mooie sedatie victorie simonie joepie jippie kopie serie")
_LINKS = ("", "s", "en", "e", "-")
_VERB_ENDINGS = ("t", "de", "te", "den", "ten")
_ENDINGS = ("'s", "s", "je", "tje", "jes", "tjes", "en")


@dataclass(frozen=True)
class Reader:
    """Knows what the lists say of a word; remembers what it worked out."""

    lists: Lists

    @cached_property
    def explained(self) -> Callable[[str], bool]:
        """Tells whether a folded word is an everyday word, also put together from others."""
        return lru_cache(maxsize=20_000)(self._explained)

    def _explained(self, low: str) -> bool:
        if len(low) > _LONGEST_WORD:
            return False
        if low in self.lists.first and low not in self.lists.field["ambiguous first"]:
            return False
        if self.familiar(low):
            return False
        if low in self.lists.words:
            return True
        if self.own_name(low) or self.place(low):
            return False
        return self.inflected(low) or self._put_together(low)

    def _put_together(self, low: str) -> bool:
        """Tell whether it is made of words, with or without hyphens."""
        parts = [p for p in low.replace("/", "-").split("-") if p]
        if len(parts) > 1:
            words = self.lists.words
            return all(len(p) < _SHORT or p in words or self._compound(p) for p in parts)
        return self._compound(low)

    def inflected(self, low: str) -> bool:
        """Tell whether it is a word of the dictionaries, or a form of one."""
        words = self.lists.words
        if low in words or low.strip("'") in words or (low.endswith("nr") and low[:-2] in words):
            return True
        return any(
            low.endswith(e) and low[: -len(e)] in words and len(low) - len(e) > _SHORT
            for e in _ENDINGS
        )

    def _compound(self, low: str, depth: int = 0) -> bool:
        """Tell whether it is two or three Dutch words written together."""
        if len(low) < _COMPOUND or depth > 1:
            return False
        dutch = self.lists.dutch
        for cut in range(len(low) - 3, 2, -1):
            head, tail = low[:cut], low[cut:]
            if tail in _PLAIN_TAILS and head in dutch:
                return True
            if tail not in dutch and not (
                len(tail) >= _LONG_TAIL and self._compound(tail, depth + 1)
            ):
                continue
            if cut <= _SHORT:
                continue
            if head in dutch or any(
                link
                and head.endswith(link)
                and head[: -len(link)] in dutch
                and cut - len(link) > _TINY
                for link in _LINKS
            ):
                return True
        return False

    def thing(self, low: str) -> bool:
        """Tell whether words written together mean a thing by the last of them: 'Zaaknummer'."""
        if low in self.lists.words or self.name(low):
            return False
        heads = (low[: -len(tail)] for tail in _PLAIN_TAILS | _PUBLIC_TAILS if low.endswith(tail))
        dutch = self.lists.dutch
        return any(head in dutch or head.removesuffix("s") in dutch for head in heads if head)

    def plain_capital(self, low: str) -> bool:
        """Tell whether it is a word that has its capital for other reasons than being a name."""
        section = self.lists.field["capitals"]
        head, _, rest = low.partition("-")
        brand = head in self.lists.bodies["named"] and rest in self.lists.words
        return (
            brand
            or low in section
            or low in self.lists.near["countries"]
            or _bare(low) in section
            or (head in section and rest in self.lists.words)
        )

    def first_name(self, low: str) -> bool:
        """Tell whether our own lists have it as a first name."""
        return _listed(low, self.lists.first) or self.familiar(low)

    def familiar(self, low: str) -> bool:
        """Tell whether it is the familiar form of a first name: 'Henkie', 'Sjonnie', 'Wimpie'."""
        stem = low[:-2]
        if not low.endswith("ie") or len(stem) < _SHORT or low in _NO_SHORT_FORMS:
            return False
        doubled = stem[:-1] if stem[-1] == stem[-2] or stem.endswith("mp") else stem
        return stem in self.lists.first or doubled in self.lists.first

    def any_first_name(self, low: str) -> bool:
        """Tell whether any list has it as a first name."""
        return _listed(low, self.lists.first_anywhere)

    def borrowed(self, low: str) -> bool:
        """Tell whether it is a first name in use here and a word in English only: 'Berry'."""
        lists = self.lists
        return low in lists.first_anywhere and low in lists.dutch_names and low not in lists.dutch

    def verbal(self, low: str) -> bool:
        """Tell whether it is, or is built like, a verb that says what somebody does or did."""
        if low in self.lists.field["verbs"] or low in self.lists.field["past"]:
            return True
        dutch = self.lists.dutch
        for ending in _VERB_ENDINGS:
            stem = low[: -len(ending)]
            if low.endswith(ending) and len(stem) > _TINY and stem in dutch:
                return stem + "en" in dutch or _opened(stem) + "en" in dutch
        return False

    def surname(self, low: str) -> bool:
        """Tell whether our own lists have it as a surname."""
        return _listed(low, self.lists.last)

    def name(self, low: str) -> bool:
        """Tell whether any list has it as a name, or its parts when it has a hyphen."""
        return _listed(low, self.lists.names)

    def own_name(self, low: str) -> bool:
        """Tell whether the lists of names in use in the Netherlands have it."""
        return _listed(low, self.lists.dutch_names)

    def place(self, low: str) -> bool:
        """Tell whether it is a place in the Netherlands."""
        return low in self.lists.places

    def far_place(self, low: str) -> bool:
        """Tell whether it is a place elsewhere."""
        return low in self.lists.far_places

    def everyday_name(self, low: str) -> bool:
        """Tell whether it is a name that is an everyday word as well."""
        return low in self.lists.field["ambiguous first"] or low in self.lists.words

    def misspelt(self, low: str) -> bool:
        """Tell whether it is one letter away from an everyday word."""
        if not _LONG_ENOUGH <= len(low) <= _LONGEST_WORD:
            return False
        words = self.lists.words
        for at in range(1, len(low)):
            head, tail = low[:at], low[at:]
            if head + tail[1:] in words or any(
                head + c + tail[1:] in words or head + c + tail in words for c in _LETTERS
            ):
                return True
        return False

    def name_end(self, token: Token) -> int:
        """Return where the name in a word ends, leaving a genitive outside."""
        for ending in ("'s", "'"):
            if token.low.endswith(ending) and len(token.low) > len(ending) + 1:
                return token.end - len(ending)
        return token.end


def _opened(stem: str) -> str:
    """Return the stem of a verb as it stands before -en: loop becomes lop, bel becomes bell."""
    if len(stem) > _SHORT and stem[-2] == stem[-3] and stem[-2] in "aeou":
        return stem[:-2] + stem[-1]
    if stem[-1] in "fs":
        return stem[:-1] + {"f": "v", "s": "z"}[stem[-1]]
    return stem + stem[-1]


def _listed(low: str, names: Section) -> bool:
    """Tell whether a list has a word, without its genitive, or each part of it."""
    if low in names:
        return True
    bare = _bare(low)
    if bare != low and len(bare) > _SHORTEST_GENITIVE and bare in names:
        return True
    parts = low.split("-")
    return len(parts) > 1 and all(part in names for part in parts)


def _bare(low: str) -> str:
    """Return a word without the ending of a genitive."""
    for ending in ("'s", "'", "s"):
        if low.endswith(ending) and len(low) - len(ending) > _TINY:
            return low[: -len(ending)]
    return low
