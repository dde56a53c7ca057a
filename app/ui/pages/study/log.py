"""The log of the whole study: who did what, when; chosen by person, sort, participant, period."""

from functools import partial

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.ids import UserId
from app.domain.log_groups import LogGroup, LogWish
from app.domain.participant import CodeMistyped, read_code
from app.language.dates import day_and_time, read_day
from app.services.reading_log import LogLine, LogView, log_view, print_log
from app.ui.desk import Desk
from app.ui.parts import (
    Choice,
    Column,
    EmptyState,
    FlowLayout,
    SearchField,
    Table,
    button,
    button_row,
    line_edit,
    plain_label,
    quiet_label,
    readable,
)
from app.ui.place import Topic
from app.ui.saver import Saver
from app.ui.theme import Size, theme
from app.ui.wording import options
from app.ui.wording.log_details import full_line, log_group_word, wish_words

CODE, DAY = 100, 142
AROUND = 28
"""Design pixels around what a field says it is for."""
LEAST_HIGH = 240
"""Design pixels of the table where the page is scrolled for want of room."""


class LogPanel(QWidget):
    """Choices on top, the events below, and the head of the chain beside the way to paper."""

    def __init__(self, desk: Desk) -> None:
        """Begin without events."""
        super().__init__()
        self._desk, self._say = desk, desk.words.say
        self._view: LogView | None = None
        self._who, self._what = Choice(), Choice()
        self._about = self._edit(self._say("Deelnemer"), self._say("Deelnemer"), CODE)
        self._first = self._edit(self._say("Vanaf"), self._say("vanaf: dd-mm-jjjj"), DAY)
        self._last = self._edit(self._say("Tot en met"), self._say("t/m: dd-mm-jjjj"), DAY)
        self._search = SearchField(self._say("Zoek in het logboek"))
        self._table = Table[LogLine](self._say("Logboek"), self._columns(), self._nothing())
        self._table.sort_by(0, down=True)
        self._count = quiet_label("")
        self._head = readable(plain_label(size=Size.SMALL))
        self._head.setAccessibleName(self._say("Kop van het logboek"))
        self._saver = Saver(
            desk, self, self._say("Waar komt het logboek?"), self._say("Het logboek is opgeslagen.")
        )
        self._offer_kinds()
        self._arrange()
        self._connect()

    def load(self) -> None:
        """Ask for the log."""
        self._desk.ask(log_view, self._show)

    def _edit(self, spoken: str, hint: str, wide: int) -> QLineEdit:
        made = line_edit(spoken=spoken, hint=hint)
        words = QFontMetrics(theme().font()).horizontalAdvance(hint)
        made.setFixedWidth(max(theme().px(wide), words + theme().px(AROUND)))
        return made

    def _offer_kinds(self) -> None:
        self._who.setAccessibleName(self._say("Wie"))
        self._what.setAccessibleName(self._say("Wat voor handelingen"))
        self._who.addItem(self._say("iedereen"), "")
        self._what.addItem(self._say("alle handelingen"), "")
        for key, word in options(self._desk.words, log_group_word, LogGroup):
            self._what.addItem(word, key)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        choices = FlowLayout()
        self._search.setFixedWidth(
            theme().px(180)
        )  # or the cross that empties it would need a line
        for part in (self._who, self._what, self._about, self._first, self._last, self._search):
            choices.addWidget(part)
        column.addLayout(choices)
        column.addWidget(self._count)
        self._table.setMinimumHeight(theme().px(LEAST_HIGH))
        column.addWidget(self._table, 1)
        column.addWidget(self._head)
        act = button(self._say("Deze regels als PDF opslaan"), self._print, icon="printer")
        column.addLayout(button_row(act))

    def _connect(self) -> None:
        self._search.textChanged.connect(self._look)
        self._search.down.connect(self._table.setFocus)
        for choice in (self._who, self._what):
            choice.currentIndexChanged.connect(self._choose)
        for edit in (self._about, self._first, self._last):
            edit.textChanged.connect(self._choose)

    def _columns(self) -> list[Column[LogLine]]:
        say = self._say
        return [
            Column[LogLine](say("Nr."), _number, key=_seq, right=True, width=72),
            Column[LogLine](say("Wanneer"), self._when, key=_seq),
            Column[LogLine](say("Wie"), _who, width=150),
            Column[LogLine](say("Deelnemer"), _about, width=110),
            Column[LogLine](say("Wat"), self._told, stretch=True),
        ]

    def _nothing(self) -> QWidget:
        return EmptyState(
            "list",
            self._say("Geen handelingen"),
            self._say("Met deze keuze staat er niets in het logboek."),
        )

    def _show(self, view: LogView) -> None:
        self._view = view
        before = self._who.key
        self._who.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        while self._who.count() > 1:
            self._who.removeItem(1)
        for user in view.users:
            self._who.addItem(user.name, user.id)
        self._who.choose(before if self._who.findData(before) >= 0 else "")
        self._who.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        signs = view.head.digest.hex()
        head = self._say("Kop van het logboek: {seq} · {head}", seq=view.head.seq, head=signs)
        self._head.setText(head)
        self._choose()

    def _choose(self) -> None:
        if self._view is None:
            return
        self._table.show_rows(self._view.chosen(self._wish))
        self._tell_count()

    def _look(self, sought: str) -> None:
        self._table.filter(sought)
        self._tell_count()

    def _tell_count(self) -> None:
        seen, every = len(self._table.rows()), len(self._view.lines if self._view else ())
        count = self._say("{n} van {all} handelingen", n=seen, all=every)
        self._count.setText(f"{self._wrong()}  {count}".strip())

    @property
    def _wish(self) -> LogWish:
        return LogWish(
            actor=UserId(self._who.key) if self._who.key else None,
            group=LogGroup(self._what.key) if self._what.key else None,
            about=_code(self._about.text()) or "",
            first=read_day(self._first.text()),
            last=read_day(self._last.text()),
        )

    def _wrong(self) -> str:
        say, found = self._say, []
        if _code(self._about.text()) is None:
            found.append(say("Dit is nog geen code van een deelnemer."))
        if any(
            each.text().strip() and not read_day(each.text()) for each in (self._first, self._last)
        ):
            found.append(say("Schrijf een dag als 23-11-2026."))
        return " ".join(found)

    def _print(self) -> None:
        words, wish = self._desk.words, self._wish
        names = self._view.names if self._view else {}
        sought = " ".join(self._search.text().split())
        told, about = partial(full_line, words), wish_words(words, wish, names, sought)
        found = frozenset(each.event.seq for each in self._table.rows()) if sought else None
        verb = partial(print_log, wish=wish, told=told, about=about, found=found)
        self._saver.save(verb, {Topic.STUDY})  # that it was printed is a line of its own here

    def _when(self, row: LogLine) -> str:
        return day_and_time(self._desk.words, row.event.at)

    def _told(self, row: LogLine) -> str:
        names = self._view.names if self._view else {}
        return full_line(self._desk.words, row.event, names)


def _code(typed: str) -> str | None:
    """Return the code that was typed, nothing for nothing, None when it is not one (yet)."""
    if not typed.strip():
        return ""
    try:
        return read_code(typed)
    except CodeMistyped:
        return None


def _number(row: LogLine) -> str:
    return str(row.event.seq)


def _seq(row: LogLine) -> int:
    return row.event.seq


def _who(row: LogLine) -> str:
    return row.who


def _about(row: LogLine) -> str:
    return row.about
