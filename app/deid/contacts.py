"""Ways to reach somebody: telephone numbers, mail, handles, web addresses."""

import re
from collections.abc import Iterator

from app.deid.marks import STRUCTURED, Mark
from app.deid.page import Page
from app.domain.detection import Label, Layer, Tier

_DIGITS = range(6, 16)

_SEP = r"[ .\-/–]{0,3}"
_SPOKEN = (
    r"(?:\d|nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|dubbel|vijven|zessen|"
    r"zevens|achten|negens|vieren)"
)
_TENS = (
    r"(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën))?"
    r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
)
_SPOKEN_PAIR = (
    rf"(?:{_TENS}|tien|elf|twaalf|(?:der|veer|vijf|zes|zeven|acht|negen)tien|\d{{1,2}}|{_SPOKEN})"
)
_PHONES = (
    re.compile(
        rf"\b(?:nul|0)[ \-]?(?:zes|6)(?:[ ,.\-]{{1,2}}{_SPOKEN_PAIR}\b){{4,8}}", re.IGNORECASE
    ),
    re.compile(
        r"(?!\b(?:(?:een|één),?\stwee|twee,?\sdrie|drie,?\svier|vier,?\svijf|vijf,?\szes)\b)"
        r"(?:\b(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)\b[ ,]{1,2}){6,10}"
        r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d/+,.\-])31[1-9]\d{8}(?!\d)"),
    re.compile(
        rf"\b(?:nul|0)[ \-]?(?:zes|6)(?:[ .\-]{{0,2}}{_SPOKEN}){{6,10}}(?!\d)", re.IGNORECASE
    ),
    # Dutch mobile numbers, with or without the land, in any grouping
    re.compile(rf"(?<![\d/+])(?:\+|00){_SEP}31{_SEP}(?:\(0\){_SEP})?[1-9](?:{_SEP}\d){{8}}(?!\d)"),
    re.compile(rf"(?<![\d/+,.])0{_SEP}6(?:{_SEP}\d){{8}}(?!\d)"),
    # Dutch land lines: area code of two or three figures after the nought
    re.compile(r"(?<![\d/+,.])\(?0[1-9]\d{1,2}\)?[ .\-–/]{1,3}\d(?:[ .\-]?\d){5,6}(?!\d)"),
    re.compile(r"(?<![\d/+,.\-])0[1-578]\d{8}(?!\d)"),
    re.compile(r"(?<![\d/+,.\-])0(?:800|900|88)[ \-]{1,3}\d(?:[ \-]?\d){3,6}(?!\d)"),
    # foreign numbers with their land
    re.compile(rf"(?<![\d/+])(?:\+{_SEP}|00[ \-]?)[1-9]\d{{0,2}}(?:{_SEP}\(?\d\)?){{6,12}}(?!\d)"),
    re.compile(
        r"\b(?:tel|telefoon|telefoonnummer|telnr|mob|mobiel|mobile|phone|whatsapp|app|bel|"
        r"bellen|call|gsm|06)\b"
        r"[\s.:=()]{0,4}(?:(?:nr|nummer|is|op|via|me|hem|haar|at|"
        r"on)[\s.:]{1,2}){0,2}(?P<code>\+?\d(?:[ .\-]?\d){5,12})(?!\d)",
        re.IGNORECASE,
    ),
)
_AT = (
    r"(?:@|\s?[\[({]\s?(?:at|apenstaartje|apestaart|apestaartje)\s?[\])}]\s?|"
    r"\sapenstaartje\s|\sapestaartje\s|\sapestaart\s|\sat\s)"
)
_DOT = r"(?:\.|\s?[\[({]\s?(?:dot|punt)\s?[\])}]\s?|\s(?:dot|punt)\s)"
_MAIL = re.compile(
    rf"(?<![\w.+\-])\w[\w.+\-]{{0,63}}{_AT}\w[\w\-]{{0,40}}(?:{_DOT}\w[\w\-]{{0,30}}){{"
    rf"0,3}}{_DOT}[a-z]{{2,12}}\b",
    re.IGNORECASE,
)
_MAIL_SPOKEN = re.compile(
    rf"(?<![\w.+\-])\w[\w+\-]{{0,40}}(?:\s(?:punt|dot|streepje|"
    rf"underscore)\s\w{{1,30}}){{1,3}}{_AT}\w[\w\-]{{0,40}}{_DOT}[a-z]{{2,12}}\b",
    re.IGNORECASE,
)
_MAIL_BARE = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{2,40}(?![\w.]*\w)")
_WEB = re.compile(
    r"(?<![\w@.])(?:https?://[^\s<>\"')]{3,200}|www\.[^\s<>\"')]{3,200}|"
    r"(?:[a-z0-9\-]{1,40}\.){1,3}(?:nl|com|be|org|net|eu|info|me|tv|de|example|app|io|"
    r"gg|co|uk|tk|cw|sr|ma|tr|pl|amsterdam|online|shop|link|page)"
    r"(?:/[^\s<>\"')]{0,200})?(?![\w@]))",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[\w][\w.\-]{1,38}\w")
_SOCIAL = (
    r"insta(?:gram)?|ig|snap(?:chat)?|sc|tik\s?tok|tt|twitter|telegram|tg|facebook|fb|"
    r"youtube|yt|discord|signal|threads|skype|kik|linkedin|onlyfans|soundcloud|spotify|"
    r"playstation|psn|xbox|twitch"
)
_SOCIAL_NAME = re.compile(
    rf"\b(?:{_SOCIAL})\b(?:[\s\-]?(?:account|naam|kanaal|profiel|handle|user(?:name)?))?"
    r"(?:\s(?:van\s(?:deelnemer|hem|haar)|is|heet|staat|onder|als|onder de naam|"
    r"account|op|name)){0,3}\s?[:=,(]?\s?[\"'‘“]?"
    r"(?P<code>(?=[\w.\-]{0,40}[\d_.])\w[\w.\-]{2,38}\w)",
    re.IGNORECASE,
)
_CALLED_THERE = re.compile(
    rf"\b(?:{_SOCIAL})\b(?:,)?\s(?:heet|heette|noemt|is)\s(?:hij|zij|ze|ik)(?:\szich)?\s[\"'‘“]?"
    r"(?P<code>(?=[\w.\-]{0,40}[\d_.])\w[\w.\-]{2,38}\w)",
    re.IGNORECASE,
)
_USERNAME = re.compile(
    r"\b(?:gebruikersnaam|username|accountnaam|inlognaam|account|nickname|"
    r"gamertag)\b(?:\s(?:is|was|heet))?\s?[:=]?\s?[\"'‘“]?"
    r"(?P<code>(?=[\w.\-]{0,40}[\d_.])\w[\w.\-]{2,38}\w)",
    re.IGNORECASE,
)


def contacts(page: Page) -> Iterator[Mark]:
    """Find every telephone number, mail address, handle and web address."""
    for label, pattern, rank in _ALL:
        for match in pattern.finditer(page.text):
            group = "code" if "code" in pattern.groupindex else 0
            found = match[group].rstrip(" .-,;:!?")
            if label is Label.PHONE and not _dialled(found):
                continue
            start = match.start(group)
            yield Mark(start, start + len(found), label, Tier.AUTO, Layer.STRUCTURED, rank)


_ALL: tuple[tuple[Label, re.Pattern[str], int], ...] = (
    (Label.EMAIL, _MAIL, STRUCTURED - 2),
    (Label.EMAIL, _MAIL_SPOKEN, STRUCTURED - 3),
    (Label.EMAIL, _MAIL_BARE, STRUCTURED - 1),
    (Label.HANDLE, _WEB, STRUCTURED - 1),
    (Label.HANDLE, _HANDLE, STRUCTURED),
    (Label.HANDLE, _SOCIAL_NAME, STRUCTURED),
    (Label.HANDLE, _USERNAME, STRUCTURED),
    (Label.HANDLE, _CALLED_THERE, STRUCTURED),
    *((Label.PHONE, pattern, STRUCTURED) for pattern in _PHONES),
)


def _dialled(found: str) -> bool:
    """Tell whether it has as many figures as a telephone number, and is no date."""
    if re.match(r"(?:0[ \-]?)?[a-zé]{3,}", found, re.IGNORECASE):
        return True
    digits = sum(c.isdigit() for c in found)
    return digits in _DIGITS and not re.fullmatch(r"\d{1,2}[\-./]\d{1,2}[\-./]\d{4}", found)
