"""What can go wrong on paper; the words stand in app.language."""

from dataclasses import dataclass

from app.domain.errors import WaterlijnError
from app.domain.language_tag import Language


@dataclass(eq=False)
class ScriptNotPrintable(WaterlijnError):
    """A form in a language written from right to left can be shown on screen, not yet printed."""

    language: Language
