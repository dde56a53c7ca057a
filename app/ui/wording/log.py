"""Words for the log: every kind of event as a sentence."""

from collections.abc import Mapping

from app.domain.log import LogEvent, LogKind
from app.domain.users import Role
from app.language import Words
from app.ui.wording.people import role_word

ABOUT_USERS = (
    LogKind.USER_ADDED,
    LogKind.ROLE_CHANGED,
    LogKind.MEMBER_REMOVED,
    LogKind.SLOT_GIVEN,
)


def log_sentence(words: Words, event: LogEvent) -> str:
    """Return what was done, as a sentence without a name."""
    sentences = _of_people(words) | _of_talks(words) | _of_study(words) | _of_release(words)
    return sentences[event.kind]


def log_line(words: Words, event: LogEvent, users: Mapping[str, str]) -> str:
    """Return what was done as `log_sentence` does, with the user it was done to, by name."""
    said, name = log_sentence(words, event), users.get(event.subject or "")
    if event.kind not in ABOUT_USERS or not name:
        return said
    role = role_word(words, Role(str(event.facts["role"])))
    return words.say("{what} {name}, {role}.", what=said, name=name, role=role)


def _of_people(words: Words) -> dict[LogKind, str]:
    say = words.say
    return {
        LogKind.PARTICIPANT_ENROLLED: say("Ingeschreven."),
        LogKind.IDENTITY_SEEN: say("Naam en contactgegevens bekeken."),
        LogKind.IDENTITY_CHANGED: say("Naam of contactgegevens gewijzigd."),
        LogKind.RELEASE_DATE_CHANGED: say("Vrijlatingsdatum gewijzigd."),
        LogKind.STATUS_CHANGED: say("Status gewijzigd."),
        LogKind.CONSENT_PRINTED: say("Toestemmingsformulier afgedrukt."),
        LogKind.CONSENT_RECORDED: say("Toestemming vastgelegd."),
        LogKind.CONSENT_WITHDRAWN: say("Toestemming ingetrokken, helemaal of voor een deel."),
        LogKind.CONTACT_ATTEMPTED: say("Contact gezocht."),
        LogKind.PARTICIPANT_ERASED: say("Alle gegevens van een deelnemer gewist."),
        LogKind.JOURNEY_CHANGED: say("Klantreis aangevuld."),
        LogKind.JOURNEY_CORRECTED: say("Iets in een klantreis verbeterd of weggehaald."),
        LogKind.DISCLOSURE_NOTED: say("Genoteerd dat er iets is verteld dat gemeld moest worden."),
    }


def _of_talks(words: Words) -> dict[LogKind, str]:
    say = words.say
    return {
        LogKind.INTERVIEW_STARTED: say("Gesprek begonnen."),
        LogKind.INTERVIEW_FINISHED: say("Gesprek afgerond."),
        LogKind.APPOINTMENT_MADE: say("Afspraak gemaakt."),
        LogKind.APPOINTMENT_MOVED: say("Afspraak verzet."),
        LogKind.APPOINTMENT_ENDED: say("Afloop van een afspraak vastgelegd."),
        LogKind.TEXT_READ: say("Tekst van een gesprek gelezen."),
        LogKind.DETECTION_RUN: say("Tekst doorzocht op wat iemand herkenbaar maakt."),
        LogKind.DETECTION_DECIDED: say("Besloten over wat herkenbaar is."),
    }


def _of_study(words: Words) -> dict[LogKind, str]:
    say = words.say
    return {
        LogKind.STUDY_CREATED: say("Onderzoek aangemaakt."),
        LogKind.UNLOCKED: say("Onderzoek ontgrendeld."),
        LogKind.UNLOCK_FAILED: say("Vooraf was er een verkeerde wachtzin getypt."),
        LogKind.LOCKED: say("Onderzoek vergrendeld."),
        LogKind.REPAIRED: say("Na een onderbreking hersteld."),
        LogKind.LOSS_ACCEPTED: say("Verdergegaan terwijl er iets ontbrak."),
        LogKind.USER_ADDED: say("Gebruiker toegevoegd."),
        LogKind.ROLE_CHANGED: say("Rol van een gebruiker gewijzigd."),
        LogKind.MEMBER_REMOVED: say("Gebruiker eruit gehaald; de sleutels zijn vernieuwd."),
        LogKind.SLOT_CHANGED: say("Eigen wachtzin gewijzigd."),
        LogKind.SLOT_GIVEN: say("Nieuwe wachtzin gegeven aan een gebruiker."),
        LogKind.RECOVERED: say("Met het herstelblad een nieuwe wachtzin gemaakt."),
        LogKind.RECOVERY_MADE: say("Nieuw herstelblad gemaakt."),
        LogKind.RECOVERY_TRIED: say("Herstelblad overgetypt: het werkt."),
        LogKind.BACKED_UP: say("Reservekopie gemaakt."),
        LogKind.RESTORED: say("Teruggezet uit een reservekopie."),
        LogKind.SETTINGS_CHANGED: say("Instellingen gewijzigd."),
        LogKind.SITE_ADDED: say("Locatie toegevoegd."),
    }


def _of_release(words: Words) -> dict[LogKind, str]:
    say = words.say
    return {
        LogKind.RECIPIENT_ADDED: say("Ontvanger toegevoegd."),
        LogKind.RELEASE_SEALED: say("Bundel verzegeld."),
        LogKind.DOCUMENT_PRINTED: say("Document afgedrukt."),
        LogKind.AGENDA_EXPORTED: say("Agenda naar een bestand geschreven."),
    }
