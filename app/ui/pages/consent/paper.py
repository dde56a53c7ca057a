"""A letter that was signed on paper, copied item by item with two keys and no mouse."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from app.domain.consent import Answer, ConsentRecord, ItemAnswer, Method, Understood
from app.domain.consent_form import ConsentForm, ConsentItem
from app.domain.ids import ParticipantId
from app.domain.language_tag import Language
from app.language import Words
from app.services.consenting import Given, record_consent
from app.services.presenting import Offer, Presented, present
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.pages.consent.large import Stage
from app.ui.pages.consent.summary import MannerForm
from app.ui.parts import (
    Card,
    Check,
    Choice,
    Field,
    Kind,
    Radio,
    button,
    button_row,
    clear,
    heading,
    key_hint,
    plain_label,
    title_label,
)
from app.ui.parts.away import hide_button, lock_button
from app.ui.parts.shortcut import shortcut
from app.ui.place import PageName, Place, Topic
from app.ui.theme import Role, theme
from app.ui.wording import options, understood_word

ON_PAPER = (Method.PAPER, Method.CROSS, Method.ORAL)
MIDDLE = Qt.AlignmentFlag.AlignVCenter
SHOWN = (Understood.NOT_ASKED, Understood.YES, Understood.EXPLAINED_AGAIN)


class YesNo(QWidget):
    """Yes or no as on the letter: J and N answer and go on to the next."""

    answered = Signal()

    def __init__(self, words: Words, item: ConsentItem) -> None:
        """Begin without an answer."""
        super().__init__()
        self.item = item
        self.yes, self.no = Radio(words.say("Ja")), Radio(words.say("Nee"))
        self.yes.setAccessibleName(words.say("Ja: {item}", item=item.title))
        self.no.setAccessibleName(words.say("Nee: {item}", item=item.title))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.setFocusProxy(self.yes)

    @property
    def answer(self) -> Answer | None:
        """Return what was ticked."""
        if self.yes.isChecked():
            return Answer.YES
        return Answer.NO if self.no.isChecked() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with one key."""
        keys = {Qt.Key.Key_J: self.yes, Qt.Key.Key_N: self.no}
        ticked = keys.get(Qt.Key(event.key()))
        if ticked is None:
            super().keyPressEvent(event)
            return
        ticked.setChecked(True)
        self.answered.emit()


