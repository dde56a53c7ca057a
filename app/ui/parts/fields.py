"""Fields: label above, help below in quiet text, what is wrong beside it in words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from app.language import Words
from app.ui.parts.field_icons import grow_icons
from app.ui.parts.reading_order import go_to
from app.ui.parts.text import IconLabel, plain_label, quiet_label, retone
from app.ui.theme import Role, Size, theme

PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""For everything people say: no keyboard and no spelling checker may learn it."""
SECRET = PRIVATE | Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoAutoUppercase
HIGH = 36
"""Design pixels that every field of one line is high."""
BESIDE = 620
"""Design pixels from which an error fits beside its field; below that it stands under it."""

Rule = Callable[[str], str]
"""Says what is wrong with a text as a sentence, or nothing."""


def line_edit(text: str = "", *, spoken: str = "", hint: str = "") -> QLineEdit:
    """Return a field of one line that nobody learns from."""
    made = QLineEdit(text)
    made.setInputMethodHints(PRIVATE)
    made.setPlaceholderText(hint)
    made.setAccessibleName(spoken)
    made.setFixedHeight(theme().px(HIGH))
    return made


def text_edit(text: str = "", *, spoken: str = "", lines: int = 4) -> QPlainTextEdit:
    """Return a field nobody learns from, `lines` high, or as high as there is room for 0.

    Tab goes on to the next field.
    """
    made = QPlainTextEdit(text)
    made.setInputMethodHints(PRIVATE)
    made.setTabChangesFocus(True)
    made.setAccessibleName(spoken)
    if lines:
        made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + theme().px(26))
    return made


class SecretEdit(QLineEdit):
    """A passphrase: hidden until shown, with a warning while Caps Lock is on."""

    caps = Signal(bool)
    """Whether what is typed looks as if Caps Lock is on."""

    def __init__(self, words: Words, spoken: str) -> None:
        """Begin empty and hidden."""
        super().__init__()
        self._words = words
        self._capital: bool | None = None
        self.setFixedHeight(theme().px(HIGH))
        self._show(QLineEdit.EchoMode.Password)
        self.setAccessibleName(spoken)
        self._eye = QAction(self)
        self._eye.triggered.connect(self._turn)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        grow_icons(self)
        self._name_eye()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at the case of a letter: Qt does not tell whether Caps Lock is on."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock and self._capital is not None:
            self._say_caps(on=not self._capital)
        elif len(letter) == 1 and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._say_caps(on=letter.isupper() is not shifted)
        super().keyPressEvent(event)

    def _say_caps(self, *, on: bool) -> None:
        self._capital = on
        self.caps.emit(on)

    def _turn(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        self._show(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._name_eye()

    def _show(self, mode: QLineEdit.EchoMode) -> None:
        """Change how it is shown; Qt forgets the hints when it is."""
        self.setEchoMode(mode)
        self.setInputMethodHints(SECRET)

    def _name_eye(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        say = self._words.say
        self._eye.setText(say("Laat de wachtzin zien") if hidden else say("Verberg de wachtzin"))
        theme().dress(self._eye, "eye" if hidden else "eye-off", Role.QUIET)


class SearchField(QLineEdit):
    """A search field: Esc empties it, Down goes to what was found."""

    down = Signal()

    def __init__(self, hint: str) -> None:
        """Show `hint` while it is empty; it is also the name that is spoken."""
        super().__init__()
        self.setProperty("kind", "search")
        self.setFixedHeight(theme().px(HIGH))
        self.setInputMethodHints(PRIVATE)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        glass = QAction(self)
        theme().dress(glass, "search", Role.QUIET)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        grow_icons(self)
        around = theme().px(HIGH + 32)  # the glass, and the cross that empties it
        self.setMinimumWidth(QFontMetrics(theme().font()).horizontalAdvance(hint) + around)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Esc and Down, and type the rest."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class Field(QWidget):
    """One thing to fill in."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        help_text: str = "",
        wide: int = 440,
        act: QWidget | None = None,
    ) -> None:
        """Put `label` above `control`, at most `wide` design pixels; `act` beside it fills it."""
        super().__init__()
        self.control = control
        self._act = act
        self._help = help_text
        self._label = plain_label(label, strong=True)
        self._label.setBuddy(control)
        self._below = quiet_label(help_text)
        if not help_text:
            # Showing what has no parent yet would open a window of its own for a moment.
            self._below.hide()
        self._mark = IconLabel("circle-alert", Role.OVERDUE)
        self._wrong = plain_label(size=Size.SMALL, tone=Role.OVERDUE)
        self._beside = self._error_row()
        if not control.accessibleName():
            control.setAccessibleName(label)
        control.setAccessibleDescription(help_text)
        widest = theme().px(min(wide, 240) if isinstance(control, QDateTimeEdit) else wide)
        control.setMaximumWidth(widest)
        control.setMinimumWidth(min(widest, theme().px(200)))
        self._arrange()

    @property
    def text(self) -> str:
        """Return what stands in the control, without space around it."""
        return _text_of(self.control).strip()

    def set_text(self, text: str) -> None:
        """Fill in a text, when the control is one for text."""
        if isinstance(self.control, QLineEdit):
            self.control.setText(text)
        elif isinstance(self.control, QPlainTextEdit):
            self.control.setPlainText(text)
        self.complain("")

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence says that all is well."""
        self._wrong.setText(sentence)
        self._beside.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence or self._help)
        retone(self.control, "wrong", bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the error under the control where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(BESIDE)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not way:
            self._row.setDirection(way)
            self._keep_left(narrow=narrow)
            self._row.activate()

    def _keep_left(self, *, narrow: bool) -> None:
        """Let the room that the control does not take be behind it; beside it may be an error."""
        policy = QSizePolicy.Policy.Expanding if narrow else QSizePolicy.Policy.Fixed
        self._rest.changeSize(0, 0, policy, QSizePolicy.Policy.Minimum)
        self._line.invalidate()

    def _error_row(self) -> QWidget:
        beside = QWidget()
        beside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._wrong, 1)
        beside.hide()
        return beside

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addWidget(self._label)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme().px(8))
        self._line = QHBoxLayout()
        self._line.setSpacing(theme().px(8))
        self._line.addWidget(self.control, 1_000)
        if self._act:
            self._line.addWidget(self._act)
        self._rest = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed)
        self._line.addSpacerItem(self._rest)
        self._row.addLayout(self._line, 1_000)
        self._row.addWidget(self._beside, 600)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addWidget(self._below)


