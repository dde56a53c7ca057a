"""The window of the gate: the mark above the waterline, what is asked below it."""

from collections.abc import Callable
from functools import partial
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.domain.clock import Clock
from app.domain.errors import WaterlijnError
from app.language import Words
from app.language.dates import day_and_time
from app.services.mishap import Mishap, Visitor
from app.services.restoring import Restored
from app.storage.errors import HURT
from app.ui.clipboard import forget_copied
from app.ui.curtained import Curtained
from app.ui.doors import Doors, Face, Opened
from app.ui.errors import notice_of
from app.ui.gate.damage import DamagePanel
from app.ui.gate.new_study import NewStudyPanel
from app.ui.gate.panel import Panel
from app.ui.gate.recover import RecoverPanel
from app.ui.gate.recovery import RecoveryPanel
from app.ui.gate.restore import RestorePanel
from app.ui.gate.start import StartPanel
from app.ui.gate.unlock import UnlockPanel
from app.ui.jobs import Jobs, Lane
from app.ui.notice import Notice, Tone
from app.ui.parts import Banner, WaterLine, plain_label
from app.ui.parts.away import hide_button, lock_button
from app.ui.parts.reading_order import go_to
from app.ui.parts.steady import BAR, SteadyArea
from app.ui.stance import DESIGN
from app.ui.switches import Switches
from app.ui.theme import Role, Size, theme

COLUMN = 560
CORNER = 40
"""Design pixels above the title, with or without what stands there."""


