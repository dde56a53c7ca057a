"""What the search finds, leaves, and promises about places in the text."""

import itertools
import time
import unicodedata

import pytest

from app.deid.engine import Detector
from app.domain.detection import Kind, KnownTerm, Label, Layer, Tier

VERHAGEN = KnownTerm("Peter van der Verhagen", Label.PERSON, "casemanager")

SPOKEN_MAIL = "j punt smit apenstaartje voorbeeld punt nl"


def found(detector: Detector, text: str, *known: KnownTerm) -> list[tuple[str, Label]]:
    return [(text[s.start : s.end], s.label) for s in detector.find(text, known)]


@pytest.mark.parametrize(
    ("text", "what", "label"),
    [
        ("Bel 06-12 34 56 78 na zes uur.", "06-12 34 56 78", Label.PHONE),
        ("Zijn nummer is +212 661 234567 geworden.", "+212 661 234567", Label.PHONE),
        ("Mail: j punt smit apenstaartje voorbeeld punt nl.", SPOKEN_MAIL, Label.EMAIL),
        ("Rekening NL91 ABNA 0417 1643 00 is leeg.", "NL91 ABNA 0417 1643 00", Label.IBAN),
        ("BSN 9999.91.322 staat op de brief.", "9999.91.322", Label.BSN),
        ("Zijn SKN is 10473829 zegt hij.", "10473829", Label.SKN),
        ("Parketnummer 16/123456-22 loopt nog.", "16/123456-22", Label.CASENO),
        ("De auto (27-HKP-3) is weg.", "27-HKP-3", Label.PLATE),
        ("Op Bos en Lommerweg 301-3 woont zij.", "Bos en Lommerweg 301-3", Label.ADDRESS),
        ("Geboren op 12-07-1988 in een dorp.", "12-07-1988", Label.DOB),
        ("Hij is 34 en heeft een zoon.", "34", Label.AGE),
        ("Daarna ging hij naar PI Ter Apel.", "PI Ter Apel", Label.PI),
        ("Hij zat op cel 4.17 met een ander.", "4.17", Label.UNIT),
        ("Zij werkt bij Slagerij Van Boxtel.", "Slagerij Van Boxtel", Label.ORG),
        ("Ze zit op basisschool De Vlindervallei.", "basisschool De Vlindervallei", Label.SCHOOL),
        ("Volgens mevrouw Postma-Dijkstra klopt dat.", "mevrouw Postma-Dijkstra", Label.PERSON),
        ("Bel nul zes, elf, twintig, 33, 44.", "nul zes, elf, twintig, 33, 44", Label.PHONE),
        ("Tel: zes een twee drie vier vijf zes.", "zes een twee drie vier vijf zes", Label.PHONE),
        ("Zaak 9402217 BM VERZ 21-3344 is klaar.", "9402217 BM VERZ 21-3344", Label.CASENO),
        ("In hoger beroep: 200.123.456/01.", "200.123.456/01", Label.CASENO),
        ("Dat was van 6 op 7 juli, bij hem.", "6 op 7 juli", Label.DATE),
        ("Geboren op de vijfde van de derde.", "de vijfde van de derde", Label.DOB),
        ("Hij kwam in 75, met de boot.", "75", Label.DATE),
        ("Kinderen (Bram, 11, en Tess, 8) zag hij niet.", "8", Label.AGE),
        ("Zijn dochters (4, 7 en 11) zijn bij oma.", "4, 7 en 11", Label.AGE),
        ("Eerst B-west 14, daarna de iso.", "B-west 14", Label.UNIT),
        ("Op de K-vleugel was het stil.", "K", Label.UNIT),
        ("Bij moeder in de Drait, Wijngaarden 216.", "Wijngaarden 216", Label.ADDRESS),
        ("Het voetbalveld achter de Putselaan.", "Putselaan", Label.STREET),
        ("Zij werkt bij Jansen Dakbedekking.", "Jansen Dakbedekking", Label.ORG),
        ("De rechtbank Midden-Nederland wees het af.", "rechtbank Midden-Nederland", Label.ORG),
        ("Zij sprak A. (Ad) van Riel lang.", "A. (Ad) van Riel", Label.PERSON),
        ("Besproken met HvdM en de gemeente.", "HvdM", Label.PERSON),
        ("Daarna kwam juf Ria langs.", "juf Ria", Label.PERSON),
        ("Berry praat het meest van allemaal.", "Berry", Label.PERSON),
        ("De baas is Henkie en die vraagt niks.", "Henkie", Label.PERSON),
        ("Familie in Asmara, Keren en Khartoum.", "Keren", Label.LOC),
    ],
)  # fmt: skip
def test_families_of_identifiers(detector: Detector, text: str, what: str, label: Label) -> None:
    assert (what, label) in found(detector, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("het was kim, said, kenneth en miro. dat waren er vier.", "said"),
        ("de vader, rico zwart, heeft het gezag. dat blijft zo.", "rico zwart"),
        ("de caddy stond op naam van appie de vries. dat was een vriend.", "appie de vries"),
        ("bro ik zweer je, fitim heeft me verlinkt. niemand wist het.", "fitim"),
        ("broeder wouter kloosterman schreef. later kwam kloosterman zelf.", "kloosterman"),
        ("het was mevrouw ten have die schreef. dat was aardig.", "mevrouw ten have"),
        ("harm en geesje wonen in de stad. dat bevalt goed.", "geesje"),
        ("met pengel vier dingen doorgenomen. dat duurde lang.", "pengel"),
        ("de advocaat, van dijk, zei niets. dat viel op.", "van dijk"),
    ],
)
def test_names_in_notes_without_capitals(detector: Detector, text: str, name: str) -> None:
    assert name in [what for what, _ in found(detector, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Wil je koffie, vraagt hij aan het begin.",
        "Hij ging vroeger elke avond met de hond het bos in.",
        "In april is de zitting, in mei hoopt hij op verlof.",
        "Hij heeft 412 dagen gezeten en 17 boeken gelezen.",
        "De Belastingdienst en het CJIB sturen brieven over DigiD.",
        "Niet bellen tussen 10.00 en 14.30 uur, dat kost 1.240 euro.",
        "Het gaat om artikel 311 en 312 Sr.",
        "Op woensdag spreekt hij Nederlands en Turks.",
        "Hij telt: een, twee, drie, vier, vijf, zes, zeven, acht.",
        "Dat kost een jaar of vijf, denkt hij.",
        "Een kamer met drie bedden kost 40 euro.",
        "Hij kwam met een Albert Heijn-tas en twee Ikea-tassen.",
        "Hij leest Harry Potter en Het Parool.",
        "Volgens de Voedselbank en het Gevangeniswezen kan dat.",
    ],
)
def test_what_points_at_nobody_is_left(detector: Detector, text: str) -> None:
    assert found(detector, text) == []


