"""Taking consent back, in place: how far it goes, what follows, and no question why."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.consent import Scope
from app.domain.ids import ParticipantId
from app.services.consenting import withdraw
from app.services.dossier import Dossier, Step
from app.ui.desk import Desk
from app.ui.parts import (
    Card,
    Choice,
    Field,
    Kind,
    Radio,
    Tone,
    button,
    button_row,
    heading,
    plain_label,
    quiet_label,
)
from app.ui.parts.opening import note_opened
from app.ui.parts.reveal import reveal
from app.ui.place import Topic
from app.ui.theme import theme
from app.ui.wording import scope_sentence, scope_word

REACH = (Scope.ITEM, Scope.CONTACT, Scope.FURTHER_TALKS, Scope.EVERYTHING)


class WithdrawalPanel(QWidget):
    """Closed it is one quiet button; open it asks how far the withdrawal goes."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin closed."""
        super().__init__()
        self._desk, self._id, self._say = desk, participant, desk.words.say
        self._opener = button(
            self._say("Deelnemer wil iets terugnemen"), self._open, kind=Kind.QUIET, icon="undo-2"
        )
        self._scopes: dict[Scope, Radio] = {}
        self._items = Choice()
        self._item_field = Field(self._say("Welk onderdeel?"), self._items)
        self._follows = plain_label()
        self._panel = self._make_panel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(button_row(self._opener))
        column.addWidget(self._panel)
        self._panel.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        """Offer what can still be taken back."""
        standing = dossier.consent.standing
        self.setVisible(standing.record is not None and dossier.step is not Step.STOPPED)
        before = self._items.key
        self._items.clear()
        for item in dossier.form.items:
            if item.id in standing.granted:
                self._items.addItem(item.title, item.id)
        self._items.choose(before if self._items.findData(before) >= 0 else "")
        if self._items.currentIndex() < 0:
            self._items.setCurrentIndex(0)
        self._scopes[Scope.ITEM].setEnabled(self._items.count() > 0)

    def _make_panel(self) -> Card:
        panel = Card()
        panel.body.addWidget(heading(self._say("Hoe ver gaat het?")))
        panel.body.addWidget(
            quiet_label(
                self._say("De deelnemer kiest. Vraag niet waarom. Het heeft geen gevolgen.")
            )
        )
        for scope in REACH:
            choice = Radio(scope_word(self._desk.words, scope).capitalize())
            choice.toggled.connect(self._explain)
            self._scopes[scope] = choice
            panel.body.addWidget(choice)
            if scope is Scope.ITEM:
                panel.body.addWidget(self._item_field)
        panel.body.addSpacing(theme().px(4))
        panel.body.addWidget(self._follows)
        act = button(
            self._say("Leg intrekking vast"), self._withdraw, kind=Kind.DANGER, icon="check"
        )
        cancel = button(self._say("Niet doen"), self._close)
        panel.body.addLayout(button_row(cancel, act))
        self._scopes[Scope.CONTACT].setChecked(True)
        return panel

    @property
    def _scope(self) -> Scope:
        return next(scope for scope, choice in self._scopes.items() if choice.isChecked())

    def _explain(self, checked: bool) -> None:  # noqa: FBT001 - Qt's own signature
        if checked:
            self._follows.setText(scope_sentence(self._desk.words, self._scope))
            self._item_field.setVisible(self._scope is Scope.ITEM)

    def _open(self) -> None:
        self._opener.hide()
        note_opened(self._opener)
        self._panel.show()
        self._scopes[self._scope].setFocus()
        reveal(self._panel)

    def _close(self) -> None:
        self._panel.hide()
        self._opener.show()
        note_opened(self._opener, 0)
        self._opener.setFocus()

    def _withdraw(self) -> None:
        scope = self._scope
        item = self._items.key if scope is Scope.ITEM else None
        verb = partial(withdraw, participant=self._id, scope=scope, item=item)
        self._desk.save(verb, {Topic.CONSENT, Topic.PARTICIPANTS, Topic.SCHEDULE}, self._withdrawn)

    def _withdrawn(self, _done: None) -> None:
        self._close()
        self._desk.tell(self._say("De intrekking is vastgelegd."), Tone.GOOD)
