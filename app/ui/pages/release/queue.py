"""The steward's queue: every text, how far it is, and the search through all of them."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.domain.ids import InterviewId
from app.services.detecting import StewardText
from app.services.holders import NamesHeld
from app.ui.desk import Desk
from app.ui.pages.release.searching import SearchRun
from app.ui.parts import Column, EmptyState, Table, Tone, button, quiet_label
from app.ui.theme import theme
from app.ui.wording.release import text_state_icon, text_state_tone, text_state_word

WIDE = 276
WIDEST = 16_777_215
"""As wide as Qt lets a widget be."""
FAR = 100_000
"""Puts texts that are not searched, or read, below those with something left to do."""


class Queue(QWidget):
    """The list at the left."""

    wanted = Signal(object)
    """The `InterviewId` of the text to open."""
    entered = Signal()
    """Somebody wants to read the text that is open."""

    def __init__(self, desk: Desk) -> None:
        """Begin without texts."""
        super().__init__()
        self._desk, words, say = desk, desk.words, desk.words.say
        self.widen(on=False)
        nothing = EmptyState(
            "package",
            say("Nog geen teksten"),
            say("Hier komt elk gesprek dat is afgerond, om na te lezen voor het weggaat."),
        )
        self._table = Table[StewardText](
            say("Teksten"),
            [
                Column[StewardText](say("Tekst"), _title),
                Column[StewardText](
                    say("Stand"),
                    partial(text_state_word, words),
                    key=_weight,
                    tone=_tone,
                    icon=text_state_icon,
                    stretch=True,
                ),
            ],
            nothing,
        )
        self._table.sort_by(1)
        self._table.picked.connect(self._pick)
        self._table.opened.connect(self._enter)
        self.run = SearchRun(desk)
        self.run.stepped.connect(self._stepped)
        self.run.ended.connect(self._ended)
        self._search = button(say("Zoek in alle teksten"), self.run.start, icon="scan-line")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(say("Voortgang van het zoeken"))
        self._said = quiet_label("")
        self._nameless = quiet_label("")
        self._open: InterviewId | None = None
        self._arrange()

    def show_names(self, names: NamesHeld) -> None:
        """Say what a search without the names does, and who can search with them."""
        self._nameless.setVisible(not names.here)
        self._nameless.setText(
            self._desk.words.say(
                "Jij zoekt zonder de namen, en alleen wat nog niet doorzocht is. Met de namen "
                "zoekt: {names}.",
                names=", ".join(names.holders),
            )
        )

    def show_texts(self, texts: tuple[StewardText, ...]) -> None:
        """Show the queue, and keep the open text selected."""
        with QSignalBlocker(self._table):
            self._table.show_rows(texts)
            same = next((each for each in texts if each.interview.id == self._open), None)
            self._table.select(same)
        self._search.setEnabled(bool(texts) and not self.run.running)
        if not self.run.running:
            self._said.setText(self._counted(texts))
        if same is None:
            self._pick(self._table.current())

    def expect(self, interview: InterviewId) -> None:
        """Know which text is open before there is a list."""
        self._open = interview

    def choose(self, interview: InterviewId) -> None:
        """Open this text."""
        found = (each for each in self._table.rows() if each.interview.id == interview)
        self._table.select(next(found, None))

    def widen(self, *, on: bool) -> None:
        """Take the whole width where this is the only pane in sight."""
        wide = theme().px(WIDE)
        self.setMinimumWidth(wide)
        self.setMaximumWidth(WIDEST if on else wide)

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self._table

    def _counted(self, texts: tuple[StewardText, ...]) -> str:
        going = [each for each in texts if each.may_share]
        ready = sum(each.searched and each.read and not each.undecided for each in going)
        if not going:
            return ""
        return self._desk.words.say(
            "{ready} van {total} teksten klaar", ready=ready, total=len(going)
        )

    def _pick(self, row: StewardText | None) -> None:
        if row is not None and row.interview.id != self._open:
            self._open = row.interview.id
            self.wanted.emit(row.interview.id)

    def _enter(self, row: StewardText) -> None:
        self._pick(row)
        self.entered.emit()

    def _stepped(self, done: int, total: int) -> None:
        self._search.setEnabled(False)
        self._progress.setVisible(True)
        self._progress.setRange(0, max(1, total))
        self._progress.setValue(done)
        self._said.setText(
            self._desk.words.say("{done} van {total} doorzocht", done=done, total=total)
        )

    def _ended(self, found: int) -> None:
        self._search.setEnabled(True)
        self._progress.setVisible(False)
        words = self._desk.words
        self._desk.tell(
            words.say_n("Doorzocht: {n} nieuwe vondst.", "Doorzocht: {n} nieuwe vondsten.", found),
            Tone.GOOD,
        )
        self.show_texts(tuple(self._table.rows()))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self._table, 1)
        column.addWidget(self._said)
        column.addWidget(self._progress)
        column.addWidget(self._search)
        column.addWidget(self._nameless)
        self._progress.hide()
        self._nameless.hide()


def _title(text: StewardText) -> str:
    return f"{text.participant.code} · {text.number}"


def _tone(text: StewardText) -> Tone:
    return text_state_tone(text)


def _weight(text: StewardText) -> int:
    if not text.may_share:
        return FAR + 2
    if not text.searched:
        return FAR
    done = text.read and text.undecided == 0
    return FAR + 1 if done else -text.undecided
