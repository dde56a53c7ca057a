"""What every tab of a participant has."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ids import ParticipantId
from app.services.dossier import Dossier
from app.ui.desk import Desk
from app.ui.theme import theme


class Tab(QWidget):
    """One part of a participant's page; it is filled again whenever the dossier changed."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin with an empty column."""
        super().__init__()
        self.desk, self.participant = desk, participant
        self.say = desk.words.say
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, theme().px(8), 0, 0)
        self.body.setSpacing(theme().px(16))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is known now."""

    def turned_away(self) -> None:
        """Forget what must not stay in sight when another tab is shown."""
