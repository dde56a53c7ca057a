"""Words for the release: what was found, how sure that is, and what was decided."""

from app.domain.detection import Kind, Label, Layer, Span, Tier
from app.domain.release import Detection, Verdict
from app.language import Words
from app.services.detecting import StewardText
from app.ui.notice import Tone


def label_word(words: Words, label: Label) -> str:
    """Return what sort of thing a find is."""
    return (_people_labels(words) | _number_labels(words) | _around_labels(words))[label]


def kind_word(words: Words, kind: Kind) -> str:
    """Return how directly a find points at a person."""
    say = words.say
    return {
        Kind.DIRECT: say("wijst direct aan"),
        Kind.QUASI: say("wijst indirect aan"),
        Kind.CONTEXT: say("omstandigheid"),
    }[kind]


def find_word(words: Words, span: Span) -> str:
    """Return how sure a find is, in a word or two."""
    say = words.say
    if span.layer is Layer.OTHER_CASES:
        return say("uit een ander dossier")
    return {
        Tier.AUTO: say("zeker"),
        Tier.REVIEW: say("kijk na"),
        Tier.FLAG: say("lees de passage"),
        Tier.INFO: say("ter info"),
    }[span.tier]


def find_tone(span: Span) -> Tone:
    """Return the tone a find is drawn in while nobody has decided on it."""
    if span.layer is Layer.OTHER_CASES:
        return Tone.OVERDUE
    return {
        Tier.AUTO: Tone.WATER,
        Tier.REVIEW: Tone.DUE,
        Tier.FLAG: Tone.STOPPED,
        Tier.INFO: Tone.PLAIN,
    }[span.tier]


def find_icon(span: Span) -> str:
    """Return the drawing that goes with how sure a find is."""
    if span.layer is Layer.OTHER_CASES:
        return "triangle-alert"
    return {
        Tier.AUTO: "scan-line",
        Tier.REVIEW: "eye",
        Tier.FLAG: "flag",
        Tier.INFO: "info",
    }[span.tier]


def verdict_word(words: Words, mark: Detection) -> str:
    """Return what was decided on a mark; without a decision how sure the find is."""
    say = words.say
    return {
        Verdict.UNDECIDED: find_word(words, mark.span),
        Verdict.MASK: say("gemaskeerd"),
        Verdict.KEEP: say("blijft staan"),
    }[mark.verdict]


def verdict_tone(mark: Detection) -> Tone:
    """Return the tone a mark is drawn in."""
    return {
        Verdict.UNDECIDED: find_tone(mark.span),
        Verdict.MASK: Tone.PLAIN,
        Verdict.KEEP: Tone.GOOD,
    }[mark.verdict]


def verdict_icon(mark: Detection) -> str:
    """Return the drawing that goes with a mark."""
    return {
        Verdict.UNDECIDED: find_icon(mark.span),
        Verdict.MASK: "check",
        Verdict.KEEP: "eye",
    }[mark.verdict]


def text_state_word(words: Words, text: StewardText) -> str:
    """Return how far a text is, for the queue."""
    if not text.may_share:
        return words.say("blijft hier")
    if not text.searched:
        return words.say("niet doorzocht")
    if text.undecided:
        return words.say("{n} open", n=text.undecided)
    return words.say("gelezen") if text.read else words.say("nog lezen")


def text_state_tone(text: StewardText) -> Tone:
    """Return the tone of that."""
    if not text.may_share:
        return Tone.STOPPED
    if text.searched and text.undecided == 0 and text.read:
        return Tone.GOOD
    return Tone.DUE if text.searched else Tone.PLAIN


def text_state_icon(text: StewardText) -> str:
    """Return the drawing that goes with it."""
    if not text.may_share:
        return "hand"
    if not text.searched:
        return "scan-line"
    if text.undecided:
        return "circle-dot"
    return "circle-check" if text.read else "book-open"


def fact_word(words: Words, variable: str) -> str:
    """Return what a variable of the bundle is called on the risk sheet."""
    say = words.say
    return {
        "site_kind": say("soort locatie"),
        "site": say("locatie"),
        "group": say("doelgroep"),
    }[variable]


def _people_labels(words: Words) -> dict[Label, str]:
    say = words.say
    return {
        Label.PERSON: say("persoon"),
        Label.NICK: say("bijnaam"),
        Label.PHONE: say("telefoonnummer"),
        Label.EMAIL: say("e-mailadres"),
        Label.HANDLE: say("accountnaam"),
        Label.URL: say("webadres"),
        Label.DOB: say("geboortedatum"),
        Label.AGE: say("leeftijd"),
        Label.OFFENCE: say("feit of delict"),
        Label.UNIQUE: say("herkenbare bijzonderheid"),
    }


def _number_labels(words: Words) -> dict[Label, str]:
    say = words.say
    return {
        Label.IBAN: say("rekeningnummer"),
        Label.BSN: say("burgerservicenummer"),
        Label.SKN: say("strafrechtnummer"),
        Label.VNR: say("v-nummer"),
        Label.CASENO: say("zaaknummer"),
        Label.IDNR: say("documentnummer"),
        Label.PLATE: say("kenteken"),
        Label.NUMBER: say("nummer"),
    }


def _around_labels(words: Words) -> dict[Label, str]:
    say = words.say
    return {
        Label.POSTCODE: say("postcode"),
        Label.ADDRESS: say("adres"),
        Label.STREET: say("straat"),
        Label.DATE: say("datum"),
        Label.RELDATE: say("periode"),
        Label.LOC: say("plaats"),
        Label.ORG: say("organisatie"),
        Label.PI: say("gevangenis"),
        Label.UNIT: say("afdeling"),
        Label.SCHOOL: say("school"),
    }
