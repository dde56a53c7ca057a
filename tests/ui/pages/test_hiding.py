"""One key hides the study from whoever walks in: nothing is lost, and nothing more gets in."""

from collections import Counter
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.storage.errors import TargetFull
from app.storage.unit_of_work import Begin, UnitOfWork
from app.ui.cover import LockCover, NeutralPage
from app.ui.crash import CrashDesk
from app.ui.desk import Desk
from app.ui.dialogs import choose_save_file, confirm
from app.ui.jobs import Lane
from app.ui.place import PageName, Place
from app.ui.theme import theme
from app.ui.window import MainWindow
from tests.ui.pages.study import Study, busy, says, seen, settle, window_at
from tests.ui.pages.talking import CTRL, PLAIN, begun, kept, key, talking, typed

KEYS = Qt.Key


def covered(window: MainWindow) -> bool:
    """Tell whether nothing of the study can be seen."""
    corners = [window.rect().center(), window.rect().topLeft(), window.rect().bottomRight()]
    return all(isinstance(window.childAt(each), NeutralPage) for each in corners)


@pytest.mark.parametrize(("which", "how"), [(KEYS.Key_F9, PLAIN), (KEYS.Key_B, CTRL)])
def test_one_key_hides_and_the_same_key_comes_back(
    study: Study, desk: Desk, qtbot: QtBot, which: Qt.Key, how: Qt.KeyboardModifier
) -> None:
    window, talk = talking(study, desk, qtbot)
    field = QApplication.focusWidget()
    typed("hij kijkt weg")
    QTest.keyClick(field, which, how)
    assert covered(window)  # in the very event of the key
    assert window.windowTitle() == "Weekplanning"
    typed("dit hoort niemand")
    key(KEYS.Key_1, CTRL)
    settle(desk, qtbot)
    assert [note.text for note in kept(study, talk.id)] == ["hij kijkt weg"]
    key(which, how)
    assert not covered(window)
    assert window.windowTitle() == "Waterlijn"
    assert QApplication.focusWidget() is field
    typed(", en zwijgt")
    window.page.keep()
    settle(desk, qtbot)
    assert [note.text for note in kept(study, talk.id)] == ["hij kijkt weg, en zwijgt"]


