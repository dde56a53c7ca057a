"""What is said of bundles that can't be made, opened or trusted."""

from app.bundle.errors import (
    ArchiveNotOurs,
    BundleDoesNotFollow,
    BundleFileChanged,
    BundleFileMissing,
    BundleFileUnlisted,
    BundleNotReadable,
    BundleOlderThanLast,
    BundleTooLarge,
    CellDoesNotFit,
    FactsDoNotFit,
    NameNotAllowed,
    NameTwice,
    OpenerNotNamed,
    ReceiptOfAnother,
    ReceiptUnreadable,
    SealingInterrupted,
    SealMissing,
    SealOfOtherVersion,
    SealUnreadable,
    TextNotStorable,
)
from app.language import Words
from app.sentences.sentence import Entries, Sentence

MEGABYTE = 1_000_000


def _ask_again(words: Words) -> str:
    return words.say("Gebruik de inhoud niet en vraag de afzender om de bundel opnieuw.")


def _not_sealed_yet(words: Words) -> str:
    return words.say("De bundel is niet gemaakt. Er is niets geschreven.")


def _name(error: NameNotAllowed, words: Words) -> Sentence:
    return Sentence(
        _not_sealed_yet(words),
        words.say("Deze naam werkt niet op elk systeem: {name}", name=error.name),
        words.say("Geef een naam van letters, cijfers, streepjes en punten."),
    )


def _twice(error: NameTwice, words: Words) -> Sentence:
    return Sentence(
        _not_sealed_yet(words),
        words.say("Twee onderdelen heten hetzelfde: {name}", name=error.name),
        words.say("Geef een van beide een andere naam."),
    )


def _cell(error: CellDoesNotFit, words: Words) -> Sentence:
    return Sentence(
        _not_sealed_yet(words),
        words.say(
            "Een waarde past niet bij haar kolom: tabel {table}, rij {row}, kolom {column}.",
            table=error.table,
            row=error.row,
            column=error.column,
        ),
        words.say("Verbeter die waarde, of laat de kolom weg."),
    )


def _not_storable(error: TextNotStorable, words: Words) -> Sentence:
    return Sentence(
        _not_sealed_yet(words),
        words.say("In {name} staat een teken dat geen bestand kan bewaren.", name=error.name),
        words.say("Haal dat teken uit de tekst en probeer het opnieuw."),
    )


def _facts(error: FactsDoNotFit, words: Words) -> Sentence:
    return Sentence(
        _not_sealed_yet(words),
        words.say("Een gegeven op het zegel klopt niet van vorm: {fact}", fact=error.fact),
        words.say("Kijk de naam en de sleutel van de ontvanger na: elk op één regel."),
    )


def _too_large(error: BundleTooLarge, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit bestand is te groot voor een bundel."),
        words.say(
            "Het is {size} MB en het meeste is {limit} MB.",
            size=error.size // MEGABYTE,
            limit=error.limit // MEGABYTE,
        ),
        words.say("Kies het goede bestand, of maak een kleinere bundel."),
    )


def _not_readable(error: BundleNotReadable, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit bestand is niet te lezen: {path}", path=error.path),
        words.say("Het bestaat niet, het is een map, of je mag het niet lezen."),
        words.say("Kijk de naam na en probeer het opnieuw."),
    )


def _archive(_error: ArchiveNotOurs, words: Words) -> Sentence:
    return Sentence(
        words.say("De inhoud van deze bundel is niet vertrouwd en niet uitgepakt."),
        words.say("Ze is niet zo opgebouwd als Waterlijn bundels schrijft."),
        _ask_again(words),
    )


def _missing(error: BundleFileMissing, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel is niet heel."),
        words.say("Dit bestand ontbreekt: {path}", path=error.path),
        _ask_again(words),
    )


def _file_changed(error: BundleFileChanged, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel is veranderd."),
        words.say("Dit bestand is niet zoals het verzegeld is: {path}", path=error.path),
        _ask_again(words),
    )


def _unlisted(error: BundleFileUnlisted, words: Words) -> Sentence:
    return Sentence(
        words.say("Aan deze bundel is iets toegevoegd."),
        words.say("Dit bestand staat op geen enkele lijst: {path}", path=error.path),
        _ask_again(words),
    )


def _no_seal(_error: SealMissing, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel heeft geen zegel."),
        words.say("Niemand staat dus in voor de inhoud."),
        _ask_again(words),
    )


def _seal_unreadable(_error: SealUnreadable, words: Words) -> Sentence:
    return Sentence(
        words.say("Het zegel van deze bundel is niet te lezen."),
        words.say("Er staat iets in dat er niet hoort."),
        _ask_again(words),
    )


def _other_version(error: SealOfOtherVersion, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel is gemaakt met een andere Waterlijn."),
        words.say("Dit programma kent de indeling {format} niet.", format=error.format),
        words.say("Open de bundel met een nieuwere Waterlijn, of met age en tar."),
    )


def _opener(_error: OpenerNotNamed, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel was niet voor deze sleutel bedoeld."),
        words.say("De sleutel past, maar de afzender noemt haar niet: iemand gaf de inhoud door."),
        words.say("Gebruik de inhoud niet en meld dit aan de afzender."),
    )


def _older(error: BundleOlderThanLast, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel is ouder dan de vorige die je opende."),
        words.say(
            "Ze heeft nummer {sequence} en je had al nummer {last}.",
            sequence=error.sequence,
            last=error.last,
        ),
        words.say("Vraag de afzender om de nieuwste bundel."),
    )


def _not_following(error: BundleDoesNotFollow, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze bundel volgt niet op de vorige."),
        words.say(
            "Bundel {sequence} verwijst naar een andere voorganger.", sequence=error.sequence
        ),
        words.say("Vraag de afzender welke bundel de goede is."),
    )


def _receipt(error: ReceiptUnreadable, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze ontvangstbon is niet te lezen: {path}", path=error.path),
        words.say("Het bestand is beschadigd of geen ontvangstbon."),
        words.say("Gebruik de bon die naast de bundel is geschreven."),
    )


def _interrupted(_error: SealingInterrupted, words: Words) -> Sentence:
    return Sentence(
        words.say("Het verzegelen of openen is afgebroken."),
        words.say("Het programma dat ermee bezig was, stopte voordat het klaar was."),
        words.say("Probeer het opnieuw. Er is niets half achtergebleven."),
    )


def _other_receipt(error: ReceiptOfAnother, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze ontvangstbon hoort bij een andere bundel: {path}", path=error.path),
        words.say("De bundel heeft een ander controlegetal dan op de bon staat."),
        words.say("Zoek de goede bon, of vraag de afzender om de bundel opnieuw."),
    )


BUNDLES: Entries = {
    NameNotAllowed: _name,
    NameTwice: _twice,
    CellDoesNotFit: _cell,
    TextNotStorable: _not_storable,
    FactsDoNotFit: _facts,
    BundleTooLarge: _too_large,
    BundleNotReadable: _not_readable,
    ArchiveNotOurs: _archive,
    BundleFileMissing: _missing,
    BundleFileChanged: _file_changed,
    BundleFileUnlisted: _unlisted,
    SealMissing: _no_seal,
    SealUnreadable: _seal_unreadable,
    SealOfOtherVersion: _other_version,
    OpenerNotNamed: _opener,
    BundleOlderThanLast: _older,
    BundleDoesNotFollow: _not_following,
    ReceiptUnreadable: _receipt,
    SealingInterrupted: _interrupted,
    ReceiptOfAnother: _other_receipt,
}
