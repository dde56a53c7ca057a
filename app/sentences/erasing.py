"""What is said when somebody can't be erased."""

from app.domain.erasure import NotTheCode, NotWithdrawn, OnlyTheLead
from app.language import Words
from app.sentences.sentence import Entries, Sentence


def _only_the_lead(_error: OnlyTheLead, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit kan alleen een onderzoeksleider."),
        words.say("Wissen is voorgoed en gaat over alles van een deelnemer."),
        words.say("Vraag het de onderzoeksleider. Die doet het op de eigen laptop."),
    )


def _not_the_code(error: NotTheCode, words: Words) -> Sentence:
    return Sentence(
        words.say("Er is niets gewist."),
        words.say("Dit is niet de code van deze deelnemer."),
        words.say("Typ {code} om te bevestigen.", code=error.code),
    )


def _not_withdrawn(error: NotWithdrawn, words: Words) -> Sentence:
    return Sentence(
        words.say("Er is niets gewist."),
        words.say("{code} heeft nog niet alles ingetrokken.", code=error.code),
        words.say("Leg eerst vast dat alles is ingetrokken, of kies een andere grond."),
    )


ERASING: Entries = {
    OnlyTheLead: _only_the_lead,
    NotTheCode: _not_the_code,
    NotWithdrawn: _not_withdrawn,
}
