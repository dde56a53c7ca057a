"""The notes so far, the newest below: one stop for Tab; Enter or a click opens one to change it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.ids import NoteId
from app.domain.interview import Note, NoteKind
from app.language import Words
from app.language.dates import clock_time
from app.ui.pages.interview.field import ENTER, NoteField
from app.ui.pages.interview.keeping import Notebook
from app.ui.parts import IconLabel, plain_label, quiet_label, retone
from app.ui.parts.one_stop import make_stop, step
from app.ui.parts.reading_order import into_sight
from app.ui.theme import Role, theme
from app.ui.wording import note_kind_icon, note_kind_word

INK = {
    NoteKind.QUOTE: Role.WATER,
    NoteKind.FOLLOW_UP: Role.DUE,
    NoteKind.OFF_RECORD: Role.STOPPED,
}


class Stream(QScrollArea):
    """Every note that was written; the one that is being written is not among them yet."""

    removed = Signal(object)
    """A `Note` that was emptied, so that somebody may take that back."""

    def __init__(self, words: Words, book: Notebook, kinds: frozenset[NoteKind]) -> None:
        """Show the notes of these kinds."""
        super().__init__()
        self._words, self._book, self._kinds = words, book, kinds
        self._rows: dict[NoteId, NoteRow] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("kind", "column")
        self.setWidget(inside)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, theme().px(8), 0)
        self._column.setSpacing(theme().px(2))
        self._nothing = quiet_label(words.say("Nog geen notities."))
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        book.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the notebook holds now, without touching what did not change."""
        shown = {note.id: note for note in self._book.notes if self._shows(note)}
        gone = [each for each in self._rows if each not in shown]
        for each in gone:
            row = self._rows.pop(each)
            row.hide()
            row.deleteLater()
        before = len(self._rows)
        for note in shown.values():
            self._show(note)
        if self._rows and (len(self._rows) != before or gone):
            self._stop_at(self._in_order()[-1])
        self._nothing.setVisible(not self._rows)
        if len(self._rows) > before:
            QTimer.singleShot(0, self, self._to_newest)

    def _shows(self, note: Note) -> bool:
        return note.kind in self._kinds and note.id != self._book.current

    def _show(self, note: Note) -> None:
        row = self._rows.get(note.id)
        if row is None:
            row = self._rows[note.id] = NoteRow(self._words, note)
            row.edited.connect(self._edited)
            row.entered.connect(partial(self._stop_at, row))
            row.stepped.connect(partial(self._step, row))
            self._column.insertWidget(self._place_of(note), row)
        row.show_note(note)

    def _in_order(self) -> list["NoteRow"]:
        return [self._rows[each.id] for each in self._book.notes if each.id in self._rows]

    def _stop_at(self, row: "NoteRow") -> None:
        make_stop(row, self._in_order())

    def _step(self, row: "NoteRow", by: int) -> None:
        into_sight(step(row, self._in_order(), by))

    def _place_of(self, note: Note) -> int:
        shown = [each.id for each in self._book.notes if each.id in self._rows]
        return shown.index(note.id) + 1  # the sentence that there are none stands first

    def _edited(self, note: Note) -> None:
        if note.text.strip() or note.kind is NoteKind.OFF_RECORD:
            self._book.put(note)
        else:
            before = next(each for each in self._book.notes if each.id == note.id)
            self._book.remove(note)
            self.removed.emit(before)

    def _to_newest(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())


class NoteRow(QFrame):
    """One note: its kind as an icon, when it was written, and its words."""

    edited = Signal(object)
    """The `Note` as it was changed in place."""
    entered = Signal()
    """The keyboard is here."""
    stepped = Signal(int)
    """Somebody wants the note so many further on."""

    def __init__(self, words: Words, note: Note) -> None:
        """Show a note."""
        super().__init__()
        self._words, self._note = words, note
        self._icon = IconLabel(note_kind_icon(note.kind), Role.QUIET, 16)
        self._time = quiet_label(clock_time(words, note.written_at), wrap=False)
        self._text = plain_label()
        self._field: NoteField | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("row", "note")
        self._arrange()
        self.show_note(note)

    def show_note(self, note: Note) -> None:
        """Show what the note has become."""
        self._note = note
        kind = note_kind_word(self._words, note.kind)
        said = kind if note.kind is NoteKind.OFF_RECORD else note.text
        self._icon.show_icon(note_kind_icon(note.kind), INK.get(note.kind, Role.QUIET))
        self._icon.setToolTip(kind)
        self._text.setText(f"“{said}”" if note.kind is NoteKind.QUOTE else said)
        retone(self._text, "tone", self._tone().value)
        time = self._time.text()
        self.setAccessibleName(f"{kind}, {time}: {note.text}" if note.text else f"{kind}, {time}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the note with Enter; the arrows walk to the next and the one before."""
        if event.key() in ENTER:
            self._edit()
        elif event.key() == Qt.Key.Key_Down:
            self.stepped.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Change the note with a click."""
        super().mouseReleaseEvent(event)
        self._edit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        retone(self, "pill", Role.WATER.value)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Calm down again."""
        super().focusOutEvent(event)
        retone(self, "pill", "")

    def _tone(self) -> Role:
        return Role.QUIET if self._note.kind is NoteKind.OFF_RECORD else Role.TEXT

    def _edit(self) -> None:
        if self._field or self._note.kind is NoteKind.OFF_RECORD:
            return
        self._field = field = NoteField(self._words.say("Notitie wijzigen"), least=2)
        field.show_text(self._note.text)
        field.textChanged.connect(self._typed)
        field.ended.connect(self._done)
        field.given_up.connect(self._done)
        self._words_column.addWidget(field)
        self._text.hide()
        field.setFocus()

    def _typed(self) -> None:
        text = self._field.toPlainText() if self._field else ""
        if text.strip():
            self.edited.emit(replace(self._note, text=text))

    def _done(self) -> None:
        field, self._field = self._field, None
        if field is None:
            return
        text = field.toPlainText()
        field.hide()
        field.deleteLater()
        self._text.show()
        self.setFocus()
        changed = replace(self._note, text=text)
        self.show_note(changed)
        self.edited.emit(changed)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme().px(side) for side in (6, 6, 6, 6)))
        row.setSpacing(theme().px(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._words_column = QVBoxLayout()
        self._words_column.setSpacing(0)
        self._words_column.addWidget(self._text)
        row.addLayout(self._words_column, 1)
        row.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
