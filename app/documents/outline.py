"""Reads the path data of an SVG: moves, lines and curves in absolute coordinates."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import atan2 as direction
from math import ceil, cos, hypot, pi, sin, sqrt, tan
from re import compile as pattern

Point = tuple[float, float]
TOKEN = pattern(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}
"""How many numbers each command takes; the shipped icons use no others."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One piece of an outline: a move holds 1 point, a line 1, a curve 3, a close none."""

    kind: str
    points: tuple[Point, ...] = ()


@dataclass(slots=True)
class _Pen:
    strokes: list[Stroke] = field(default_factory=list)
    at: Point = (0, 0)
    began: Point = (0, 0)

    def move(self, to: Point) -> None:
        self.strokes.append(Stroke("move", (to,)))
        self.at = self.began = to

    def line(self, to: Point) -> None:
        self.strokes.append(Stroke("line", (to,)))
        self.at = to

    def curve(self, first: Point, second: Point, to: Point) -> None:
        self.strokes.append(Stroke("curve", (first, second, to)))
        self.at = to

    def close(self) -> None:
        self.strokes.append(Stroke("close"))
        self.at = self.began


def outline(data: str) -> tuple[Stroke, ...]:
    """Return the strokes of one `d` attribute; a command that icons do not use raises KeyError."""
    pen = _Pen()
    for command, numbers in _commands(data):
        _draw(pen, command, numbers)
    return tuple(pen.strokes)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    tokens = TOKEN.findall(data)
    command, place = "", 0
    while place < len(tokens):
        if tokens[place].isalpha():
            command, place = tokens[place], place + 1
        count = TAKES[command.upper()]
        yield command, [float(token) for token in tokens[place : place + count]]
        place += count
        # More numbers after a move are lines, says the format.
        command = {"M": "L", "m": "l"}.get(command, command)


def _draw(pen: _Pen, command: str, numbers: list[float]) -> None:
    x, y = pen.at if command.islower() else (0.0, 0.0)
    match command.upper():
        case "M":
            pen.move((x + numbers[0], y + numbers[1]))
        case "L":
            pen.line((x + numbers[0], y + numbers[1]))
        case "H":
            pen.line((x + numbers[0], pen.at[1]))
        case "V":
            pen.line((pen.at[0], y + numbers[0]))
        case "C":
            ends = [(x + numbers[n], y + numbers[n + 1]) for n in (0, 2, 4)]
            pen.curve(ends[0], ends[1], ends[2])
        case "A":
            _arc(pen, numbers[:5], (x + numbers[5], y + numbers[6]))
        case _:
            pen.close()


def _arc(pen: _Pen, shape: list[float], to: Point) -> None:
    # W3C SVG 1.1, appendix F.6.5, for circles that are not turned: all that the icons hold.
    radius, large, sweep = (
        max(shape[0], hypot(to[0] - pen.at[0], to[1] - pen.at[1]) / 2),
        *shape[3:],
    )
    (x1, y1), (x2, y2) = pen.at, to
    half = hypot(x2 - x1, y2 - y1) / 2
    if not half:
        return
    away = sqrt(max(0.0, radius**2 - half**2)) / (2 * half)
    side = -1 if large != sweep else 1
    centre = ((x1 + x2) / 2 + side * away * (y2 - y1), (y1 + y2) / 2 - side * away * (x2 - x1))
    start = direction(y1 - centre[1], x1 - centre[0])
    turn = direction(y2 - centre[1], x2 - centre[0]) - start
    if sweep and turn < 0:
        turn += 2 * pi
    if not sweep and turn > 0:
        turn -= 2 * pi
    _turn(pen, centre, radius, (start, turn))


def _turn(pen: _Pen, centre: Point, radius: float, angles: tuple[float, float]) -> None:
    start, turn = angles
    pieces = ceil(abs(turn) / (pi / 2)) or 1
    step = turn / pieces
    reach = 4 / 3 * tan(step / 4) * radius
    for piece in range(pieces):
        a, b = start + piece * step, start + (piece + 1) * step
        end = (centre[0] + radius * cos(b), centre[1] + radius * sin(b))
        first = (pen.at[0] - reach * sin(a), pen.at[1] + reach * cos(a))
        second = (end[0] + reach * sin(b), end[1] - reach * cos(b))
        pen.curve(first, second, end)
