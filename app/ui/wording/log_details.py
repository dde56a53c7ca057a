"""Words for the log: the groups of acts, and what a code in an event stands for."""

from collections.abc import Callable, Mapping

from app.domain.consent import Scope
from app.domain.erasure import ErasureReason
from app.domain.log import LogEvent, LogKind
from app.domain.log_groups import LogGroup, LogWish
from app.domain.participant import Status
from app.language import Words
from app.language.dates import without_weekday
from app.ui.wording.consent import scope_word
from app.ui.wording.erasure import reason_short
from app.ui.wording.log import log_line
from app.ui.wording.people import status_word


def log_group_word(words: Words, group: LogGroup) -> str:
    """Return what sort of act this is, in the plural."""
    say = words.say
    return {
        LogGroup.OPENINGS: say("openen en vergrendelen"),
        LogGroup.NAMES: say("namen bekeken of gewijzigd"),
        LogGroup.PARTICIPANTS: say("deelnemers en afspraken"),
        LogGroup.CONSENT: say("toestemming"),
        LogGroup.TALKS: say("gesprekken en klantreizen"),
        LogGroup.TEXTS: say("teksten lezen en maskeren"),
        LogGroup.CORRECTIONS: say("verbeteringen achteraf"),
        LogGroup.PRINTING: say("afgedrukt"),
        LogGroup.EXPORTS: say("naar buiten gegaan"),
        LogGroup.USERS: say("gebruikers en wachtzinnen"),
        LogGroup.STUDY: say("het onderzoek zelf"),
    }[group]


def full_line(words: Words, event: LogEvent, users: Mapping[str, str]) -> str:
    """Return what was done as a sentence, with what its codes stand for."""
    said, detail = log_line(words, event, users), _detail(words, event)
    return words.say("{what} ({detail}).", what=said.rstrip("."), detail=detail) if detail else said


def wish_words(words: Words, wish: LogWish, users: Mapping[str, str], sought: str = "") -> str:
    """Return which part of the log somebody looks at, as one line for paper."""
    said = []
    if wish.actor:
        said.append(words.say("door {who}", who=users.get(wish.actor, wish.actor)))
    if wish.group:
        said.append(log_group_word(words, wish.group))
    if wish.about:
        said.append(words.say("over {code}", code=wish.about))
    if wish.first:
        said.append(words.say("vanaf {day}", day=without_weekday(words, wish.first)))
    if wish.last:
        said.append(words.say("tot en met {day}", day=without_weekday(words, wish.last)))
    if sought:
        said.append(words.say("met “{sought}” in de regel", sought=sought))
    return words.say("Gekozen: {choice}.", choice=", ".join(said)) if said else ""


def _detail(words: Words, event: LogEvent) -> str:
    make = _DETAILS.get(event.kind)
    return make(words, event) if make else ""


def _document(words: Words, event: LogEvent) -> str:
    say = words.say
    known = {
        "guide": say("gespreksleidraad"),
        "day": say("dagblad"),
        "cards": say("kaartjes"),
        "journey": say("tekening van de klantreis"),
        "recall": say("brief om te verwijderen"),
        "log": say("het logboek"),
    }
    return known.get(str(event.facts.get("document")), "")


def _failed(words: Words, event: LogEvent) -> str:
    return words.say_n("{n} keer", "{n} keer", int(event.facts.get("count", 1)))


def _agreed(words: Words, event: LogEvent) -> str:
    facts = event.facts
    if "yes" not in facts:
        return ""
    return words.say("{yes} van {items} onderdelen ja", yes=facts["yes"], items=facts["items"])


def _taken_back(words: Words, event: LogEvent) -> str:
    scope = str(event.facts.get("scope"))
    return scope_word(words, Scope(scope)) if scope in set(Scope) else ""


def _status(words: Words, event: LogEvent) -> str:
    status = str(event.facts.get("status"))
    return status_word(words, Status(status)) if status in set(Status) else ""


def _erased(words: Words, event: LogEvent) -> str:
    reason = str(event.facts.get("reason"))
    return reason_short(words, ErasureReason(reason)) if reason in set(ErasureReason) else ""


def _sealed(words: Words, event: LogEvent) -> str:
    facts = event.facts
    if "sequence" not in facts:
        return ""
    people = words.say_n("{n} deelnemer", "{n} deelnemers", int(facts.get("people", 0)))
    return words.say("bundel {n}, {people}", n=facts["sequence"], people=people)


def _decided(words: Words, event: LogEvent) -> str:
    say, facts = words.say, event.facts
    verdict = {
        "mask": say("gemaskeerd"),
        "keep": say("laten staan"),
        "undecided": say("besluit teruggenomen"),
    }.get(str(facts.get("verdict")), "")
    places = words.say_n("{n} plaats", "{n} plaatsen", int(facts.get("count", 1)))
    return say("{verdict}, {places}", verdict=verdict, places=places) if verdict else ""


def _backup(words: Words, event: LogEvent) -> str:
    return words.say("nummer {n}", n=event.facts["number"]) if "number" in event.facts else ""


def _loss(words: Words, event: LogEvent) -> str:
    """Say of which file something was lost, and how much of what was confirmed is left."""
    facts, file = event.facts, event.subject or ""
    if "found" not in facts:
        return file
    return words.say(
        "{file}: {found} van {expected}",
        file=file,
        found=facts["found"],
        expected=facts["expected"],
    )


_DETAILS: dict[LogKind, Callable[[Words, LogEvent], str]] = {
    LogKind.DOCUMENT_PRINTED: _document,
    LogKind.UNLOCK_FAILED: _failed,
    LogKind.CONSENT_RECORDED: _agreed,
    LogKind.CONSENT_WITHDRAWN: _taken_back,
    LogKind.STATUS_CHANGED: _status,
    LogKind.PARTICIPANT_ERASED: _erased,
    LogKind.DETECTION_DECIDED: _decided,
    LogKind.RELEASE_SEALED: _sealed,
    LogKind.LOSS_ACCEPTED: _loss,
    LogKind.BACKED_UP: _backup,
    LogKind.RESTORED: _backup,
}
