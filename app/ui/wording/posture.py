"""Words for the posture of a laptop: what was seen, and what it would give away."""

from app.domain.posture import LONG, Found, Posture, Swap, Worry
from app.language import Words
from app.language.dates import day_and_time


def worry_sentence(words: Words, worry: Worry, posture: Posture) -> str:
    """Return what is worth knowing, and what to do about it."""
    say = words.say
    now = day_and_time(words, posture.now)
    last = day_and_time(words, posture.last) if posture.last else ""
    return {
        Worry.CLOCK_BEHIND: say(
            "De klok staat op {now}, maar het laatste in dit onderzoek is van {last}. Zet de klok "
            "goed: anders vallen afspraken en rondes op verkeerde dagen.",
            now=now,
            last=last,
        ),
        Worry.CLOCK_AHEAD: say(
            "De klok staat op {now}; het laatste in dit onderzoek is van {last}, meer dan {days} "
            "dagen eerder. Klopt de klok?",
            now=now,
            last=last,
            days=LONG.days,
        ),
        Worry.DISK: say(
            "De schijf waar dit onderzoek op staat is niet versleuteld, voor zover te zien. Het "
            "onderzoek zelf is dat wel. Wat andere programma's bewaren, ligt open. Vraag de "
            "beheerder om schijfversleuteling."
        ),
        Worry.SWAP: say(
            "Het systeem kan stukken geheugen onversleuteld op de schijf zetten. Daar kan iets bij "
            "zijn van wat je nu leest. Met schijfversleuteling is dat over."
        ),
        Worry.HIBERNATION: say(
            "In de diepe slaapstand komt het hele geheugen op de schijf, onversleuteld. Vergrendel "
            "Waterlijn voordat je de laptop dichtdoet, of zet hem uit."
        ),
    }[worry]


def disk_words(words: Words, found: Found) -> str:
    """Return whether the disk is encrypted, as far as can be seen."""
    return {
        Found.YES: words.say("versleuteld"),
        Found.NO: words.say("niet versleuteld, voor zover te zien"),
        Found.UNKNOWN: words.say("kon niet nagaan"),
    }[found]


def swap_words(words: Words, swap: Swap) -> str:
    """Return where the system puts memory it has no room for."""
    return {
        Swap.NONE: words.say("wordt niet gebruikt"),
        Swap.ENCRYPTED: words.say("versleuteld, of alleen in het geheugen"),
        Swap.PLAIN: words.say("niet versleuteld, voor zover te zien"),
        Swap.UNKNOWN: words.say("kon niet nagaan"),
    }[swap]


def sleep_words(words: Words, posture: Posture) -> str:
    """Return whether sleep may write memory to the disk."""
    if posture.hibernates is Found.YES and posture.swap is Swap.ENCRYPTED:
        return words.say("kan, versleuteld")
    return {
        Found.YES: words.say("kan geheugen op de schijf zetten"),
        Found.NO: words.say("zet geen geheugen op de schijf"),
        Found.UNKNOWN: words.say("kon niet nagaan"),
    }[posture.hibernates]


def clock_words(words: Words, posture: Posture) -> str:
    """Return whether the clock can be right, going by the last event."""
    if posture.last is None:
        return words.say("nog niets om mee te vergelijken")
    wrong = {Worry.CLOCK_BEHIND, Worry.CLOCK_AHEAD} & set(posture.worries)
    if wrong:
        return words.say("staat waarschijnlijk verkeerd")
    return words.say("loopt door na de laatste handeling")
