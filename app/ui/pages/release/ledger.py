"""The ledger: every bundle that was sealed, for whom, and what it held."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.release import KnownRecipient, Release
from app.language import Words
from app.language.dates import short_day
from app.ui.parts import Column, EmptyState, Section, Table
from app.ui.theme import theme

HIGH = 220


class Ledger(QWidget):
    """Shown as a table; nothing in it is ever changed."""

    def __init__(self, words: Words) -> None:
        """Begin without bundles."""
        super().__init__()
        say = words.say
        self._names: dict[str, str] = {}
        self._table = Table[Release](
            say("Eerdere bundels"),
            [
                Column[Release](say("Nr."), _number, key=_sequence, right=True, width=64),
                Column[Release](say("Verzegeld"), partial(_day, words), key=_moment, width=150),
                Column[Release](say("Ontvanger"), self._recipient, stretch=True),
                Column[Release](say("Deelnemers"), _people, key=_people_count, right=True),
                Column[Release](say("Teksten"), _texts, key=_text_count, right=True),
                Column[Release](say("SHA-256"), _hash, quiet=True),
            ],
            EmptyState(
                "package",
                say("Nog niets verzegeld"),
                say("Hier staat straks elke bundel die wegging, met bewijs."),
            ),
        )
        self._table.sort_by(0, down=True)
        self._table.setMinimumHeight(theme().px(HIGH))
        section = Section(say("Eerdere bundels"))
        section.body.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(section)

    def show_bundles(self, bundles: tuple[Release, ...], known: tuple[KnownRecipient, ...]) -> None:
        """Show these."""
        self._names = {each.id: f"{each.name}, {each.organisation}" for each in known}
        self._table.show_rows(bundles)

    def _recipient(self, row: Release) -> str:
        return self._names.get(row.recipient, "")


def _number(row: Release) -> str:
    return str(row.sequence)


def _sequence(row: Release) -> int:
    return row.sequence


def _day(words: Words, row: Release) -> str:
    return short_day(words, row.sealed_at.astimezone().date())


def _moment(row: Release) -> float:
    return row.sealed_at.timestamp()


def _people(row: Release) -> str:
    return str(len(row.participants))


def _people_count(row: Release) -> int:
    return len(row.participants)


def _texts(row: Release) -> str:
    return str(len(row.interviews))


def _text_count(row: Release) -> int:
    return len(row.interviews)


def _hash(row: Release) -> str:
    return f"{row.sha256[:12]}…"
