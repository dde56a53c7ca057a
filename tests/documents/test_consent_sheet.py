"""The consent sheet is complete, files itself, and can be read and signed."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from app.documents.consent import consent_sheet
from app.documents.errors import ScriptNotPrintable
from app.documents.mark import QUIET_ZONE, Leaf, Source, mark, modules
from app.documents.page import MARGIN, MARK_BOTTOM, MARK_SIDE, PAGE_HEIGHT, PAGE_WIDTH
from app.documents.preview import pages_as_images
from app.domain.language_tag import Language
from tests.documents.paper import (
    CODE,
    DAY,
    HEAD,
    LANGUAGES,
    WORDS,
    consent_pdf,
    form,
    pages,
    squares,
    with_words,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_copies_hold_every_word_of_the_form(language: str) -> None:
    half = _copies(consent_pdf(language))
    for copy in half:
        whole = "".join(" ".join(copy).split())
        for section in (*form(language).sections, form(language).limits, form(language).closing):
            for paragraph in section.paragraphs:
                assert "".join(paragraph.text.split()) in whole
        for item in form(language).items:
            for words in (item.title, item.question, item.explanation):
                assert "".join(words.split()) in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_whose_it_is_and_which_of_how_many(language: str) -> None:
    for copy in _copies(consent_pdf(language)):
        for number, text in enumerate(copy, 1):
            assert CODE in text
            assert f"bladzijde {number} van {len(copy)}" in text
            assert form(language).digest[:12] in text
            assert f"logboek {HEAD.seq} {HEAD.digest.hex()[:12]}" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_item_stands_on_one_page_with_its_boxes(language: str) -> None:
    for text in _copies(consent_pdf(language))[0]:
        asked = [item for item in form(language).items if item.question in text]
        for item in asked:
            assert " ".join(item.explanation.split()) in text
        assert text.count(" Ja Nee") == len(asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_stands_alone_at_the_foot_of_a_page(language: str) -> None:
    known = form(language)
    headings = [section.heading for section in (*known.sections, known.limits, known.closing)]
    headings.append("Jij kiest: ja of nee")
    for text in pages(consent_pdf(language)):
        assert not text.endswith(tuple(headings))


def test_boxes_to_tick_are_six_millimetres() -> None:
    pdf = consent_pdf()
    found = [size for page in range(len(pages(pdf))) for size in squares(pdf, page)]
    items = len(form().items)
    own = 2 * (1 + 2 * items + 1)
    only_study = 3 * items + 3
    assert len(found) == own + only_study


def test_only_the_study_copy_asks_what_was_understood() -> None:
    own, study = (" ".join(copy) for copy in _copies(consent_pdf()))
    check = form().items[0].check
    assert f"Vraag terug: {check}" in study
    assert check not in own
    assert "Wat neemt de deelnemer mee?" in study


def test_the_mark_says_the_page_and_stands_at_the_same_place_on_every_page() -> None:
    pdf = consent_pdf()
    own, study = _copies(pdf)
    images = [Image.open(BytesIO(each)) for each in pages_as_images(pdf, 4)]
    for leaf, copy in ((Leaf.PARTICIPANT, own), (Leaf.STUDY, study)):
        for page in range(1, len(copy) + 1):
            _assert_marked(images.pop(0), _mark(leaf, page, len(copy)))


def test_the_same_content_makes_the_same_bytes() -> None:
    again = consent_sheet(form(), CODE, HEAD, DAY, WORDS)
    assert again == consent_pdf()


def test_the_fonts_travel_with_the_sheet() -> None:
    pdf = consent_pdf()
    fonts = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert fonts
    assert all(b"+AtkinsonHyperlegibleNext" in font for font in fonts)
    assert b"Helvetica" not in pdf


def test_the_properties_of_the_file_say_nothing_of_the_study() -> None:
    pdf = consent_pdf()
    assert b"/Title (Brief)" in pdf
    assert b"Inclusie" not in pdf
    assert b"/home" not in pdf
    assert b"(D:20261123000000Z)" in pdf


def test_markup_in_the_words_of_a_form_is_text() -> None:
    words = "<img src=/etc/passwd> <b>&amp;</b> & co"
    sheet = consent_sheet(with_words(form(), words), CODE, HEAD, DAY, WORDS)
    assert words in " ".join(pages(sheet))


def test_an_explanation_longer_than_a_page_is_still_printed() -> None:
    known = form("nl-simple")
    long = replace(known.items[0], explanation="\n".join(f"Regel {n}." for n in range(80)))
    sheet = consent_sheet(replace(known, items=(long,)), CODE, HEAD, DAY, WORDS)
    assert "Regel 79." in " ".join(pages(sheet))


def test_a_script_that_runs_to_the_left_is_refused() -> None:
    with pytest.raises(ScriptNotPrintable):
        consent_sheet(replace(form(), language=Language.AR), CODE, HEAD, DAY, WORDS)


def _copies(pdf: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    texts = pages(pdf)
    begins = next(n for n, text in enumerate(texts) if text.startswith("Voor het onderzoek"))
    return texts[:begins], texts[begins:]


def _mark(leaf: Leaf, page: int, of: int) -> str:
    known = form()
    source = Source(leaf, CODE, known.id, known.version, known.language, known.digest)
    text = mark(source, page, of)
    expected = f"WL1|{CODE}|interview|1|nl|{known.digest[:12]}|{page}/{of}|{leaf.value}"
    assert text == expected
    return text


def _assert_marked(image: Image.Image, text: str) -> None:
    rows = modules(text)
    scale = image.width / PAGE_WIDTH
    module = MARK_SIDE / (len(rows) + 2 * QUIET_ZONE)
    left = PAGE_WIDTH - MARGIN - MARK_SIDE + QUIET_ZONE * module
    top = PAGE_HEIGHT - MARK_BOTTOM - MARK_SIDE + QUIET_ZONE * module
    grey = image.convert("L")
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            x, y = left + (across + 0.5) * module, top + (down + 0.5) * module
            lightness = grey.getpixel((int(x * scale), int(y * scale)))
            assert (lightness < 128) == bool(dark)
