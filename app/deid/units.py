"""Where in a prison or house somebody is kept: units, wings, cells, rooms."""

import re
from collections.abc import Iterator

from app.deid.marks import BODIES, Mark
from app.deid.page import Page
from app.deid.reading import Reader
from app.deid.words import word_set
from app.domain.detection import Label, Layer, Tier

_UNIT = re.compile(
    r"\b(?:afdeling|afd\.?|unit|vleugel|paviljoen|leefgroep|groep|blok|wing|block|cel|"
    r"cell|celnr\.?|celnummer|ring|gang|etage|kamer|toren|cluster|huis|huisje|chalet|"
    r"caravan|stacaravan|appartement|bungalow)\b"
    r"(?:\s(?:nummer|nr\.?|is|was|number|no\.?))?\s?[:=]?\s?[\"'‘]?"
    r"(?P<code>[A-Z]{0,2}-?\d{1,4}(?:[.\-/]\d{1,3}){0,2}[A-Za-z]?(?![\w%])|"
    r"[A-Z]{1,2}\d{0,3}(?:[.\-]\d{1,3})?(?![\w'’])|[A-Z][a-zë]{2,18}(?:\s\d{1,2}|"
    r"\s[A-Z]\b)?)",
)
_UNIT_LOW = re.compile(
    r"\b(?:afdeling|afd|cel|vleugel|unit|"
    r"leefgroep)\s(?P<code>[a-z]\d{1,3}(?:[.\-]\d{1,3})?|\d{1,3}[a-z]?)(?![\w%])"
)
_ON_UNIT = re.compile(
    r"(?<!niveau )\b(?:op|naar|van|zit|zat|in|on)\s(?P<code>[A-K]-?\d{1,2})(?![\w%'’]|"
    r"[.,]\d)(?!\s?(?:niveau|papier|formaat))"
)
_SIDE = r"(?:noord|zuid|oost|west|links|rechts|boven|beneden|begane grond)"
_SIDED = re.compile(
    rf"(?<![\w\-/.])(?:[a-k]\d{{0,2}}-{_SIDE}|[a-k]\d{{1,2}}(?=\s(?:cel|kamer|bed)\s\d))"
    r"(?:\s(?:cel|kamer|bed)?\s?\d{1,3}[a-z]?)?(?![\w\-]|[.,]\d)",
    re.IGNORECASE,
)
_NUMBERED_BED = re.compile(
    r"(?<!een )(?<!twee )(?<!drie )\b(?:kamer|bed|slaapplek)\s(?:nummer\s|nr\.?\s)?"
    r"(?P<code>\d{1,3}[a-z]?)(?=\s?(?:[,.;:)]|$|(?:van|in|op|en|is|was|met|aan)\b))",
    re.IGNORECASE,
)
_LETTERED_WING = re.compile(
    r"\b(?P<code>[a-z]\d?)-(?:vleugel|gang|blok|afdeling|unit|ring|toren)\b|"
    r"\b(?:vleugel|blok|gang|unit|afdeling|ring|toren)\s(?P<late>[a-z])(?=\s?[,.;)]|$)|"
    r"\b(?:unit|afdeling|vleugel|paviljoen|blok|op)\s(?P<called>alpha|alfa|bravo|charlie|delta|echo|"
    r"foxtrot)(?=\s?[,.;)]|$|\s(?:en|was|zat|zit|had|is)\b)",
    re.IGNORECASE,
)
_ON_UNIT_LOW = re.compile(
    r"\b(?:op|naar|van)\s(?P<code>[a-h]-?\d{1,2})(?=\s?[,.;:)]|\s(?:had|zat|zit|was)\b|$)"
)
_CELL_LOW = re.compile(r"(?<![\w\-/.,€@])[a-h]\d-\d{2}(?![\w\-/@]|[.,]\d)")
_CELL = re.compile(r"(?<![\w\-/.,€])[A-Z]\d?[\-.]\d{1,2}(?:[.\-]\d{1,3})?(?![\w\-/]|[.,]\d)")
_SHORT_UNIT = 2
_OTHER_CUES = frozenset(("groep", "kamer", "huis", "gang", "ring", "etage"))
_NOT_UNIT = word_set(
    "In Op De Het Een Hij Zij Ze Ik Er Daar Dat Die Toen Nu En Maar Als Met Voor Van "
    "Bij Na Volgens Er Was Is Had Geen I A He She"
)


class Units:
    """Finds units, wings, cells and rooms on one page."""

    def __init__(self, page: Page, reader: Reader) -> None:
        """Read `page` with what `reader` knows."""
        self._page = page
        self._reader = reader
        self._prisons = reader.lists.prisons

    def marks(self) -> Iterator[Mark]:
        """Yield every unit, wing and cell found."""
        loose = (_ON_UNIT_LOW,) if self._page.sloppy else ()
        for pattern in (_SIDED, _UNIT, _UNIT_LOW, _CELL, _CELL_LOW, _ON_UNIT, *loose):
            for match in pattern.finditer(self._page.text):
                group = "code" if "code" in pattern.groupindex else 0
                if match[group] in _NOT_UNIT or self._other_thing(match):
                    continue
                start, end = match.span(group)
                yield Mark(start, end, Label.UNIT, Tier.AUTO, Layer.STRUCTURED, BODIES)
        for pattern in (_NUMBERED_BED, _LETTERED_WING):
            for match in pattern.finditer(self._page.text):
                span = match.span(match.lastgroup or 0)
                yield Mark(*span, Label.UNIT, Tier.AUTO, Layer.STRUCTURED, BODIES)
        for token in self._page.tokens:
            small = self._page.sloppy and len(token.low) > _SHORT_UNIT
            if (token.shouted or small) and token.low in self._prisons["units"]:
                yield Mark(token.start, token.end, Label.UNIT, Tier.AUTO, Layer.LISTS, BODIES)

    def _other_thing(self, match: re.Match[str]) -> bool:
        """Tell whether a 'unit' is a school group, a count, or a word with its usual capital."""
        cue = match[0].split()[0].lower()
        code = match["code"] if "code" in match.re.groupindex else match[0]
        mixed = code[:1].isdigit() and code[-1:].isupper()
        if cue in _OTHER_CUES and not mixed and not (code[:1].isupper() and len(code) > 1):
            return True
        if code[:1].isupper() and code[1:2].islower():
            low = code.split()[0].lower()
            return (
                self._reader.plain_capital(low)
                or self._reader.first_name(low)
                or cue.startswith(("cel", "huis", "kamer", "gang", "ring"))
            )
        return False
