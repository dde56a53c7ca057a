"""What choices of the domain are called, in the same words on screen and on paper."""

from app.domain.journey import Lane
from app.domain.participant import Group, SiteKind
from app.domain.schedule import Outcome
from app.language.words import Words


def outcome_word(words: Words, outcome: Outcome) -> str:
    """Return how an appointment ended."""
    say = words.say
    return {
        Outcome.HELD: say("gehouden"),
        Outcome.MOVED: say("verzet"),
        Outcome.TRANSFERRED: say("overgeplaatst"),
        Outcome.ISOLATION: say("isolatie"),
        Outcome.COURT: say("naar de rechtbank"),
        Outcome.REGIME: say("regime liet het niet toe"),
        Outcome.STAFF_SHORTAGE: say("te weinig personeel"),
        Outcome.ILLNESS: say("ziek"),
        Outcome.NOT_SHOWN: say("niet verschenen"),
        Outcome.CANCELLED_BY_PARTICIPANT: say("afgezegd door deelnemer"),
        Outcome.CANCELLED_BY_US: say("afgezegd door ons"),
    }[outcome]


def lane_word(words: Words, lane: Lane) -> str:
    """Return a life domain."""
    say = words.say
    return {
        Lane.IDENTITY_DOCUMENT: say("identiteitsbewijs"),
        Lane.INCOME: say("inkomen"),
        Lane.DEBTS: say("schulden"),
        Lane.WORK: say("werk"),
        Lane.EDUCATION: say("opleiding"),
        Lane.HOUSING: say("wonen"),
        Lane.HEALTH: say("gezondheid"),
        Lane.ADDICTION: say("verslaving"),
        Lane.FAMILY: say("gezin en netwerk"),
        Lane.OTHER: say("overig"),
    }[lane]


def group_word(words: Words, group: Group) -> str:
    """Return why somebody takes part."""
    say = words.say
    return {
        Group.DETAINEE: say("gedetineerde"),
        Group.EX_DETAINEE: say("ex-gedetineerde"),
        Group.AT_RISK_YOUTH: say("risicojongere"),
        Group.PROFESSIONAL: say("professional"),
        Group.SOCIAL_NETWORK: say("sociaal netwerk"),
    }[group]


def site_kind_word(words: Words, kind: SiteKind) -> str:
    """Return what kind of place a site is."""
    say = words.say
    return {
        SiteKind.PRISON: say("penitentiaire inrichting"),
        SiteKind.MUNICIPALITY: say("gemeente"),
    }[kind]
