"""Words: what is said on screen, on paper and in the terminal, Dutch first; imports domain only."""

from app.language.words import UiLanguage, Words, speak

__all__ = ["UiLanguage", "Words", "speak"]
