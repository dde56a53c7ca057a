"""At the gate: who you are when there are more, and waiting after wrong passphrases."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.cautions import cautions_of
from app.bootstrap.doors import Keeper
from app.bootstrap.recovery import SheetKeeper
from app.domain.clock import FixedClock
from app.domain.users import Role
from app.language import UiLanguage, Words, speak
from app.services.members import change_role, let_back_in
from app.services.unlocking import Means
from app.ui.dialogs import answers
from app.ui.gate.countdown import Countdown
from app.ui.parts import SecretEdit, StatusPill
from app.ui.program import Program
from app.ui.stance import Stance
from tests.storage.studies import LEAD, MEANS, NOON, STEWARD, closed, opened, who, with_steward
from tests.ui.test_program import find, heard, press, still


def _no_demonstration(_folder: Path, _words: Words) -> str:
    raise LookupError


@pytest.fixture
def programs(qtbot: QtBot) -> Iterator[list[Program]]:
    made: list[Program] = []
    yield made
    for program in made:
        for window in (program.gate, program.window):
            if window:
                window.hide()
        program.jobs.stop()


def at_gate(programs: list[Program], bot: QtBot, folder: Path) -> tuple[Program, FixedClock]:
    clock = FixedClock(NOON)
    means = Means(clock, MEANS.chance, MEANS.kdf)
    keeper = Keeper(means, _no_demonstration, folder, SheetKeeper(means))
    program = Program(keeper.doors(), clock, still(), Stance(UiLanguage.NL))
    programs.append(program)
    bot.waitUntil(program.jobs.is_idle)
    return program, clock


def typed(program: Program, bot: QtBot, passphrase: str) -> None:
    secret = find(program.gate, "Wachtzin")
    assert isinstance(secret, SecretEdit)
    secret.clear()
    bot.keyClicks(secret, passphrase)
    bot.keyClick(secret, Qt.Key.Key_Return)
    bot.waitUntil(program.jobs.is_idle)


def names_of(program: Program) -> QComboBox:
    assert program.gate
    return next(
        each for each in program.gate.findChildren(QComboBox) if each.accessibleName() == "Je naam"
    )


def test_one_user_is_not_asked_for_a_name(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program, _ = at_gate(programs, qtbot, closed(tmp_path / "study"))
    assert not names_of(program).isVisible()
    typed(program, qtbot, LEAD)
    assert program.window is not None


def test_after_a_folder_that_holds_no_study_another_is_chosen_with_the_same_key(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program, _ = at_gate(programs, qtbot, closed(tmp_path / "study"))
    press(qtbot, program.gate, "Ander onderzoek")
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder in (empty, tmp_path / "study"):
        answers.append(folder)
        assert program.gate
        if folder is empty:
            find(program.gate, "Onderzoek openen").setFocus()
        qtbot.keyClick(program.gate.focusWidget(), Qt.Key.Key_Space)
        qtbot.waitUntil(program.jobs.is_idle)
    assert find(program.gate, "Wachtzin")


def test_with_more_users_everybody_chooses_their_own_name(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program, _ = at_gate(programs, qtbot, with_steward(tmp_path / "study"))
    who = names_of(program)
    assert program.gate is not None
    assert program.gate.focusWidget() is who
    assert [who.itemText(at) for at in range(who.count())] == ["Anna", "Stef"]
    typed(program, qtbot, STEWARD)
    assert who.accessibleDescription() == "Kies eerst je naam."
    qtbot.keyClick(who, Qt.Key.Key_Down)
    typed(program, qtbot, STEWARD)
    assert heard(program.gate, wrong(program))
    qtbot.keyClick(who, Qt.Key.Key_Down)
    typed(program, qtbot, STEWARD)
    assert program.window is not None
    assert program._opened.office.role is Role.STEWARD
    first, second = program._opened.cautions
    assert first.startswith("Welkom, Stef. Je bent databeheerder: je opent gesprekken, nooit")
    assert "1 keer een verkeerde wachtzin" in second
    assert second.endswith("Zeg het dan tegen wie het onderzoek leidt.")


def test_whoever_was_let_in_is_welcomed_once(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    folder = with_steward(tmp_path / "study")
    for welcomed in (True, False):
        program, _ = at_gate(programs, qtbot, folder)
        names_of(program).setCurrentIndex(1)
        typed(program, qtbot, STEWARD)
        assert any("Welkom, Stef" in each for each in program._opened.cautions) is welcomed
        program.window.close()
        qtbot.waitUntil(program.jobs.is_idle)


def test_another_role_or_passphrase_is_told_once_to_who_was_given_it(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    folder = with_steward(tmp_path / "study")
    stef = who(folder, "Stef")
    assert stef is not None
    opened(folder, STEWARD).close()
    study = opened(folder)
    change_role(study, LEAD, (stef, Role.INTERVIEWER), MEANS)
    study.close()
    told = "Je hebt een andere rol gekregen. Je bent interviewer: je opent gesprekken en namen."
    assert cautions_at_opening(folder) == (told,)
    assert cautions_at_opening(folder) == ()
    study = opened(folder)
    let_back_in(study, LEAD, stef, STEWARD, MEANS)
    study.close()
    (mind,) = cautions_at_opening(folder)
    assert mind.startswith("Keek er iemand mee")
    assert cautions_at_opening(folder) == ()


def cautions_at_opening(folder: Path) -> tuple[str, ...]:
    study = opened(folder, STEWARD)
    said = cautions_of(study, speak(UiLanguage.NL))
    study.close()
    return said


def test_a_lead_is_not_sent_to_whoever_leads(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program, _ = at_gate(programs, qtbot, closed(tmp_path / "study"))
    typed(program, qtbot, STEWARD)
    typed(program, qtbot, LEAD)
    said = " ".join(program._opened.cautions)
    assert "1 keer een verkeerde wachtzin" in said
    assert "Vraag dan wie het was." in said
    assert "wie het onderzoek leidt" not in said
    assert "Welkom" not in said


def test_after_a_lock_whoever_was_there_types_only_the_passphrase(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program, _ = at_gate(programs, qtbot, with_steward(tmp_path / "study"))
    locked: list[str] = []
    program._doors = replace(program._doors, restart=locked.append)
    names_of(program).setCurrentIndex(1)
    typed(program, qtbot, STEWARD)
    assert program.window is not None
    program.window.lock()
    qtbot.waitUntil(lambda: program.gate is not None and program.jobs.is_idle())
    assert names_of(program).currentText() == "Stef"
    assert program.gate.focusWidget() is find(program.gate, "Wachtzin")


def wrong(program: Program) -> str:
    said = program.gate._panel.wrong.text()
    # Whichever of the two was wrong, the sentence is the same.
    assert said.startswith("Deze wachtzin opent het onderzoek niet.")
    assert "of de wachtzin hoort bij een andere naam" in said
    return said


def test_after_three_wrong_ones_the_seconds_are_counted_down(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    folder = closed(tmp_path / "study")
    program, _ = at_gate(programs, qtbot, folder)
    for _ in range(3):
        typed(program, qtbot, "x" * 14)
    assert waiting(program.gate) == "Na een paar verkeerde wachtzinnen: wacht nog 2 seconden."
    typed(program, qtbot, LEAD)
    assert program.window is None
    again, clock = at_gate(programs, qtbot, folder)
    assert waiting(again.gate).endswith("2 seconden.")
    clock.set(NOON.replace(year=2030))
    assert again.gate is not None
    countdown = again.gate.findChild(Countdown)
    countdown.begin(1)
    countdown._tick()
    qtbot.waitUntil(again.jobs.is_idle)
    assert waiting(again.gate).endswith("2 seconden.")
    clock.advance(NOON.replace(second=2) - NOON)
    countdown._tick()
    countdown._tick()
    qtbot.waitUntil(again.jobs.is_idle)
    assert not countdown.isVisible()
    typed(again, qtbot, LEAD)
    assert again.window is not None


def waiting(gate: QWidget | None) -> str:
    assert gate is not None
    countdown = gate.findChild(Countdown)
    assert countdown.isVisible()
    return countdown.findChild(StatusPill).accessibleName()


def test_caps_lock_is_seen_in_the_letters_that_are_typed(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program, _ = at_gate(programs, qtbot, closed(tmp_path / "study"))
    secret = find(program.gate, "Wachtzin")
    warning = "Caps Lock lijkt aan te staan"
    qtbot.keyClick(secret, Qt.Key.Key_A)
    assert not heard(program.gate, warning)
    qtbot.keyClicks(secret, "A")
    assert heard(program.gate, warning)
    qtbot.keyClick(secret, Qt.Key.Key_CapsLock)
    assert not heard(program.gate, warning)
    press(qtbot, program.gate, "Ander onderzoek")


def test_caps_lock_is_seen_while_a_passphrase_of_ones_own_is_chosen(
    programs: list[Program], qtbot: QtBot, tmp_path: Path
) -> None:
    program, _ = at_gate(programs, qtbot, closed(tmp_path / "study"))
    press(qtbot, program.gate, "Ander onderzoek")
    press(qtbot, program.gate, "Nieuw onderzoek")
    press(qtbot, program.gate, "Wachtzin: Eigen")
    own = find(program.gate, "Zelf gekozen wachtzin")
    qtbot.keyClick(own, Qt.Key.Key_A)
    assert not heard(program.gate, "Caps Lock lijkt aan te staan")
    qtbot.keyClicks(own, "A")
    assert heard(program.gate, "Caps Lock lijkt aan te staan")
