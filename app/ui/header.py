"""The head of the window, above the waterline: whose study, searching, and what is saved."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.language import Words
from app.ui.parts.fields import SearchField
from app.ui.parts.shortcut import shortcut
from app.ui.parts.text import IconLabel, OneLine, plain_label, retone
from app.ui.theme import Role, Size, theme

HEIGHT = 52


class Header(QWidget):
    """One quiet line: ≈ study, search, *opgeslagen 14:03*."""

    searched = Signal(str)
    """What somebody looks for, when they press Enter."""

    def __init__(self, words: Words, study: str, *, searches: bool) -> None:
        """Name the study; the search field is there when there is a page to show what it found."""
        super().__init__()
        self._say = words.say
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme().px(HEIGHT))
        self._search = SearchField(words.say("Zoek: code, woord, notitie… (Ctrl+K)"))
        if not searches:
            self._search.hide()
        self._state_icon = IconLabel("check", Role.QUIET, 16)
        self._state = plain_label(size=Size.SMALL, tone=Role.QUIET, wrap=False)
        self._state_icon.hide()
        self._arrange(study)
        if searches:
            shortcut("Ctrl+K", self, self._go_search, words.say("Zoeken"))
            self._search.returnPressed.connect(self._look)

    def show_sought(self, words: str) -> None:
        """Show what the page below looked for, and nothing above any other page."""
        self._search.setText(words)

    def saving(self) -> None:
        """Say that something is being saved."""
        self._show("clock", Role.QUIET, self._say("opslaan…"))

    def saved(self, moment: datetime | None) -> None:
        """Say when the last thing was saved, or that it was not."""
        if moment is None:
            self._show("triangle-alert", Role.OVERDUE, self._say("niet opgeslagen"))
        else:
            time = moment.strftime("%H:%M")
            self._show("check", Role.GOOD, self._say("opgeslagen {time}", time=time))

    def _show(self, icon: str, role: Role, words: str) -> None:
        self._state_icon.show_icon(icon, role)
        self._state_icon.show()
        self._state.setText(words)
        self._state.setAccessibleName(words)
        retone(self._state, "tone", (Role.OVERDUE if role is Role.OVERDUE else Role.QUIET).value)

    def _arrange(self, study: str) -> None:
        name = OneLine(study, strong=True)
        self._search.setMaximumWidth(theme().px(420))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(22), 0, theme().px(24), 0)
        row.setSpacing(theme().px(8))
        mark = QLabel()
        mark.setPixmap(theme().mark(26))
        row.addWidget(mark)
        row.addWidget(name, 3)
        row.addWidget(self._search, 4)
        row.addStretch(1)
        row.addWidget(self._state_icon)
        row.addWidget(self._state)

    def _go_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _look(self) -> None:
        if self._search.text().strip():
            self.searched.emit(self._search.text().strip())
