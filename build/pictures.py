"""Makes the pictures of the README and the manual anew, from a fresh demonstration.

    .venv/bin/python build/pictures.py                 the shipped pictures, into doc/pictures
    .venv/bin/python build/pictures.py FOLDER --all    every page, light, dark and twice as large

The pages are drawn by the real window on the study that `demo` leaves, so a picture can't show what
the program does not do.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QDeadlineTimer, QEventLoop  # noqa: E402 - the platform comes first
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from app.bootstrap import DEMO  # noqa: E402
from app.bootstrap.doors import Keeper, keeper  # noqa: E402
from app.demo.data import Written, read_people  # noqa: E402
from app.demo.walk import walk  # noqa: E402
from app.domain.ids import InterviewId, NoteId  # noqa: E402
from app.domain.interview import Note  # noqa: E402
from app.language import UiLanguage, speak  # noqa: E402
from app.services.interviewing import (  # noqa: E402
    Beginning,
    begin_interview,
    tick,
    write_note,
)
from app.services.office import Office  # noqa: E402
from app.services.overview import overviews  # noqa: E402
from app.services.shelf import guide  # noqa: E402
from app.ui.desk import Desk  # noqa: E402
from app.ui.doors import Opened  # noqa: E402
from app.ui.jobs import Jobs, Lane  # noqa: E402
from app.ui.pages import PAGES  # noqa: E402
from app.ui.place import PageName, Place  # noqa: E402
from app.ui.theme import Mode, dress_app, theme  # noqa: E402
from app.ui.window import MainWindow  # noqa: E402

SEED = 7
WIDTH, HEIGHT = 1280, 720
SHIPPED = (
    PageName.TODAY,
    PageName.PARTICIPANT,
    PageName.INTERVIEW,
    PageName.RELEASE,
)
PATIENCE = 60_000  # milliseconds for one page
QUIET_ROUNDS = 5
NOTES = 7


@dataclass
class Shown:
    """What the jobs hand back, where the lanes can reach it."""

    opened: Opened | None = None
    interview: str = ""
    participant: str = ""
    ready: str = ""

    def keep_opened(self, opened: Opened) -> None:
        """Keep the study that was opened."""
        self.opened = opened

    def keep_records(self, records: tuple[str, str, str]) -> None:
        """Keep which records are shown."""
        self.participant, self.interview, self.ready = records


def main() -> int:
    """Make the pictures that were asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=ROOT / "doc" / "pictures")
    arguments.add_argument("--all", action="store_true")
    asked = arguments.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    dress_app(app)
    with tempfile.TemporaryDirectory() as made:
        demo = Path(made) / "demo"
        walk(demo, SEED, speak(UiLanguage.NL), lambda _said: None)
        draw(demo, asked.folder, every=asked.all)
    return 0


def draw(demo: Path, folder: Path, *, every: bool) -> None:
    """Draw the pages of the study in `demo` into `folder`."""
    jobs, shown = Jobs(fail, fail), Shown()
    kept = keeper(demo / "study", lambda _folder, _words: "")
    open_study(kept, demo, jobs, shown)
    for mode in (Mode.LIGHT, Mode.DARK) if every else (Mode.LIGHT,):
        for scale in (1.0, 2.0) if every and mode is Mode.LIGHT else (1.0,):
            theme().set_mode(mode)
            theme().set_scale(scale)
            for name in PAGES if every else SHIPPED:
                ending = f"-{mode.value}-{scale:.0f}" if every else ""
                picture(jobs, shown, name, folder / f"{name.value}{ending}.png")
    jobs.ask(Lane.VAULT, lambda: kept.doors().lock(shown.opened, ""))
    settle(jobs)
    jobs.stop()


def open_study(kept: Keeper, demo: Path, jobs: Jobs, shown: Shown) -> None:
    """Open the demonstration and begin one talk, so that there is one to show."""
    words = speak(UiLanguage.NL)
    phrase = (demo / "passphrase.txt").read_text("utf-8").strip()
    doors = kept.doors()
    jobs.ask(Lane.VAULT, lambda: doors.open(demo / "study", phrase, words, None), shown.keep_opened)
    settle(jobs)
    jobs.ask(Lane.VAULT, lambda: records(shown.opened.office), shown.keep_records)
    settle(jobs)


def records(office: Office) -> tuple[str, str, str]:
    """Return a participant with several talks, a talk of theirs that is held now, and the next."""
    everybody = sorted(overviews(office), key=lambda each: -len(each.interviews))
    busy = everybody[0]
    leaflet = guide(office, "ex-detainee-after-release", office.language)
    talk = begin_interview(office, Beginning(busy.participant.id, "month-3", leaflet, 90))
    somebody = next(each for each in read_people(DEMO) if len(each.talks) == len(busy.interviews))
    for place, written in enumerate(somebody.talks[-1].notes[:NOTES]):
        write_note(office, note_of(office, talk.id, written, place))
    for topic in ("getting-started", "since-release"):
        tick(office, talk.id, topic)
    ready = next(each for each in everybody[1:] if each.consent.may_talk)
    return busy.participant.id, talk.id, ready.participant.id


def note_of(office: Office, interview: InterviewId, written: Written, place: int) -> Note:
    """Return one invented note as it would be typed now."""
    return Note(
        id=NoteId(office.new_id()),
        interview=interview,
        topic=written.topic,
        kind=written.kind,
        text=written.text,
        written_at=office.clock.now(),
        place=place,
    )


def picture(jobs: Jobs, shown: Shown, name: PageName, target: Path) -> None:
    """Draw one page as soon as all that it asked for is there."""
    of = {
        PageName.INTERVIEW: shown.interview,
        PageName.PARTICIPANT: shown.participant,
        PageName.CONSENT: shown.participant,
        PageName.BEGIN: shown.ready,
    }
    desk = Desk(shown.opened.office, jobs, speak(UiLanguage.NL), theme(), Clock(shown))
    window = MainWindow(desk, shown.opened.title, Place(name, of.get(name, "")))
    desk.setParent(window)
    window.resize(WIDTH, HEIGHT)
    window.show()
    settle(jobs)
    save(window, target)
    window.may_close = True
    window.hide()
    window.deleteLater()


class Clock:
    """The office's own clock, for the desk."""

    def __init__(self, shown: Shown) -> None:
        self.now = shown.opened.office.clock.now
        self.today = shown.opened.office.clock.today


def settle(jobs: Jobs) -> None:
    """Let the lanes answer and the screen draw what they said."""
    until = QDeadlineTimer(PATIENCE)
    quiet = 0
    while quiet < QUIET_ROUNDS and not until.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        quiet = quiet + 1 if jobs.is_idle() else 0


def save(window: QWidget, target: Path) -> None:
    """Write what a window shows."""
    window.grab().save(str(target))
    print(target.name)


def fail(error: Exception) -> None:
    """Stop: a page went wrong."""
    raise error


if __name__ == "__main__":
    sys.exit(main())
