"""Esc at the gate leads to the screen before, and never throws away what was typed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.ui.gate.new_study import NewStudyPanel
from app.ui.gate.recover import RecoverPanel
from app.ui.gate.restore import RestorePanel
from app.ui.gate.start import StartPanel
from app.ui.gate.unlock import UnlockPanel
from app.ui.program import Program
from tests.storage.studies import closed
from tests.ui.entrance import Entrance
from tests.ui.test_gate_lock import FORGOTTEN
from tests.ui.test_program import fill, find, press


def escape(entrance: Entrance, program: Program) -> object:
    """Press Esc where the keyboard is, and return what is asked then."""
    entrance.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    entrance.settle(program)
    return program.gate._panel


def test_esc_leads_back_from_what_was_chosen_at_the_start(entrance: Entrance) -> None:
    program = entrance.arrive(None)
    for name, kind in (
        ("Nieuw onderzoek", NewStudyPanel),
        ("Reservekopie terugzetten", RestorePanel),
    ):
        press(entrance.bot, program.gate, name)
        assert isinstance(program.gate._panel, kind)
        assert isinstance(escape(entrance, program), StartPanel)
    assert isinstance(escape(entrance, program), StartPanel)


def test_esc_leads_back_to_the_study_and_never_past_it(entrance: Entrance, tmp_path: Path) -> None:
    program = entrance.arrive(closed(tmp_path / "study"))
    assert isinstance(escape(entrance, program), UnlockPanel)
    press(entrance.bot, program.gate, FORGOTTEN)
    assert isinstance(program.gate._panel, RecoverPanel)
    assert isinstance(escape(entrance, program), UnlockPanel)
    press(entrance.bot, program.gate, "Ander onderzoek")
    assert isinstance(program.gate._panel, StartPanel)
    assert isinstance(escape(entrance, program), UnlockPanel)
    assert QApplication.focusWidget() is find(program.gate, "Wachtzin")


def test_esc_leaves_what_was_typed_where_it_is(entrance: Entrance) -> None:
    program = entrance.arrive(None)
    press(entrance.bot, program.gate, "Nieuw onderzoek")
    fill(entrance.bot, program.gate, "Titel van het onderzoek", "I")
    assert isinstance(escape(entrance, program), NewStudyPanel)
    title = find(program.gate, "Titel van het onderzoek")
    entrance.bot.keyClick(title, Qt.Key.Key_Backspace)
    assert isinstance(escape(entrance, program), StartPanel)


def test_esc_leaves_the_words_of_a_share_where_they_are(entrance: Entrance, tmp_path: Path) -> None:
    program = entrance.arrive(closed(tmp_path / "study"))
    press(entrance.bot, program.gate, FORGOTTEN)
    press(entrance.bot, program.gate, "Herstelblad: Drie delen")
    share = QApplication.focusWidget()
    assert isinstance(share, QPlainTextEdit)
    entrance.bot.keyClicks(share, "liberty agency")
    assert isinstance(escape(entrance, program), RecoverPanel)
    assert share.toPlainText() == "liberty agency"
