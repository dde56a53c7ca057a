"""How somebody may be reached: gone through together at the end of every talk."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.domain.identity import ContactRoute, Identity
from app.domain.ids import ParticipantId
from app.language.dates import short_day
from app.services.enrolling import confirm_routes, see_identity
from app.ui.desk import Desk
from app.ui.parts import (
    IconLabel,
    Section,
    button,
    button_row,
    clear,
    plain_label,
    quiet_label,
    readable,
)
from app.ui.place import PageName, Place, Topic
from app.ui.theme import Role, theme
from app.ui.wording import may_know_word, of_word, route_icon, route_word


class Reaching(Section):
    """Shows no route until somebody asks, since every look is logged; and never the name."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin with nothing in sight."""
        super().__init__(desk.words.say("Hoe mogen wij je bereiken?"))
        self._desk, self._say, self._participant = desk, desk.words.say, participant
        self._identity: Identity | None = None
        self._shown = QVBoxLayout()
        self._shown.setSpacing(theme().px(8))
        self.body.addLayout(self._shown)
        about = self._say("Loop samen na of alles nog klopt. Dat wij kijken, komt in het logboek.")
        self._shown.addWidget(quiet_label(about))
        see = button(self._say("Contactwegen tonen"), self._ask, icon="eye")
        self._shown.addLayout(button_row(see))

    def _ask(self) -> None:
        verb = partial(see_identity, participant=self._participant)
        self._desk.save(verb, (), self._show)

    def _show(self, identity: Identity | None) -> None:
        clear(self._shown)
        self._identity = identity
        routes = identity.routes if identity else ()
        for route in routes:
            self._shown.addLayout(self._route(route))
        if not routes:
            self._shown.addWidget(plain_label(self._say("Er is geen contactweg afgesproken.")))
        change = button(self._say("Er verandert iets"), self._change, icon="pencil")
        acts = [change]
        if routes:
            right = button(self._say("Alles klopt nog"), self._confirm, icon="check")
            acts.insert(0, right)
        self._shown.addLayout(button_row(*acts))
        acts[0].setFocus()

    def _route(self, route: ContactRoute) -> QVBoxLayout:
        words = self._desk.words
        about = self._say(
            "{kind}, {of} · {knows} · bevestigd op {day}",
            kind=route_word(words, route.kind),
            of=of_word(words, route.of),
            knows=may_know_word(words, route.may_know),
            day=short_day(words, route.confirmed_on),
        )
        lines = QVBoxLayout()
        lines.setSpacing(0)
        value = readable(plain_label(route.value, strong=True))
        lines.addLayout(button_row(IconLabel(route_icon(route.kind), Role.QUIET, 16), value))
        lines.addWidget(quiet_label(" · ".join(part for part in (about, route.note) if part)))
        return lines

    def _confirm(self) -> None:
        verb = partial(confirm_routes, participant=self._participant)
        self._desk.save(verb, {Topic.IDENTITIES}, self._confirmed)

    def _confirmed(self, _done: None) -> None:
        if self._identity is None:
            return
        today = self._desk.now().date()
        routes = tuple(replace(each, confirmed_on=today) for each in self._identity.routes)
        self._show(replace(self._identity, routes=routes))

    def _change(self) -> None:
        self._desk.go(Place(PageName.PARTICIPANT, self._participant, "contact"))
