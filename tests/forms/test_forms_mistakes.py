"""Each mistake an author can make is said by its line, in one sentence."""

import pytest

from app.domain.consent_form import ParagraphKind
from app.domain.language_tag import Language
from app.forms import FormHasMistakes, read_consent_form, read_guide, read_protocol
from tests.forms.examples import CONSENT, GUIDE, PROTOCOL, WORDS, mistakes


def test_the_examples_themselves_are_clean() -> None:
    form = read_consent_form(CONSENT, "f", WORDS)
    assert form.text == CONSENT
    assert [each.kind for each in form.sections[0].paragraphs] == list(ParagraphKind)
    assert form.items[0].check == "Wat gebeurt er?"
    guide = read_guide(GUIDE, "f", WORDS)
    assert guide.topics[0].questions[0].probes == ("wie hielp",)
    assert guide.topics[0].reminder == "Geen namen."
    assert len(read_protocol(PROTOCOL, "f", WORDS).waves) == 2


def test_easy_dutch_keeps_its_lines_and_other_languages_flow() -> None:
    two = CONSENT.replace("Soms moet het.", "Soms moet het.\nDan wel.")
    assert read_consent_form(two, "f", WORDS).limits.paragraphs[0].text == "Soms moet het. Dan wel."
    simple = two.replace('"nl"', '"nl-simple"')
    form = read_consent_form(simple, "f", WORDS)
    assert form.language is Language.NL_SIMPLE
    assert form.limits.paragraphs[0].text == "Soms moet het.\nDan wel."


NO_HEADING = (
    "Het formulier moet beginnen met een kop: een regel +++, dan de gegevens, dan weer een "
    "regel +++."
)
NO_MARKUP = "Opmaak wordt niet gelezen. Haal sterretjes, onderstrepen, links, plaatjes en HTML weg."
UNREAD = (
    "Dit wordt niet gelezen: een streep, code, HTML of een regel die vier spaties inspringt. "
    "Schrijf gewone tekst."
)
TWO_HASHES = (
    "Begin een kop met twee hekjes en een spatie: ## Kop. (Streepjes onder een regel maken er "
    "ook een kop van: haal die weg.)"
)
TOML = (
    'Deze regel kan niet gelezen worden. Schrijf: woord = "tekst" of woord = getal, en sluit '
    "elk aanhalingsteken."
)
LANGUAGES = ", ".join(Language)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("+++\nid", "id", f"f:1: {NO_HEADING}"),
        (
            '"material"\n+++',
            '"material"',
            ("f:1: De kop is niet afgesloten met een tweede regel +++."),
        ),
        ('"Meedoen"', '"Meedoen', f"f:5: {TOML}"),
        (
            "version = 1",
            "version = 1\nversion = 2",
            "f:4: Dit staat er al. Elk woord vóór het =-teken mag maar één keer.",
        ),
        (
            "version = 1",
            "version = true",
            ("f:3: ‘version’ moet een heel getal zijn, zonder aanhalingstekens."),
        ),
        ("version = 1", "version = 0", "f:3: Versies tellen vanaf 1."),
        ("version = 1\n", "", "f:1: ‘version’ ontbreekt."),
        ('"nl"', '"fy"', f"f:4: ‘fy’ kan niet bij ‘language’. Kies uit: {LANGUAGES}."),
        ('"Meedoen"', "5", "f:5: ‘title’ moet een tekst zijn tussen aanhalingstekens."),
        (
            '"material"',
            '"groot"',
            ("f:6: ‘groot’ kan niet bij ‘change’. Kies uit: editorial, material."),
        ),
        (
            "version = 1",
            "version = 1\nkleur = 1",
            (
                "f:4: ‘kleur’ is hier geen bekend woord. Je kunt "
                "gebruiken: id, version, language, title, change."
            ),
        ),
        (
            '"interview"',
            '"Inter view"',
            (
                "f:2: ‘Inter view’ is geen goed kenmerk: gebruik kleine "
                "letters, cijfers en streepjes."
            ),
        ),
        (
            "{institution}",
            "{instituut}",
            (
                "f:11: ‘{instituut}’ is geen bekende invulplek. Je kunt "
                "gebruiken: {complaints_contact}, {contact_name}, {contact_phone}, {institution}, "
                "{privacy_contact}, {retention_years}, {study}."
            ),
        ),
        (
            "{institution}",
            "{institution",
            ("f:11: Hier staat een accolade zonder de andere die erbij hoort."),
        ),
        ("## Waarom\n", "", "f:10: Boven deze tekst ontbreekt een kop (## Kop)."),
        ("Soms moet", "Soms **moet**", f"f:17: {NO_MARKUP}"),
        ("Soms moet", "Soms\nis het\n*zo*", f"f:19: {NO_MARKUP}"),
        ("Soms moet het.", "Soms moet het.\n\n***", f"f:19: {UNREAD}"),
        ("Soms moet het.", "Soms moet het.\n\n<b>nee</b>", f"f:19: {NO_MARKUP}"),
        ("Soms moet het.", "Soms moet het.\n\n<div>", f"f:19: {UNREAD}"),
        ("## Waarom", "# Waarom", f"f:9: {TWO_HASHES}"),
        (
            "Soms moet het.",
            "1. Soms",
            ("f:17: Hier kan alleen gewone tekst staan, of punten met een streepje."),
        ),
        ("Soms moet het.", "", "f:15: Onder ‘Grenzen’ staat niets."),
        (
            "Soms moet het.",
            "Soms {#ja} moet.",
            (
                "f:17: Een kenmerk tussen accolades hoort één keer, "
                "aan het eind van een kop of vraag."
            ),
        ),
        ("Soms moet het.", "Soms. {#ja}", "f:17: Hier hoort geen kenmerk: ‘ja’."),
        (
            "## Grenzen {#limits}\n\nSoms moet het.\n",
            "",
            ("f:1: Het hoofdstuk met kenmerk {#limits} ontbreekt."),
        ),
        (
            "> Wat gebeurt er?\n",
            "",
            (
                "f:19: Bij ‘Meedoen’ horen precies twee regels met >: eerst de "
                "vraag, aan het eind de controlevraag."
            ),
        ),
        ("Wij praten.\n", "", "f:19: Bij ‘Meedoen’ ontbreekt de uitleg."),
        (
            "talk required",
            "pratend",
            (
                "f:19: Zet achter het kenmerk de naam van één plaatje: talk, "
                "microphone, quote, calendar, hands, share."
            ),
        ),
        (
            "Dank je.",
            "Dank je.\n\n## Weer {#closing}\n\nDag.",
            "f:31: Het kenmerk ‘closing’ is al gebruikt op regel 27.",
        ),
        (
            "Dank je.",
            "Dank je.\n\n## Nog iets\n\nJa.",
            (
                "f:31: ‘Nog iets’ staat te laat. De "
                "volgorde is: de brief, {#limits}, de onderdelen, {#closing}."
            ),
        ),
    ],
)
def test_a_mistake_in_a_consent_form(old: str, new: str, said: str) -> None:
    assert mistakes(CONSENT, old, new) == [said]


def test_every_mistake_is_said_in_one_pass_in_order_of_line() -> None:
    broken = CONSENT.replace("version = 1", "version = 0").replace("Soms", "*Soms*")
    broken = broken.replace("> Wat gebeurt er?\n", "").replace("{institution}", "{wie}")
    with pytest.raises(FormHasMistakes) as caught:
        read_consent_form(broken, "f", WORDS)
    assert [problem.line for problem in caught.value.problems] == [3, 11, 17, 19]
