"""States: an icon, a word and a colour, never the colour alone."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from app.ui.notice import Tone
from app.ui.parts.text import IconLabel, plain_label, retone
from app.ui.theme import Size, theme


class StatusPill(QFrame):
    """A word on a soft ground with its icon: *toestemming ontbreekt*."""

    def __init__(self, text: str, tone: Tone = Tone.PLAIN, icon: str = "") -> None:
        """Say `text` in a tone; without `icon` the tone's own is used."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(icon or tone.icon, tone.role, 14)
        self._word = plain_label(text, size=Size.SMALL, tone=tone.role, wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(7), theme().px(3), theme().px(9), theme().px(3))
        row.setSpacing(theme().px(5))
        row.addWidget(self._icon)
        row.addWidget(self._word)
        self.say(text, tone, icon)

    def say(self, text: str, tone: Tone = Tone.PLAIN, icon: str = "") -> None:
        """Say something else."""
        self._icon.show_icon(icon or tone.icon, tone.role)
        self._word.setText(text)
        retone(self._word, "tone", tone.role.value)
        retone(self, "pill", tone.role.value)
        self.setAccessibleName(text)
