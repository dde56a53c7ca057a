"""All talks as one list: the unfinished ones go on where they were, the others are read."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.interview import Source
from app.language import Words
from app.language.dates import day_and_time
from app.services.talks import TalkLine, talk_lines
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.parts import Column, EmptyState, Kind, Page, SearchField, Table, button
from app.ui.place import PageName, Place, Topic
from app.ui.theme import theme
from app.ui.wording import (
    interview_status_tone,
    interview_status_word,
    source_word,
    wave_title,
)

MINUTE = 60


class InterviewsPage(Page):
    """The list of talks, the newest in front."""

    scrolls = False
    topics = frozenset({Topic.INTERVIEWS, Topic.PARTICIPANTS, Topic.SCHEDULE})

    def __init__(self, desk: Desk, _place: Place) -> None:
        """Make the list; it is filled when it is shown."""
        super().__init__(desk, desk.words.say("Gesprekken"))
        self._search = SearchField(self.say("Zoek in gesprekken"))
        self._search.textChanged.connect(self._filter)
        self._search.setMinimumWidth(theme().px(220))
        self._search.hide()
        self.add_act(self._search)
        self._table = Table[TalkLine](
            self.say("Gesprekken"), columns(desk.words, desk), self._nothing()
        )
        self._table.opened.connect(self._open)
        self._table.sort_by(0, down=True)
        self._search.down.connect(self._table.setFocus)
        self.body.addWidget(self._table, 1)

    def load(self) -> None:
        """Ask for every talk."""
        self.desk.ask(talk_lines, self._show)

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self._table

    def _show(self, lines: tuple[TalkLine, ...]) -> None:
        self._table.show_rows(lines)
        self._search.setVisible(bool(lines))
        counted = self.desk.words.say_n("{n} gesprek", "{n} gesprekken", len(lines))
        self.set_title(self.say("Gesprekken"), counted if lines else "")

    def _filter(self, text: str) -> None:
        self._table.filter(text)
        self._table.select(None)

    def _nothing(self) -> QWidget:
        return EmptyState(
            "messages-square",
            self.say("Nog geen gesprekken"),
            self.say(
                "Hier staat straks elk gesprek: wat nog loopt, waar de nabespreking nog mist, "
                "en het verslag van wat is afgerond. Een gesprek begint bij een deelnemer."
            ),
            button(
                self.say("Naar de deelnemers"),
                self._go_participants,
                kind=Kind.PRIMARY,
                icon="users-round",
            ),
        )

    def _open(self, line: TalkLine) -> None:
        self.desk.go(Place(PageName.INTERVIEW, line.interview.id))

    def _go_participants(self) -> None:
        self.desk.go(Place(PageName.PARTICIPANTS))


def columns(words: Words, desk: Desk) -> list[Column[TalkLine]]:
    """Return what the list says of a talk."""
    say = words.say
    return [
        Column[TalkLine](say("Wanneer"), partial(_when, words), key=_moment),
        Column[TalkLine](say("Code"), _code),
        Column[TalkLine](say("Ronde"), partial(_round, words), stretch=True),
        Column[TalkLine](say("Stand"), partial(_status, words), tone=_tone),
        Column[TalkLine](
            say("Duur"), partial(_length, desk), key=partial(_minutes, desk), right=True
        ),
        Column[TalkLine](say("Besproken"), _covered, key=_covered_count, right=True),
        Column[TalkLine](say("Notities"), _notes, key=_note_count, right=True),
        Column[TalkLine](say("Geschreven"), partial(_source, words), quiet=True),
    ]


def _when(words: Words, line: TalkLine) -> str:
    return day_and_time(words, line.interview.started_at)


def _moment(line: TalkLine) -> float:
    return line.interview.started_at.timestamp()


def _code(line: TalkLine) -> str:
    return line.participant.code


def _round(words: Words, line: TalkLine) -> str:
    return wave_title(words, line.wave) if line.wave else line.interview.wave


def _status(words: Words, line: TalkLine) -> str:
    return interview_status_word(words, line.interview.status)


def _tone(line: TalkLine) -> Tone:
    return interview_status_tone(line.interview.status)


def _minutes(desk: Desk, line: TalkLine) -> int:
    return line.interview.elapsed_seconds(desk.clock.now()) // MINUTE


def _length(desk: Desk, line: TalkLine) -> str:
    if line.interview.source is Source.PAPER:
        return ""
    return desk.words.say("{minutes} min", minutes=_minutes(desk, line))


def _covered(line: TalkLine) -> str:
    return str(line.covered)


def _covered_count(line: TalkLine) -> int:
    return line.covered


def _notes(line: TalkLine) -> str:
    return str(line.notes)


def _note_count(line: TalkLine) -> int:
    return line.notes


def _source(words: Words, line: TalkLine) -> str:
    return source_word(words, line.interview.source)
