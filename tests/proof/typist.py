"""Somebody who types in a real window and is killed.

`python -m tests.proof.typist FOLDER KILLS [PACE]`: everything is loaded once; each death is a fork
with a study, a program and a window of its own. What was typed, and when, and when the screen said
*opgeslagen*, comes back over a pipe; then the study is opened again. One JSON line a death: what
it lost of what was said to be kept, and of what had been typed more than a second before. PACE
makes the program keep notes as slowly as a test wants, to see that this is noticed.
"""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path
from random import Random  # noqa: TID251 - a death that loses something must be died again

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.ids import InterviewId
from app.services import interviewing
from app.services.office import Office
from app.ui.pages.interview import keeping
from app.ui.pages.interview.field import NoteField
from app.ui.pages.interview.strip import SavedMark
from app.ui.place import PageName, Place
from app.ui.theme import dress_app
from tests.storage.studies import found, opened
from tests.ui.pages.study import Study, desk_of, new_study, window_at
from tests.ui.pages.talking import begun

TOGETHER = 10
"""So many type at the same time."""
LETTER = 15
"""Milliseconds between two letters: faster than anybody types."""
NOTE = 30
"""Letters in a note, before Enter ends it."""
LONGEST = 2.5
SECOND = 1.0
"""What may be lost."""
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
TYPED, KEPT = b"t", b"k"


@dataclass(frozen=True)
class Death:
    """What one kill left."""

    typed: int
    kept_said: int
    """Letters on the disk according to the screen."""
    due: int
    """Letters that were a second old."""
    found: int
    whole: bool
    """Whether what is found is exactly how the typing began."""


@dataclass
class Typing:
    """One who types: their process, their study, and what comes out of the pipe."""

    process: int
    pipe: int
    folder: Path
    dies_after: float
    began: float = 0.0


def letters() -> Iterator[str]:
    """Yield letters that differ from note to note, with an Enter after each note."""
    for place in count():
        yield ALPHABET[(place * 7 + place // NOTE) % len(ALPHABET)]
        if place % NOTE == NOTE - 1:
            yield "\n"


def type_on(folder: Path, talk: str, pipe: int) -> None:
    """Open the talk in a window and type until somebody pulls the plug."""
    app = QApplication([])
    dress_app(app, 1.0)
    desk = desk_of(_study(folder))
    window = window_at(desk, Place(PageName.INTERVIEW, talk))
    while not window.page.first_focus() or not desk.jobs.is_idle():
        app.processEvents()
    field = window.page.findChild(NoteField)
    mark = window.page.findChild(SavedMark)
    text, typed = letters(), count(1)

    def say(what: bytes, letter: int) -> None:
        os.write(pipe, b"%s %d %d\n" % (what, letter, time.monotonic_ns()))

    def type_one() -> None:
        letter = next(text)
        if letter == "\n":
            QTest.keyClick(field, Qt.Key.Key_Return)
            letter = next(text)
        QTest.keyClick(field, letter)
        say(TYPED, next(typed))

    _tell_what_is_kept(mark, lambda: say(KEPT, 0))
    timer = QTimer()
    timer.timeout.connect(type_one)
    timer.start(LETTER)
    app.exec()


def _tell_what_is_kept(mark: SavedMark, tell: Callable[[], None]) -> None:
    """Listen to the mark that says *opgeslagen*, at the moment it says so."""
    shown = mark.kept

    def kept(moment: object) -> None:
        shown(moment)
        tell()

    mark.kept = kept


def _study(folder: Path) -> Study:
    study, vault = new_study(), opened(folder)
    study.office = replace(study.office, begin=vault.begin, actor=vault.user.id)
    return study


def begin(folder: Path, talk: str, after: float) -> Typing:
    """Let somebody begin in a process of their own."""
    out, into = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(out)
        type_on(folder, talk, into)
        os._exit(1)
    os.close(into)
    return Typing(process, out, folder, after)


def kill(typing: Typing, talk: str) -> Death:
    """Kill at the chosen moment and look at what is left."""
    first = os.read(typing.pipe, 4096)
    began = int(first.split()[2]) / 1e9
    time.sleep(max(0.0, began + typing.dies_after - time.monotonic()))
    died = time.monotonic()
    os.kill(typing.process, signal.SIGKILL)
    os.waitpid(typing.process, 0)
    with os.fdopen(typing.pipe, "rb") as pipe:
        said = (first + pipe.read()).split(b"\n")[:-1]
    return judged([line.split() for line in said], died, found_in(typing.folder, talk))


def judged(said: list[list[bytes]], died: float, text: str) -> Death:
    """Compare what was typed and promised with what is there."""
    typed = kept = due = 0
    for what, letter, moment in said:
        if what == KEPT:
            kept = typed
        else:
            typed = int(letter)
            due = typed if int(moment) / 1e9 <= died - SECOND else due
    wanted = (letter for letter in letters() if letter != "\n")
    whole = all(letter == right for letter, right in zip(text, wanted, strict=False))
    return Death(typed, kept, due, len(text), whole)


def found_in(folder: Path, talk: str) -> str:
    """Return what the notes of the talk hold, one after the other."""
    study = opened(folder)
    office: Office = replace(new_study().office, begin=study.begin, actor=study.user.id)
    notes = interviewing.talk(office, InterviewId(talk)).notes
    study.close()
    return "".join(note.text for note in notes)


def main() -> None:
    """Found one study, copy it for each death, and die."""
    folder, kills, *pace = Path(sys.argv[1]), *map(int, sys.argv[2:])
    keeping.PACE = pace[0] if pace else keeping.PACE
    first = folder / "first"
    talk = _talk_in(first)
    chance = Random(kills)  # noqa: S311 - when somebody dies is no secret
    for start in range(0, kills, TOGETHER):
        several = range(start, min(start + TOGETHER, kills))
        copies = [shutil.copytree(first, folder / str(each)) for each in several]
        typing = [begin(each, talk, chance.uniform(0.1, LONGEST)) for each in copies]
        for each in sorted(typing, key=lambda one: one.dies_after):
            print(json.dumps(asdict(kill(each, talk))), flush=True)
            shutil.rmtree(each.folder)


def _talk_in(folder: Path) -> str:
    vault, study = found(folder).study, new_study()
    study.office = replace(study.office, begin=vault.begin, actor=vault.user.id)
    talk = begun(study)
    vault.close()
    return talk.id


if __name__ == "__main__":
    main()
