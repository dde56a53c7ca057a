"""Stories that point at one person: grave offences told in detail, news, being the only one."""

import re
from collections.abc import Iterator

from app.deid.marks import NET, STORY, Mark
from app.deid.page import Page
from app.domain.detection import Label, Layer, Tier

_CRIMES = (
    r"(?:gewapende |poging tot |dubbele |dodelijke |fatale )?(?:overval(?:len)?|"
    r"roofoverval|steekpartij|schietpartij|schietincident|moord|doodslag|verkrachting|"
    r"brandstichting|ontvoering|gijzeling|kaping|brand|woningbrand|explosie|ontploffing|diefstal|oplichterij|verduistering|smokkel|"
    r"drugssmokkel|drugstransport|cocaïnevangst|ontsnapping|uitbraak|wraakactie|doodsteken|"
    r"doodschieten|verdwijning|ontucht|aanranding|verkeersongeluk|ongeluk|ongeval|"
    r"plofkraak|ramkraak|liquidatie|"
    r"zedenzaak|aanslag|aanrijding|oplichting|fraude|mishandeling|"
    r"vergiftiging|wurging|afrekening|bomaanslag|beroving|roof|inbraak|afpersing|"
    r"vuurwerkbom|drugslab|stalking|kindermisbruik|misbruik|"
    r"robbery|murder|stabbing|shooting|rape|arson|kidnapping|manslaughter|hijacking)"
)
_DETAIL = r"(?:op|bij|in|aan|van|waarbij|waarin|die|met|tegen|door|of|at|where|that|on|in which)"
_OFFENCE = (
    re.compile(
        rf"\b(?:de|het|een|die|the|a)\s{_CRIMES}\s{_DETAIL}\s[^.;!?'\"\n]{{8,160}}",
        re.IGNORECASE,
    ),
    re.compile(

        r"\b(?:veroordeeld|vastgezeten|gezeten|opgepakt|aangehouden|gepakt|verdacht|vast|"
        r"bekend|berucht|nieuws|convicted|arrested|known)\s(?:voor|wegens|om|van|na|for|of|"
        r"vanwege):?\s"
        r"(?P<code>(?:het|de|een|zijn|the|a)\s[^.;!?'\"\n]{20,160})",
        re.IGNORECASE,
    ),
    re.compile(

        r"\b(?P<code>(?:de|een|het|die)\s[^\W\d_]{4,25}\s(?:die|waarbij|"
        r"waarin)\s[^.;!?'\"\n]{0,60}\b(?:doodgeschoten|doodgestoken|neergestoken|"
        r"neergeschoten|vermoord|verkracht|leeghaalde|leegroofde|"

        r"beroofde|ontvoerd|gegijzeld|verbrand|vergiftigd|gewurgd|doodgereden|opgelicht|"
        r"oplichtte|misbruikte|in brand|vermoordde|doodsloeg|stal|"
        r"verduisterde)[^.;!?'\"\n]{0,60})",
        re.IGNORECASE,
    ),
    re.compile(

        r"\b(?:zijn|haar|mijn|de|een|z'n|"
        r"m'n)\s[^\W\d_]{3,20}(?:\s[\w'-]{2,15}){0,5}\s(?:doodgeschoten|doodgestoken|"
        r"neergestoken|neergeschoten|vermoord|verkracht|gewurgd|doodgereden|in brand "
        r"gestoken|doodgeslagen)\b",
        re.IGNORECASE,
    ),
)  # fmt: skip
_UNIQUE = (
    re.compile(
        r"\b(?:de|het)\s(?:moeder|vader|broer|zus|zoon|dochter|weduwe|vrouw|man|opa|oma|neef|nicht)\s"
        r"van\s(?:de|het|die|dat)\s[^\W\d_]{3,20}\s(?:die|dat|uit|met|van)\s[^.;,!?'\"\n]{5,90}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:oud|ex|voormalig|voormalige|vroegere|gewezen|former)(?:-|\s)(?!vrouw|man|vriend|partner|"
        r"echtgeno|verloofde|collega|gedetineerd|huis|adres|baas|school)[a-z]{4,20}\s(?:van|in|bij|uit|"
        r"op|of|at)\s[^.;,!?'\"\n]{4,60}",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:de|onze|the)\s(?:aalmoezenier|burgemeester|wethouder|notaris|kampioen)\b"),
    re.compile(

        r"\b(?:krant(?:en)?|nieuws|internet|filmpje|bekend|viral|omroep|stadsblad|iedereen|"
        r"newspaper|online)\b[^.;!?\n]{0,60}?[\s:,](?P<code>(?:de|die|dat|het|"
        r"the)\s[^.;!?\n]{25,160})",
        re.IGNORECASE,
    ),
    re.compile(

        r"\b(?:de|het|als|the|was)\s(?:enige(?:\s(?:vrouw|man|jongen|meisje|nederlander|"
        r"gedetineerde|persoon|woman|one))?(?=\s(?:op|in|van|binnen|met|uit|of|on|with))|"
        r"oudste|jongste|langstzittende|bekendste|beroemdste|only one|oldest|youngest)\b"
        r"(?=[^.;!?\n]{0,40}\b(?:op|in|van|met|die|binnen|on|in|of|with|who)\b)[^.;,!?'\"\n]{5,90}",
        re.IGNORECASE,
    ),
    re.compile(

        r"\b(?:oud-|voormalig\s|vroegere?\s|ex-|former\s)?(?:wethouder|burgemeester|"
        r"raadslid|kamerlid|minister|profvoetballer|profbokser|topsporter|kampioen|"
        r"olympisch[^\s]{0,3}|"

        r"zanger(?:es)?|rapper|artiest|acteur|actrice|presentator|schrijver|hoogleraar|"
        r"professor|predikant|priester|imam|notaris|rechter|officier van justitie|"

        r"politieman|politieagent|militair|piloot|chirurg|huisarts|directeur|bestuurder|"
        r"mayor|alderman|footballer|singer|veteraan|commando)"
        r"\s(?:in|van|bij|uit|op|of|at|for|geweest|was)\s[^.;,!?'\"\n]{3,60}",
        re.IGNORECASE,
    ),
    re.compile(

        r"\b(?:landelijk nieuws|in het nieuws|in alle kranten|in de krant|op tv|op "

        r"televisie|opsporing verzocht|het filmpje gezien|filmpje van|viral|op de "
        r"voorpagina|de media|"
        r"journalist(?:en)?|"

        r"documentaire|podcast|een pagina over|stond in de krant|hele dorp weet|hele buurt "
        r"weet|iedereen weet wie|in the news|in the papers|on television)\b",
        re.IGNORECASE,
    ),
)  # fmt: skip


