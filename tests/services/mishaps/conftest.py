"""A closed study with thirty people in it."""

from pathlib import Path

import pytest

from app.bootstrap import forms_library
from app.domain.library import Library
from app.domain.participant import Certainty, Group, ReleaseDate, SiteKind
from app.language import UiLanguage, speak
from app.services.enrolling import NewIdentity, NewParticipant, add_site, enrol
from tests.services.mishaps.harm import NAME, office
from tests.storage.studies import act, found


@pytest.fixture(scope="module")
def shelf() -> Library:
    return forms_library(speak(UiLanguage.NL))


@pytest.fixture
def folder(tmp_path: Path, shelf: Library) -> Path:
    """Found a study with thirty people and a long log, and close it."""
    made = found(tmp_path / "study").study
    at = office(made, shelf)
    site = add_site(at, "PI Dordrecht", SiteKind.PRISON)
    for number in range(30):
        identity = NewIdentity(f"{NAME} {number}", (), None, (), ())
        release = ReleaseDate(None, Certainty.UNKNOWN)
        enrol(at, NewParticipant(Group.DETAINEE, site.id, release, identity))
    act(made, 200)
    made.close()
    return tmp_path / "study"
