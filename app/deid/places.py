"""Towns, neighbourhoods and regions."""

from collections.abc import Iterator

from app.deid.marks import NET, PLACES, Mark
from app.deid.page import Page, Token
from app.deid.reading import Reader
from app.deid.words import word_set
from app.domain.detection import Label, Layer, Tier

_BRIEF, _SHORT = 4, 3

_TOWARD = word_set(
    "in uit te naar vanuit nabij richting omgeving regio gemeente stad dorp wijk azc "
    "station from to near around at via yn út oet"
)
_STRICT = word_set("in uit te vanuit naar from near yn út oet")
_ENDS = (
    "wijk",
    "buurt",
    "kwartier",
    "polder",
    "kerk",
    "veen",
    "drecht",
    "recht",
    "hoven",
    "dorp",
    "dam",
    "burg",
    "broek",
    "lo",
    "ingen",
    "stad",
    "zijl",
    "voorde",
    "kapelle",
    "horst",
)
_DISTRICT = ("wijk", "buurt", "kwartier", "polder")
_SIDES = word_set(
    "noord zuid oost west centrum noordoost zuidoost zuidwest noordwest north south east"
)
_MUNICIPAL = word_set("gemeente azc dorp wijk stad gevangenis")
_LONGEST = 5


class Places:
    """Finds places on one page."""

    def __init__(self, page: Page, reader: Reader) -> None:
        """Read `page` with what `reader` knows."""
        self._page = page
        self._reader = reader

    def marks(self) -> Iterator[Mark]:
        """Yield every place found."""
        i = 0
        while i < len(self._page.tokens):
            words = self._listed(i)
            if words:
                last = self._with_side(i + words - 1)
                yield self._mark(i, last, Tier.AUTO, PLACES)
                i = last + 1
                continue
            yield from self._by_form(i)
            i += 1

    def _listed(self, i: int) -> int:
        """Return how many words from word `i` on are a place of a list."""
        page, reader = self._page, self._reader
        for words in range(min(_LONGEST, len(page.tokens) - i), 0, -1):
            tokens = page.tokens[i : i + words]
            if words > 1 and (
                any(t.first for t in tokens[1:]) or not (tokens[-1].capital or page.sloppy)
            ):
                continue
            low = page.low[tokens[0].start : tokens[-1].end]
            low = low[:-2] if low.endswith("'s") and len(low) > _BRIEF else low
            if (reader.place(low) or reader.far_place(low)) and self._holds(i, low, words):
                return words
        return 0

    def _holds(self, i: int, low: str, words: int) -> bool:
        """Tell whether a word of the lists is a place here."""
        token, reader = self._page.tokens[i], self._reader
        if words > 1:
            plain = low.split(maxsplit=1)[0] in {"de", "het", "the"}
            return token.capital or not plain or self._before(i) in _TOWARD
        if (
            not token.capital
            or (token.shouted and len(token.low) < _BRIEF)
            or low in {"de", "het"}
            or token.numeric
        ):
            return False
        toward = self._before(i) in _TOWARD
        if reader.plain_capital(low) or self._led_by_particle(i):
            return False
        if low in reader.lists.words and not (
            low in reader.lists.near["regions"] and not token.first
        ):
            return toward and not token.first
        if reader.place(low):
            return toward or not (
                reader.first_name(low) and not reader.lists.near["neighbourhoods"] & {low}
            )
        return toward or not reader.name(low)

    def _led_by_particle(self, i: int) -> bool:
        """Tell whether a capitalised 'Van' or 'De' makes it a surname."""
        if i == 0 or self._page.gap(i - 1) != " ":
            return False
        before = self._page.tokens[i - 1]
        return (
            before.capital
            and not before.first
            and before.low in {"van", "de", "der", "el", "ter", "ten", "vd", "van der"}
        )

    def _before(self, i: int) -> str:
        """Return the word before, past an article."""
        before = self._page.word(i - 1)
        if (
            before in {"de", "het", "den", "the", "'t", "heel", "hartje", "centrum", "in"}
            and self._page.word(i - 2) in _TOWARD
        ):
            return self._page.word(i - 2)
        return before

    def _with_side(self, last: int) -> int:
        """Take in the side of a town: Rotterdam Zuid."""
        at = last + 1
        if (
            self._page.gap(last) in {" ", "-"}
            and self._page.word(at) in _SIDES
            and self._page.tokens[at].capital
        ):
            return at
        return last

    def _in_a_row(self, i: int) -> bool:
        """Tell whether a capital stands in a row of places: 'Asmara, Keren en Assab'."""
        page, reader = self._page, self._reader
        if page.gap(i - 1) != ", " or reader.first_name(page.word(i)):
            return False
        before = page.word(i - 1)
        placed = self._sure_place(before)
        last = i + 2 if page.word(i + 1) in {"en", "and"} else i + 1
        return placed and last < len(page.tokens) and self._sure_place(page.word(last))

    def _sure_place(self, low: str) -> bool:
        reader = self._reader
        return (reader.place(low) or reader.far_place(low)) and not reader.first_name(low)

    def _by_form(self, i: int) -> Iterator[Mark]:
        """Find places by how they are built or what stands before them."""
        token = self._page.tokens[i]
        if not self._may_be_place(token):
            return
        if self._built_like_one(i) or self._in_a_row(i):
            yield self._mark(i, i, Tier.AUTO, PLACES)
        elif not token.first and not self._reader.explained(token.low):
            yield from self._led_to(i)
        elif not token.first and self._only_place(i):
            yield self._mark(i, self._more(i), Tier.REVIEW, NET - 1)

    def _only_place(self, i: int) -> bool:
        """Tell whether an everyday word with a capital stands right behind 'in' or 'uit'."""
        low = self._page.word(i)
        led = self._page.word(i - 1) in _STRICT and self._page.gap(i - 1) == " "
        lists = self._reader.lists
        proper = low not in lists.capitals or low not in lists.words
        proper = proper and not (low in lists.words and low.endswith(("je", "jes")))
        return led and proper and not self._reader.first_name(low)

    def _may_be_place(self, token: Token) -> bool:
        if not token.capital or token.numeric or token.shouted:
            return False
        return len(token.low) >= _SHORT and not self._reader.plain_capital(token.low)

    def _built_like_one(self, i: int) -> bool:
        """Tell whether it is a side of a town, or a district by its ending."""
        token = self._page.tokens[i]
        town, _, rest = token.low.partition("-")
        if rest and self._reader.place(town):
            return rest in _SIDES or not self._reader.name(town)
        district = not token.first and token.low.endswith(_DISTRICT)
        return district and self._page.word(i - 1) in {"de", "het", "in"}

    def _led_to(self, i: int) -> Iterator[Mark]:
        """Find an unknown word behind 'in', 'uit' or 'gemeente'."""
        low, before = self._page.word(i), self._before(i)
        land = self._page.word(i - 1) in self._reader.lists.near["countries"]
        if land and self._page.gap(i - 1) in {", ", " (", "/"} and not self._reader.name(low):
            yield self._mark(i, self._more(i), Tier.AUTO, PLACES)
        elif before in _STRICT and not self._reader.first_name(low):
            rank = PLACES if low.endswith(_ENDS) else NET - 1
            yield self._mark(i, self._more(i), self._tier(low), rank)
        elif before in _MUNICIPAL:
            yield self._mark(i, self._more(i), Tier.AUTO, PLACES)

    def _tier(self, low: str) -> Tier:
        known = low in self._reader.lists.capitals or low.endswith(_ENDS)
        known = known or not (self._page.sloppy or self._reader.misspelt(low))
        return Tier.AUTO if known else Tier.REVIEW

    def _more(self, i: int) -> int:
        """Return the last of the capitalised words from word `i` on."""
        last = i
        while (
            self._page.gap(last) in {" ", "-"}
            and self._page.tokens[last + 1].capital
            and not self._page.tokens[last + 1].numeric
            and last - i < _SHORT
        ):
            last += 1
        return last

    def _mark(self, first: int, last: int, tier: Tier, rank: int) -> Mark:
        tokens = self._page.tokens
        end = self._reader.name_end(tokens[last])
        return Mark(tokens[first].start, end, Label.LOC, tier, Layer.LISTS, rank)
