"""What people are called by others: nicknames, by what is said around them."""

import re
from collections.abc import Iterator

from app.deid.marks import NAMES, NET, Mark
from app.deid.page import Page
from app.deid.reading import Reader
from app.domain.detection import Label, Layer, Tier

_NICK_CUE = re.compile(
    r"\b(?:noem\w{0,3}|bijnaam|roepnaam|alias|aka|a\.k\.a\.|nickname|straatnaam|"
    r"artiestennaam|rapnaam|bekend als|known as|call(?:ed|s)?|"
    r"goes by|onder de naam|iedereen zegt|zegt iedereen|heet|heette|heten|genaamd|genoemd)"
    r"(?:[\s,:(]{1,2}(?:er|d'n|den|'n|een|der|ze|zij|we|iedereen|hem|haar|mij|me|m'n|"
    r"zijn|'m|hier|is|was|him|"
    r"her|himself|zich|zichzelf|gewoon|altijd|allemaal|nu|dan|op|straat|de|het|ook|"
    r"vaak|nog|everyone|me|on|the|street|eigenlijk|binnen|buiten|als|jongens|zelf|"
    r"vleugel|afdeling|thuis|vroeger|here|just)){0,5}"
    r"[\s:=]{1,2}[\"'‘’“”„]?(?P<code>[^\W\d_a-zà-ÿ][\w'’\-]{1,20}(?:\s[^\W\d_a-zà-ÿ][\w"
    r"'’\-]{1,20})?)"
)
_THING_CALLED = re.compile(
    r"\b(?:zoiets|dat|dit|het|cursus|training|project|programma|wet|boek|film|lied|nummer)\s\Z",
    re.IGNORECASE,
)
_NICK_BEFORE = re.compile(
    r"(?:\b(?:die|dat)\s(?:ze|we|zij|wij|iedereen)\s|(?:^|[.,:;!?]\s|['\"‘“]))"
    r"(?P<code>(?:[a-z]{3,8}\s)?[A-ZÀ-Þ][^\W\d_]{1,15}(?:\s[A-ZÀ-Þ][^\W\d_]{1,15})?)['\"’”]?,?\s"
    r"(?:zo\s)?(?:noem(?:t|de|den|en)|wordt hij genoemd|werd hij genoemd)"
    r"(?=\s(?:ze|we|zij|wij|iedereen|hem|haar|mij|me|men|zijn|haar|de)\b|[\s.,;]|$)"
)
_NICK_LOW = re.compile(
    r"\b(?:noemen|noemt|noemden|bijnaam|roepnaam|alias|aka|straatnaam|artiestennaam|"
    r"bekend als|iedereen zegt|zegt iedereen|op straat|in de wijk|genaamd|calls?|"
    r"called)"
    r"(?:[\s,:(]{1,2}(?:ze|zij|we|iedereen|hem|haar|mij|me|m|m'n|hier|is|was|ben ik|"
    r"him|her|gewoon|altijd|nu|straat|ook|het|de|eigenlijk|"
    r"everyone)){0,4}[\s:,]{1,2}[\"'‘]?(?P<code>[a-z][a-z\-]{2,15})\b"
)
_NICK_SAID = re.compile(r"\bzegt\s(?P<code>[a-z]{3,15})\stegen\s(?:me|mij|m|hem|haar)\b")


class Nicks:
    """Finds nicknames on one page."""

    def __init__(self, page: Page, reader: Reader) -> None:
        """Read `page` with what `reader` knows."""
        self._page = page
        self._reader = reader
        self._field = reader.lists.field

    def _low_nicks(self) -> Iterator[Mark]:
        """Find nicknames in notes without capitals."""
        stop = (
            self._field["common"]
            | self._field["verbs"]
            | self._field["titles"]
            | self._field["roles"]
        )
        for pattern in (_NICK_LOW, _NICK_SAID):
            for match in pattern.finditer(self._page.low):
                if match["code"] not in stop and not self._reader.plain_capital(match["code"]):
                    known = not self._reader.explained(match["code"])
                    tier = Tier.AUTO if known else Tier.REVIEW
                    yield Mark(*match.span("code"), Label.NICK, tier, Layer.NAMES, NET)

    def marks(self) -> Iterator[Mark]:
        """Yield every nickname found."""
        if self._page.sloppy:
            yield from self._low_nicks()
        for match in _NICK_BEFORE.finditer(self._page.text):
            words = match["code"].lower().split()
            if words[0] not in self._field["common"] and not any(
                map(self._reader.plain_capital, words)
            ):
                yield Mark(*match.span("code"), Label.NICK, Tier.AUTO, Layer.NAMES, NAMES)
        for match in _NICK_CUE.finditer(self._page.text):
            words = match["code"].split()
            first = words[0].strip("'’").lower()
            thing = _THING_CALLED.search(
                self._page.text[max(0, match.start() - 12) : match.start()]
            )
            if thing or self._reader.plain_capital(first) or self._reader.place(first):
                continue
            end = match.end("code")
            if len(words) > 1 and self._reader.plain_capital(words[1].lower()):
                end = match.start("code") + len(words[0])
            known = self._reader.first_name(first) or self._reader.name(first)
            label = Label.PERSON if known and len(words) == 1 else Label.NICK
            yield Mark(match.start("code"), end, label, Tier.AUTO, Layer.NAMES, NAMES)
