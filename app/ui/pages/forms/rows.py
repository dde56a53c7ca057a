"""What there is to choose from, as rows of one list, each with its text to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.consent_form import ConsentForm, ConsentFormSet, Placeholder
from app.domain.guide import Guide
from app.domain.language_tag import Language
from app.domain.protocol import Protocol, Wave
from app.language import UiLanguage, Words
from app.services.settling import Shelf
from app.ui.notice import Tone
from app.ui.wording import mode_word, wave_title


class Sort(StrEnum):
    """Which shelf a form stands on."""

    CONSENT = "consent"
    GUIDE = "guide"
    PROTOCOL = "protocol"


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form in one language."""

    sort: Sort
    form_id: str
    title: str
    language: Language | None
    version: int
    about: str
    state: str
    tone: Tone
    text: str


def rows(words: Words, shelf: Shelf) -> tuple[FormRow, ...]:
    """Return all forms in use: consent, guides, plans."""
    library, filled = shelf.library, shelf.study.placeholders()
    consent = [
        _consent(words, each, form, filled) for each in library.consent_forms for form in each.forms
    ]
    guides = [_guide(words, each) for each in library.guides]
    return (*consent, *guides, *(_protocol(words, each) for each in library.protocols))


def sort_word(words: Words, sort: Sort) -> str:
    """Return what kind of form it is."""
    say = words.say
    return {
        Sort.CONSENT: say("toestemming"),
        Sort.GUIDE: say("leidraad"),
        Sort.PROTOCOL: say("meetplan"),
    }[sort]


def _consent(
    words: Words, group: ConsentFormSet, form: ConsentForm, filled: Mapping[Placeholder, str]
) -> FormRow:
    whole = form.language in group.complete_languages()
    ready = form.filled(filled)
    open_places = len(ready.unfilled())
    state = words.say("klaar") if whole else words.say("niet compleet")
    if whole and open_places:
        state = words.say_n("{n} gegeven ontbreekt", "{n} gegevens ontbreken", open_places)
    return FormRow(
        Sort.CONSENT,
        form.id,
        ready.title,
        form.language,
        form.version,
        words.say_n("{n} keuze", "{n} keuzes", len(form.items)),
        state,
        Tone.GOOD if whole and not open_places else Tone.DUE,
        _body(ready),
    )


def _guide(words: Words, guide: Guide) -> FormRow:
    topics = words.say_n("{n} onderwerp", "{n} onderwerpen", len(guide.topics))
    about = words.say("{topics}, {minutes} min", topics=topics, minutes=guide.minutes)
    return FormRow(
        Sort.GUIDE,
        guide.id,
        guide.title,
        guide.language,
        guide.version,
        about,
        words.say("klaar"),
        Tone.GOOD,
        _guide_text(words, guide),
    )


def _guide_text(words: Words, guide: Guide) -> str:
    parts = [f"# {guide.title}", *guide.intro]
    for topic in guide.topics:
        minutes = words.say("{title} ({minutes} min)", title=topic.title, minutes=topic.minutes)
        parts += [f"# {minutes}", topic.aim]
        for question in topic.questions:
            parts.append(question.text)
            parts += [f"– {probe}" for probe in question.probes]
    return "\n".join([*parts, *guide.closing])


def _protocol(words: Words, plan: Protocol) -> FormRow:
    title = plan.title(_tag(words))
    waves = [_wave_text(words, wave) for wave in plan.waves]
    return FormRow(
        Sort.PROTOCOL,
        plan.id,
        title,
        None,
        plan.version,
        words.say_n("{n} ronde", "{n} rondes", len(plan.waves)),
        words.say("klaar"),
        Tone.GOOD,
        "\n".join([f"# {title}", *waves]),
    )


def _wave_text(words: Words, wave: Wave) -> str:
    modes = ", ".join(mode_word(words, each) for each in wave.modes)
    when = words.say(
        "Van dag {opens} tot dag {closes}, het liefst dag {target}; dag 0 is de vrijlating.",
        opens=wave.opens.days,
        closes=wave.closes.days,
        target=wave.target.days,
    )
    return f"# {wave_title(words, wave)}\n{when}\n{words.say('Hoe: {modes}.', modes=modes)}"


def _tag(words: Words) -> Language:
    return Language.EN if words.language is UiLanguage.EN else Language.NL


def _body(form: ConsentForm) -> str:
    """Return the text of a form without the heading for the program, lines joined as on paper."""
    text = form.text.split("+++", 2)[-1].strip()
    if form.language.keeps_lines:
        return text
    return "\n".join(_joined(text.splitlines()))


def _joined(lines: list[str]) -> list[str]:
    joined: list[str] = []
    for line in lines:
        starts = not line.strip() or line.startswith(("#", "- ", "!", "?"))
        goes_on = bool(joined) and bool(joined[-1].strip()) and not joined[-1].startswith("#")
        if starts or not goes_on:
            joined.append(line)
        else:
            joined[-1] += " " + line.strip()
    return joined
