"""When: dates, birth dates, and times counted from an event."""

import re
from collections.abc import Iterator

from app.deid.marks import DATES, STRUCTURED, Mark
from app.deid.page import Page
from app.domain.detection import Label, Layer, Tier

MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:r(?:uari|uary)?)?|maart|mrt|march|mar|apr(?:il)?|mei|rnei|"
    r"may|jun[ie]?|jul[iy]?|"
    r"aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_FULL_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"january|february|march|may|june|july|august|october)"
)
_YEAR = r"(?:19|20)\d\d"
_SHORT_YEAR = rf"(?:{_YEAR}|['’]\d\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_ORDINAL = r"(?:e|ste|de|st|nd|rd|th)"
_NUMERIC = (
    rf"(?<![\d./\-]){_DAY}\s?[\-./]\s?(?:1[0-2]|0?[1-9])\s?[\-./]\s?(?:{_YEAR}|"
    rf"['’]?\d\d)(?![\d/\-]|[.]\d)"
)
_MISREAD = (
    r"(?<![\w\-/.])[0-3lIO]?[\dlIO][\-/.][01lIO]?[\dlIO][\-/.](?:[1lI][9]|[2][0O])[\dlIO]{2}"
    r"(?![\w\-/])"
)
_ISO = rf"(?<![\d\-]){_YEAR}[\-/.](?:1[0-2]|0[1-9])[\-/.](?:[12]\d|3[01]|0[1-9])(?!\d)"
_DAY_MONTH = (
    rf"(?<![\d.,/\-]){_DAY}{_ORDINAL}?\s?(?:of\s)?[\-. ]{{0,2}}{MONTH}(?:[\-,. "
    rf"]{{1,2}}{_SHORT_YEAR}|\sjl\.?|\sjongstleden|\s\d\d(?!\d|\s?(?:euro|jaar|uur|"
    rf":)))?(?![\d])"
)
_MONTH_DAY = rf"\b{_FULL_MONTH}\s{_DAY}{_ORDINAL}?(?:,?\s{_YEAR})?(?![\d:])"
_PART = (
    r"(?:begin|eind(?:e)?|half|medio|midden|voorjaar|najaar|zomer|winter|herfst|lente|"
    r"early|late|mid|spring|summer|autumn|fall)"
)
_MONTH_YEAR = (
    rf"\b(?:{_PART}(?:\svan)?[\s\-])?{MONTH}(?:\s(?:van\s|of\s)?|[\-/]){_SHORT_YEAR}(?!\d)"
)
_PART_MONTH = (
    rf"\b(?:begin|eind(?:e)?|half|medio|midden|early|late|mid)[\s\-](?:van\s|of\s|"
    rf"in\s)?{_FULL_MONTH}\b"
)
_SEASON = (
    rf"\b(?:(?:the|de|het)\s)?(?:{_PART}|kerst|pasen|ramadan|christmas|"
    rf"easter)(?:\s(?:van|of|in))?\s{_SHORT_YEAR}\b"
)
_MONTH_NUMBER_YEAR = rf"(?<![\d/.\-])(?:1[0-2]|0?[1-9])[/\-]{_YEAR}(?![\d/\-])"
_SPELT_DAY = (
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|"
    r"zestien|zeventien|achttien|negentien|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|"
    r"negen)(?:en|ën)twintig|twintig|dertig|eenendertig|eerste|tweede|derde|vierde|vijfde|"
    r"zesde|zevende|achtste|negende|tiende)"
)
_SPELT_DATE = (
    rf"\b{_SPELT_DAY}\s{_FULL_MONTH}\b(?:\s(?:{_YEAR}|(?:negentien|tweeduizend|"
    r"twintig)[a-zë]{2,20}(?:\s[a-zë]{2,20}tig)?))?"
)
_WEEK = (
    r"(?<!elke\s)(?<!per\s)(?<!iedere\s)(?<!een\s)\b(?:in\s)?(?:wk|week|weeknr|weeknummer)\.?\s?"
    r"(?:[1-4]\d|5[0-3]|[1-9])\b(?![.,]\d|\s?[:%€]|\s(?:euro|uur|dagen|keer|keren|maal)\b)"
)
_QUARTER = (
    rf"\b(?:Q[1-4]|[1-4]e kwartaal|(?:eerste|tweede|derde|vierde) kwartaal)\s(?:van\s)?{_YEAR}\b"
)
_FEAST_DAY = (
    r"\b(?:(?:eerste|tweede|1e|2e)\s(?:kerst|paas|pinkster)dag|kerstavond|oudejaarsavond|"
    r"oudejaarsdag|nieuwjaarsdag|hemelvaartsdag|koningsdag|christmas eve|christmas day|"
    r"new year's eve|boxing day)\b"
)
_WEEKDAY = (
    r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_ACROSS = (
    rf"\b(?:(?:de\s)?(?:nacht|avond|ochtend|middag|weekend|dag(?:en)?)\svan\s)?(?:{_WEEKDAY}\s)?{_DAY}\s?"
    rf"(?:op|tot|tot\sen\smet|t/m|en|of|-)\s?(?:{_WEEKDAY}\s)?{_DAY}\s{MONTH}(?:\s{_SHORT_YEAR})?(?!\d)"
)
_ORDINAL_WORD = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|"
    r"(?:der|veer|vijf|zes|zeven|acht|negen)tiende|(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|"
    r"acht|negen)(?:en|ën))?(?:twintig|dertig)ste|[12]?\de|3[01]e|\d{1,2}ste)"
)
_SPOKEN_DATE = (
    rf"\b(?:de\s)?{_ORDINAL_WORD}\svan\s(?:de\s{_ORDINAL_WORD}|{_FULL_MONTH})"
    rf"(?:,?\s(?:{_SHORT_YEAR}|[4-9]\d|(?:[a-zéë]{{3,6}}(?:en|ën))?(?:veertig|vijftig|zestig|zeventig|"
    r"tachtig|negentig)))?\b"
)
_BUILT = r"\b(?:bouwjaar|geboortejaar|lichting|jaargang)\s(?:is\s|van\s)?['’]?\d\d(?:\d\d)?\b"
_DATE = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        _MISREAD,
        _ACROSS,
        _SPOKEN_DATE,
        _BUILT,
        _SPELT_DATE,
        _WEEK,
        _QUARTER,
        _FEAST_DAY,
        _NUMERIC,
        _ISO,
        _DAY_MONTH,
        _MONTH_DAY,
        _MONTH_YEAR,
        _PART_MONTH,
        _SEASON,
        _MONTH_NUMBER_YEAR,
    )
)
_WEEKDAY_BEFORE = re.compile(rf"\b{_WEEKDAY}\.?,?\s(?:de\s)?\Z", re.IGNORECASE)
_BARE_DAY = rf"(?P<code>{_DAY}[\-/](?:1[0-2]|0?[1-9]))(?![\w\-/]|[.,]\d)"
_CUED_DATE = (
    re.compile(r"(?<![\w\-/.,])(?P<code>(?:[0-2]\d|3[01])[\-/]0[1-9])(?![\w\-/]|[.,]\d)"),
    re.compile(rf"(?:^|\t|[.:;]\s)[\s\-*•]{{0,4}}{_BARE_DAY}"),
    re.compile(
        rf"\b(?:mail|brief|gesprek|gespr\.?|intake|verlof|zitting|verslag|app|afspraak|bezoek|"
        rf"huisbezoek|zie|v\.a\.|t/m|overleg|nota)\s\(?{_BARE_DAY}",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\w)(?P<code>\d{1,2}\s(?:XII|XI|IX|X|VIII|VII|VI|IV|V|III|II|I)\s\d{4})(?!\w)"),
    re.compile(rf"(?:^|[.?!:,]\s)(?P<code>{_YEAR})(?=[?.,!;])"),
    re.compile(
        rf"\b(?:is|ben|was|zijn)\s(?:er\s|ook\s|zelf\s){{0,2}}(?:een\s)?(?:van|uit)\s"
        rf"(?P<code>{_SHORT_YEAR})(?=\s?[,.;)]|\sen\b|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:in|sinds|eind|begin|medio|anno|na|vóór|rond)\s(?P<code>[5-9]\d)(?=\s?[.,;!?)](?!\d)|$|"
        r"\s(?:toen|en|was|werd|kwam|is)\b)", re.I),
    re.compile(
        rf"\b(?:sinds|vanaf|tot|per|naar|rond|na|voor|van|t/m|since|until|till|after|before|"
        rf"from|by)\s(?P<code>{_FULL_MONTH})\b(?!\s\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<code>(?:een\s|a\s)?{_WEEKDAY}(?:nacht|avond|ochtend|middag)?\s(?:in|"
        rf"of)\s{_FULL_MONTH})\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:na|voor|vóór|rond|tot|tegen|after|before|until)\s(?P<code>kerst|kerstmis|pasen|"
        r"pinksteren|suikerfeest|offerfeest|ramadan|carnaval|oud en nieuw|christmas|easter|"
        r"new year)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:tot|naar|vanaf|per|rond|sinds|t/m|moet|moest|moeten|mag|mocht|kan|kon|wordt|werd|"
        r"en|of|is|was)\s(?:[a-z]{1,12}\s)?de\s(?P<code>(?:[12]?\d|3[01])e)\b"
        r"(?!\s(?!(?:van|voor|om|naar|in|op|bij|en|of|dan|weer|was|is|mag|kan|komt|moet|pas|al|met|"
        r"weg|vrij|terug|thuis)\b)[a-z]{2,})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?\.?\s"
        rf"(?P<code>{_DAY}[\-/](?:1[0-2]|0?[1-9]))(?![\d/\-])",
        re.I,
    ),
    re.compile(

        r"\b(?:(?:ma|di|wo|do|vr|za|zo)(?:ndag|nsdag|ensdag|nderdag|ijdag|terdag)?|"
        r"op)\sde\s(?P<code>(?:[12]?\d|3[01])e)\b"
        r"(?!\s(?:keer|etage|verdieping|dag|week|maand|poging|brief|plaats|rij))",
        re.I,
    ),
    re.compile(
        rf"\b(?:op|vrij op|per|d\.d\.|dd\.?|vanaf|tot|sinds|datum:?|"
        rf"on)\s(?P<code>{_DAY}[\-/](?:1[0-2]|0?[1-9]))(?![\d/\-])", re.I),
    re.compile(

        rf"\b(?:in|sinds|vanaf|tot|t/m|uit|eind|begin|medio|half|rond|voor|na|since|until|"
        rf"from|before|after|around|anno|jaar|overl\.?|overleden)"

        rf"\s(?:het\s(?:jaar|voorjaar|najaar)\s|de\s(?:zomer|winter|herfst|"
        rf"lente)\s(?:van\s)?|about\s)?(?P<code>{_SHORT_YEAR})(?![\d\-/]|\s?(?:euro|€|"
        rf"keer))",
        re.I,
    ),
)  # fmt: skip
_BORN = re.compile(
    r"\b(?:geb(?:oren|oortedatum|\.?\s?datum|\.?dat\.?|\.)?|geboortedag|verjaardag|"
    r"verjaart|jarig|born|birth(?:day|\sdate)?|d\.?o\.?b\.?|gebore|birthdate|date of "
    r"birth)"
    r"(?:[\s.:,(=]|op|is|was|de|zijn|in|on){0,14}$",
    re.IGNORECASE,
)

