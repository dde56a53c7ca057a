"""Text as it really comes in: unseen signs, odd spaces, broken lines, letters in every dress."""

import itertools
import unicodedata

import pytest

from app.deid.engine import Detector
from app.domain.detection import KnownTerm, Label

PLAIN = "Karim Bouazza belt Zoë Çelik op 06-12345678. Hij woont op Molenstraat 12a in Utrecht."
SECRETS = ("Karim", "Bouazza", "Zoë", "Çelik", "06-12345678", "Molenstraat 12a", "Utrecht")
DRESSES = {
    "as it is": lambda sign: sign,
    "marks apart from their letters": lambda sign: unicodedata.normalize("NFD", sign),
    "a space of no width after each vowel": lambda sign: sign + "\u200b" * (sign in "aeiou"),
    "soft hyphens": lambda sign: sign + "\u00ad" * (sign in "rz"),
    "spaces that don't break": lambda sign: sign.replace(" ", "\u00a0"),
    "narrow spaces": lambda sign: sign.replace(" ", "\u202f"),
    "hyphens that don't break": lambda sign: sign.replace("-", "\u2011"),
    "wide letters": lambda sign: chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign,
    "lines broken the Windows way": lambda sign: sign.replace(".", ".\r\n"),
    "lines broken in an old way": lambda sign: sign.replace(".", ".\u2028"),
    "pictures around": lambda sign: sign.replace(".", "😀👨‍👩‍👧."),
    "written from right to left": lambda sign: sign.replace(".", "\u202c.\u202e"),
}
ODD_TERMS = (
    "", " ", "K", ".*(", "[a-z]+\\", "Karim", "Karim", "x" * 3000, "\u0301", "İ", "de", "'",
)  # fmt: skip
LONG = (
    "KarimBouazza" * 500, "a" * 20_000, "Karim " * 2_000, "a-" * 5_000, "d'" * 5_000, "A. " * 3_000,
    "1" * 20_000, "\u0301" * 5_000, "\n" * 20_000, "van de " * 2_000, "(" * 20_000, "\ud800Karim",
)  # fmt: skip


@pytest.mark.parametrize("dress", DRESSES, ids=str)
def test_what_identifies_is_found_however_its_signs_were_typed(
    detector: Detector, dress: str
) -> None:
    typed = [DRESSES[dress](sign) for sign in PLAIN]
    starts = [0, *itertools.accumulate(len(sign) for sign in typed)]
    masked = {p for s in detector.find("".join(typed)) for p in range(s.start, s.end)}
    for secret in SECRETS:
        first = PLAIN.index(secret)
        for at in range(first, first + len(secret)):
            assert starts[at] in masked, secret


@pytest.mark.parametrize("text", ["", " \t\r\n", *LONG], ids=lambda text: text[:8])
def test_text_without_sense_gives_places_inside_it(detector: Detector, text: str) -> None:
    terms = [KnownTerm(term, label) for term in ODD_TERMS for label in (None, *Label)]
    ends = 0
    for span in detector.find(text, terms):
        assert ends <= span.start < span.end <= len(text)
        ends = span.end
