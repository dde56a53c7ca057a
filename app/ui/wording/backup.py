"""Why a backup should be replaced, in words."""

from app.domain.backup import Overtaken
from app.language import Words


def overtaken_why(words: Words, what: Overtaken) -> str:
    """Say what has happened since the last backup, and what it means for that one."""
    return {
        Overtaken.SHEET: words.say(
            "Er is een nieuw herstelblad. De laatste reservekopie gaat alleen open met het oude "
            "blad, of met een wachtzin van toen."
        ),
        Overtaken.MEMBER: words.say(
            "Er is iemand uit het onderzoek gehaald. De laatste reservekopie gaat nog open met "
            "diens wachtzin."
        ),
        Overtaken.ERASED: words.say(
            "Er is een deelnemer gewist. In de laatste reservekopie staat die nog."
        ),
    }[what]


def overtaken_short(words: Words, what: Overtaken) -> str:
    """Say the same in a line of today."""
    return {
        Overtaken.SHEET: words.say("de laatste past bij het oude herstelblad"),
        Overtaken.MEMBER: words.say("de laatste opent nog voor wie weg is"),
        Overtaken.ERASED: words.say("in de laatste staat nog wie gewist is"),
    }[what]
