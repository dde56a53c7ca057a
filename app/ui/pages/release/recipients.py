"""For whom: choosing a recipient, adding one, and comparing the fingerprint of their key."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.errors import WaterlijnError
from app.domain.ids import RecipientId
from app.domain.release import KnownRecipient
from app.services.proving import fingerprint_of
from app.services.releasing import add_recipient
from app.ui.desk import Desk
from app.ui.errors import text_of
from app.ui.parts import (
    Choice,
    Field,
    Form,
    button,
    button_row,
    line_edit,
    needed,
    quiet_label,
    readable,
)
from app.ui.parts.text import plain_label
from app.ui.place import Topic
from app.ui.theme import Size, theme

NEW = "new"


class Recipients(QWidget):
    """Chooses for whom a bundle is sealed."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Begin with nobody known."""
        super().__init__()
        self._desk, say = desk, desk.words.say
        self._known: dict[str, KnownRecipient] = {}
        self._choice = Choice((NEW, say("Nieuwe ontvanger…")))
        self._choice.currentIndexChanged.connect(self._turn)
        self._print = readable(plain_label(size=Size.LARGE, strong=True))
        self._print.setFont(theme().numbers(Size.LARGE))
        self._print.setAccessibleName(say("Vingerafdruk van de sleutel"))
        self._help = quiet_label(
            say(
                "Bel de ontvanger en lees dit voor. Klopt elk groepje met wat daar staat? "
                "Dan is het de goede sleutel."
            )
        )
        self._form = Form()
        self._name = self._form.add(Field(say("Naam"), line_edit()), needed(say("Geef een naam.")))
        self._organisation = self._form.add(
            Field(say("Organisatie"), line_edit()), needed(say("Geef de organisatie."))
        )
        self._key = self._form.add(
            Field(
                say("Openbare sleutel"),
                line_edit(),
                help_text=say("Die maakt de ontvanger; hij begint met age1."),
                wide=640,
            ),
            needed(say("Plak hier de openbare sleutel van de ontvanger.")),
        )
        if isinstance(self._key.control, QLineEdit):
            self._key.control.textChanged.connect(self._show_print)
        self._add = button(say("Ontvanger toevoegen"), self._keep, icon="plus")
        self._arrange()

    @property
    def chosen(self) -> RecipientId | None:
        """Return the recipient that is chosen."""
        known = self._known.get(self._choice.key)
        return known.id if known else None

    def show_recipients(self, known: tuple[KnownRecipient, ...]) -> None:
        """Offer these; the choice stays."""
        before = self._choice.key
        self._known = {each.id: each for each in known}
        blocker = QSignalBlocker(self._choice)
        self._choice.clear()
        for each in known:
            label = self._desk.words.say("{name}, {org}", name=each.name, org=each.organisation)
            self._choice.addItem(label, each.id)
        self._choice.addItem(self._desk.words.say("Nieuwe ontvanger…"), NEW)
        known_before = before in self._known
        self._choice.choose(before if known_before else known[0].id if known else NEW)
        blocker.unblock()
        self._turn()

    def _turn(self) -> None:
        known = self._known.get(self._choice.key)
        self._form.setVisible(known is None)
        self._add.setVisible(known is None)
        self._show_print()
        self.changed.emit()

    def _show_print(self, _text: str = "") -> None:
        known = self._known.get(self._choice.key)
        key = known.age_key if known else self._key.text
        shown = self._fingerprint(key)
        self._print.setText(shown)
        self._print.setVisible(bool(shown))
        self._help.setVisible(bool(shown))

    def _fingerprint(self, key: str) -> str:
        try:
            return fingerprint_of(key) if key else ""
        except WaterlijnError:
            return ""

    def _keep(self) -> None:
        if self._form.is_right():
            verb = partial(
                add_recipient,
                name=self._name.text,
                organisation=self._organisation.text,
                age_key=self._key.text,
            )
            self._desk.save(verb, {Topic.RELEASE}, self._kept, self._refused)

    def _kept(self, known: KnownRecipient) -> None:
        for field in (self._name, self._organisation, self._key):
            field.set_text("")
        self.show_recipients((*self._known.values(), known))
        self._choice.choose(known.id)
        self._choice.setFocus()

    def _refused(self, error: WaterlijnError) -> None:
        self._key.complain(text_of(error, self._desk.words))
        self._key.control.setFocus()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(12))
        column.addWidget(Field(self._desk.words.say("Ontvanger"), self._choice))
        column.addWidget(self._form)
        column.addWidget(self._print)
        column.addWidget(self._help)
        column.addLayout(button_row(self._add))
