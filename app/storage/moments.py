"""Days and moments as text in the stores: ISO 8601, moments always in UTC."""

from datetime import date, datetime


def as_text(when: date | datetime | None) -> str | None:
    """Return a day or moment as it is stored."""
    return when.isoformat() if when else None


def as_day(text: str | None) -> date | None:
    """Return the day that was stored."""
    return date.fromisoformat(text) if text else None


def as_moment(text: str | None) -> datetime | None:
    """Return the moment that was stored."""
    return datetime.fromisoformat(text) if text else None
