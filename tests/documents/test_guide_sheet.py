"""The guide on paper holds every question, with room to write."""

import re

from app.documents.guide import Occasion
from tests.documents.paper import CODE, guide, guide_pdf, pages, squares


def test_every_topic_has_a_page_of_its_own_with_all_that_is_asked() -> None:
    texts = pages(guide_pdf())
    assert len(texts) == len(guide().topics) + 2
    for topic, text in zip(guide().topics, texts[1:], strict=False):
        asked = [question.text for question in topic.questions]
        probes = [probe for question in topic.questions for probe in question.probes]
        for words in (topic.title, topic.aim, *asked, *probes, topic.reminder or ""):
            assert words in text


def test_every_page_says_whose_it_is_and_that_off_the_record_holds_on_paper() -> None:
    texts = pages(guide_pdf())
    for number, text in enumerate(texts, 1):
        assert CODE in text
        assert f"bladzijde {number} van {len(texts)}" in text
        assert "‘Schrijf dit niet op’ geldt ook op papier" in text


def test_probes_and_topics_can_be_ticked() -> None:
    pdf = guide_pdf()
    assert len(squares(pdf, 0)) == len(guide().topics)
    probes = sum(len(question.probes) for question in guide().topics[0].questions)
    assert len(squares(pdf, 1)) == probes


def test_a_guide_for_nobody_yet_leaves_room_for_code_and_wave() -> None:
    first = pages(guide_pdf(Occasion()))[0]
    assert "WL-" not in first
    assert "Code" in first
    assert "Ronde" in first


def test_the_words_of_beginning_and_end_are_there() -> None:
    texts = pages(guide_pdf())
    assert all(said in texts[0] for said in guide().intro)
    assert all(said in texts[-1] for said in guide().closing)


def test_the_fonts_travel_with_the_sheet() -> None:
    fonts = re.findall(rb"/BaseFont /(\S+)", guide_pdf())
    assert fonts
    assert all(b"+AtkinsonHyperlegibleNext" in font for font in fonts)
