"""How consent stands, as paper says it to whoever stands at the door."""

from app.domain.consent import Scope, Standing
from app.language import Words


def consent_word(words: Words, standing: Standing) -> str:
    """Return how consent stands, as far as it matters at the door."""
    if standing.withdrawn in {Scope.FURTHER_TALKS, Scope.EVERYTHING}:
        return words.say("toestemming ingetrokken: geen gesprek")
    if standing.may_talk:
        return words.say("toestemming gegeven")
    if standing.record is None:
        return words.say("toestemming nog vragen")
    return words.say("zei nee: geen gesprek")


def recording_word(words: Words, standing: Standing) -> str:
    """Return whether sound may be recorded."""
    if "recording" in standing.granted:
        return words.say("opname mag")
    return words.say("geen opname")
