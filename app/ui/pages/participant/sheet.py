"""The consent letter of one participant, in two copies, as a PDF to print."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.ids import ParticipantId
from app.domain.language_tag import Direction, Language
from app.services.consenting import form_languages
from app.services.printing import print_consent
from app.ui.desk import Desk
from app.ui.parts import Choice, button
from app.ui.place import Topic
from app.ui.saver import Saver
from app.ui.theme import theme


class SheetPrinter(QWidget):
    """A language and a button; the log says that the letter was printed, and for whom."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Ask which languages there are."""
        super().__init__()
        self._id, say = participant, desk.words.say
        self._language = Choice()
        self._language.setAccessibleName(say("Taal van de brief"))
        self._saver = Saver(
            desk,
            self,
            say("Waar komt de brief?"),
            say("De brief is opgeslagen. Er zitten twee exemplaren in: print ze allebei."),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        self._act = button(say("Brief opslaan als PDF"), self._save, icon="printer")
        self._act.setEnabled(False)
        row.addWidget(self._act)
        row.addWidget(self._language)
        row.addStretch(1)
        desk.ask(form_languages, self._show_languages)

    def _show_languages(self, languages: tuple[Language, ...]) -> None:
        for language in Language:
            if language in languages and language.direction is Direction.LEFT_TO_RIGHT:
                self._language.addItem(language.native_name, language.value)
        self._act.setEnabled(self._language.count() > 0)

    def _save(self) -> None:
        language = Language(self._language.key)
        verb = partial(print_consent, participant=self._id, language=language)
        self._saver.save(verb, {Topic.CONSENT})
