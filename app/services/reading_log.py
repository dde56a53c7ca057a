"""Reading the log: who did what, when and to whom, by code; and the log on paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.documents.log import LogPage, LogRow, log_sheet
from app.domain.log import ChainHead, LogEvent, LogKind
from app.domain.log_groups import LogWish
from app.domain.users import User
from app.services.office import Office
from app.services.printing import Printed
from app.storage.unit_of_work import UnitOfWork

Told = Callable[[LogEvent, Mapping[str, str]], str]
"""Says an event as a sentence, given the names of the users by id."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One event, who did it, and the code of the participant it was about, if it was."""

    event: LogEvent
    who: str
    about: str


@dataclass(frozen=True, slots=True)
class LogView:
    """The whole log, the oldest event first, and what vouches for it."""

    lines: tuple[LogLine, ...]
    users: tuple[User, ...]
    head: ChainHead

    @property
    def names(self) -> dict[str, str]:
        """Return what every user is called, by id."""
        return {each.id: each.name for each in self.users}

    def chosen(self, wish: LogWish) -> tuple[LogLine, ...]:
        """Return the lines somebody wants to see."""
        return tuple(
            each
            for each in self.lines
            if wish.wants(each.event.kind, each.event.actor, each.about, each.event.at)
        )


def log_view(office: Office) -> LogView:
    """Return the log to look through; no name of a participant is in it."""
    with office.begin() as work:
        return view_in(work)


def view_in(work: UnitOfWork) -> LogView:
    """Return the log to look through, inside a unit of work."""
    users = tuple(work.users.all())
    names = {each.id: each.name for each in users}
    codes = _codes(work)
    lines = tuple(
        LogLine(each, names.get(each.actor, each.actor), codes.get(each.subject or "", ""))
        for each in work.events.all()
    )
    return LogView(lines, users, work.events.head())


def print_log(
    office: Office, wish: LogWish, told: Told, about: str, found: frozenset[int] | None = None
) -> Printed:
    """Return what somebody wants to see of the log as a PDF; `about` says what that is.

    Where words were looked for, only the events with the numbers that were `found` go on paper.
    That it was printed stands in the log first, so the head on the paper vouches for that too.
    """
    with office.begin() as work:
        event = work.log(LogKind.DOCUMENT_PRINTED, None, document="log")
        view = view_in(work)
        title = work.study.get().title
        work.commit()
    names = view.names
    rows = tuple(
        LogRow(each.event.seq, each.event.at, each.who, each.about, told(each.event, names))
        for each in view.chosen(wish)
        if found is None or each.event.seq in found
    )
    page = LogPage(title, about, len(view.lines), event.head)
    content = log_sheet(rows, page, office.clock.today(), office.words)
    return Printed(content, f"{office.words.say('logboek')}-{office.clock.today()}.pdf")


def _codes(work: UnitOfWork) -> dict[str, str]:
    """Return the participant code behind every subject of the log that has one."""
    people: dict[str, str] = {each.id: each.code for each in work.participants.all()}
    people |= {each.participant: each.code for each in work.erasures.all()}
    talks = {each.id: people[each.participant] for each in work.interviews.all()}
    return people | talks
