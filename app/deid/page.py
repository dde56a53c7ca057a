"""A paragraph made ready for searching: folded, cut into words, sloppy capitals mended."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.deid.folding import fold
from app.deid.words import word_set

_MOST_CAPITALS = 0.6

_WORD = re.compile(r"(?:['’](?=(?:[tsnmkr]|ns)\b))?[^\W_]+(?:['’\-/][^\W_]+)*")
_OPENERS = "\"'“”‘’„«»([{-–—•*/>…"
_ENDS = ".!?:\n"
_ABBREVIATIONS = word_set(
    "dhr mw mevr mr mrs ms dr drs ds ing ir prof fam jr sr st bijv evt nl enz etc tel "
    "nr afd incl excl "
    "ca zgn o.a v.d geb hr zr rev vs nr. art jl p m v"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its places, how it stands, how it is folded, and whether a sentence starts here."""

    start: int
    end: int
    text: str
    low: str
    first: bool

    @property
    def capital(self) -> bool:
        """Tell whether it starts with a capital."""
        return self.text.lstrip("'’")[:1].isupper()

    @property
    def shouted(self) -> bool:
        """Tell whether it is written in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def numeric(self) -> bool:
        """Tell whether it holds a digit."""
        return any(c.isdigit() for c in self.text)


@dataclass(frozen=True)
class Page:
    """One paragraph; `text` may have capitals that the original lacks, at the same length."""

    text: str
    loose: bool | None = None
    """Whether it was typed without capitals, where that was settled before they were mended."""

    @cached_property
    def low(self) -> str:
        """The text folded."""
        return fold(self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words in order."""
        low = self.low
        return [
            Token(m.start(), m.end(), m[0], low[m.start() : m.end()], starts(self.text, m.start()))
            for m in _WORD.finditer(self.text)
        ]

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts."""
        return [token.start for token in self.tokens]

    def at(self, place: int) -> int:
        """Return the number of the first word that starts at or after `place`."""
        return bisect_left(self.starts, place)

    def gap(self, i: int) -> str:
        """Return what stands between word `i` and the next one."""
        if i < 0 or i + 1 >= len(self.tokens):
            return "\n"
        return self.text[self.tokens[i].end : self.tokens[i + 1].start]

    def word(self, i: int) -> str:
        """Return word `i` folded, or nothing where there is none."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    @cached_property
    def sloppy(self) -> bool:
        """Tell whether most sentences start without a capital."""
        if self.loose is not None:
            return self.loose
        firsts = [t for t in self.tokens if t.first and t.text[:1].isalpha()]
        if not firsts:
            return False
        return sum(t.capital for t in firsts) / len(firsts) < _MOST_CAPITALS

    @cached_property
    def english(self) -> bool:
        """Tell whether it reads as English."""
        words = [t.low for t in self.tokens]
        return sum(w in _ENGLISH for w in words) > sum(w in _DUTCH for w in words)


_SHOUTED_LETTERS, _SHOUTED_WORDS, _LEAST_RUN = 5, 2, 3
_FEW_LETTERS, _FEW_CAPITALS = 30, 0.01


def capital_free(text: str) -> bool:
    """Tell whether a whole text was typed without capitals, but for a slip."""
    letters = sum(c.isalpha() for c in text)
    return letters >= _FEW_LETTERS and sum(map(str.isupper, text)) < _FEW_CAPITALS * letters


def hushed(page: Page) -> Page:
    """Return the page with words in capitals throughout written small, where several follow."""
    letters = list(page.text)
    for first, last in _shouted_runs(page):
        for at in range(page.tokens[first].start, page.tokens[last].end):
            low = letters[at].lower()
            letters[at] = low if len(low) == 1 else letters[at]
    text = "".join(letters)
    if text == page.text:
        return page
    return Page(text, page.loose or (True if _mostly_small(page.text, text) else None))


def _mostly_small(before: str, after: str) -> bool:
    """Tell whether most capitals are gone."""
    return sum(map(str.isupper, after)) < sum(map(str.isupper, before)) / 2


def _shouted_runs(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each run of shouted words."""
    start = 0
    for i in range(len(page.tokens) + 1):
        if i < len(page.tokens) and (page.tokens[i].text.isupper() or page.tokens[i].numeric):
            continue
        run = page.tokens[start:i]
        long = sum(t.shouted and len(t.text) >= _SHOUTED_LETTERS for t in run)
        if len(run) >= _LEAST_RUN and long >= _SHOUTED_WORDS:
            yield start, i - 1
        start = i + 1


_ENGLISH = word_set("the and of to is was he she his her they that with for not it at who has had")
_DUTCH = word_set("de het een en van is was hij ze zij zijn haar dat met voor niet die op te ik")


def starts(text: str, place: int) -> bool:
    """Tell whether a sentence, a quotation or a line starts at `place`."""
    i = place - 1
    opened = False
    while i >= 0 and (text[i] in " \t" or text[i] in _OPENERS):
        opened = opened or text[i] in "\"'“‘„"
        i -= 1
    if i < 0 or opened:
        return True
    if text[i] not in _ENDS:
        return False
    return text[i] != "." or not _abbreviated(text, i)


def _abbreviated(text: str, dot: int) -> bool:
    start = dot
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    word = text[start:dot].lower()
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()) or "." in word
