"""The forms that come with the program: clean, complete, and what the study needs."""

import re
from pathlib import Path

import pytest

from app.domain.consent_form import MARK, ConsentForm, Placeholder
from app.domain.language_tag import Language
from app.domain.library import Library
from app.domain.participant import Group
from app.forms import (
    advise_folder,
    check_folder,
    read_consent_form,
    read_guide,
    read_library,
    read_protocol,
)
from app.language import UiLanguage, speak

FORMS = Path(__file__).resolve().parents[2] / "forms"
WORDS = speak(UiLanguage.NL)
TOPICS = [
    "getting-started",
    "housing",
    "work-income",
    "debts",
    "papers-digid",
    "health",
    "family",
    "services-route",
    "stuck-points",
    "interaction",
    "belonging",
]


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(FORMS, WORDS)


@pytest.fixture(params=[Language.NL, Language.NL_SIMPLE, Language.EN])
def form(library: Library, request: pytest.FixtureRequest) -> ConsentForm:
    form_set = library.consent_form("interview")
    assert form_set is not None
    form = form_set.form(request.param)
    assert form is not None
    return form


def test_no_shipped_form_has_a_mistake() -> None:
    assert check_folder(FORMS, WORDS) == ()


def test_no_shipped_consent_form_draws_advice() -> None:
    assert advise_folder(FORMS, WORDS) == ()


def test_the_examples_for_authors_can_be_read() -> None:
    readme = (FORMS / "README.md").read_text(encoding="utf-8")
    consent, guide, protocol = re.findall(r"```\w+\n(.*?)```", readme, re.DOTALL)
    assert read_consent_form(consent, "README.md", WORDS).id == "interview"
    assert read_guide(guide, "README.md", WORDS).id == "detainee-before-release"
    assert read_protocol(protocol, "README.md", WORDS).id == "release-1y"


def test_every_shipped_version_is_locked() -> None:
    lock = (FORMS / "versions.toml").read_text(encoding="utf-8")
    files = [file for file in FORMS.glob("*/*") if file.is_file()]
    assert len(files) == 8
    assert all(f'["{file.parent.name}/{file.name}"]' in lock for file in files)


def test_the_consent_form_can_be_chosen_in_three_languages(library: Library) -> None:
    form_set = library.consent_form("interview")
    assert form_set is not None
    assert set(form_set.complete_languages()) == {Language.NL, Language.NL_SIMPLE, Language.EN}


def test_the_consent_form_asks_six_things_and_requires_one(form: ConsentForm) -> None:
    assert [item.id for item in form.items] == [
        "participate",
        "recording",
        "quotes",
        "recontact",
        "handover",
        "share-data",
    ]
    assert [item.id for item in form.items if item.required] == ["participate"]


def test_the_consent_form_uses_every_placeholder_and_is_complete_when_filled(
    form: ConsentForm,
) -> None:
    assert set(form.unfilled()) == set(Placeholder)
    filled = form.filled({placeholder: f"<{placeholder}>" for placeholder in Placeholder})
    assert filled.unfilled() == ()
    assert not any(MARK.search(paragraph.text) for paragraph in filled.closing.paragraphs)


def test_the_consent_form_never_promises_anonymity(form: ConsentForm) -> None:
    assert "anoni" not in form.text.lower()
    assert "anony" not in form.text.lower()
    assert "pseudonimiseerd" in form.text or "pseudonymised" in form.text


@pytest.mark.parametrize(
    ("guide_id", "group", "second"),
    [
        ("detainee-before-release", Group.DETAINEE, "daily-life"),
        ("ex-detainee-after-release", Group.EX_DETAINEE, "since-release"),
    ],
)
@pytest.mark.parametrize("language", [Language.NL, Language.EN])
def test_a_guide_fits_in_a_talk_and_holds_the_agreed_topics(
    library: Library, guide_id: str, group: Group, second: str, language: Language
) -> None:
    guide = library.guide(guide_id, language)
    assert guide is not None
    assert guide.language is language
    assert guide.groups == (group,)
    assert [topic.id for topic in guide.topics] == [TOPICS[0], second, *TOPICS[1:]]
    assert 75 <= guide.minutes <= 100
    assert all(1 <= len(topic.questions) <= 4 for topic in guide.topics)


def test_a_guide_in_a_language_it_lacks_comes_in_dutch_and_says_so(library: Library) -> None:
    guide = library.guide("detainee-before-release", Language.TR)
    assert guide is not None
    assert guide.language is Language.NL


def test_topics_where_offences_come_up_have_a_reminder(library: Library) -> None:
    guide = library.guide("ex-detainee-after-release", Language.NL)
    assert guide is not None
    for topic_id in ("since-release", "work-income", "debts"):
        topic = guide.topic(topic_id)
        assert topic is not None
        assert "Geen namen, plaatsen of dagen van feiten" in (topic.reminder or "")


def test_the_protocol_meets_people_in_the_first_week_outside(library: Library) -> None:
    protocol = library.protocol("release-1y")
    assert protocol is not None
    assert [wave.id for wave in protocol.waves] == [
        "before-release",
        "week-1",
        "week-6",
        "month-3",
        "month-6",
        "month-12",
    ]
    first = protocol.wave("week-1")
    assert first is not None
    assert (first.opens.days, first.target.days, first.closes.days) == (0, 5, 7)
    assert first.title(Language.NL_SIMPLE) == "Eerste week buiten"


def test_what_is_not_there_is_not_found(library: Library) -> None:
    assert library.consent_form("other") is None
    assert library.guide("other", Language.NL) is None
    assert library.protocol("other") is None
