"""After a lock a page stands as it was left: what was looked for, selected, sorted and opened."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QScrollBar, QTableView
from pytestqt.qtbot import QtBot

from app.domain.ids import InterviewId, NoteId
from app.domain.interview import Note, NoteKind
from app.domain.language_tag import Language
from app.services.drafting import keep_draft
from app.services.interviewing import Beginning, begin_interview, finish, stop, write_note
from app.services.shelf import guide
from app.ui.desk import Desk
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, click, press, says, seen, settle, window_at, write
from tests.ui.pages.test_lock_and_type_on import locked

KEYS = Qt.Key


def at(desk: Desk, qtbot: QtBot, place: Place) -> MainWindow:
    window = window_at(desk, place)
    qtbot.addWidget(window)
    settle(desk, qtbot)
    return window


def list_of(window: MainWindow, name: str) -> QTableView:
    found = [each for each in window.page.findChildren(QTableView) if each.accessibleName() == name]
    assert len(found) == 1
    return found[0]


def row_of(window: MainWindow, name: str) -> list[str]:
    """Return the words of the row that is selected in a list."""
    view = list_of(window, name)
    row = view.currentIndex().row()
    columns = range(view.model().columnCount())
    return [str(view.model().index(row, each).data()) for each in columns]


def test_the_row_and_the_order_of_a_list_are_come_back_to(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    for days in (10, 20, 30, 40):
        study.enrol(f"Iemand {days}", free_in=days)
    window = at(desk, qtbot, Place(PageName.PARTICIPANTS))
    list_of(window, "Deelnemers").sortByColumn(3, Qt.SortOrder.DescendingOrder)
    press(window, KEYS.Key_Up)
    press(window, KEYS.Key_Up)
    there = row_of(window, "Deelnemers")
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: row_of(again, "Deelnemers") == there)
    assert list_of(again, "Deelnemers").model().index(0, 3).data() == (
        list_of(window, "Deelnemers").model().index(0, 3).data()
    )
    press(again, KEYS.Key_Return)
    assert again.place.page is PageName.PARTICIPANT
    again.desk.jobs.stop()


def test_what_was_looked_for_in_a_list_is_looked_for_again_and_typed_on(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    study.enrol("Iemand", site="PI Dordrecht")
    study.enrol("Ander", site="gemeente Breda")
    window = at(desk, qtbot, Place(PageName.PARTICIPANTS))
    write(window, "Zoek in deelnemers", "gemeente bre")
    assert says(window, "1 van 2 deelnemers")
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: says(again, "1 van 2 deelnemers"))
    field = again.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "da")
    assert field.text() == "gemeente breda"
    assert says(again, "1 van 2 deelnemers")
    again.desk.jobs.stop()


def test_the_choices_in_the_log_are_come_back_to(study: Study, desk: Desk, qtbot: QtBot) -> None:
    study.enrol()
    window = at(desk, qtbot, Place(PageName.STUDY, part="log"))
    kind = seen(window, "Wat voor handelingen")
    kind.setFocus()
    press(window, KEYS.Key_Down)
    press(window, KEYS.Key_Down)
    chosen = kind.currentData()
    rows = list_of(window, "Logboek").model().rowCount()
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: seen(again, "Wat voor handelingen").currentData() == chosen)
    assert list_of(again, "Logboek").model().rowCount() == rows
    again.desk.jobs.stop()


def test_rows_added_to_a_form_are_there_again(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = at(desk, qtbot, Place(PageName.ENROL))
    click(window, "Persoon toevoegen")
    write(window, "Naam van deze persoon", "Patricia")
    click(window, "Persoon toevoegen")
    press(window, KEYS.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "buurman")
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: again.focusWidget().property("text") == "buurman")
    assert seen(again, "Naam van deze persoon").text() == "Patricia"
    assert not says(again, "Dit had je al getypt")
    again.desk.jobs.stop()


def test_an_event_that_was_being_corrected_is_gone_on_with(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    somebody = study.enrol()
    study.live(somebody, "p01")
    window = at(desk, qtbot, Place(PageName.PARTICIPANT, somebody.id, "journey"))
    with study.office.begin() as work:
        event = work.journeys.of(somebody.id)[2]
    click(window, f"Wijzig: {event.what}")
    write(window, "Bij welke instantie of persoon?", " en de gemeente")
    QTest.keyClick(seen(window, "Hoe voelde dat?: goed"), KEYS.Key_Space)
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: says(again, "Bij welke instantie of persoon?"))
    where = seen(again, "Bij welke instantie of persoon?")
    qtbot.waitUntil(lambda: where.text() == f"{event.service} en de gemeente")
    assert seen(again, "Wat gebeurde er?").text() == event.what
    click(again, "Bewaren")
    settle(again.desk, qtbot)
    with study.office.begin() as work:
        kept = {each.id: each for each in work.journeys.of(somebody.id)}
    assert kept[event.id].service == f"{event.service} en de gemeente"
    again.desk.jobs.stop()


def test_a_report_that_was_half_read_is_read_on(study: Study, desk: Desk, qtbot: QtBot) -> None:
    talk = told(study, *(f"Regel {number} van een lang gesprek." for number in range(60)))
    window = at(desk, qtbot, Place(PageName.INTERVIEW, talk))
    bar = longest(window)
    bar.setValue(bar.maximum() // 2)
    there = bar.value()
    assert there
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: longest(again).value() == there)
    again.desk.jobs.stop()


def longest(window: MainWindow) -> QScrollBar:
    """Return what scrolls most of the page."""
    areas = window.page.findChildren(QAbstractScrollArea)
    return max((each.verticalScrollBar() for each in areas), key=QScrollBar.maximum)


def told(study: Study, *notes: str) -> InterviewId:
    """Return a finished talk with these notes."""
    somebody = study.enrol()
    study.consent(somebody)
    leaflet = guide(study.office, "detainee-before-release", Language.NL)
    talk = begin_interview(study.office, Beginning(somebody.id, "before-release", leaflet, 60)).id
    for place, text in enumerate(notes):
        note, now = NoteId(study.office.new_id()), study.clock.now()
        write_note(study.office, Note(note, talk, "family", NoteKind.NOTE, text, now, place))
    stop(study.office, talk)
    finish(study.office, talk)
    return talk


def test_a_form_that_was_closed_stays_closed(study: Study, desk: Desk, qtbot: QtBot) -> None:
    somebody = study.enrol()
    study.consent(somebody)
    window = at(desk, qtbot, Place(PageName.PARTICIPANT, somebody.id, "consent"))
    click(window, "Deelnemer wil iets terugnemen")
    click(window, "Niet doen")
    again = locked(window, qtbot)
    assert says(again, "Deelnemer wil iets terugnemen")
    click(again, "Deelnemer wil iets terugnemen")
    last = locked(again, qtbot)
    qtbot.waitUntil(lambda: says(last, "Hoe ver gaat het?"))
    for each in (again, last):
        each.desk.jobs.stop()


def test_erasing_is_not_begun_again_by_itself(study: Study, desk: Desk, qtbot: QtBot) -> None:
    somebody = study.enrol()
    window = at(desk, qtbot, Place(PageName.PARTICIPANT, somebody.id, "consent"))
    click(window, "Deelnemer wissen")
    settle(desk, qtbot)
    write(window, "Typ de code van de deelnemer om te bevestigen", somebody.code)
    again = locked(window, qtbot)
    assert not says(again, "Wis voorgoed")
    again.desk.jobs.stop()


def test_a_passphrase_that_was_being_changed_is_asked_for_anew(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = at(desk, qtbot, Place(PageName.STUDY, part="people"))
    click(window, "Eigen wachtzin wijzigen")
    settle(desk, qtbot)
    secret = "een geheim van veertien tekens"
    write(window, "Je wachtzin van nu", secret)
    again = locked(window, qtbot)
    qtbot.waitUntil(lambda: says(again, "De oude wachtzin past daarna nog"))
    assert seen(again, "Je wachtzin van nu").text() == ""
    again.desk.jobs.stop()


def test_what_another_version_kept_is_shown_and_not_lost(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    keep_draft(study.office, '[["enrol", [["Naam", 0, true, "Muriel Landveld"]], null, 0]]')
    window = at(desk, qtbot, Place(PageName.ENROL))
    qtbot.waitUntil(lambda: says(window, "Muriel Landveld"))
