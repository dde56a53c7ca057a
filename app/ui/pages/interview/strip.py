"""The strip above a talk: with whom, how long still, whether all is kept, and the way to stop."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.errors import WaterlijnError
from app.domain.interview import Interview, InterviewStatus, Source
from app.language import Words
from app.language.dates import clock_time
from app.ui.desk import Desk
from app.ui.errors import text_of
from app.ui.parts import IconLabel, button, icon_button, plain_label, quiet_label, retone
from app.ui.parts.away import hide_button, lock_button
from app.ui.theme import Role, Size, theme

SOON = 10
"""Minutes before the planned end at which a quiet sentence says so."""
TICK = 5_000
"""Milliseconds between two looks at the clock: calm, and never a minute behind."""
MINUTE = 60
NARROW = 960
"""Design pixels below which the strip says no more than is needed."""


class SavedMark(QWidget):
    """Says when the last word was saved, or at once that it was not."""

    def __init__(self, words: Words) -> None:
        """Begin with nothing to say."""
        super().__init__()
        self._words = words
        self._icon = IconLabel("check", Role.GOOD, 16)
        self._said = plain_label(size=Size.SMALL, tone=Role.QUIET, wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(4))
        row.addWidget(self._icon)
        row.addWidget(self._said)
        self.hide()

    def kept(self, moment: datetime) -> None:
        """Say when."""
        time = clock_time(self._words, moment)
        self._show("check", Role.GOOD, self._words.say("opgeslagen {time}", time=time))

    def not_kept(self, error: WaterlijnError) -> None:
        """Say that what is typed is here and not yet on disk, and why in the tip."""
        said = self._words.say("nog niet opgeslagen, wij proberen het opnieuw")
        self._show("triangle-alert", Role.OVERDUE, said)
        self.setToolTip(text_of(error, self._words))
        self.setAccessibleDescription(text_of(error, self._words))

    def _show(self, icon: str, role: Role, said: str) -> None:
        self._icon.show_icon(icon, role)
        self._said.setText(said)
        self.setToolTip("")
        self.setAccessibleName(said)
        retone(self._said, "tone", (Role.OVERDUE if role is Role.OVERDUE else Role.QUIET).value)
        self.show()


class Clock(QWidget):
    """How long was talked, and how long there still is; it says so quietly and never blinks."""

    def __init__(self, desk: Desk) -> None:
        """Stand still until there is a talk."""
        super().__init__()
        self._desk, self._say = desk, desk.words.say
        self._interview: Interview | None = None
        self._elapsed = plain_label(size=Size.LARGE, strong=True, wrap=False)
        self._elapsed.setFont(theme().numbers(Size.LARGE))
        self._left = quiet_label("", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(self._elapsed)
        row.addWidget(self._left)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(TICK)

    def show_talk(self, interview: Interview) -> None:
        """Follow this talk; on paper there is nothing to follow."""
        self._interview = interview
        self.setVisible(interview.source is Source.SCREEN)
        self.look()

    def look(self) -> None:
        """Show what the time is now."""
        talk = self._interview
        if talk is None:
            return
        minutes = talk.elapsed_seconds(self._desk.clock.now()) // MINUTE
        self._elapsed.setText(f"{minutes // MINUTE}:{minutes % MINUTE:02d}")
        left = talk.planned_minutes - minutes
        self._left.setText(self._left_words(talk, left))
        pressing = left <= SOON and talk.ended_at is None
        retone(self._left, "tone", (Role.DUE if pressing else Role.QUIET).value)
        self.setAccessibleName(f"{self._elapsed.text()}, {self._left.text()}")

    def _left_words(self, talk: Interview, left: int) -> str:
        if talk.status is InterviewStatus.PAUSED:
            return self._say("pauze")
        if talk.ended_at:
            return self._say("gesproken")
        if left < 0:
            return self._say("{n} min over de tijd", n=-left)
        if left <= SOON:
            return self._say("nog {n} min: begin rustig af te ronden", n=left)
        return self._say("nog {n} min", n=left)


class Strip(QWidget):
    """One line across the top of a talk."""

    left = Signal()
    paused = Signal()
    stopped = Signal()

    def __init__(self, desk: Desk) -> None:
        """Begin without a talk."""
        super().__init__()
        say = self._say = desk.words.say
        self._paused = False
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.saved = SavedMark(desk.words)
        self.clock = Clock(desk)
        self._who = plain_label(strong=True, wrap=False)
        self._about = quiet_label("", wrap=False)
        policy = QSizePolicy.Policy.Ignored
        self._about.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
        self._back = icon_button("arrow-left", say("Terug"), self.left.emit)
        self._pause = button(say("Pauze"), self.paused.emit, icon="pause", keys="Ctrl+P")
        self._stop = button(say("Stop gesprek"), self.stopped.emit, icon="square")
        self._away = (
            hide_button(desk.words, desk.hide_wanted.emit),
            lock_button(desk.words, desk.lock_wanted.emit),
        )
        self._arrange()

    def show_talk(self, interview: Interview, who: str, about: str) -> None:
        """Show whose talk it is and how it stands."""
        self._who.setText(who)
        self._about.setText(about)
        self._about.setToolTip(about)
        self.follow(interview)

    def follow(self, interview: Interview) -> None:
        """Show how far the talk is."""
        self.clock.show_talk(interview)
        self._paused = interview.status is InterviewStatus.PAUSED
        talking = interview.status in {InterviewStatus.RUNNING, InterviewStatus.PAUSED}
        self._name_pause()
        self._pause.setVisible(talking and interview.source is Source.SCREEN)
        self._stop.setVisible(talking)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is not needed while talking where there is no room for it."""
        super().resizeEvent(event)
        self._about.setVisible(not self._narrow)
        self._name_pause()

    @property
    def _narrow(self) -> bool:
        return self.width() < theme().px(NARROW)

    def _name_pause(self) -> None:
        word = self._say("Verder") if self._paused else self._say("Pauze")
        self._pause.setText("" if self._narrow else word)
        self._pause.setAccessibleName(word)
        theme().dress(self._pause, "play" if self._paused else "pause")

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme().px(side) for side in (12, 8, 16, 8)))
        row.setSpacing(theme().px(8))
        row.addWidget(self._back)
        row.addWidget(self._who)
        row.addWidget(self._about, 1)
        row.addWidget(self.saved)
        row.addSpacing(theme().px(12))
        row.addWidget(self.clock)
        row.addSpacing(theme().px(12))
        for act in (self._pause, self._stop, *self._away):
            row.addWidget(act)
