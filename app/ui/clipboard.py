"""The clipboard: no history keeps what was copied here, and it is gone once the study is shut."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
UNKEPT = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): bytes(4),
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
    "x-kde-passwordManagerHint": b"secret",
}
"""What tells the histories of Windows (which go to other laptops) and of KDE to keep nothing."""


class Copies(QObject):
    """Marks what this program gives to the clipboard by a menu, as soon as it lies there."""

    def __init__(self, parent: QObject) -> None:
        """Look at the clipboard until the parent is gone."""
        super().__init__(parent)
        QApplication.clipboard().dataChanged.connect(self._mark)

    def _mark(self) -> None:
        clipboard = QApplication.clipboard()
        if not clipboard.ownsClipboard():
            return
        lies_there = clipboard.mimeData()
        if lies_there.hasText() and not all(lies_there.hasFormat(each) for each in UNKEPT):
            copy(lies_there.text())


def copy(words: str) -> None:
    """Give words to the clipboard, and with them that no history may keep them."""
    given = QMimeData()
    given.setText(words)
    for name, value in UNKEPT.items():
        given.setData(name, value)
    QApplication.clipboard().setMimeData(given)


def copies_itself(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Copy or cut for a widget that would do so by this key, unkept; tell whether that was done."""
    cuts = event.matches(QKeySequence.StandardKey.Cut)
    if not cuts and not event.matches(QKeySequence.StandardKey.Copy):
        return False
    words, take_out = _selected(widget)
    if not words or (cuts and not take_out):
        return False
    copy(words)
    if cuts and take_out:
        take_out()
    return True


def forget_copied() -> None:
    """Take back what this program gave to clipboard and selection; what others copied stays."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(clipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)


def _selected(widget: QWidget | None) -> tuple[str, Callable[[], None] | None]:
    """Return what is selected, and how to take it out where that may be."""
    match widget:
        case QLineEdit() if widget.echoMode() is QLineEdit.EchoMode.Normal:
            return widget.selectedText(), None if widget.isReadOnly() else widget.del_
        case QPlainTextEdit() | QTextEdit():
            cursor = widget.textCursor()
            words = cursor.selection().toPlainText()
            return words, None if widget.isReadOnly() else cursor.removeSelectedText
        case QLabel():
            return widget.selectedText(), None
        case _:
            return "", None
