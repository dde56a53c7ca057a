"""Shows every part in light and dark, to be looked at: `python -m tests.ui.gallery FOLDER`."""

import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.clock import FixedClock
from app.domain.schedule import WaveState
from app.language import UiLanguage, speak
from app.services.office import Office
from app.ui.crash import CrashWindow
from app.ui.desk import Desk
from app.ui.doors import Doors, Face, Opened
from app.ui.gate.unlock import UnlockPanel
from app.ui.gate.window import Gate
from app.ui.jobs import Jobs
from app.ui.pages import PAGES
from app.ui.parts import (
    Card,
    Check,
    Choice,
    Column,
    DateField,
    EmptyState,
    Field,
    FlowLayout,
    Form,
    Kind,
    Page,
    Radio,
    SearchField,
    Section,
    Segmented,
    StatusPill,
    Table,
    Tone,
    WaveMark,
    WaveStrip,
    button,
    button_row,
    line_edit,
    text_edit,
)
from app.ui.place import PageName, Place
from app.ui.theme import Mode, dress_app, speak_qt, theme
from app.ui.window import MainWindow

WORDS = "vijver lantaarn korst zwaluw twaalf handpalm"
MOMENT = datetime(2026, 11, 23, 14, 3, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Row:
    code: str
    group: str
    site: str
    consent: Tone
    said: str
    wave: int
    free: date


ROWS = [
    Row("WL-4T7M", "gedetineerde", "PI Dordrecht", Tone.DUE, "ontbreekt", 1, date(2026, 12, 4)),
    Row("WL-9K2D", "ex-gedetineerde", "gemeente Breda", Tone.GOOD, "volledig", 2, date(2026, 8, 1)),
    Row(
        "WL-2B6X",
        "risicojongere",
        "gemeente Zoetermeer",
        Tone.GOOD,
        "volledig",
        2,
        date(2026, 10, 12),
    ),
    Row(
        "WL-8H1C",
        "ex-gedetineerde",
        "gemeente Amsterdam",
        Tone.STOPPED,
        "ingetrokken",
        3,
        date(2026, 5, 3),
    ),
    Row("WL-7Q3N", "professional", "PI Dordrecht", Tone.OVERDUE, "verlopen", 1, date(2027, 2, 11)),
]
COLUMNS = [
    Column[Row]("Code", lambda row: row.code),
    Column[Row]("Doelgroep", lambda row: row.group, stretch=True),
    Column[Row]("Locatie", lambda row: row.site, stretch=True),
    Column[Row]("Toestemming", lambda row: row.said, tone=lambda row: row.consent, width=170),
    Column[Row]("Ronde", lambda row: str(row.wave), key=lambda row: row.wave, right=True),
    Column[Row](
        "Vrijlating",
        lambda row: row.free.strftime("%d-%m-%Y"),
        key=lambda row: row.free.toordinal(),
        right=True,
    ),
]
WAVES = [
    WaveMark("1", "Voor vrijlating", WaveState.DONE, "gesproken"),
    WaveMark("2", "Week 1", WaveState.MISSED, "gemist"),
    WaveMark("3", "Week 6", WaveState.PLANNED, "do 3 dec, 10:00"),
    WaveMark("4", "Maand 3", WaveState.OPEN, "periode open"),
    WaveMark("5", "Maand 6", WaveState.COMING, "nog 12 dagen", soon=True),
    WaveMark("6", "Maand 12", WaveState.UNKNOWN, "datum onbekend"),
]


class Lists(Page):
    """A list as pages have it."""

    scrolls = False

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__(desk, "Deelnemers", "11 deelnemers in 4 locaties")
        self.add_act(SearchField("Zoek in deelnemers"))
        self.add_act(button("Nieuwe deelnemer", kind=Kind.PRIMARY, icon="plus", keys="Ctrl+N"))
        self.body.addWidget(WaveStrip(WAVES))
        empty = EmptyState("users-round", "Nog geen deelnemers", "x")
        self.table = Table[Row]("Deelnemers", COLUMNS, empty)
        self.table.show_rows(ROWS)
        self.body.addWidget(self.table, 1)

    def first_focus(self) -> QWidget:
        return self.table


class Empty(Page):
    """Nothing here yet."""

    scrolls = False

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__(desk, "Gesprekken")
        act = button("Gesprek plannen", kind=Kind.PRIMARY, icon="plus")
        self.body.addWidget(
            EmptyState(
                "messages-square",
                "Nog geen gesprekken",
                "Hier staan straks alle gesprekken, met wat er nog moet gebeuren: "
                "een nabespreking, een gespreksverslag, een vervolgpunt.",
                act,
                button("Papieren gesprek invoeren", kind=Kind.QUIET),
            )
        )


class Forms(Page):
    """Fields, ticks and buttons."""

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__(desk, "Nieuwe deelnemer", "De naam komt in de aparte identiteitenkluis.")
        self.add_act(StatusPill("toestemming ontbreekt", Tone.DUE))
        self.add_act(Segmented("Weergave", [("week", "Week"), ("list", "Lijst"), ("day", "Dag")]))
        sides = QHBoxLayout()
        sides.setSpacing(theme().px(32))
        sides.addLayout(self._left(), 3)
        sides.addLayout(self._right(), 2)
        self.body.addLayout(sides)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        form = Form()
        code = Field("Deelnemercode", line_edit("WL-4T7"), help_text="Vier tekens na WL-.")
        code.complain("Deze code is niet compleet: er ontbreekt een teken.")
        form.add(code)
        form.add(Field("Locatie", Choice(("a", "PI Dordrecht"), ("b", "gemeente Breda"))))
        form.add(Field("Vrijlating", DateField(date(2026, 12, 4)), help_text="Ongeveer mag ook."))
        form.add(Field("Bijzonderheden", text_edit("Kan alleen ’s ochtends.", lines=2), wide=560))
        column.addWidget(form)
        save = button("Deelnemer opslaan", kind=Kind.PRIMARY, icon="check")
        column.addLayout(
            button_row(save, button("Annuleren"), button("Meer…", kind=Kind.QUIET), self._danger())
        )
        column.addStretch(1)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        section = Section("Doorvragen", "Wat aan bod kwam, vink je aan.")
        ticked = Check("wat liep vast")
        ticked.setChecked(True)
        long = "wie de verantwoordelijkheidsverdeling tussen gemeente en reclassering uitlegde"
        chosen = Radio("via de reclassering")
        chosen.setChecked(True)
        off = Check("niet beschikbaar")
        off.setEnabled(False)
        for part in (
            Check("wie hielp"),
            ticked,
            Check(long),
            off,
            chosen,
            Radio("via de gemeente"),
        ):
            section.body.addWidget(part)
        column.addWidget(section)
        pills = QWidget()
        flow = FlowLayout(pills)
        for tone in Tone:
            flow.addWidget(StatusPill(tone.value, tone))
        card = Card()
        card.body.addWidget(pills)
        column.addWidget(card)
        column.addStretch(1)
        return column

    def _danger(self) -> QWidget:
        return button("Verwijderen", kind=Kind.DANGER, icon="trash-2")


def shoot(folder: Path, suffix: str) -> None:
    """Write a picture of every gallery page in both palettes."""
    words = speak(UiLanguage.NL)
    jobs = Jobs(print, print)
    desk = Desk(cast(Office, None), jobs, words, theme(), FixedClock(MOMENT))
    PAGES.update({PageName.PARTICIPANTS: Lists, PageName.INTERVIEWS: Empty, PageName.FORMS: Forms})
    others = (PageName.TODAY, PageName.AGENDA, PageName.RELEASE, PageName.STUDY, PageName.SEARCH)
    PAGES.update(dict.fromkeys(others, Empty))
    for mode in (Mode.LIGHT, Mode.DARK):
        theme().set_mode(mode)
        window = MainWindow(desk, "Inclusie & Veiligheid", Place(PageName.PARTICIPANTS))
        window.resize(1280, 720)
        window.show()
        desk.saved.emit(MOMENT)
        for page in (PageName.PARTICIPANTS, PageName.FORMS, PageName.INTERVIEWS):
            desk.go(Place(page))
            if page is PageName.FORMS:
                desk.tell("De afspraak is verplaatst naar 3 december.", Tone.GOOD, window.back)
            _shot(window, folder / f"{page}-{mode}{suffix}.png")
        window.hide()
    jobs.stop()


def shoot_gate(folder: Path, suffix: str) -> None:
    """Write pictures of every panel of the gate."""
    jobs = Jobs(print, print)
    face = Face(folder, "Inclusie & Veiligheid", MOMENT)
    doors = cast(
        Doors, SimpleNamespace(recent=lambda: None, passphrase=lambda: WORDS, recovery=None)
    )
    for mode in (Mode.LIGHT, Mode.DARK):
        theme().set_mode(mode)
        gate = Gate(doors, jobs, speak(UiLanguage.NL), FixedClock(MOMENT))
        gate.show()
        _shot(gate, folder / f"gate-start-{mode}{suffix}.png")
        gate._unlock(face)
        panel = gate.findChild(UnlockPanel)
        panel._caps.show()
        panel.wait("Ontgrendelen… Dat duurt een seconde, met opzet.")
        _shot(gate, folder / f"gate-unlock-{mode}{suffix}.png")
        gate._new()
        gate.resize(1280, 1100)
        _shot(gate, folder / f"gate-new-{mode}{suffix}.png")
        gate.resize(1280, 720)
        gate._enter(Opened(cast(Office, None), "Inclusie & Veiligheid", fresh=True))
        _shot(gate, folder / f"gate-recovery-{mode}{suffix}.png")
        gate.hide()
    crash = CrashWindow("ZeroDivisionError\napp/ui/window.py:123 go", speak(UiLanguage.NL))
    crash.show()
    _shot(crash, folder / f"crash{suffix}.png")
    jobs.stop()


def _shot(window: QWidget, file: Path) -> None:
    QApplication.processEvents()
    window.grab().save(str(file))


def main() -> None:
    """Take the pictures; QT_SCALE_FACTOR and a second argument (the text scale) count."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    speak_qt("nl")
    scale = float(sys.argv[2]) if len(sys.argv) > 2 else 0.0
    dress_app(app, scale)
    shoot(folder, f"-{scale:g}" if scale else "")
    shoot_gate(folder, f"-{scale:g}" if scale else "")


if __name__ == "__main__":
    main()
