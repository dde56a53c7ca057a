"""What is said when something can't be written where it should go."""

from pathlib import Path

from app.bundle.errors import TargetExists, TargetNotWritable, WrittenDiffers
from app.bundle.errors import TargetFull as BundleTargetFull
from app.language import Words
from app.sentences.sentence import Entries, Sentence
from app.storage.errors import SheetInStudy, TargetFailed, TargetFull, TargetReadOnly


def _exists(error: TargetExists, words: Words) -> Sentence:
    return Sentence(
        words.say("Er staat al iets op deze plaats: {path}", path=error.path),
        words.say("Waterlijn schrijft nooit over iets heen."),
        words.say("Kies een andere map of een andere naam."),
    )


def _aim(place: str | Path) -> str:
    """Return the file as people know it, not the one that is written beside it first."""
    return str(place).removesuffix(".part")


def _read_only(place: str | Path, words: Words) -> Sentence:
    return Sentence(
        words.say("Hier kan niet geschreven worden: {path}", path=_aim(place)),
        words.say("De map bestaat niet, of je mag er niet in schrijven."),
        words.say("Kies een andere map, of haal de schrijfbeveiliging eraf."),
    )


def _full(place: str | Path, words: Words) -> Sentence:
    return Sentence(
        words.say("Er is geen ruimte meer: {path}", path=_aim(place)),
        words.say("De schijf of stick is vol. Er is niets half achtergebleven."),
        words.say("Maak ruimte vrij of kies een andere plaats, en probeer het opnieuw."),
    )


def _failed(error: TargetFailed, words: Words) -> Sentence:
    return Sentence(
        words.say("Schrijven is niet gelukt: {path}", path=error.file),
        words.say("De schijf of stick gaf een fout ({code}).", code=error.code),
        words.say("Probeer het opnieuw. Lukt het weer niet, kies dan een andere plaats."),
    )


def _sheet_in_study(error: SheetInStudy, words: Words) -> Sentence:
    return Sentence(
        words.say("Het herstelblad komt niet in de map van het onderzoek: {path}", path=error.file),
        words.say("Wie die map heeft, of een kopie ervan, had dan ook de sleutels."),
        words.say("Kies een andere plaats, het liefst een stick."),
    )


def _differs(error: WrittenDiffers, words: Words) -> Sentence:
    return Sentence(
        words.say("Wat er staat is niet wat er geschreven is: {path}", path=error.path),
        words.say("De schijf of stick is waarschijnlijk stuk. Het bestand is weggehaald."),
        words.say("Gebruik een andere stick of schijf."),
    )


TARGETS: Entries = {
    SheetInStudy: _sheet_in_study,
    TargetExists: _exists,
    TargetNotWritable: lambda error, words: _read_only(error.path, words),
    TargetReadOnly: lambda error, words: _read_only(error.file, words),
    BundleTargetFull: lambda error, words: _full(error.path, words),
    TargetFull: lambda error, words: _full(error.file, words),
    TargetFailed: _failed,
    WrittenDiffers: _differs,
}
