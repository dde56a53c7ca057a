"""The place that is looked at: what it is, and every act on it with its key."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.detection import Label
from app.domain.release import Detection
from app.language import Words
from app.ui.pages.release.pieces import leaves
from app.ui.parts import (
    Check,
    Choice,
    Field,
    Kind,
    StatusPill,
    button,
    button_row,
    key_hint,
    line_edit,
    plain_label,
    quiet_label,
)
from app.ui.theme import Role, Size, theme
from app.ui.wording import options
from app.ui.wording.release import (
    kind_word,
    label_word,
    verdict_icon,
    verdict_tone,
    verdict_word,
)


class Asking(StrEnum):
    """What is asked in place."""

    NOTHING = "nothing"
    REASON = "reason"
    REPLACEMENT = "replacement"
    LABEL = "label"


class ActButton(QPushButton):
    """One act: its word at the left, its key in quiet text at the right."""

    def __init__(self, word: str, keys: str, icon: str, act: Callable[[], object]) -> None:
        """Do `act` when it is pressed; the key itself is caught by the page."""
        super().__init__(word)
        self.setProperty("kind", "rail")
        self.setAccessibleName(word)
        self.setAccessibleDescription(keys)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().dress(self, icon, Role.QUIET)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme().px(10), 0)
        row.addStretch(1)
        hint = key_hint(keys)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(hint)
        self.clicked.connect(act)


class Looking(QWidget):
    """Says what the current mark is and what becomes of it."""

    def __init__(self, words: Words) -> None:
        """Begin with no mark."""
        super().__init__()
        self._words = words
        self._written = plain_label(size=Size.LARGE, strong=True)
        self._about = quiet_label("")
        self._instead = plain_label(tone=Role.QUIET)
        self._pill = StatusPill("")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme().px(12), theme().px(12), theme().px(12), 0)
        column.setSpacing(theme().px(4))
        for part in (self._written, self._about, self._instead, self._pill):
            column.addWidget(part)
        self.show_mark("", None)

    def show_mark(self, written: str, mark: Detection | None) -> None:
        """Say what this mark is."""
        say = self._words.say
        for part in (self._about, self._instead, self._pill):
            part.setVisible(mark is not None)
        if mark is None:
            self._written.setText(say("Geen plek gekozen"))
            return
        self._written.setText(written)
        label, kind = (
            label_word(self._words, mark.span.label),
            kind_word(self._words, mark.span.kind),
        )
        self._about.setText(say("{label} · {kind}", label=label, kind=kind))
        instead = leaves(mark)
        stays = say("blijft staan, want: {why}", why=mark.reason)
        self._instead.setText(say("wordt {replacement}", replacement=instead) if instead else stays)
        self._pill.say(verdict_word(self._words, mark), verdict_tone(mark), verdict_icon(mark))


class AskPanel(QWidget):
    """Asks for a reason, another replacement or a sort, right where the act was chosen."""

    answered = Signal()
    cancelled = Signal()

    def __init__(self, words: Words) -> None:
        """Begin hidden."""
        super().__init__()
        self._words, say = words, words.say
        self.asking = Asking.NOTHING
        self._fields = {
            Asking.REASON: Field(say("Waarom mag dit blijven staan?"), line_edit()),
            Asking.REPLACEMENT: Field(say("Wat komt er overal te staan?"), line_edit()),
            Asking.LABEL: Field(say("Wat is het?"), Choice(*options(words, label_word, Label))),
        }
        self.everywhere = Check(say("Overal in dit dossier"))
        self._yes = button(say("Laten staan"), self._answer, kind=Kind.PRIMARY)
        self._no = button(say("Toch niet"), self._cancel, kind=Kind.QUIET, keys="Esc")
        for asked in self._fields.values():
            if isinstance(asked.control, QLineEdit):
                asked.control.returnPressed.connect(self._answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme().px(12),) * 4)
        column.setSpacing(theme().px(8))
        for part in (*self._fields.values(), self.everywhere):
            column.addWidget(part)
        column.addLayout(button_row(self._yes, self._no))
        self.hide()

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self._fields[self.asking].text

    @property
    def label(self) -> Label:
        """Return the sort that was chosen."""
        chosen = self._fields[Asking.LABEL].control
        return Label(chosen.key) if isinstance(chosen, Choice) else Label.UNIQUE

    def ask(self, asking: Asking, text: str = "") -> None:
        """Ask for one thing and put the keyboard there."""
        self.asking = asking
        for kind, field in self._fields.items():
            field.setVisible(kind is asking)
        asked = self._fields[asking]
        asked.set_text(text)
        self.everywhere.setChecked(False)
        self.everywhere.setVisible(asking is Asking.REASON)
        self._yes.setText(self._act_word(asking))
        self.show()
        asked.control.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(asked.control, QLineEdit):
            asked.control.selectAll()

    def done(self) -> None:
        """Ask nothing any more."""
        self.asking = Asking.NOTHING
        self.hide()

    def _act_word(self, asking: Asking) -> str:
        say = self._words.say
        return {
            Asking.REASON: say("Laten staan"),
            Asking.REPLACEMENT: say("Vervangen"),
            Asking.LABEL: say("Overal maskeren"),
        }[asking]

    def _answer(self) -> None:
        if self.asking is not Asking.LABEL and not self.text:
            needs = {
                Asking.REASON: self._words.say("Geef een reden, in een paar woorden."),
                Asking.REPLACEMENT: self._words.say("Schrijf wat er moet komen te staan."),
            }
            self._fields[self.asking].complain(needs[self.asking])
            return
        self.answered.emit()

    def _cancel(self) -> None:
        self.done()
        self.cancelled.emit()
