"""The languages in which people are spoken to: registered tags, and what follows from them."""

from enum import StrEnum


class Direction(StrEnum):
    """Which way a line of text runs."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Language(StrEnum):
    """A language of forms and sheets, by its BCP 47 tag."""

    NL = "nl"
    NL_SIMPLE = "nl-simple"
    EN = "en"
    AR = "ar"
    TR = "tr"

    @property
    def base(self) -> str:
        """Return the language without its variant: `nl` for easy Dutch."""
        return self.value.partition("-")[0]

    @property
    def direction(self) -> Direction:
        """Return which way this language is written; the tag knows, the text is never asked."""
        if self.base in RIGHT_TO_LEFT:
            return Direction.RIGHT_TO_LEFT
        return Direction.LEFT_TO_RIGHT

    @property
    def native_name(self) -> str:
        """Return the language's name as its own speakers write it."""
        return NATIVE_NAMES[self]

    @property
    def keeps_lines(self) -> bool:
        """Return whether every line of a form stays a line of its own, as easy language asks."""
        return self is Language.NL_SIMPLE


RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

NATIVE_NAMES = {
    Language.NL: "Nederlands",
    Language.NL_SIMPLE: "Makkelijk Nederlands",
    Language.EN: "English",
    Language.AR: "العربية",
    Language.TR: "Türkçe",
}
