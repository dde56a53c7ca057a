"""What is said when a study can't be opened, or not as it was left."""

from pathlib import PurePath

from app.domain.log import HeadMistyped, HeadNotInLog
from app.domain.users import Store
from app.language import Words
from app.sentences.sentence import Entries, Sentence
from app.storage.errors import (
    Finding,
    FolderNotEmpty,
    NewerStudy,
    NoIdentityKey,
    NotAFolder,
    NotAStudy,
    NotAUser,
    StudyChanged,
    StudyDamaged,
    StudyInUse,
    StudyIsReadOnly,
    StudyNotWritable,
    StudyRolledBack,
    StudyUnreadable,
    WholeDisk,
    WitnessLost,
)
from app.storage.files import HEADER, IDENTITY, RESEARCH


def _not_a_study(error: NotAStudy, words: Words) -> Sentence:
    return Sentence(
        words.say("In deze map staat geen onderzoek: {folder}", folder=error.folder),
        words.say("Het bestand vault.json ontbreekt."),
        words.say("Kies de map die bij het aanmaken van het onderzoek is gekozen."),
    )


def _folder_not_empty(error: FolderNotEmpty, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze map is niet leeg: {folder}", folder=error.folder),
        words.say("Een nieuw onderzoek komt in een map waar nog niets in staat."),
        words.say("Kies een lege map of een naam die nog niet bestaat."),
    )


def _not_a_folder(error: NotAFolder, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit is een bestand, geen map: {path}", path=error.path),
        words.say("Waterlijn schrijft nooit over iets heen."),
        words.say("Kies een lege map of een naam die nog niet bestaat."),
    )


def _whole_disk(error: WholeDisk, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit is een hele schijf of stick: {path}", path=error.path),
        words.say("Wat gemaakt wordt, krijgt een eigen map, die er in één keer staat."),
        words.say("Noem een nieuwe map op deze schijf of stick."),
    )


def _newer_study(error: NewerStudy, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit onderzoek is gemaakt met een nieuwere Waterlijn."),
        words.say(
            "Het heeft indeling {found} en dit programma kent tot en met {known}.",
            found=error.found,
            known=error.known,
        ),
        words.say("Open het met de nieuwste versie van Waterlijn. Er is niets veranderd."),
    )


def _finding(finding: Finding, words: Words) -> str:
    return {
        Finding.MISSING: words.say("Het bestand ontbreekt."),
        Finding.EMPTY: words.say("Het bestand is leeg."),
        Finding.CUT: words.say("Er is een stuk van het bestand af."),
        Finding.PLAIN_TEXT: words.say("Het bestand is niet versleuteld."),
        Finding.UNREADABLE: words.say("Het bestand is niet te lezen."),
        Finding.PAGES: words.say("Bladzijden in het bestand kloppen niet met hun controlegetal."),
        Finding.STRUCTURE: words.say("De opbouw van het bestand klopt niet."),
        Finding.REFERENCES: words.say("Gegevens verwijzen naar iets dat er niet is."),
        Finding.CHAIN: words.say("De keten van het logboek is gebroken."),
        Finding.FORGED: words.say("Iemand zonder sleutel heeft het bestand veranderd."),
        Finding.HOLDERS: words.say(
            "De lijst van gebruikers is veranderd door iemand die de namen niet mag openen."
        ),
        Finding.UNKNOWN_FIELD: words.say("Er staat een veld in dat niet bestaat."),
        Finding.BAD_VALUE: words.say("Er staat een waarde in die niet kan."),
    }[finding]


def _named(file: str, words: Words) -> str:
    """Return a file with what it holds: its name alone tells a researcher nothing."""
    return {
        RESEARCH: words.say("{file}, met de gesprekken", file=file),
        IDENTITY: words.say("{file}, met de namen", file=file),
        f"{Store.RESEARCH.value}.age": words.say("{file}, de sleutel van de gesprekken", file=file),
        f"{Store.IDENTITY.value}.age": words.say("{file}, de sleutel van de namen", file=file),
        HEADER: words.say("{file}, waarin staat wie er binnen mag", file=file),
    }.get(PurePath(file).name, file)


def _damaged(error: StudyDamaged, words: Words) -> Sentence:
    return Sentence(
        words.say("Het onderzoek is beschadigd: {file}", file=_named(error.file, words)),
        _finding(error.finding, words),
        words.say(
            "Verander niets in de map. Maak een kopie van de hele map en zet de nieuwste goede "
            "reservekopie terug in een andere map."
        ),
    )


def _unreadable(error: StudyUnreadable, words: Words) -> Sentence:
    return Sentence(
        words.say(
            "Dit bestand van het onderzoek is niet te lezen: {file}", file=_named(error.file, words)
        ),
        words.say(
            "Je mag het niet openen, of de schijf of stick gaf een fout ({code}).", code=error.code
        ),
        words.say(
            "Kijk of de schijf of stick goed vastzit en of de map van jou is, en probeer het "
            "opnieuw. Lukt het niet, zet dan een reservekopie terug in een andere map."
        ),
    )


