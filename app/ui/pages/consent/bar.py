"""The bar above a sitting: languages, size, how far we are, and stopping, which is always there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.domain.language_tag import Language
from app.language import Words
from app.ui.desk import Desk
from app.ui.pages.consent.large import STEPS, USUAL
from app.ui.parts import Choice, Kind, button, icon_button, plain_label
from app.ui.parts.away import lock_button
from app.ui.theme import Role, Size, theme


class Bar(QWidget):
    """Everything that is not the question itself."""

    back = Signal()
    stopped = Signal()
    sized = Signal(int)
    languages = Signal()

    def __init__(self, desk: Desk) -> None:
        """Begin with one language at the usual size."""
        super().__init__()
        self._words = desk.words
        self._step = USUAL
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say = desk.words.say
        self._first, self._second = Choice(), Choice()
        self._first.setAccessibleName(say("Taal"))
        self._second.setAccessibleName(say("Tweede taal ernaast"))
        self._first.activated.connect(self._changed)
        self._second.activated.connect(self._changed)
        self._back = icon_button("arrow-left", say("Terug"), self.back.emit, keys="Alt+Up")
        self._smaller = button(say("A−"), self._make_smaller, kind=Kind.QUIET, keys="Ctrl+-")
        self._larger = button(say("A+"), self._make_larger, kind=Kind.QUIET, keys="Ctrl++")
        self._smaller.setAccessibleName(say("Kleinere letters"))
        self._larger.setAccessibleName(say("Grotere letters"))
        self._count = plain_label(size=Size.LARGE, tone=Role.QUIET, wrap=False)
        self._stop = button(say("Stoppen"), self.stopped.emit, icon="hand")
        self._locks = lock_button(desk.words, desk.lock_wanted.emit)
        self._arrange()

    @property
    def language(self) -> Language | None:
        """Return the language that is read, once it was chosen."""
        return Language(self._first.key) if self._first.key else None

    @property
    def beside(self) -> Language | None:
        """Return the language beside it, if any."""
        key = self._second.key
        return Language(key) if key and key != self._first.key else None

    def offer(self, languages: tuple[Language, ...]) -> None:
        """Offer these languages."""
        self._first.clear()
        self._second.clear()
        self._second.addItem(self._words.say("geen tweede taal"), "")
        for language in languages:
            self._first.addItem(language.native_name, language.value)
            self._second.addItem(language.native_name, language.value)

    def choose(self, language: Language) -> None:
        """Show this language as the one that is read."""
        self._first.choose(language.value)

    def say_in(self, words: Words, count: str, *, running: bool, back: bool) -> None:
        """Speak the participant's language, and say how far we are."""
        self._count.setText(count)
        self._count.setVisible(bool(count))
        self._stop.setText(words.say("Stoppen"))
        self._stop.setVisible(running)
        self._back.setVisible(back)
        for each in (self._first, self._second):
            each.setVisible(running)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the languages on a line of their own where a word of them would be cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self._speech.sizeHint().width() + self._rest.sizeHint().width() + theme().px(40)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if needed <= self.width() else ways.TopToBottom)

    def _arrange(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(*(theme().px(side) for side in (16, 8, 16, 8)))
        self._speech, self._rest = QHBoxLayout(), QHBoxLayout()
        for part in (self._row, self._speech, self._rest):
            part.setSpacing(theme().px(8))
        for each in (self._back, self._first, self._second):
            self._speech.addWidget(each)
        self._speech.addStretch(1)
        for each in (self._smaller, self._larger):
            self._rest.addWidget(each)
        self._rest.addStretch(1)
        self._rest.addWidget(self._count)
        self._rest.addSpacing(theme().px(16))
        self._rest.addWidget(self._stop)
        self._rest.addWidget(self._locks)
        self._row.addLayout(self._speech, 1)
        self._row.addLayout(self._rest, 1)

    def _changed(self) -> None:
        self.languages.emit()

    def _make_smaller(self) -> None:
        self._size_to(self._step - 1)

    def _make_larger(self) -> None:
        self._size_to(self._step + 1)

    def _size_to(self, step: int) -> None:
        self._step = min(max(step, 0), len(STEPS) - 1)
        self._smaller.setEnabled(self._step > 0)
        self._larger.setEnabled(self._step < len(STEPS) - 1)
        self.sized.emit(self._step)
