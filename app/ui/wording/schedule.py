"""Words for the schedule: rounds, appointments, attempts to reach somebody."""

from datetime import date

from app.domain.language_tag import Language
from app.domain.protocol import Mode, Wave
from app.domain.schedule import Answered, WaveStanding, WaveState
from app.language import UiLanguage, Words
from app.language.dates import day_month
from app.services.scheduling import Caution


def wave_title(words: Words, wave: Wave) -> str:
    """Return the name of a round in the language of the screen."""
    return wave.title(Language.NL if words.language is UiLanguage.NL else Language.EN)


def mode_word(words: Words, mode: Mode) -> str:
    """Return a way of meeting."""
    say = words.say
    return {
        Mode.INSIDE: say("binnen, op bezoek"),
        Mode.FACE_TO_FACE: say("buiten, in gesprek"),
        Mode.PHONE: say("telefonisch"),
    }[mode]


def wave_state_word(words: Words, state: WaveState) -> str:
    """Return how a round stands, when nothing more is known."""
    say = words.say
    return {
        WaveState.DONE: say("gesproken"),
        WaveState.PLANNED: say("afgesproken"),
        WaveState.OPEN: say("periode open"),
        WaveState.COMING: say("komt nog"),
        WaveState.MISSED: say("gemist"),
        WaveState.UNKNOWN: say("datum onbekend"),
    }[state]


def wave_words(words: Words, wave: WaveStanding, today: date) -> str:
    """Return how a round stands in a word or two: *nog 6 dagen*, *vanaf 3 dec*."""
    if wave.state is WaveState.OPEN and wave.window:
        return days_left(words, wave.window.days_left(today))
    if wave.state is WaveState.COMING and wave.window:
        return words.say("vanaf {day}", day=day_month(words, wave.window.opens))
    if wave.state is WaveState.PLANNED and wave.appointment:
        day = wave.appointment.starts_at.astimezone().date()
        return words.say("afspraak {day}", day=day_month(words, day))
    if wave.state is WaveState.DONE and wave.interview:
        day = wave.interview.started_at.astimezone().date()
        return words.say("gesproken {day}", day=day_month(words, day))
    if wave.state is WaveState.PLANNED:
        return words.say("gesprek loopt")
    return wave_state_word(words, wave.state)


def days_left(words: Words, days: int) -> str:
    """Return how long a window stays open: *nog 6 dagen*, *sluit vandaag*."""
    if days == 0:
        return words.say("sluit vandaag")
    return words.say_n("nog {n} dag", "nog {n} dagen", days)


def answered_word(words: Words, answered: Answered) -> str:
    """Return what came of a contact attempt."""
    say = words.say
    return {
        Answered.REACHED: say("bereikt"),
        Answered.NO_ANSWER: say("geen antwoord"),
        Answered.MESSAGE_LEFT: say("bericht achtergelaten"),
        Answered.WRONG_ROUTE: say("klopt niet meer"),
        Answered.REFUSED: say("wil niet meer"),
    }[answered]


def caution_sentence(words: Words, caution: Caution) -> str:
    """Return what deserves a word about a time; none of it forbids anything."""
    say = words.say
    return {
        Caution.OUTSIDE_WINDOW: say("Deze dag valt buiten de periode van deze ronde."),
        Caution.OVERLAPS: say("Op dit tijdstip staat al een andere afspraak."),
        Caution.WEEKEND: say("Deze dag valt in het weekend."),
        Caution.IN_THE_PAST: say("Dit tijdstip is al voorbij."),
        Caution.AFTER_RELEASE_IN_PRISON: say(
            "Op deze dag is de deelnemer waarschijnlijk al vrij, en de locatie is een gevangenis."
        ),
    }[caution]