def stories(page: Page) -> Iterator[Mark]:
    """Find passages that may tell a reader who this is."""
    for label, patterns, rank in (
        (Label.OFFENCE, _OFFENCE, STORY),
        (Label.UNIQUE, _UNIQUE, STORY + 1),
    ):
        for pattern in patterns:
            group = "code" if "code" in pattern.groupindex else 0
            for match in pattern.finditer(page.text):
                found = match[group].rstrip(" ,")
                start = match.start(group)
                yield Mark(start, start + len(found), label, Tier.FLAG, Layer.STORY, rank)


_LEFT = re.compile(r"(?<![\w.,/\-€@])\d(?:[ .\-/]?\d){4,19}(?![\w@]|[.,]\d)")
_AMOUNT = re.compile(
    r"^\s{0,2}(?:euro|eur|€|,-|%|views|volgers|kilo|kg|km|mensen|stappen|gulden|dollar)",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){1,3}")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[\-/]\s?(?:(?:19|20)\d\d|\d\d)")


_FOREIGN_SIGN = "[\u0370-\u1dff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]"
_OTHER_SCRIPT = re.compile(rf"{_FOREIGN_SIGN}{{2,60}}(?:[ \-]{_FOREIGN_SIGN}{{1,60}}){{0,40}}")


def leftovers(page: Page) -> Iterator[Mark]:
    """Find long numbers that nothing else explains, and words in a script that no list holds."""
    for match in _OTHER_SCRIPT.finditer(page.text):
        yield Mark(match.start(), match.end(), Label.PERSON, Tier.REVIEW, Layer.NET, NET)
    for match in _LEFT.finditer(page.text):
        if (
            _GROUPED.fullmatch(match[0])
            or _YEARS.fullmatch(match[0])
            or _AMOUNT.match(page.text[match.end() :])
        ):
            continue
        if page.text[max(0, match.start() - 2) : match.start()].strip().endswith("€"):
            continue
        yield Mark(match.start(), match.end(), Label.NUMBER, Tier.REVIEW, Layer.NET, NET)
