"""What the words in braces of a consent form are called: as the fields that fill them are."""

from app.domain.consent_form import Placeholder
from app.language import Words


def placeholder_word(words: Words, placeholder: Placeholder) -> str:
    """Return what a word in braces of a consent form is filled with."""
    say = words.say
    return {
        Placeholder.STUDY: say("titel van het onderzoek"),
        Placeholder.INSTITUTION: say("instelling"),
        Placeholder.CONTACT_NAME: say("contactpersoon"),
        Placeholder.CONTACT_PHONE: say("telefoonnummer"),
        Placeholder.PRIVACY_CONTACT: say("voor vragen over privacy"),
        Placeholder.COMPLAINTS_CONTACT: say("voor klachten"),
        Placeholder.RETENTION_YEARS: say("bewaartermijn"),
    }[placeholder]
