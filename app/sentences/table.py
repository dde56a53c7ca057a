"""The one table from a type of error to its sentence."""

from app.domain.errors import WaterlijnError
from app.language import Words
from app.sentences.acts import ACTS
from app.sentences.backups import BACKUPS
from app.sentences.bundles import BUNDLES
from app.sentences.erasing import ERASING
from app.sentences.keys import KEYS
from app.sentences.recovery import RECOVERY
from app.sentences.sentence import Entries, Sentence
from app.sentences.studies import STUDIES
from app.sentences.targets import TARGETS

TABLE: Entries = {
    **STUDIES,
    **KEYS,
    **RECOVERY,
    **BUNDLES,
    **BACKUPS,
    **TARGETS,
    **ACTS,
    **ERASING,
}


def sentence(error: WaterlijnError, words: Words) -> Sentence:
    """Return an expected error in words; one that is not in the table is our bug: KeyError."""
    return TABLE[type(error)](error, words)
