"""Words for who takes part, where, and how they may be reached."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from app.domain.identity import MayKnow, RouteKind
from app.domain.participant import Certainty, ReleaseDate, Status
from app.domain.users import Role
from app.language import Words
from app.language.dates import short_day
from app.ui.notice import Tone

E = TypeVar("E", bound=StrEnum)


def options(
    words: Words, word: Callable[[Words, E], str], members: Iterable[E]
) -> tuple[tuple[str, str], ...]:
    """Return pairs of key and word for these members, in their order."""
    return tuple((member.value, word(words, member)) for member in members)


def status_word(words: Words, status: Status) -> str:
    """Return where a participant stands in the study."""
    say = words.say
    return {
        Status.ENROLLED: say("doet mee"),
        Status.FINISHED: say("afgerond"),
        Status.LOST: say("uit beeld"),
        Status.WITHDRAWN: say("gestopt"),
    }[status]


def status_tone(status: Status) -> Tone:
    """Return the tone of that status."""
    return {
        Status.ENROLLED: Tone.WATER,
        Status.FINISHED: Tone.GOOD,
        Status.LOST: Tone.OVERDUE,
        Status.WITHDRAWN: Tone.STOPPED,
    }[status]


def status_icon(status: Status) -> str:
    """Return the drawing that goes with that status."""
    return {
        Status.ENROLLED: "user",
        Status.FINISHED: "circle-check",
        Status.LOST: "eye-off",
        Status.WITHDRAWN: "octagon",
    }[status]


def certainty_word(words: Words, certainty: Certainty) -> str:
    """Return how sure a date is."""
    say = words.say
    return {
        Certainty.FIRM: say("zeker"),
        Certainty.ESTIMATED: say("geschat"),
        Certainty.UNKNOWN: say("onbekend"),
    }[certainty]


def release_words(words: Words, release: ReleaseDate) -> str:
    """Return a release date with its certainty: *rond vr 4 dec 2026 (geschat)*."""
    if release.day is None:
        return words.say("nog onbekend")
    day = short_day(words, release.day)
    if release.certainty is Certainty.ESTIMATED:
        return words.say("rond {day} (geschat)", day=day)
    return day


def role_reach(words: Words, role: Role) -> str:
    """Return what somebody with that role can open and do."""
    say = words.say
    return {
        Role.LEAD: say("Opent gesprekken en namen, en beslist wie er bij kan."),
        Role.INTERVIEWER: say("Opent gesprekken en namen."),
        Role.STEWARD: say("Opent gesprekken, nooit de namen, en geeft bundels vrij."),
    }[role]


def role_word(words: Words, role: Role) -> str:
    """Return what somebody does in the study."""
    say = words.say
    return {
        Role.LEAD: say("onderzoeksleider"),
        Role.INTERVIEWER: say("interviewer"),
        Role.STEWARD: say("databeheerder"),
    }[role]


def route_word(words: Words, kind: RouteKind) -> str:
    """Return a way to reach somebody."""
    say = words.say
    return {
        RouteKind.PHONE: say("telefoon"),
        RouteKind.EMAIL: say("e-mail"),
        RouteKind.POST: say("post"),
        RouteKind.PERSON: say("via iemand"),
    }[kind]


def route_icon(kind: RouteKind) -> str:
    """Return the drawing of that way."""
    return {
        RouteKind.PHONE: "phone",
        RouteKind.EMAIL: "mail",
        RouteKind.POST: "scroll-text",
        RouteKind.PERSON: "user",
    }[kind]


def of_word(words: Words, of: str) -> str:
    """Return whose route it is; anything but `self` is a role as it was typed."""
    return words.say("van de deelnemer zelf") if of == "self" else of


def may_know_word(words: Words, may_know: MayKnow) -> str:
    """Return what whoever answers may be told."""
    say = words.say
    return {
        MayKnow.NOTHING: say("mag niets weten"),
        MayKnow.A_STUDY: say("mag weten: een onderzoek"),
        MayKnow.THIS_STUDY: say("mag weten: dit onderzoek"),
    }[may_know]
