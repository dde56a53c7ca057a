"""Shows expected errors in words: in the message bar, or in place."""

from app.domain.errors import WaterlijnError
from app.language import Words
from app.sentences import sentence
from app.ui.notice import Notice, Tone


def notice_of(error: WaterlijnError, words: Words) -> Notice:
    """Return what the message bar says of an error: what happened, why, what to do now."""
    return Notice(text_of(error, words), Tone.OVERDUE)


def text_of(error: WaterlijnError, words: Words) -> str:
    """Return the whole of it as one paragraph, to stand beside a field."""
    return str(sentence(error, words))
