"""Words for erasing somebody: why, and what it needs."""

from app.domain.erasure import ErasureReason
from app.language import Words


def reason_word(words: Words, reason: ErasureReason) -> str:
    """Return why somebody is erased, as it is chosen."""
    return {
        ErasureReason.ASKED: words.say("De deelnemer vroeg erom en heeft alles ingetrokken"),
        ErasureReason.TERM_OVER: words.say("De bewaartermijn is voorbij"),
        ErasureReason.MISTAKE: words.say("Ten onrechte of dubbel ingeschreven"),
        ErasureReason.ORDERED: words.say("Opgelegd, bijvoorbeeld door de ethische commissie"),
    }[reason]


def reason_short(words: Words, reason: ErasureReason) -> str:
    """Return why somebody was erased, as a table shows it."""
    return {
        ErasureReason.ASKED: words.say("op verzoek"),
        ErasureReason.TERM_OVER: words.say("termijn voorbij"),
        ErasureReason.MISTAKE: words.say("ten onrechte ingeschreven"),
        ErasureReason.ORDERED: words.say("opgelegd"),
    }[reason]
