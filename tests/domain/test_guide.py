"""The nouns of forms: languages, consent forms, guides, and when a wave may take place."""

from datetime import date, timedelta

import pytest

from app.domain.consent_form import (
    Change,
    ConsentForm,
    ConsentItem,
    Paragraph,
    Pictogram,
    Placeholder,
    Section,
    form_sets,
)
from app.domain.language_tag import Direction, Language
from app.domain.protocol import Mode, Wave, Window, window

RELEASE = date(2023, 6, 1)
WAVE = Wave(
    id="week-1",
    titles=((Language.NL, "Eerste week"), (Language.EN, "First week")),
    opens=timedelta(days=0),
    target=timedelta(days=5),
    closes=timedelta(days=7),
    guide="after",
    modes=(Mode.FACE_TO_FACE,),
)


def item(item_id: str) -> ConsentItem:
    return ConsentItem(item_id, False, "T", "Mag {contact_name} dat?", "U", "C", Pictogram.TALK)


def form(
    language: Language, items: tuple[str, ...], version: int = 1, sections: int = 1
) -> ConsentForm:
    section = Section("Over {study}", (Paragraph("Bel {contact_phone}."),))
    return ConsentForm(
        id="interview",
        version=version,
        language=language,
        title="Meedoen",
        change=Change.MATERIAL,
        sections=(section,) * sections,
        limits=section,
        items=tuple(item(each) for each in items),
        closing=section,
        text="Over {study}. Bel {contact_phone}. Mag {contact_name} dat?",
    )


def test_direction_follows_from_the_tag() -> None:
    right_to_left = {each for each in Language if each.direction is Direction.RIGHT_TO_LEFT}
    assert right_to_left == {Language.AR}


def test_every_language_has_a_name_of_its_own() -> None:
    assert len({each.native_name for each in Language}) == len(Language)


def test_only_easy_dutch_keeps_its_lines() -> None:
    assert [each for each in Language if each.keeps_lines] == [Language.NL_SIMPLE]


def test_filling_changes_every_text_and_the_digest() -> None:
    plain = form(Language.NL, ("participate",))
    filled = plain.filled(
        {
            Placeholder.STUDY: "{contact_phone}",
            Placeholder.CONTACT_PHONE: "06",
            Placeholder.CONTACT_NAME: "Sanne",
        }
    )
    assert filled.items[0].question == "Mag Sanne dat?"
    assert filled.limits.paragraphs[0].text == "Bel 06."
    assert filled.sections[0].heading == "Over {contact_phone}"
    assert filled.text == "Over {contact_phone}. Bel 06. Mag Sanne dat?"
    assert filled.digest != plain.digest


def test_a_blank_setting_leaves_its_place_open() -> None:
    filled = form(Language.NL, ()).filled({Placeholder.STUDY: "", Placeholder.CONTACT_NAME: "S"})
    assert filled.unfilled() == (Placeholder.STUDY, Placeholder.CONTACT_PHONE)


def test_a_language_is_complete_only_with_every_item_and_section() -> None:
    (form_set,) = form_sets(
        [
            form(Language.NL, ("participate", "quotes"), sections=2),
            form(Language.EN, ("participate",), sections=2),
            form(Language.TR, ("participate", "quotes"), sections=1),
        ]
    )
    assert form_set.complete_languages() == (Language.NL,)
    assert form_set.missing_items(Language.EN) == ("quotes",)
    assert form_set.missing_items(Language.AR) == ("participate", "quotes")


def test_versions_are_kept_apart() -> None:
    sets = form_sets([form(Language.NL, (), version=2), form(Language.EN, (), version=1)])
    assert [(each.version, len(each.forms)) for each in sets] == [(1, 1), (2, 1)]


def test_an_item_is_found_by_its_id() -> None:
    asked = form(Language.NL, ("participate",))
    assert asked.item("participate") == asked.items[0]
    assert asked.item("recording") is None


def test_a_window_is_counted_from_the_release() -> None:
    found = window(WAVE, RELEASE)
    assert found == Window(date(2023, 6, 1), date(2023, 6, 6), date(2023, 6, 8))


def test_first_and_last_day_lie_in_the_window() -> None:
    found = window(WAVE, RELEASE)
    assert found is not None
    assert found.opens in found
    assert found.closes in found
    assert date(2023, 5, 31) not in found
    assert date(2023, 6, 9) not in found
    assert found.days_left(date(2023, 6, 10)) == -2


@pytest.mark.parametrize(
    ("target", "closes", "today", "proposed"),
    [
        pytest.param("2026-12-04", "2026-12-20", "2026-11-24", "2026-12-04", id="a Friday stays"),
        pytest.param("2026-12-06", "2026-12-20", "2026-11-24", "2026-12-07", id="on to Monday"),
        pytest.param("2026-12-05", "2026-12-06", "2026-11-24", "2026-12-04", id="back to Friday"),
        pytest.param("2026-12-05", "2026-12-06", "2026-12-05", "2026-12-07", id="Friday has gone"),
        pytest.param("2026-12-04", "2026-12-20", "2026-12-12", "2026-12-14", id="after the best"),
    ],
)
def test_a_working_day_is_proposed(target: str, closes: str, today: str, proposed: str) -> None:
    days = [date.fromisoformat(each) for each in ("2026-11-20", target, closes)]
    assert Window(*days).working_day(date.fromisoformat(today)) == date.fromisoformat(proposed)


def test_without_a_release_date_there_is_no_window() -> None:
    assert window(WAVE, None) is None


def test_a_wave_speaks_the_nearest_language_it_has() -> None:
    assert WAVE.title(Language.EN) == "First week"
    assert WAVE.title(Language.NL_SIMPLE) == "Eerste week"
    assert WAVE.title(Language.TR) == "Eerste week"