@pytest.mark.parametrize(
    "mention",
    [
        "Verhagen", "P. Verhagen", "Peter", "Peters", "Peter V.", "van der verhagen",
        "Verhagen, P.", "Verhaegen", "meneer Van der Verhagen",
    ],
)  # fmt: skip
def test_a_known_name_is_found_in_every_form(detector: Detector, mention: str) -> None:
    text = f"Toen heeft {mention} dat geregeld."
    start, end = text.index(mention), text.index(mention) + len(mention)
    masked = {p for s in detector.find(text, (VERHAGEN,)) for p in range(s.start, s.end)}
    letters = [p for p in range(start, end) if text[p].isalpha()]
    assert sum(p in masked for p in letters) >= len(letters) - 1


def test_a_known_name_that_is_an_everyday_word_needs_a_capital(detector: Detector) -> None:
    bos = KnownTerm("Wil de Bos", Label.PERSON, "participant")
    text = "Hij ging het bos in. Toen kwam De Bos terug. Volgens wil de bos was het stil."
    assert [t for t, _ in found(detector, text, bos)] == ["De Bos", "wil de bos"]


def test_a_name_found_once_is_looked_for_in_the_whole_text(detector: Detector) -> None:
    text = "Casemanager Fatma Winkelaar belde.\n\nDaarna hoorde hij niets meer van Winkelaar."
    assert ("Winkelaar", Label.PERSON) in found(detector, text)


