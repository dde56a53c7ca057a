"""What somebody copies from a recovery sheet or from two of its shares, and the keys it holds."""

from dataclasses import dataclass, field

from app.crypto.shares import are_words, joined
from app.domain.recovery_code import age_key, read_code
from app.domain.users import Store
from app.services.vault_keeping import Recovery


@dataclass(frozen=True, slots=True)
class Copied:
    """Texts as they were typed for each store: one with a code, or two with the words of shares."""

    research: tuple[str, ...] = field(repr=False)
    identity: tuple[str, ...] = field(repr=False)


def keys_in(copied: Copied) -> Recovery:
    """Return the recovery keys in what was typed; raises what is wrong with it, by its place."""
    return Recovery(
        key_in(copied.research, Store.RESEARCH), key_in(copied.identity, Store.IDENTITY)
    )


def key_in(texts: tuple[str, ...], store: Store) -> str:
    """Return the recovery key of one store in what was typed for it."""
    if any(are_words(text) for text in texts):
        return age_key(joined(texts, store))
    return read_code("\n".join(texts), store)


def copied_in(text: str) -> Copied:
    """Return what stands in a file: the first half of its paragraphs is for the research store.

    Without empty lines in between every line is a paragraph; what follows a # is passed over.
    """
    lines = [line.partition("#")[0].strip() for line in text.strip().splitlines()]
    parts = [part for part in "\n".join(lines).split("\n\n") if part.strip()]
    if len(parts) == 1:
        parts = [line for line in lines if line]
    half = (len(parts) + 1) // 2
    return Copied(tuple(parts[:half]), tuple(parts[half:]))
