"""Numbers that stand for one person or one case: accounts, service numbers, documents, plates."""

import re
from collections.abc import Iterator

from app.deid.marks import STRUCTURED, Mark
from app.deid.page import Page
from app.domain.detection import Label, Layer, Tier

_FEWEST, _FEWEST_IDS = 2, 4

_CUE = r"(?:nummers?|nrs?\.?|nos?\.?|numbers?|num|#)?"
_FILLER = (
    r"\s{0,2}[:=.,\-]?\s{0,2}(?:(?:is|was|luidt|luid|van|met|nr\.?|nummer|onder|"
    r"no\.?)\s{1,2}){0,2}[:(\"']?\s?"
)
_CODE = r"(?P<code>(?=[A-Z ./\-]{0,8}\d)[A-Z0-9](?:[A-Z0-9]|[./\-](?=[A-Z0-9])|\s(?=\d)){3,28})"


def _cued(words: str, code: str = _CODE) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{words})(?:s?-?nummers?|-?nrs?)?\b[\s\-]?{_CUE}{_FILLER}{code}(?![A-Za-z0-9])",
        re.IGNORECASE,
    )


_IBAN = re.compile(r"\b[A-Z]{2}\s?\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b")
_IBAN_LOW = re.compile(
    r"\b[a-z]{2}\s?\d{2}\s?(?:[a-z]{4}(?:\s?\d{2,4}){2,5}|\d{4}(?:\s?\d{4}){2,6}(?:\s?\d{1,3})?)\b",
    re.IGNORECASE,
)
_OLD_ACCOUNT = _cued(
    r"rekening|bankrekening|rek|reknr|rekeningnr|girorekening|giro|account",
    r"(?P<code>(?:P\s?)?\d{2,4}(?:[.\s]?\d{2,3}){2,3})",
)
_NINE = re.compile(r"(?<![\d.,/+\-])\d(?:[ .\-]?\d){8}(?![\d/]|[.,\-]\d)")
_SKN = _cued(r"skn|strafrechtsketen|strafrechtsketennummer", r"(?P<code>\d(?:[ .\-]?\d){6,8})")
_VNR = _cued(
    r"v|vreemdelingen|vreemdelingennummer|v-nr|vnr|v-nummer|alien|ind",
    r"(?P<code>\d{3,4}(?:[ .\-]?\d{3,4}){1,2}\d{0,4})",
)
_VNR_BARE = re.compile(r"(?<![\d.,/+\-])2\d{2}[. \-]?\d{3}[. \-]?\d{4}(?![\d/]|[.,\-]\d)")
_CASES = (
    re.compile(r"(?<![\d/])\d{2}[/\-–]\s?\d{6}[\-–/]\s?\d{2}(?!\d)"),
    re.compile(r"(?<![\d/])\d{2}[./]\d{6}[./\-]\d{2,4}(?!\d)"),
    re.compile(r"\bPL\s?-?\d{4}\s?-?\s?\d{4,10}(?:\s?-\s?\d{1,8}){0,2}\b", re.IGNORECASE),
    re.compile(
        r"\b(?:AWB|ARN|AMS|HAA|ROT|UTR|BRE|ZWO|SGR|MID|LEE|GRO|BK|KG|FT|HA|FA|"
        r"C)\s?\d{2}[/\- ]\d{1,6}\b"
    ),
    re.compile(r"\bECLI:[A-Z]{2}:[A-Z]{2,7}:\d{4}:[A-Z0-9.]{1,25}\b", re.IGNORECASE),
    re.compile(
        r"\b(?:C/\d{2}/)?\d{5,8}\s?[/\\]?\s?(?:BM|CV|EJ|HA|KG|UE|AO|MB|OB|FA|JE|FT|KK|VZ|EA|ME|WM)"
        r"\s(?:[A-Z]{2,5}\s)?\d{2}[\-/]\d{1,5}\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d.])200\.\d{3}\.\d{3}(?:/\d{2})?(?!\d|\.\d)"),
    re.compile(r"\bNL\d{2}\.\d{3,6}\b", re.IGNORECASE),
    _cued(
        r"parket|parketnr|parketnummer|zaak|zaaks|zaaknr|zaaknummer|rol|rolnummer|rekest|"
        r"rekestnummer|dossier|dossiernr|"
        r"kenmerk|ons kenmerk|uw kenmerk|referentie|ref|pv|p\.v\.|proces-verbaal|"
        r"procesverbaal|aangifte|mutatie|insolventie|"
        r"case|file|reference|prosecutor's office"
    ),
)
_SIXTEEN = re.compile(r"(?<![\d.,/+\-])\d{4}(?:[ .\-]?\d{4}){3}(?![\d/])")
_DOCUMENT = re.compile(r"(?<![A-Za-z0-9])(?=[A-Z0-9]{9}(?![A-Za-z0-9]))[A-Z]{2}[A-Z0-9]{6}\d")
_IDS = (
    _cued(
        r"beschikking|beschikkings|beschikkingsnummer|cjib|cjib-nummer|registratie|"
        r"registratienummer|regnr|registratienr|"
        r"klant|klantnummer|klantnr|relatie|polis|polisnummer|lidmaatschap|patiënt|"
        r"patiëntnummer|cliënt|clientnummer|cliëntnummer|"
        r"debiteur|debiteurnummer|contract|contractnummer|factuur|betalingskenmerk|"
        r"burgerservice|sofi|sofinummer|a-nummer|"
        r"paspoort|paspoortnummer|paspoortnr|pasp|pas|pasnummer|document|documentnummer|"
        r"identiteitskaart|id-kaart|id kaart|idkaart|"
        r"id|id-bewijs|rijbewijs|rijbewijsnummer|rijb|verblijfsdocument|verblijfspas|"
        r"verblijfsvergunning|zorgpas|"
        r"gedetineerden|gedetineerdennummer|celnummer|inschrijf|inschrijfnummer|student|"
        r"studentnummer|personeels|personeelsnummer|"
        r"loonheffings|uwv|duo|btw|kvk|serienummer|meter|kaart|kaartnummer|ov-chipkaart|"
        r"passport|licence|license|registration|"
        r"customer|policy|member|inmate|prisoner|dossier|regeling|nummer|nr|onder"
    ),
)
_PLATE_SHAPES = (
    r"[A-Z]{2}-\d{2}-\d{2}",
    r"\d{2}-\d{2}-[A-Z]{2}",
    r"\d{2}-[A-Z]{2}-\d{2}",
    r"[A-Z]{2}-\d{2}-[A-Z]{2}",
    r"[A-Z]{2}-[A-Z]{2}-\d{2}",
    r"\d{2}-[A-Z]{2}-[A-Z]{2}",
    r"\d{2}-[A-Z]{3}-\d",
    r"\d-[A-Z]{3}-\d{2}",
    r"[A-Z]{2}-\d{3}-[A-Z]",
    r"[A-Z]-\d{3}-[A-Z]{2}",
    r"[A-Z]{3}-\d{2}-[A-Z]",
    r"[A-Z]-\d{2}-[A-Z]{3}",
    r"\d-[A-Z]{2}-\d{3}",
    r"\d{3}-[A-Z]{2}-\d",
    r"[A-Z]{3}-\d{3}",
    r"\d{3}-[A-Z]{3}",
)
_PLATE = re.compile(rf"(?<![\w\-])(?:{'|'.join(_PLATE_SHAPES)})(?![\w\-])", re.IGNORECASE)
_PLATE_TIGHT = re.compile(
    r"\b(?:kenteken(?:plaat|nummer)?|kent|nummerplaat|plaat|plate|number plate)\b[\s.:]{0,3}"
    r"(?:(?:is|was|met|van|nr\.?)\s){0,2}[(\"']?(?P<code>(?=[A-Z0-9 "
    r"\-]{0,9}\d)[A-Z0-9]{1,3}[ \-]?[A-Z0-9]{2,3}[ \-]?[A-Z0-9]{1,4})\b",
    re.IGNORECASE,
)
_PLATE_SPACED = re.compile(
    r"(?<![\w\-])(?:[A-Z]{2} \d{3} [A-Z]|[A-Z] \d{3} [A-Z]{2}|\d{2} [A-Z]{3} \d|\d "
    r"[A-Z]{3} \d{2}|[A-Z]{3} \d{2} [A-Z])(?![\w\-])"
)

