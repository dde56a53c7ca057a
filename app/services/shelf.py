"""The shelf: the form, guide or protocol that is in use, or an error that names the missing one."""

from app.domain.consent_form import ConsentFormSet
from app.domain.errors import WaterlijnError
from app.domain.guide import Guide
from app.domain.language_tag import Language
from app.domain.protocol import Protocol
from app.forms.guide import read_guide
from app.services.office import Office

CONSENT_FORM = "interview"
"""The form by which people agree to talks."""


class FormMissing(WaterlijnError):
    """A form that the study needs is not in the folder of forms."""

    def __init__(self, form_id: str) -> None:
        """Carry the id of what misses."""
        super().__init__(form_id)
        self.form_id = form_id


def consent_form(office: Office) -> ConsentFormSet:
    """Return the consent form in use, in all its languages."""
    found = office.library.consent_form(CONSENT_FORM)
    if found is None:
        raise FormMissing(CONSENT_FORM)
    return found


def guide(office: Office, guide_id: str, language: Language) -> Guide:
    """Return the guide in use in that language, or in Dutch when it has none."""
    found = office.library.guide(guide_id, language)
    if found is None:
        raise FormMissing(guide_id)
    return found


def protocol(office: Office, protocol_id: str) -> Protocol:
    """Return the repeat-interview plan in use."""
    found = office.library.protocol(protocol_id)
    if found is None:
        raise FormMissing(protocol_id)
    return found


def guide_as_it_was(office: Office, text: str) -> Guide:
    """Return a guide from the exact text that was kept when a talk began."""
    return read_guide(text, "", office.words)
