"""Another passphrase for who forgot theirs: a lead gives the keys, they choose the words."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.clock import Chance
from app.domain.users import User
from app.services.members import let_back_in
from app.services.office import Office
from app.ui.desk import Desk
from app.ui.pages.study.users_forms import KeyForm
from app.ui.parts import quiet_label
from app.ui.place import Topic


class GiveForm(KeyForm):
    """Lets somebody back in who forgot their passphrase, as who they were."""

    def __init__(self, desk: Desk, user: User, chance: Chance) -> None:
        """Offer six words drawn with `chance`."""
        say = desk.words.say
        super().__init__(desk, say("Nieuwe wachtzin voor {name}", name=user.name))
        self._user = user
        told = say(
            "Is {name} de wachtzin vergeten? Met een nieuwe gaat alles gewoon verder. De oude "
            "werkt dan niet meer, behalve op oudere reservekopieën.",
            name=user.name,
        )
        self.form.add_part(quiet_label(told))
        self._passphrase = self.hand_over(chance, say("Wachtzin van {name}", name=user.name))
        self.finish(say("Nieuwe wachtzin geven"), self._give)

    def first_focus(self) -> QWidget:
        """Begin with what is typed by whom it is about."""
        return self._passphrase.again.control

    def _give(self, passphrase: str) -> None:
        verb = partial(_give, passphrase=passphrase, to=(self._user, self._passphrase.wanted))
        self.desk.save(verb, {Topic.STUDY}, self._given, self.fail)

    def _given(self, user: User) -> None:
        self.about.emit(user)
        told = self.say("{name} kan weer ontgrendelen, met de nieuwe wachtzin.", name=user.name)
        self.done(told)


def _give(office: Office, passphrase: str, to: tuple[User, str]) -> User:
    held, (user, new) = office.keys, to
    return let_back_in(held.study, passphrase, user.id, new, held.means)
