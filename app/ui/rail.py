"""The rail at the left: where one can go, and at the bottom how it looks and how it locks."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.language import Words
from app.ui.parts.text import key_hint
from app.ui.place import PageName
from app.ui.switches import Switches
from app.ui.theme import Role, theme

WIDTH = 208
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
        self._icon = icon
        self.setProperty("kind", "rail")
        self.setAccessibleName(word)
        self.setShortcut(keys)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme().px(10), 0)
        row.addStretch(1)
        hint = key_hint(keys)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(hint)
        theme().dress(self, icon, Role.QUIET)

    def light(self, *, on: bool) -> None:
        """Show whether somebody is here."""
        self.setCheckable(True)
        self.setChecked(on)
        theme().dress(self, self._icon, Role.WATER if on else Role.QUIET)


class Rail(QWidget):
    """Icon and word for each page, Alt+1 to Alt+7 as on the screen."""

    chosen = Signal(object)
    """The `PageName` somebody wants."""
    lock = Signal()
    language = Signal(object)
    """The `UiLanguage` somebody wants."""

    def __init__(self, words: Words, shown: Iterable[PageName]) -> None:
        """Show the entries of `shown`, in the order of the rail."""
        super().__init__()
        self._words = words
        self.setFixedWidth(theme().px(WIDTH))
        self._entries: dict[RailButton, PageName] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(theme().px(side) for side in (12, 8, 8, 12)))
        self._column.setSpacing(theme().px(2))
        known = set(shown)
        for at, (name, word) in enumerate(rail_words(words).items(), start=1):
            if name in known:
                self._add(name, word, f"Alt+{at}")
        self._column.addStretch(1)
        self._foot()

    def show_at(self, page: PageName) -> None:
        """Light up the entry that `page` belongs to."""
        for entry, name in self._entries.items():
            entry.light(on=name is HOME.get(page, page))

    def _add(self, name: PageName, word: str, keys: str) -> None:
        entry = RailButton(ICONS[name], word, keys)
        self._entries[entry] = name
        entry.clicked.connect(self._clicked)
        self._column.addWidget(entry)

    def _clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, RailButton):
            self.chosen.emit(self._entries[entry])

    def _foot(self) -> None:
        say = self._words.say
        locks = RailButton("lock", say("Vergrendel"), "Ctrl+L")
        locks.clicked.connect(self.lock)
        self._column.addWidget(locks)
        switches = Switches(self._words)
        switches.language.connect(self.language)
        self._column.addWidget(switches)