class Form(QWidget):
    """Fields under each other, and one question: may this be saved?"""

    entered = Signal()
    """Somebody pressed Enter in a field of one line, which asks for the act below the form."""

    def __init__(self) -> None:
        """Begin without fields."""
        super().__init__()
        self._rules: list[tuple[Field, Rule]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(16))

    def add(self, field: Field, rule: Rule | None = None) -> Field:
        """Add a field, with the rule that its text must keep."""
        self._column.addWidget(field)
        if isinstance(field.control, QLineEdit):
            field.control.returnPressed.connect(self.entered)
        if rule:
            self._rules.append((field, rule))
            if isinstance(field.control, QLineEdit):
                field.control.textEdited.connect(partial(self._mended, field))
        return field

    def add_part(self, part: QWidget) -> None:
        """Add something that is not a field of its own."""
        self._column.addWidget(part)

    def is_right(self) -> bool:
        """Say at every field what is wrong with it, and go to the first such field."""
        wrong = []
        for field, rule in self._rules:
            sentence = rule(field.text)
            field.complain(sentence)
            if sentence:
                wrong.append(field)
        if wrong:
            go_to(wrong[0].control)
        return not wrong

    def _mended(self, field: Field, _text: str) -> None:
        field.complain("")


def needed(sentence: str) -> Rule:
    """Return the rule that something must be filled in that can be seen, else `sentence`."""
    return lambda text: "" if any(sign.isprintable() for sign in text) else sentence


def whole_path(missing: str, half: str) -> Rule:
    """Return the rule that a place is named from its beginning, else `missing` or `half`.

    Half a path is counted from wherever the program was started, which nobody knows.
    """

    def rule(text: str) -> str:
        if not text:
            return missing
        return "" if Path(text).is_absolute() else half

    return rule


def _text_of(control: QWidget) -> str:
    if isinstance(control, QLineEdit):
        return control.text()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    return control.currentText() if isinstance(control, QComboBox) else ""
