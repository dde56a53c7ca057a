"""Where somebody lives to the door: street and number, postcode, street."""

import re
from collections.abc import Iterator

from app.deid.lists import Lists
from app.deid.marks import PLACES, STRUCTURED, Mark
from app.deid.page import Page
from app.deid.words import word_set
from app.domain.detection import Label, Layer, Tier

_POSTCODE = re.compile(r"(?<![\dA-Za-z./\-])[1-9]\d{3}\s?(?!(?:SA|SD|SS)\b)[A-Z]{2}(?![A-Za-z0-9])")
_POSTCODE_LOW = re.compile(
    r"(?<=\d, )[1-9]\d{3}\s?[a-z]{2}(?![A-Za-z0-9])|(?<=\d[a-z], "
    r")[1-9]\d{3}\s?[a-z]{2}(?![A-Za-z0-9])|"
    r"(?<![\dA-Za-z./\-])[1-9]\d{3}\s?(?!(?:sa|sd|ss|in|en|is|of|op|te|an|to|at|ik|je|"
    r"ze|we|er|al|zo|nu|om|ja|km|kg|mg|ml|cm|mm|gr|st|jr|nl|bv|by|if|so|or|he|it|my|me|"
    r"do|no|on|de|na|pm|am)\b)[a-z]{2}(?![A-Za-z0-9])"
)
_SUFFIX = (
    r"(?:straat|str\.?|laan|weg|plein|kade|gracht|singel|dijk|hof|pad|plantsoen|steeg|"
    r"dreef|baan|markt|ring|park|"
    r"wal|oever|boulevard|erf|gaarde|zoom|vaart|straatweg|kamp|akker|hage|haven|burg|"
    r"veld|hoek|dam|horst|"
    r"donk|heem|weide|wetering|sluis|brug|poort|warande|laantje|straatje|weggetje|"
    r"pleintje|stede|steede|"
    r"rode|rade|borch|borg|schans|eind|einde|berg|heuvel|beek|stroom|zijde|zij|werf|"
    r"wijk|hout|bos|kolk|meent|blok|tuin|tuinen|passage|promenade|allee|dwarsstraat|"
    r"vliet|tocht|grift|kwartier|mark|brink|es|esch|enk|kreek|haag|laar|rijt|ven|voort|"
    r"voorde|zand|slag|geer|land|landen|gat|rak|sloot|meer|street|road|avenue|lane)"
)
_STRONG = (
    r"(?:straat|laan|weg|plein|kade|gracht|singel|dijk|plantsoen|steeg|dreef|boulevard|"
    r"straatweg|dwarsstraat|gaarde|laantje|straatje|pad)"
)
_NUMBER = (
    r"(?:\s?,)?\s(?:(?:huis)?nr\.?\s|nummer\s|no\.?\s)?[1-9]\d{0,4}(?:\s?-\s?\d{1,4}|"
    r"\s?/\s?\d{1,3})?"
    r"(?:\s?-?\s?(?:[A-Ha-hK-Zk-z](?![\w'’])|hs\b|huis\b|bis\b|rood\b|zw\b|bg\b|sous\b|"
    r"[IVX]{1,4}\b))?"
    r"(?:\s?-\s?\d{1,4}|\s?-?\s?[A-Za-z]\d{0,2}(?![\w'’]))?(?![\d:,.]\d|\w)"
)
_MEASURED = (
    r"(?!\s?(?:uur|jaar|euro|dagen?|weken|maanden|keer|mensen|procent|%|minuten|km|kilo|"
    r"personen|man|vrouwen|stuks)\b)"
)
_PREFIX = (
    r"(?:(?:[A-Z][\w'’.\-]{0,24}|[1-9]e|van|de|der|den|het|'t|’t|ter|ten|te|en|op|in|"
    r"aan|la|st\.|v\.d\.|vd|v/d)\s){0,5}"
)
_NAMED = re.compile(
    rf"\b{_PREFIX}[A-Z][\w'’\-]{{0,30}}{_SUFFIX}(?:\s(?:Noord|Oost|Zuid|West|"
    rf"Noordzijde|Zuidzijde|Oostzijde|Westzijde|NZ|ZZ|OZ|WZ))?{_NUMBER}{_MEASURED}"
)
_SHOUTED = re.compile(
    r"\b[A-Z]{3,30}(?:STRAAT|WEG|LAAN|PLEIN|KADE|DIJK|HOF|SINGEL|GRACHT|PAD|DREEF)"
    r"\s\d{1,4}\s?[A-Z]?(?![\w])"
)
_LOW = re.compile(
    rf"\b(?:[a-z'’]{{2,20}}\s){{0,3}}?[a-z'’\-]{{2,30}}(?:{_STRONG}|hof|park|markt|wal|"
    rf"vaart){_NUMBER}{_MEASURED}"
)
_SEPARATE = re.compile(
    rf"\b{_PREFIX}(?:[A-Z][\w'’\-]{{1,30}}\s){{0,2}}(?:[Ss]traat|[Ll]aan|[Ww]eg|"
    rf"[Pp]lein|[Kk]ade|[Gg]racht|[Ss]ingel|[Dd]ijk|[Dd]reef|Street|Road|Avenue|Lane)"
    rf"(?:\s(?:Noord|Oost|Zuid|West))?{_NUMBER}"
)
_BARE = re.compile(
    r"\b(?:aan|op|adres:?|woont|wonen|woonadres:?|postadres:?|briefadres:?|woonachtig|"
    r"ingeschreven|at|address:?|in|naar|verhuisd)\s"
    r"(?:(?:op|aan|is|het adres|adres)\s)?(?:(?:de|het|den|'t|the)\s)?"
    rf"(?P<code>[A-Z][\w'’\-]{{1,30}}(?:\s(?:van|de|der|den|het|en|la|"
    rf"[A-Z][\w'’\-]{{1,30}})){{0,3}}{_NUMBER})"
    r"(?!\s?(?:uur|jaar|euro|dagen|weken|maanden|keer|mensen|procent|%|minuten|km|jan|"
    r"feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
)
_BEFORE_POSTCODE = re.compile(
    rf"(?<![\w'’\-])(?P<code>[A-Z][\w'’\-]{{1,30}}(?:\s[\w'’\-]{{1,30}}){{0,3}}{_NUMBER})(?=[,\s(]{{"
    rf"1,3}}[1-9]\d{{3}}\s?[A-Z]{{2}}\b)"
)
_IN_A_ROW = re.compile(
    r"(?:\b[Ww]onende(?:\s(?:te|aan|op))?\s|\b[Pp]/a\s|\b[Ww]oon(?:t|de|adres)\s|"
    r"\b(?:in|op|te|uit)\s(?:(?:de|het)\s)?[A-Z][\w'’\-]{1,30}(?:\s[A-Z][\w'’\-]{1,30})?,\s)"
    rf"(?P<code>[A-Z][\w'’\-]{{2,30}}(?:\s[A-Z][\w'’\-]{{1,30}}){{0,2}}{_NUMBER})"
    r"(?=\s?(?:[,.;)]|$))"
)
_STREET = re.compile(
    rf"\b(?P<code>{_PREFIX}[A-Z][\w'’\-]{{2,30}}(?:straat|laan|gracht|kade|singel|"
    rf"plantsoen|steeg|dreef|boulevard|gaarde|plein|weg))(?![\w\-]|\s?\d)"
)
_STREET_AFTER = re.compile(
    r"\b(?:aan|op|in|bij|van|uit|naar|om|langs|hoek|door|vanaf|achter|tegenover|rond|over|"
    r"voorbij|vlakbij|tot|en)\s(?:de|het|"
    r"den)\s(?P<code>(?:[\w'’\-]{2,20}\s){0,2}?[\w'’\-]{3,30}(?:straat|laan|gracht|"
    r"kade|singel|plantsoen|dreef|plein|weg|dijk))(?![\w\-]|\s?\d)",
    re.IGNORECASE,
)
_DOOR = re.compile(
    r"\b(?:op|huis)?\s?nummer\s(?P<code>[1-9]\d{0,3}\s?[a-z]?)\b(?=\s(?:in|aan|van|"
    r"hoog|woont|boven))"
)
_LOW_BARE = re.compile(
    rf"\b(?:aan de|aan het|adres(?: is|:)?|woont op|wonen op|wonende|ingeschreven op|"
    rf"geregistreerd op|at)\s(?P<code>(?!afdeling|cel|unit|"
    rf"de\s)[a-z'’\-]{{3,25}}(?:\s[a-z]{{2,20}}){{0,2}}{_NUMBER})"
    r"(?!\s?(?:uur|jaar|euro|dagen|weken|maanden|keer|mensen|procent|%|minuten|km))"
)
_ROADS = (
    "straat", "laan", "weg", "plein", "kade", "gracht", "singel", "dijk", "plantsoen", "steeg",
    "dreef", "boulevard", "gaarde", "laantje", "straatje", "pad", "hof", "park", "markt",
    "wal", "vaart",
)  # fmt: skip
_NO_ADDRESS = (
    "snel",
    "onderweg",
    "halverweg",
    "omweg",
    "uitweg",
    "luchtvaart",
    "supermarkt",
    "bouwmarkt",
)
_LEADS = word_set(
    "aan op in bij van uit naar de het den adres adres: woont wonen en om langs door "
    "vanaf hij zij ik ze we "
    "was is over met voor tot hun zijn haar the at on een deze die eerst nu daarna toen of"
)


