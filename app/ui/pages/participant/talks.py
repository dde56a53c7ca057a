"""The talks with a participant, and beginning the next one, on screen or from paper."""

from functools import partial

from app.domain.ids import ParticipantId
from app.domain.interview import Interview, Source
from app.language import Words
from app.language.dates import day_and_time
from app.services.dossier import Dossier, Start, start_talk
from app.ui.desk import Desk
from app.ui.notice import Tone
from app.ui.pages.participant.tab import Tab
from app.ui.parts import (
    Choice,
    Column,
    EmptyState,
    Field,
    Kind,
    Section,
    Table,
    button,
    button_row,
    quiet_label,
)
from app.ui.place import PageName, Place, Topic
from app.ui.theme import theme
from app.ui.wording import (
    interview_status_tone,
    interview_status_word,
    source_word,
    wave_title,
)

Row = tuple[Interview, str]
"""A talk, and the name of its round."""
MINUTE = 60


class TalksTab(Tab):
    """Every talk, the first in front; Enter opens."""

    def __init__(self, desk: Desk, participant: ParticipantId) -> None:
        """Begin without talks."""
        super().__init__(desk, participant)
        empty = EmptyState(
            "messages-square",
            self.say("Nog geen gesprek"),
            self.say("Hier staan straks alle gesprekken met deze deelnemer."),
        )
        self._table = Table[Row](self.say("Gesprekken"), columns(desk.words), empty)
        self._table.opened.connect(self._open)
        self._waves = Choice()
        self._refused = quiet_label(
            self.say("Een gesprek kan pas beginnen als de deelnemer daar ja op zegt.")
        )
        self._begin = self._panel()
        self.body.addWidget(self._table)
        self.body.addWidget(self._refused)
        self.body.addWidget(self._begin)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the talks, and the rounds that have none yet."""
        seen = dossier.overview
        names = {each.wave.id: wave_title(self.desk.words, each.wave) for each in seen.waves}
        rows = [(each, names.get(each.wave, each.wave)) for each in seen.interviews]
        self._table.show_rows(rows)
        self._table.setFixedHeight(theme().px(44 + 36 * len(rows) if rows else 220))
        self._waves.clear()
        held = {each.wave for each in seen.interviews}
        for wave, name in names.items():
            if wave not in held:
                self._waves.addItem(name, wave)
        if seen.next and seen.next.wave.id not in held:
            self._waves.choose(seen.next.wave.id)
        may = seen.consent.may_talk
        self._refused.setVisible(not may)
        self._begin.setVisible(may and self._waves.count() > 0)

    def _panel(self) -> Section:
        panel = Section(self.say("Gesprek beginnen"))
        panel.body.addWidget(Field(self.say("Ronde"), self._waves, wide=300))
        on_screen = button(
            self.say("Beginnen"),
            partial(self._start, Source.SCREEN),
            kind=Kind.PRIMARY,
            icon="play",
        )
        from_paper = button(
            self.say("Gesprek van papier invoeren"),
            partial(self._start, Source.PAPER),
            icon="pen-line",
        )
        panel.body.addLayout(button_row(on_screen, from_paper))
        return panel

    def _open(self, row: Row) -> None:
        self.desk.go(Place(PageName.INTERVIEW, row[0].id))

    def _start(self, source: Source, *_clicked: bool) -> None:
        start = Start(self.participant, self._waves.key, source=source)
        verb = partial(start_talk, start=start)
        self.desk.early.wait()
        self.desk.save(verb, {Topic.INTERVIEWS, Topic.SCHEDULE}, self._started)

    def _started(self, interview: Interview) -> None:
        self.desk.go(Place(PageName.INTERVIEW, interview.id))


def columns(words: Words) -> list[Column[Row]]:
    """Return what the list says of a talk."""
    say = words.say
    return [
        Column[Row](say("Wanneer"), partial(_when, words), key=_moment),
        Column[Row](say("Ronde"), _round, stretch=True),
        Column[Row](say("Duur"), partial(_duration, words), right=True, width=110),
        Column[Row](say("Notities"), partial(_source, words), quiet=True, width=160),
        Column[Row](say("Stand"), partial(_status, words), tone=_tone, width=160),
    ]


def _when(words: Words, row: Row) -> str:
    return day_and_time(words, row[0].started_at)


def _moment(row: Row) -> float:
    return row[0].started_at.timestamp()


def _round(row: Row) -> str:
    return row[1]


def _duration(words: Words, row: Row) -> str:
    interview = row[0]
    if interview.ended_at is None:
        return ""
    minutes = interview.elapsed_seconds(interview.ended_at) // MINUTE
    return words.say("{minutes} min", minutes=minutes)


def _source(words: Words, row: Row) -> str:
    return source_word(words, row[0].source)


def _status(words: Words, row: Row) -> str:
    return interview_status_word(words, row[0].status)


def _tone(row: Row) -> Tone:
    return interview_status_tone(row[0].status)
