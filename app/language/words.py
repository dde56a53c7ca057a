"""The one way a sentence reaches a person: a Dutch source text, looked up and then filled in."""

import gettext
from enum import StrEnum
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parents[2] / "resources" / "i18n"


class UiLanguage(StrEnum):
    """A language that screens, sheets and the terminal speak."""

    NL = "nl"
    EN = "en"


class Words:
    """Says a Dutch source text in one language; Dutch itself needs no catalogue."""

    def __init__(self, language: UiLanguage, catalogue: gettext.NullTranslations) -> None:
        """Speak `language` with the given catalogue."""
        self.language = language
        self._catalogue = catalogue

    def say(self, text: str, /, **fields: object) -> str:
        """Return `text` in this language with its `{fields}` filled in."""
        said = self._catalogue.gettext(text)
        return said.format(**fields) if fields else said

    def say_n(self, one: str, many: str, n: int, /, **fields: object) -> str:
        """Return the form for `n` things, in which `{n}` is the number."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **fields)


def speak(language: UiLanguage) -> Words:
    """Return the words of `language`; a missing catalogue is our bug and raises OSError."""
    if language is UiLanguage.NL:
        return Words(language, _Dutch())
    with (CATALOGUES / f"{language.value}.mo").open("rb") as file:
        return Words(language, gettext.GNUTranslations(file))


class _Dutch(gettext.NullTranslations):
    """The source language: what is written is what is said."""
