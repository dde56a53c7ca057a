"""Words for consent: how it was given, how it stands, how it is taken back."""

from app.domain.consent import Copy, Method, Scope, Standing, Understood
from app.language import Words
from app.ui.notice import Tone


def method_word(words: Words, method: Method) -> str:
    """Return how consent was given."""
    say = words.say
    return {
        Method.SCREEN: say("akkoord op het scherm"),
        Method.PAPER: say("getekend op papier"),
        Method.ORAL: say("hardop gezegd"),
        Method.CROSS: say("met een kruisje"),
    }[method]


def copy_word(words: Words, copy: Copy) -> str:
    """Return what the participant took along."""
    say = words.say
    return {
        Copy.SHEET: say("de brief op papier"),
        Copy.NEUTRAL_CARD: say("een kaartje zonder onderwerp"),
        Copy.NOTHING: say("niets"),
    }[copy]


def understood_word(words: Words, understood: Understood) -> str:
    """Return what the teach-back question showed."""
    say = words.say
    return {
        Understood.YES: say("begrepen"),
        Understood.EXPLAINED_AGAIN: say("nog eens uitgelegd"),
        Understood.NOT_ASKED: say("niet nagevraagd"),
    }[understood]


def scope_word(words: Words, scope: Scope) -> str:
    """Return what a withdrawal is about."""
    say = words.say
    return {
        Scope.ITEM: say("alleen één onderdeel"),
        Scope.CONTACT: say("geen contact meer"),
        Scope.FURTHER_TALKS: say("geen nieuwe gesprekken"),
        Scope.EVERYTHING: say("alles"),
    }[scope]


def scope_sentence(words: Words, scope: Scope) -> str:
    """Return what follows from a withdrawal, for the one who writes it down."""
    say = words.say
    return {
        Scope.ITEM: say("Alleen dit onderdeel vervalt. De rest blijft zoals het was."),
        Scope.CONTACT: say(
            "Wij zoeken geen contact meer, en wat was afgesproken, gaat niet door. Wat al verteld "
            "is, blijft in het onderzoek."
        ),
        Scope.FURTHER_TALKS: say(
            "Er komen geen nieuwe gesprekken, wij zoeken geen contact meer, en wat was "
            "afgesproken, gaat niet door. Wat al verteld is, blijft in het onderzoek."
        ),
        Scope.EVERYTHING: say(
            "De deelnemer stopt. Er komt geen gesprek, afspraak of vrijgave meer bij, wat was "
            "afgesproken, gaat niet door, en niets wat verteld is, gaat nog naar anderen. Bundels "
            "die al weg zijn, kunnen niet terug; de ontvangers horen dat zij dit deel niet meer "
            "mogen gebruiken."
        ),
    }[scope]


def consent_word(words: Words, consent: Standing) -> str:
    """Return how consent stands, in a word or two."""
    say = words.say
    if consent.withdrawn is Scope.EVERYTHING:
        return say("ingetrokken")
    if consent.record is None:
        return say("ontbreekt")
    if not consent.may_talk:
        return say("geen gesprek")
    if consent.refused or consent.withdrawn:
        return say("ja, deels")
    return say("ja")


def consent_tone(consent: Standing) -> Tone:
    """Return the tone in which that is said."""
    if consent.withdrawn is Scope.EVERYTHING:
        return Tone.STOPPED
    if consent.record is None:
        return Tone.DUE
    return Tone.GOOD if consent.may_talk else Tone.STOPPED
