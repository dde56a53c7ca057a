"""A real study in memory with invented people, and a real desk and window to look at it with."""

import os
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.clock import FixedClock
from app.domain.consent import Answer, Copy, ItemAnswer, Method, Understood
from app.domain.identity import ContactRoute, MayKnow, Relative, RouteKind
from app.domain.ids import EventId
from app.domain.journey import Event
from app.domain.journey import Lane as LifeDomain
from app.domain.language_tag import Language
from app.domain.participant import Certainty, Group, Participant, ReleaseDate, SiteKind
from app.domain.study import StudySettings
from app.domain.users import Role
from app.forms.library import read_library
from app.language import UiLanguage, speak
from app.services import consenting, enrolling, journeying
from app.services.office import Office
from app.storage.memory import memory_vault
from app.ui.desk import Desk
from app.ui.jobs import Jobs, Lane
from app.ui.place import Place
from app.ui.theme import theme
from app.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[3]
SETTINGS = StudySettings(
    institution="Hogeschool Voorbeeld",
    contact_name="Ina de Boer",
    contact_phone="010 123 45 67",
    privacy_contact="privacy@voorbeeld.nl",
    complaints_contact="klachten@voorbeeld.nl",
)
MOMENT = datetime(2026, 11, 23, 13, 3, tzinfo=UTC)


@dataclass
class Study:
    """An open study, and whatever unexpected happened in it."""

    office: Office
    clock: FixedClock
    errors: list[Exception] = field(default_factory=list)

    def enrol(
        self,
        name: str = "Muriël Landveld",
        group: Group = Group.DETAINEE,
        free_in: int | None = 30,
        *,
        site: str = "PI Dordrecht",
        certainty: Certainty = Certainty.ESTIMATED,
    ) -> Participant:
        """Enrol somebody who comes free in so many days."""
        day = None if free_in is None else self.clock.today() + timedelta(days=free_in)
        release = ReleaseDate(day, certainty if day else Certainty.UNKNOWN)
        kind = SiteKind.PRISON if site.startswith("PI") else SiteKind.MUNICIPALITY
        there = enrolling.add_site(self.office, site, kind)
        identity = enrolling.NewIdentity(
            name,
            ("Muus",),
            None,
            (Relative("Patricia Landveld", "zus"),),
            (
                ContactRoute(
                    RouteKind.PHONE,
                    "+31 6 12 34 70 55",
                    "self",
                    MayKnow.THIS_STUDY,
                    "Na vieren.",
                    self.clock.today(),
                ),
            ),
        )
        return enrolling.enrol(
            self.office, enrolling.NewParticipant(group, there.id, release, identity)
        )

    def consent(self, participant: Participant, *refused: str) -> None:
        """Let somebody agree on paper, but for what they refuse."""
        self.clock.advance(timedelta(minutes=1))
        form = consenting.presented_form(self.office, Language.NL)
        answers = tuple(
            ItemAnswer(each.id, Answer.NO if each.id in refused else Answer.YES, Understood.YES)
            for each in form.items
        )
        given = consenting.Given(
            participant.id, form, form.digest, answers, Method.PAPER, Copy.SHEET, limits_said=True
        )
        consenting.record_consent(self.office, given)

    def live(self, participant: Participant, folder: str) -> None:
        """Write down the invented journey of this folder of the demonstration."""
        file = ROOT / "resources" / "demo" / "participants" / folder / "participant.toml"
        for told in tomllib.loads(file.read_text(encoding="utf-8"))["journey"]:
            journeying.put_event(self.office, self._event(participant, told))

    def _event(self, participant: Participant, told: dict[str, Any]) -> Event:
        day = told.get("day")
        return Event(
            id=EventId(self.office.new_id()),
            participant=participant.id,
            day=None if day is None else self.clock.today() + timedelta(days=day),
            uncertain=told.get("uncertain", False),
            lane=LifeDomain(told["lane"]),
            service=told["service"],
            what=told["what"],
            feeling=told["feeling"],
            stuck=told["stuck"],
        )


def new_study(role: Role = Role.LEAD, language: UiLanguage = UiLanguage.NL) -> Study:
    """Return a new study in memory with the forms of this repository."""
    clock = FixedClock(MOMENT)
    words = speak(language)
    begin = memory_vault(clock, os.urandom, role)
    library = read_library(ROOT / "forms", words)
    with begin() as work:
        actor = work.actor
        known = work.study.get()
        work.study.save(replace(known, title="Inclusie & Veiligheid", settings=SETTINGS))
        work.commit()
    return Study(Office(begin, clock, os.urandom, actor, role, library, words), clock)


def desk_of(study: Study) -> Desk:
    """Return a desk on this study; whatever goes wrong is kept in `study.errors`."""
    jobs = Jobs(study.errors.append, study.errors.append)
    return Desk(study.office, jobs, study.office.words, theme(), study.clock)


def window_at(desk: Desk, place: Place) -> MainWindow:
    """Return the window, shown at a place."""
    window = MainWindow(desk, "Inclusie & Veiligheid", place)
    window.resize(1280, 720)
    window.show()
    return window


def seen(root: QWidget, name: str) -> QWidget:
    """Return the visible widget that a screen reader calls `name`."""
    found = [each for each in in_sight(root) if spoken(each) == name]
    if not found:
        raise AssertionError(f"nothing here is called {name!r}")
    return min(found, key=lambda each: each.focusPolicy() == Qt.FocusPolicy.NoFocus)


def spoken(widget: QWidget) -> str:
    """Return what a screen reader calls a widget: its given name, or its words."""
    text: Callable[[], str] | None = getattr(widget, "text", None)
    return widget.accessibleName() or (text() if callable(text) else "")


def settle(desk: Desk, qtbot: QtBot) -> None:
    """Wait until everything that was asked has been answered and shown."""
    qtbot.waitUntil(desk.jobs.is_idle, timeout=10_000)


@contextmanager
def busy(desk: Desk, lane: Lane) -> Iterator[None]:
    """Let a lane do nothing else until the block ends: a slow disk, or a seal that takes long."""
    ready = threading.Event()
    desk.jobs.ask(lane, ready.wait)
    try:
        yield
    finally:
        ready.set()


def click(root: QWidget, name: str) -> None:
    """Press the space bar on the widget of that name, as a keyboard does."""
    control = seen(root, name)
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Space)


def write(root: QWidget, name: str, text: str) -> None:
    """Type a text into the field of that name."""
    control = seen(root, name)
    control.setFocus()
    QTest.keyClicks(control, text)


def says(root: QWidget, part: str) -> bool:
    """Tell whether these words are in sight."""
    return any(part in spoken(each) for each in in_sight(root))


def in_sight(root: QWidget) -> list[QWidget]:
    """Return the widgets that can be seen, once what was just added has been laid out."""
    QApplication.processEvents()
    return [each for each in root.findChildren(QWidget) if each.isVisible()]


def press(window: QWidget, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    QApplication.processEvents()
    QTest.keyClick(window.focusWidget(), key)
