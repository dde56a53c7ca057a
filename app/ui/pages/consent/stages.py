"""The steps somebody goes through: the language, the letter, the limits, and every item."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.consent import Answer, Understood
from app.domain.consent_form import ConsentForm, ConsentItem, Pictogram, Section
from app.domain.language_tag import Language
from app.domain.sitting import Sitting
from app.ui.pages.consent.large import (
    ASIDE,
    QUESTION,
    READING,
    Speech,
    Stage,
    item_in,
    large_button,
    large_label,
    paragraphs,
    prose,
    side_by_side,
)
from app.ui.parts import Card, FlowLayout, IconLabel, Kind
from app.ui.parts.shortcut import shortcut
from app.ui.theme import Role, theme

PICTOGRAMS = {
    Pictogram.TALK: "messages-square",
    Pictogram.MICROPHONE: "mic",
    Pictogram.QUOTE: "quote",
    Pictogram.CALENDAR: "calendar-days",
    Pictogram.HANDS: "handshake",
    Pictogram.SHARE: "users-round",
}


class LanguageStage(Stage):
    """In which language shall we read this?"""

    chosen = Signal(str)

    def offer(self, speech: Speech, languages: tuple[Language, ...]) -> QPushButton:
        """Offer every language by its own name; return the first."""
        self.begin()
        self.body.addStretch(1)
        question = large_label(speech, speech.words.say("In welke taal lezen we dit samen?"))
        self.body.addWidget(question)
        made = []
        for language in languages:
            act = partial(self._choose, language)
            made.append(large_button(speech, language.native_name, act))
            self.body.addWidget(made[-1])
        widest = max(each.sizeHint().width() for each in made)
        for each in made:
            each.setMinimumWidth(widest)
        self.body.addStretch(2)
        return made[0]

    def _choose(self, language: Language, *_clicked: bool) -> None:
        self.chosen.emit(language.value)


class LetterStage(Stage):
    """One section of the letter at a time."""

    onward = Signal()
    skipped = Signal()

    def tell(self, speech: Speech, at: int) -> QPushButton:
        """Show a section; return the button that goes on."""
        self.begin()
        self.body.addLayout(side_by_side(speech, partial(self._section, speech, at)))
        say = speech.words.say
        onward = large_button(speech, say("Verder"), self.onward.emit, icon="arrow-right")
        read = large_button(
            speech, say("De brief is al gelezen"), self.skipped.emit, kind=Kind.QUIET
        )
        read.setFont(speech.font(ASIDE))
        self.body.addStretch(1)
        self.stay(row_of(onward, read))
        return onward

    def _section(self, speech: Speech, at: int, form: ConsentForm) -> QWidget:
        return section_of(speech, form.sections[at])


class LimitsStage(Stage):
    """What we cannot always keep to ourselves: said beforehand, and ticked as said."""

    said = Signal()

    def tell(self, speech: Speech) -> QPushButton:
        """Show the limits; return the button that says they were said."""
        self.begin()
        self.body.addLayout(side_by_side(speech, partial(self._limits, speech)))
        said = large_button(
            speech, speech.words.say("Dit is gezegd en begrepen"), self.said.emit, icon="check"
        )
        self.body.addStretch(1)
        self.stay(row_of(said))
        return said

    def _limits(self, speech: Speech, form: ConsentForm) -> QWidget:
        return section_of(speech, form.limits)


class ItemStage(Stage):
    """One item: a pictogram, the question, and yes or no that look the same."""

    answered = Signal(object)
    """The `Answer`."""
    understood = Signal(object)
    """What the teach-back question showed."""

    def __init__(self) -> None:
        """Begin without a question; J, N and L answer it."""
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        self._keys: dict[str, QShortcut] = {}
        self._explained: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for key in ("J", "N", "L"):
            act = partial(self._press, key)
            self._keys[key] = shortcut(key, self, act, key, within=True)

    def ask(self, speech: Speech, item: ConsentItem, sitting: Sitting) -> QWidget:
        """Ask about one item; return where the keyboard goes, which is on no answer."""
        self.begin()
        self.setAccessibleName(item.question)
        self.body.addStretch(1)
        self.body.addWidget(IconLabel(PICTOGRAMS[item.pictogram], Role.WATER, 72), 0)
        self.body.addLayout(side_by_side(speech, partial(self._question, speech, item)))
        self.body.addWidget(self._choices(speech, item, sitting))
        self._explained = self._explanation(speech, item, sitting)
        self._explained.hide()
        self.body.addWidget(self._explained)
        self.body.addStretch(2)
        return self

    def _question(self, speech: Speech, item: ConsentItem, form: ConsentForm) -> QWidget:
        return large_label(speech, item_in(form, item).question, QUESTION, strong=True)

    def _choices(self, speech: Speech, item: ConsentItem, sitting: Sitting) -> QWidget:
        say, before = speech.words.say, sitting.answers.get(item.id)
        yes = large_button(speech, say("Ja"), partial(self._answer, Answer.YES))
        no = large_button(speech, say("Nee"), partial(self._answer, Answer.NO))
        for made, answer in ((yes, Answer.YES), (no, Answer.NO)):
            made.setCheckable(True)
            made.setChecked(before is answer)
            if before is answer:
                theme().dress(made, "check", Role.WATER)
        explain = large_button(speech, say("Leg uit"), self._explain)
        self._buttons = {"J": yes, "N": no, "L": explain}
        for key, made in self._buttons.items():
            self._keys[key].setWhatsThis(made.text())
        return row_of(yes, no, explain)

    def _explanation(self, speech: Speech, item: ConsentItem, sitting: Sitting) -> QWidget:
        card, say = Card(), speech.words.say
        card.body.setSpacing(theme().px(16))
        card.body.addLayout(side_by_side(speech, partial(self._told, speech, item)))
        known = sitting.understood.get(item.id)
        acts = []
        for word, shown in (
            (say("Begrepen"), Understood.YES),
            (say("Nog eens uitgelegd"), Understood.EXPLAINED_AGAIN),
        ):
            act = large_button(speech, word, partial(self._understand, shown))
            act.setFont(speech.font(ASIDE))
            if known is shown:
                theme().dress(act, "check", Role.WATER)
            acts.append(act)
        card.body.addWidget(row_of(*acts))
        return card

    def _told(self, speech: Speech, item: ConsentItem, form: ConsentForm) -> QWidget:
        own, whole = item_in(form, item), QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(16))
        column.addWidget(prose(speech, own.explanation))
        column.addWidget(large_label(speech, own.check, READING, strong=True))
        column.addStretch(1)
        return whole

    def _answer(self, answer: Answer, *_clicked: bool) -> None:
        self.answered.emit(answer)

    def _understand(self, shown: Understood, *_clicked: bool) -> None:
        if self._explained:
            self._explained.hide()
        self.setFocus()
        self.understood.emit(shown)

    def _explain(self) -> None:
        if self._explained:
            self._explained.setVisible(self._explained.isHidden())

    def _press(self, key: str) -> None:
        self._buttons[key].click()


def section_of(speech: Speech, section: Section) -> QWidget:
    """Return a section of the letter: its heading and its text."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(16))
    column.addWidget(large_label(speech, section.heading, strong=True))
    column.addWidget(paragraphs(speech, section.paragraphs))
    column.addStretch(1)
    return whole


def row_of(*buttons: QWidget) -> QWidget:
    """Return large buttons side by side, as far as there is room."""
    holder = QWidget()
    flow = FlowLayout(holder, 16)
    for each in buttons:
        flow.addWidget(each)
    return holder
