"""Names of people that nobody told us: by titles, roles, initials, lists, and what they do."""

from collections.abc import Iterator
from functools import cached_property

from app.deid.initials import initialled
from app.deid.marks import NAMES, NET, Mark
from app.deid.nicks import Nicks
from app.deid.page import Page, Token
from app.deid.phrases import Grower, Phrase
from app.deid.reading import Reader
from app.deid.shadow import NAMING
from app.deid.stance import HEARD, Stance
from app.deid.words import word_set
from app.domain.detection import Label, Layer, Tier

_SHORT, _TWO = 3, 2
_BYNAMES = word_set(
    "lange kleine grote dikke ouwe jonge rooie zwarte blonde gekke schele manke kale witte bolle"
)
_DESCRIBES = word_set("de het een die dat zijn haar mijn onze hun deze z'n m'n d'r")

_ENGLISH_WORDS = word_set("joke ask son sue may will")
_LONG_ABBREVIATION = 5
_ROUGH = 0.06
_MOST_WORDS = 4
_PLACE_BEFORE = word_set(
    "in uit te naar vanuit nabij richting omgeving regio gemeente stad dorp wijk from "
    "to near around station azc district eiland"
)
_DAY_NAMES = word_set("monday friday saturday sunday")
_MONTH_NAMES = word_set("april june may august")
_BEFORE_SURNAMES = word_set("de den van der ter")


def _abbreviation(text: str) -> bool:
    """Tell whether a word is an abbreviation, as HvB and SKN-nummer are."""
    head = text.split("-", maxsplit=1)[0]
    capitals = sum(c.isupper() for c in head)
    if len(head) == 1 and "-" in text:
        return text[2:3].islower()
    if (
        len(head) > _LONG_ABBREVIATION
        or capitals < _TWO
        or head.startswith(("Mc", "De", "O'", "D'", "IJ"))
    ):
        return False
    return not text.isupper() or len(head) < _LONG_ABBREVIATION - 1 or "-" in text


