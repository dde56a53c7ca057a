"""How a sitting ends: recorded, stopped, or with a no; each of them is said kindly."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from app.ui.pages.consent.large import READING, Speech, Stage, large_button, large_label
from app.ui.parts import IconLabel
from app.ui.theme import Role

Act = tuple[str, Callable[[], object]]


class Ending(Stage):
    """One sentence, why it is all right, and one or two ways on."""

    def tell(
        self, speech: Speech, icon: str, sentences: tuple[str, ...], *acts: Act
    ) -> QPushButton:
        """Say it; return the first act, to which the keyboard goes."""
        self.begin()
        self.body.addStretch(1)
        self.body.addWidget(IconLabel(icon, Role.WATER, 72))
        head, *rest = sentences
        self.body.addWidget(large_label(speech, head, strong=True))
        for sentence in rest:
            self.body.addWidget(large_label(speech, sentence, READING))
        made = [large_button(speech, word, act) for word, act in acts]
        for each in made:
            self.body.addWidget(each)
        self.body.addStretch(2)
        return made[0]
