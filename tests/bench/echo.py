"""How much longer a letter takes to appear in a talk than in a bare field.

`python -m tests.bench.echo` tells the ratio of the medians; machines differ, ratios hardly do.
"""

import os
from statistics import median
from time import perf_counter

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from app.ui.pages.interview.field import NoteField
from app.ui.place import PageName, Place
from app.ui.theme import dress_app
from tests.ui.pages.study import desk_of, new_study, window_at
from tests.ui.pages.talking import begun

LETTERS = "hij zegt dat er al drie weken niemand terugbelt en dat hij het opgeeft " * 6


def echo(field: QWidget) -> float:
    """Return the median seconds from a key to the letter on the screen."""
    took = []
    for letter in LETTERS:
        start = perf_counter()
        QTest.keyClicks(field, letter)
        QApplication.processEvents()
        took.append(perf_counter() - start)
    return median(took)


def bare() -> float:
    """Measure a field that does nothing but show letters."""
    field = QPlainTextEdit()
    field.resize(660, 100)
    field.show()
    field.setFocus()
    QApplication.processEvents()
    return echo(field)


def in_talk() -> float:
    """Measure the field of a talk, with the vault being written to all the while."""
    study = new_study()
    talk = begun(study)
    desk = desk_of(study)
    window = window_at(desk, Place(PageName.INTERVIEW, talk.id))
    while not window.page.first_focus() or not desk.jobs.is_idle():
        QApplication.processEvents()
    field = window.page.findChild(NoteField)
    took = echo(field)
    window.page.leave()
    desk.jobs.stop()
    return took


def main() -> None:
    """Measure both and tell the ratio."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    dress_app(app, 1.0)
    alone, talking = bare(), in_talk()
    print(f"bare {alone * 1e3:.2f} ms, talk {talking * 1e3:.2f} ms, ratio {talking / alone:.2f}")


if __name__ == "__main__":
    main()
