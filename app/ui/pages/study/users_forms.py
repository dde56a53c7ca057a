"""What is asked before somebody comes in, changes role, leaves, or changes their passphrase."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.crypto.errors import WrongPassphrase
from app.crypto.passphrase import generate
from app.domain.clock import Chance
from app.domain.errors import WaterlijnError
from app.domain.users import KEYS, LONGEST_NAME, NameTaken, Role, User
from app.services.members import NewUser, add_user, change_role, remove_member
from app.services.office import Office
from app.services.passphrases import change_passphrase
from app.storage.errors import TooSoon
from app.ui.desk import Desk
from app.ui.errors import text_of
from app.ui.gate.panel import caps_pill
from app.ui.gate.passphrase import PassphrasePart
from app.ui.parts import (
    Field,
    Form,
    Kind,
    Radio,
    SecretEdit,
    button,
    button_row,
    heading,
    line_edit,
    needed,
    plain_label,
    quiet_label,
)
from app.ui.parts.reading_order import go_to
from app.ui.parts.reveal import reveal
from app.ui.place import Topic
from app.ui.theme import Role as Ink
from app.ui.theme import theme
from app.ui.wording import role_reach, role_word

WIDE = 560


class KeyForm(QWidget):
    """A form that ends with one's own passphrase, since keys are only had for that."""

    closed = Signal()
    """It is done with, or not wanted."""
    about = Signal(object)
    """The `User` it was done about."""

    def __init__(self, desk: Desk, title: str, asks: str = "") -> None:
        """Begin with a title; a subclass adds its fields and then calls `finish`.

        `asks` names the passphrase of whoever does this, where it could be taken for another.
        """
        super().__init__()
        self.desk, self.words, self.say = desk, desk.words, desk.words.say
        self.form = Form()
        self.form.setMaximumWidth(theme().px(WIDE))
        asked = asks or self.say("Je eigen wachtzin")
        self._asked = False
        self._secret = SecretEdit(self.words, asked)
        self.own = Field(asked, self._secret, wide=WIDE)
        self._caps = caps_pill(self.words)
        self._secret.caps.connect(self._caps.setVisible)
        self._waiting = quiet_label("")
        self._waiting.hide()
        self._failed = plain_label(tone=Ink.OVERDUE)
        self._failed.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme().px(8), 0, 0)
        self._column.setSpacing(theme().px(16))
        self._column.addWidget(heading(title))
        # In a row of its own, or the height would be reckoned from lines as wide as the page.
        row = QHBoxLayout()
        row.addWidget(self.form, 1_000)
        row.addStretch(1)
        self._column.addLayout(row)

    def first_focus(self) -> QWidget:
        """Return where typing goes."""
        return self.own.control

    def finish(self, word: str, act: Callable[[str], None], *, kind: Kind = Kind.PRIMARY) -> None:
        """Ask for the passphrase of whoever does this, and offer the act and the way out.

        `act` is given the passphrase that was typed.
        """
        self._act = act
        if not self._asked:
            self.ask()
        self._column.addWidget(self._caps, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._failed)
        self._column.addWidget(self._waiting)
        self._go = button(word, self._try, kind=kind)
        self.form.entered.connect(self._go.click)
        self._away = button(self.say("Annuleren"), self.closed.emit, kind=Kind.QUIET)
        self._column.addLayout(button_row(self._go, self._away))
        self._column.addStretch(1)

    def ask(self) -> None:
        """Ask for the passphrase here: `finish` does, unless it belongs before other fields."""
        self._asked = True
        self.form.add(self.own, needed(self.say("Typ je eigen wachtzin.")))

    def hand_over(self, chance: Chance, title: str) -> PassphrasePart:
        """Have somebody else choose a passphrase, in words drawn with `chance`, and come back."""
        part = PassphrasePart(self.words, partial(generate, chance), title)
        self.form.add_part(part)
        told = self.say(
            "Geef de laptop even uit handen: wie het aangaat, schrijft de woorden over of kiest "
            "zelf, en typt de wachtzin over. Kijk zelf niet mee."
        )
        self.form.add_part(quiet_label(told))
        self.form.add(part.own, part.own_rule)
        self.form.add(part.again, part.again_rule)
        self.form.add_part(heading(self.say("Nu jij weer")))
        return part

    def done(self, sentence: str) -> None:
        """Say that it was done and go away."""
        self.desk.tell(sentence)
        self.closed.emit()

    def fail(self, error: WaterlijnError) -> None:
        """Say what went wrong beside the field it is about."""
        self._free(on=True)
        said = text_of(error, self.words)
        if isinstance(error, WrongPassphrase | TooSoon):
            self.own.complain(said)
            self._secret.selectAll()
            go_to(self.own)
            self._secret.setFocus()
        else:
            self._failed.setText(said)
            self._failed.show()
            go_to(self._go)
            reveal(self._failed)

    def _try(self) -> None:
        if not self.form.is_right():
            return
        self._failed.hide()
        self._free(on=False)
        self._act(self.own.text)

    def _free(self, *, on: bool) -> None:
        for part in (self.form, self._go, self._away):
            part.setEnabled(on)
        self._waiting.setText(self.say("Even geduld: sleutels maken duurt een paar seconden."))
        self._waiting.setVisible(not on)


