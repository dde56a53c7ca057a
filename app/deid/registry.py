"""The names a case is known to hold, in every form people write them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.deid.folding import fold
from app.deid.marks import REGISTRY, Mark
from app.deid.page import Page, Token
from app.deid.phrases import Grower, Phrase
from app.deid.reading import Reader
from app.deid.words import word_set
from app.domain.detection import KnownTerm, Label, Layer, Tier

_SHORT, _TINY = 3, 2

_PEOPLE = frozenset((Label.PERSON, Label.NICK, None))
_SHRUNK = ("etje", "tje", "pje", "je", "ke", "ie", "y", "i", "'s", "s", "'")
_LEARNED = frozenset((Layer.NAMES, Layer.NET))
_FUZZY_FROM, _FUZZY_TWO_FROM = 5, 8


def distance(a: str, b: str, limit: int) -> int:
    """Return how many letters must be changed, moved, left out or added; above `limit` it stops."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


@dataclass(frozen=True)
class Registry:
    """Looks for known terms on a page; `fuzzy` also takes words that are nearly the same."""

    terms: tuple[KnownTerm, ...]
    reader: Reader
    tier: Tier = Tier.AUTO
    layer: Layer = Layer.REGISTRY
    fuzzy: bool = True

    @cached_property
    def parts(self) -> dict[str, Label]:
        """The words that make up names of people."""
        found: dict[str, Label] = {}
        for term in self.terms:
            if term.label in _PEOPLE:
                for part in self._parts_of(term):
                    if self._too_plain(part, term.term):
                        continue
                    found.setdefault(part, term.label or Label.PERSON)
        return found

    def _too_plain(self, part: str, term: str) -> bool:
        """Tell whether a word learned from the text itself says too little to look for it."""
        if self.layer not in _LEARNED or " " not in term:
            return False
        field = self.reader.lists.field
        plain = field["common"] | field["roles"] | field["verbs"]
        return part in plain or (self.layer is Layer.NET and part in self.reader.lists.words)

    def _parts_of(self, term: KnownTerm) -> Iterator[str]:
        skip = self.reader.lists.field["titles"] | self.reader.lists.field["particles"]
        words = fold(term.term).replace(",", " ").replace(".", " ").split()
        if term.label is Label.NICK and len(words) > 1:
            return
        for word in words:
            pieces = (word, *word.split("-")) if "-" in word else (word,)
            yield from (
                p for p in pieces if len(p) > 1 and p not in skip and not self._role(p, words)
            )

    def _role(self, part: str, words: Sequence[str]) -> bool:
        return len(words) > 1 and part in self.reader.lists.field["roles"]

    @cached_property
    def phrases(self) -> dict[str, Label]:
        """The terms that are looked for as they stand: places, bodies, addresses."""
        found: dict[str, Label] = {}
        for term in self.terms:
            label = term.label or Label.PERSON
            text = fold(term.term).strip()
            if " " in text or label not in _PEOPLE:
                found.setdefault(text, label)
            found.update(
                (short, label) for short in self._shorter(text, label) if len(short) > _SHORT
            )
        return {text: label for text, label in found.items() if len(text) > _TINY}

    def _shorter(self, text: str, label: Label) -> Iterator[str]:
        """Yield what is left of a prison without its kind, of an address without its number."""
        head, _, rest = text.partition(" ")
        if label is Label.PI and rest and head.upper() in {"PI", "JC", "JJI", "FPC", "HVB", "DC"}:
            yield rest
        if label is Label.ADDRESS and text.rstrip("abcdefgh")[-1:].isdigit() and rest:
            yield text.rsplit(" ", 1)[0]

    def find(self, page: Page) -> Iterator[Mark]:
        """Find every mention of a known term."""
        yield from self._phrases(page)
        if not self.parts:
            return
        grower = Grower(page, self.reader)
        i = 0
        while i < len(page.tokens):
            label = self.known(page.tokens[i].low)
            if label is None:
                i += 1
                continue
            phrase = self._with_particles(
                page, i, grower.grow(i, lambda at: self.known(page.tokens[at].low) is not None)
            )
            tier = self._tier(page, i, phrase)
            if tier is not None:
                start = page.tokens[phrase.first].start
                end = max(phrase.end, self._end(page.tokens[phrase.last]))
                if phrase.last > i or phrase.first < i:
                    label = Label.PERSON if label is not Label.NICK else label
                yield Mark(start, end, label, tier, self.layer, REGISTRY)
            i = phrase.last + 1

    @cached_property
    def particled(self) -> frozenset[tuple[str, ...]]:
        """Surnames with the particles they are known with, as single words."""
        field = self.reader.lists.field["particles"]
        found: set[tuple[str, ...]] = set()
        for term in self.terms:
            words = fold(term.term).replace(".", " ").split()
            for i, word in enumerate(words):
                at = i
                while at and words[at - 1] in field:
                    at -= 1
                if at < i and word not in field:
                    found.add(tuple(words[at : i + 1]))
        return frozenset(found)

    def _with_particles(self, page: Page, i: int, phrase: Phrase) -> Phrase:
        """Take in the particles that a surname is known with, whatever their capitals."""
        if phrase.first < i:
            return phrase
        for size in (4, 3, 2):
            first = i - size + 1
            if first >= 0 and tuple(page.word(k) for k in range(first, i + 1)) in self.particled:
                return Phrase(first, phrase.last, phrase.end)
        return phrase

    def _end(self, token: Token) -> int:
        """Return where the known part of a word ends, leaving a genitive outside."""
        if token.low not in self.parts and token.low[:-1] in self.parts and token.low.endswith("s"):
            return token.end - 1
        return self.reader.name_end(token)

    def _tier(self, page: Page, i: int, phrase: Phrase) -> Tier | None:
        """Return how sure a mention is; names that are everyday words need a capital or company."""
        token = page.tokens[i]
        several = phrase.last > i or phrase.first < i
        if several or not self.reader.explained(token.low):
            return self.tier
        if not token.capital:
            return self._lower_tier(page, i)
        if not token.first or page.word(i + 1) in self.reader.lists.field["verbs"]:
            return self.tier
        asks = page.word(i + 1) in PRONOUNS and page.gap(i) == " "
        return None if asks else Tier.REVIEW

    def _lower_tier(self, page: Page, i: int) -> Tier | None:
        """Return how sure an everyday word in lower case is; in sloppy notes it may be a name."""
        low = page.word(i)
        if not page.sloppy or page.word(i - 1) in _ARTICLES:
            return None
        if low not in self.reader.lists.words and self.reader.name(low):
            return self.tier
        if self.layer is not Layer.REGISTRY:
            acts = page.tokens[i].first and self.reader.verbal(page.word(i + 1))
            return Tier.REVIEW if acts and page.gap(i) == " " else None
        if low not in self.reader.lists.field["common"] | self.reader.lists.field["verbs"]:
            return Tier.REVIEW
        acts = page.word(i + 1) in self.reader.lists.field["verbs"] and page.gap(i) == " "
        led = page.word(i - 1) in self.reader.lists.field["roles"] and page.gap(i - 1) in {
            " ",
            ", ",
        }
        return Tier.REVIEW if acts or led else None

    @cached_property
    def known(self) -> Callable[[str], Label | None]:
        """Tells what a folded word of the text is known as, if anything."""
        return lru_cache(maxsize=8_000)(self._known)

    def _known(self, low: str) -> Label | None:
        if low in self.parts:
            return self.parts[low]
        for ending in _SHRUNK:
            stem = low[: -len(ending)]
            if low.endswith(ending) and len(stem) > _TINY:
                for whole in (stem, stem + "a", stem + "e", stem + "o"):
                    if (
                        whole in self.parts
                        and (len(ending) > 1 or whole == stem)
                        and (len(ending) > 1 or not self.reader.explained(low))
                    ):
                        return self.parts[whole]
        if self.fuzzy and len(low) >= _FUZZY_FROM - 1:
            return self._nearly(low)
        return None

    def _nearly(self, low: str) -> Label | None:
        """Return what a misspelt word is known as; words that mean something are not misspelt."""
        if self.reader.inflected(low) or self.reader.plain_capital(low):
            return None
        for part, label in self.parts.items():
            if len(part) >= _FUZZY_FROM:
                limit = 2 if len(part) >= _FUZZY_TWO_FROM else 1
                if distance(low, part, limit) <= limit and self._may_be(low, part):
                    return label
        return None

    def _may_be(self, low: str, part: str) -> bool:
        """Tell whether a near miss is no other place; another first name is masked all the same."""
        return not (self.reader.place(low) and low[0] != part[0])

    def _phrases(self, page: Page) -> Iterator[Mark]:
        for text, label in self.phrases.items():
            start = page.low.find(text)
            while start >= 0:
                end = start + len(text)
                if self._whole(page, start, end) and self._meant(page, start, text, label):
                    yield Mark(start, end, label, self.tier, self.layer, REGISTRY)
                start = page.low.find(text, end)

    @staticmethod
    def _whole(page: Page, start: int, end: int) -> bool:
        before, after = page.low[max(0, start - 1) : start], page.low[end : end + 1]
        return not before.isalnum() and not after.isalpha()

    def _meant(self, page: Page, start: int, text: str, label: Label) -> bool:
        """Tell whether a term that is an everyday word stands with a capital."""
        if label in {Label.PERSON, Label.NICK} or not self.reader.explained(text):
            return True
        return page.text[start].isupper()


_ARTICLES = word_set(
    "de het een the a an geen deze die dit dat mijn zijn haar hun ik hij ze zij we je jij"
)
PRONOUNS = word_set(
    "je jij u ik hij ze zij we wij jullie het dat die er hem haar you i he she we they it"
)
