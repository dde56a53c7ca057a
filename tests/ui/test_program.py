"""From the gate to the window and back, with doors that tests hold in their hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.crypto.errors import PassphraseTooShort
from app.domain.clock import FixedClock
from app.domain.recovery_code import printed_lines
from app.domain.users import Store
from app.language import UiLanguage
from app.storage.errors import FolderNotEmpty
from app.ui.dialogs import answers
from app.ui.pages import PAGES
from app.ui.parts import Page
from app.ui.place import PageName, Place
from app.ui.program import Program
from app.ui.stance import Stance
from tests.ui.hand import NOW, RECOVERY, SIX, Hand
from tests.ui.laptop import still
from tests.ui.pages.study import new_study


class Blank(Page):
    pass


@pytest.fixture
def pages() -> Iterator[None]:
    before = dict(PAGES)
    PAGES.update(dict.fromkeys(PageName, lambda desk, place: Blank(desk, str(place.page))))
    yield
    PAGES.clear()
    PAGES.update(before)


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    return Hand(tmp_path, new_study().office)


@pytest.fixture
def start(qtbot: QtBot, hand: Hand, pages: None) -> Iterator[Callable[[], Program]]:
    made: list[Program] = []

    def begin() -> Program:
        made.append(Program(hand.doors(), FixedClock(NOW), still(), Stance(UiLanguage.NL)))
        qtbot.waitUntil(made[-1].jobs.is_idle)
        return made[-1]

    yield begin
    for program in made:
        program.jobs.stop()
        for window in (program.gate, program.window):
            if window:
                window.hide()
                window.deleteLater()


def test_unlocking_by_keyboard(qtbot: QtBot, start: Callable[[], Program]) -> None:
    program = start()
    assert heard(program.gate, "Inclusie & Veiligheid")
    unlock(qtbot, program, SIX)
    assert program.gate is None
    assert program.window is not None
    assert program.window.place == Place(PageName.TODAY)


def test_a_wrong_passphrase_is_said_in_place(qtbot: QtBot, start: Callable[[], Program]) -> None:
    program = start()
    unlock(qtbot, program, "iets anders")
    assert program.window is None
    panel = program.gate._panel
    assert panel.wrong.isVisible()
    assert panel.wrong.text()
    unlock(qtbot, program, SIX)
    assert program.window is not None


def test_locking_returns_to_the_same_place(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    program = start()
    unlock(qtbot, program, SIX)
    program.window.go(Place(PageName.PARTICIPANT, "0190", "consent"))
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(program.window, "L", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(program.jobs.is_idle)
    qtbot.waitUntil(lambda: program.gate is not None and program.jobs.is_idle())
    assert program.window is None
    assert hand.restarts == 1
    unlock(qtbot, program, SIX)
    assert program.window.place == Place(PageName.PARTICIPANT, "0190", "consent")


def test_a_program_that_can_not_begin_anew_is_locked_and_says_what_may_be_left(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    hand.stuck = True
    program = start()
    unlock(qtbot, program, SIX)
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(program.window, "L", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.gate is not None and program.jobs.is_idle())
    assert program.window is None
    said = [each.text() for each in program.gate.findChildren(QLabel) if each.isVisible()]
    assert any("kon niet opnieuw beginnen" in each for each in said)


def test_a_study_that_was_moved_is_missed_aloud(start: Callable[[], Program], hand: Hand) -> None:
    hand.moved = True
    said = [each.text() for each in start().gate.findChildren(QLabel) if each.isVisible()]
    assert any(each.startswith("In deze map staat geen onderzoek") for each in said)


def test_looking_around(qtbot: QtBot, start: Callable[[], Program], hand: Hand) -> None:
    hand.known = False
    program = start()
    press(qtbot, program.gate, "Rondkijken in een demonstratie-onderzoek")
    qtbot.waitUntil(program.jobs.is_idle)
    assert heard(program.window, "Verzonnen.")


def test_a_new_study_ends_with_a_sheet_that_was_tried(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    hand.known = False
    program = start()
    make_study(qtbot, program, hand.folder)
    assert [wish.title for wish in hand.wishes] == ["Inclusie"]
    assert hand.wishes[0].passphrase == SIX
    assert SIX not in repr(hand.wishes)
    assert program.window is None
    answers.append(hand.folder / "blad.pdf")
    press(qtbot, program.gate, "Herstelblad opslaan…")
    qtbot.waitUntil(program.jobs.is_idle)
    assert hand.sheets == [hand.folder / "blad.pdf"]
    copy_code(qtbot, program.gate, "A", RECOVERY.research, Store.RESEARCH)
    press(qtbot, program.gate, "Proberen en verder")
    qtbot.waitUntil(program.jobs.is_idle)
    assert description(program, "Code B, regel 1") == "Regel 1 is nog leeg."
    assert program.window is None
    copy_code(qtbot, program.gate, "B", RECOVERY.identity, Store.IDENTITY)
    press(qtbot, program.gate, "Proberen en verder")
    qtbot.waitUntil(program.jobs.is_idle)
    assert program.window is not None


def test_whoever_forgot_the_passphrase_gets_in_with_the_sheet(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    program = start()
    press(qtbot, program.gate, "Wachtzin vergeten? Herstellen met het herstelblad")
    assert find(program.gate, "Code A, regel 1").hasFocus()
    copy_code(qtbot, program.gate, "A", RECOVERY.identity, Store.RESEARCH)
    copy_code(qtbot, program.gate, "B", RECOVERY.identity, Store.IDENTITY)
    fill(qtbot, program.gate, "Typ de wachtzin over", SIX)
    press(qtbot, program.gate, "Herstellen en openen")
    qtbot.waitUntil(program.jobs.is_idle)
    assert "Code A opent de gesprekken" in description(program, "Code A, regel 1")
    for number in range(1, 5):
        find(program.gate, f"Code A, regel {number}").clear()
    copy_code(qtbot, program.gate, "A", RECOVERY.research, Store.RESEARCH)
    press(qtbot, program.gate, "Herstellen en openen")
    qtbot.waitUntil(program.jobs.is_idle)
    assert program.window is not None
    assert hand.chosen == [SIX]


def test_a_wrong_sign_is_named_while_typing(qtbot: QtBot, start: Callable[[], Program]) -> None:
    program = start()
    press(qtbot, program.gate, "Wachtzin vergeten? Herstellen met het herstelblad")
    line = "".join(printed_lines(RECOVERY.research, Store.RESEARCH)[0])
    fill(qtbot, program.gate, "Code A, regel 1", line[:6] + "B" + line[7:])
    assert "Regel 1, groep 2" in description(program, "Code A, regel 1")
    fill(qtbot, program.gate, "Code A, regel 1", line)
    assert description(program, "Code A, regel 1") == ""
    short = find(program.gate, "Code A, regel 2")
    fill(qtbot, program.gate, "Code A, regel 2", line[:9])
    qtbot.keyClick(short, Qt.Key.Key_Return)
    assert description(program, "Code A, regel 2") == "Regel 2 heeft 9 tekens; het zijn er 17."
    assert program.gate.focusWidget() is short
    short.clear()
    press(qtbot, program.gate, "Annuleren")
    assert find(program.gate, "Wachtzin").hasFocus()


def test_a_fresh_study_survives_another_language_and_is_locked_when_the_gate_is_closed(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    hand.known = False
    program = start()
    make_study(qtbot, program, hand.folder)
    program.gate.language_wanted.emit(UiLanguage.EN)
    assert find(program.gate, "Save recovery sheet…")
    program.gate.close()
    qtbot.waitUntil(program.jobs.is_idle)
    assert hand.left == [""]


def test_enter_says_what_is_missing_and_then_makes_the_study(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    hand.known = False
    program = start()
    press(qtbot, program.gate, "Nieuw onderzoek")
    fill(qtbot, program.gate, "Titel van het onderzoek", "Inclusie")
    qtbot.keyClick(find(program.gate, "Titel van het onderzoek"), Qt.Key.Key_Return)
    assert hand.wishes == []
    assert program.gate.focusWidget() is find(program.gate, "Je naam")
    for name in ("Je naam", "Instelling", "Telefoonnummer voor deelnemers"):
        fill(qtbot, program.gate, name, "Noor")
    fill(qtbot, program.gate, "Typ de wachtzin over", SIX)
    fill(qtbot, program.gate, "Map", str(hand.folder))
    qtbot.keyClick(find(program.gate, "Map"), Qt.Key.Key_Return)
    qtbot.waitUntil(program.jobs.is_idle)
    assert [wish.lead_name for wish in hand.wishes] == ["Noor"]


def test_half_a_path_is_no_place_for_a_study(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    hand.known = False
    program = start()
    make_study(qtbot, program, Path("studie"))
    assert hand.wishes == []
    assert description(program, "Map").startswith("Noem de hele weg naar de map")


def test_a_folder_that_holds_something_is_refused_at_its_field_and_in_sight(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    hand.known = False
    hand.refused = FolderNotEmpty(str(hand.folder))
    program = start()
    program.gate.resize(900, 480)
    make_study(qtbot, program, hand.folder)
    folder = find(program.gate, "Map")
    assert description(program, "Map").startswith("Deze map is niet leeg")
    assert program.gate.focusWidget() is folder
    qtbot.waitUntil(lambda: not folder.visibleRegion().isEmpty())
    fill(qtbot, program.gate, "Map", str(hand.folder / "leeg"))
    assert description(program, "Map") == "Een lege map. Alles daarin wordt versleuteld."


def test_what_is_wrong_with_no_field_is_said_above_the_act_and_in_sight(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    hand.known = False
    hand.refused = PassphraseTooShort(13, 14)
    program = start()
    program.gate.resize(900, 480)
    make_study(qtbot, program, hand.folder)
    assert program.gate.focusWidget() is find(program.gate, "Onderzoek maken")
    wrong = program.gate._panel.wrong
    qtbot.waitUntil(lambda: not wrong.visibleRegion().isEmpty())


def test_no_other_language_takes_away_what_is_being_typed(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    hand.known = False
    program = start()
    assert "English" in offered(program.gate)
    press(qtbot, program.gate, "Nieuw onderzoek")
    assert "English" not in offered(program.gate)
    press(qtbot, program.gate, "Annuleren")
    assert "English" in offered(program.gate)


def offered(root: QWidget) -> list[str]:
    return [each.text() for each in root.findChildren(QAbstractButton) if each.isVisible()]


def test_a_short_passphrase_of_ones_own_is_refused(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    hand.known = False
    program = start()
    press(qtbot, program.gate, "Nieuw onderzoek")
    press(qtbot, program.gate, "Wachtzin: Eigen")
    fill(qtbot, program.gate, "Zelf gekozen wachtzin", "kort")
    fill(qtbot, program.gate, "Typ de wachtzin over", "anders")
    press(qtbot, program.gate, "Onderzoek maken")
    assert hand.wishes == []
    said = find(program.gate, "Zelf gekozen wachtzin").accessibleDescription()
    assert said == "Neem minstens 14 tekens."
    assert "niet dezelfde" in find(program.gate, "Typ de wachtzin over").accessibleDescription()


def test_closing_locks_the_study_first(
    qtbot: QtBot, start: Callable[[], Program], hand: Hand
) -> None:
    program = start()
    unlock(qtbot, program, SIX)
    program.window.close()
    qtbot.waitUntil(program.jobs.is_idle)
    assert hand.left == [str(Place(PageName.TODAY))]
    assert program.window is None


def description(program: Program, name: str) -> str:
    return str(find(program.gate, name).accessibleDescription())


def make_study(qtbot: QtBot, program: Program, folder: Path) -> None:
    press(qtbot, program.gate, "Nieuw onderzoek")
    fill(qtbot, program.gate, "Titel van het onderzoek", "Inclusie")
    fill(qtbot, program.gate, "Je naam", "Noor")
    fill(qtbot, program.gate, "Instelling", "Hogeschool")
    fill(qtbot, program.gate, "Telefoonnummer voor deelnemers", "070 000 00 00")
    fill(qtbot, program.gate, "Typ de wachtzin over", SIX)
    answers.append(folder)
    press(qtbot, program.gate, "Map kiezen…")
    press(qtbot, program.gate, "Onderzoek maken")
    qtbot.waitUntil(program.jobs.is_idle)


def copy_code(qtbot: QtBot, root: QWidget | None, letter: str, secret: str, store: Store) -> None:
    """Type a code from a sheet without looking up: the keyboard goes on by itself."""
    find(root, f"Code {letter}, regel 1").setFocus()
    for number, line in enumerate(printed_lines(secret, store), 1):
        field = find(root, f"Code {letter}, regel {number}")
        assert field.hasFocus()
        qtbot.keyClicks(field, " ".join(line).lower())


def unlock(qtbot: QtBot, program: Program, passphrase: str) -> None:
    fill(qtbot, program.gate, "Wachtzin", passphrase)
    qtbot.keyClick(find(program.gate, "Wachtzin"), Qt.Key.Key_Return)
    qtbot.waitUntil(program.jobs.is_idle)


def fill(qtbot: QtBot, root: QWidget | None, name: str, text: str) -> None:
    found = find(root, name)
    assert isinstance(found, QLineEdit)
    found.clear()
    qtbot.keyClicks(found, text)


def press(qtbot: QtBot, root: QWidget | None, name: str) -> None:
    qtbot.keyClick(find(root, name), Qt.Key.Key_Space)


def find(root: QWidget | None, name: str) -> QWidget:
    assert root is not None
    kinds = (QAbstractButton, QLineEdit)
    found = [
        each
        for each in root.findChildren(QWidget)
        if isinstance(each, kinds)
        and each.isVisible()
        and name in (each.accessibleName(), each.text())
    ]
    assert found, name
    return found[0]


def heard(root: QWidget | None, name: str) -> bool:
    assert root is not None
    return any(
        name in (each.accessibleName(), each.property("text")) and each.isVisible()
        for each in root.findChildren(QWidget)
    )
