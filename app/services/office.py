"""The office: what every verb is given, and nothing it could find by itself."""

from dataclasses import dataclass

from app.domain.clock import Chance, Clock
from app.domain.ids import UserId, new_id
from app.domain.language_tag import Language
from app.domain.library import Library
from app.domain.posture import Posture
from app.domain.users import Role
from app.language import UiLanguage, Words
from app.services.vault_keeping import Held
from app.storage.unit_of_work import Begin


@dataclass(frozen=True, slots=True)
class Office:
    """A way to begin a unit of work, who acts, the time, chance, the forms and the words."""

    begin: Begin
    clock: Clock
    chance: Chance
    actor: UserId
    role: Role
    library: Library
    words: Words
    held: Held | None = None
    """The study on disk and the means for its keys; a study in memory has none."""
    posture: Posture | None = None
    """What was seen of the laptop at opening; a study in memory lies on none."""

    def new_id(self) -> str:
        """Return an identifier nobody has yet."""
        return new_id(self.clock, self.chance)

    @property
    def keys(self) -> Held:
        """Return what acts on passphrases and keys are given; none for a study in memory."""
        if self.held is None:
            raise LookupError
        return self.held

    @property
    def language(self) -> Language:
        """Return the language in which the one at the laptop reads guides and protocols."""
        return Language.EN if self.words.language is UiLanguage.EN else Language.NL
