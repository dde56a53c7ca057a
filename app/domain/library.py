"""The library: every form, guide and protocol there is to choose from."""

from dataclasses import dataclass

from app.domain.consent_form import ConsentFormSet
from app.domain.guide import Guide
from app.domain.language_tag import Language
from app.domain.protocol import Protocol


@dataclass(frozen=True, slots=True)
class Library:
    """What authors wrote, without mistakes; of each id the newest version is the one in use."""

    consent_forms: tuple[ConsentFormSet, ...]
    guides: tuple[Guide, ...]
    protocols: tuple[Protocol, ...]

    def consent_form(self, form_id: str) -> ConsentFormSet | None:
        """Return the newest version of that form, in every language it has."""
        found = [each for each in self.consent_forms if each.id == form_id]
        return max(found, key=lambda each: each.version, default=None)

    def guide(self, guide_id: str, language: Language) -> Guide | None:
        """Return the newest version of that guide, in that language if there is one.

        Otherwise it comes in the base language, or in Dutch, or in any: its `language` says which.
        """
        found = [each for each in self.guides if each.id == guide_id]
        newest = max((each.version for each in found), default=0)
        return min(
            (each for each in found if each.version == newest),
            key=lambda each: _distance(each.language, language),
            default=None,
        )

    def protocol(self, protocol_id: str) -> Protocol | None:
        """Return the newest version of that protocol."""
        found = [each for each in self.protocols if each.id == protocol_id]
        return max(found, key=lambda each: each.version, default=None)


def _distance(language: Language, wanted: Language) -> int:
    order = (wanted, Language(wanted.base), Language.NL)
    return order.index(language) if language in order else len(order)
