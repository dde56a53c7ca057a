"""The paper: a text to be read for hours, with what may identify somebody softly marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit

from app.domain.ids import DetectionId
from app.domain.release import Detection, Verdict
from app.ui.notice import Tone
from app.ui.pages.release.pieces import Piece, Showing, pieces
from app.ui.theme import Role, Size, soft, theme
from app.ui.wording.release import verdict_tone

COLUMN = 640
"""Design pixels of a line of some seventy signs."""
EDGE = 24
WHITE = 12
HEADING = "#"
LEADING = 128
"""Percent of the height of a line."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a piece stands on the paper, in the document's own places."""

    piece: Piece
    start: int
    words_end: int
    end: int


class Paper(QTextEdit):
    """Shows one text; can be read and selected, never written in."""

    pointed = Signal(object)
    """The `DetectionId` of a mark somebody clicked on."""
    reached_end = Signal()
    """The last line has been in sight."""

    def __init__(self, spoken: str) -> None:
        """Begin with an empty paper."""
        super().__init__()
        self.setAccessibleName(spoken)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._shown: list[Shown] = []
        self._current: DetectionId | None = None
        self.verticalScrollBar().valueChanged.connect(self._look_for_end)
        self.verticalScrollBar().rangeChanged.connect(self._look_for_end)

    def show_text(self, body: str, marks: Sequence[Detection], showing: Showing) -> None:
        """Show a text anew and stay where somebody was reading."""
        was, self._shown = self.verticalScrollBar().value(), []
        self.clear()
        self.document().setDocumentMargin(theme().px(4))
        cursor = QTextCursor(self.document())
        block = QTextBlockFormat()
        block.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        shown = [self._put(cursor, piece) for piece in pieces(body, marks, showing)]
        self._set_blocks()
        self._shown = shown
        self.verticalScrollBar().setValue(was)
        QTimer.singleShot(0, self, self._look_for_end)

    def show_current(self, mark: DetectionId | None) -> None:
        """Outline this mark, and bring it into sight."""
        self._current = mark
        shown = self._of(mark)
        if shown:
            cursor = QTextCursor(self.document())
            cursor.setPosition(shown.start)
            self.setTextCursor(cursor)
            self._keep_air(shown)
        self.viewport().update()

    def chosen(self) -> tuple[int, int]:
        """Return from where to where the original is selected; nothing is (0, 0)."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return 0, 0
        start = self._original(cursor.selectionStart(), at_end=False)
        end = self._original(cursor.selectionEnd(), at_end=True)
        return (start, end) if start < end else (0, 0)

    def at_end(self) -> bool:
        """Tell whether the last line is in sight."""
        seen = self.verticalScrollBar().value() + self.viewport().height()
        return seen >= self.document().size().height() - theme().px(EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read."""
        look = theme()
        spare = event.size().width() + self._margins() - look.px(COLUMN)
        side = max(look.px(EDGE), spare // 2)
        self.setViewportMargins(side, look.px(12), side, look.px(12))
        super().resizeEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Point at a mark by a click on it."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            at = self.cursorForPosition(event.position().toPoint()).position()
            hit = next((each for each in self._shown if each.start <= at < each.end), None)
            if hit and hit.piece.mark:
                self.pointed.emit(hit.piece.mark.id)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks anew when the colours change."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._recolour()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft grounds and their lines below the words, and the outline around one."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        for each in self._shown:
            if each.piece.mark:
                self._draw(painter, each, each.piece.mark)
        painter.end()
        super().paintEvent(event)

    def _draw(self, painter: QPainter, shown: Shown, mark: Detection) -> None:
        look, tone = theme(), verdict_tone(mark)
        current = mark.id == self._current
        ground, role = soft(tone.role), tone.role
        for line in self._lines(shown):
            painter.setPen(Qt.PenStyle.NoPen)
            if mark.verdict is not Verdict.KEEP or current:
                painter.setBrush(look.colour(ground))
                painter.drawRoundedRect(line, look.px(4), look.px(4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if mark.verdict is not Verdict.MASK:
                painter.setPen(_underline(mark, tone, role))
                y = line.bottom() - look.px(1)
                left, right = line.left() + look.px(3), line.right() - look.px(3)
                painter.drawLine(QPointF(left, y), QPointF(right, y))
            if current:
                painter.setPen(QPen(look.colour(Role.TEXT), max(1.5, 2 * look.scale)))
                painter.drawRoundedRect(line, look.px(4), look.px(4))

    def _lines(self, shown: Shown) -> list[QRectF]:
        """Return the rectangle of every line that a mark stands on."""
        look, found = theme(), []
        document = self.document()
        block = document.findBlock(shown.start)
        while block.isValid() and block.position() < shown.end:
            corner = document.documentLayout().blockBoundingRect(block).topLeft()
            layout = block.layout()
            first = max(0, shown.start - block.position())
            last = min(block.length() - 1, shown.end - block.position())
            for at in range(layout.lineCount()):
                line = layout.lineAt(at)
                start = max(first, line.textStart())
                end = min(last, line.textStart() + line.textLength())
                if start >= end:
                    continue
                left, right = _x(line.cursorToX(start)), _x(line.cursorToX(end))
                high = self.fontMetrics().height() * Size.LARGE.value / Size.BODY.value
                top = corner.y() + line.y() + line.ascent() - high * 0.80  # ascent of the family
                found.append(
                    QRectF(corner.x() + left, top, right - left, high + look.px(2)).adjusted(
                        -look.px(2), -look.px(1), look.px(2), look.px(1)
                    )
                )
            block = block.next()
        return found

    def _put(self, cursor: QTextCursor, piece: Piece) -> Shown:
        start = cursor.position()
        cursor.insertText(piece.words, self._ink(piece))
        words_end = cursor.position()
        if piece.added:
            cursor.insertText(piece.added, self._added_ink())
        return Shown(piece, start, words_end, cursor.position())

    def _set_blocks(self) -> None:
        """Set headings in bold, and empty lines as the white between two paragraphs."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if not block.text():
                white = QTextBlockFormat()
                kind = QTextBlockFormat.LineHeightTypes.FixedHeight
                white.setLineHeight(theme().px(WHITE), kind.value)
                cursor.setBlockFormat(white)
            elif block.text().startswith(HEADING):
                bold = QTextCharFormat()
                bold.setFontWeight(QFont.Weight.DemiBold)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(bold)
            block = block.next()

    def _ink(self, piece: Piece) -> QTextCharFormat:
        ink, mark = QTextCharFormat(), piece.mark
        ink.setFont(theme().font(Size.LARGE))
        masked = mark is not None and mark.verdict is Verdict.MASK
        ink.setForeground(theme().colour(Role.QUIET if masked else Role.TEXT))
        return ink

    def _added_ink(self) -> QTextCharFormat:
        ink = QTextCharFormat()
        ink.setFont(theme().font(Size.BODY))
        ink.setForeground(theme().colour(Role.QUIET))
        return ink

    def _recolour(self) -> None:
        cursor = QTextCursor(self.document())
        for each in self._shown:
            spans = ((each.start, each.words_end), (each.words_end, each.end))
            inks = (self._ink(each.piece), self._added_ink())
            for (start, end), ink in zip(spans, inks, strict=True):
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(ink)

    def _original(self, place: int, *, at_end: bool) -> int:
        """Return which code point of the original stands at a place of the document."""
        for each in self._shown:
            inside = each.start < place <= each.end if at_end else each.start <= place < each.end
            if not inside:
                continue
            piece = each.piece
            if piece.mark:
                return piece.end if at_end else piece.start
            # Places of the document count UTF-16 units, the original counts code points.
            units = piece.words.encode("utf-16-le")[: 2 * (place - each.start)]
            return piece.start + len(units.decode("utf-16-le"))
        return 0

    def _of(self, mark: DetectionId | None) -> Shown | None:
        marked = (each for each in self._shown if each.piece.mark)
        return next(
            (each for each in marked if each.piece.mark and each.piece.mark.id == mark), None
        )

    def _keep_air(self, shown: Shown) -> None:
        """Keep some lines above and below the current mark in sight."""
        lines = self._lines(shown)
        if not lines:
            return
        bar, air = self.verticalScrollBar(), theme().px(96)
        high = self.viewport().height()
        top, bottom = int(lines[0].top()) - air, int(lines[-1].bottom()) + air
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + high:
            bar.setValue(bottom - high)

    def _margins(self) -> int:
        margins = self.viewportMargins()
        return margins.left() + margins.right()

    def _look_for_end(self) -> None:
        if self._shown and self.isVisible() and self.at_end():
            self.reached_end.emit()


def _underline(mark: Detection, tone: Tone, role: Role) -> QPen:
    pen = QPen(theme().colour(role), max(1.0, 1.6 * theme().scale))
    style = Qt.PenStyle.DotLine if mark.verdict is Verdict.KEEP else _LINES[tone]
    pen.setStyle(style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


_LINES = {
    Tone.WATER: Qt.PenStyle.SolidLine,
    Tone.DUE: Qt.PenStyle.DashLine,
    Tone.STOPPED: Qt.PenStyle.DashDotLine,
    Tone.OVERDUE: Qt.PenStyle.DashDotDotLine,
    Tone.PLAIN: Qt.PenStyle.DotLine,
    Tone.GOOD: Qt.PenStyle.DotLine,
}
"""Every tone has a line of its own, so that colour is never alone."""


def _x(found: object) -> float:
    """Return the place on the line: Qt gives it alone, or beside the cursor."""
    place = found[0] if isinstance(found, tuple) else found
    return float(place) if isinstance(place, (int, float)) else 0.0
