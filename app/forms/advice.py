"""Advice to authors on plain language; it never makes a form fail, and it is no badge."""

import re
from collections.abc import Iterator

from app.domain.consent_form import ConsentForm
from app.domain.errors import Problem
from app.domain.language_tag import Language
from app.forms.body import read_body
from app.forms.heading import split
from app.forms.page import Page
from app.forms.shelves import Filed
from app.language import Words

LONGEST_SENTENCE = {Language.NL_SIMPLE: 12, Language.NL: 20, Language.EN: 22}
"""In words; a sentence that is read aloud to somebody under strain."""

LONGEST_WORD = 15
"""In letters, in easy Dutch."""

EXPLAINED = frozenset({"gepseudonimiseerd", "persoonsgegevens"})
"""Long words that the shipped form explains or that are somebody's name."""

PLAINER = {
    "nl": {
        "aangaande": "over",
        "betreffende": "over",
        "conform": "volgens",
        "derhalve": "daarom",
        "faciliteren": "helpen",
        "indien": "als",
        "inzake": "over",
        "middels": "met",
        "participeren": "meedoen",
        "respondent": "deelnemer",
        "retourneren": "terugsturen",
        "teneinde": "om",
        "tevens": "ook",
        "verstrekken": "geven",
        "anoniem": "gepseudonimiseerd",
        "geanonimiseerd": "gepseudonimiseerd",
    },
    "en": {
        "anonymised": "pseudonymised",
        "anonymous": "pseudonymised",
        "commence": "begin",
        "hereby": "with this",
        "prior": "before",
        "pursuant": "under",
        "utilise": "use",
    },
}
"""Words to avoid and what to say instead; nothing here is anonymous, so that is never said."""

SENTENCE = re.compile(r"[^.!?]+[.!?]*")
LINE_OR_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
WORD = re.compile(r"\{\w+\}|[^\W_]+(?:[’'-][^\W_]+)*")


def advise(filed: Filed[ConsentForm], words: Words) -> Iterator[Problem]:
    """Yield advice on the long sentences and hard words of one consent form."""
    page = Page(filed.name, filed.text, words)
    _, skipped = split(page)
    language = filed.noun.language
    for chapter in read_body(page, skipped, keeps_lines=True).chapters:
        yield from _advise_text(page, language, chapter.title, chapter.line)
        for block in chapter.blocks:
            yield from _advise_text(page, language, block.text, block.line)


def _advise_text(page: Page, language: Language, text: str, first: int) -> Iterator[Problem]:
    pattern = LINE_OR_SENTENCE if language.keeps_lines else SENTENCE
    for found in pattern.finditer(text):
        sentence = found[0]
        start = found.start() + len(sentence) - len(sentence.lstrip())
        line = first + text.count("\n", 0, start)
        spoken = WORD.findall(sentence)
        most = LONGEST_SENTENCE.get(language)
        if most and len(spoken) > most:
            yield Problem(
                page.name,
                line,
                page.say(
                    "Advies: deze zin heeft {count} woorden. Probeer het met {most}.",
                    count=len(spoken),
                    most=most,
                ),
            )
        for word in spoken:
            yield from _advise_word(page, language, word.lower(), line)


def _advise_word(page: Page, language: Language, word: str, line: int) -> Iterator[Problem]:
    plainer = PLAINER.get(language.base, {}).get(word)
    if plainer:
        yield Problem(
            page.name,
            line,
            page.say(
                "Advies: schrijf ‘{plainer}’ in plaats van ‘{word}’.", plainer=plainer, word=word
            ),
        )
    elif language is Language.NL_SIMPLE and _is_long(word):
        yield Problem(
            page.name,
            line,
            page.say(
                "Advies: ‘{word}’ is een lang woord. Kan het korter, of staat er uitleg bij?",
                word=word,
            ),
        )


def _is_long(word: str) -> bool:
    return len(word) > LONGEST_WORD and word not in EXPLAINED and not word.startswith("{")
