"""Disks that are full or refuse, and a study that is open elsewhere: a sentence, and no loss."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap.doors import Keeper, keeper
from app.cli import run
from app.domain.ids import InterviewId, UserId
from app.domain.interview import InterviewStatus
from app.language import UiLanguage, Words, speak
from app.sentences import sentence
from app.services import interviewing
from app.services.vault_keeping import OpenStudy
from app.storage.errors import StudyInUse, StudyNotWritable, TargetFull
from app.storage.places import Places
from app.ui.desk import Desk
from app.ui.program import Program
from app.ui.stance import Stance
from app.ui.theme import dress_app
from tests.proof.canaries import Cage
from tests.proof.hand import Hand
from tests.storage.studies import LEAD, MEANS, act, closed, found
from tests.ui.laptop import still
from tests.ui.pages.study import ROOT, Study, click, desk_of, new_study, says, settle
from tests.ui.pages.talking import at_talk, begun, key, typed

SMALL = "16m"
LINE = "dit gaat over de kamer die er maar niet komt "
NOT_YET = "nog niet opgeslagen, wij proberen het opnieuw"


def mounted(folder: Path, *how: str) -> None:
    command = ["mount", *how, str(folder)]
    if os.name != "posix" or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("takes root to mount a disk")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted(folder, "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@dataclass
class Room:
    """Fills a disk to the last byte, and gives the room back."""

    disk: Path

    def fill(self) -> None:
        with (self.disk / "filler").open("ab", buffering=0) as file:
            for size in (65536, 512, 1):
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError:
                    continue

    def free(self) -> None:
        (self.disk / "filler").unlink()


@pytest.fixture
def vault(disk: Path) -> Iterator[OpenStudy]:
    made = found(disk / "study").study
    yield made
    made.close()


@pytest.fixture
def study(vault: OpenStudy) -> Study:
    made = new_study()
    made.office = replace(made.office, begin=vault.begin, actor=vault.user.id)
    return made


@pytest.fixture
def desk(study: Study, qapp: QApplication) -> Iterator[Desk]:
    dress_app(qapp, 1.0)
    made = desk_of(study)
    yield made
    made.jobs.stop()
    assert study.errors == []


def test_typing_on_a_full_disk_is_said_and_kept_as_soon_as_there_is_room(
    disk: Path, study: Study, desk: Desk, qtbot: QtBot
) -> None:
    room, talk = Room(disk), begun(study)
    window = at_talk(desk, qtbot, talk.id)
    room.fill()
    lines = 0
    # The ballast makes room once, for the last note; then it is full for good.
    while not says(window, NOT_YET):
        typed(LINE)
        key(Qt.Key.Key_Return)
        lines += 1
        room.fill()
        settle(desk, qtbot)
        qtbot.waitUntil(lambda: says(window, NOT_YET) or says(window, "opgeslagen "))
    typed("en nog iets")
    room.free()
    qtbot.waitUntil(lambda: not says(window, NOT_YET), timeout=20_000)
    qtbot.waitUntil(lambda: texts(study, talk.id) == [LINE] * lines + ["en nog iets"])


def texts(study: Study, talk: InterviewId) -> list[str]:
    return [note.text for note in interviewing.talk(study.office, talk).notes]


def use_up(room: Room, vault: OpenStudy) -> None:
    """Fill the disk again and again, until the ballast has been used, too."""
    with suppress(TargetFull):
        while True:
            room.fill()
            act(vault)
    room.fill()


def test_finishing_on_a_full_disk_is_said_and_can_be_done_again(
    disk: Path, vault: OpenStudy, study: Study, desk: Desk, qtbot: QtBot
) -> None:
    room, talk = Room(disk), begun(study)
    window = at_talk(desk, qtbot, talk.id)
    typed(LINE)
    click(window, "Stop gesprek")
    settle(desk, qtbot)
    click(window, "Naar de nabespreking")
    typed("hij was moe")
    settle(desk, qtbot)
    qtbot.waitUntil(lambda: len(texts(study, talk.id)) == 2)
    use_up(room, vault)
    told: list[object] = []
    desk.jobs.expect(told.append)
    click(window, "Gesprek afronden")
    click(window, "Ja, afronden")
    settle(desk, qtbot)
    assert [type(each).__name__ for each in told] == ["TargetFull"]
    room.free()
    assert interviewing.talk(study.office, talk.id).interview.status is InterviewStatus.REFLECTING
    assert texts(study, talk.id) == [LINE, "hij was moe"]
    interviewing.finish(study.office, talk.id)


@pytest.fixture
def hand(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[Path], Hand]]:
    """Return a way to stand at the real gate of a study, whose passphrases are cheap to try."""
    dress_app(qapp, 1.0)
    made: list[Program] = []
    keepers: list[Keeper] = []

    def stand(folder: Path) -> Hand:
        kept = keeper(folder, _no_demonstration)
        keepers.append(kept)
        kept.means = kept.sheets.means = MEANS
        made.append(Program(kept.doors(), MEANS.clock, still(), Stance(UiLanguage.NL)))
        hand = Hand(made[-1], Cage(), tmp_path)
        hand.settle()
        return hand

    yield stand
    for program in made:
        program.jobs.stop()
        for window in (program.gate, program.window):
            if window:
                window.hide()
                window.deleteLater()
    for kept in keepers:
        if kept.study:
            kept.study.close()


def _no_demonstration(_folder: Path, _words: Words) -> str:
    raise LookupError


def try_gate(hand: Hand) -> str:
    hand.fill("Wachtzin", LEAD)
    hand.key(Qt.Key.Key_Return)
    assert hand.program.window is None
    assert hand.program.gate is not None
    return hand.program.gate._panel.wrong.text()


def in_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("app.cli.study.real_means", lambda: MEANS)
    phrase = folder.parent / "phrase"
    if not phrase.exists():
        phrase.write_text(LEAD)
    return run(["study", "check", str(folder), "--passphrase-file", str(phrase)])


def test_a_disk_that_may_only_be_read_is_said_at_the_gate(
    disk: Path, hand: Callable[[Path], Hand]
) -> None:
    closed(disk / "study")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    said = try_gate(hand(disk / "study"))
    folder = str(disk / "study")
    assert sentence(StudyNotWritable(folder), speak(UiLanguage.NL)).what in said


def test_a_study_that_is_open_elsewhere_is_said_at_the_gate_and_in_the_terminal(
    tmp_path: Path,
    hand: Callable[[Path], Hand],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = closed(tmp_path / "study")
    with elsewhere(folder):
        in_use = sentence(StudyInUse(str(folder)), speak(UiLanguage.NL)).what
        assert in_use in try_gate(hand(folder))
        assert in_terminal(folder, monkeypatch) == 1
        assert in_use in capsys.readouterr().err
    assert in_terminal(folder, monkeypatch) == 0


def test_a_place_that_can_not_be_forgotten_keeps_nobody_out(
    tmp_path: Path, hand: Callable[[Path], Hand], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_places: Places, _user: UserId) -> str:
        raise TargetFull("research.db")

    gate = hand(closed(tmp_path / "study"))
    monkeypatch.setattr(Places, "take", full)
    gate.fill("Wachtzin", LEAD)
    gate.key(Qt.Key.Key_Return)
    assert gate.program.window is not None


@contextmanager
def elsewhere(folder: Path) -> Iterator[None]:
    """Hold a study open in another process."""
    holding = (
        "import sys; from pathlib import Path; from tests.storage.studies import opened;"
        "study = opened(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read();"
        "study.close()"
    )
    command = [sys.executable, "-c", holding, str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield
        process.communicate("")