_FOREIGN = re.compile(
    r"\b(?:ul\.|ulica|al\.|os\.|str\.|strada|rue|avenue|boulevard|via|calle|carrer|rua|"
    r"avenida|sok\.|sokak|cad\.|caddesi|mah\.|bul\.)"
    r"\s[^\W\d_][\w'’.\-]{1,25}(?:\s[^\W\d_][\w'’.\-]{0,25}){0,3}[\s,]{1,2}(?:nr\.?\s|"
    r"no\.?\s?:?\s?)?\d{1,4}[a-zA-Z]?(?:[/\-]\d{1,3}[a-zA-Z]?)?(?!\w)"
)


def addresses(page: Page, lists: Lists) -> Iterator[Mark]:
    """Find addresses, postcodes and streets."""
    yield from _postcodes(page)
    for pattern in (
        _NAMED,
        _SHOUTED,
        _SEPARATE,
        _FOREIGN,
        _LOW,
        _BARE,
        _IN_A_ROW,
        _BEFORE_POSTCODE,
    ):
        for start, end in _stretches(pattern, page.text):
            if pattern is not _LOW or _numbered(page.low[start:end]):
                yield _mark(start, end, Label.ADDRESS, STRUCTURED)
    if page.sloppy:
        for match in _LOW_BARE.finditer(page.text):
            start, end = match.span("code")
            yield Mark(start, end, Label.ADDRESS, Tier.REVIEW, Layer.STRUCTURED, STRUCTURED + 1)
    yield from _streets(page, lists)


