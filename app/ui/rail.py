"""The rail at the left: where one can go, and at the bottom how it looks and how it locks."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.language import Words
from app.ui.parts.reveal import reveal
from app.ui.parts.steady import scrolled
from app.ui.parts.text import key_hint
from app.ui.place import PageName
from app.ui.switches import Switches
from app.ui.theme import Role, theme
from app.ui.watch import HIDE_WORDS

WIDTH = 208
NARROW = 64
"""Design pixels of the rail when only the icons fit."""
ICONS = {
    PageName.TODAY: "sun",
    PageName.PARTICIPANTS: "users-round",
    PageName.AGENDA: "calendar-days",
    PageName.INTERVIEWS: "messages-square",
    PageName.FORMS: "file-text",
    PageName.RELEASE: "package",
    PageName.STUDY: "waves",
}
HOME = {
    PageName.ENROL: PageName.PARTICIPANTS,
    PageName.PARTICIPANT: PageName.PARTICIPANTS,
    PageName.CONSENT: PageName.PARTICIPANTS,
    PageName.BEGIN: PageName.INTERVIEWS,
    PageName.INTERVIEW: PageName.INTERVIEWS,
}
"""Which entry of the rail a deeper page belongs to."""


def rail_words(words: Words) -> dict[PageName, str]:
    """Return the word of every entry of the rail."""
    say = words.say
    return {
        PageName.TODAY: say("Vandaag"),
        PageName.PARTICIPANTS: say("Deelnemers"),
        PageName.AGENDA: say("Agenda"),
        PageName.INTERVIEWS: say("Gesprekken"),
        PageName.FORMS: say("Formulieren"),
        PageName.RELEASE: say("Vrijgave"),
        PageName.STUDY: say("Onderzoek"),
    }


class RailButton(QPushButton):
    """One entry: icon, word, and in quiet text the keys that do the same."""

    def __init__(self, icon: str, word: str, keys: str) -> None:
        """Show the entry; `keys` trigger it from anywhere in the window."""
        super().__init__(word)
        self._icon, self._word = icon, word
        self._hint = key_hint(keys)
        self.setProperty("kind", "rail")
        self.setAccessibleName(word)
        self.setToolTip(f"{word}  {keys}")
        # A button's own shortcut waits 100 ms to show itself pressed: too long to hide a screen.
        QShortcut(keys, self, self.click)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme().px(10), 0)
        row.addStretch(1)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._hint)
        theme().dress(self, icon, Role.QUIET)

    def narrow(self, *, on: bool) -> None:
        """Show the icon alone; the word stays its spoken name and its tip."""
        self.setText("" if on else self._word)
        self._hint.setVisible(not on)
        self._draw()

    def light(self, *, on: bool) -> None:
        """Show whether somebody is here."""
        self.setCheckable(True)
        self.setChecked(on)
        self._draw()

    def _draw(self) -> None:
        theme().dress(self, self._icon, Role.WATER if self.isChecked() else Role.QUIET)


class Rail(QWidget):
    """Icon and word for each page, Alt+1 to Alt+7 as on the screen; below them what hides it all.

    Where room ends the pages are scrolled: hiding and locking stay in sight.
    """

    chosen = Signal(object)
    """The `PageName` somebody wants."""
    lock = Signal()
    hide_study = Signal()
    language = Signal(object)
    """The `UiLanguage` somebody wants."""

    def __init__(self, words: Words, shown: Iterable[PageName]) -> None:
        """Show the entries of `shown`, in the order of the rail."""
        super().__init__()
        self._words = words
        self._entries: dict[RailButton, PageName] = {}
        self._here: RailButton | None = None
        self._hides = RailButton("shield", words.say("Verberg scherm"), HIDE_WORDS)
        self._locks = RailButton("lock", words.say("Vergrendel"), "Ctrl+L")
        self._switches = Switches(words)
        inside = QWidget()
        area = scrolled(inside)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(*(theme().px(side) for side in (12, 8, 8, 2)))
        self._column.setSpacing(theme().px(2))
        known = set(shown)
        for at, (name, word) in enumerate(rail_words(words).items(), start=1):
            if name in known:
                self._add(name, word, f"Alt+{at}")
        self._column.addStretch(1)
        whole.addLayout(self._foot())
        self.narrow(on=False)

    def show_at(self, page: PageName) -> None:
        """Light up the entry that `page` belongs to."""
        for entry, name in self._entries.items():
            here = name is HOME.get(page, page)
            entry.light(on=here)
            if here:
                self._here = entry
                reveal(entry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight where one is."""
        super().resizeEvent(event)
        if self._here:
            reveal(self._here)

    def narrow(self, *, on: bool) -> None:
        """Show icons alone where the window has no room for words."""
        self.setFixedWidth(theme().px(NARROW if on else WIDTH))
        for entry in (*self._entries, self._hides, self._locks):
            entry.narrow(on=on)
        self._switches.narrow(on=on)

    def _add(self, name: PageName, word: str, keys: str) -> None:
        entry = RailButton(ICONS[name], word, keys)
        self._entries[entry] = name
        entry.clicked.connect(self._clicked)
        self._column.addWidget(entry)

    def _clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, RailButton):
            self.chosen.emit(self._entries[entry])

    def _foot(self) -> QVBoxLayout:
        self._hides.clicked.connect(self.hide_study)
        self._locks.clicked.connect(self.lock)
        self._switches.language.connect(self.language)
        foot = QVBoxLayout()
        foot.setContentsMargins(*(theme().px(side) for side in (12, 2, 8, 12)))
        foot.setSpacing(theme().px(2))
        for each in (self._hides, self._locks, self._switches):
            foot.addWidget(each)
        return foot
