"""The forms: what is in use, whether it is complete, what it says, and paper to write on."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import Problem
from app.domain.language_tag import Language
from app.language import Words
from app.services.printing import print_cards, print_guide
from app.services.settling import Shelf, form_problems, forms_shelf
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.pages.forms.preview import Preview
from app.ui.pages.forms.rows import FormRow, Sort, rows, sort_word
from app.ui.parts import (
    Column,
    EmptyState,
    IconLabel,
    Page,
    Table,
    button,
    heading,
    plain_label,
    quiet_label,
    readable,
)
from app.ui.parts.steady import scrolled
from app.ui.place import Place, Topic
from app.ui.saver import Saver
from app.ui.theme import Role, theme

NARROW = 760
"""Design pixels below which the preview stands under the list."""
LEAST = 148
"""Design pixels of the list and of the preview where the page is scrolled for want of room."""
ORDER = {Sort.CONSENT: 0, Sort.GUIDE: 1, Sort.PROTOCOL: 2}


class FormsPage(Page):
    """Authors write forms as files; here they are looked at, never changed."""

    scrolls = False
    column = 0
    topics = frozenset({Topic.FORMS, Topic.STUDY})

    def __init__(self, desk: Desk, _place: Place) -> None:
        """Make the list and the preview beside it."""
        super().__init__(desk, desk.words.say("Formulieren"))
        self._table = Table[FormRow](
            self.say("Lijst van formulieren"), self._columns(), self._nothing()
        )
        self._table.sort_by(0)
        self._table.picked.connect(self._pick)
        self._name, self._about = heading(""), quiet_label("")
        self._preview = Preview(self.say("Voorbeeld"))
        self._guides = Saver(
            desk, self, self.say("Waar komt de leidraad?"), self.say("De leidraad is opgeslagen.")
        )
        self._cards = Saver(
            desk,
            self,
            self.say("Waar komen de kaartjes?"),
            self.say("De kaartjes zijn opgeslagen."),
        )
        self._print = button(self.say("Leidraad opslaan"), self._save_guide, icon="printer")
        cards = button(self.say("Kaartjes opslaan"), self._save_cards, icon="printer")
        self.add_act(cards)
        self._mark = IconLabel("circle-check", Role.GOOD)
        self._check = readable(plain_label())
        self._first = True
        self._lay_out()

    def load(self) -> None:
        """Ask for the forms, and look them over for mistakes."""
        self.desk.ask(forms_shelf, self._show)
        self.desk.work(partial(form_problems, self.desk.words), self._show_problems)

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self._table

    def _show(self, shelf: Shelf) -> None:
        self._table.show_rows(rows(self.desk.words, shelf))
        self._pick(self._table.current())
        if self._first:
            self._first = False
            self._table.setFocus()

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        fine = not problems
        self._mark.show_icon(
            "circle-check" if fine else "triangle-alert", Role.GOOD if fine else Role.OVERDUE
        )
        told = "\n".join(str(each) for each in problems)
        self._check.setText(told or self.say("In de formulieren zitten geen fouten."))

    def _pick(self, row: FormRow | None) -> None:
        self._preview.show_text(row.text if row else "")
        self._name.setText(row.title if row else "")
        self._about.setText(self._about_words(row) if row else "")
        self._print.setEnabled(row is not None and row.sort is Sort.GUIDE)

    def _about_words(self, row: FormRow) -> str:
        return self.say("Versie {version} · {about}", version=row.version, about=row.about)

    def _save_guide(self) -> None:
        row = self._table.current()
        if row and row.sort is Sort.GUIDE:
            language = row.language or Language.NL
            self._guides.save(partial(print_guide, guide_id=row.form_id, language=language))

    def _save_cards(self) -> None:
        self._cards.save(print_cards)

    def _lay_out(self) -> None:
        said = QHBoxLayout()
        said.setSpacing(theme().px(8))
        said.addWidget(self._mark)
        said.addWidget(self._check, 1)
        said.addWidget(self._print)
        left = QVBoxLayout()
        left.setSpacing(theme().px(12))
        left.addWidget(self._table, 1)
        left.addLayout(said)
        right = QVBoxLayout()
        right.setSpacing(theme().px(4))
        for part in (self._name, self._about):
            right.addWidget(part)
        right.addWidget(self._preview, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme().px(24))
        self._row.addLayout(left, 3)
        self._row.addLayout(right, 2)
        self._table.setMinimumHeight(theme().px(LEAST))
        self._preview.setMinimumHeight(theme().px(LEAST))
        inside = QWidget()
        self._row.setContentsMargins(0, 0, 0, 0)
        inside.setLayout(self._row)
        self.body.addWidget(scrolled(inside), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the preview below the list where there is no room beside it."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < theme().px(NARROW)
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _columns(self) -> list[Column[FormRow]]:
        say, words = self.say, self.desk.words
        return [
            Column[FormRow](say("Soort"), partial(_sort, words), key=_order),
            Column[FormRow](say("Titel"), _title, stretch=True),
            Column[FormRow](say("Taal"), _language),
            Column[FormRow](say("Stand"), _state, tone=_tone),
        ]

    def _nothing(self) -> QWidget:
        return EmptyState(
            "file-text",
            self.say("Geen formulieren"),
            self.say("In de map forms staat niets dat gelezen kan worden."),
        )


def _sort(words: Words, row: FormRow) -> str:
    return sort_word(words, row.sort)


def _order(row: FormRow) -> str:
    language = list(Language).index(row.language) if row.language else 0
    return f"{ORDER[row.sort]} {row.form_id} {language:02d}"


def _title(row: FormRow) -> str:
    return row.title


def _language(row: FormRow) -> str:
    return row.language.native_name if row.language else ""


def _state(row: FormRow) -> str:
    return row.state


def _tone(row: FormRow) -> Tone:
    return row.tone
