"""Names that are written with initials, by their form alone."""

import re
from collections.abc import Iterator

from app.deid.marks import NAMES, Mark
from app.domain.detection import Label, Layer, Tier

_NAME_BETWEEN = re.compile(
    r"(?<![\w.@])(?:[a-zA-Z]\.\s?){1,4}\([^\W\d_]{2,15}\)\s(?:(?:van|de|der|den|het|'t|ter|ten|te|"
    r"vd|el|al|la|da|dos)\s){0,3}[^\W\d_]{3,25}(?:-[^\W\d_]{2,25})?"
)
_TWO_INITIALS = re.compile(
    r"\b[A-Z]\.\s(?:(?:van|de|der|den|el|al|ait|ben|ter|ten|da|dos)\s){1,2}[A-Z]\."
)
_RUN_TOGETHER = re.compile(r"(?<![\w.@/\-])(?:[A-Z]{1,3}vd[A-Z]{1,2}|[a-z]{1,2}vd[a-z])(?![\w@\-])")
_TITLE_INITIAL = re.compile(
    r"\b(?:dhr|mw|mevr|mevrouw|meneer|mijnheer|heer|mr|mrs|ms|Dhr|Mw|Mevr|Mevrouw|"
    r"Meneer|Mr|Mrs|Ms)\.?\s[A-Z]\."
)
_TITLE_LETTERS = re.compile(
    r"\b(?i:dhr|mw|mevr|mevrouw|meneer|mijnheer|heer|mr|mrs|ms|dr|drs|ing|ir|prof)\.?\s[A-Z]{1,4}\s"
    r"(?:(?:van|de|der|den|ter|ten|te|'t|vd|el|al|la|da|"
    r"dos)\s){0,3}[^\W\d_a-z][^\W\d_]{1,24}(?:-[^\W\d_]{2,24})?"
)
_FORMS = (_TITLE_INITIAL, _TITLE_LETTERS, _TWO_INITIALS, _RUN_TOGETHER, _NAME_BETWEEN)


def initialled(text: str) -> Iterator[Mark]:
    """Find names by their initials: 'mevr. B.', 'K. de J.', 'HvdM', 'A. (Ad) van Riel'."""
    for form in _FORMS:
        for match in form.finditer(text):
            yield Mark(match.start(), match.end(), Label.PERSON, Tier.AUTO, Layer.NAMES, NAMES)
