"""Who a participant is and how to reach them: only shown when asked, since each look is logged."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.identity import ContactRoute, Identity
from app.domain.ids import ParticipantId
from app.language.dates import short_day
from app.services.dossier import Dossier
from app.services.enrolling import NewIdentity, change_identity, confirm_routes, see_identity
from app.ui.desk import Desk
from app.ui.pages.enrol_identity import IdentityForm
from app.ui.pages.participant.tab import Tab
from app.ui.parts import (
    Card,
    IconLabel,
    Kind,
    Section,
    Tone,
    button,
    button_row,
    clear,
    plain_label,
    quiet_label,
    readable,
)
from app.ui.parts.guard import NumberGuard
from app.ui.place import Topic
from app.ui.standing import PRIVATE
from app.ui.theme import Role, Size, theme
from app.ui.wording import may_know_word, of_word, route_icon, route_word


class ContactTab(Tab):
    """Closed it says what is behind it; open it shows the identity; it closes when left."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin closed."""
        super().__init__(desk, participant)
        self._identity: Identity | None = None
        self._typed = NewIdentity("")
        self._guard = NumberGuard(desk.words)
        self._form = IdentityForm(desk.words, self._guard)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(theme().px(8))
        self._see = button(self.say("Toon naam"), self._ask, kind=Kind.PRIMARY, icon="eye")
        self._closed = self._closed_panel()
        self._editing = self._editing_panel()
        self._who_can = plain_label(tone=Role.QUIET)
        self._keyless = self._keyless_panel()
        self._open = QWidget()
        self._open.setLayout(self._shown)
        self._shown.setContentsMargins(0, 0, 0, 0)
        for part in (self._closed, self._keyless, self._open, self._editing):
            self.body.addWidget(part)
        self._show_only(self._closed)

    def show_dossier(self, dossier: Dossier) -> None:
        """Say who can open this, when the key at hand does not."""
        if not dossier.names.here:
            self._who_can.setText(
                self.say(
                    "Namen en contactwegen staan in een aparte kluis, onder een eigen sleutel. "
                    "Die hebben: {names}. Wie de gegevens beheert, heeft ze niet nodig.",
                    names=", ".join(dossier.names.holders),
                )
            )
            self._show_only(self._keyless)

    def turned_away(self) -> None:
        """Take every name off the screen."""
        self._identity = None
        clear(self._shown)
        self._form.fill(None)
        if not self._closed.isHidden() or not self._keyless.isHidden():
            return
        self._show_only(self._closed)

    def _show_only(self, part: QWidget) -> None:
        for each in (self._closed, self._keyless, self._open, self._editing):
            each.setVisible(each is part)

    def _ask(self) -> None:
        verb = partial(see_identity, participant=self.participant)
        self.desk.save(verb, {Topic.IDENTITIES}, self._received)

    def _received(self, identity: Identity | None) -> None:
        self._identity = identity
        if identity is None:
            self._edit()
        else:
            self._show(identity)

    def _show(self, identity: Identity) -> None:
        clear(self._shown)
        self._shown.addWidget(readable(plain_label(identity.name, size=Size.TITLE, strong=True)))
        for line in self._lines(identity):
            self._shown.addWidget(readable(plain_label(line)))
        self._shown.addWidget(self._routes(identity))
        hide = button(self.say("Verberg"), self.turned_away, kind=Kind.QUIET, icon="eye-off")
        edit = button(self.say("Wijzigen"), self._edit, icon="pencil")
        acts: list[QWidget] = [edit, hide]
        if identity.routes:
            confirm = button(self.say("Alle contactwegen kloppen nog"), self._confirm, icon="check")
            acts.insert(0, confirm)
        self._shown.addSpacing(theme().px(8))
        self._shown.addLayout(button_row(*acts))
        self._show_only(self._open)
        acts[0].setFocus()

    def _lines(self, identity: Identity) -> list[str]:
        lines = []
        if identity.aliases:
            names = ", ".join(identity.aliases)
            lines.append(self.say("Andere namen: {names}", names=names))
        if identity.born:
            day = short_day(self.desk.words, identity.born)
            lines.append(self.say("Geboren: {day}", day=day))
        return lines + [
            self.say("{role}: {name}", role=each.role or "–", name=each.name)
            for each in identity.relatives
        ]

    def _routes(self, identity: Identity) -> QWidget:
        section = Section(self.say("Contactwegen"))
        if not identity.routes:
            section.body.addWidget(quiet_label(self.say("Er is geen contactweg afgesproken.")))
        for route in identity.routes:
            section.body.addWidget(self._route(route))
        return section

    def _route(self, route: ContactRoute) -> QWidget:
        words, line = self.desk.words, QWidget()
        row = QVBoxLayout(line)
        row.setContentsMargins(0, 0, 0, theme().px(4))
        row.setSpacing(0)
        value = readable(plain_label(route.value, strong=True))
        about = self.say(
            "{kind}, {of} · {knows}",
            kind=route_word(words, route.kind),
            of=of_word(words, route.of),
            knows=may_know_word(words, route.may_know),
        )
        head = button_row(IconLabel(route_icon(route.kind), Role.QUIET, 16), value)
        row.addLayout(head)
        row.addWidget(plain_label(about))
        confirmed = self.say("Bevestigd op {day}.", day=short_day(words, route.confirmed_on))
        row.addWidget(quiet_label(" ".join(part for part in (route.note, confirmed) if part)))
        return line

    def _edit(self) -> None:
        self._form.fill(self._identity)
        self._show_only(self._editing)
        self._form.name_control().setFocus()

    def _save(self) -> None:
        if not self._form.is_right() or not self._guard.is_content():
            return
        self._typed = self._form.identity(self.desk.now().date())
        verb = partial(change_identity, participant=self.participant, new=self._typed)
        self.desk.save(verb, {Topic.IDENTITIES}, self._saved)

    def _saved(self, _done: None) -> None:
        typed = self._typed
        self._identity = Identity(
            participant=self.participant,
            name=typed.name,
            aliases=typed.aliases,
            born=typed.born,
            relatives=typed.relatives,
            routes=typed.routes,
            recorded_at=self.desk.now(),
        )
        self._show(self._identity)

    def _confirm(self) -> None:
        verb = partial(confirm_routes, participant=self.participant)
        self.desk.save(verb, {Topic.IDENTITIES}, self._confirmed)

    def _confirmed(self, _done: None) -> None:
        if self._identity is None:
            return
        today = self.desk.now().date()
        routes = tuple(replace(each, confirmed_on=today) for each in self._identity.routes)
        self._identity = replace(self._identity, routes=routes)
        self._show(self._identity)
        self.desk.tell(self.say("Alle contactwegen zijn bevestigd."), Tone.GOOD)

    def _closed_panel(self) -> QWidget:
        panel = Card()
        panel.body.addWidget(plain_label(self.say("De naam is niet in beeld"), strong=True))
        panel.body.addWidget(
            plain_label(
                self.say(
                    "Naam, contactwegen en familie staan in een aparte kluis. "
                    "Kijk alleen als je iemand nodig hebt: elke keer komt in het logboek."
                ),
                tone=Role.QUIET,
            )
        )
        panel.body.addLayout(button_row(self._see))
        return panel

    def _keyless_panel(self) -> QWidget:
        panel = Card()
        panel.body.addWidget(plain_label(self.say("Jouw sleutel opent dit niet"), strong=True))
        panel.body.addWidget(self._who_can)
        return panel

    def _editing_panel(self) -> QWidget:
        panel = Card()
        panel.setProperty(PRIVATE, True)  # noqa: FBT003 - Qt's own way
        panel.body.addWidget(self._form)
        save = button(self.say("Bewaren"), self._save, kind=Kind.PRIMARY, icon="check")
        cancel = button(self.say("Annuleren"), self._cancel)
        panel.body.addLayout(button_row(save, cancel))
        return panel

    def _cancel(self) -> None:
        if self._identity:
            self._show(self._identity)
        else:
            self.turned_away()
