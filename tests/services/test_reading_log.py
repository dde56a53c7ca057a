"""The log: every act an ethics board asks about stands in it, in sentences, without a name."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.clock import FixedClock
from app.domain.consent import Scope
from app.domain.erasure import ErasureReason
from app.domain.journey import Lane
from app.domain.language_tag import Language
from app.domain.log import LogEvent, LogKind
from app.domain.log_groups import KINDS, LogGroup, LogWish, group_of
from app.domain.participant import SiteKind
from app.domain.users import Role
from app.services.consenting import withdraw
from app.services.enrolling import add_site, see_identity
from app.services.erasing import ErasureOrder, erase_participant
from app.services.journeying import Told, keep_told, remove_event
from app.services.office import Office
from app.services.printing import (
    export_agenda,
    export_journey,
    print_cards,
    print_consent,
    print_day_sheet,
    print_guide,
)
from app.services.reading_log import log_view, print_log
from app.ui.wording.log_details import full_line
from tests.documents.paper import pages
from tests.services.people import agreed, enrolled


def told(office: Office) -> list[str]:
    view = log_view(office)
    return [full_line(office.words, each.event, view.names) for each in view.lines]


def test_every_kind_of_event_has_a_sentence_and_at_most_one_group(office: Office) -> None:
    (first, *_) = log_view(office).lines
    for kind in LogKind:
        event = replace(first.event, kind=kind, facts={})
        assert full_line(office.words, event, {})
        assert sum(kind in kinds for kinds in KINDS.values()) <= 1
    assert group_of(LogKind.STUDY_CREATED) is LogGroup.STUDY


def test_whatever_goes_to_paper_or_out_stands_in_the_log_with_what_it_was(
    office: Office, clock: FixedClock
) -> None:
    known = enrolled(office)
    agreed(office, known)
    today = clock.today()
    print_consent(office, known.id, Language.NL)
    print_guide(office, "detainee-before-release", Language.NL, known.id)
    print_day_sheet(office, today)
    print_cards(office)
    export_journey(office, known.id)
    export_agenda(office, today, today)
    said = "\n".join(told(office))
    for part in (
        "Toestemmingsformulier afgedrukt.",
        "Document afgedrukt (gespreksleidraad)",
        "Document afgedrukt (dagblad)",
        "Document afgedrukt (kaartjes)",
        "Document afgedrukt (tekening van de klantreis)",
        "Agenda naar een bestand geschreven.",
    ):
        assert part in said


def test_a_look_at_a_name_says_who_looked_at_whom_by_code_and_tells_no_name(
    office: Office,
) -> None:
    known = enrolled(office, "Karim Bouazza")
    see_identity(office, known.id)
    last = log_view(office).lines[-1]
    assert (last.who, last.about, last.event.kind) == ("Iemand", known.code, LogKind.IDENTITY_SEEN)
    assert "Bouazza" not in "\n".join(told(office))


def test_the_code_stays_beside_what_was_done_after_somebody_was_erased(office: Office) -> None:
    known = enrolled(office)
    agreed(office, known)
    withdraw(office, known.id, Scope.EVERYTHING)
    erase_participant(office, ErasureOrder(known.id, ErasureReason.ASKED, known.code))
    about = log_view(office).chosen(LogWish(about=known.code))
    assert [each.event.kind for each in about] == [
        LogKind.PARTICIPANT_ENROLLED,
        LogKind.CONSENT_RECORDED,
        LogKind.CONSENT_WITHDRAWN,
        LogKind.PARTICIPANT_ERASED,
    ]
    assert told(office)[-1] == "Alle gegevens van een deelnemer gewist (op verzoek)."


def test_events_are_chosen_by_person_sort_participant_and_day(
    office: Office, clock: FixedClock
) -> None:
    first, second = enrolled(office), enrolled(office)
    see_identity(office, first.id)
    clock.advance(timedelta(days=3))
    see_identity(office, second.id)
    view = log_view(office)
    looked = view.chosen(LogWish(group=LogGroup.NAMES))
    assert [each.about for each in looked] == [first.code, second.code]
    later = clock.now().astimezone().date()
    assert [each.about for each in view.chosen(LogWish(first=later))] == [second.code]
    before = LogWish(last=later - timedelta(days=1), about=second.code)
    assert [each.event.kind for each in view.chosen(before)] == [LogKind.PARTICIPANT_ENROLLED]
    assert len(view.chosen(LogWish(actor=office.actor))) == len(view.lines)


def test_a_correction_is_told_apart_from_what_was_added(office: Office) -> None:
    known = enrolled(office)
    told_first = Told(known.id, None, True, Lane.HOUSING, "gemeente", "briefadres", 0, stuck=False)
    event = keep_told(office, told_first)
    keep_told(office, replace(told_first, what="geen briefadres"), event.id)
    remove_event(office, known.id, event.id)
    corrected = log_view(office).chosen(LogWish(group=LogGroup.CORRECTIONS))
    assert [each.about for each in corrected] == [known.code] * 2
    assert told(office)[-3:] == [
        "Klantreis aangevuld.",
        *["Iets in een klantreis verbeterd of weggehaald."] * 2,
    ]


@pytest.mark.parametrize("role", [Role.LEAD, Role.STEWARD])
def test_the_log_on_paper_carries_its_own_head(office: Office, role: Role) -> None:
    known = enrolled(office, "Karim Bouazza")
    see_identity(office, known.id)

    def sentence(event: LogEvent, names: object) -> str:
        return full_line(office.words, event, {})

    wish = LogWish(group=LogGroup.NAMES)
    printed = print_log(replace(office, role=role), wish, sentence, "Gekozen: namen.")
    text = "\n".join(pages(printed.content))
    with office.begin() as work:
        head = work.events.head()
        assert work.events.all()[-1].facts == {"document": "log"}
    assert head.digest.hex() in text.replace(" ", "").replace("\n", "").replace("\r", "")
    assert f"1 van {head.seq} handelingen" in text
    assert known.code in text
    assert "Bouazza" not in text


def test_a_place_that_is_added_is_no_change_of_the_settings(office: Office) -> None:
    add_site(office, "PI Dordrecht", SiteKind.PRISON)
    assert told(office)[-1] == "Locatie toegevoegd."
    last = log_view(office).chosen(LogWish(group=LogGroup.STUDY))[-1]
    assert last.event.kind is LogKind.SITE_ADDED
