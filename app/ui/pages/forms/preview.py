"""A preview: the text of a form as somebody would read it, not to be written in."""

from re import compile as pattern

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.ui.theme import Size, theme

HEADING = pattern(r"#+ (.+?)(?: \{#.*\})?")
LEADING = 120


class Preview(QTextEdit):
    """Shows headings in bold and the rest as it is written."""

    def __init__(self, spoken: str) -> None:
        """Begin empty."""
        super().__init__()
        self.setAccessibleName(spoken)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self._text = ""

    def show_text(self, text: str) -> None:
        """Show this text from its beginning."""
        self._text = text
        self.clear()
        self.document().setDocumentMargin(theme().px(16))
        cursor = QTextCursor(self.document())
        for line in text.splitlines():
            found = HEADING.fullmatch(line.strip())
            self._put(cursor, found[1] if found else line, bold=bool(found))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:
        """Set the text anew when sizes change."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._text:
            self.show_text(self._text)

    def _put(self, cursor: QTextCursor, line: str, *, bold: bool) -> None:
        block, ink = QTextBlockFormat(), QTextCharFormat()
        kinds = QTextBlockFormat.LineHeightTypes
        empty = not line.strip()
        high = theme().px(4) if empty else LEADING
        kind = kinds.FixedHeight if empty else kinds.ProportionalHeight
        block.setLineHeight(high, kind.value)
        block.setTopMargin(theme().px(14 if bold else 3))
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        ink.setFont(theme().font(Size.LARGE if bold else Size.BODY, weight))
        if cursor.atStart():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(line, ink)
