"""Makes something to print or hand over, asks where it goes, and writes it away from the window."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.services.printing import Printed, write_file
from app.ui import dialogs
from app.ui.desk import Desk, Verb
from app.ui.notice import Tone
from app.ui.place import Topic


class Saver(QObject):
    """Belongs to the widget whose button asks for the file."""

    def __init__(self, desk: Desk, parent: QWidget, title: str, done: str) -> None:
        """Ask with `title` where the file goes, and say `done` when it stands there."""
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self._title, self._said = title, done

    def save(self, verb: Verb[Printed], topics: Iterable[Topic] = ()) -> None:
        """Make the content with `verb`, which logs it, and write it where somebody wants it."""
        self._desk.save(verb, topics, self._made)

    def _made(self, printed: Printed) -> None:
        file = dialogs.choose_save_file(
            self._parent, self._desk.words, self._title, printed.file_name
        )
        if file:
            self._desk.work(partial(write_file, file, printed.content), self._written)

    def _written(self, _done: None) -> None:
        self._desk.tell(self._said, Tone.GOOD)
