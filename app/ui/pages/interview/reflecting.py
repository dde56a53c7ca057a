"""Looking back, when the participant has gone: each interviewer writes what they noticed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.interview import REFLECTION_TOPIC, NoteKind
from app.language import Words
from app.ui.pages.interview.finished import reading_column
from app.ui.pages.interview.keeping import Notebook
from app.ui.pages.interview.stream import Stream
from app.ui.pages.interview.writing import Writing
from app.ui.parts import Kind, button, button_row, heading, plain_label, quiet_label, title_label
from app.ui.theme import Role, theme


class ReflectionView(QWidget):
    """The reflection, and below it the act that closes the talk for good."""

    back = Signal()
    finished = Signal()

    def __init__(self, words: Words, book: Notebook) -> None:
        """Show what was looked back on so far."""
        super().__init__()
        self._say = words.say
        self.writing = Writing(words, book, NoteKind.REFLECTION)
        self.writing.turn_to(REFLECTION_TOPIC)
        self.writing.field.setAccessibleName(self._say("Nabespreking"))
        self._stream = Stream(words, book, frozenset({NoteKind.REFLECTION}))
        self._ask = self._asking()
        self._acts = QWidget()
        self._acts.setLayout(self._act_row())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._fill(reading_column(area))

    def _fill(self, column: QVBoxLayout) -> None:
        column.addWidget(title_label(self._say("Nabespreking")))
        about = self._say(
            "Schrijf op wat jullie opviel, ieder voor zich of samen: wat je raakte, wat je anders "
            "hoorde dan de ander, wat je een volgende keer wilt weten. Dit is voor jullie zelf: "
            "het komt niet in het gespreksverslag."
        )
        column.addWidget(plain_label(about, tone=Role.QUIET))
        column.addWidget(self._stream, 1)
        column.addWidget(self.writing)
        column.addSpacing(theme().px(8))
        column.addWidget(self._acts)
        column.addWidget(self._ask)

    def _act_row(self) -> QHBoxLayout:
        finish = button(
            self._say("Gesprek afronden"), self._turn_ask, kind=Kind.PRIMARY, icon="check"
        )
        row = button_row(finish, button(self._say("Terug"), self.back.emit))
        row.setContentsMargins(0, 0, 0, 0)
        return row

    def _asking(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(theme().px(16),) * 4)
        column.setSpacing(theme().px(8))
        column.addWidget(heading(self._say("Gesprek afronden?")))
        about = self._say(
            "De notities worden één tekst en gaan dan dicht: er kan niets meer bij of uit."
        )
        column.addWidget(quiet_label(about))
        self._sure = button(
            self._say("Ja, afronden"), self._finish, kind=Kind.PRIMARY, icon="check"
        )
        column.addLayout(button_row(self._sure, button(self._say("Nog niet"), self._not_yet)))
        card.hide()
        return card

    def _turn_ask(self) -> None:
        self._acts.hide()
        self._ask.show()
        self._sure.setFocus()

    def _not_yet(self) -> None:
        self._ask.hide()
        self._acts.show()
        self.writing.focus()

    def _finish(self) -> None:
        self.writing.end()
        self.finished.emit()