_PLATE_GERMAN = re.compile(r"(?<![\w\-])[A-ZÄÖÜ]{1,3}-[A-ZÄÖÜ]{1,2}\s?\d{1,4}[EH]?(?![\w\-])")
_LETTERED = re.compile(
    r"(?<![\w\-/.])(?=(?:[A-Z/\-]{0,6}\d){5})[A-Z]{1,4}\d{0,2}[\-/]\d{2,9}(?:[\-/]\d{2,8}){0,2}(?![\w\-/])"
)
_PLATE_FOREIGN = re.compile(
    r"(?<![\w\-])[A-Z]{1,3}[ \-](?=[A-Z]{0,3}\d)(?=\d{0,5}[A-Z])[A-Z0-9]{4,6}(?![\w\-])"
)


def numbers(page: Page) -> Iterator[Mark]:
    """Find every number of a kind that belongs to one person or case."""
    if page.text.islower():
        yield from _small(page)
    for label, pattern, rank in _ALL:
        for match in pattern.finditer(page.text):
            group = "code" if "code" in pattern.groupindex else 0
            found = match[group].rstrip(" .-/")
            if sum(c.isdigit() for c in found) >= _FEWEST and _credible(label, found, match):
                start = match.start(group)
                yield Mark(start, start + len(found), label, Tier.AUTO, Layer.STRUCTURED, rank)


