"""Printing logs every sheet, keeps the text that stands on it, and never prints a name."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from app.documents.errors import ScriptNotPrintable
from app.domain.clock import FixedClock
from app.domain.consent import ConsentMissing, Scope
from app.domain.ids import EventId, UserId
from app.domain.journey import Event, Lane
from app.domain.language_tag import Language
from app.domain.library import Library
from app.domain.log import LogEvent, LogKind
from app.domain.participant import (
    Certainty,
    Group,
    Participant,
    ReleaseDate,
    Site,
    SiteKind,
    Status,
)
from app.domain.schedule import Outcome
from app.domain.users import Role
from app.forms.library import read_library
from app.language import UiLanguage, speak
from app.services import printing
from app.services.consenting import presented_form, withdraw
from app.services.enrolling import NewIdentity, NewParticipant, add_site, enrol
from app.services.journeying import put_event
from app.services.office import Office
from app.services.scheduling import Wish, agree, end
from app.storage.errors import TargetFull, TargetReadOnly
from app.storage.memory import memory_vault
from tests.documents.paper import ROOT, pages

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
NAME = "Mounir Aït Haddou"


def test_a_printed_consent_is_logged_and_its_head_stands_on_the_sheet(office: Office) -> None:
    somebody = _somebody(office)
    printed = printing.print_consent(office, somebody.id, Language.NL)
    event = _last(office)
    assert printed.file_name == f"toestemming-{somebody.code}.pdf"
    assert (event.kind, event.subject) == (LogKind.CONSENT_PRINTED, somebody.id)
    head = f"logboek {event.seq} {event.digest.hex()[:12]}"
    assert all(head in page for page in pages(printed.content))


def test_the_exact_text_on_the_sheet_is_kept(office: Office) -> None:
    printing.print_consent(office, _somebody(office).id, Language.NL_SIMPLE)
    form = presented_form(office, Language.NL_SIMPLE)
    with office.begin() as work:
        assert work.consents.text(form.digest) == form.text


def test_nothing_that_is_printed_holds_the_name(office: Office) -> None:
    somebody = _somebody(office)
    _appointment(office, somebody)
    _event(office, somebody)
    day = printing.print_day_sheet(office, TODAY)
    sheets = [
        printing.print_consent(office, somebody.id, Language.NL),
        printing.print_guide(office, "detainee-before-release", Language.NL, somebody.id),
        day,
    ]
    others = [
        printing.export_agenda(office, TODAY, TODAY),
        printing.export_journey(office, somebody.id),
    ]
    text = " ".join(page for sheet in sheets for page in pages(sheet.content))
    text += "".join(each.content.decode() for each in others)
    names = " ".join(each.file_name for each in (*sheets, *others))
    for part in NAME.split():
        assert part not in text
        assert part not in names
    assert somebody.code in pages(day.content)[0]


def test_a_sheet_without_a_telephone_number_is_not_printed(office: Office) -> None:
    somebody = _somebody(office)
    _change_contact(office, "")
    with pytest.raises(printing.StudyDetailsMissing):
        printing.print_consent(office, somebody.id, Language.NL)
    with pytest.raises(printing.StudyDetailsMissing):
        printing.print_cards(office)
    assert LogKind.CONSENT_PRINTED not in {event.kind for event in _log(office)}


def test_a_language_that_paper_cannot_show_is_refused_before_anything_is_logged(
    office: Office,
) -> None:
    before = len(_log(office))
    with pytest.raises(ScriptNotPrintable):
        printing.print_consent(office, _somebody(office).id, Language.AR)
    assert LogKind.CONSENT_PRINTED not in {event.kind for event in _log(office)[before:]}


def test_after_withdrawing_altogether_nothing_is_printed(office: Office) -> None:
    somebody = _somebody(office)
    _appointment(office, somebody)
    withdraw(office, somebody.id, Scope.EVERYTHING)
    _refuse_talks(office, somebody)
    calendar = printing.export_agenda(office, TODAY, TODAY).content
    assert b"STATUS:CANCELLED" in calendar
    day = printing.print_day_sheet(office, TODAY)
    assert somebody.code not in pages(day.content)[0]


def test_a_guide_is_printed_for_the_next_wave(office: Office) -> None:
    somebody = _somebody(office)
    printed = printing.print_guide(office, "detainee-before-release", Language.NL, somebody.id)
    assert "Vóór vrijlating" in pages(printed.content)[0]
    assert printed.file_name == f"leidraad-{somebody.code}.pdf"
    assert _last(office).facts["form"] == "detainee-before-release"


def test_a_visit_that_was_cancelled_is_not_on_the_day_sheet(office: Office) -> None:
    somebody = _somebody(office)
    end(office, _appointment(office, somebody), Outcome.COURT)
    printed = printing.print_day_sheet(office, TODAY)
    assert "staat niets afgesproken" in pages(printed.content)[0]
    assert printed.file_name == "dagblad-2026-11-23.pdf"
    assert _last(office).kind is LogKind.DOCUMENT_PRINTED


def test_the_agenda_goes_out_with_a_line_in_the_log(office: Office) -> None:
    _appointment(office, _somebody(office))
    printing.export_agenda(office, TODAY, TODAY)
    event = _last(office)
    assert event.kind is LogKind.AGENDA_EXPORTED
    assert event.facts == {"first": "2026-11-23", "appointments": 1}


def test_a_file_is_written_whole_in_place_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "blad.pdf"
    path.write_bytes(b"older and longer")
    printing.write_file(path, b"newer")
    assert path.read_bytes() == b"newer"
    assert [each.name for each in tmp_path.iterdir()] == ["blad.pdf"]


def test_a_folder_that_is_not_there_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TargetReadOnly):
        printing.write_file(tmp_path / "weg" / "blad.pdf", b"x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "blad.pdf.part").symlink_to("/dev/full")
    with pytest.raises(TargetFull):
        printing.write_file(tmp_path / "blad.pdf", b"x")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_in_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(TargetReadOnly):
        printing.write_file(tmp_path / "blad.pdf", b"x")


@cache
def _library() -> Library:
    return read_library(ROOT / "forms", speak(UiLanguage.NL))


@pytest.fixture
def office() -> Office:
    """Return an office with a real vault in memory, the shipped forms, and whom to ring."""
    clock = FixedClock(NOW)
    begin = memory_vault(clock, os.urandom)
    with begin() as work:
        actor = UserId(work.actor)
    words = speak(UiLanguage.NL)
    made = Office(begin, clock, os.urandom, actor, Role.LEAD, _library(), words)
    _change_contact(made, "020 123 45 67")
    return made


def _change_contact(office: Office, phone: str) -> None:
    with office.begin() as work:
        study = work.study.get()
        settings = replace(
            study.settings,
            institution="Hogeschool van de Waterkant",
            contact_name="Jasmijn de Groot",
            contact_phone=phone,
            privacy_contact="privacy@hogeschool.example",
            complaints_contact="de ombudsman",
        )
        work.study.save(replace(study, settings=settings))
        work.commit()


def _somebody(office: Office) -> Participant:
    release = ReleaseDate(TODAY + timedelta(days=20), Certainty.FIRM)
    site = _site(office).id
    return enrol(office, NewParticipant(Group.DETAINEE, site, release, NewIdentity(NAME)))


def _site(office: Office) -> Site:
    return add_site(office, "PI Dordrecht", SiteKind.PRISON)


def _appointment(office: Office, somebody: Participant) -> str:
    wish = Wish(somebody.id, "before-release", NOW + timedelta(hours=2), 90, somebody.site)
    return agree(office, wish).id


def _event(office: Office, somebody: Participant) -> None:
    event = Event(
        id=EventId(office.new_id()),
        participant=somebody.id,
        day=TODAY - timedelta(days=9),
        uncertain=True,
        lane=Lane.DEBTS,
        service="<img src=/etc/passwd>",
        what="Geen antwoord.",
        feeling=-2,
        stuck=True,
    )
    put_event(office, event)


def _refuse_talks(office: Office, somebody: Participant) -> None:
    with pytest.raises(ConsentMissing):
        printing.print_consent(office, somebody.id, Language.NL)
    with pytest.raises(ConsentMissing):
        printing.print_guide(office, "detainee-before-release", Language.NL, somebody.id)
    with pytest.raises(ConsentMissing):
        printing.export_journey(office, somebody.id)
    with office.begin() as work:
        assert work.participants.get(somebody.id).status is Status.WITHDRAWN


def _log(office: Office) -> Sequence[LogEvent]:
    with office.begin() as work:
        return list(work.events.all())


def _last(office: Office) -> LogEvent:
    return _log(office)[-1]
