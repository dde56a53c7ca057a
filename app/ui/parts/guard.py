"""Warns beside a field when a number is typed that may never be written down."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.domain.numbers import Forbidden, forbidden_number
from app.language import Words
from app.ui.parts.fields import Field


class NumberGuard:
    """Watches fields; it warns and never forbids, since a telephone may look like a number too."""

    def __init__(self, words: Words) -> None:
        """Warn in these words."""
        self._words = words
        self._warned: dict[Field, str] = {}
        self._accepted: dict[Field, str] = {}

    def watch(self, field: Field) -> Field:
        """Look at whatever is typed in this field from now on."""
        control = field.control
        if isinstance(control, QLineEdit | QPlainTextEdit):
            control.textChanged.connect(partial(self._look, field))
        return field

    def forget(self, field: Field) -> None:
        """Stop minding a field that goes away."""
        self._warned.pop(field, None)

    def is_content(self) -> bool:
        """Tell whether all is well; the same numbers are asked about once and then let through."""
        if self._warned == self._accepted:
            return True
        self._accepted = dict(self._warned)
        for field in self._warned:
            field.control.setFocus()
            break
        return not self._warned

    def _look(self, field: Field, *_text: str) -> None:
        found = forbidden_number(field.text)
        if found:
            self._warned[field] = field.text
            field.complain(warning(self._words, found))
        elif self._warned.pop(field, None) is not None:
            field.complain("")


def warning(words: Words, found: Forbidden) -> str:
    """Return the sentence that stands beside the field."""
    say = words.say
    return {
        Forbidden.BSN: say(
            "Dit lijkt een burgerservicenummer. Dat mag hier nooit staan. Haal het weg."
        ),
        Forbidden.CASE_NUMBER: say(
            "Dit lijkt een parketnummer. Dat mag hier niet staan. Haal het weg."
        ),
        Forbidden.CHAIN_NUMBER: say(
            "Dit lijkt een nummer van justitie of de IND. Dat mag hier niet staan. Haal het weg."
        ),
    }[found]
