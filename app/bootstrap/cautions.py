"""What is said to whoever just opened a study: a welcome, what was mended, what is not safe yet."""

from app.domain.log import LogKind
from app.domain.users import Role
from app.language import Words
from app.language.dates import day_and_time
from app.services.renewing import sheet_state
from app.services.vault_keeping import OpenStudy
from app.storage.pair import Mended


def cautions_of(opened: OpenStudy, words: Words) -> tuple[str, ...]:
    """Return what is said once to whoever just opened the study, the most pressing last."""
    mended = {
        Mended.NOTHING: "",
        Mended.COMPLETED: words.say(
            "De vorige keer is Waterlijn midden in het opslaan gestopt. Dat is nu afgemaakt; "
            "er is niets verloren."
        ),
        Mended.TAKEN_BACK: words.say(
            "De vorige keer is Waterlijn midden in het opslaan gestopt. Die laatste handeling is "
            "niet bewaard; kijk na wat je het laatst deed."
        ),
    }[opened.opening.mended]
    every = (
        _welcome(opened, words),
        mended,
        _untried(opened, words),
        _wrong_ones(opened, words),
    )
    return tuple(sentence for sentence in every if sentence)


def _untried(opened: OpenStudy, words: Words) -> str:
    """Say to a lead that nobody knows whether the recovery sheet works."""
    if opened.user.role is not Role.LEAD or sheet_state(opened.begin).worked:
        return ""
    return words.say(
        "Het herstelblad is nog nooit overgetypt: niemand weet of het werkt. Ga naar Onderzoek, "
        "Herstel, en probeer het of maak een nieuw blad."
    )


def _wrong_ones(opened: OpenStudy, words: Words) -> str:
    """Say how often somebody typed a wrong passphrase, and since when."""
    opening = opened.opening
    if not opening.failed or opening.since is None:
        return ""
    if opened.user.role is Role.LEAD:
        return words.say_n(
            "Er is {n} keer een verkeerde wachtzin getypt sinds {moment}. Was jij dat niet? Vraag "
            "dan wie het was. Was het niemand, laat de laptop dan niet meer alleen.",
            "Er is {n} keer een verkeerde wachtzin getypt sinds {moment}. Was jij dat niet? Vraag "
            "dan wie het was. Was het niemand, laat de laptop dan niet meer alleen.",
            opening.failed,
            moment=day_and_time(words, opening.since),
        )
    return words.say_n(
        "Er is {n} keer een verkeerde wachtzin getypt sinds {moment}. Was jij dat niet? "
        "Zeg het dan tegen wie het onderzoek leidt.",
        "Er is {n} keer een verkeerde wachtzin getypt sinds {moment}. Was jij dat niet? "
        "Zeg het dan tegen wie het onderzoek leidt.",
        opening.failed,
        moment=day_and_time(words, opening.since),
    )


def _welcome(opened: OpenStudy, words: Words) -> str:
    """Tell somebody what they are here when that is new to them, and what to mind."""
    me, say = opened.user, words.say
    with opened.begin() as work:
        about = work.events.about(me.id)
        openings = [each for each in work.events.of_kind(LogKind.UNLOCKED) if each.actor == me.id]
    before = openings[-2].seq if len(openings) > 1 else 0
    news = {each.kind for each in about if each.seq > before}
    what = _what(me.role, words)
    if LogKind.USER_ADDED in news:
        mind = say("F1 laat zien welke toetsen er zijn.")
        return " ".join((say("Welkom, {name}.", name=me.name), what, _mind(words), mind))
    if LogKind.ROLE_CHANGED in news:
        return f"{say('Je hebt een andere rol gekregen.')} {what}"
    return _mind(words) if LogKind.SLOT_GIVEN in news else ""


def _what(role: Role, words: Words) -> str:
    say = words.say
    return {
        Role.LEAD: say(
            "Je leidt dit onderzoek mee: je opent gesprekken en namen, en beslist wie er bij kan."
        ),
        Role.INTERVIEWER: say("Je bent interviewer: je opent gesprekken en namen."),
        Role.STEWARD: say(
            "Je bent databeheerder: je opent gesprekken, nooit de namen, en geeft bundels vrij."
        ),
    }[role]


def _mind(words: Words) -> str:
    return words.say(
        "Keek er iemand mee toen je wachtzin werd gekozen? Neem dan een andere, bij Onderzoek, Wie "
        "en waar."
    )
