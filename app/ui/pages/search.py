"""Searching: what was asked for above the waterline is answered here, by code or by words."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.language import Words
from app.language.dates import short_day
from app.services.finding import Hit, search
from app.ui.desk import Desk
from app.ui.parts import Column, EmptyState, Page, Table
from app.ui.place import PageName, Place, Topic
from app.ui.wording import note_kind_icon, note_kind_word


class SearchPage(Page):
    """What was found; Enter opens."""

    scrolls = False
    topics = frozenset({Topic.PARTICIPANTS, Topic.INTERVIEWS})

    def __init__(self, desk: Desk, place: Place) -> None:
        """Look for the words of the place."""
        super().__init__(desk, desk.words.say("Zoeken"))
        self._asked = place.part
        self._table = Table[Hit](self.say("Gevonden"), columns(desk.words), self._nothing())
        self._table.opened.connect(self._open)
        self.body.addWidget(self._table, 1)

    def load(self) -> None:
        """Look through codes and notes."""
        self.desk.ask(partial(search, words=self._asked), self._show)

    def turn_to(self, part: str) -> None:
        """Look for other words."""
        if part and part != self._asked:
            self._asked = part
            self.load()

    def first_focus(self) -> QWidget:
        """Begin at the first thing found."""
        return self._table

    def _show(self, found: tuple[Hit, ...]) -> None:
        self._table.show_rows(found)
        count = self.desk.words.say_n("{n} keer gevonden", "{n} keer gevonden", len(found))
        about = self.say("“{words}”: {count}", words=self._asked, count=count)
        self.set_title(self.say("Zoeken"), about if self._asked else "")

    def _nothing(self) -> QWidget:
        return EmptyState(
            "search",
            self.say("Nog niets gevonden"),
            self.say(
                "Zoek op een code, zoals WL-4T7M, of op woorden uit notities. "
                "Namen staan apart onder een eigen sleutel en worden niet doorzocht."
            ),
        )

    def _open(self, hit: Hit) -> None:
        if hit.interview:
            self.desk.go(Place(PageName.INTERVIEW, hit.interview.id))
        else:
            self.desk.go(Place(PageName.PARTICIPANT, hit.participant.id))


def columns(words: Words) -> list[Column[Hit]]:
    """Return what is said of a hit."""
    say = words.say
    return [
        Column[Hit](say("Code"), _code),
        Column[Hit](say("Wat"), partial(_what, words), icon=_icon),
        Column[Hit](say("Wanneer"), partial(_when, words), key=_moment, quiet=True, width=160),
        Column[Hit](say("Waar het staat"), _snippet, stretch=True),
    ]


def _code(hit: Hit) -> str:
    return hit.participant.code


def _what(words: Words, hit: Hit) -> str:
    return note_kind_word(words, hit.note.kind) if hit.note else words.say("deelnemer")


def _icon(hit: Hit) -> str:
    return note_kind_icon(hit.note.kind) if hit.note else "user"


def _when(words: Words, hit: Hit) -> str:
    return short_day(words, hit.note.written_at.astimezone().date()) if hit.note else ""


def _moment(hit: Hit) -> float:
    return hit.note.written_at.timestamp() if hit.note else 0.0


def _snippet(hit: Hit) -> str:
    return hit.snippet
