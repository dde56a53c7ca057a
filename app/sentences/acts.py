"""What is said when an act in the study is not possible."""

from app.documents.errors import ScriptNotPrintable
from app.domain.consent import (
    ConsentIncomplete,
    ConsentMissing,
    ConsentTakenBack,
    TextsDiffer,
)
from app.domain.errors import (
    FileNotReadable,
    InputNotReadable,
    LineNotUnderstood,
    NobodyToAsk,
    NotBegunAnew,
    Unforeseen,
)
from app.domain.interview import InterviewClosed, InterviewStepNotPossible
from app.domain.participant import CodeMistyped, StatusNotPossible
from app.domain.release import (
    IdentifierLeft,
    KeepNeedsReason,
    NothingToRelease,
    TextsNotReady,
    WithdrawnMeanwhile,
)
from app.forms.errors import FormHasMistakes, VersionsNotKept
from app.language import Words
from app.sentences.details import placeholder_word
from app.sentences.sentence import Entries, Sentence
from app.services.printing import StudyDetailsMissing
from app.services.shelf import FormMissing


def _consent_missing(error: ConsentMissing, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit kan niet zonder toestemming van {code}.", code=error.code),
        words.say("De deelnemer heeft hier geen toestemming voor gegeven, of die ingetrokken."),
        words.say("Leg eerst de toestemming vast. Weigeren heeft geen gevolgen."),
    )


def _consent_incomplete(error: ConsentIncomplete, words: Words) -> Sentence:
    return Sentence(
        words.say("De toestemming is nog niet vastgelegd."),
        words.say("Niet alles is beantwoord of verteld: {missing}", missing=_list(error.missing)),
        words.say("Loop deze onderdelen nog na met de deelnemer."),
    )


def _texts_differ(_error: TextsDiffer, words: Words) -> Sentence:
    return Sentence(
        words.say("De toestemming is niet vastgelegd."),
        words.say("Het formulier is veranderd sinds het werd voorgelegd."),
        words.say("Leg de tekst zoals die nu is opnieuw voor aan de deelnemer."),
    )


def _taken_back(_error: ConsentTakenBack, words: Words) -> Sentence:
    return Sentence(
        words.say("De toestemming is niet vastgelegd."),
        words.say("Wie alles heeft ingetrokken, komt niet meer terug in het onderzoek."),
        words.say("Wil iemand toch weer meedoen? Schrijf die persoon dan opnieuw in."),
    )


def _closed(_error: InterviewClosed, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit gesprek is afgerond."),
        words.say("In een afgerond gesprek komt niets meer bij."),
        words.say("Schrijf het op als vervolgpunt bij een volgend gesprek."),
    )


def _step(_error: InterviewStepNotPossible, words: Words) -> Sentence:
    return Sentence(
        words.say("Dat kan nu niet met dit gesprek."),
        words.say("Het gesprek is intussen al verder."),
        words.say("Ga terug naar het gesprek: je ziet daar hoe het ervoor staat."),
    )


def _status(error: StatusNotPossible, words: Words) -> Sentence:
    return Sentence(
        words.say("De status van {code} is niet veranderd.", code=error.code),
        words.say("Wie alles heeft ingetrokken, komt niet meer terug in het onderzoek."),
        words.say("Wil iemand toch weer meedoen? Schrijf die persoon dan opnieuw in."),
    )


def _mistyped(error: CodeMistyped, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit is geen code van een deelnemer: {typed}", typed=error.typed),
        words.say("Het laatste teken past niet bij de andere."),
        words.say("Kijk de code na op het toestemmingsblad, bijvoorbeeld WL-4T7M."),
    )


def _reason(_error: KeepNeedsReason, words: Words) -> Sentence:
    return Sentence(
        words.say("De vondst blijft gemaskeerd."),
        words.say("Wie iets laat staan, geeft daar een reden voor."),
        words.say("Schrijf in een paar woorden waarom dit niemand herkenbaar maakt."),
    )


def _not_ready(error: TextsNotReady, words: Words) -> Sentence:
    return Sentence(
        words.say("De bundel kan nog niet verzegeld worden."),
        words.say(
            "Er wachten {undecided} vondsten op een besluit. Nog niet gelezen: {unread}.",
            undecided=error.undecided,
            unread=_list(error.unread) or "-",
        ),
        words.say("Lees elke tekst helemaal en besluit over elke vondst."),
    )


def _nothing(_error: NothingToRelease, words: Words) -> Sentence:
    return Sentence(
        words.say("Er is niets om vrij te geven."),
        words.say("Geen enkele deelnemer met een afgerond gesprek geeft toestemming om te delen."),
        words.say("Kijk bij de deelnemers welke toestemming er is."),
    )


def _withdrawn_meanwhile(error: WithdrawnMeanwhile, words: Words) -> Sentence:
    return Sentence(
        words.say("De bundel is niet verzegeld."),
        words.say(
            "Intussen is toestemming ingetrokken door {codes}. Er is niets achtergebleven.",
            codes=_list(error.codes),
        ),
        words.say("Verzegel opnieuw: wat is ingetrokken, gaat dan niet mee."),
    )


