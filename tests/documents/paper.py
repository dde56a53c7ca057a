"""Sheets to test with, made of the forms that are shipped, and ways to look at what came out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from app.documents.consent import consent_sheet
from app.documents.guide import Occasion, guide_sheet
from app.domain.consent_form import ConsentForm, Placeholder
from app.domain.guide import Guide
from app.domain.log import ChainHead
from app.forms.consent import read_consent_form
from app.forms.guide import read_guide
from app.language import UiLanguage, speak

ROOT = Path(__file__).resolve().parents[2]
WORDS = speak(UiLanguage.NL)
CODE = "WL-4T7M"
DAY = date(2026, 11, 23)
HEAD = ChainHead(41, bytes(range(32)))
DETAILS = {
    Placeholder.STUDY: "Inclusie & Veiligheid",
    Placeholder.INSTITUTION: "Hogeschool van de Waterkant",
    Placeholder.CONTACT_NAME: "Jasmijn de Groot",
    Placeholder.CONTACT_PHONE: "020 123 45 67",
    Placeholder.PRIVACY_CONTACT: "privacy@hogeschool.example",
    Placeholder.COMPLAINTS_CONTACT: "de ombudsman",
    Placeholder.RETENTION_YEARS: "10",
}
TICK = 17.0
"""Six millimetres in points."""

AROUND = 2.2
"""The width of the line on both sides, as pdfium counts it."""

LANGUAGES = ("nl", "nl-simple", "en")


def form(language: str = "nl") -> ConsentForm:
    text = (ROOT / "forms" / "consent" / f"interview.{language}.md").read_text(encoding="utf-8")
    return read_consent_form(text, "interview", WORDS).filled(DETAILS)


def guide() -> Guide:
    path = ROOT / "forms" / "guides" / "detainee-before-release.nl.md"
    return read_guide(path.read_text(encoding="utf-8"), "guide", WORDS)


@cache
def consent_pdf(language: str = "nl") -> bytes:
    return consent_sheet(form(language), CODE, HEAD, DAY, WORDS)


def guide_pdf(occasion: Occasion | None = None) -> bytes:
    return guide_sheet(guide(), occasion or Occasion(CODE, "Vóór vrijlating"), DAY, WORDS)


def with_words(known: ConsentForm, words: str) -> ConsentForm:
    """Return the form with other words wherever authors write."""
    items = tuple(
        replace(item, title=words, question=words, explanation=words, check=words)
        for item in known.items
    )
    return replace(known, title=words, items=items)


@cache
def pages(pdf: bytes) -> tuple[str, ...]:
    """Return the text of every page, each run of spaces as one."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def squares(pdf: bytes, page: int) -> list[tuple[float, float]]:
    """Return width and height of every box of 6 mm, without the line around it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (right - left - AROUND, top - bottom - AROUND)
            for left, bottom, right, top in _outlines(document[page])
            if abs(right - left - AROUND - TICK) < 0.1 and abs(top - bottom - AROUND - TICK) < 0.1
        ]
    finally:
        document.close()


def _outlines(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    for each in page.get_objects(filter=[FPDF_PAGEOBJ_PATH]):
        yield each.get_bounds()
