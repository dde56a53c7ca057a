"""Drafting: what stands in forms that were not saved yet is kept over a lock, and only over it."""

from app.services.office import Office


def keep_draft(office: Office, words: str) -> None:
    """Keep what was typed, as one text, in the store that may hold names when it is at hand.

    Of a damaged study that is only looked at, nothing can be kept, and nobody waits for it.
    """
    with office.begin() as work:
        if not work.is_read_only and words != work.drafts.of(office.actor):
            work.drafts.keep(office.actor, words)
            work.commit()


def take_draft(office: Office) -> str:
    """Return what was typed before the lock, and keep it no longer: it is on the screen again."""
    with office.begin() as work:
        words = work.drafts.of(office.actor)
        if words and not work.is_read_only:
            work.drafts.keep(office.actor, "")
            work.commit()
    return words
