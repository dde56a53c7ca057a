"""A study is founded and closed too soon; later its passphrase is lost: real doors, real paper."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap.doors import keeper
from app.documents.preview import text_of_pages
from app.language import UiLanguage, Words
from app.ui.dialogs import answers
from app.ui.program import Program
from app.ui.stance import Stance
from app.ui.theme import dress_app
from tests.ui.laptop import still
from tests.ui.pages.test_study_recovery import codes_on
from tests.ui.test_program import fill, heard, press

FIRST, SECOND = "zes woorden van een fiets", "zeven andere woorden achter de molen"
SLOW = 20_000
UNTRIED = (
    "Het herstelblad is nog nooit overgetypt: niemand weet of het werkt. Ga naar Onderzoek, "
    "Herstel, en probeer het of maak een nieuw blad."
)


def no_demo(_folder: Path, _words: Words) -> NoReturn:
    raise AssertionError


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress_app(qapp, 1.0)


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[Path | None], Program]]:
    made: list[Program] = []

    def begin(study: Path | None) -> Program:
        kept = keeper(study, no_demo)
        made.append(Program(kept.doors(), kept.means.clock, still(), Stance(UiLanguage.NL)))
        qtbot.waitUntil(made[-1].jobs.is_idle)
        return made[-1]

    yield begin
    for program in made:
        program.jobs.stop()
        for window in (program.gate, program.window):
            if window:
                window.hide()
                window.deleteLater()


def test_from_the_printed_sheet_back_into_the_study(
    start: Callable[[Path | None], Program], qtbot: QtBot, tmp_path: Path
) -> None:
    study, sheet = tmp_path / "study", tmp_path / "blad.pdf"
    program = start(None)
    found(program, qtbot, study)
    answers.append(sheet)
    press(qtbot, program.gate, "Herstelblad opslaan…")
    wait(program, qtbot)
    assert program.window is None
    program.gate.close()
    wait(program, qtbot)

    program = start(study)
    unlock(program, qtbot, FIRST)
    assert heard(program.window, UNTRIED)
    close(program, qtbot)

    program = start(study)
    recover(program, qtbot, sheet)
    assert not heard(program.window, UNTRIED)
    close(program, qtbot)

    program = start(study)
    unlock(program, qtbot, FIRST)
    assert program.window is None
    unlock(program, qtbot, SECOND)
    close(program, qtbot)


def found(program: Program, bot: QtBot, study: Path) -> None:
    press(bot, program.gate, "Nieuw onderzoek")
    for name, text in (
        ("Titel van het onderzoek", "Inclusie"),
        ("Je naam", "Noor"),
        ("Instelling", "Hogeschool"),
        ("Telefoonnummer voor deelnemers", "070 000 00 00"),
    ):
        fill(bot, program.gate, name, text)
    choose(program, bot, FIRST)
    study.mkdir()
    answers.append(study)
    press(bot, program.gate, "Map kiezen…")
    press(bot, program.gate, "Onderzoek maken")
    wait(program, bot)


def recover(program: Program, bot: QtBot, sheet: Path) -> None:
    press(bot, program.gate, "Wachtzin vergeten? Herstellen met het herstelblad")
    (page,) = text_of_pages(sheet.read_bytes())
    for letter, lines in zip("AB", codes_on(page), strict=True):
        for number, line in enumerate(lines, 1):
            fill(bot, program.gate, f"Code {letter}, regel {number}", line)
    choose(program, bot, SECOND)
    press(bot, program.gate, "Herstellen en openen")
    wait(program, bot)


def unlock(program: Program, bot: QtBot, phrase: str) -> None:
    fill(bot, program.gate, "Wachtzin", phrase)
    press(bot, program.gate, "Ontgrendelen")
    wait(program, bot)


def close(program: Program, bot: QtBot) -> None:
    assert program.window is not None
    program.window.close()
    wait(program, bot)


def choose(program: Program, bot: QtBot, phrase: str) -> None:
    press(bot, program.gate, "Wachtzin: Eigen")
    fill(bot, program.gate, "Zelf gekozen wachtzin", phrase)
    fill(bot, program.gate, "Typ de wachtzin over", phrase)


def wait(program: Program, bot: QtBot) -> None:
    bot.waitUntil(program.jobs.is_idle, timeout=SLOW)
