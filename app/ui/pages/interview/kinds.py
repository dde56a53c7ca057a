"""What kind of note is being written: three kinds to toggle, and not writing down at all."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.domain.interview import NoteKind
from app.language import Words
from app.ui.parts import FlowLayout, key_hint
from app.ui.theme import Role, theme
from app.ui.wording import note_kind_icon, note_kind_word

KEYS = {
    NoteKind.QUOTE: "Ctrl+1",
    NoteKind.OBSERVATION: "Ctrl+2",
    NoteKind.FOLLOW_UP: "Ctrl+3",
    NoteKind.OFF_RECORD: "Ctrl+0",
}

BOLDER = 5
"""Design pixels that a word is wider when it is chosen, so that nothing jumps."""


class KindBar(QWidget):
    """Shows the kind of the note in words and icons; the keys work wherever the cursor is."""

    toggled = Signal(object)
    """The `NoteKind` that was pressed."""

    def __init__(self, words: Words) -> None:
        """Show that it is a plain note."""
        super().__init__()
        self._buttons: dict[NoteKind, QPushButton] = {}
        self._hints: list[QLabel] = []
        flow = FlowLayout(self, gap=2)
        for kind, keys in KEYS.items():
            flow.addWidget(self._kind(kind, note_kind_word(words, kind), keys))

    def show_kind(self, kind: NoteKind) -> None:
        """Show which kind is being written."""
        for each, made in self._buttons.items():
            made.setChecked(each is kind)
            theme().dress(made, note_kind_icon(each), Role.WATER if each is kind else Role.QUIET)

    def show_keys(self, *, on: bool) -> None:
        """Show the keys beside the words, or leave them to the tips where there is no room."""
        for hint in self._hints:
            hint.setVisible(on)

    def _kind(self, kind: NoteKind, word: str, keys: str) -> QWidget:
        made = QPushButton(word.capitalize())
        made.setProperty("kind", "rail")
        made.setCheckable(True)
        made.setToolTip(keys)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().dress(made, note_kind_icon(kind), Role.QUIET)
        made.setMinimumWidth(made.sizeHint().width() + theme().px(BOLDER))
        made.clicked.connect(partial(self._clicked, kind))
        self._buttons[kind] = made
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, theme().px(4), 0)
        row.setSpacing(0)
        row.addWidget(made)
        hint = key_hint(keys)
        self._hints.append(hint)
        row.addWidget(hint)
        return both

    def _clicked(self, kind: NoteKind, *_on: bool) -> None:
        self.toggled.emit(kind)
