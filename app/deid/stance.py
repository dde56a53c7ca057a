"""How a word stands in its sentence: what tells a name from a thing that has a capital."""

from dataclasses import dataclass

from app.deid.page import Page
from app.deid.reading import Reader
from app.deid.registry import PRONOUNS
from app.deid.shadow import may_be_surname
from app.deid.words import word_set

_OFFICES = (
    "mentor", "hoofd", "werker", "werkster", "consulent", "manager", "begeleider", "functionaris",
    "officier", "rechter", "directeur", "commissie", "dienst", "raad", "loket", "team", "bureau",
    "afdeling", "overleg", "plan", "centrum", "wet", "inspectie", "bestuur", "college", "kamer",
    "zorg", "zaken", "beleid", "regeling", "toezicht", "beheer", "gesprek", "verslag", "houder",
)  # fmt: skip
_SUBJECTS = word_set("je jij u ik hij ze zij we wij jullie you i he she they")
HEARD = word_set(
    "bij met van door aan over voor door tegen zegt zei volgens en of naast zonder "
    "with by for told asked and or"
)


@dataclass(frozen=True)
class Stance:
    """Looks at the words around one word of a page."""

    page: Page
    reader: Reader

    def speaks(self, i: int) -> bool:
        """Tell whether what may be a surname does what only people do: 'Klapwijk zegt niets'."""
        low, reader = self.page.word(i), self.reader
        acts = (
            self.page.gap(i) == " "
            and self.page.word(i + 1) in self.reader.lists.field["human verbs"]
        )
        return acts and self.no_office(low) and may_be_surname(reader, low)

    def no_office(self, low: str) -> bool:
        """Tell whether it is no task, office or service that letters write with a capital."""
        plain = low in self.reader.lists.field["roles"] or low in self.reader.lists.field["common"]
        return not plain and not low.endswith(_OFFICES)

    def opens_name(self, first: int) -> bool:
        """Tell whether a name opens with 'De' or 'Het' in the middle of a sentence."""
        token = self.page.tokens[first]
        return token.capital and not token.first and token.low in {"de", "het", "'t", "den"}

    def second_capital(self, i: int) -> bool:
        """Tell whether it is the second capital of a sentence, before a verb: 'Lubbert Vos zit'."""
        page, before = self.page, self.page.tokens[i - 1]
        plain = (
            before.low in self.reader.lists.field["common"]
            or before.low in self.reader.lists.field["particles"]
        )
        opens = before.first and before.capital and not plain and page.gap(i - 1) == " "
        return opens and self.no_office(page.word(i)) and self.reader.verbal(page.word(i + 1))

    def bare(self, i: int) -> bool:
        """Tell whether it stands without an article where a thing would have one: 'van Stuiver'."""
        before = self.page.tokens[i - 1]
        led = before.text.islower() and self.page.gap(i - 1) == " "
        led = led and (before.low in HEARD or before.low in self.reader.lists.field["human verbs"])
        return led and self.no_office(self.page.word(i))

    def only_asks(self, i: int) -> bool:
        """Tell whether it opens a sentence as a verb or thing: 'Ben je gek', 'Gul was hij'."""
        page = self.page
        if not page.tokens[i].first or page.gap(i) != " ":
            return False
        inverted = self.reader.verbal(page.word(i + 1)) and page.word(i + 2) in _SUBJECTS
        inverted = inverted and page.gap(i + 1) == " "
        return page.word(i + 1) in PRONOUNS or inverted

    def goes_on_small(self, i: int) -> bool:
        """Tell whether no verb follows, nor a comma or another name: 'Ben bang voor later'."""
        page, after = self.page, self.page.word(i + 1)
        small = i + 1 < len(page.tokens) and page.tokens[i + 1].text.islower()
        joined = after in {"en", "and", "van", "de", "uit", "of"} or self.reader.verbal(after)
        return small and page.gap(i) == " " and not joined