class AddForm(KeyForm):
    """Lets somebody in: name, role, and a passphrase for them."""

    def __init__(self, desk: Desk, chance: Chance) -> None:
        """Offer six words drawn with `chance`."""
        super().__init__(desk, desk.words.say("Gebruiker toevoegen"))
        name = line_edit()
        name.setMaxLength(LONGEST_NAME)
        self._name = self.form.add(
            Field(self.say("Naam van de nieuwe gebruiker"), name, wide=WIDE),
            needed(self.say("Vul een naam in.")),
        )
        self._roles = RoleChoice(desk, Role.INTERVIEWER)
        self.form.add_part(self._roles)
        self._passphrase = self.hand_over(chance, self.say("Wachtzin van de nieuwe gebruiker"))
        self.finish(self.say("Toevoegen"), self._add)

    def first_focus(self) -> QWidget:
        """Begin with the name."""
        return self._name.control

    def _add(self, passphrase: str) -> None:
        new = NewUser(self._name.text, self._roles.role, self._passphrase.wanted)
        verb = partial(_add, passphrase=passphrase, new=new)
        self.desk.save(verb, {Topic.STUDY}, self._added, self.fail)

    def fail(self, error: WaterlijnError) -> None:
        """Say at the name that it is taken."""
        if not isinstance(error, NameTaken):
            super().fail(error)
            return
        self._free(on=True)
        self._name.complain(text_of(error, self.words))
        go_to(self._name.control)

    def _added(self, user: User) -> None:
        self.about.emit(user)
        self.done(
            self.say(
                "{name} is toegevoegd en kan zelf ontgrendelen. Bewaar die wachtzin niet zelf.",
                name=user.name,
            )
        )


class RoleForm(KeyForm):
    """Gives somebody another role, and says what that does to their keys."""

    def __init__(self, desk: Desk, user: User) -> None:
        """Begin at the role they have."""
        super().__init__(desk, desk.words.say("Rol van {name}", name=user.name))
        self._user = user
        self._roles = RoleChoice(desk, user.role)
        self._roles.turned.connect(self._explain)
        self._follows = plain_label()
        self.form.add_part(self._roles)
        self.form.add_part(self._follows)
        self.finish(self.say("Rol wijzigen"), self._change)
        self._explain()

    def first_focus(self) -> QWidget:
        """Begin at the role they have."""
        return self._roles.chosen

    def _change(self, passphrase: str) -> None:
        verb = partial(_change, passphrase=passphrase, change=(self._user, self._roles.role))
        self.desk.save(verb, {Topic.STUDY}, self._changed, self.fail)

    def _changed(self, user: User) -> None:
        self.about.emit(user)
        self.done(
            self.say("{name} is nu {role}.", name=user.name, role=role_word(self.words, user.role))
        )

    def _explain(self) -> None:
        same = self._roles.role is self._user.role
        self._go.setEnabled(not same)
        parts = [self.say("Kies een andere rol.")] if same else [self._leading(), self._keys()]
        self._follows.setText(" ".join(part for part in parts if part))

    def _leading(self) -> str:
        """Say what it does to who decides."""
        if self._roles.role is Role.LEAD:
            return self.say("{name} beslist daarna mee wie er bij kan.", name=self._user.name)
        if self._user.role is Role.LEAD:
            return self.say("{name} beslist daarna niet meer mee.", name=self._user.name)
        return ""

    def _keys(self) -> str:
        """Say what it does to who opens what."""
        old, new = KEYS[self._user.role], KEYS[self._roles.role]
        say, name = self.say, self._user.name
        if new < old:
            return say(
                "{name} kan daarna geen namen meer openen: gesprekken en namen krijgen nieuwe "
                "sleutels. Oudere reservekopieën blijven voor {name} te openen.",
                name=name,
            )
        if old < new:
            return say(
                "{name} kan daarna ook de namen openen. Gesprekken en namen krijgen nieuwe "
                "sleutels.",
                name=name,
            )
        return say("De sleutels veranderen niet.")


