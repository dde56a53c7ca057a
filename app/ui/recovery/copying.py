"""Copying what was printed: both codes side by side, or two shares of each."""

from re import finditer

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.crypto.errors import (
    RecoveryCodeMissing,
    RecoveryShareMistyped,
    RecoverySharesApart,
    RecoverySheetOld,
    RecoveryWordMistyped,
)
from app.domain.errors import WaterlijnError
from app.domain.recovery_code import RecoveryCodeMistyped
from app.domain.users import Store
from app.language import Words
from app.sentences import sentence
from app.services.recovery_codes import Copied
from app.ui.parts import Field, text_edit
from app.ui.parts.reading_order import go_to
from app.ui.recovery.lines import CodeLines
from app.ui.theme import theme

SHEET, SHARES = "sheet", "shares"
WORD = r"[^\s0-9.,:;]\S*"
"""A word of a share; the numbers that are printed before them may be typed as well."""
WHOLE = (RecoveryCodeMissing, RecoverySheetOld)
"""Nothing was mistyped, but the code is not the one that is needed: the whole of it is said."""


class ShareWords(QWidget):
    """Two shares of one code, as words."""

    def __init__(self, words: Words, store: Store) -> None:
        """Begin empty."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(12))
        labels = {
            Store.RESEARCH: (words.say("Code A, één deel"), words.say("Code A, nog een deel")),
            Store.IDENTITY: (words.say("Code B, één deel"), words.say("Code B, nog een deel")),
        }[store]
        self._fields = [Field(label, text_edit(lines=6)) for label in labels]
        for field in self._fields:
            column.addWidget(field)
        column.addStretch(1)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what was typed, a text for every share."""
        return tuple(field.text for field in self._fields)

    def complain(self, said: str, share: int = 0) -> None:
        """Say what is wrong with a share, or below the last one with both."""
        for number, field in enumerate(self._fields, 1):
            field.complain(said if number == (share or len(self._fields)) else "")

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self._fields[0].control

    def focus(self, share: int = 0) -> None:
        """Bring the keyboard to a share, the first when none is known."""
        go_to(self._fields[max(share - 1, 0)].control)

    def choose(self, share: int, word: int) -> None:
        """Select a word, so that nobody has to count: they are numbered from 1."""
        field = self._fields[share - 1].control
        if isinstance(field, QPlainTextEdit):
            found = list(finditer(WORD, field.toPlainText()))[word - 1]
            cursor = field.textCursor()
            cursor.setPosition(found.start())
            cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
            field.setTextCursor(cursor)


class CopyPart(QWidget):
    """What somebody copies from paper; `turn` says from which kind."""

    filled = Signal()
    """Both codes are whole and each of their lines is right."""

    def __init__(self, words: Words) -> None:
        """Begin with an empty sheet."""
        super().__init__()
        self._words = words
        self._codes = {store: CodeLines(words, store) for store in Store}
        self._shares = {store: ShareWords(words, store) for store in Store}
        self._kinds = {
            SHEET: _side_by_side(*self._codes.values()),
            SHARES: _side_by_side(*self._shares.values()),
        }
        self._codes[Store.RESEARCH].filled.connect(self._codes[Store.IDENTITY].focus)
        self._codes[Store.IDENTITY].filled.connect(self.filled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for kind in self._kinds.values():
            column.addWidget(kind)
        self.turn(SHEET)

    @property
    def copied(self) -> Copied:
        """Return what was typed."""
        fields = self._shown()
        return Copied(fields[Store.RESEARCH].texts, fields[Store.IDENTITY].texts)

    def turn(self, kind: str) -> None:
        """Ask for a sheet or for shares."""
        self._kind = kind
        for key, part in self._kinds.items():
            part.setVisible(key == kind)

    def first_focus(self) -> QWidget:
        """Return the field where copying begins."""
        return self._shown()[Store.RESEARCH].first_focus()

    def begin(self) -> None:
        """Bring the keyboard to the beginning."""
        self._shown()[Store.RESEARCH].focus()

    def complain(self, error: WaterlijnError | None) -> bool:
        """Say beside its field what is wrong; return whether the error is about a field at all."""
        for fields in (self._codes, self._shares):
            for store in Store:
                fields[store].complain("")
        if isinstance(error, RecoveryCodeMistyped):
            return self._said(error, error.store, error.line)
        if isinstance(error, (RecoveryWordMistyped, RecoveryShareMistyped)):
            return self._said_of_share(error)
        if isinstance(error, (RecoveryCodeMissing, RecoverySheetOld, RecoverySharesApart)):
            return self._said(error, error.store, 0)
        return False

    def _said(self, error: WaterlijnError, store: Store, place: int) -> bool:
        said = sentence(error, self._words)
        whole = isinstance(error, WHOLE)
        self._shown()[store].complain(f"{said.what} {said.why}" if whole else said.why, place)
        self._shown()[store].focus(place)
        return True

    def _said_of_share(self, error: RecoveryWordMistyped | RecoveryShareMistyped) -> bool:
        said = self._said(error, error.store, error.share)
        if isinstance(error, RecoveryWordMistyped) and self._kind == SHARES:
            self._shares[error.store].choose(error.share, error.word)
        return said

    def _shown(self) -> dict[Store, CodeLines] | dict[Store, ShareWords]:
        return self._shares if self._kind == SHARES else self._codes


def _side_by_side(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(24))
    for part in parts:
        row.addWidget(part, 1)
    return holder
