"""The journey as a picture: life domains below each other, time to the right, feeling as water."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.documents import colours
from app.documents.journey_plan import CARD, INSET, LABELS, LINE, SMALL, TEXT, Card, Plan, Row, plan
from app.documents.pictogram import icon
from app.documents.svg import Look, Svg, number
from app.documents.typeface import SEMIBOLD, broken
from app.domain.journey import Event
from app.language import Words
from app.language.dates import day_month, month_year
from app.language.nouns import lane_word

MARGIN = 24
FOOT = 20
WATER_TOP = 112
SWING = 34
"""How far one step of feeling goes up or down, of two either way."""

WATERLINE = WATER_TOP + 2.5 * SWING
WATER_END = WATER_TOP + 5 * SWING
LANES_TOP = WATER_END + 14
RELEASE_LABEL = 98
DOT = 20
"""How far into its card an event is pointed at."""

TITLE = Look(30, 700)
BODY = Look()
STRONG = Look(weight=600)
QUIET = Look(fill=colours.QUIET)
FAINT = Look(SMALL, fill=colours.QUIET)
WATERY = Look(SMALL, 600, colours.WATER)
CODE = Look(fill=colours.QUIET, anchor="end")
STUCK = Look(weight=600, fill=colours.STUCK)


def journey_svg(code: str, events: Sequence[Event], release: date | None, words: Words) -> str:
    """Return the journey as a standalone SVG, to be read together with the participant."""
    placed = plan(events, release, lambda each: _when(each, words), LANES_TOP)
    height = max(placed.height, LANES_TOP) + FOOT
    drawing = _Drawing(placed, Svg(placed.width, height), words)
    drawing.ground(code)
    drawing.water()
    drawing.lanes()
    drawing.release(release)
    drawing.feeling()
    drawing.cards()
    return drawing.svg.written()


def _when(event: Event, words: Words) -> str:
    if event.day is None:
        return words.say("dag niet bekend")
    if event.uncertain:
        return words.say("≈ rond {month}", month=month_year(words, event.day))
    return _day(event.day, words)


def _day(day: date, words: Words) -> str:
    return words.say("{day} {year}", day=day_month(words, day), year=day.year)


@dataclass(frozen=True, slots=True)
class _Drawing:
    plan: Plan
    svg: Svg
    words: Words

    def ground(self, code: str) -> None:
        svg, title = self.svg, self.words.say("Jouw weg")
        svg.title(f"{title} · {code}")
        svg.box(0, 0, svg.width, svg.height, fill=colours.WHITE)
        svg.text(MARGIN, 48, title, TITLE)
        svg.text(svg.width - MARGIN, 48, code, CODE)

    def water(self) -> None:
        svg = self.svg
        svg.box(0, WATER_TOP, svg.width, WATERLINE - WATER_TOP, fill=colours.SOFT)
        svg.box(0, WATERLINE, svg.width, WATER_END - WATERLINE, fill=colours.DEEP)
        svg.line(0, WATERLINE, svg.width, WATERLINE, stroke=colours.WATER)
        svg.text(MARGIN, WATER_TOP + 26, self.words.say("voelde goed"), WATERY)
        svg.text(MARGIN, WATER_END - 16, self.words.say("voelde slecht"), WATERY)
        if not self.plan.rows:
            empty = self.words.say("Er staat nog niets op deze weg.")
            svg.text(LABELS, WATERLINE - 14, empty, QUIET)

    def lanes(self) -> None:
        for row in self.plan.rows:
            bottom = row.y + row.height
            self.svg.line(MARGIN, bottom, self.svg.width - MARGIN, bottom, stroke=colours.LINE)
            self._name(row)
            for card in row.cards:
                if card.event.day:
                    x = card.x + DOT
                    self.svg.line(x, _felt(card), x, row.y + card.y, stroke=colours.LINE)

    def release(self, release: date | None) -> None:
        x = self.plan.release_x
        if x is None or release is None:
            return
        bottom = max(self.plan.height, WATER_END)
        self.svg.line(x, RELEASE_LABEL - 14, x, bottom, stroke=colours.WATER, stroke_width="3")
        label = self.words.say("vrij op {day}", day=_day(release, self.words))
        self.svg.text(x + 9, RELEASE_LABEL, label, Look(weight=600, fill=colours.WATER))

    def feeling(self) -> None:
        cards = self.plan.dated()
        points = [(card.x + DOT, _felt(card)) for card in cards]
        if points:
            self.svg.path(_wave(points), stroke=colours.WATER, stroke_width="3.5")
        for card, (x, y) in zip(cards, points, strict=True):
            if card.event.stuck:
                corners = f"M{number(x)} {number(y - 11)}l11 19h-22Z"
                self.svg.path(corners, fill=colours.WHITE, stroke=colours.STUCK, stroke_width="3.5")
            else:
                self.svg.dot(x, y, 7, fill=colours.WHITE, stroke=colours.WATER, stroke_width="3.5")

    def cards(self) -> None:
        for row in self.plan.rows:
            for card in row.cards:
                self._card(row.y + card.y, card)

    def _name(self, row: Row) -> None:
        name = lane_word(self.words, row.lane)
        lines = broken(name[:1].upper() + name[1:], SEMIBOLD, TEXT, LABELS - 2 * MARGIN)
        self._lines(MARGIN, row.y + 36, lines, STRONG)

    def _card(self, y: float, card: Card) -> None:
        event, left = card.event, card.x + INSET
        self.svg.box(card.x, y, CARD, card.height, **_edge(event))
        base = y + INSET + SMALL
        self.svg.text(left, base, card.when, FAINT)
        base = self._lines(left, base + LINE, card.service, STRONG)
        base = self._lines(left, base, card.what, BODY)
        if event.stuck:
            self._warning(left, base - 14)
            self.svg.text(left + 24, base, self.words.say("liep vast"), STUCK)

    def _lines(self, x: float, base: float, lines: Sequence[str], look: Look) -> float:
        for line in lines:
            self.svg.text(x, base, line, look)
            base += LINE
        return base

    def _warning(self, x: float, y: float) -> None:
        place = f"translate({number(x)} {number(y)}) scale(0.7)"
        for data in icon("triangle-alert"):
            self.svg.path(data, transform=place, stroke=colours.STUCK, stroke_width="2.4")


def _edge(event: Event) -> dict[str, str]:
    stroke, fill = (
        (colours.STUCK, colours.STUCK_SOFT) if event.stuck else (colours.LINE, colours.WHITE)
    )
    edge = {"stroke": stroke, "fill": fill, "stroke_width": "1.5", "rx": "9"}
    if event.uncertain or event.day is None:
        edge["stroke_dasharray"] = "6 5"
    return edge


def _felt(card: Card) -> float:
    return WATERLINE - card.event.feeling * SWING


def _wave(points: Sequence[tuple[float, float]]) -> str:
    # Level at every event, so that the line never rises above what was felt.
    path = f"M{number(points[0][0])} {number(points[0][1])}"
    for (x, y), (to_x, to_y) in pairwise(points):
        middle = (x + to_x) / 2
        path += "C" + " ".join(number(each) for each in (middle, y, middle, to_y, to_x, to_y))
    return path
