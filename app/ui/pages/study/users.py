"""Who may come in: the list, and what a lead may change about it, each act in place."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from app.domain.clock import Chance
from app.domain.ids import UserId
from app.domain.users import User
from app.language import Words
from app.language.dates import clock_time, without_weekday
from app.services.office import Office
from app.services.settling import StudyFacts
from app.ui.desk import Desk
from app.ui.pages.study.users_forms import AddForm, KeyForm, OwnForm, RemoveForm, RoleForm
from app.ui.pages.study.users_giving import GiveForm
from app.ui.parts import (
    Column,
    FlowLayout,
    Kind,
    Section,
    Table,
    Tone,
    button,
    quiet_label,
)
from app.ui.parts.opening import note_opened
from app.ui.parts.reading_order import go_to
from app.ui.theme import theme
from app.ui.wording import role_word

LEAST_TABLE = 148
"""Design pixels: the titles and three users."""


def chance_of(office: Office) -> Chance:
    """Return what new words are drawn with."""
    return office.chance


class UsersPanel(QStackedWidget):
    """The list of users, and over it the one form that is open."""

    def __init__(self, desk: Desk) -> None:
        """Begin with an empty list."""
        super().__init__()
        self._desk, self._say = desk, desk.words.say
        self._me = UserId("")
        self._chosen = UserId("")
        self._facts: StudyFacts | None = None
        self._table = Table[User](self._say("Gebruikers"), self._columns(), QWidget())
        self._table.picked.connect(self._offer)
        self._who_can = quiet_label("")
        self._add = button(self._say("Gebruiker toevoegen"), self._begin_add, icon="plus")
        self._role = button(self._say("Andere rol"), self._begin_role, icon="pencil")
        give = self._say("Nieuwe wachtzin geven")
        self._give = button(give, self._begin_giving, icon="lock-open")
        self._out = button(self._say("Eruit halen"), self._begin_removal, kind=Kind.QUIET)
        self._own = button(self._say("Eigen wachtzin wijzigen"), self._begin_own, icon="lock")
        self._form: KeyForm | None = None
        self.addWidget(self._list())

    def show_facts(self, facts: StudyFacts) -> None:
        """Show who there are; a form that is open stays."""
        self._me, self._facts = facts.me, facts
        before = self._table.current()
        chosen = self._chosen or (before.id if before else facts.me)
        self._table.show_rows(facts.users)
        self._table.select(next((each for each in facts.users if each.id == chosen), None))
        self._chosen = UserId("")
        for act in (self._add, self._role, self._give, self._out):
            act.setVisible(facts.leading)
        self._offer(self._table.current())

    def _list(self) -> QWidget:
        section = Section(self._say("Gebruikers"))
        section.body.addWidget(self._table, 1)
        section.body.addWidget(self._who_can)
        self._table.setMinimumHeight(theme().px(LEAST_TABLE))
        acts = QWidget()
        flow = FlowLayout(acts)
        for act in (self._add, self._role, self._give, self._out, self._own):
            flow.addWidget(act)
        section.body.addWidget(acts)
        return section

    def _offer(self, user: User | None) -> None:
        other = user is not None and user.active and user.id != self._me
        self._role.setEnabled(other)
        self._give.setEnabled(other)
        self._out.setEnabled(other)
        said = self._why_not(user, self._facts) if user and self._facts else ""
        self._who_can.setText(said)
        self._who_can.setVisible(bool(said))

    def _why_not(self, user: User, facts: StudyFacts) -> str:
        """Say who can do what can't be done here, and why."""
        others = names_of(each for each in facts.leads if each.id != self._me)
        if not facts.leading:
            return self._say(
                "Gebruikers toevoegen, eruit halen of een andere rol of wachtzin geven kan: "
                "{names}.",
                names=others,
            )
        if not user.active:
            return self._say(
                "{name} is weggegaan. Terug kan alleen door opnieuw toe te voegen.", name=user.name
            )
        if user.id != self._me:
            return ""
        if others:
            return self._say(
                "Dit ben jij. Je eigen rol of plek verandert een andere onderzoeksleider: {names}.",
                names=others,
            )
        return self._say(
            "Dit ben jij, als enige onderzoeksleider. Val je weg, dan kan alleen het herstelblad "
            "je vervangen. Voeg nog een onderzoeksleider toe."
        )

    def _turn_to(self, user: User) -> None:
        """Go to somebody as soon as the list knows what became of them."""
        self._chosen = user.id

    def _begin_add(self) -> None:
        self._desk.ask(chance_of, self._open_add)

    def _open_add(self, chance: Chance) -> None:
        self._open(AddForm(self._desk, chance), self._add)

    def _begin_role(self) -> None:
        if user := self._table.current():
            self._open(RoleForm(self._desk, user), self._role)

    def _begin_giving(self) -> None:
        self._desk.ask(chance_of, self._open_giving)

    def _open_giving(self, chance: Chance) -> None:
        if user := self._table.current():
            self._open(GiveForm(self._desk, user, chance), self._give)

    def _begin_removal(self) -> None:
        if user := self._table.current():
            self._open(RemoveForm(self._desk, user), self._out)

    def _begin_own(self) -> None:
        self._desk.ask(chance_of, self._open_own)

    def _open_own(self, chance: Chance) -> None:
        self._open(OwnForm(self._desk, chance), self._own)

    def _open(self, form: KeyForm, opener: QPushButton) -> None:
        self._close()
        self._form = form
        note_opened(opener)
        form.about.connect(self._turn_to)
        form.closed.connect(self._close)
        self.addWidget(form)
        self.setCurrentWidget(form)
        go_to(form.first_focus())

    def _close(self) -> None:
        if self._form is None:
            return
        self.removeWidget(self._form)
        self._form.deleteLater()
        self._form = None
        for opener in (self._add, self._role, self._give, self._out, self._own):
            note_opened(opener, 0)
        self._table.setFocus()

    def _columns(self) -> list[Column[User]]:
        words = self._desk.words
        return [
            Column[User](self._say("Naam"), _name, stretch=True),
            Column[User](self._say("Rol"), partial(_role, words)),
            Column[User](self._say("Sinds"), partial(_since, words), key=_since_key),
            Column[User](
                self._say("Laatst geopend"), self._came_in, key=self._came_in_key, tone=_tone
            ),
        ]

    def _came_in(self, row: User) -> str:
        if not row.active:
            return self._say("weggegaan")
        moment = self._last_in(row)
        if moment is None:
            return self._say("nog nooit")
        words = self._desk.words
        day = without_weekday(words, moment.astimezone().date())
        return self._say("{day}, {time}", day=day, time=clock_time(words, moment))

    def _came_in_key(self, row: User) -> float:
        moment = self._last_in(row) if row.active else None
        return moment.timestamp() if moment else 0.0

    def _last_in(self, row: User) -> datetime | None:
        return self._facts.last_in.get(row.id) if self._facts else None


def names_of(users: Iterable[User]) -> str:
    """Return their names, with commas between them."""
    return ", ".join(user.name for user in users)


def _name(row: User) -> str:
    return row.name


def _role(words: Words, row: User) -> str:
    return role_word(words, row.role)


def _since(words: Words, row: User) -> str:
    return without_weekday(words, row.added_at.astimezone().date())


def _since_key(row: User) -> float:
    return row.added_at.timestamp()


def _tone(row: User) -> Tone | None:
    return None if row.active else Tone.PLAIN
