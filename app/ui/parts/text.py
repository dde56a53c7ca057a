"""Labels: people's words are text, so every label here is plain text and never markup."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import Role, Size, theme


def plain_label(
    text: str = "",
    *,
    size: Size = Size.BODY,
    tone: Role = Role.TEXT,
    strong: bool = False,
    wrap: bool = True,
) -> QLabel:
    """Return a label that shows `text` as it is, whatever is in it."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    label.setProperty("textsize", size.name.lower())
    label.setProperty("tone", tone.value)
    label.setProperty("strong", strong)
    return label


def title_label(text: str) -> QLabel:
    """Return the title of a page."""
    return plain_label(text, size=Size.TITLE, strong=True)


def heading(text: str) -> QLabel:
    """Return the heading of a group within a page."""
    return plain_label(text, size=Size.LARGE, strong=True)


def quiet_label(text: str, *, wrap: bool = True) -> QLabel:
    """Return an aside: help, a date, a number that explains another."""
    return plain_label(text, size=Size.SMALL, tone=Role.QUIET, wrap=wrap)


def key_hint(keys: str) -> QLabel:
    """Return the keys that do the same, in quiet text beside what they trigger."""
    hint = quiet_label(keys, wrap=False)
    hint.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return hint


def readable(label: QLabel) -> QLabel:
    """Let somebody select the words with mouse or keyboard, to read them with a screen reader."""
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    return label


def retone(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and let it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class OneLine(QLabel):
    """Words on one line that end in an ellipsis where room ends; the tip says them all."""

    def __init__(
        self, text: str, *, size: Size = Size.BODY, tone: Role = Role.TEXT, strong: bool = False
    ) -> None:
        """Show as much of `text` as there is room for."""
        super().__init__()
        self._words = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("textsize", size.name.lower())
        self.setProperty("tone", tone.value)
        self.setProperty("strong", strong)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    @property
    def whole(self) -> int:
        """Return how wide all of the words are."""
        return self.fontMetrics().horizontalAdvance(self._words) + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Show as much as fits in other letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        ending = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._words, ending, self.width()))


class IconLabel(QLabel):
    """One icon, tinted by role; it says nothing aloud, the word beside it does."""

    def __init__(self, icon: str, role: Role = Role.QUIET, side: int = 18) -> None:
        """Show the icon `side` design pixels high."""
        super().__init__()
        self._side = side
        self._shown = (icon, role)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def show_icon(self, icon: str, role: Role) -> None:
        """Show another icon."""
        self._shown = (icon, role)
        self._draw()

    def sizeHint(self) -> QSize:
        """Return the icon's own size, also before it is drawn."""
        side = theme().px(self._side)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the colours change."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(theme().pixmap(*self._shown, self._side))
