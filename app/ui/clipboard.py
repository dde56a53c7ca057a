"""The clipboard: what was copied or selected here is gone once the study is locked or closed."""

from PySide6.QtWidgets import QApplication


def forget_copied() -> None:
    """Take back what this program gave to clipboard and selection; what others copied stays."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(clipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)
