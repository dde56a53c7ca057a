"""Growing a name from one of its words: titles and initials before it, surnames after."""

from collections.abc import Callable
from dataclasses import dataclass

from app.deid.page import Page
from app.deid.reading import Reader
from app.deid.words import word_set

_PARTICLES = 3

Core = Callable[[int], bool]
_JOINTS = frozenset((" ", "-", " -", "\u00a0"))
_PARTICLE_JOINTS = _JOINTS | {". ", "."}
_PREPOSITIONS = word_set("in op aan bij uit over onder voor af")
_SURNAME_ONLY = word_set("der den ter ten 't t vd")
_NEVER_DUTCH = word_set(
    "el abu abou ait aït bint bin oulad ould dos das del della abdel abd bou ibn vd"
)
_BEFORE_NAMES = word_set(
    "met bij door aan naar tegen volgens en zegt zei van voor belt belde sprak of ook with by"
)
_SHORT_TITLES = word_set("dhr mw mevr mr mrs ms dr drs ds ing ir prof hr fam zr rev")
_DOTTED = frozenset((". ", ".", " ", ".-"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name of several words: from word `first` to word `last`, and where it ends in the text."""

    first: int
    last: int
    end: int


@dataclass(frozen=True)
class Grower:
    """Grows names on one page."""

    page: Page
    reader: Reader

    def initial(self, i: int) -> bool:
        """Tell whether word `i` is one capital that stands for a name."""
        if not 0 <= i < len(self.page.tokens):
            return False
        token = self.page.tokens[i]
        if self.page.text[token.end : token.end + 1] != ".":
            return False
        short = len(token.text) == 1 or token.text in {"Ch", "Th", "Ph", "Sj", "Tj", "Chr", "Joh"}
        return short and (token.capital or (self.page.sloppy and token.text.isalpha()))

    def particle(self, i: int) -> bool:
        """Tell whether word `i` may stand inside a surname."""
        low = self.page.word(i)
        if low in _PREPOSITIONS:
            return self.page.word(i + 1) in {"'t", "t", "den", "der", "ten"}
        return low in self.reader.lists.field["particles"]

    def title(self, i: int) -> bool:
        """Tell whether word `i` is a form of address."""
        return self.page.word(i) in self.reader.lists.field["titles"]

    def grow(self, i: int, core: Core) -> Phrase:
        """Return the name around word `i`, whose further words `core` recognises."""
        last = self._rightward(i, core)
        return Phrase(self._leftward(i), last, self._end(last))

    def _end(self, last: int) -> int:
        token = self.page.tokens[last]
        if self.initial(last):
            return token.end + 1
        return self.reader.name_end(token)

    def _rightward(self, i: int, core: Core) -> int:
        last = i
        while True:
            following = self._next(last, core)
            if following == last:
                return self._reversed(last)
            last = following

    def _letter_between(self, i: int) -> bool:
        """Tell whether word `i` is one capital between two names: 'Tjon A Kon'."""
        page = self.page
        lone = i + 1 < len(page.tokens) and len(page.tokens[i].text) == 1
        together = lone and page.gap(i - 1) == page.gap(i) == " "
        return together and page.tokens[i].capital and page.tokens[i + 1].capital

    def _next(self, last: int, core: Core) -> int:
        """Return the word up to which the name goes on after word `last`."""
        page = self.page
        joint = page.gap(last)
        if joint not in _JOINTS and not (self.initial(last) and joint in _DOTTED):
            return last
        at = last + 1
        if self._letter_between(at) and not page.tokens[at].first:
            return at + 1
        steps = 0
        while self.particle(at) and page.gap(at) in _PARTICLE_JOINTS and steps < _PARTICLES:
            at, steps = at + 1, steps + 1
        if at < len(page.tokens) and (core(at) or self._last_initial(at)):
            return at
        if steps and page.word(at - 1) in _SURNAME_ONLY and self._capital(at):
            return at
        at = last + 1
        if at < len(page.tokens) and (core(at) or self._last_initial(at)):
            return at
        return last

    def _capital(self, i: int) -> bool:
        return i < len(self.page.tokens) and self.page.tokens[i].capital

    def _last_initial(self, i: int) -> bool:
        token = self.page.tokens[i]
        if len(token.text) != 1 or not token.text.isalpha():
            return False
        after = self.page.text[token.end : token.end + 2]
        if token.text in "IiUu" and after[:1] != ".":
            return False
        if token.text.isupper():
            return after[:1] in {".", ",", ")", ";", "'", ""} or self.initial(i)
        return after[:1] == "." and token.text not in "uv"

    def _reversed(self, last: int) -> int:
        """Take in initials that follow a comma, as in 'Postma, H.J.'."""
        if self.page.gap(last) != ", " or not self.initial(last + 1):
            return last
        at = last + 1
        while self.initial(at + 1) and self.page.gap(at) in _DOTTED:
            at += 1
        return at

    def _leftward(self, i: int) -> int:
        first = self._particles_before(i)
        start = first
        while self.initial(start - 1) and self.page.gap(start - 1) in _DOTTED:
            start -= 1
        first = start if start < first else self._plain_particles(i, first)
        for _ in range(3):
            if first and self.title(first - 1) and self._addresses(first - 1):
                first -= 1
        return first

    def _addresses(self, i: int) -> bool:
        """Tell whether title `i` belongs to what follows; only short forms take a full stop."""
        gap = self.page.gap(i)
        return gap == " " or (gap in _DOTTED and self.page.word(i) in _SHORT_TITLES)

    def _particles_before(self, i: int) -> int:
        first = i
        while (
            first
            and i - first < _PARTICLES
            and self.particle(first - 1)
            and self.page.gap(first - 1) in _PARTICLE_JOINTS
        ):
            first -= 1
        return first

    def _nothing_else(self, i: int) -> bool:
        """Tell whether word `i` is neither an everyday word nor a place."""
        low = self.page.word(i)
        return not self.reader.explained(low) and not self.reader.place(low)

    def _belongs(self, first: int, i: int) -> bool:
        """Tell whether particles in small letters are part of the name: 'met van Dam'."""
        page, reader = self.page, self.reader
        if page.word(first) in _NEVER_DUTCH:
            return True
        led = page.word(first - 1) in _BEFORE_NAMES and page.gap(first - 1) == " "
        if led and page.word(first) == "van" and first == i - 1 and page.tokens[i].capital:
            return True
        speaks = page.word(i + 1) in reader.lists.field["human verbs"]
        if speaks and page.tokens[first].first:
            return True
        if not self._nothing_else(i):
            return False
        if page.tokens[first].first:
            return reader.verbal(page.word(i + 1)) or page.gap(i)[:1] in ".,:;)"
        return led or (page.word(first) == "de" and not page.sloppy)

    def _plain_particles(self, i: int, first: int) -> int:
        """Return where the surname starts: particles count after a title, or with a capital."""
        page = self.page
        if first == i:
            return i
        if self._after_address(first) or self._two_particles(first):
            return first
        second = [at for at in range(first + 1, i) if page.word(at) == "van"]
        if second or self._belongs(first, i):
            return second[-1] if second else first
        if page.word(i - 1) == "de" and not page.sloppy and self._nothing_else(i):
            return i - 1
        return self._from_capital(first, i)

    def _after_address(self, first: int) -> bool:
        """Tell whether a form of address or a role stands before word `first`."""
        roles = self.reader.lists.field["roles"]
        return first > 0 and (self.title(first - 1) or self.page.word(first - 1) in roles)

    def _two_particles(self, first: int) -> bool:
        """Tell whether 'van der' or 'van den' starts there."""
        return self.page.word(first) == "van" and self.page.word(first + 1) in {"der", "den"}

    def _from_capital(self, first: int, i: int) -> int:
        """Return the first particle with a capital of its own, or word `i`."""
        page = self.page
        for at in range(first, i):
            token = page.tokens[at]
            if token.capital and not (
                token.first
                and token.low
                in {"de", "het", "den", "in", "op", "aan", "bij", "van", "voor", "uit", "over"}
            ):
                return at
        return i
