"""Numbers that may never be written down: they name somebody to every authority in the country."""

from enum import StrEnum
from re import IGNORECASE
from re import compile as pattern


class Forbidden(StrEnum):
    """What a number looks like; a citizen service number has no place in a study (art. 46 UAVG)."""

    BSN = "bsn"
    CASE_NUMBER = "case_number"
    CHAIN_NUMBER = "chain_number"
    """The number of somebody in criminal justice (SKN), or of a foreigner (V-number)."""


BSN_LENGTH = 9
_RUN = pattern(r"\+?\d(?:[ .\-]?\d)*")
_CASE = pattern(r"(?<!\d)\d{2}[-/. ]\d{6}[-/ ]\d{2}(?!\d)")
_CHAIN = pattern(
    r"\b(?:skn|strafrechtsketennummer|v-?nummer|vreemdelingennummer)\b\D{0,12}\d{5}", IGNORECASE
)


def forbidden_number(text: str) -> Forbidden | None:
    """Return what sort of forbidden number seems to stand in `text`, if any."""
    if _CHAIN.search(text):
        return Forbidden.CHAIN_NUMBER
    if _CASE.search(text):
        return Forbidden.CASE_NUMBER
    if any(passes_eleven_check(_digits(found[0])) for found in _RUN.finditer(text)):
        return Forbidden.BSN
    return None


def passes_eleven_check(digits: str) -> bool:
    """Tell whether nine digits pass the check of a citizen service number."""
    if len(digits) != BSN_LENGTH or not digits.isdecimal() or not digits.strip("0"):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0


def _digits(run: str) -> str:
    # A number with its country in front is a telephone.
    return "" if run.startswith("+") else "".join(sign for sign in run if sign.isdecimal())