def _identifier_left(error: IdentifierLeft, words: Words) -> Sentence:
    return Sentence(
        words.say("De bundel is niet verzegeld: er staat nog een bekende naam in."),
        words.say("Dat is op deze plaatsen (bestand:regel): {places}", places=_list(error.places)),
        words.say(
            "Maskeer die plaatsen in de tekst, of laat ze staan met een reden. Staat de naam in "
            "een tabel, laat dan de locatie weg."
        ),
    )


def _not_kept(error: VersionsNotKept, words: Words) -> Sentence:
    return Sentence(
        words.say("De versies zijn niet vastgelegd: {path}", path=error.path),
        words.say("In deze map kan niet geschreven worden, of de schijf is vol."),
        words.say("Er is niets veranderd. Kies een map waarin je mag schrijven, of maak ruimte."),
    )


def _form_mistakes(error: FormHasMistakes, words: Words) -> Sentence:
    return Sentence(
        words.say("Er zitten fouten in de formulieren."),
        "\n".join(str(problem) for problem in error.problems),
        words.say("Verbeter ze, en kijk ze na met: main.py forms check"),
    )


def _form_missing(error: FormMissing, words: Words) -> Sentence:
    return Sentence(
        words.say("Een formulier dat nodig is, ontbreekt: {form}", form=error.form_id),
        words.say("Het staat niet in de map forms, of niet in deze taal."),
        words.say("Zet het terug en start Waterlijn opnieuw."),
    )


def _details(error: StudyDetailsMissing, words: Words) -> Sentence:
    return Sentence(
        words.say("Het formulier is nog niet compleet."),
        words.say(
            "Deelnemers lezen erin wie het onderzoek doet en wie ze kunnen bellen. Dit is nog niet "
            "ingevuld: {missing}.",
            missing=", ".join(placeholder_word(words, each) for each in error.missing),
        ),
        words.say("Vul het in bij Onderzoek (Alt+7), en probeer het daarna opnieuw."),
    )


def _script(error: ScriptNotPrintable, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit blad kan nog niet gedrukt worden: {language}", language=error.language),
        words.say("Deze taal wordt van rechts naar links geschreven."),
        words.say("Laat het formulier op het scherm zien, of druk het in een andere taal."),
    )


def _unforeseen(_error: Unforeseen, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit is niet gelukt."),
        words.say("Het is een fout in het programma, niet van jou."),
        words.say("Wat op het scherm staat, is er nog. Probeer het opnieuw, of start opnieuw op."),
    )


def _not_anew(_error: NotBegunAnew, words: Words) -> Sentence:
    return Sentence(
        words.say("Het onderzoek is vergrendeld, maar Waterlijn kon niet opnieuw beginnen."),
        words.say("Wat je typte, kan nog in het geheugen van deze laptop staan."),
        words.say("Sluit Waterlijn en start het opnieuw."),
    )


def _file(error: FileNotReadable, words: Words) -> Sentence:
    return Sentence(
        words.say("Dit bestand is niet te lezen: {path}", path=error.path),
        words.say("Het bestaat niet, je mag het niet lezen, of het is geen tekst."),
        words.say("Kijk de naam na en probeer het opnieuw."),
    )


def _input(_error: InputNotReadable, words: Words) -> Sentence:
    return Sentence(
        words.say("De invoer is niet te lezen."),
        words.say("Het is geen tekst in UTF-8, of het lezen mislukte."),
        words.say("Bewaar de tekst als UTF-8 en probeer het opnieuw."),
    )


def _nobody(_error: NobodyToAsk, words: Words) -> Sentence:
    return Sentence(
        words.say("Er is een wachtzin nodig."),
        words.say("Hier kan niemand hem onzichtbaar typen: de invoer is geen terminal."),
        words.say("Zet de wachtzin in een bestand en noem dat met --passphrase-file."),
    )


def _line(error: LineNotUnderstood, words: Words) -> Sentence:
    return Sentence(
        words.say("Regel {line} is niet te begrijpen.", line=error.line),
        words.say("Elke regel is een JSON-object met een id en een text."),
        words.say("Bijvoorbeeld: {example}", example='{"id": "1", "text": "Zij heet Anna."}'),
    )


def _list(parts: tuple[str, ...]) -> str:
    return ", ".join(parts)


ACTS: Entries = {
    ConsentMissing: _consent_missing,
    ConsentIncomplete: _consent_incomplete,
    TextsDiffer: _texts_differ,
    ConsentTakenBack: _taken_back,
    InterviewClosed: _closed,
    InterviewStepNotPossible: _step,
    StatusNotPossible: _status,
    CodeMistyped: _mistyped,
    KeepNeedsReason: _reason,
    TextsNotReady: _not_ready,
    NothingToRelease: _nothing,
    WithdrawnMeanwhile: _withdrawn_meanwhile,
    IdentifierLeft: _identifier_left,
    FormHasMistakes: _form_mistakes,
    VersionsNotKept: _not_kept,
    FormMissing: _form_missing,
    StudyDetailsMissing: _details,
    ScriptNotPrintable: _script,
    FileNotReadable: _file,
    InputNotReadable: _input,
    NobodyToAsk: _nobody,
    Unforeseen: _unforeseen,
    NotBegunAnew: _not_anew,
    LineNotUnderstood: _line,
}