class Names:
    """Finds names of people on one page."""

    def __init__(self, page: Page, original: Page, reader: Reader) -> None:
        """Read `page`, whose capitals may be shadow ones; `original` is as it was written."""
        self._page = page
        self._original = original
        self._reader = reader
        self._grower = Grower(page, reader)
        self._stance = Stance(page, reader)
        self._field = reader.lists.field

    def marks(self) -> Iterator[Mark]:
        """Yield every name found, and what the net holds."""
        yield from Nicks(self._page, self._reader).marks()
        yield from initialled(self._page.text)
        i = 0
        while i < len(self._page.tokens):
            found = self._at(i)
            if found is None:
                i += 1
                continue
            phrase, tier, layer = found
            start = self._page.tokens[self._with_byname(phrase.first)].start
            rank = NAMES if layer is Layer.NAMES else NET
            yield Mark(start, phrase.end, Label.PERSON, tier, layer, rank)
            i = phrase.last + 1

    def _with_byname(self, first: int) -> int:
        """Take in 'lange' before 'Frans', which is then what he is called."""
        called = self._page.word(first - 1) in _BYNAMES and self._page.gap(first - 1) == " "
        described = self._page.word(first - 2) in _DESCRIBES and self._page.gap(first - 2) == " "
        return first - 1 if called and not described else first

    def _at(self, i: int) -> tuple[Phrase, Tier, Layer] | None:
        """Return the name that starts around word `i` and how sure it is."""
        if not self._core(i) or self._only_starts(i) or self._brand(i):
            return None
        phrase = self._grower.grow(i, self._goes_on)
        led = self._led(phrase)
        if led or (phrase.last > i and self._reader.first_name(self._page.word(i))):
            return phrase, Tier.AUTO, Layer.NAMES
        return self._judge(i, phrase)

    def _brand(self, i: int) -> bool:
        """Tell whether word `i` is part of several that have capitals for other reasons."""
        tokens, field = self._page.tokens, self._field["capitals"]
        for first in range(max(0, i - _MOST_WORDS), i + 1):
            start = tokens[first].start
            for last in range(max(i, first + 1), min(first + _MOST_WORDS, len(tokens))):
                low = self._page.low[start : tokens[last].end]
                if low in field or self._hyphened_brand(low):
                    return True
        return False

    def _hyphened_brand(self, low: str) -> bool:
        """Tell whether a listed name is joined to an everyday word: 'Albert Heijn-tas'."""
        head, _, rest = low.rpartition("-")
        lists = self._reader.lists
        return rest in lists.words and (
            head in lists.bodies["named"] or head in self._field["capitals"]
        )

    def _only_starts(self, i: int) -> bool:
        """Tell whether word `i` is an everyday word with a capital because a sentence starts."""
        token = self._page.tokens[i]
        if not token.first or not self._reader.explained(token.low) or self._grower.initial(i - 1):
            return False
        named = self._reader.first_name(token.low) or token.low in self._field["ambiguous first"]
        named = named or self._stance.speaks(i) or self._borrowed(i)
        return not named and not self._grower.initial(i + 1) and self._page.gap(i) != ", "

    def _borrowed(self, i: int) -> bool:
        """Tell whether a name that is a word in English only does something: 'Berry praat'."""
        page = self._page
        acts = page.gap(i) == " " and self._reader.verbal(page.word(i + 1))
        return acts and not page.english and self._reader.borrowed(page.word(i))

    def _month_name(self, i: int) -> bool:
        """Tell whether a month with a capital is a first name; Dutch writes months without."""
        page, token = self._page, self._page.tokens[i]
        alone = not any(page.word(k)[:1].isdigit() for k in (i - 1, i + 1))
        if token.low in _DAY_NAMES and page.gap(i) == " " and i + 1 < len(page.tokens):
            surname = page.tokens[i + 1]
            return (
                surname.capital
                and self._reader.name(surname.low)
                and not self._reader.explained(surname.low)
            )
        return alone and token.low in _MONTH_NAMES and not page.english and not token.first

    def _called(self, i: int) -> bool:
        """Tell whether it is a name by the word before: 'tante Frans', 'collega van 't Hof'."""
        page, before = self._page, self._page.word(i - 1)
        if page.gap(i - 1) != " ":
            return False
        if before in {"'t", "der", "den"}:
            return page.word(i - 2) == "van"
        person = before in self._field["titles"] or before in self._field["roles"]
        return person and self._reader.any_first_name(page.word(i)) and len(before) > _TWO

    def _core(self, i: int) -> bool:
        """Tell whether word `i` is written as a name may be."""
        token = self._page.tokens[i]
        if not token.capital or token.numeric or len(token.low) < _TWO or self._grower.initial(i):
            return False
        if token.shouted and not self._shouted_name(token):
            return False
        if token.low in self._field["titles"]:
            return False
        plain = self._reader.plain_capital(token.low)
        if plain and not (self._month_name(i) or self._called(i)):
            return False
        if _abbreviation(token.text) or (
            self._page.text[token.end : token.end + 2][1:].islower()
            and self._page.text[token.end] == "."
        ):
            return False
        return token.low not in self._field["roles"] or not token.first

    def _shouted_name(self, token: Token) -> bool:
        """Tell whether a word in capitals throughout is a name: listed, or long and unknown."""
        if self._reader.name(token.low):
            return len(token.low) > _SHORT
        unknown = len(token.low) > _LONG_ABBREVIATION and not self._reader.explained(token.low)
        return unknown and not self._reader.misspelt(token.low)

    def _goes_on(self, i: int) -> bool:
        """Tell whether word `i` may be a further word of a name."""
        token = self._page.tokens[i]
        before = self._page.word(i - 1)
        if (
            token.capital
            and before in self._field["particles"]
            and self._reader.own_name(token.low)
        ):
            return not (self._reader.place(token.low) and before in _PLACE_BEFORE)
        if not self._core(i) or token.first or token.low in self._field["roles"]:
            return False
        return not (self._reader.place(token.low) and self._page.word(i - 1) in _PLACE_BEFORE)

    def _led(self, phrase: Phrase) -> bool:
        """Tell whether a title, a role or initials stand before the name."""
        page, first = self._page, phrase.first
        if self._grower.title(first) or self._grower.initial(first):
            return True
        if first == 0 or page.gap(first - 1) not in {
            " ",
            ", ",
            ": ",
            " (",
            " '",
            " = ",
            ", '",
            ". ",
        }:
            return False
        before = page.word(first - 1)
        if before not in self._field["roles"]:
            return False
        token = page.tokens[first]
        if page.gap(first - 1) == " ":
            return not token.first or not self._reader.explained(token.low)
        return self._likely(first) and not self._reader.explained(token.low)

    def _likely(self, i: int) -> bool:
        low = self._page.word(i)
        return self._reader.first_name(low) or self._reader.surname(low) or self._reader.name(low)

    def _judge(self, i: int, phrase: Phrase) -> tuple[Phrase, Tier, Layer] | None:
        """Judge a name by its words and what surrounds them."""
        token, reader = self._page.tokens[i], self._reader
        lowered = not self._original.tokens[i].capital
        if self._reads_as_place(i, phrase):
            return None
        if not reader.explained(token.low):
            asks = token.low in reader.lists.words and self._stance.only_asks(i)
            if asks or self._shortened(i):
                return None
            return self._unexplained(i, phrase, lowered=lowered)
        if self._with_initial(i, phrase) and not lowered:
            return phrase, Tier.AUTO if self._likely(i) else Tier.REVIEW, Layer.NAMES
        return (
            self._at_start(i, phrase) if token.first else self._inside(i, phrase, lowered=lowered)
        )

    def _shortened(self, i: int) -> bool:
        """Tell whether it is a word cut short at the start of a line: 'Aanw.: mw. Bos'."""
        token, page = self._page.tokens[i], self._page
        if not token.first or len(token.low) > _LONG_ABBREVIATION or self._reader.name(token.low):
            return False
        goes_on = i + 1 < len(page.tokens) and not page.tokens[i + 1].capital
        return page.gap(i)[:2] in {".:", ".,"} or (page.gap(i) == ". " and goes_on)

    def _with_initial(self, i: int, phrase: Phrase) -> bool:
        """Tell whether one initial follows, as in 'Kris W.'."""
        ends = self._grower.initial(phrase.last) and phrase.last == i + 1
        return ends and self._page.word(i - 1) not in _PLACE_BEFORE

    def _inside(
        self, i: int, phrase: Phrase, *, lowered: bool
    ) -> tuple[Phrase, Tier, Layer] | None:
        """Judge an everyday word with a capital inside a sentence, such as 'Storm' or 'Bakker'."""
        low, reader = self._page.word(i), self._reader
        if reader.first_name(low) or low in self._field["ambiguous first"]:
            tier = Tier.REVIEW if lowered and phrase.last == i else Tier.AUTO
            return phrase, tier, Layer.NAMES
        if phrase.last > i or phrase.first < i:
            words = {self._page.word(k) for k in range(phrase.first, phrase.last + 1)}
            foreign = not words <= self._reader.lists.dutch or self._stance.opens_name(phrase.first)
            named = self._likely(i) or (not lowered and foreign)
            return phrase, Tier.AUTO if named else Tier.REVIEW, Layer.NAMES
        if lowered:
            told = self._page.word(i - 1) in NAMING
            return (phrase, Tier.AUTO, Layer.NAMES) if told else None
        if reader.own_name(low) and self._page.word(i - 1) in _BEFORE_SURNAMES:
            first = i - 1 if self._page.word(i - 1) in {"de", "den"} else i
            return Phrase(first, phrase.last, phrase.end), Tier.REVIEW, Layer.NAMES
        if self._stance.second_capital(i) and self._stance.no_office(self._page.word(i - 1)):
            return Phrase(i - 1, phrase.last, phrase.end), Tier.REVIEW, Layer.NAMES
        odd = self._odd(i) or self._stance.bare(i)
        return (phrase, Tier.REVIEW, Layer.NAMES) if odd else None

    def _odd(self, i: int) -> bool:
        """Tell whether an everyday word has no other reason for its capital than being a name."""
        low, lists = self._page.word(i), self._reader.lists
        if self._reader.thing(low):
            return False
        if self._reader.own_name(low) or (low not in lists.words and low not in lists.capitals):
            return True
        around = self._page.word(i - 1), self._page.word(i + 1)
        acts = around[0] in HEARD or not self._field["verbs"].isdisjoint(around)
        return acts and low in lists.first_anywhere

    def _reads_as_place(self, i: int, phrase: Phrase) -> bool:
        """Tell whether it is rather a place: known as one, and no first name said as a person."""
        low, before = self._page.word(i), self._page.word(phrase.first - 1)
        if phrase.first < i:
            return False
        if before in {"de", "het", "heel"}:
            before = self._page.word(phrase.first - 2)
        if self._reader.place(low):
            return not self._reader.first_name(low) or before in {
                "in",
                "te",
                "uit",
                "vanuit",
                "gemeente",
                "from",
            }
        if self._reader.far_place(low):
            return before in _PLACE_BEFORE or not self._likely(i)
        return (
            before in {"in", "te", "uit", "vanuit", "from"}
            and not self._reader.first_name(low)
            and phrase.last == i
        )

    def _unexplained(
        self, i: int, phrase: Phrase, *, lowered: bool
    ) -> tuple[Phrase, Tier, Layer] | None:
        low, reader = self._page.word(i), self._reader
        strong = reader.first_name(low) or reader.surname(low) or reader.own_name(low)
        first = self._page.tokens[i].first
        if strong and low in reader.lists.words and first and self._stance.goes_on_small(i):
            return phrase, Tier.REVIEW, Layer.NAMES
        if strong or phrase.first < i:
            return phrase, Tier.AUTO, Layer.NAMES
        if reader.name(low) and not lowered and not first:
            return phrase, Tier.AUTO, Layer.NAMES
        acts = self._page.gap(i) == " " and reader.verbal(self._page.word(i + 1))
        misspelt = reader.misspelt(low)
        led = acts or self._page.word(i - 1) in self._led_by
        sure = led if lowered else (acts or not first)
        if sure and not (misspelt or self._rough):
            return phrase, Tier.AUTO, Layer.NAMES
        slip = (misspelt and self._rough) or low in reader.lists.capitals
        if first and slip and not acts and not reader.name(low):
            return None
        return phrase, Tier.REVIEW, Layer.NET

    @cached_property
    def _led_by(self) -> frozenset[str]:
        """Words behind which an unknown word in small letters is a name."""
        return self._field["roles"] | self._field["titles"] | NAMING | {"met", "volgens", "en"}

    @cached_property
    def _rough(self) -> bool:
        """Tell whether much on the page is in dialect, another language, or misspelt."""
        plain = [t.low for t in self._page.tokens if t.text.islower() and len(t.low) > _SHORT]
        strange = sum(not self._reader.explained(low) for low in plain)
        return strange > 1 and strange > _ROUGH * len(plain)

    def _at_start(self, i: int, phrase: Phrase) -> tuple[Phrase, Tier, Layer] | None:
        """Judge an everyday word at the start of a sentence, such as 'Wil is 58'."""
        low, page = self._page.word(i), self._page
        named = self._reader.first_name(low) or low in self._field["ambiguous first"]
        named = named or self._borrowed(i)
        if not named or (page.english and low in _ENGLISH_WORDS):
            sure = self._reader.surname(low) or not self._reader.inflected(low)
            tier = Tier.AUTO if sure else Tier.REVIEW
            return (phrase, tier, Layer.NAMES) if self._stance.speaks(i) else None
        if phrase.last > i:
            return phrase, Tier.AUTO, Layer.NAMES
        after = page.word(i + 1)
        if self._stance.only_asks(i):
            return None
        if page.gap(i) == " " and self._reader.verbal(after):
            return phrase, Tier.AUTO, Layer.NAMES
        told = page.gap(i - 1) == ": " and page.gap(i).startswith((".", ","))
        if (
            told
            or page.gap(i) in {" (", ", "}
            or (after in {"en", "and"} and self._core_name(i + 2))
        ):
            return (
                (phrase, Tier.REVIEW, Layer.NAMES)
                if low in self._reader.lists.dutch_names
                else None
            )
        return None

    def _core_name(self, i: int) -> bool:
        return i < len(self._page.tokens) and self._page.tokens[i].capital and self._likely(i)
