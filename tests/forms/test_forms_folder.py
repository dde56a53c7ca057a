"""A whole folder: translations beside each other, waves beside guides, versions beside the lock."""

import os
import shutil
from pathlib import Path

import pytest

from app.forms import FormHasMistakes, advise_folder, check_folder, freeze, read_library
from app.forms.errors import VersionsNotKept
from app.language import UiLanguage, speak

FORMS = Path(__file__).resolve().parents[2] / "forms"
WORDS = speak(UiLanguage.NL)
EN = "consent/interview.en.md"
GUIDE = "guides/detainee-before-release.en.md"
PLAN = "protocols/release-1y.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "forms"
    shutil.copytree(FORMS, copy)
    (copy / "versions.toml").unlink()
    return copy


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in check_folder(folder, WORDS)]


def test_a_translation_that_lacks_an_item_is_said(folder: Path) -> None:
    text = (folder / EN).read_text(encoding="utf-8")
    start, end = text.index("## Using your words"), text.index("## Contact again")
    (folder / EN).write_text(text[:start] + text[end:], encoding="utf-8")
    assert said(folder) == [
        f"{EN}:4: Hier ontbreekt ‘quotes’, dat wel in consent/interview.nl.md staat."
    ]


def test_a_translation_with_an_item_or_chapter_more_is_said(folder: Path) -> None:
    change(folder, EN, "{#quotes quote}", "{#pictures quote}")
    change(folder, EN, "## It is your choice", "## More\n\nYes.\n\n## It is your choice")
    assert said(folder) == [
        f"{EN}:1: Deze brief heeft 10 hoofdstukken; consent/interview.nl.md heeft er 9.",
        f"{EN}:4: Hier ontbreekt ‘quotes’, dat wel in consent/interview.nl.md staat.",
        f"consent/interview.nl.md:4: Hier ontbreekt ‘pictures’, dat wel in {EN} staat.",
    ]


def test_a_translation_that_asks_otherwise_is_said(folder: Path) -> None:
    change(folder, EN, "{#recording microphone}", "{#recording microphone required}")
    change(folder, EN, '"material"', '"editorial"')
    line = (folder / EN).read_text(encoding="utf-8").split("{#recording")[0].count("\n") + 1
    assert said(folder) == [
        f"{EN}:6: ‘change’ is hier anders dan in consent/interview.nl.md.",
        (
            f"{EN}:{line}: ‘recording’ is hier anders dan in consent/interview.nl.md: vergelijk "
            "wat tussen de accolades staat, de vragen en de regel met >."
        ),
    ]


def test_a_guide_whose_translation_lags_is_said(folder: Path) -> None:
    change(folder, GUIDE, "{#housing 7 above}", "{#housing 9 above}")
    change(folder, GUIDE, '["detainee"]', '["professional"]')
    line = (folder / GUIDE).read_text(encoding="utf-8").split("{#housing")[0].count("\n") + 1
    first = GUIDE.replace(".en.", ".nl.")
    assert said(folder) == [
        f"{GUIDE}:6: ‘groups’ is hier anders dan in {first}.",
        (
            f"{GUIDE}:{line}: ‘housing’ is hier anders dan in {first}: vergelijk wat tussen de "
            "accolades staat, de vragen en de regel met >."
        ),
    ]


def test_a_new_version_in_one_language_is_no_mistake(folder: Path) -> None:
    change(folder, "consent/interview.nl.md", "version = 1", "version = 2")
    form_set = read_library(folder, WORDS).consent_form("interview")
    assert form_set is not None
    assert [form.language.value for form in form_set.forms] == ["nl"]


def test_a_wave_that_names_no_guide_is_said(folder: Path) -> None:
    change(folder, PLAN, '"detainee-before-release"', '"nobody"')
    assert said(folder) == [f"{PLAN}:14: Er is geen gespreksleidraad ‘nobody’."]


def test_a_guide_with_mistakes_is_not_missed_as_well(folder: Path) -> None:
    for language in ("nl", "en"):
        change(
            folder,
            GUIDE.replace("en", language, 1) if language == "en" else GUIDE.replace(".en.", ".nl."),
            "version = 1",
            "version = 0",
        )
    assert [sentence.rpartition(": ")[2] for sentence in said(folder)] == [
        "Versies tellen vanaf 1."
    ] * 2


