"""The end of a sitting: what was chosen, in the participant's language, and how they agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.consent import Answer, Copy, Method
from app.domain.consent_form import ConsentForm
from app.domain.sitting import Sitting
from app.language import Words
from app.ui.pages.consent.large import (
    READING,
    Speech,
    Stage,
    item_in,
    large_button,
    large_label,
    side_by_side,
)
from app.ui.pages.consent.stages import row_of, section_of
from app.ui.parts import Card, Field, IconLabel, Kind, Radio, button, line_edit, plain_label
from app.ui.parts.guard import NumberGuard
from app.ui.theme import Role, theme
from app.ui.wording import copy_word, method_word

METHODS = (Method.SCREEN, Method.PAPER, Method.CROSS, Method.ORAL)


@dataclass(frozen=True, slots=True)
class Manner:
    """How consent was given, what was taken along, and who was there."""

    method: Method
    copy: Copy
    witness: str
    interpreter: str


class MannerForm(QWidget):
    """Asks how consent was given, what is taken along, and who was there."""

    def __init__(self, words: Words, methods: Iterable[Method]) -> None:
        """Begin with the first method and the letter to take along."""
        super().__init__()
        say = words.say
        self._guard = NumberGuard(words)
        self._methods = {each: Radio(method_word(words, each).capitalize()) for each in methods}
        self._copies = {each: Radio(copy_word(words, each).capitalize()) for each in Copy}
        self._witness = self._guard.watch(
            Field(say("Getuige"), line_edit(hint=say("functie, geen naam")), wide=320)
        )
        self._interpreter = self._guard.watch(
            Field(say("Tolk"), line_edit(hint=say("dienst of nummer, geen naam")), wide=320)
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(40))
        grid.setVerticalSpacing(theme().px(16))
        grid.addWidget(_choices(say("Zo geeft de deelnemer akkoord"), self._methods.values()), 0, 0)
        grid.addWidget(_choices(say("Dit gaat mee"), self._copies.values()), 0, 1)
        grid.addWidget(self._witness, 1, 0)
        grid.addWidget(self._interpreter, 1, 1)
        next(iter(self._methods.values())).setChecked(True)
        self._copies[Copy.SHEET].setChecked(True)

    def is_right(self) -> bool:
        """Warn once about a number that may not be written down."""
        return self._guard.is_content()

    def manner(self) -> Manner:
        """Return what was chosen."""
        return Manner(
            next(each for each, choice in self._methods.items() if choice.isChecked()),
            next(each for each, choice in self._copies.items() if choice.isChecked()),
            self._witness.text,
            self._interpreter.text,
        )

    def clear(self) -> None:
        """Forget who was there."""
        for field in (self._witness, self._interpreter):
            if isinstance(field.control, QLineEdit):
                field.control.clear()


class SummaryStage(Stage):
    """Shows every item with its answer, and records all of it at once."""

    recorded = Signal(object)
    """The `Manner` in which it is to be recorded."""
    wanted = Signal(int)
    """An item somebody wants to see again."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._manner: MannerForm | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_all(self, speech: Speech, sitting: Sitting) -> QWidget:
        """Show what was chosen; return where the keyboard goes, which is on no act."""
        self.begin()
        say = speech.words.say
        self.setAccessibleName(say("Dit heb je gekozen"))
        self.body.addWidget(large_label(speech, say("Dit heb je gekozen"), strong=True))
        for at, answer in enumerate(sitting.item_answers()):
            self.body.addWidget(self._line(speech, at, answer.answer))
        closing = side_by_side(speech, partial(_closing, speech))
        self.body.addLayout(closing)
        self._manner = MannerForm(speech.words, METHODS)
        card = Card()
        card.body.addWidget(self._manner)
        self.body.addWidget(card)
        record = large_button(speech, say("Vastleggen"), self._record, icon="check")
        record.setProperty("kind", Kind.PRIMARY.value)
        theme().dress(record, "check", Role.ON_WATER)
        self.body.addStretch(1)
        self.stay(row_of(record))
        return self

    def _line(self, speech: Speech, at: int, answer: Answer) -> QWidget:
        say, line = speech.words.say, QWidget()
        item = speech.form.items[at]
        row = QGridLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(theme().px(16))
        row.setColumnStretch(1, 1)
        yes = answer is Answer.YES
        row.addWidget(
            IconLabel("check" if yes else "x", Role.GOOD if yes else Role.QUIET, 28), 0, 0
        )
        titles = " / ".join(item_in(form, item).title for form in speech.columns)
        row.addWidget(large_label(speech, titles, READING), 0, 1)
        row.addWidget(
            large_label(speech, say("Ja") if yes else say("Nee"), READING, strong=True), 0, 2
        )
        again = button(say("Veranderen"), partial(self._see, at), kind=Kind.QUIET)
        again.setAccessibleName(say("Veranderen: {item}", item=item.title))
        row.addWidget(again, 0, 3)
        return line

    def _see(self, at: int, *_clicked: bool) -> None:
        self.wanted.emit(at)

    def _record(self) -> None:
        if self._manner and self._manner.is_right():
            self.recorded.emit(self._manner.manner())


def _closing(speech: Speech, form: ConsentForm) -> QWidget:
    return section_of(speech, form.closing)


def _choices(title: str, choices: Iterable[Radio]) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(2))
    column.addWidget(plain_label(title, strong=True))
    for choice in choices:
        column.addWidget(choice)
    column.addStretch(1)
    return group
