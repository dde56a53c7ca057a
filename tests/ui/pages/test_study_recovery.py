"""The recovery sheet on the study page: renewed, printed, and typed back off the printed page."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap.recovery import SheetKeeper
from app.crypto.errors import RecoveryCodeMissing
from app.documents.preview import text_of_pages
from app.domain.recovery_code import printed_lines
from app.domain.users import Role, Store
from app.services.members import NewUser, add_user
from app.services.renewing import rehearse, sheet_state
from app.services.vault_keeping import Founded, held_by
from app.ui.dialogs import answers
from app.ui.pages.study.recovery import RecoveryPanel
from app.ui.place import PageName, Place
from app.ui.window import MainWindow
from tests.storage.studies import INTERVIEWER, LEAD, MEANS, found, opened
from tests.ui.pages.study import Study, desk_of, new_study, seen, window_at
from tests.ui.pages.test_study import fill, press, settle

NEW = "kwartel zeven stoepen achter de molen"


@pytest.fixture
def founded(tmp_path: Path) -> Iterator[Founded]:
    made = found(tmp_path / "study")
    yield made
    made.study.close()


@pytest.fixture
def study(founded: Founded) -> Study:
    made, vault = new_study(), founded.study
    office = replace(made.office, begin=vault.begin, actor=vault.user.id)
    made.office = replace(office, held=held_by(vault, MEANS), role=vault.user.role)
    return made


@pytest.fixture
def window(founded: Founded, study: Study, qtbot: QtBot) -> Iterator[MainWindow]:
    sheets = SheetKeeper(MEANS)
    sheets.begin(founded.study)
    desk = desk_of(study)
    desk.recovery = sheets.doors()
    made = window_at(desk, Place(PageName.STUDY, part="recovery"))
    made.may_close = True
    qtbot.addWidget(made)
    settle(made, qtbot)
    yield made
    made.desk.jobs.stop()
    assert study.errors == []


def heard(window: MainWindow) -> str:
    panel = window.page.findChild(RecoveryPanel)
    assert panel is not None
    texts = [each.property("text") for each in panel.findChildren(QWidget)]
    return " ".join(text for text in texts if isinstance(text, str))


def renewed(window: MainWindow, bot: QtBot, target: Path, *, shares: bool) -> list[str]:
    """Make a new sheet by keyboard and return its pages."""
    press(window, bot, "Nieuw herstelblad maken…")
    fill(window, bot, "Je eigen wachtzin", LEAD)
    press(window, bot, "Nieuw herstelblad maken")
    settle(window, bot)
    if shares:
        press(window, bot, "Herstelblad: Drie delen")
    answers.append(target)
    press(window, bot, "Herstelblad opslaan…")
    settle(window, bot)
    return text_of_pages(target.read_bytes())


def test_a_new_sheet_is_typed_back_and_the_old_one_is_useless(
    window: MainWindow, founded: Founded, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "Nog nooit overgetypt" in heard(window)
    (page,) = renewed(window, qtbot, tmp_path / "blad.pdf", shares=False)
    for letter, lines in zip("AB", codes_on(page), strict=True):
        for number, line in enumerate(lines, 1):
            fill(window, qtbot, f"Code {letter}, regel {number}", line)
    press(window, qtbot, "Proberen")
    settle(window, qtbot)
    assert str(tmp_path / "blad.pdf") in heard(window)
    press(window, qtbot, "Het is afgedrukt: wis het bestand")
    settle(window, qtbot)
    assert not (tmp_path / "blad.pdf").exists()
    assert "Werkte op" in heard(window)
    assert sheet_state(founded.study.begin).worked is not None
    with pytest.raises(RecoveryCodeMissing):
        rehearse(founded.study, founded.recovery, None)


def test_shares_are_typed_back_word_by_word(
    window: MainWindow, founded: Founded, qtbot: QtBot, tmp_path: Path
) -> None:
    pages = renewed(window, qtbot, tmp_path / "delen.pdf", shares=True)
    shares = [words_on(page) for page in pages]
    assert len(shares) == 6
    typed = {
        "Code A, één deel": shares[0],
        "Code A, nog een deel": shares[2],
        "Code B, één deel": ["1.", *shares[4][:9], "10.waterlijn", *shares[4][10:]],
        "Code B, nog een deel": shares[5],
    }
    for name, words in typed.items():
        fill_words(window, name, words)
    press(window, qtbot, "Proberen")
    settle(window, qtbot)
    wrong = seen(window, "Code B, één deel")
    assert isinstance(wrong, QPlainTextEdit)
    assert "Woord 10" in wrong.accessibleDescription()
    assert wrong.textCursor().selectedText() == "waterlijn"
    fill_words(window, "Code B, één deel", shares[4])
    press(window, qtbot, "Proberen")
    settle(window, qtbot)
    press(window, qtbot, "Laat het staan")
    settle(window, qtbot)
    assert (tmp_path / "delen.pdf").exists()
    assert "Werkte op" in heard(window)
    assert sheet_state(founded.study.begin).worked is not None


def test_a_sheet_that_is_given_up_leaves_no_file_either(
    window: MainWindow, founded: Founded, qtbot: QtBot, tmp_path: Path
) -> None:
    renewed(window, qtbot, tmp_path / "blad.pdf", shares=False)
    press(window, qtbot, "Annuleren")
    settle(window, qtbot)
    assert "Het herstelblad werkt" not in heard(window)
    press(window, qtbot, "Wis het bestand")
    settle(window, qtbot)
    assert not (tmp_path / "blad.pdf").exists()
    assert "Nog nooit overgetypt" in heard(window)


def test_whoever_took_the_file_away_is_asked_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (page,) = renewed(window, qtbot, tmp_path / "blad.pdf", shares=False)
    (tmp_path / "blad.pdf").unlink()
    for letter, lines in zip("AB", codes_on(page), strict=True):
        for number, line in enumerate(lines, 1):
            fill(window, qtbot, f"Code {letter}, regel {number}", line)
    press(window, qtbot, "Proberen")
    settle(window, qtbot)
    assert "Werkte op" in heard(window)


def test_a_sheet_never_lies_in_the_folder_that_it_opens(
    window: MainWindow, founded: Founded, qtbot: QtBot, tmp_path: Path
) -> None:
    press(window, qtbot, "Nieuw herstelblad maken…")
    fill(window, qtbot, "Je eigen wachtzin", LEAD)
    press(window, qtbot, "Nieuw herstelblad maken")
    settle(window, qtbot)
    (tmp_path / "weg").symlink_to(founded.study.folder)
    for folder in (founded.study.folder, founded.study.folder / "keys", tmp_path / "weg"):
        answers.append(folder / "blad.pdf")
        press(window, qtbot, "Herstelblad opslaan…")
        settle(window, qtbot)
        assert "Het herstelblad komt niet in de map van het onderzoek" in heard(window)
        assert seen(window, "Herstelblad opslaan…").hasFocus()
    assert not list(founded.study.folder.rglob("blad.pdf"))


def test_the_sheet_that_is_there_can_be_tried_again(
    window: MainWindow, founded: Founded, qtbot: QtBot
) -> None:
    press(window, qtbot, "Het blad proberen…")
    settle(window, qtbot)
    for letter, store in zip("AB", Store, strict=True):
        for number, line in enumerate(printed_lines(founded.recovery.of(store), store), 1):
            fill(window, qtbot, f"Code {letter}, regel {number}", "".join(line))
    press(window, qtbot, "Proberen")
    settle(window, qtbot)
    assert "Werkte op" in heard(window)


def test_a_wrong_passphrase_makes_no_sheet(
    window: MainWindow, founded: Founded, qtbot: QtBot
) -> None:
    made = sheet_state(founded.study.begin).made
    press(window, qtbot, "Nieuw herstelblad maken…")
    fill(window, qtbot, "Je eigen wachtzin", NEW)
    press(window, qtbot, "Nieuw herstelblad maken")
    settle(window, qtbot)
    assert "opent het onderzoek niet" in seen(window, "Je eigen wachtzin").accessibleDescription()
    press(window, qtbot, "Annuleren")
    settle(window, qtbot)
    assert sheet_state(founded.study.begin).made == made


def codes_on(page: str) -> tuple[list[str], list[str]]:
    """Return the four lines of both codes as they stand on the page, with their check signs."""
    signs = [
        word
        for word in page.partition("Code A opent")[2].split()
        if word.isalnum() and word.upper() == word and len(word) in (2, 3, 5) and word != "QR"
    ]
    found = ["".join(signs[at : at + 4]) for at in range(0, 32, 4)]
    return found[:4], found[4:]


def words_on(page: str) -> list[str]:
    """Return the 33 numbered words of a share."""
    words = {
        int(before): word
        for before, word in pairwise(page.split())
        if before.isdecimal() and word.isalpha() and word.islower() and len(word) > 3
    }
    return [words[number] for number in range(1, 34)]


def fill_words(window: MainWindow, name: str, words: list[str]) -> None:
    field = seen(window, name)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText(" ".join(words))


def test_who_is_no_lead_sees_the_state_and_who_can(tmp_path: Path, qtbot: QtBot) -> None:
    made, study = found(tmp_path / "study").study, new_study(Role.INTERVIEWER)
    add_user(made, LEAD, NewUser("Ine", Role.INTERVIEWER, INTERVIEWER), MEANS)
    made.close()
    vault = opened(tmp_path / "study", INTERVIEWER)
    study.office = replace(study.office, begin=vault.begin, actor=vault.user.id)
    sheets = SheetKeeper(MEANS)
    sheets.begin(vault)
    desk = desk_of(study)
    desk.recovery = sheets.doors()
    window = window_at(desk, Place(PageName.STUDY, part="recovery"))
    window.may_close = True
    qtbot.addWidget(window)
    settle(window, qtbot)
    said = heard(window)
    assert "Nog nooit overgetypt" in said
    assert "Een nieuw herstelblad maken kan alleen een onderzoeksleider: Anna." in said
    assert "Nieuw herstelblad maken…" not in said
    desk.jobs.stop()
    vault.close()