TENS = r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
SPELT = (
    r"(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën)"
    rf"{TENS}|{TENS}|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|"
    r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[\- ](?:one|two|three|four|"
    r"five|six|seven|eight|nine))?|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_COUNT = rf"(?:\d{{1,3}}|{SPELT}|een|one|a|anderhalf|anderhalve|paar|een paar|enkele|half)"
_SPAN_UNIT = (
    r"(?:dag(?:en)?|week|weken|wkn|mnd|mnden|maand(?:en)?|jaar|jaren|days?|weeks?|months?|years?)"
)
_EVENT = (
    r"(?:(?:zijn|haar|mijn|de|het|hun|m'n|z'n|d'r|his|her|my|the)\s)?(?:voorwaardelijke\s)?"
    r"(?:vrijlating|invrijheidstelling|invrijheidsstelling|ontslag|aankomst|detentie|"
    r"vrijkomen|release|arrest|arrestatie|aanhouding|"
    r"opname|overplaatsing|veroordeling|zitting|uitspraak|geboorte|begrafenis|"
    r"overlijden|dood|bevalling|huwelijk|scheiding|v\.?i\.?|intake|verlof|"
    r"vonnis|straf|vertrek|terugkeer|verhuizing|inschrijving|ontruiming)"
)
_RELATIVE = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\b{_COUNT}\s{_SPAN_UNIT}\s(?:na|voor|vóór|after|before|sinds|since)\s{_EVENT}\b",
        rf"\b{_COUNT}\s{_SPAN_UNIT}\s(?:nadat|voordat)\s\w{{1,20}}(?:\s\w{{1,20}}){{1,2}}",

        (rf"\b{_COUNT}\s{_SPAN_UNIT}\s(?:geleden|later|eerder|daarna|ervoor|erna|daarvoor|"
        rf"terug|ago|earlier|before|after)\b"),

        (rf"\bsinds\s(?:de\s)?(?:{_FULL_MONTH}|kerst|pasen|pinksteren|ramadan|suikerfeest|"
        rf"offerfeest|oud en nieuw|zomer|winter|herfst|lente|vorige week|vorig jaar|vorige "
        rf"maand|zijn {_EVENT})\b"),
        rf"\bsince\s(?:{_FULL_MONTH}|christmas|easter|last (?:week|month|year|summer|winter))\b",

        (rf"\b{_COUNT}\s(?:weken|maanden|weeks|months)\s(?=zwanger|pregnant|na\b|voor\b|"
        rf"after\b|oud\b)"),
        r"\b(?:de\s)?(?:dag|week|maand|day|month)\s(?:na|voor|vóór|after|before)\s" + _EVENT,

        r"\b(?:vorige|afgelopen|verleden|last)\s(?:week|maand|jaar|zomer|winter|month|year|"
        r"summer)\s(?:na|voor|after|before)\s" + _EVENT,
    )
)  # fmt: skip
_WEEKS = re.compile(rf"\b(?P<code>(?:\d{{1,2}}|{SPELT})\s(?:weken|weeks))\b", re.IGNORECASE)
_NOT_SINCE = re.compile(
    r"\b(?P<code>(?:\d{1,2}|" + SPELT + r")\s(?:dagen|maanden|mnd|jaar|jaren|months|years))\s"
    r"(?=(?:[\w']{1,12}\s){0,2}(?:niet|niks|geen|niemand|not|no)\b)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:binnen|elke|iedere|per|om de|in de|de eerste|de laatste|over|every|within|"
    r"keer in|op|al)\s$",
    re.I,
)


