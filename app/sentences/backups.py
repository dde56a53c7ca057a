"""What is said when a backup can't be made or put back."""

from app.bundle.errors import (
    BackupDamaged,
    BackupInStudy,
    BackupNeedsNames,
    BackupNotForYou,
    BackupTooLarge,
    NotABackup,
)
from app.language import Words
from app.sentences.sentence import Entries, Sentence

MEGABYTE = 1024 * 1024


def _not_a_backup(error: NotABackup, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit bestand is geen reservekopie: {path}", path=error.path),
        words.say("Een reservekopie heet waterlijn-backup-… en eindigt op .tar."),
        words.say("Kies het goede bestand. Er is niets veranderd."),
    )


def _damaged(error: BackupDamaged, words: Words) -> Sentence:
    return Sentence(
        words.say("Deze reservekopie is beschadigd: {path}", path=error.path),
        words.say("Er is een stuk af, of iemand heeft het bestand veranderd."),
        words.say("Neem een andere reservekopie. Er is niets teruggezet."),
    )


def _too_large(error: BackupTooLarge, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit is te groot voor een reservekopie."),
        words.say(
            "Het is {size} MB en het meeste is {limit} MB.",
            size=error.size // MEGABYTE,
            limit=error.limit // MEGABYTE,
        ),
        words.say(
            "Sluit Waterlijn, kopieer de hele map van het onderzoek, en meld dit aan wie "
            "Waterlijn bij jullie beheert."
        ),
    )


def _not_for_you(_error: BackupNotForYou, words: Words) -> Sentence:
    return Sentence(
        words.say("Hiermee gaat deze reservekopie niet open."),
        words.say(
            "Ze opent met de wachtzin die iemand had toen ze werd gemaakt, of met het "
            "herstelblad van het onderzoek."
        ),
        words.say("Typ de wachtzin opnieuw, of neem het herstelblad."),
    )


def _in_study(error: BackupInStudy, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit is de map van het onderzoek zelf: {path}", path=error.folder),
        words.say("Raakt die map kwijt, dan is de reservekopie ook weg."),
        words.say("Kies een andere plaats, het liefst een stick."),
    )


def _needs_names(_error: BackupNeedsNames, words: Words) -> Sentence:
    return Sentence(
        words.say("Je kunt zelf geen reservekopie maken."),
        words.say("Daarin zitten ook de namen, en die gaan met jouw sleutel niet open."),
        words.say("Vraag een interviewer of de onderzoeksleider."),
    )


BACKUPS: Entries = {
    NotABackup: _not_a_backup,
    BackupDamaged: _damaged,
    BackupTooLarge: _too_large,
    BackupNotForYou: _not_for_you,
    BackupNeedsNames: _needs_names,
    BackupInStudy: _in_study,
}
