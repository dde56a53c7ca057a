"""Where everything of a journey stands: columns by time, a row for each life domain, in pixels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.typeface import REGULAR, SEMIBOLD, broken
from app.domain.journey import Event, Lane, in_order

LABELS = 200
"""How wide the column with the names of the life domains is."""

CARD = 236
GAP = 14
INSET = 14
TEXT = 16
SMALL = 14
LINE = 21
STEP = 34
"""The least way between two events, however close in time."""

LONGEST_STEP = 300
PIXELS_PER_DAY = 4.0
SLACK = 0.93
"""Another font, where ours is not installed, is a little wider."""


@dataclass(frozen=True, slots=True)
class Card:
    """One event as it is drawn; y counts from the top of its lane."""

    event: Event
    when: str
    service: tuple[str, ...]
    what: tuple[str, ...]
    x: float
    y: float

    @property
    def height(self) -> float:
        """Return how tall the card is."""
        lines = 1 + len(self.service) + len(self.what) + self.event.stuck
        return lines * LINE + 2 * INSET - 4


@dataclass(frozen=True, slots=True)
class Row:
    """One life domain with its cards."""

    lane: Lane
    y: float
    height: float
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole drawing; `release_x` and `undated_x` are None when there is nothing to mark."""

    rows: tuple[Row, ...]
    release_x: float | None
    undated_x: float | None
    width: float
    height: float

    def dated(self) -> list[Card]:
        """Return the dated cards by time."""
        cards = [card for row in self.rows for card in row.cards if card.event.day]
        return sorted(cards, key=lambda card: card.x)


def plan(
    events: Sequence[Event],
    release: date | None,
    when: Callable[[Event], str],
    top: float,
) -> Plan:
    """Return where the events stand, with the first lane at `top`; `when` says their days."""
    ordered = in_order(events)
    places, release_x, end = _across(ordered, release)
    undated_x = end + 3 * GAP if any(event.day is None for event in ordered) else None
    rows: list[Row] = []
    y = top
    for lane in Lane:
        own = [(event, places.get(event.id, end + 3 * GAP)) for event in ordered]
        row = _row(lane, y, [(event, x) for event, x in own if event.lane is lane], when)
        if row.cards:
            rows.append(row)
            y += row.height
    width = (undated_x + CARD if undated_x else end) + 2 * GAP
    return Plan(tuple(rows), release_x, undated_x, width, y)


def _across(
    ordered: Sequence[Event], release: date | None
) -> tuple[dict[str, float], float | None, float]:
    marks: list[tuple[date, Event | None]] = [(e.day, e) for e in ordered if e.day]
    if release:
        marks.append((release, None))
    marks.sort(key=lambda mark: (mark[0], mark[1] is not None))
    places: dict[str, float] = {}
    free: dict[Lane, float] = {}
    release_x, x, before = None, float(LABELS), None
    for day, event in marks:
        if before:
            x += min(max(STEP, (day - before).days * PIXELS_PER_DAY), LONGEST_STEP)
        if event:
            x = max(x, free.get(event.lane, 0))
            free[event.lane] = x + CARD + GAP
            places[event.id] = x
        else:
            release_x = x
        before = day
    return places, release_x, max([x + STEP, LABELS + CARD, *free.values()])


def _row(
    lane: Lane, y: float, events: list[tuple[Event, float]], when: Callable[[Event], str]
) -> Row:
    cards: list[Card] = []
    stacked = float(GAP)
    for event, x in events:
        card = _card(event, x, stacked if event.day is None else GAP, when)
        if event.day is None:
            stacked += card.height + GAP
        cards.append(card)
    height = max((card.y + card.height + GAP for card in cards), default=0)
    return Row(lane, y, height, tuple(cards))


def _card(event: Event, x: float, y: float, when: Callable[[Event], str]) -> Card:
    room = (CARD - 2 * INSET) * SLACK
    return Card(
        event=event,
        when=when(event),
        service=tuple(broken(event.service, SEMIBOLD, TEXT, room)),
        what=tuple(broken(event.what, REGULAR, TEXT, room)),
        x=x,
        y=y,
    )