def _small(page: Page) -> Iterator[Mark]:
    """Find document numbers that were typed in small letters."""
    text = page.text.upper()
    found = ((_DOCUMENT, Label.IDNR), (_LETTERED, Label.IDNR), (_PLATE_GERMAN, Label.PLATE))
    for pattern, label in found if len(text) == len(page.text) else ():
        for match in pattern.finditer(text):
            yield Mark(match.start(), match.end(), label, Tier.AUTO, Layer.STRUCTURED, STRUCTURED)


_S = STRUCTURED
_ALL: tuple[tuple[Label, re.Pattern[str], int], ...] = (
    (Label.IBAN, _IBAN, _S), (Label.IBAN, _IBAN_LOW, _S), (Label.IBAN, _OLD_ACCOUNT, _S),
    *((Label.CASENO, pattern, _S) for pattern in _CASES),
    (Label.SKN, _SKN, _S), (Label.VNR, _VNR, _S), (Label.BSN, _NINE, _S),
    (Label.VNR, _VNR_BARE, _S),
    (Label.PLATE, _PLATE, _S), (Label.PLATE, _PLATE_FOREIGN, _S),
    (Label.PLATE, _PLATE_GERMAN, _S), (Label.IDNR, _LETTERED, _S),
    (Label.PLATE, _PLATE_TIGHT, _S), (Label.PLATE, _PLATE_SPACED, _S),
    (Label.IDNR, _SIXTEEN, _S), (Label.IDNR, _DOCUMENT, _S), *((Label.IDNR, p, _S) for p in _IDS),
)  # fmt: skip

_MONEY = re.compile(
    r"^\s{0,2}(?:euro|eur|€|,-|%|kg|kilo|km|meter|m2|uur|jaar|dagen|weken|maanden|keer|x\b)", re.I
)


_YEAR_OR_SUM = re.compile(r"(?:19|20)\d\d|\d{1,3}(?:\.\d{3})+")


def _credible(label: Label, found: str, match: re.Match[str]) -> bool:
    """Tell whether a number with only a word before it looks like more than an amount or a year."""
    if label not in {Label.IDNR, Label.CASENO} or match.re in _SELF_EVIDENT:
        return True
    digits = sum(c.isdigit() for c in found)
    after = match.string[match.start() + match[0].find(found) + len(found) :][:12]
    if digits < _FEWEST_IDS or _MONEY.match(after) or _YEAR_OR_SUM.fullmatch(found):
        return False
    return not re.fullmatch(r"\d{1,2}[\-/.]\d{1,2}[\-/.](?:\d\d){1,2}", found)


_SELF_EVIDENT = frozenset((_SIXTEEN, _DOCUMENT, _LETTERED, *_CASES[:-1]))
