"""A laptop that dies while somebody types: `python -m tests.ui.pages.dying FOLDER`.

It types into a real window on a study on disk and is killed one second after the last letter,
by itself and without any warning. Tells the id of the talk before it types.
"""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.ui.place import PageName, Place
from app.ui.theme import dress_app
from tests.storage.studies import found
from tests.ui.pages.study import desk_of, new_study, window_at
from tests.ui.pages.talking import begun, typed

LINE = "hij zegt dat niemand terugbelt"
SECOND = 1_000


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Open, type, die."""
    app = QApplication([])
    dress_app(app, 1.0)
    vault = found(Path(sys.argv[1])).study
    study = new_study()
    study.office = replace(study.office, begin=vault.begin, actor=vault.user.id)
    talk = begun(study)
    print(talk.id, flush=True)
    desk = desk_of(study)
    window = window_at(desk, Place(PageName.INTERVIEW, talk.id))
    while not window.page.first_focus() or not desk.jobs.is_idle():
        app.processEvents()
    while not window.isActiveWindow():
        window.activateWindow()
        app.processEvents()
    typed(LINE)
    QTimer.singleShot(SECOND, die)
    app.exec()


if __name__ == "__main__":
    main()
