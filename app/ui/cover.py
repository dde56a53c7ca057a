"""What lies over the study when nobody may see it: the lock, or a page that tells nothing."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.language import Words
from app.language.dates import day_month, weekday
from app.ui.parts import IconLabel, button, plain_label, quiet_label
from app.ui.theme import Role, Size, theme

HOURS = range(8, 18)
WORKING_DAYS = 5


class LockCover(QWidget):
    """A lock and nothing else; when not all could be saved it says so, and offers the way back."""

    def __init__(self, window: QWidget, words: Words) -> None:
        """Lie over the whole window."""
        super().__init__(window)
        self._say = words.say
        self.setProperty("ground", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.say("Vergrendelen"))
        self._said = plain_label(tone=Role.QUIET)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back = button(words.say("Terug naar het onderzoek"))
        column = QVBoxLayout(self)
        column.setSpacing(theme().px(16))
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel("lock", Role.QUIET, 40), 0, centre)
        column.addWidget(self._said)
        column.addWidget(self.back, 0, centre)
        column.addStretch(1)
        self._said.hide()
        self.back.hide()

    def say_unkept(self) -> None:
        """Say why this lasts."""
        self._said.setText(
            self._say(
                "Niet alles is opgeslagen: de schijf werkt niet mee. "
                "Waterlijn blijft het proberen en vergrendelt zodra het lukt."
            )
        )
        self._said.show()
        self.back.show()
        self.back.setFocus()


class Countdown(QFrame):
    """Says in a corner that the study locks soon; it takes no key and covers no field for long."""

    def __init__(self, window: QWidget, words: Words) -> None:
        """Be invisible until the last seconds."""
        super().__init__(window)
        self._window, self._words = window, words
        self.setProperty("pill", Role.DUE.value)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._said = plain_label(strong=True, wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme().px(side) for side in (14, 10, 16, 10)))
        row.setSpacing(theme().px(12))
        row.addWidget(IconLabel("lock", Role.DUE, 18))
        words_below = QVBoxLayout()
        words_below.setSpacing(0)
        words_below.addWidget(self._said)
        about = words.say("Een toets of de muis houdt het open.")
        words_below.addWidget(quiet_label(about, wrap=False))
        row.addLayout(words_below)
        self.hide()

    def tell(self, seconds: int) -> None:
        """Show how many seconds are left; none puts it away."""
        if not seconds:
            self.hide()
            return
        said = self._words.say("Vergrendelt over {n} s", n=seconds)
        self._said.setText(said)
        self.setAccessibleName(said)
        self.adjustSize()
        corner = self._window.rect().bottomRight() - self.rect().bottomRight()
        self.move(corner - QPoint(theme().px(12), theme().px(12)))
        self.show()
        self.raise_()


class NeutralPage(QWidget):
    """The planning of an empty week: what anybody may see who walks in."""

    def __init__(self, window: QWidget, words: Words, today: date) -> None:
        """Lie over the whole window, ready to be painted at once."""
        super().__init__(window)
        self._words = words
        self._monday = today - timedelta(days=today.weekday())
        self.title = words.say("Weekplanning")
        self._back = words.say("Enter: verder")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the week."""
        look, painter = theme(), QPainter(self)
        painter.fillRect(self.rect(), look.colour(Role.SURFACE))
        edge = look.px(32)
        room = self.rect().adjusted(edge, look.px(24), -edge, -look.px(20))
        painter.setPen(look.colour(Role.TEXT))
        painter.setFont(look.font(Size.TITLE))
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, self.title)
        painter.setFont(look.font(Size.SMALL))
        painter.setPen(look.colour(Role.QUIET))
        corner = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, corner, self._back)
        self._draw_week(painter, room.adjusted(0, look.px(56), 0, -look.px(28)))

    def title_of(self, day: date, painter: QPainter, wide: int) -> str:
        """Return what a day is called in so much room: *maandag 23 nov*, or less."""
        said = f"{weekday(self._words, day)} {day_month(self._words, day)}"
        fits = painter.fontMetrics().horizontalAdvance(said) + theme().px(16) <= wide
        return said if fits else day_month(self._words, day)

    def _draw_week(self, painter: QPainter, room: QRect) -> None:
        look, left = theme(), theme().px(64)
        head = painter.fontMetrics().height() + look.px(12)
        wide = (room.width() - left) // WORKING_DAYS
        high = (room.height() - head) // len(HOURS)
        for at in range(WORKING_DAYS):
            day = self._monday + timedelta(days=at)
            cell = QRect(room.left() + left + at * wide, room.top(), wide, head)
            painter.setPen(look.colour(Role.TEXT))
            painter.drawText(cell, Qt.AlignmentFlag.AlignLeft, self.title_of(day, painter, wide))
            painter.setPen(look.colour(Role.LINE))
            painter.drawLine(
                cell.left() - look.px(8), room.top(), cell.left() - look.px(8), room.bottom()
            )
        for at, hour in enumerate(HOURS):
            top = room.top() + head + at * high
            painter.setPen(look.colour(Role.QUIET))
            painter.drawText(room.left(), top + look.px(16), f"{hour}:00")
            painter.setPen(look.colour(Role.LINE))
            painter.drawLine(room.left(), top, room.right(), top)