def _rolled_back(error: StudyRolledBack, words: Words) -> Sentence:
    return Sentence(
        words.say(
            "Het onderzoek is ouder dan het hoort te zijn: {file}", file=_named(error.file, words)
        ),
        words.say(
            "Het bestand staat bij handeling {found}; eerder was {expected} al bevestigd. "
            "Misschien is een oude kopie teruggezet.",
            found=error.found,
            expected=error.expected,
        ),
        words.say(
            "Zoek de map die het laatst is gebruikt. Is die er niet, overleg dan met de "
            "onderzoeksleider voordat je verder werkt."
        ),
    )


def _head_mistyped(_error: HeadMistyped, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit is geen kop van een logboek."),
        words.say("Zo'n kop heeft minstens 12 tekens, uit 0 tot en met 9 en a tot en met f."),
        words.say("Typ hem over zoals hij op het papier staat, tussen aanhalingstekens."),
    )


def _head_not_in_log(error: HeadNotInLog, words: Words) -> Sentence:
    return Sentence(
        words.say("De kop van dat papier staat niet in het logboek: {signs}", signs=error.signs),
        words.say(
            "Deze map is ouder dan dat papier, er is iets veranderd, of het is een typefout."
        ),
        words.say(
            "Kijk na wat je typte. Klopt het, werk dan niet verder en overleg met de "
            "onderzoeksleider."
        ),
    )


def _changed(error: StudyChanged, words: Words) -> Sentence:
    return Sentence(
        words.say(
            "Iets anders dan Waterlijn heeft het onderzoek veranderd: {file}",
            file=_named(error.file, words),
        ),
        words.say(
            "Het bestand is heel, maar het is niet wat er bij het afsluiten is achtergelaten."
        ),
        words.say(
            "Zoek uit wie of wat in de map heeft geschreven. Overleg met de onderzoeksleider "
            "voordat je verder werkt."
        ),
    )


def _witness_lost(error: WitnessLost, words: Words) -> Sentence:
    return Sentence(
        words.say(
            "Niet na te gaan of dit de laatste gegevens zijn: {file}",
            file=_named(error.file, words),
        ),
        words.say(
            "Dit bestand houdt bij hoe ver het onderzoek was. Het ontbreekt of is veranderd; de "
            "gegevens staan er los van."
        ),
        words.say(
            "Viel de laptop uit, of liep de schijf vol? Dan kun je verdergaan. Weet je niet hoe "
            "het komt, overleg dan eerst met de onderzoeksleider."
        ),
    )


def _in_use(error: StudyInUse, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit onderzoek is al open in een ander venster."),
        words.say(
            "Een onderzoek kan maar in één venster tegelijk open zijn. Dit staat in {folder}.",
            folder=error.folder,
        ),
        words.say("Ga naar het andere venster, of sluit het en probeer het opnieuw."),
    )


def _not_writable(error: StudyNotWritable, words: Words) -> Sentence:
    return Sentence(
        words.say(
            "In de map van dit onderzoek kan niet worden geschreven: {folder}", folder=error.file
        ),
        words.say("Een onderzoek gaat alleen open waar Waterlijn het logboek kan bijhouden."),
        words.say(
            "Haal de schrijfbeveiliging eraf, of kopieer de hele map naar de laptop en open die."
        ),
    )


def _not_a_user(_error: NotAUser, words: Words) -> Sentence:
    return Sentence(
        words.say("Je hebt geen toegang meer tot dit onderzoek."),
        words.say("De wachtzin klopt, maar het onderzoek kent je niet als gebruiker."),
        words.say("Vraag de onderzoeksleider om je weer toe te voegen."),
    )


def _read_only(_error: StudyIsReadOnly, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit is niet bewaard: je kunt nu alleen lezen."),
        words.say("Het onderzoek is beschadigd en alleen geopend om te zien wat er nog is."),
        words.say("Zet een reservekopie terug. Schrijf tot die tijd op papier."),
    )


def _no_identity_key(_error: NoIdentityKey, words: Words) -> Sentence:
    return Sentence(
        words.say("Je kunt geen namen zien."),
        words.say("De sleutel van de identiteiten is niet voor jou ingepakt."),
        words.say("Vraag een interviewer of de onderzoeksleider."),
    )


STUDIES: Entries = {
    NotAStudy: _not_a_study,
    FolderNotEmpty: _folder_not_empty,
    NotAFolder: _not_a_folder,
    WholeDisk: _whole_disk,
    NewerStudy: _newer_study,
    StudyDamaged: _damaged,
    StudyUnreadable: _unreadable,
    StudyRolledBack: _rolled_back,
    HeadMistyped: _head_mistyped,
    HeadNotInLog: _head_not_in_log,
    StudyChanged: _changed,
    WitnessLost: _witness_lost,
    StudyInUse: _in_use,
    StudyIsReadOnly: _read_only,
    NotAUser: _not_a_user,
    StudyNotWritable: _not_writable,
    NoIdentityKey: _no_identity_key,
}
