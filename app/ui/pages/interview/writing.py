"""Writing down: the note that grows, its kind, and the quiet when nothing may be kept."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.interview import Note, NoteKind
from app.language import Words
from app.ui.pages.interview.field import NoteField
from app.ui.pages.interview.keeping import Notebook
from app.ui.pages.interview.kinds import KindBar
from app.ui.parts import IconLabel, plain_label, quiet_label
from app.ui.theme import Role, theme


class QuietPanel(QFrame):
    """Stands where the field was while nothing is written down; letters fall into nothing."""

    take_back = Signal()

    def __init__(self, words: Words) -> None:
        """Say that nothing is kept, and what ends that."""
        super().__init__()
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.say("Er wordt nu niets vastgelegd"))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme().px(14),) * 4)
        row.setSpacing(theme().px(12))
        row.addWidget(IconLabel("eye-off", Role.STOPPED, 24), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(theme().px(2))
        head = plain_label(words.say("Er wordt nu niets vastgelegd."), strong=True)
        texts.addWidget(head)
        about = words.say(
            "Luister rustig verder: wat je nu typt, wordt nergens bewaard. "
            "Ctrl+0: weer opschrijven. Ctrl+Z: het was een vergissing."
        )
        texts.addWidget(quiet_label(about))
        row.addLayout(texts, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let every letter go by, but answer Ctrl+Z."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.take_back.emit()
        else:
            event.ignore()


class Writing(QWidget):
    """The note being written, in the topic that is talked about."""

    def __init__(self, words: Words, book: Notebook, usual: NoteKind = NoteKind.NOTE) -> None:
        """Write notes of the kind `usual` unless somebody says otherwise."""
        super().__init__()
        self._book, self._usual = book, usual
        self._topic = ""
        self._kind = usual
        self._note: Note | None = None
        self._marker: Note | None = None
        self._wiped: Note | None = None
        self.field = NoteField(words.say("Notitie"))
        self.field.setPlaceholderText(
            words.say("Schrijf mee. Enter: volgende notitie, Shift+Enter: nieuwe regel.")
        )
        self.quiet = QuietPanel(words)
        self.quiet.hide()
        self.kinds = KindBar(words)
        self._arrange()
        self.kinds.setVisible(usual is NoteKind.NOTE)
        self._connect()

    @property
    def is_off(self) -> bool:
        """Tell whether nothing is being written down."""
        return not self.quiet.isHidden()

    def turn_to(self, topic: str) -> None:
        """Write in another topic from now on; a note that was begun ends where it began."""
        if topic != self._topic:
            self.end()
            self._topic = topic

    def stands(self) -> tuple[str, int]:
        """Return the note that is being written, if any, and behind which letter the cursor is."""
        return self._note.id if self._note else "", self.field.textCursor().position()

    def leave_be(self) -> None:
        """Write in no note any more, and change nothing in it."""
        self._note = None
        self.end()

    def go_on(self, note: Note, at: int | None = None) -> None:
        """Go on with a note where its last letter was, or behind letter `at`."""
        self._note, self._kind = note, note.kind
        self._book.current = note.id
        self.field.show_text(note.text, at)
        self.kinds.show_kind(note.kind)

    def end(self) -> None:
        """End the note, so that the next letter begins another."""
        note, self._note = self._note, None
        if note and not note.text.strip():
            self._book.remove(note)
        self._kind = self._usual
        self.kinds.show_kind(self._kind)
        self.field.show_text("")
        self._book.end()

    def toggle(self, kind: NoteKind) -> None:
        """Make the note this kind, or a plain one when it was."""
        if kind is NoteKind.OFF_RECORD:
            self.toggle_off()
        elif not self.is_off:
            self._kind = self._usual if self._kind is kind else kind
            self.kinds.show_kind(self._kind)
            if self._note:
                self._change(replace(self._note, kind=self._kind))

    def toggle_off(self) -> None:
        """Keep nothing from now on, nor what the note held; or begin to keep again."""
        if self.is_off:
            self._show_field()
            return
        self._wiped = self._note
        note = self._note or self._book.begin(self._topic, NoteKind.OFF_RECORD, "")
        self._marker = replace(note, kind=NoteKind.OFF_RECORD, text="")
        self._book.put(self._marker)
        self._book.keeper.keep_now()
        self._note = None
        self.end()
        self.kinds.show_kind(NoteKind.OFF_RECORD)
        self.field.hide()
        self.quiet.show()
        self.quiet.setFocus()

    def take_back(self) -> None:
        """Bring back what was wiped by mistake, as long as no next note was begun."""
        if self._marker is None or self._note:
            return
        wiped, marker = self._wiped, self._marker
        self._wiped = self._marker = None
        self._show_field()
        if wiped is None:
            self._book.remove(marker)
        else:
            self._book.put(wiped)
            self.go_on(wiped)
            self._book.changed.emit()

    def be_low(self, *, low: bool) -> None:
        """Take little room."""
        self.field.be_low(low=low)
        self.kinds.show_keys(on=not low)

    def focus(self) -> None:
        """Put the cursor where somebody would type."""
        (self.quiet if self.is_off else self.field).setFocus()

    def _show_field(self) -> None:
        self.quiet.hide()
        self.field.show()
        self.kinds.show_kind(self._kind)
        self.field.setFocus()

    def _typed(self) -> None:
        text = self.field.toPlainText()
        if self._note:
            self._change(replace(self._note, text=text))
        elif text:
            self._wiped = self._marker = None
            self._note = self._book.begin(self._topic, self._kind, text)
            self._book.current = self._note.id
            self._book.changed.emit()

    def _change(self, note: Note) -> None:
        self._note = note
        self._book.put(note)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        column.addWidget(self.field)
        column.addWidget(self.quiet)
        column.addWidget(self.kinds)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.ended.connect(self.end)
        self.field.take_back.connect(self.take_back)
        self.quiet.take_back.connect(self.take_back)
        self.kinds.toggled.connect(self.toggle)
