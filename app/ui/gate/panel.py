"""What stands below the waterline at the gate: a column, a sentence when it fails, waiting."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import WaterlijnError
from app.language import Words
from app.ui.doors import Doors
from app.ui.errors import text_of
from app.ui.jobs import Jobs
from app.ui.parts import StatusPill, Tone, plain_label
from app.ui.parts.fields import Rule, whole_path
from app.ui.parts.reading_order import go_to
from app.ui.parts.reveal import reveal
from app.ui.theme import Role, Size, theme


class Panel(QWidget):
    """One step at the gate."""

    opened = Signal(object)
    """An `Opened`: the study is open."""
    back = Signal()
    """Somebody wants the screen before."""
    is_bare = False
    """Whether nothing secret is on it before somebody types."""
    is_long = False
    """Whether so much is typed here that no other language may take it away."""

    def __init__(self, doors: Doors, jobs: Jobs, words: Words) -> None:
        """Begin without anything wrong."""
        super().__init__()
        self.doors, self.jobs, self.words = doors, jobs, words
        self.say = words.say
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().px(12))
        self.wrong = plain_label(tone=Role.OVERDUE)
        self.wrong.hide()
        self.waiting = plain_label(size=Size.SMALL, tone=Role.QUIET)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1 if theme().still else 0)
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.done()

    def first_focus(self) -> QWidget:
        """Return where typing goes."""
        return self

    def guards(self) -> bool:
        """Tell whether there is something here to hide and to lock."""
        return not self.is_bare or any(self.typed())

    def typed(self) -> tuple[str, ...]:
        """Return what stands in every field."""
        lines = tuple(each.text() for each in self.findChildren(QLineEdit))
        return lines + tuple(each.toPlainText() for each in self.findChildren(QPlainTextEdit))

    @property
    def is_waiting(self) -> bool:
        """Tell whether something is being done."""
        return not self.waiting.isHidden()

    def wait(self, sentence: str) -> None:
        """Say what is being done; nothing can be pressed meanwhile."""
        self.wrong.hide()
        self.waiting.setText(sentence)
        self.waiting.show()
        self.bar.show()
        self.bar.setAccessibleName(sentence)
        self.free(on=False)

    def done(self) -> None:
        """Stop waiting."""
        self.waiting.hide()
        self.bar.hide()
        self.free(on=True)

    def free(self, *, on: bool) -> None:
        """Let the controls be used, or not while something is being done."""

    def fail(self, error: WaterlijnError) -> None:
        """Say what went wrong, where it happened."""
        self.done()
        self.wrong.setText(text_of(error, self.words))
        self.wrong.show()
        go_to(self.next_focus())
        reveal(self.wrong)

    def next_focus(self) -> QWidget:
        """Return where the keyboard goes after something went wrong that belongs to no field."""
        return self.first_focus()

    def let_in(self, opened: object) -> None:
        """The study is open."""
        self.done()
        self.opened.emit(opened)

    def add_state(self) -> None:
        """Put what went wrong and what is being done at this point of the column."""
        self.column.addWidget(self.wrong)
        self.column.addWidget(self.waiting)
        self.column.addWidget(self.bar)


def folder_rule(words: Words) -> Rule:
    """Return what a folder for a study must keep to before anything is made there."""
    return whole_path(
        words.say("Kies een lege map."),
        words.say("Noem de hele weg naar de map, vanaf de schijf, of kies hem."),
    )


def caps_pill(words: Words) -> StatusPill:
    """Return the warning for Caps Lock, hidden until it is needed."""
    pill = StatusPill(words.say("Caps Lock lijkt aan te staan"), Tone.DUE, "triangle-alert")
    pill.hide()
    return pill