class PaperEntry(Stage):
    """Everything of a signed letter on one page."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin without a form."""
        super().__init__()
        self._desk, self._id, self._say = desk, participant, desk.words.say
        self._form: ConsentForm | None = None
        self._titles: list[QLabel] = []
        self._rows: list[tuple[YesNo, Choice]] = []
        self._title = title_label("")
        self._language = Choice()
        self._language.activated.connect(self._ask)
        self._limits = Check(self._say("De grenzen van ons zwijgen zijn besproken"))
        self._items = QGridLayout()
        self._items.setHorizontalSpacing(theme().px(24))
        self._items.setVerticalSpacing(theme().px(4))
        self._items.setColumnStretch(3, 1)
        self._manner = MannerForm(desk.words, ON_PAPER)
        self._wrong = plain_label(tone=Role.OVERDUE)
        self._wrong.hide()
        self._arrange()

    def offer(self, found: Offer) -> None:
        """Offer the languages of the letter."""
        self._title.setText(self._say("Getekende brief van {code}", code=found.code))
        self._language.clear()
        for language in found.languages:
            self._language.addItem(language.native_name, language.value)
        self._ask()

    def begin(self) -> None:
        """Begin anew."""
        self._limits.setChecked(False)
        self._manner.clear()
        self._wrong.hide()
        self._ask()

    def _ask(self) -> None:
        if self._language.key:
            verb = partial(present, language=Language(self._language.key))
            self._desk.ask(verb, self._presented)

    def _presented(self, shown: Presented) -> None:
        self._form = shown.form
        clear(self._items)
        self._titles, self._rows = [], []
        for line, item in enumerate(shown.form.items):
            self._add(line, item)
        self._lay_items()
        if self._rows and self.isVisible():
            self._rows[0][0].setFocus()

    def _add(self, line: int, item: ConsentItem) -> None:
        answer = YesNo(self._desk.words, item)
        answer.answered.connect(partial(self._next, line))
        shown = Choice(*options(self._desk.words, understood_word, SHOWN))
        shown.setAccessibleName(self._say("Begrepen: {item}", item=item.title))
        self._titles.append(plain_label(item.title))
        self._rows.append((answer, shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what an item is called above its answer where there is no room beside it."""
        super().resizeEvent(event)
        self._lay_items()

    def _lay_items(self) -> None:
        above = self._is_narrow()
        for line, (title, row) in enumerate(zip(self._titles, self._rows, strict=True)):
            title.setWordWrap(above)
            self._items.removeWidget(title)
            self._items.addWidget(title, 2 * line, 0, 1, 4 if above else 1)
            for column, control in enumerate(row, 0 if above else 1):
                self._items.removeWidget(control)
                self._items.addWidget(control, 2 * line + above, column, MIDDLE)

    def _is_narrow(self) -> bool:
        if not self._rows:
            return False
        answers, choices = zip(*self._rows, strict=True)
        beside = _widest(answers) + _widest(choices)
        words = max(each.fontMetrics().horizontalAdvance(each.text()) for each in self._titles)
        gaps = 3 * self._items.horizontalSpacing()
        return words + beside + gaps > self.room()

    def _next(self, line: int) -> None:
        if line + 1 < len(self._rows):
            self._rows[line + 1][0].setFocus()
        else:
            self._limits.setFocus()

    def _record(self) -> None:
        missing = self._missing()
        self._wrong.setText(self._say("Nog niet ingevuld: {what}.", what=", ".join(missing)))
        self._wrong.setVisible(bool(missing))
        if missing or self._form is None or not self._manner.is_right():
            return
        verb = partial(record_consent, given=self._given(self._form))
        self._desk.save(verb, {Topic.CONSENT, Topic.PARTICIPANTS}, self._recorded)

    def _missing(self) -> list[str]:
        missing = [answer.item.title for answer, _ in self._rows if answer.answer is None]
        if not self._limits.isChecked():
            missing.append(self._say("of de grenzen besproken zijn"))
        return missing

    def _given(self, form: ConsentForm) -> Given:
        manner = self._manner.manner()
        return Given(
            participant=self._id,
            form=form,
            digest=form.digest,
            answers=tuple(
                ItemAnswer(each.item.id, each.answer, Understood(shown.key))
                for each, shown in self._rows
                if each.answer
            ),
            method=manner.method,
            copy=manner.copy,
            limits_said=self._limits.isChecked(),
            witness=manner.witness,
            interpreter=manner.interpreter,
        )

    def _recorded(self, _record: ConsentRecord) -> None:
        self._leave()
        self._desk.tell(self._say("De toestemming is vastgelegd."), Tone.GOOD)

    def _leave(self) -> None:
        self._desk.go(Place(PageName.PARTICIPANT, self._id, "consent"))

    def _arrange(self) -> None:
        card = Card()
        card.body.addWidget(self._manner)
        record = button(self._say("Vastleggen"), self._record, kind=Kind.PRIMARY, icon="check")
        cancel = button(self._say("Annuleren"), self._leave)
        told = self._say("Neem over wat op papier is aangekruist. Toetsen: J voor ja, N voor nee.")
        for part in (
            self._title,
            plain_label(told, tone=Role.QUIET),
            Field(self._say("Taal van de brief"), self._language, wide=260),
            heading(self._say("Onderdelen")),
        ):
            self.body.addWidget(part)
        self.body.addLayout(self._items)
        self.body.addWidget(self._limits)
        self.body.addWidget(card)
        self.body.addWidget(self._wrong)
        acts = QWidget()
        row = button_row(record, key_hint("Ctrl+Enter"), cancel)
        row.setContentsMargins(0, 0, 0, 0)
        words, hide, lock = self._desk.words, self._desk.hide_wanted, self._desk.lock_wanted
        for away in (hide_button(words, hide.emit), lock_button(words, lock.emit)):
            row.addWidget(away)
        acts.setLayout(row)
        self.stay(acts)
        shortcut("Ctrl+Return", record, record.click, record.text())
        self.body.addStretch(1)


def _widest(column: Iterable[QWidget]) -> int:
    return max(each.sizeHint().width() for each in column)
