"""A release date with how sure it is: unknown needs no day, the others do."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.participant import UNKNOWN_RELEASE, Certainty, ReleaseDate
from app.language import Words
from app.ui.parts.buttons import Segmented
from app.ui.parts.choices import DateField
from app.ui.theme import theme
from app.ui.wording.people import certainty_word, options

ORDER = (Certainty.UNKNOWN, Certainty.ESTIMATED, Certainty.FIRM)


class ReleaseField(QWidget):
    """Asks how sure first, and for a day when there is one."""

    changed = Signal()

    def __init__(self, words: Words, today: date) -> None:
        """Begin with a day that nobody knows."""
        super().__init__()
        self._sure = Segmented(words.say("Vrijlating"), options(words, certainty_word, ORDER))
        self._day = DateField(today)
        self._day.setAccessibleName(words.say("Dag van vrijlating"))
        self._day.setFixedWidth(theme().px(220))
        self._sure.chosen.connect(self._sure_chosen)
        self._day.dateChanged.connect(self._day_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self._sure)
        column.addWidget(self._day)
        self._day.hide()

    @property
    def release(self) -> ReleaseDate:
        """Return what was chosen."""
        certainty = Certainty(self._sure.key)
        if certainty is Certainty.UNKNOWN:
            return UNKNOWN_RELEASE
        return ReleaseDate(self._day.day, certainty)

    def show_release(self, release: ReleaseDate, today: date) -> None:
        """Show a release date, without telling anybody."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own way
        self._sure.choose(release.certainty)
        self._day.set_day(release.day or today)
        self._day.setVisible(release.day is not None)
        self.blockSignals(False)  # noqa: FBT003

    def _sure_chosen(self, key: str) -> None:
        self._day.setVisible(Certainty(key) is not Certainty.UNKNOWN)
        self.changed.emit()

    def _day_chosen(self) -> None:
        self.changed.emit()
