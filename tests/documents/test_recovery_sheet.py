"""The recovery sheet on paper: every line with its check signs, one page; a page for each share."""

from datetime import UTC, datetime

from app.crypto.shares import split
from app.documents.preview import text_of_pages
from app.documents.recovery import RecoveryCode, RecoveryShare, recovery_sheet, share_sheets
from app.domain.recovery_code import age_key, printed_lines
from app.domain.users import Store
from app.language import UiLanguage, speak
from app.language.dates import day_and_time

MADE = datetime(2026, 11, 23, 11, 3, tzinfo=UTC)
SECRETS = {Store.RESEARCH: bytes(range(32)), Store.IDENTITY: bytes(range(32, 64))}


def test_a_sheet_is_one_page_with_both_codes_in_checked_lines() -> None:
    codes = tuple(RecoveryCode(store, age_key(secret)) for store, secret in SECRETS.items())
    for language in UiLanguage:
        (page,) = text_of_pages(recovery_sheet("Inclusie", codes, MADE, speak(language)))
        words = page.split()
        for store, secret in SECRETS.items():
            for line in printed_lines(age_key(secret), store):
                assert all(group in words for group in line)
        assert "AGE-SECRET-KEY-1" in page
        assert "README-RECOVERY.txt" in page
        assert day_and_time(speak(language), MADE) in " ".join(words)


def test_the_paper_says_what_it_is_worth_without_the_laptop() -> None:
    codes = tuple(RecoveryCode(store, age_key(secret)) for store, secret in SECRETS.items())
    words = speak(UiLanguage.NL)
    shares = (RecoveryShare(Store.RESEARCH, 1, 3, split(SECRETS[Store.RESEARCH])[0]),)
    for sheet in (
        recovery_sheet("Inclusie", codes, MADE, words),
        share_sheets("Inclusie", shares, MADE, words),
    ):
        (page,) = text_of_pages(sheet)
        assert "Laptop kwijt of stuk?" in page
        assert "Werkt tot er een nieuwer blad is." in " ".join(page.split())


def test_every_share_is_a_page_of_its_own() -> None:
    shares = tuple(
        RecoveryShare(store, number, 3, words)
        for store, secret in SECRETS.items()
        for number, words in enumerate(split(secret), 1)
    )
    for language in UiLanguage:
        pages = text_of_pages(share_sheets("Inclusie", shares, MADE, speak(language)))
        assert len(pages) == len(shares)
        for share, page in zip(shares, pages, strict=True):
            assert all(word in page.split() for word in share.words)
            assert age_key(SECRETS[share.store])[-10:] not in page
