"""How old somebody is."""

import re
from collections.abc import Iterator

from app.deid.dates import SPELT, TENS, found_by
from app.deid.marks import DATES, Mark
from app.deid.page import Page
from app.domain.detection import Label, Layer, Tier

_AGE_NUMBER = rf"(?:[1-9]\d?|{SPELT})"
_YEARS = r"(?:\s?(?:jaar(?:\soud|\sjong)?|jr\.?|j\.?|years?\sold|yo|y/o|jarige?)\b)"
_CHILD = (
    r"(?:zoon(?:tje)?|dochter(?:tje)?|kind(?:eren|eje|je)?|jongen|jongetje|meisje|meid|"
    r"man|vrouw|broer(?:tje)?|zus(?:je)?|neef(?:je)?|"
    r"nicht(?:je)?|baby|peuter|puber|tweeling|vriend(?:in)?|gast|kerel|jongens|zoons|"
    r"zonen|dochters|meiden|son|daughter|child|children|boy|girl|kid|kids|brother|"
    r"sister|"
    r"leeftijd|collega|bewaarder|opa|oma|vader|moeder)"
)
_AFTER_AGE = (
    r"(?=\s?(?:[,.;:)!?'\"’”]|$|(?:en|die|is|was|zit|met|uit|in|op|wordt|bij|heeft|had|"
    r"naar|woont|niet|nu|jaar|of|ofzo|toen|denk|geloof|nog|pas|dus|maar|want|als|inmiddels|"
    r"volgens|kwam|en|who|and|that|from|on|when|but|at|years)\b))"
)
_NOT_AGE = (
    r"(?!\s?(?:uur|uren|euro|eur|€|%|procent|keer|maal|x|dag|dagen|week|weken|maand|"
    r"maanden|mnd|minuten|min|kilo|kg|km|meter|cm|graden|man|vrouwen|"
    r"mensen|personen|kinderen|zonen|dochters|broers|zussen|stuks|boeken|brieven|"
    r"gesprekken|keren|punten|van de|hours|days|weeks|months|minutes|people|times|"
    r"percent|kids|children|cellen|"
    r"anderen|bij|tegen|op een|zakken|sigaretten|jaar (?:cel|detentie|gevangenisstraf|"
    r"geleden|lang|later|in|vast|gezeten|onvoorwaardelijk|werk|bij|samen|getrouwd|"
    r"ervaring|niet|daarna|na|voor|zwanger|geen)|"
    r"years (?:in|ago|of|later|for|and|before|after)))"
)
_AGE_LIST = rf"{_AGE_NUMBER}(?:,\s{_AGE_NUMBER}){{0,5}}\s(?:en|and|&)\s{_AGE_NUMBER}"
_AGES = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\b(?:zijn|waren|are|were|kinderen|leeftijden?:?)\s(?P<code>{_AGE_LIST})(?=\s?[.,;)]|\sjaar)",
        (rf"\b(?:met|at)\s(?P<code>1\d|{SPELT})\s(?:jaar\s)?(?=kwam|ging|werd|was|zat|begon|liep|had|"
        rf"woonde|verliet|vertrok|trouwde)"),
        (rf"\b(?:tot|toen|als|omdat|until|when)\s(?:hij|zij|ze|ik|je|we|he|she|i|die|(?-i:[A-Z][a-zë]{{2,14}}))\s"
        rf"(?:was\s)?(?P<code>{_AGE_NUMBER})(?:\sjaar)?\s?(?=was\b|werd\b|ben\b|waren\b|[,.])"),
        (rf"\b(?:hoe oud|leeftijd|how old|age)\b[^?\n.]{{0,30}}\?\s(?:[A-Z]:\s)?"
        rf"(?P<code>{_AGE_NUMBER})\b"
        r"(?![.,:]\d)"),
        (rf"\b(?:jongste|oudste|middelste|kleinste|kleine|{_CHILD})\s(?:is|was|wordt|werd)\s"
        rf"(?P<code>[1-9])(?=\s?[,.;)]|\sen\b)"),
        rf",\s(?P<code>(?:[a-zé]{{3,6}}(?:en|ën))?{TENS})(?=\s?[.;)])",
        r"\b(?P<code>[1-9]\d?)\s(?:aña|anja|años|anos|ans|lat|yaş|yaşında)\b",
        r"(?<![\d.,])(?P<code>[1-9]\d?\s?(?:-|\s)?jarigen?)\b",
        rf"\b(?P<code>{_AGE_NUMBER}\s?(?:jaar\s(?:oud|jong)|years?[\s\-]old|y/?o))\b",

        (rf"\b(?:is|was|ben|bent|werd|wordt|word|geworden|net|bijna|nu|leeftijd:?|lft\.?:?|"
        rf"age[d]?:?|turned|turns|am|i'm)\s(?:(?:net|nu|bijna|pas|al|nog|zelf|inmiddels|toen|"
        rf"toen pas|toen net|toen al|er|ook|ruim|amper|intussen|dan|destijds|"
        rf"only|now|just|nearly|vandaag|gisteren|then|almost)\s)?"

        rf"(?P<code>(?:[1-9]\d|[1-9](?=\s?(?:jaar|jr))|{SPELT}){_YEARS}?)(?!\w|:\d|[/\-]|"
        rf"[.,]\d){_NOT_AGE}{_AFTER_AGE}"),
        rf"(?P<code>\b(?:[1-9]\d|{SPELT}))\s(?:geworden|werd|jaar was|jaar ben)\b",

        (rf"\b{_CHILD}\s(?:van|of|aged)\s(?P<code>{_AGE_NUMBER}{_YEARS}?)\b(?!:\d|[/\-]|"
        rf"[.,]\d){_NOT_AGE}{_AFTER_AGE}"),

        (rf"\b{_CHILD}\s(?:van|of|aged)\s{_AGE_NUMBER}{_YEARS}?(?:,\s{_AGE_NUMBER})?\s(?:en|"
        rf"and)\s(?P<code>{_AGE_NUMBER}{_YEARS}?)\b(?!:\d|[/\-]|[.,]\d){_NOT_AGE}"),

        (r"(?:^|[,;:(]\s?|\.\s)(?P<code>[1-9]\d?\s?(?:jaar|jr\.?|j\.|yrs?|"
        r"years?))(?=\s?[,.;)]|\s(?:en|uit|komt|woont)\b)"),

        (rf"\b(?-i:[A-Z])[^\W\d_]{{1,20}}\s(?:van|"
        rf"of)\s(?P<code>{_AGE_NUMBER}{_YEARS})(?=\s?[,.;)]|\s(?:en|die|is|was)\b)"),

        (r"\b(?P<code>(?:rond|tegen|richting|begin|eind|half|midden|dik in|diep in|"
        r"over)\s(?:de\s)?[1-9]0)"
        r"(?!\s?(?:euro|uur|jaar|mensen|procent|%|keer|kilo|km|minuten|dagen|weken)|[\d.,:]\d|\w)"),

        (r"\b(?P<code>(?:rond|tegen|richting)\sde\s(?:twintig|dertig|veertig|vijftig|zestig|"
        r"zeventig))\b"
        r"(?!\s(?:euro|mensen|keer))"),
        r"\b(?:is|wordt|werd|was)\s(?P<code>anderhalf)(?=\s?[,.;)])",
        rf",\s(?P<code>{SPELT}\s(?:jaar|years?)(?:\soud|\sold)?)(?=\s?[,.;)])",
        (rf"\b{_CHILD}\s(?-i:[A-Z])[^\W\d_]{{1,20}}\s(?:is\s|van\s)?"
        rf"(?P<code>{_AGE_NUMBER}{_YEARS}?)(?=\s?[,.;)])"),
        rf"[(]\s?(?:(?:m|v|man|vrouw|f)[\s,/]{{1,2}})?(?P<code>[1-9]\d?{_YEARS}?)\s?[),]",
        rf"[(]\s?(?P<code>{_AGE_LIST}(?:\sjaar)?)\s?[)]",
        (r"\b(?:was|is|ben|van|toen|nu)\s(?:toen\s|nu\s|ook\s)?een jaar of "
        rf"(?P<code>{_AGE_NUMBER})(?=\s?[,.;)]|"
        r"\s(?:was|is|en|toen|oud|denk)\b|$)(?!\s(?:cel|straf))"),
        r"\b(?P<code>[1-9]\d\s(?:lentes|zomers|winters)(?:\s(?:jong|oud))?)\b",
        (r"[(,;]\s?(?:en\s)?(?-i:[A-Z])[^\W\d_]{1,20},\s(?P<code>[1-9])"
        r"(?=\)|,\s(?:en\s)?(?-i:[A-Z]))"),
        r"\sen\s(?-i:[A-Z])[^\W\d_]{1,20},\s(?P<code>[1-9])(?=\))",
        rf"[\w.]\s?,\s(?P<code>[1-9]\d{_YEARS}?)(?=\s?[,.;)\n](?!\d))",

        (rf"(?:\b[mv]\.?|\b(?:man|vrouw|jongen|meisje|deelneemster|"
        rf"deelnemer))[\s,]{{1,2}}(?P<code>[1-9]\d{_YEARS}?)(?=\s?[,.;)\n](?!\d))"),

        (r"\b(?P<code>(?:ruim|begin|eind|midden|half|achter|ver|diep|"
        r"halverwege)?\s?(?:in\s)?(?:de|zijn|haar)\s(?:twintig|dertig|veertig|vijftig|"
        r"zestig|zeventig|tachtig))\b(?!\s?(?:euro|jaar|mensen))"),

        (r"\b(?P<code>(?:begin|eind|midden|half|achter in de|achterin de)\s(?:twintig|"
        r"dertig|veertig|vijftig|zestig|zeventig|tachtig))\b(?!\s?(?:euro|jaar|mensen))"),
        r"\b(?P<code>(?:twintiger|dertiger|veertiger|vijftiger|zestiger|zeventiger|tachtiger))\b",

        (r"\b(?P<code>in (?:his|her|my) (?:early |mid |late |mid-)?(?:teens|twenties|"
        r"thirties|forties|fifties|sixties|seventies))\b"),

        (rf"\b(?:wij|we|ik|hij|zij|ze)\s(?:was|waren|ben|"
        rf"is)\s(?P<code>{_AGE_NUMBER})(?=\s(?:toen|en)\b)"),
        r"\b(?P<code>[1-9]\d\sjaar)(?=\s?[,.)]?\s?(?:en\s)?(?:komt|woont|geboren|zit|afkomstig|$))",
    )
)  # fmt: skip


def ages(page: Page) -> Iterator[Mark]:
    """Find ages: how old somebody is, not how long something lasted."""
    for pattern in _AGES:
        for start, end in found_by(pattern, page.text):
            yield Mark(start, end, Label.AGE, Tier.AUTO, Layer.STRUCTURED, DATES + 1)
