"""The mistakes of guides and protocols, each said by its line."""

import pytest

from app.forms import FormHasMistakes, read_protocol
from tests.forms.examples import GUIDE, PROTOCOL, WORDS, mistakes


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('["detainee"]', '"detainee"', 'f:6: ‘groups’ moet een lijst zijn, zoals ["detainee"].'),
        ("Welkom.\n", "", "f:1: De inleiding ontbreekt: de tekst vóór het eerste onderwerp."),
        ("Welkom.", "- Welkom.", "f:9: Hier kan alleen gewone tekst staan."),
        (
            "Welkom.",
            "Welkom {contact_name}.",
            ("f:9: ‘{contact_name}’ wordt hier niet ingevuld: schrijf het uit."),
        ),
        (
            "10 above",
            "tien above",
            ("f:11: ‘tien’ is geen aantal minuten: schrijf een getal van 1 tot 120."),
        ),
        (
            "10 above",
            "10 onder",
            ("f:11: ‘onder’ is geen kant van de waterlijn. Kies uit: above, below, both."),
        ),
        (
            " 10 above",
            "",
            (
                "f:11: Achter een onderwerp horen een kenmerk, de minuten en de kant "
                "van de waterlijn, zoals {#housing 10 both}."
            ),
        ),
        (
            "Weten waar.\n",
            "",
            ("f:11: Onder ‘Wonen’ hoort één alinea die het doel van het onderwerp zegt."),
        ),
        (
            "> Geen namen.",
            "> Geen namen.\n\n> Nee.",
            ("f:17: Bij een onderwerp hoort hooguit één regel met >."),
        ),
        (
            "1. Waar ga je wonen? {#where}\n   - wie hielp\n",
            "",
            ("f:11: Het onderwerp ‘Wonen’ heeft geen vraag. Schrijf er een met een nummer ervoor."),
        ),
        (" {#where}", "", "f:17: Achter een vraag hoort één kenmerk, zoals {#first-night}."),
        (
            "{#where}",
            "{#Waar}",
            ("f:17: ‘Waar’ is geen goed kenmerk: gebruik kleine letters, cijfers en streepjes."),
        ),
        (
            "   - wie hielp",
            "2. En nu? {#where}",
            ("f:18: Het kenmerk ‘where’ is al gebruikt op regel 17."),
        ),
        (
            "   - wie hielp",
            "- wie hielp",
            (
                "f:18: Dit streepje staat niet onder een vraag. Laat een "
                "doorvraag drie spaties inspringen."
            ),
        ),
        (
            "   - wie hielp",
            "   - wie\n     - hielp",
            (
                "f:19: Deze regel springt te ver in. Een "
                "vraag heeft een nummer, een doorvraag staat er als streepje onder, en verder gaat "
                "het niet."
            ),
        ),
        (
            "\n## Afronden {#closing}\n\nDank je.\n",
            "",
            ("f:1: Het laatste hoofdstuk moet de afronding zijn, met kenmerk {#closing}."),
        ),
        ("Dank je.\n", "", "f:20: Onder ‘Afronden’ staat niets."),
    ],
)
def test_a_mistake_in_a_guide(old: str, new: str, said: str) -> None:
    assert mistakes(GUIDE, old, new) == [said]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "[[wave]]",
            "[wave]",
            "f:15: Dit staat er al. Elk woord vóór het =-teken mag maar één keer.",
        ),
        (
            "target = 5",
            "target = 8",
            ("f:10: De beste dag (target) moet tussen de eerste en de laatste dag liggen."),
        ),
        (
            "target = 5",
            'target = "5"',
            ("f:10: ‘target’ moet een heel getal zijn, zonder aanhalingstekens."),
        ),
        ("target = 9", "target = 99999999999", "f:19: ‘target’ is meer dan honderd jaar."),
        (
            "opens = 8",
            "opens = 7",
            (
                "f:15: De ronde ‘two’ begint voordat ‘one’ voorbij is. Zet de "
                "rondes op volgorde, zonder overlap."
            ),
        ),
        ('id = "two"', 'id = "one"', "f:15: Het kenmerk ‘one’ is al gebruikt op regel 6."),
        (
            'modes = ["phone"]',
            'modes = ["duif"]',
            ("f:13: ‘duif’ kan niet bij ‘modes’. Kies uit: inside, face-to-face, phone."),
        ),
        (
            'title = { nl = "Eén" }',
            'title = "Eén"',
            ('f:8: ‘title’ moet per taal gegeven zijn, zoals { nl = "…", en = "…" }.'),
        ),
        ('{ nl = "Eén" }', '{ en = "One" }', "f:8: ‘nl’ ontbreekt."),
        ("closes = 7\n", "", "f:6: ‘closes’ ontbreekt."),
    ],
)
def test_a_mistake_in_a_protocol(old: str, new: str, said: str) -> None:
    assert mistakes(PROTOCOL, old, new) == [said]


def test_a_protocol_without_waves_says_so() -> None:
    with pytest.raises(FormHasMistakes) as caught:
        read_protocol(PROTOCOL.partition("[[wave]]")[0], "f", WORDS)
    assert [str(problem) for problem in caught.value.problems] == [
        "f:1: Er is geen enkele ronde: begin er een met [[wave]]."
    ]
