"""The list of participants, and enrolling somebody, by keyboard."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.consent import Scope
from app.domain.participant import Certainty, Group
from app.domain.users import Role
from app.services import consenting, enrolling, overview
from app.ui.desk import Desk
from app.ui.pages.enrol import EnrolPage
from app.ui.pages.participants import ParticipantsPage
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.ui.pages.study import (
    Study,
    click,
    desk_of,
    new_study,
    says,
    seen,
    settle,
    window_at,
    write,
)

LIST = Place(PageName.PARTICIPANTS)


def rows(window: MainWindow) -> list[str]:
    page = window.page
    assert isinstance(page, ParticipantsPage)
    table = page._table
    model = table.proxy
    return [
        " | ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def shown(desk: Desk, qtbot: QtBot, place: Place = LIST) -> MainWindow:
    window = window_at(desk, place)
    qtbot.addWidget(window)
    settle(desk, qtbot)
    return window


def test_an_empty_list_says_what_it_is_for_and_offers_to_enrol(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = shown(desk, qtbot)
    assert says(window, "Nog geen deelnemers")
    click(window, "Deelnemer inschrijven")
    assert window.place.page is PageName.ENROL


def test_who_must_be_seen_first_stands_first(study: Study, desk: Desk, qtbot: QtBot) -> None:
    later = study.enrol(free_in=30)
    soon = study.enrol(group=Group.EX_DETAINEE, free_in=-3, certainty=Certainty.FIRM)
    unknown = study.enrol(free_in=None)
    window = shown(desk, qtbot)
    found = rows(window)
    assert [line.split(" | ")[0] for line in found] == [soon.code, later.code, unknown.code]
    assert "nog 4 dagen · Eerste week buiten" in found[0]
    assert "± 23 dec 2026" in found[1]
    assert "ontbreekt" in found[1]
    assert "onbekend" in found[2]


def test_somebody_who_stopped_stays_in_the_list_and_has_no_next_round(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    stopped = study.enrol()
    study.consent(stopped)
    consenting.withdraw(study.office, stopped.id, Scope.EVERYTHING)
    window = shown(desk, qtbot)
    assert "ingetrokken | geen | gestopt" in rows(window)[0]


def test_words_in_any_column_find_somebody(study: Study, desk: Desk, qtbot: QtBot) -> None:
    study.enrol()
    breda = study.enrol(site="gemeente Breda")
    window = shown(desk, qtbot)
    write(window, "Zoek in deelnemers", "breda gedet")
    assert [line.split(" | ")[0] for line in rows(window)] == [breda.code]
    assert says(window, "1 van 2 deelnemers")


def test_enter_opens_the_participant(study: Study, desk: Desk, qtbot: QtBot) -> None:
    somebody = study.enrol()
    window = shown(desk, qtbot)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.place == Place(PageName.PARTICIPANT, somebody.id)


def test_enrolling_gives_a_code_and_keeps_the_name_elsewhere(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = shown(desk, qtbot, Place(PageName.ENROL))
    write(window, "Naam van de locatie", "PI Dordrecht")
    click(window, "Vrijlating: geschat")
    write(window, "Naam", "Muriel Landveld")
    write(window, "Nummer of adres", "+31 6 12 34 70 55")
    click(window, "Persoon toevoegen")
    write(window, "Naam van deze persoon", "Patricia")
    write(window, "Is voor de deelnemer", "zus")
    click(window, "Inschrijven")
    settle(desk, qtbot)
    enrolled = overview.overviews(study.office)[0]
    assert says(window, enrolled.participant.code)
    assert enrolled.site.name == "PI Dordrecht"
    assert enrolled.participant.release.certainty is Certainty.ESTIMATED
    identity = enrolling.see_identity(study.office, enrolled.participant.id)
    assert identity is not None
    assert identity.name == "Muriel Landveld"
    assert [route.of for route in identity.routes] == ["self"]
    assert [each.role for each in identity.relatives] == ["zus"]


def test_a_number_that_may_not_be_kept_is_warned_about_and_asked_once(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    study.enrol()
    window = shown(desk, qtbot, Place(PageName.ENROL))
    write(window, "Afspraak hierover", "bsn 111222333")
    write(window, "Naam", "Jan")
    assert says(window, "Dit lijkt een burgerservicenummer")
    click(window, "Inschrijven")
    settle(desk, qtbot)
    assert len(overview.overviews(study.office)) == 1


def test_a_route_without_a_name_is_not_lost_without_a_word(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    study.enrol()
    window = shown(desk, qtbot, Place(PageName.ENROL))
    write(window, "Nummer of adres", "06 12 34 70 55")
    click(window, "Inschrijven")
    assert says(window, "Zet er een naam bij")
    assert len(overview.overviews(study.office)) == 1


def test_a_day_of_birth_that_is_none_is_said_beside_the_field(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    study.enrol()
    window = shown(desk, qtbot, Place(PageName.ENROL))
    write(window, "Naam", "Jan")
    write(window, "Geboortedatum", "31-2-1990")
    click(window, "Inschrijven")
    assert says(window, "Dit is geen datum")


def test_after_one_the_next_begins_at_the_same_site_with_an_empty_name(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    study.enrol(site="gemeente Breda")
    window = shown(desk, qtbot, Place(PageName.ENROL))
    write(window, "Naam", "Jan")
    click(window, "Inschrijven")
    settle(desk, qtbot)
    click(window, "Nog iemand inschrijven")
    site = seen(window, "Locatie")
    assert isinstance(site, QComboBox)
    assert site.currentText() == "gemeente Breda"
    assert getattr(seen(window, "Naam"), "text")() == ""  # noqa: B009


def test_a_steward_enrols_without_a_name(qtbot: QtBot) -> None:
    study = new_study(Role.STEWARD)
    enrolling.add_site(study.office, "PI Dordrecht", enrolling.SiteKind.PRISON)
    desk = desk_of(study)
    window = shown(desk, qtbot, Place(PageName.ENROL))
    assert isinstance(window.page, EnrolPage)
    assert says(window, "Met jouw sleutel kun je geen namen opschrijven")
    click(window, "Inschrijven")
    settle(desk, qtbot)
    assert len(overview.overviews(study.office)) == 1
    assert study.errors == []
    desk.jobs.stop()


class _Windows(QObject):
    """Notes every window that opens."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow():
            self.opened.append(type(watched).__name__)
        return False


def test_no_page_opens_a_window_of_its_own(
    study: Study, desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    who = study.enrol()
    windows = _Windows()
    qapp.installEventFilter(windows)
    window = shown(desk, qtbot)
    for place in (
        Place(PageName.ENROL),
        Place(PageName.PARTICIPANT, who.id),
        Place(PageName.CONSENT, who.id),
        Place(PageName.CONSENT, who.id, "paper"),
    ):
        desk.go(place)
        settle(desk, qtbot)
    qapp.removeEventFilter(windows)
    assert window.isVisible()
    assert set(windows.opened) == {"MainWindow"}
