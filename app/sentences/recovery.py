"""What is said when something copied from a recovery sheet does not fit."""

from app.crypto.errors import (
    RecoveryCodeMissing,
    RecoveryShareMistyped,
    RecoverySharesApart,
    RecoverySheetOld,
    RecoveryWordMistyped,
)
from app.domain.recovery_code import CHECK_GROUP, LinePlace, RecoveryCodeMistyped, Slip
from app.domain.users import Store
from app.language import Words
from app.sentences.sentence import Entries, Sentence


def _mistyped(error: RecoveryCodeMistyped, words: Words) -> Sentence:
    return Sentence(
        words.say("{code} klopt niet.", code=_code(error.store, words)),
        _slip(error, words),
        words.say("Vergelijk met het herstelblad en verbeter alleen die regel.")
        if error.line
        else words.say("Vergelijk de regels met het herstelblad."),
    )


def _slip(error: RecoveryCodeMistyped, words: Words) -> str:
    line, say = error.line, words.say
    if error.slip is Slip.FOREIGN_SIGN:
        return say(
            "Regel {line}, groep {group}: daar staat een teken dat in geen code voorkomt. Een "
            "code heeft geen letter B, I of O en geen cijfer 1.",
            line=line,
            group=error.group,
        )
    if error.slip is Slip.ELSEWHERE and error.home:
        return _elsewhere(line, error.home, words)
    return {
        Slip.WRONG_SIGN: _wrong_sign(error, words),
        Slip.LENGTH: say(
            "Regel {line} heeft {found} tekens; het zijn er {wanted}.",
            line=line,
            found=error.found,
            wanted=error.wanted,
        ),
        Slip.LINES: _too_few(error, words),
    }.get(
        error.slip,
        say("Er staat een teken verkeerd. Typ de controletekens mee: die zeggen in welke regel."),
    )


def _too_few(error: RecoveryCodeMistyped, words: Words) -> str:
    if error.line:
        return words.say("Regel {line} is nog leeg.", line=error.line)
    return words.say(
        "Er staan {found} regels; het zijn er {wanted}.", found=error.found, wanted=error.wanted
    )


def _wrong_sign(error: RecoveryCodeMistyped, words: Words) -> str:
    line, group, say = error.line, error.group, words.say
    if not group:
        return say("In regel {line} staat meer dan één teken verkeerd.", line=line)
    if group == CHECK_GROUP:
        return say("In regel {line} staat een controleteken verkeerd.", line=line)
    return say(
        "In regel {line} staat een teken verkeerd, waarschijnlijk in groep {group}.",
        line=line,
        group=group,
    )


def _elsewhere(line: int, home: LinePlace, words: Words) -> str:
    return words.say(
        "Bij regel {line} staat regel {other} van {code}.",
        line=line,
        other=home.line,
        code=_inside(home.store, words),
    )


def _word(error: RecoveryWordMistyped, words: Words) -> Sentence:
    why = words.say("Woord {word} komt in geen enkel deel voor.", word=error.word)
    if error.near:
        why = words.say(
            "Woord {word} komt in geen enkel deel voor. Staat er “{near}”?",
            word=error.word,
            near=error.near,
        )
    return Sentence(
        _share(error.store, error.share, words),
        why,
        words.say("Vergelijk dat woord met het blad."),
    )


def _share_mistyped(error: RecoveryShareMistyped, words: Words) -> Sentence:
    why = words.say(
        "Er staan {found} woorden; het zijn er {wanted}.", found=error.found, wanted=error.wanted
    )
    if error.found == error.wanted:
        why = words.say("Alle woorden bestaan, maar één ervan hoort hier niet of staat verwisseld.")
    return Sentence(
        _share(error.store, error.share, words),
        why,
        words.say("Vergelijk de woorden een voor een met het blad."),
    )


def _apart(error: RecoverySharesApart, words: Words) -> Sentence:
    why = words.say("Deze twee delen horen niet bij elkaar: een ervan is van een ander blad.")
    if error.same:
        why = words.say("Er zijn twee verschillende delen nodig; dit is twee keer hetzelfde.")
    return Sentence(
        words.say("{code} klopt niet.", code=_code(error.store, words)),
        why,
        words.say("Neem twee delen die samen zijn afgedrukt, met dezelfde letter."),
    )


def _missing(error: RecoveryCodeMissing, words: Words) -> Sentence:
    which = {
        Store.RESEARCH: words.say("Code A opent de gesprekken van dit onderzoek niet."),
        Store.IDENTITY: words.say("Code B opent de namen van dit onderzoek niet."),
    }
    return Sentence(
        which[error.store],
        words.say("Hij is goed overgetypt, maar hoort bij een ander onderzoek of een oud blad."),
        words.say("Zoek het nieuwste herstelblad van dit onderzoek."),
    )


def _old(error: RecoverySheetOld, words: Words) -> Sentence:
    return Sentence(
        words.say("{code} is van het oude herstelblad.", code=_code(error.store, words)),
        words.say("Het nieuwe blad moet worden geprobeerd; daarna werkt het oude niet meer."),
        words.say("Typ de code van het blad dat je net hebt afgedrukt."),
    )


def _code(store: Store, words: Words) -> str:
    return {
        Store.RESEARCH: words.say("Code A, van de gesprekken,"),
        Store.IDENTITY: words.say("Code B, van de namen,"),
    }[store]


def _inside(store: Store, words: Words) -> str:
    return {Store.RESEARCH: words.say("code A"), Store.IDENTITY: words.say("code B")}[store]


def _share(store: Store, share: int, words: Words) -> str:
    which = {
        Store.RESEARCH: words.say("Het {n}e deel dat je typte van code A klopt niet.", n=share),
        Store.IDENTITY: words.say("Het {n}e deel dat je typte van code B klopt niet.", n=share),
    }
    return which[store]


RECOVERY: Entries = {
    RecoveryCodeMistyped: _mistyped,
    RecoveryCodeMissing: _missing,
    RecoverySheetOld: _old,
    RecoveryWordMistyped: _word,
    RecoveryShareMistyped: _share_mistyped,
    RecoverySharesApart: _apart,
}
