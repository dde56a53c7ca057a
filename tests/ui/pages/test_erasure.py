"""Erasing somebody on the page of the participant, by keyboard, and the letter afterwards."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.crypto.sealing import generate_identity
from app.domain.consent import Scope
from app.domain.ids import UserId
from app.domain.log import LogKind
from app.domain.participant import Participant
from app.domain.users import Role, User
from app.services import consenting
from app.services.releasing import add_recipient
from app.ui import dialogs
from app.ui.desk import Desk
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.documents.paper import pages
from tests.services.planted import released
from tests.ui.pages.study import (
    Study,
    click,
    desk_of,
    new_study,
    press,
    says,
    seen,
    settle,
    window_at,
    write,
)

CONFIRM = "Typ de code van de deelnemer om te bevestigen"


def page_of(desk: Desk, qtbot: QtBot, who: Participant) -> MainWindow:
    window = window_at(desk, Place(PageName.PARTICIPANT, who.id, "consent"))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    return window


def people(study: Study) -> int:
    with study.office.begin() as work:
        return len(work.participants.all())


def test_the_code_is_typed_before_somebody_is_gone_for_good(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who, other = study.enrol(), study.enrol("Anna de Wit")
    study.consent(who)
    window = page_of(desk, qtbot, who)
    click(window, "Deelnemer wissen")
    settle(desk, qtbot)
    click(window, "Opgelegd, bijvoorbeeld door de ethische commissie")
    write(window, CONFIRM, other.code)
    press(window, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert says(window, "Dit is niet de code van deze deelnemer. Er is niets gewist.")
    assert people(study) == 2
    field = seen(window, CONFIRM)
    assert isinstance(field, QLineEdit)
    field.clear()
    write(window, CONFIRM, who.code.lower())
    press(window, Qt.Key.Key_Return)
    settle(desk, qtbot)
    settle(desk, qtbot)
    assert people(study) == 1
    assert window.place == Place(PageName.STUDY, part="erased")
    assert says(window, f"{who.code} is gewist.")
    assert says(window, "Geen bundel of reservekopie bevat deze deelnemer nog.")


def test_the_ground_is_chosen_by_a_person(study: Study, desk: Desk, qtbot: QtBot) -> None:
    who = study.enrol()
    window = page_of(desk, qtbot, who)
    click(window, "Deelnemer wissen")
    settle(desk, qtbot)
    assert says(window, "Vraagt de deelnemer zelf om wissen?")
    assert not seen(window, "De deelnemer vroeg erom en heeft alles ingetrokken").isEnabled()
    write(window, CONFIRM, who.code)
    press(window, Qt.Key.Key_Return)
    assert says(window, "Kies eerst op welke grond.")
    assert people(study) == 1


def test_there_is_no_way_back_to_the_page_of_somebody_who_is_gone(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    window = page_of(desk, qtbot, who)
    click(window, "Deelnemer wissen")
    settle(desk, qtbot)
    click(window, "Opgelegd, bijvoorbeeld door de ethische commissie")
    write(window, CONFIRM, who.code)
    click(window, "Wis voorgoed")
    settle(desk, qtbot)
    settle(desk, qtbot)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(desk, qtbot)
    assert window.place == Place(PageName.STUDY, part="erased")


def test_who_took_back_everything_is_erased_at_their_own_request(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    who = study.enrol()
    study.consent(who)
    consenting.withdraw(study.office, who.id, Scope.EVERYTHING)
    window = page_of(desk, qtbot, who)
    click(window, "Deelnemer wissen")
    settle(desk, qtbot)
    assert window.focusWidget() is seen(
        window, "De deelnemer vroeg erom en heeft alles ingetrokken"
    )
    click(window, "Niet wissen")
    assert people(study) == 1
    assert seen(window, "Deelnemer wissen").hasFocus()


def test_the_letter_names_the_bundles_and_nobody(
    study: Study, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    who = study.enrol()
    recipient = add_recipient(
        study.office, "Kees Bakker", "Universiteit", generate_identity().public
    )
    released(study.office, who, recipient)
    window = page_of(desk, qtbot, who)
    click(window, "Deelnemer wissen")
    settle(desk, qtbot)
    assert says(window, "Deze deelnemer staat ook in verzegelde bundels: 1.")
    click(window, "Opgelegd, bijvoorbeeld door de ethische commissie")
    write(window, CONFIRM, who.code)
    click(window, "Wis voorgoed")
    settle(desk, qtbot)
    settle(desk, qtbot)
    assert says(window, "verzegeld op ma 23 nov 2026 voor Kees Bakker, Universiteit")
    dialogs.answers.append(tmp_path / "brief.pdf")
    click(window, f"Brief om {who.code} te verwijderen")
    settle(desk, qtbot)
    settle(desk, qtbot)
    (letter,) = pages((tmp_path / "brief.pdf").read_bytes())
    for part in ("Kees Bakker", "7KQ2M", "waterlijn-0001.age", "handtekening"):
        assert part in letter
    assert who.code not in letter
    with study.office.begin() as work:
        last = work.events.all()[-1]
    assert (last.kind, last.facts) == (LogKind.DOCUMENT_PRINTED, {"document": "recall"})


def test_who_may_not_is_told_who_may(qtbot: QtBot) -> None:
    study = new_study(Role.INTERVIEWER)
    who = study.enrol()
    with study.office.begin() as work:
        noor = User(
            UserId("noor"), "Noor", Role.LEAD, "age1noor", active=True, added_at=study.clock.now()
        )
        work.users.add(noor)
        work.commit()
    desk = desk_of(study)
    window = page_of(desk, qtbot, who)
    assert not says(window, "Deelnemer wissen")
    assert says(window, "Deze deelnemer wissen kan alleen een onderzoeksleider: Noor.")
    desk.jobs.stop()
    assert study.errors == []
