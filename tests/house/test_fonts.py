"""The shipped fonts hold every letter and sign that screens and sheets use."""

import pytest
from fontTools.ttLib import TTFont

from tests.house.tree import ROOT

FONTS = ROOT / "resources" / "fonts"
LETTERS = "aÀàáâäåæçÇèéêëíîïñóôöøœùúûüÿßẞ ĳĲ ğĞıİşŞ ąĄćĆęĘłŁńŃśŚźŹżŻ îâșțăĂ čšžđ őű ŵŷ"
SIGNS = "“”‘’„‚…–—·•×€§©°½¼²³−\u2010\u2011\u00a0\u202f☐☑✓✔✗→←↑↓↳❝❞●○◐◉□≈≥≤▸▾"
ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي؟،؛٠١٢٣٤٥٦٧٨٩"


@pytest.mark.parametrize("weight", ["Regular", "Italic", "SemiBold", "Bold", "BoldItalic"])
def test_the_family_holds_the_letters_of_our_languages_and_our_signs(weight: str) -> None:
    assert _missing(f"AtkinsonHyperlegibleNext-{weight}.ttf", LETTERS + SIGNS) == []


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_arabic_has_a_font_of_its_own(weight: str) -> None:
    assert _missing(f"NotoSansArabic-{weight}.ttf", ARABIC) == []


def _missing(font: str, text: str) -> list[str]:
    with TTFont(FONTS / font, lazy=True) as opened:
        known = opened.getBestCmap()
    return [letter for letter in text if ord(letter) not in known]
