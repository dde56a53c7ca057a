"""What is said of passphrases, keys and signatures that do not fit."""

from app.crypto.errors import (
    KdfOutOfBounds,
    KeyDoesNotFit,
    KeyKind,
    KeyTextMalformed,
    NoRecipients,
    NotSealed,
    PassphraseTooShort,
    SealedContentDamaged,
    SealedHeaderDamaged,
    SealedToForeignKey,
    SealedToPassphrase,
    SignatureDoesNotFit,
    SignatureMalformed,
    SignedByAnother,
    TextArmour,
    WrongPassphrase,
)
from app.domain.users import NameTaken, NotOneself, OnlyLeads
from app.language import Words
from app.sentences.sentence import Entries, Sentence
from app.storage.errors import NobodyOfThatName, TooSoon, WhichUser


def _wrong_passphrase(_error: WrongPassphrase, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze wachtzin opent het onderzoek niet."),
        words.say("Er is een letter verkeerd getypt, of de wachtzin hoort bij een andere naam."),
        words.say("Kijk of Caps Lock uit staat, en typ de zin opnieuw."),
    )


def _too_soon(error: TooSoon, words: Words) -> Sentence:
    return Sentence(
        words.say_n("Wacht nog {n} seconde.", "Wacht nog {n} seconden.", error.seconds),
        words.say("Er is een paar keer een verkeerde wachtzin getypt."),
        words.say("Daarna kun je de wachtzin weer typen."),
    )


def _which_user(error: WhichUser, words: Words) -> Sentence:
    return Sentence(
        words.say("Zeg wie je bent."),
        words.say("Dit onderzoek heeft meer gebruikers: {names}.", names=", ".join(error.names)),
        words.say("In een terminal noem je je naam met --user."),
    )


def _nobody_of_that_name(error: NobodyOfThatName, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit onderzoek kent niemand die zo heet: {name}", name=error.asked),
        words.say("Wie erin mogen: {names}.", names=", ".join(error.names)),
        words.say("Kijk de naam na. Een deel van een naam is niet genoeg."),
    )


def _only_leads(error: OnlyLeads, words: Words) -> Sentence:
    return Sentence(
        words.say("Dat kan alleen een onderzoeksleider."),
        words.say("Wie erbij mag en hoe het onderzoek is ingericht, beslist de leiding."),
        words.say("Vraag het aan {names}.", names=", ".join(error.leads)),
    )


def _not_oneself(_error: NotOneself, words: Words) -> Sentence:
    return Sentence(
        words.say("Je eigen plek verander je niet zelf."),
        words.say("Zo blijft er altijd iemand die het onderzoek leidt."),
        words.say("Vraag het aan een andere onderzoeksleider, of voeg er eerst een toe."),
    )


def _name_taken(_error: NameTaken, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze naam is er al."),
        words.say("Bij het ontgrendelen kiest iedereen de eigen naam; twee dezelfde kan niet."),
        words.say("Voeg een achternaam of een letter toe."),
    )


def _too_short(error: PassphraseTooShort, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze wachtzin is te kort."),
        words.say(
            "Er staan {length} tekens; {least} is het minste.",
            length=error.length,
            least=error.least,
        ),
        words.say("Maak de zin langer, of gebruik de zes woorden die Waterlijn voorstelt."),
    )


def _kdf(_error: KdfOutOfBounds, words: Words) -> Sentence:
    return Sentence(
        words.say("Het onderzoek wordt niet geopend."),
        words.say("vault.json vraagt om een sleutelberekening die te zwak of te zwaar is."),
        words.say("Iemand kan dat bestand hebben veranderd. Zet een reservekopie terug."),
    )


def _key_kind(kind: KeyKind, words: Words) -> str:
    return {
        KeyKind.RECIPIENT: words.say("Een openbare sleutel begint met age1 en staat op één regel."),
        KeyKind.IDENTITY: words.say("Een geheime sleutel begint met AGE-SECRET-KEY-1."),
        KeyKind.SENDER: words.say("De sleutel van een afzender is een minisign-bestand (.pub)."),
        KeyKind.SIGNER: words.say("De sleutel om te ondertekenen is een minisign-sleutel."),
    }[kind]