def test_names_of_other_cases_are_for_review(detector: Detector) -> None:
    other = KnownTerm("Tsegay Woldemichael", Label.PERSON, "participant")
    text = "Op de luchtplaats liep Tsegay Woldemichael."
    spans = detector.find(text, (), (other,))
    assert [(s.tier, s.layer) for s in spans] == [(Tier.REVIEW, Layer.OTHER_CASES)]


def test_a_first_name_of_another_case_cuts_no_name_in_two(detector: Detector) -> None:
    other = KnownTerm("Chantal van Rossem", Label.PERSON, "participant")
    text = "Zij heet Chantal Pronk. Chantal belt hem."
    spans = detector.find(text, (), (other,))
    assert [text[s.start : s.end] for s in spans] == ["Chantal Pronk", "Chantal"]
    assert {(s.tier, s.layer) for s in spans} == {(Tier.REVIEW, Layer.OTHER_CASES)}


@pytest.mark.parametrize("name", ["ሰላም ተስፋይ", "كريم", "Дмитро", "Νίκος"])
def test_a_name_in_another_script_is_masked(detector: Detector, name: str) -> None:
    text = f"Hij schreef {name} op de muur."
    assert [text[s.start : s.end] for s in detector.find(text)] == [name]


def test_every_span_says_what_it_is_and_none_overlap(detector: Detector) -> None:
    text = "Karim (27) uit Gouda, tel. 06-12345678, zit in PI Vught.\nHij was wethouder in Gouda."
    spans = detector.find(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert {s.kind for s in spans if s.label is Label.PHONE} == {Kind.DIRECT}
    assert {s.kind for s in spans if s.label is Label.LOC} == {Kind.QUASI}


def test_places_count_in_the_text_as_it_was_given(detector: Detector) -> None:
    text = unicodedata.normalize("NFD", "Toen kwam Hélène Özdemir binnen, en Noémie ook.")
    names = [text[s.start : s.end] for s in detector.find(text)]
    assert [unicodedata.normalize("NFC", n) for n in names] == ["Hélène Özdemir", "Noémie"]


def test_names_are_found_in_notes_without_capitals(detector: Detector) -> None:
    text = (
        "gisteren met anneke de wit gebeld. mevrouw van dijk uit gouda deed open, volgens samira."
    )
    masked = [t for t, _ in found(detector, text)]
    assert masked == ["anneke de wit", "mevrouw van dijk", "gouda", "samira"]


def test_a_story_is_flagged_but_not_masked(detector: Detector) -> None:
    text = "Hij kreeg straf voor de overval op de juwelier waarbij iemand werd doodgeschoten."
    assert [s.tier for s in detector.find(text) if s.label is Label.OFFENCE] == [Tier.FLAG]


def test_a_long_unexplained_number_is_for_review(detector: Detector) -> None:
    spans = detector.find("Op het papiertje stond 48291736 en verder niets.")
    assert [(s.label, s.tier) for s in spans] == [(Label.NUMBER, Tier.REVIEW)]


def test_an_empty_text_holds_nothing(detector: Detector) -> None:
    assert detector.find("") == ()
    assert detector.find("\n \n") == ()


def test_a_long_interview_is_searched_quickly(detector: Detector) -> None:
    page = "Hij belde met Karim over de brief van mevrouw De Vries en wachtte op antwoord. " * 40
    start = time.perf_counter()
    detector.find("\n".join([page] * 10))
    assert time.perf_counter() - start < 8