class RemoveForm(KeyForm):
    """Takes somebody out, and says honestly what that does and does not do."""

    def __init__(self, desk: Desk, user: User) -> None:
        """Ask whether this is meant."""
        super().__init__(desk, desk.words.say("{name} eruit halen?", name=user.name))
        self._user = user
        for sentence in (
            self.say(
                "{name} kan dit onderzoek daarna niet meer openen. Gesprekken en namen krijgen "
                "nieuwe sleutels.",
                name=user.name,
            ),
            self.say("Wat {name} heeft gedaan, blijft staan, ook in het logboek.", name=user.name),
            self.say(
                "Dit haalt niets terug. Wat {name} al zag of kopieerde, houdt {name}; oudere "
                "reservekopieën gaan met de oude wachtzin nog open.",
                name=user.name,
            ),
        ):
            self.form.add_part(plain_label(sentence))
        self.finish(self.say("Haal {name} eruit", name=user.name), self._remove, kind=Kind.DANGER)

    def _remove(self, passphrase: str) -> None:
        verb = partial(_remove, passphrase=passphrase, user=self._user)
        self.desk.save(verb, {Topic.STUDY}, self._removed, self.fail)

    def _removed(self, user: User) -> None:
        self.about.emit(user)
        self.done(
            self.say(
                "{name} kan er niet meer bij. Maak nu een reservekopie: de oudere gaan nog open "
                "met de wachtzin van {name}.",
                name=user.name,
            )
        )


class OwnForm(KeyForm):
    """Changes one's own passphrase."""

    def __init__(self, desk: Desk, chance: Chance) -> None:
        """Offer six words drawn with `chance`."""
        say = desk.words.say
        super().__init__(desk, say("Eigen wachtzin wijzigen"), say("Je wachtzin van nu"))
        self.form.add_part(
            quiet_label(
                self.say(
                    "De oude wachtzin past daarna nog op oudere reservekopieën. Heeft iemand hem "
                    "gezien? Vernieuw dan ook je reservekopieën."
                )
            )
        )
        self.ask()
        self._passphrase = PassphrasePart(
            self.words, partial(generate, chance), self.say("Nieuwe wachtzin")
        )
        self.form.add_part(self._passphrase)
        self.form.add(self._passphrase.own, self._own_rule)
        self.form.add(self._passphrase.again, self._passphrase.again_rule)
        self.finish(self.say("Wachtzin wijzigen"), self._change)

    def _own_rule(self, text: str) -> str:
        """Say what is wrong with a passphrase of one's own, also that it is no other one."""
        same = self._passphrase.wanted == self.own.text
        again = self.say("Dit is je wachtzin van nu. Neem een andere.") if same and text else ""
        return self._passphrase.own_rule(text) or again

    def _change(self, passphrase: str) -> None:
        verb = partial(_rewrap, present=passphrase, new=self._passphrase.wanted)
        self.desk.save(verb, {Topic.STUDY}, self._changed, self.fail)

    def _changed(self, _done: None) -> None:
        self.done(self.say("Je wachtzin is gewijzigd."))


class RoleChoice(QWidget):
    """The three roles, each with what it can open."""

    turned = Signal()
    """Another role was chosen."""

    def __init__(self, desk: Desk, chosen: Role) -> None:
        """Begin at `chosen`."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addWidget(plain_label(desk.words.say("Rol"), strong=True))
        self._radios: dict[Role, Radio] = {}
        for role in Role:
            word = role_word(desk.words, role).capitalize()
            radio = Radio(f"{word}. {role_reach(desk.words, role)}")
            radio.setChecked(role is chosen)
            radio.toggled.connect(self._turn)
            self._radios[role] = radio
            column.addWidget(radio)

    @property
    def role(self) -> Role:
        """Return the role that is chosen."""
        return next(role for role, radio in self._radios.items() if radio.isChecked())

    @property
    def chosen(self) -> Radio:
        """Return the choice that is made."""
        return self._radios[self.role]

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's own signature
        if on:
            self.turned.emit()


def _add(office: Office, passphrase: str, new: NewUser) -> User:
    held = office.keys
    return add_user(held.study, passphrase, new, held.means)


def _change(office: Office, passphrase: str, change: tuple[User, Role]) -> User:
    held, (user, role) = office.keys, change
    return change_role(held.study, passphrase, (user.id, role), held.means)


def _remove(office: Office, passphrase: str, user: User) -> User:
    held = office.keys
    return remove_member(held.study, passphrase, user.id, held.means)


def _rewrap(office: Office, present: str, new: str) -> None:
    held = office.keys
    change_passphrase(held.study, present, new, held.means)
