"""The proof: what was written, its hash, and that it was opened again from the disk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from app.domain.bundle import SealedBundle
from app.language import Words
from app.ui.parts import Card, IconLabel, heading, plain_label, quiet_label, readable
from app.ui.theme import Role, theme

GROUP = 8
"""Signs of a hash that stand together, so that it can be compared by eye."""


class Proof(Card):
    """Appears when a bundle was sealed."""

    def __init__(self, words: Words) -> None:
        """Begin hidden."""
        super().__init__()
        self._words, say = words, words.say
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("Bewijs van verzegeling"))
        head = QHBoxLayout()
        head.setSpacing(theme().px(10))
        head.addWidget(IconLabel("shield-check", Role.GOOD, 24))
        head.addWidget(heading(say("Verzegeld, weer geopend en gecontroleerd")), 1)
        self.body.addLayout(head)
        self.body.addWidget(
            quiet_label(
                say(
                    "De bundel is van de schijf teruggelezen en met de eigen sleutel geopend. "
                    "Alles wat erin moet zitten, zit erin. Gepseudonimiseerd, niet anoniem."
                )
            )
        )
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme().px(16))
        self._facts.setVerticalSpacing(theme().px(6))
        self._facts.setColumnStretch(1, 1)
        names = (say("Bestand"), say("Grootte"), say("SHA-256"), say("Ontvangstbon"))
        self._values = [readable(plain_label()) for _ in names]
        for at, (name, value) in enumerate(zip(names, self._values, strict=True)):
            value.setAccessibleName(name)
            value.setFont(theme().numbers())
            label = quiet_label(name, wrap=False)
            self._facts.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, at, 1)
        self.body.addLayout(self._facts)
        self.hide()

    def show_sealed(self, sealed: SealedBundle) -> None:
        """Show the proof of this bundle."""
        told = (
            str(sealed.path),
            size_words(self._words, sealed.size),
            grouped(sealed.sha256),
            sealed.receipt_path.name,
        )
        for value, text in zip(self._values, told, strict=True):
            value.setText(text)
        self.setAccessibleDescription(". ".join(told))
        self.show()


def size_words(words: Words, size: int) -> str:
    """Return a size as people read it; bytes are what receipts say."""
    kilobytes = -(-size // 1024)
    return words.say("{kilobytes} kB ({size} bytes)", kilobytes=kilobytes, size=size)


def grouped(sha256: str) -> str:
    """Return a hash in groups that an eye can compare."""
    return " ".join(sha256[at : at + GROUP] for at in range(0, len(sha256), GROUP))