def _key_text(error: KeyTextMalformed, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit is geen sleutel."),
        _key_kind(error.kind, words),
        words.say("Kies het goede sleutelbestand, of vraag de ander om de sleutel opnieuw."),
    )


def _no_recipients(_error: NoRecipients, words: Words) -> Sentence:
    return Sentence(
        words.say("De bundel is niet verzegeld."),
        words.say("Er is geen ontvanger gekozen."),
        words.say("Kies eerst voor wie de bundel is."),
    )


def _not_sealed(_error: NotSealed, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit bestand is geen verzegelde bundel."),
        words.say("Het begint niet zoals een age-bestand."),
        words.say("Kies een bestand dat eindigt op .age."),
    )


def _armour(_error: TextArmour, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel is omgezet in tekst."),
        words.say("Een bundel van Waterlijn is nooit tekst; onderweg is er iets mee gedaan."),
        words.say("Vraag de afzender om het oorspronkelijke bestand."),
    )


def _header(_error: SealedHeaderDamaged, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel is beschadigd."),
        words.say("Het begin van het bestand is afgebroken of veranderd."),
        words.say("Vraag de afzender om het bestand opnieuw. Er is niets geschreven."),
    )


def _content(_error: SealedContentDamaged, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel is beschadigd."),
        words.say("De inhoud is afgebroken of veranderd."),
        words.say("Vraag de afzender om het bestand opnieuw. Er is niets geschreven."),
    )


def _to_passphrase(_error: SealedToPassphrase, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit bestand is niet geopend."),
        words.say("Het vraagt om een wachtwoord; bundels van Waterlijn doen dat nooit."),
        words.say("Vertrouw het niet en vraag de afzender wat dit is."),
    )


def _foreign(error: SealedToForeignKey, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit bestand is niet geopend."),
        words.say(
            "Het is verzegeld met een soort sleutel die Waterlijn niet gebruikt: {kind}.",
            kind=error.stanza,
        ),
        words.say("Vraag de afzender om een bundel uit Waterlijn."),
    )


def _does_not_fit(_error: KeyDoesNotFit, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze sleutel past niet."),
        words.say("De bundel is verzegeld voor iemand anders."),
        words.say("Gebruik de sleutel van de ontvanger voor wie de bundel is gemaakt."),
    )


def _signature(_error: SignatureMalformed, words: Words) -> Sentence:
    return Sentence(
        words.say("De handtekening is niet te lezen."),
        words.say("Ze is beschadigd of van een oude soort."),
        words.say("Gebruik de inhoud niet en vraag de afzender om een nieuwe bundel."),
    )


def _by_another(error: SignedByAnother, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel komt van een ander."),
        words.say(
            "Ze is ondertekend met sleutel {found}, en jij verwachtte {expected}.",
            found=error.found,
            expected=error.expected,
        ),
        words.say("Vraag de afzender langs een andere weg of dit klopt."),
    )


def _changed(_error: SignatureDoesNotFit, words: Words) -> Sentence:
    return Sentence(
        words.say("De handtekening klopt niet."),
        words.say("De inhoud is na het ondertekenen veranderd."),
        words.say("Gebruik de inhoud niet en vraag de afzender om een nieuwe bundel."),
    )


KEYS: Entries = {
    WrongPassphrase: _wrong_passphrase,
    TooSoon: _too_soon,
    NobodyOfThatName: _nobody_of_that_name,
    WhichUser: _which_user,
    OnlyLeads: _only_leads,
    NotOneself: _not_oneself,
    NameTaken: _name_taken,
    PassphraseTooShort: _too_short,
    KdfOutOfBounds: _kdf,
    KeyTextMalformed: _key_text,
    NoRecipients: _no_recipients,
    NotSealed: _not_sealed,
    TextArmour: _armour,
    SealedHeaderDamaged: _header,
    SealedContentDamaged: _content,
    SealedToPassphrase: _to_passphrase,
    SealedToForeignKey: _foreign,
    KeyDoesNotFit: _does_not_fit,
    SignatureMalformed: _signature,
    SignedByAnother: _by_another,
    SignatureDoesNotFit: _changed,
}