def test_enter_comes_back_too_and_ends_no_note(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window, talk = talking(study, desk, qtbot)
    typed("eerst")
    key(KEYS.Key_F9)
    key(KEYS.Key_Return)
    assert not covered(window)
    typed(" en toen")
    window.page.keep()
    settle(desk, qtbot)
    assert [note.text for note in kept(study, talk.id)] == ["eerst en toen"]


def test_no_shortcut_works_behind_the_neutral_page(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    key(KEYS.Key_F9)
    for number in "1234567":
        QTest.keyClick(QApplication.focusWidget(), number, Qt.KeyboardModifier.AltModifier)
    assert window.place == Place(PageName.TODAY)
    assert covered(window)
    with qtbot.waitSignal(window.lock_wanted):
        key(KEYS.Key_L, CTRL)


def test_an_open_list_is_hidden_too(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = window_at(desk, Place(PageName.ENROL))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    lists = [each for each in window.findChildren(QWidget) if hasattr(each, "showPopup")]
    shown = next(each for each in lists if each.isVisible() and each.count())
    shown.showPopup()
    QApplication.processEvents()
    QTest.keyClick(shown.view(), KEYS.Key_F9)
    assert covered(window)
    assert not shown.view().isVisible()


@pytest.mark.parametrize("name", [*PageName])
def test_every_screen_has_a_lock_to_press(
    study: Study, desk: Desk, qtbot: QtBot, name: PageName
) -> None:
    window = window_at(desk, place_of(study, name))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    for wide in (1280, 700):
        window.resize(wide, 560)
        QApplication.processEvents()
        assert seen(window, "Vergrendel").isEnabled()
    with qtbot.waitSignal(window.lock_wanted):
        QTest.keyClick(seen(window, "Vergrendel"), KEYS.Key_Space)


def test_nothing_opens_over_the_neutral_page(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window)
    crash = CrashDesk(study.office.words)
    window.uncovered.connect(crash.show_waiting)
    settle(desk, qtbot)
    key(KEYS.Key_F9)
    # A document that was asked for just before is ready now, and something else goes wrong.
    assert choose_save_file(window.page, study.office.words, "Bewaren", "brief.pdf") is None
    assert not confirm(window.page, study.office.words, "Weggooien?", "Ja")
    crash.show(LookupError("Muriel"))
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [window]
    key(KEYS.Key_F9)
    assert crash._window.isVisible()
    crash._window.close()


def test_a_dialog_that_was_open_goes_and_the_keyboard_is_on_what_opened_it(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.AGENDA))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    opener = seen(window, "Dagblad opslaan")
    opener.setFocus()
    dialog = QDialog(window)
    inside = QPushButton("Opslaan", dialog)
    dialog.show()
    inside.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is inside)
    key(KEYS.Key_F9)
    assert covered(window)
    assert not dialog.isVisible()
    key(KEYS.Key_F9)
    assert window.focusWidget() is opener


def test_a_mistake_that_was_being_read_is_shown_again(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window)
    crash = CrashDesk(study.office.words)
    window.uncovered.connect(crash.show_waiting)
    settle(desk, qtbot)
    crash.show(LookupError("Muriel"))
    qtbot.waitUntil(crash._window.isActiveWindow)
    key(KEYS.Key_F9)
    assert not crash._window.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    key(KEYS.Key_F9)
    assert crash._window.isVisible()
    qtbot.waitUntil(crash._window.isActiveWindow)
    key(KEYS.Key_Return)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for _ in range(2):
        key(KEYS.Key_F9)
    assert not crash._window.isVisible()


def test_nothing_on_the_screen_tells_that_it_was_hidden(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    QApplication.setWindowIcon(theme().icon("shield"))
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    for _press in ("hide", "come back"):
        QTest.keyClick(window, KEYS.Key_F9)
    assert not seen(window, "Verberg scherm").isChecked()
    assert window.windowIcon().cacheKey() == QApplication.windowIcon().cacheKey()


def test_a_letter_that_was_signed_has_a_lock_to_press(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    window = window_at(desk, Place(PageName.CONSENT, study.enrol().id, "paper"))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    with qtbot.waitSignal(window.lock_wanted):
        QTest.keyClick(seen(window, "Vergrendel"), KEYS.Key_Space)


def place_of(study: Study, name: PageName) -> Place:
    """Return a place of this name that there is something to see at."""
    if name is PageName.INTERVIEW:
        return Place(name, begun(study).id)
    if name in {PageName.PARTICIPANT, PageName.CONSENT, PageName.BEGIN}:
        return Place(name, study.enrol().id)
    return Place(name)


@pytest.mark.parametrize("name", PageName)
def test_no_key_is_given_twice(study: Study, desk: Desk, qtbot: QtBot, name: PageName) -> None:
    window = window_at(desk, place_of(study, name))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    given = Counter(
        each.key().toString()
        for each in window.findChildren(QShortcut)
        if isinstance(each.parent(), QWidget) and each.parent().isVisible()
    )
    given.update(each.shortcut().toString() for each in window.findChildren(QAbstractButton))
    assert given
    assert [key for key, times in given.items() if key and times > 1] == []


def test_a_lock_waits_for_a_disk_that_refuses_and_then_locks(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    disk = Disk(study.office.begin)
    desk._office = replace(study.office, begin=disk.begin)
    window, talk = talking(study, desk, qtbot)
    locks: list[object] = []
    window.lock_wanted.connect(locks.append)
    disk.full = True
    typed("het laatste woord")
    key(KEYS.Key_L, CTRL)
    qtbot.waitUntil(lambda: says(window, "Niet alles is opgeslagen"))
    assert locks == []
    assert isinstance(window.childAt(window.rect().topLeft()), LockCover)
    disk.full = False
    qtbot.waitUntil(lambda: bool(locks), timeout=10_000)
    assert [note.text for note in kept(study, talk.id)] == ["het laatste woord"]


def test_somebody_can_come_back_while_a_lock_waits_for_the_disk(
    study: Study, desk: Desk, qtbot: QtBot
) -> None:
    disk = Disk(study.office.begin)
    desk._office = replace(study.office, begin=disk.begin)
    window, _talk = talking(study, desk, qtbot)
    disk.full = True
    typed("nog niet")
    key(KEYS.Key_L, CTRL)
    qtbot.waitUntil(lambda: says(window, "Niet alles is opgeslagen"))
    typed("xyz")
    key(KEYS.Key_Return)
    assert QApplication.focusWidget().toPlainText() == "nog niet"
    disk.full = False
    typed(" maar nu wel")
    qtbot.waitUntil(window.page.is_kept, timeout=10_000)


def test_a_lock_waits_for_what_is_being_made(study: Study, desk: Desk, qtbot: QtBot) -> None:
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    locks: list[object] = []
    window.lock_wanted.connect(locks.append)
    asked: list[object] = []
    with busy(desk, Lane.WORK):
        key(KEYS.Key_L, CTRL)
        desk.jobs.ask(Lane.VAULT, partial(asked.append, True))
        qtbot.waitUntil(lambda: bool(asked))
        assert isinstance(window.childAt(window.rect().topLeft()), LockCover)
        assert locks == []
    qtbot.waitUntil(lambda: bool(locks))


def test_a_lock_does_not_wait_for_ever(
    study: Study, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_at(desk, Place(PageName.TODAY))
    qtbot.addWidget(window)
    settle(desk, qtbot)
    monkeypatch.setattr("app.ui.window.PATIENCE", 0)
    with busy(desk, Lane.WORK), qtbot.waitSignal(window.lock_wanted):
        key(KEYS.Key_L, CTRL)


class Disk:
    """A disk that can be full."""

    def __init__(self, begin: Begin) -> None:
        self._begin, self.full = begin, False

    def begin(self) -> UnitOfWork:
        if self.full:
            raise TargetFull("research.db")
        return self._begin()