def dates(page: Page) -> Iterator[Mark]:
    """Find dates, birth dates and times counted from an event."""
    for pattern in (*_DATE, *_CUED_DATE):
        for start, end in found_by(pattern, page.text):
            yield _date(page.text, start, end)
    yield from _months_gone(page.text)
    for pattern in (*_RELATIVE, _NOT_SINCE):
        for start, end in found_by(pattern, page.text):
            yield _mark(start, end, Label.RELDATE, DATES)
    for start, end in found_by(_WEEKS, page.text):
        if not _LOOSE.search(page.text[max(0, start - 14) : start]):
            yield _mark(start, end, Label.RELDATE, DATES)


_IN_MONTH = re.compile(rf"\bin\s(?P<code>{_FULL_MONTH})\b(?!\s\d)", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|waren|werd|werden|kwam|kwamen|ging|gingen|zat|zaten|had|hadden|stond|kreeg|begon|"
    r"overleed|stierf|moest|trok|vertrok|verloor|came|went|left|got|lost|moved|met|did|died|"
    r"[a-z]{3,12}ed)\b",
    re.IGNORECASE,
)


def _date(text: str, start: int, end: int) -> Mark:
    """Return a date with the day of the week before it; after 'geboren' it is a birth date."""
    born = bool(_BORN.search(text[max(0, start - 30) : start]))
    led = _WEEKDAY_BEFORE.search(text[max(0, start - 16) : start])
    label = Label.DOB if born else Label.DATE
    return _mark(start - len(led[0]) if led else start, end, label, STRUCTURED if born else DATES)


def _months_gone(text: str) -> Iterator[Mark]:
    """Find a bare month in a sentence about the past, where it says when something was."""
    for start, end in found_by(_IN_MONTH, text):
        if _PAST.search(_sentence(text, start)):
            yield _mark(start, end, Label.DATE, DATES)


def _sentence(text: str, at: int) -> str:
    """Return the sentence around a place, of a hundred signs to each side at most."""
    before = max(text.rfind(sign, max(0, at - 100), at) for sign in ".!?\n")
    ends = [text.find(sign, at, at + 100) for sign in ".!?\n"]
    return text[max(before, at - 100, 0) : min([e for e in ends if e > 0], default=at + 100)]


def found_by(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of each match, or of its part named `code`."""
    group = "code" if "code" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        yield match.start(group), match.start(group) + len(match[group].rstrip(" .,"))


def _mark(start: int, end: int, label: Label, rank: int) -> Mark:
    return Mark(start, end, label, Tier.AUTO, Layer.STRUCTURED, rank)
