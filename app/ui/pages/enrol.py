"""Enrolling somebody: a code for the study, and a name that goes elsewhere."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.participant import Participant
from app.services.enrolling import NewIdentity, Reception, reception
from app.ui.desk import Desk
from app.ui.pages.enrol_identity import IdentityForm
from app.ui.pages.enrol_study import StudyForm
from app.ui.parts import (
    Card,
    IconLabel,
    Kind,
    Page,
    Section,
    button,
    button_row,
    key_hint,
    plain_label,
    readable,
)
from app.ui.parts.guard import NumberGuard
from app.ui.parts.shortcut import shortcut
from app.ui.place import PageName, Place, Topic
from app.ui.theme import Role, Size, theme

NOBODY = NewIdentity("")


class EnrolPage(Page):
    """Asks what is needed, and then shows the new code."""

    topics = frozenset({Topic.PARTICIPANTS})

    def __init__(self, desk: Desk, _place: Place) -> None:
        """Make the empty form."""
        super().__init__(
            desk,
            desk.words.say("Deelnemer inschrijven"),
            desk.words.say("In het onderzoek staat straks alleen een code."),
        )
        self._guard = NumberGuard(desk.words)
        self._study = StudyForm(desk, self._guard)
        self._identity = IdentityForm(desk.words, self._guard)
        self._keyless = plain_label(tone=Role.QUIET)
        self._keeps_names = True
        self._done = Enrolled(desk)
        self._done.again.connect(self._begin)
        self._asking = self._form()
        self.body.addWidget(self._asking)
        self.body.addWidget(self._done)
        self.body.addStretch(1)
        shortcut("Ctrl+Return", self, self._save, self.say("Inschrijven"))
        self._begin()

    def load(self) -> None:
        """Ask which sites there are."""
        self.desk.ask(reception, self._received)

    def turn_to(self, _part: str) -> None:
        """Begin anew after somebody was enrolled."""
        if not self._done.isHidden():
            self._begin()

    def first_focus(self) -> QWidget:
        """Begin with the group."""
        return self._study.group

    def _begin(self) -> None:
        self._done.hide()
        self._asking.show()
        self._study.reset()
        self._identity.fill(None)
        self._study.group.setFocus()

    def _received(self, found: Reception) -> None:
        self._study.show_sites(found.sites)
        self._keeps_names = found.names.here
        self._identity.setVisible(found.names.here)
        self._keyless.setVisible(not found.names.here)
        self._keyless.setText(
            self.say(
                "Met jouw sleutel kun je geen namen opschrijven. "
                "De naam kan later worden aangevuld door: {names}.",
                names=", ".join(found.names.holders),
            )
        )

    def _save(self) -> None:
        if self._asking.isHidden() or not (self._study.is_right() and self._identity.is_right()):
            return
        if not self._guard.is_content():
            return
        today = self.desk.now().date()
        identity = self._identity.identity(today) if self._keeps_names else NOBODY
        verb = partial(self._study.asked().enrol, identity)
        self.desk.save(verb, {Topic.PARTICIPANTS, Topic.IDENTITIES}, self._enrolled)

    def _enrolled(self, participant: Participant) -> None:
        self._asking.hide()
        self._done.show_code(participant)
        self._done.show()
        self._done.consent.setFocus()

    def _form(self) -> QWidget:
        asking = QWidget()
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(16))
        column.addWidget(self._study)
        column.addWidget(self._identity_card())
        save = button(self.say("Inschrijven"), self._save, kind=Kind.PRIMARY, icon="check")
        cancel = button(self.say("Annuleren"), self.desk.back)
        column.addLayout(button_row(save, key_hint("Ctrl+Enter"), cancel))
        return asking

    def _identity_card(self) -> Card:
        head = QHBoxLayout()
        head.setSpacing(theme().px(12))
        head.addWidget(IconLabel("key-round", Role.WATER, 24), 0, Qt.AlignmentFlag.AlignTop)
        told = Section(
            self.say("Wie het is"),
            self.say(
                "Dit komt in een aparte kluis onder een eigen sleutel, nooit bij de antwoorden. "
                "Wie de gegevens beheert, kan er niet bij. Schrijf nooit een BSN op."
            ),
        )
        told.body.setContentsMargins(0, 0, 0, 0)
        head.addWidget(told, 1)
        card = Card(head)
        card.body.setSpacing(theme().px(16))
        card.body.addWidget(self._keyless)
        card.body.addWidget(self._identity)
        self._keyless.hide()
        return card


class Enrolled(Card):
    """The new code, large, and what comes next."""

    again = Signal()

    def __init__(self, desk: Desk) -> None:
        """Begin without a code."""
        super().__init__()
        self._desk, say = desk, desk.words.say
        self._place = Place(PageName.PARTICIPANTS)
        self._code = readable(plain_label(size=Size.GREAT, strong=True, tone=Role.WATER))
        self.consent = button(
            say("Toestemming vragen"), self._ask_consent, kind=Kind.PRIMARY, icon="signature"
        )
        self.body.setContentsMargins(*(theme().px(32),) * 4)
        self.body.addWidget(plain_label(say("Ingeschreven. Schrijf deze code over:")))
        self.body.addWidget(self._code)
        self.body.addWidget(
            plain_label(
                say(
                    "Met deze code vind je deze persoon terug op elk formulier en in elke lijst. "
                    "Zet de code nooit op hetzelfde papier als de naam."
                ),
                tone=Role.QUIET,
            )
        )
        self.body.addSpacing(theme().px(8))
        to_participant = button(say("Naar de deelnemer"), self._go)
        more = button(say("Nog iemand inschrijven"), self.again.emit, kind=Kind.QUIET)
        self.body.addLayout(button_row(self.consent, to_participant, more))

    def show_code(self, participant: Participant) -> None:
        """Show who was enrolled."""
        self._code.setText(participant.code)
        self._code.setAccessibleName(participant.code)
        self._place = Place(PageName.PARTICIPANT, participant.id)

    def _go(self) -> None:
        self._desk.go(self._place)

    def _ask_consent(self) -> None:
        self._desk.go(Place(PageName.CONSENT, self._place.record))
