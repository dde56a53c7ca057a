"""What the tests of a talk share: one that runs, keys, and what the vault holds of it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.ids import InterviewId, ParticipantId
from app.domain.interview import Interview, Note, NoteKind, Source
from app.language.dates import clock_time
from app.services import interviewing
from app.services.dossier import Start, start_talk
from app.ui.desk import Desk
from app.ui.pages.interview.page import InterviewPage
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, settle, window_at

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def begun(study: Study, source: Source = Source.SCREEN) -> Interview:
    """Begin the first talk with somebody who agreed to it."""
    participant = study.enrol()
    study.consent(participant)
    return start_talk(study.office, Start(participant.id, "before-release", source=source))


def begun_again(study: Study, participant: ParticipantId) -> InterviewId:
    """Begin the next talk with somebody."""
    return start_talk(study.office, Start(participant, "week-1")).id


def talking(study: Study, desk: Desk, qtbot: QtBot) -> tuple[MainWindow, Interview]:
    """Return a window in which a talk has just begun."""
    talk = begun(study)
    return at_talk(desk, qtbot, talk.id), talk


def at_talk(desk: Desk, qtbot: QtBot, talk: InterviewId) -> MainWindow:
    """Return a window that shows this talk, with the keyboard in it."""
    window = window_at(desk, Place(PageName.INTERVIEW, talk))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QApplication.processEvents()
    return window


def page_of(window: MainWindow) -> InterviewPage:
    """Return the page of the talk."""
    page = window.page
    assert isinstance(page, InterviewPage)
    return page


def time_of(study: Study) -> str:
    """Return what the clock around the laptop says."""
    return clock_time(study.office.words, study.clock.now())


def typed(text: str) -> None:
    """Type where the keyboard is."""
    QApplication.processEvents()
    QTest.keyClicks(QApplication.focusWidget(), text)


def key(which: Qt.Key, how: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the keyboard is."""
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget(), which, how)
    QApplication.processEvents()


def kept(study: Study, talk: InterviewId) -> list[Note]:
    """Return the notes that the vault holds."""
    return list(interviewing.talk(study.office, talk).notes)


def kept_as(study: Study, talk: InterviewId) -> list[tuple[NoteKind, str]]:
    """Return kind and words of what the vault holds."""
    return [(note.kind, note.text) for note in kept(study, talk)]


def all_rows(study: Study) -> str:
    """Return everything that stands in the research store, as one text."""
    with study.office.begin() as work:
        store = work.interviews.db
        names = [row["name"] for row in store.all("SELECT name FROM sqlite_master")]
        tables = {row["name"] for row in store.all("SELECT name FROM pragma_table_list")}
        rows = [tuple(row) for name in names if name in tables for row in _rows(store, name)]
    return repr(rows)


def _rows(store: object, table: str) -> list[object]:
    found: list[object] = store.all(f'SELECT * FROM "{table}"')  # type: ignore[attr-defined]  # noqa: S608
    return found
