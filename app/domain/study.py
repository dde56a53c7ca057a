"""The study: what it is called, whom to ask, and the choices that hold for all of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.clock import Chance
from app.domain.consent_form import Placeholder
from app.domain.ids import StudyId
from app.domain.language_tag import Language

IDLE_MINUTES = range(1, 121)
INTERVIEW_IDLE_MINUTES = range(1, 241)
"""How long nobody may be there before the study locks: long can be chosen, never cannot."""
LONGEST_TITLE = 200
"""Signs that a title may have: the header shows it to whoever opens the study, and has an end."""
PSEUDONYM_SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class StudySettings:
    """What the lead chooses once and may change: every value has a type and a beginning.

    `idle_minutes` is how long the program waits before it locks; `interview_idle_minutes` the same
    while an interview runs, in which people may listen for long.
    """

    language: Language = Language.NL
    institution: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    privacy_contact: str = ""
    complaints_contact: str = ""
    ethics_reference: str = ""
    retention_years: int = 10
    idle_minutes: int = 3
    interview_idle_minutes: int = 15
    protocol_id: str = "release-1y"


@dataclass(frozen=True, slots=True)
class Study:
    """One study, which one vault holds; `pseudonym` stands for it wherever outsiders may look."""

    id: StudyId
    title: str
    pseudonym: str
    created_at: datetime
    settings: StudySettings = field(default_factory=StudySettings)

    def placeholders(self) -> Mapping[Placeholder, str]:
        """Return what stands in for the words in braces of a consent form."""
        chosen = self.settings
        return {
            Placeholder.STUDY: self.title,
            Placeholder.INSTITUTION: chosen.institution,
            Placeholder.CONTACT_NAME: chosen.contact_name,
            Placeholder.CONTACT_PHONE: chosen.contact_phone,
            Placeholder.PRIVACY_CONTACT: chosen.privacy_contact,
            Placeholder.COMPLAINTS_CONTACT: chosen.complaints_contact,
            Placeholder.RETENTION_YEARS: str(chosen.retention_years),
        }


@dataclass(frozen=True, slots=True)
class StudySecrets:
    """The study's own keys for sealing, as text: archive age identity and minisign secret."""

    archive_identity: str = field(repr=False)
    signing_secret: str = field(repr=False)


def tidy_title(typed: str) -> str:
    """Return a title on one line, and no longer than one may be."""
    return " ".join(typed.split())[:LONGEST_TITLE].strip()


def new_pseudonym(chance: Chance) -> str:
    """Return eight signs that no one confuses when read aloud, about 39 bits."""
    return "".join(PSEUDONYM_SIGNS[_below(len(PSEUDONYM_SIGNS), chance)] for _ in range(8))


def _below(limit: int, chance: Chance) -> int:
    # Bytes past the last whole multiple are thrown away, so that every sign is as likely.
    while (byte := chance(1)[0]) >= 256 - 256 % limit:
        pass
    return byte % limit