class Gate(Curtained):
    """Shows one panel at a time, until a study is open."""

    opened = Signal(object)
    """The `Opened` study."""
    language_wanted = Signal(object)
    """The `UiLanguage` somebody wants."""

    left = Signal(object)
    """Closed while a fresh study was open whose sheet is not tried yet: carries its `Opened`."""
    lock_wanted = Signal()
    """Everything is hidden; what is open must be closed, and what was typed forgotten."""

    def __init__(
        self, doors: Doors, jobs: Jobs, words: Words, clock: Clock, fresh: Opened | None = None
    ) -> None:
        """Begin at the study that was open last, or at the three choices of a first start.

        A fresh study that is open already is still to have its sheet tried.
        """
        super().__init__(words, clock)
        self._doors, self._jobs, self._words = doors, jobs, words
        self._keep_watch()
        self.setMinimumSize(640, 360)
        self.resize(theme().px(DESIGN.width()), theme().px(DESIGN.height()))
        self._title = plain_label(size=Size.GREAT, strong=True)
        self._subtitle = plain_label(tone=Role.QUIET)
        self._banner = Banner(words)
        self._holder = QVBoxLayout()
        self._panel: Panel | None = None
        self._trail: list[Callable[[], None]] = []
        self._asked: tuple[str, ...] = ()
        self._typed = False
        self._away = (hide_button(words, self.hide_study), lock_button(words, self.lock))
        self._arrange()
        self.fresh: Opened | None = None
        self._go_on(self._start)
        folder = doors.recent()
        if fresh:
            self._enter(fresh)
        elif folder:
            unseen = partial(self._not_there, folder)
            self._jobs.ask(Lane.WORK, lambda: doors.face(folder), self._begin_at, unseen)

    def lock(self) -> None:
        """Cover everything at once, and begin anew: of what was typed here nothing is kept."""
        if self.guards() and self._lock_away():
            self.lock_wanted.emit()

    def guards(self) -> bool:
        """Tell whether anything secret is or was here: a wrong passphrase is nearly a right one."""
        self._typed = self._typed or (self._panel is not None and self._panel.guards())
        return self._typed

    def give_keyboard(self, before: QWidget | None) -> None:
        """Put the keyboard where it was, or where typing goes."""
        super().give_keyboard(before or (self._panel and self._panel.first_focus()))

    def say_error(self, error: WaterlijnError) -> None:
        """Show an error that belongs to no panel."""
        self._banner.say(notice_of(error, self._words))

    def _start(self) -> None:
        panel = StartPanel(self._doors, self._jobs, self._words)
        panel.new_wanted.connect(partial(self._go_on, self._new))
        panel.found.connect(self._found)
        panel.hurt.connect(self._lock_out)
        panel.restore_wanted.connect(partial(self._go_on, self._put_back))
        say = self._words.say
        self._show(panel, "Waterlijn", say("Gesprekken in en na detentie, veilig op één laptop."))

    def _new(self) -> None:
        panel = NewStudyPanel(self._doors, self._jobs, self._words)
        say = self._words.say
        self._show(panel, say("Nieuw onderzoek"), say("Alles blijft op deze laptop, versleuteld."))

    def _found(self, face: Face) -> None:
        self._go_on(partial(self._unlock, face))

    def _begin_at(self, face: Face) -> None:
        """Ask for the passphrase of a study, with nothing to go back to."""
        self._trail.clear()
        self._found(face)

    def _unlock(self, face: Face) -> None:
        panel = UnlockPanel(self._doors, self._jobs, self._words, face)
        panel.other.connect(partial(self._go_on, self._start))
        panel.forgotten.connect(self._forgot)
        panel.hurt.connect(partial(self._hurt, face))
        self._show(panel, face.title, self._words.say("Dit onderzoek is vergrendeld."))

    def _forgot(self, face: Face) -> None:
        self._go_on(partial(self._recover, face))

    def _recover(self, face: Face) -> None:
        panel = RecoverPanel(self._doors, self._jobs, self._words, face)
        self._show(panel, face.title, self._words.say("Dit onderzoek is vergrendeld."))

    def _hurt(self, face: Face, found: tuple[Visitor, Mishap]) -> None:
        self._go_on(partial(self._tell_of_mishap, face, found))

    def _tell_of_mishap(self, face: Face, found: tuple[Visitor, Mishap]) -> None:
        panel = DamagePanel(self._doors, self._jobs, self._words, found)
        panel.other.connect(partial(self._leave_visitor, self._start))
        panel.restore_wanted.connect(partial(self._take_backup, face.folder))
        panel.sheet_wanted.connect(partial(self._forgot, face))
        self._show(panel, face.title, self._words.say("Dit onderzoek gaat zo niet open."))

    def _take_backup(self, hurt: Path, file: Path | None) -> None:
        self._leave_visitor(partial(self._put_back, file, self._beside(hurt)))

    def _beside(self, hurt: Path) -> Path:
        """Return a folder beside a damaged study that is not there yet."""
        name = self._words.say("{folder}-teruggezet", folder=hurt.absolute().name)
        numbers = (hurt.absolute().with_name(f"{name}-{number}") for number in count(2))
        free = (each for each in chain([hurt.absolute().with_name(name)], numbers))
        return next(each for each in free if not each.exists())

    def _leave_visitor(self, show: Callable[[], None]) -> None:
        """Go on, and keep nobody whose passphrase was right on the way back."""
        self._trail.pop()
        self._go_on(show)

    def _put_back(self, file: Path | None = None, folder: Path | None = None) -> None:
        panel = RestorePanel(self._doors, self._jobs, self._words, file, folder)
        panel.restored.connect(self._is_back)
        say = self._words.say
        sentence = say("Het onderzoek komt in een nieuwe map, zoals het toen was.")
        self._show(panel, say("Reservekopie terugzetten"), sentence)

    def _is_back(self, put: Restored) -> None:
        self._banner.say(
            Notice(
                self._words.say(
                    "Het onderzoek is terug, zoals het was op {moment}. Wat daarna is gedaan, "
                    "gewist of aan gebruikers is veranderd, moet opnieuw. Het staat in {folder}.",
                    moment=day_and_time(self._words, put.facts.made_at),
                    folder=put.folder,
                ),
                Tone.DUE,
            )
        )
        doors, folder = self._doors, put.folder
        self._jobs.ask(Lane.WORK, lambda: doors.face(folder), self._begin_at, self.say_error)

    def _not_there(self, folder: Path, error: WaterlijnError) -> None:
        """Stay at the three choices and say why: it was moved, or its disk is not there."""
        if isinstance(error, HURT):
            self._lock_out((folder, error))
        elif self._panel:
            self._panel.fail(error)

    def _lock_out(self, hurt: tuple[Path, WaterlijnError]) -> None:
        """Tell of a study whose header can't be read, so that no passphrase can be tried."""
        folder, error = hurt
        face, nobody = Face(folder, folder.name), Visitor(folder, "")
        ways = partial(self._doors.mishaps.locked_out, folder, error)
        told = partial(self._tell_of_lockout, face, nobody)
        self._jobs.ask(Lane.WORK, ways, told, self.say_error)

    def _tell_of_lockout(self, face: Face, nobody: Visitor, mishap: Mishap) -> None:
        self._hurt(face, (nobody, mishap))

    def _enter(self, opened: Opened) -> None:
        self._trail.clear()
        if opened.fresh and not isinstance(self._panel, RecoveryPanel):
            self.fresh = opened
            panel = RecoveryPanel(self._doors, self._jobs, self._words, opened)
            self._show(panel, opened.title, self._words.say("Het onderzoek is gemaakt."))
        else:
            self.fresh = None
            self.opened.emit(opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc, unless something was typed that would be lost, or is being done."""
        panel = self._panel
        if event.key() != Qt.Key.Key_Escape or panel is None:
            super().keyPressEvent(event)
        elif not panel.is_waiting and panel.typed() == self._asked:
            self._go_back()

    def _go_on(self, show: Callable[[], None]) -> None:
        self._trail.append(show)
        show()

    def _go_back(self) -> None:
        """Show the screen before, if there is one; what was typed is still guarded."""
        if len(self._trail) > 1:
            self.guards()
            self._trail.pop()
            self._trail[-1]()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave no study open behind a closed window."""
        if self.fresh:
            self.left.emit(self.fresh)
        forget_copied()
        super().closeEvent(event)

    def _show(self, panel: Panel, title: str, subtitle: str) -> None:
        if self._panel:
            self._holder.removeWidget(self._panel)
            self._panel.hide()
            self._panel.deleteLater()
        self._panel = panel
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        for each in self._away:
            each.setHidden(panel.is_bare)
        self._switches.offer_language(on=not panel.is_long)
        panel.opened.connect(self._enter)
        panel.back.connect(self._go_back)
        self._asked = panel.typed()
        self._holder.insertWidget(self._holder.indexOf(self._banner) + 1, panel)
        panel.show()
        self._area.verticalScrollBar().setValue(0)  # where the panel before was scrolled to
        go_to(panel.first_focus())

    def _arrange(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._above())
        column.addWidget(WaterLine())
        column.addWidget(self._below(), 1)
        self.setCentralWidget(whole)

    def _above(self) -> QWidget:
        sky = QWidget()
        sky.setProperty("ground", "surface")
        sky.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark = QLabel()
        mark.setPixmap(theme().mark(64))
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row = QHBoxLayout()
        row.setSpacing(theme().px(20))
        row.addWidget(mark)
        row.addLayout(words, 1)
        column = QVBoxLayout(sky)
        # What scrolls below leaves room for its bar, and this stands above it.
        column.setContentsMargins(*(theme().px(side) for side in (0, 0, BAR, 28)))
        column.setSpacing(0)
        column.addWidget(self._corner())
        column.addWidget(_in_column(row))
        return sky

    def _corner(self) -> QWidget:
        """Return the row above the title, which leaves that its whole width for long words."""
        corner = QWidget()
        corner.setMinimumHeight(theme().px(CORNER))
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, theme().px(8), 0)
        row.addStretch(1)
        for each in self._away:
            row.addWidget(each)
        return corner

    def _below(self) -> SteadyArea:
        self._holder.setContentsMargins(0, theme().px(20), 0, theme().px(16))
        self._holder.setSpacing(theme().px(16))
        self._switches = Switches(self._words)
        self._switches.language.connect(self.language_wanted)
        self._holder.addWidget(self._banner)
        self._holder.addStretch(1)
        self._holder.addWidget(self._switches)
        self._area = SteadyArea(_in_column(self._holder))
        return self._area


def _in_column(inside: QHBoxLayout | QVBoxLayout) -> QWidget:
    holder, middle = QWidget(), QWidget()
    holder.setProperty("kind", "column")
    middle.setLayout(inside)
    if isinstance(inside, QHBoxLayout):
        inside.setContentsMargins(0, 0, 0, 0)
    middle.setMaximumWidth(theme().px(COLUMN))
    row = QHBoxLayout(holder)
    row.setContentsMargins(theme().px(24), 0, theme().px(24), 0)
    row.addStretch(1)
    row.addWidget(middle, 1_000)
    row.addStretch(1)
    return holder