def test_a_file_under_another_name_or_ending_is_said(folder: Path) -> None:
    (folder / EN).rename(folder / "consent/interview.fr.md")
    (folder / "consent/notes.docx").write_text("", encoding="utf-8")
    assert said(folder) == [
        (
            "consent/interview.fr.md:1: De naam van dit bestand moet interview.en.md zijn: dat "
            "volgt uit de kop."
        ),
        (
            "consent/notes.docx:1: Dit bestand wordt niet gelezen: hier horen alleen bestanden die "
            "eindigen op .md."
        ),
    ]


def test_hidden_files_of_editors_are_passed_over(folder: Path) -> None:
    (folder / "consent/.interview.nl.md.swp").write_bytes(b"\xff")
    assert said(folder) == []


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert said(tmp_path) == [
        f"{name}:1: In deze map staat niets, of de map ontbreekt."
        for name in ("consent", "guides", "protocols")
    ]


def test_text_that_is_no_utf8_is_said_with_its_line(folder: Path) -> None:
    old = (folder / EN).read_bytes()
    (folder / EN).write_bytes(old.replace(b"## It is", b"## \xcft is", 1))
    line = old.split(b"## It is")[0].count(b"\n") + 1
    assert said(folder) == [
        f"{EN}:{line}: Hier staat een teken dat geen UTF-8 is. Bewaar het bestand als UTF-8."
    ]


def test_a_folder_in_the_place_of_a_file_is_said(folder: Path) -> None:
    (folder / "consent/other.nl.md").mkdir()
    assert said(folder) == ["consent/other.nl.md:1: Dit bestand kan niet gelezen worden."]


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(folder: Path) -> None:
    freeze(folder, WORDS)
    lines = (folder / EN).read_bytes().splitlines()
    (folder / EN).write_bytes(b"\xef\xbb\xbf" + b"\r\n".join([*lines, b""]))
    assert said(folder) == []


def test_a_frozen_version_may_not_change_and_a_new_one_may(folder: Path) -> None:
    freeze(folder, WORDS)
    change(folder, EN, "We are researchers", "We are all researchers")
    assert said(folder) == [
        f"{EN}:3: De tekst is veranderd, maar dit is nog versie 1. Maak er versie 2 van."
    ]
    change(folder, EN, "version = 1", "version = 2")
    assert said(folder) == []
    freeze(folder, WORDS)
    change(folder, EN, "version = 2", "version = 1")
    change(folder, EN, "We are all researchers", "We are researchers")
    assert said(folder) == [f"{EN}:3: Versie 1 is ouder dan versie 2, die al is vastgelegd."]


def test_nothing_is_frozen_while_there_are_mistakes(folder: Path) -> None:
    change(folder, EN, "version = 1", "version = 0")
    with pytest.raises(FormHasMistakes):
        freeze(folder, WORDS)
    assert not (folder / "versions.toml").exists()


def test_versions_that_can_not_be_written_stay_as_they_were(folder: Path) -> None:
    freeze(folder, WORDS)
    before = (folder / "versions.toml").read_bytes()
    in_the_way = folder / "versions.toml.part"
    in_the_way.mkdir()
    with pytest.raises(VersionsNotKept) as caught:
        freeze(folder, WORDS)
    assert caught.value.path == folder / "versions.toml"
    assert (folder / "versions.toml").read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_among_the_forms_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "guides" / "pijp.nl.md")
    assert "guides/pijp.nl.md:1: Dit bestand kan niet gelezen worden." in said(folder)


@pytest.mark.parametrize(
    "text", ['"a" = 5', '["a"]\nx = "d"', '["a"]\n1 = 2', "[", '["a"]\n12345678901 = "d"']
)
def test_a_lock_that_was_written_by_hand_is_said(folder: Path, text: str) -> None:
    (folder / "versions.toml").write_text(text, encoding="utf-8")
    assert [sentence[:15] for sentence in said(folder)] == ["versions.toml:1"]


def test_advice_speaks_of_long_sentences_and_hard_words_but_lets_the_form_pass(
    folder: Path,
) -> None:
    change(
        folder,
        "consent/interview.nl-simple.md",
        "Wij zijn onderzoekers.",
        "Wij zijn met zijn allen vandaag de dag heel graag de beste onderzoekers.\n"
        "Derhalve is dit een verantwoordelijkheid.",
    )
    assert said(folder) == []
    name = "consent/interview.nl-simple.md"
    assert [str(advice) for advice in advise_folder(folder, WORDS)] == [
        f"{name}:11: Advies: deze zin heeft 13 woorden. Probeer het met 12.",
        f"{name}:12: Advies: schrijf ‘daarom’ in plaats van ‘derhalve’.",
        (
            f"{name}:12: Advies: ‘verantwoordelijkheid’ is een lang woord. Kan het korter, of "
            "staat er uitleg bij?"
        ),
    ]
