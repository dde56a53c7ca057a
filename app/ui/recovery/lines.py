"""A code of the recovery sheet, line under line as it is printed; every line is judged at once."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.recovery_code import LINES, LinePlace, RecoveryCodeMistyped, line_length, read_line
from app.domain.users import Store
from app.language import Words
from app.sentences import sentence
from app.ui.parts import IconLabel, line_edit, plain_label, quiet_label, retone
from app.ui.parts.reading_order import go_to
from app.ui.theme import Role, Size, theme

HINTS = Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhHiddenText


class CodeLines(QWidget):
    """Four fields under each other; a line that is right sends the keyboard to the next."""

    filled = Signal()
    """The last line is right."""

    def __init__(self, words: Words, store: Store) -> None:
        """Begin empty."""
        super().__init__()
        self._words, self._store = words, store
        self.lines = [self._line(number) for number in range(1, LINES + 1)]
        self._mark = IconLabel("circle-alert", Role.OVERDUE)
        self._wrong = plain_label(size=Size.SMALL, tone=Role.OVERDUE)
        self._wrong.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._arrange()
        self.complain("")

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what was typed, as one text."""
        return ("\n".join(line.text() for line in self.lines),)

    def complain(self, said: str, line: int = 0) -> None:
        """Say what is wrong, and where if that is known; an empty sentence says all is well."""
        self._wrong.setText(said)
        self._mark.setVisible(bool(said))
        self._wrong.setVisible(bool(said))
        for number, field in enumerate(self.lines, 1):
            retone(field, "wrong", bool(said) and line in (0, number))
            field.setAccessibleDescription(said if line in (0, number) else "")

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self.lines[0]

    def focus(self, line: int = 0) -> None:
        """Bring the keyboard to a line, the first when none is known."""
        field = self.lines[max(line - 1, 0)]
        go_to(field)
        field.selectAll()

    def _line(self, number: int) -> QLineEdit:
        spoken = {
            Store.RESEARCH: self._words.say("Code A, regel {n}", n=number),
            Store.IDENTITY: self._words.say("Code B, regel {n}", n=number),
        }[self._store]
        field = line_edit(spoken=spoken)
        field.setInputMethodHints(field.inputMethodHints() | HINTS)
        field.textEdited.connect(partial(self._typed, number))
        field.returnPressed.connect(partial(self._entered, number))
        return field

    def _typed(self, number: int, text: str) -> None:
        self.complain("")
        if _signs(text) == line_length(number) and self._fits(number):
            self._next(number)

    def _entered(self, number: int) -> None:
        """Go on, unless the line is too short: a whole code may be pasted into one."""
        short = 0 < _signs(self.lines[number - 1].text()) < line_length(number)
        if not short or self._fits(number):
            self._next(number)

    def _fits(self, number: int) -> bool:
        try:
            read_line(self.lines[number - 1].text(), LinePlace(self._store, number))
        except RecoveryCodeMistyped as error:
            self.complain(sentence(error, self._words).why, number)
            return False
        return True

    def _next(self, number: int) -> None:
        if number < LINES:
            self.lines[number].setFocus()
        else:
            self.filled.emit()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        title = {
            Store.RESEARCH: self._words.say("Code A: de gesprekken"),
            Store.IDENTITY: self._words.say("Code B: de namen"),
        }[self._store]
        column.addWidget(plain_label(title, strong=True))
        grid = QGridLayout()
        grid.setSpacing(theme().px(6))
        for row, line in enumerate(self.lines):
            grid.addWidget(quiet_label(str(row + 1), wrap=False), row, 0)
            grid.addWidget(line, row, 1)
        column.addLayout(grid)
        beside = QHBoxLayout()
        beside.setSpacing(theme().px(6))
        beside.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self._wrong, 1)
        column.addLayout(beside)
        column.addStretch(1)


def _signs(text: str) -> int:
    return len("".join(text.split()))
