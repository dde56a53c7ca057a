"""Places one is kept, works, learns or is helped: prisons, units, schools, organisations."""

from collections.abc import Iterator
from functools import cached_property

from app.deid.lists import Section
from app.deid.marks import BODIES, NET, Mark
from app.deid.page import Page
from app.deid.reading import Reader
from app.deid.units import Units
from app.deid.words import word_set
from app.domain.detection import Label, Layer, Tier

_BRIEF = 4
_AHEAD = 4

_LITTLE = word_set("van der den de het 't en aan op in la le du el al ter ten te voor &")
_MOST = 5


class Bodies:
    """Finds prisons, units, schools and organisations on one page."""

    def __init__(self, page: Page, reader: Reader) -> None:
        """Read `page` with what `reader` knows."""
        self._page = page
        self._reader = reader
        self._bodies = reader.lists.bodies
        self._prisons = reader.lists.prisons

    def marks(self) -> Iterator[Mark]:
        """Yield everything found."""
        yield from Units(self._page, self._reader).marks()
        for i in range(len(self._page.tokens)):
            yield from self._prison(i)
            yield from self._listed(i)
            yield from self._headed(i)
            yield from self._tailed(i)
            yield from self._worked_at(i)

    def _worked_at(self, i: int) -> Iterator[Mark]:
        """Find an everyday word with a capital right behind 'bij' or 'via': 'bij Bolletje'."""
        token = self._page.tokens[i]
        led = (
            i > 0
            and self._page.tokens[i - 1].text in {"bij", "via"}
            and self._page.gap(i - 1) == " "
        )
        if not led or not token.capital or token.shouted or token.first or token.numeric:
            return
        low = token.low
        known = self._reader.plain_capital(low) or self._reader.first_name(low)
        if (
            self._reader.inflected(low)
            and not known
            and low not in self._reader.lists.field["roles"]
        ):
            yield Mark(token.start, token.end, Label.ORG, Tier.REVIEW, Layer.NET, NET)

    @cached_property
    def _kinds(self) -> Section:
        return self._prisons["kinds"]

    def _prison(self, i: int) -> Iterator[Mark]:
        """Find a prison by its kind and place, as in 'PI Ter Apel'."""
        for words in (3, 2, 1):
            if i + words <= len(self._page.tokens) and self._joined(i, words) in self._kinds:
                end = self._name_after(i + words - 1, free=self._short(i))
                if end is not None:
                    end = self._location(end)
                    yield self._mark(i, end, Label.PI)
                return

    def _short(self, i: int) -> bool:
        """Tell whether the kind is an abbreviation, after which a place may stand in lower case."""
        return len(self._page.word(i)) <= _BRIEF

    def _location(self, last: int) -> int:
        """Take in 'locatie X' behind a prison."""
        if self._page.word(last + 1) == "locatie" and self._capital(last + 2):
            return self._run(last + 2)
        return last

    def _name_after(self, i: int, *, free: bool) -> int | None:
        """Return the last word of the name after word `i`, or nothing."""
        if self._page.gap(i) not in {" ", " - ", "-", " '", " ‘", ' "'}:
            return None
        at = i + 1
        if self._capital(at) and not self._reader.plain_capital(self._page.word(at)):
            return self._run(at)
        while self._page.word(at) in _LITTLE and at - i < _AHEAD and self._page.gap(at) == " ":
            at += 1
        if at > i + 1 and self._capital(at) and self._page.tokens[i + 1].capital:
            return self._run(at)
        if free and at < len(self._page.tokens) and self._lower_place(i + 1) is not None:
            return self._lower_place(i + 1)
        return None

    def _lower_place(self, i: int) -> int | None:
        for words in (4, 3, 2, 1):
            joined = self._joined(i, words)
            if joined in self._prisons["places"] or joined in self._prisons["alone"]:
                return i + words - 1
        return None

    def _run(self, i: int) -> int:
        """Return the last word of the capitalised words from word `i` on."""
        last = i
        while last - i < _MOST and self._page.gap(last) in {" ", "-", " & ", " - "}:
            at = last + 1
            while (
                self._page.word(at) in _LITTLE and at - last < _AHEAD and self._page.gap(at) == " "
            ):
                at += 1
            if not self._capital(at) or self._page.tokens[at].first:
                break
            if (
                at > last + 1
                and self._page.word(last + 1) in {"in", "en", "op", "voor", "te", "aan"}
                and not self._fixed(last, at)
            ):
                break
            last = at
        return last

    def _fixed(self, last: int, at: int) -> bool:
        """Tell whether 'aan den' or 'op' belongs to a place name, as in Krimpen aan den IJssel."""
        low = self._page.low[self._page.tokens[last].start : self._page.tokens[at].end]
        return self._reader.place(low) or low in self._prisons["places"]

    def _capital(self, i: int) -> bool:
        return 0 <= i < len(self._page.tokens) and (
            self._page.tokens[i].capital
            or (
                self._page.tokens[i].text[:1].isdigit() and self._page.tokens[i].text[-1:].isupper()
            )
        )

    def _joined(self, i: int, words: int) -> str:
        tokens = self._page.tokens
        if i + words > len(tokens):
            return "\n"
        return " ".join(self._page.low[tokens[i].start : tokens[i + words - 1].end].split())

    def _listed(self, i: int) -> Iterator[Mark]:
        """Find bodies and prisons that are on a list, with a place or part behind them."""
        small = not self._capital(i)
        if small and (self._page.sloppy or not self._capital(i + 1)):
            if self._page.sloppy:
                yield from self._listed_low(i)
            return
        for words in (4, 3, 2) if small else (4, 3, 2, 1):
            joined = self._joined(i, words)
            label = self._label_of(joined, i, words)
            if label is not None:
                last = i + words - 1
                if (
                    label is not Label.PI
                    and self._page.gap(last) in {" ", "-"}
                    and self._place_at(last + 1)
                ):
                    last += 1
                yield self._mark(i, last, label)
                return

    def _listed_low(self, i: int) -> Iterator[Mark]:
        """Find listed bodies in notes without capitals, unless they are everyday words."""
        for words in (4, 3, 2, 1):
            joined = self._joined(i, words)
            label = self._label_of(joined, i, words)
            led = self._page.word(i - 1) in _LED_BY
            if label is not None and (led or words > 1 or joined not in self._reader.lists.words):
                yield self._mark(i, i + words - 1, label)
                return

    def _loose_name(self, i: int) -> int | None:
        """Return the last word of a name behind a head, in notes without capitals."""
        page, field = self._page, self._reader.lists.field
        stop = field["common"] - {"de", "het"} | field["verbs"] | field["titles"]
        at = i + 1
        while (
            page.word(at) in {"van", "de", "het", "der", "den", "'t"}
            and page.gap(at) == " "
            and at - i < _AHEAD
        ):
            at += 1
        if page.gap(i) != " " or page.word(at) in stop or not page.word(at).isalpha():
            return None
        low = page.word(at)
        sure = self._page.word(i) in self._bodies["always named"] and not self._reader.verbal(low)
        rare = sure or not self._reader.explained(low)
        rare = rare or (self._reader.own_name(low) and at > i + 1)
        if not rare and not (at == i + 2 and page.word(i + 1) == "de"):
            return None
        while page.gap(at) in {" ", " & "} and page.word(at + 1).isalpha() and self._joins(at + 1):
            at += 1
        return at

    def _joins(self, i: int) -> bool:
        low = self._page.word(i)
        return (
            self._reader.place(low)
            or low in self._bodies["tails"]
            or (not self._reader.explained(low) and low not in self._reader.lists.field["common"])
        )

    def _place_at(self, i: int) -> bool:
        return self._capital(i) and self._reader.place(self._page.word(i))

    def _label_of(self, joined: str, i: int, words: int) -> Label | None:
        if joined in self._prisons["alone"]:
            return Label.PI
        if joined in self._bodies["school names"] and (words > 1 or not self._page.tokens[i].first):
            return Label.SCHOOL
        if joined in self._bodies["named"] and self._sure(joined, i, words):
            return Label.ORG
        return None

    def _sure(self, joined: str, i: int, words: int) -> bool:
        """Tell whether a listed name can't be a person or an everyday word here."""
        token = self._page.tokens[i]
        if words > 1 or token.shouted:
            return True
        if self._reader.explained(joined):
            return not token.first
        if self._reader.first_name(joined):
            return self._page.word(i - 1) in {"bij", "de"}
        return True

    def _headed(self, i: int) -> Iterator[Mark]:
        """Find what a head word opens: 'garage X', 'basisschool De X'."""
        low = self._page.word(i)
        school = low in self._bodies["schools"]
        if not school and low not in self._bodies["heads"] and not low.endswith(_HEAD_ENDS):
            return
        last = self._body_name(i)
        if last is None:
            return
        opens = self._page.word(i + 1)
        trade = low in self._reader.lists.field["roles"] or low in _TRADES
        if trade and (self._reader.first_name(opens) or self._reader.surname(opens)):
            return
        yield self._mark(i, last, Label.SCHOOL if school else Label.ORG)

    def _body_name(self, i: int) -> int | None:
        last = self._name_after(i, free=False)
        if last is not None and self._page.tokens[i + 1].first and self._page.gap(i) == " ":
            return None
        if last is None and self._page.gap(i) == " ":
            last = self._particled(i)
        if last is None and self._page.sloppy:
            last = self._loose_name(i)
        return last

    def _particled(self, i: int) -> int | None:
        """Find a name with a small particle behind the head: 'bakkerij van Vliet'."""
        at = i + 1
        while (
            self._page.word(at) in {"van", "de", "der", "den", "het", "'t"}
            and at - i < _AHEAD
            and self._page.gap(at) == " "
        ):
            at += 1
        if at == i + 1 or not self._capital(at):
            return None
        low = self._page.word(at)
        if self._page.word(i + 1) == "van" and at == i + 2 and self._reader.first_name(low):
            return None
        if self._reader.plain_capital(low) or (
            self._reader.place(low) and self._page.word(i + 1) == "van"
        ):
            return None
        return self._run(at)

    def _tailed(self, i: int) -> Iterator[Mark]:
        """Find what a tail word closes: 'X Transport BV', 'het X College'."""
        token = self._page.tokens[i]
        school = token.low in self._bodies["school tails"] and token.capital
        school = school or (self._page.sloppy and token.low in {"college", "lyceum"})
        tail = school or (
            token.low in self._bodies["tails"] and (token.capital or token.low in _LOW_TAILS)
        )
        if self._page.sloppy and token.low in self._bodies["small tails"] and self._odd_before(i):
            first = i - 2 if self._joined_by_space(i) else i - 1
            yield self._mark(first, i, Label.SCHOOL if school else Label.ORG)
            return
        if not tail or i == 0 or self._page.gap(i - 1) not in {" ", "-", " & "}:
            return
        first = i
        while (
            first
            and i - first < _AHEAD
            and self._capital(first - 1)
            and self._page.gap(first - 1) in {" ", "-", " & ", ". "}
        ):
            first -= 1
            if self._page.tokens[first].first:
                break
        if first < i and not (
            i - first == 1 and self._reader.plain_capital(self._page.word(first))
        ):
            last = self._run(i)
            yield self._mark(first, last, Label.SCHOOL if school else Label.ORG)

    def _odd_before(self, i: int) -> bool:
        """Tell whether a name, or a word nobody knows, stands before word `i`."""
        low = self._page.word(i - 1)
        if i == 0 or self._page.gap(i - 1) != " " or low in self._plain:
            return False
        if self._page.word(i) == "wonen" and self._page.word(i + 1) in _WHERE:
            return False
        return not self._reader.explained(low) or self._reader.name(low)

    def _joined_by_space(self, i: int) -> bool:
        """Tell whether the word two before word `i` is part of the name as well."""
        low = self._page.word(i - 2)
        if i <= 1 or self._page.gap(i - 2) != " " or low in self._plain:
            return False
        return not self._reader.explained(low)

    @cached_property
    def _plain(self) -> Section:
        field = self._reader.lists.field
        return (
            field["common"] | field["verbs"] | field["particles"] | field["titles"] | field["roles"]
        )

    def _mark(self, first: int, last: int, label: Label) -> Mark:
        tokens = self._page.tokens
        return Mark(
            tokens[first].start,
            self._reader.name_end(tokens[last]),
            label,
            Tier.AUTO,
            Layer.LISTS,
            BODIES,
        )


_HEAD_ENDS = (
    "huis",
    "huisje",
    "centrum",
    "bedrijf",
    "zaak",
    "winkel",
    "school",
    "groep",
    "kantoor",
    "praktijk",
    "opvang",
    "club",
    "vereniging",
    "hotel",
    "bureau",
    "stichting",
    "fabriek",
    "kwekerij",
    "boerderij",
    "camping",
    "park",
    "handel",
    "corporatie",
    "zorg",
    "restaurant",
)
_WHERE = word_set("in op bij te aan samen daar hier er nu nog boven naast")
_LED_BY = word_set("bij via van naar door met")
_LOW_TAILS = word_set("bv vof deurwaarders advocaten uitzendbureau incasso")
_TRADES = word_set(
    "bakker slager kapper winkel zaak bedrijf firma praktijk fabriek kerk moskee "
    "school reclassering fietsenmaker kliniek"
)