_YEAR_WORD = re.compile(r"(?:19|20)\d\d\s(?:TE|IN|EN|IS|OP|TO|AT|OF)")
_DATED = re.compile(r"(?:[a-zA-Z]{3}\.?|\d\s?[\-/.])\s?\Z")


def _postcodes(page: Page) -> Iterator[Mark]:
    for match in _POSTCODE.finditer(page.text):
        if _YEAR_WORD.fullmatch(match[0]) and _DATED.search(page.text[: match.start()][-12:]):
            continue
        yield _mark(match.start(), match.end(), Label.POSTCODE, STRUCTURED)
    for match in _POSTCODE_LOW.finditer(page.text):
        if match[0][:2] not in {"19", "20"}:
            yield _mark(match.start(), match.end(), Label.POSTCODE, STRUCTURED)


_STREET_LOW = re.compile(
    r"\b(?:aan|op|in|van|naar|door|langs|achter|tegenover|rond|over|voorbij|vlakbij|bij|tot|uit)\s"
    r"(?:(?:de|het)\s)?(?P<code>[a-z]{3,25}(?:straat|laan|singel|"
    r"gracht|plein|kade|dreef|weg|steeg|plantsoen|straatje|laantje|blaak))\b"
)
_STREET_ALONE = re.compile(
    r"(?:^|[,(:;]\s?)(?P<code>[a-z]{3,25}(?:straat|laan|singel|gracht|plantsoen))(?=\s?(?:[,.;:)]|$))"
)


def _streets(page: Page, lists: Lists) -> Iterator[Mark]:
    """Find streets without a number, by words that are no everyday words or have a capital."""
    if page.sloppy:
        for match in (*_STREET_LOW.finditer(page.low), *_STREET_ALONE.finditer(page.low)):
            if match["code"] not in lists.words:
                yield _mark(*match.span("code"), Label.STREET, PLACES - 1)
    for pattern in (_STREET, _STREET_AFTER):
        for start, end in _stretches(pattern, page.text):
            plain = page.low[start:end] in lists.field["capitals"]
            named = _street_word(page.text[start:end], lists) or _inside(page, start)
            if named and not plain:
                yield _mark(start, end, Label.STREET, PLACES - 1)


def _stretches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the matches without the little words that lead up to them."""
    group = "code" if "code" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        start, found = match.start(group), match[group].rstrip(" -,")
        end = start + len(found)
        while (space := text.find(" ", start, end)) > 0 and text[start:space].lower() in _LEADS:
            start = space + 1
        yield _past_lead(text, start, end), end


_LEAD_INSIDE = re.compile(r"\s(?:aan|op|bij|at)\s(?:(?:de|het|den|'t|the)\s)?(?=[A-Z0-9])")


def _past_lead(text: str, start: int, end: int) -> int:
    """Return where the street starts behind 'Zorg aan de' in what was taken for its name."""
    leads = list(_LEAD_INSIDE.finditer(text, start, end))
    return leads[-1].end() if leads else start


def _inside(page: Page, start: int) -> bool:
    """Tell whether a capital stands inside a sentence, where it means something."""
    i = page.at(start)
    return i < len(page.tokens) and page.tokens[i].capital and not page.tokens[i].first


def _numbered(found: str) -> bool:
    """Tell whether a word with a number behind it is no road that only has exits."""
    words = [w for w in re.findall(r"[^\W\d_]{4,}", found) if w.endswith(_ROADS)]
    return bool(words) and not words[-1].startswith(_NO_ADDRESS) and words[-1] not in _ROADS


def _street_word(found: str, lists: Lists) -> bool:
    """Tell whether the street is no everyday word like 'snelweg' or 'luchtplaats'."""
    words = list(re.findall(r"[^\W\d_]{4,}", found.lower()))
    if not words or words[0].startswith(("snel", "hoofd", "zij")):
        return False
    return words[-1] not in lists.words and words[-1] not in lists.field["capitals"]


def _mark(start: int, end: int, label: Label, rank: int) -> Mark:
    return Mark(start, end, label, Tier.AUTO, Layer.STRUCTURED, rank)
